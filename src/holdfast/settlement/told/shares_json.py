"""What holds over uncertain preferences as JSON: shares of draws with their errors, and what is certain."""

from __future__ import annotations

from typing import Any

from holdfast.settlement.exact.robust_nash import RobustNash
from holdfast.settlement.problem import Problem
from holdfast.settlement.robust.result import Acceptance, GivenShares, PointShares, Reaching, Robust, Smaa
from holdfast.settlement.robust.share import Share
from holdfast.settlement.told.answers_json import robust_point_json


def robust_json(robust: Robust | None, solved: RobustNash | None, problem: Problem) -> dict[str, Any] | None:
    """Everything over the whole set of assumptions; null where nobody's preferences are known."""
    if robust is None:
        return None
    points = robust.points
    return {
        "way": robust.way.value,
        "why": robust.why,
        "seed": robust.seed,
        "draws": robust.draws,
        "chances": {"tied": robust.chances.tied, "contradict": robust.chances.contradict},
        "any_acceptable": share_json(robust.smaa.any_acceptable if robust.smaa else robust.given.any_acceptable),
        "certain": {"necessary": robust.certain.necessary, "possible": robust.certain.possible}
        if robust.certain else None,
        "nash": robust_point_json(points.nash, problem) if points else solved_json(solved, problem),
        "regret": robust_point_json(points.regret, problem) if points else None,
        "given": _given_json(robust.given, problem),
        "smaa": _smaa_json(robust.smaa, problem) if robust.smaa else None,
    }


def share_json(share: Share | None) -> dict[str, Any] | None:
    """A share of draws with its standard error and 95 % interval."""
    if share is None:
        return None
    return {"count": share.count, "draws": share.draws, "value": share.value, "error": share.error, "low": share.low,
            "high": share.high}


def _given_json(given: GivenShares, problem: Problem) -> dict[str, Any]:
    return {
        "draws": given.draws, "asked": given.asked, "unknown": given.unknown,
        "packages": {name: _acceptance_json(one, problem) for name, one in given.packages.items()},
    }


def _acceptance_json(one: Acceptance, problem: Problem) -> dict[str, Any]:
    ids = [party.id for party in problem.parties]
    return {
        "package": problem.named(one.package),
        "feasible": one.is_feasible,
        "below_floor": one.below_floor,
        "parties": {id: share_json(share) for id, share in zip(ids, one.parties, strict=True)},
        "all": share_json(one.all_accept),
        "necessary": {**dict(zip(ids, one.necessary, strict=True))},
        "possible": {**dict(zip(ids, one.possible, strict=True))},
        "necessary_for_all": one.necessary_for_all,
        "possible_for_all": one.possible_for_all,
    }


def _smaa_json(smaa: Smaa, problem: Problem) -> dict[str, Any]:
    return {
        "draws": smaa.draws, "asked": smaa.asked, "feasible": smaa.feasible, "below_floor": smaa.below_floor,
        "ever_accepted": smaa.ever_accepted,
        "most_accepted": [_acceptance_json(one, problem) for one in smaa.most_accepted],
        "points": {entry.point.value: _point_json(entry, problem) for entry in smaa.points},
        "favourites": {
            entry.party: [{"package": problem.named(package), "share": share_json(share)}
                          for package, share in entry.packages]
            for entry in smaa.favourites
        },
    }


def _point_json(entry: PointShares, problem: Problem) -> dict[str, Any]:
    return {"different": entry.different, "packages": [_reaching_json(one, problem) for one in entry.packages]}


def _reaching_json(one: Reaching, problem: Problem) -> dict[str, Any]:
    return {
        "package": problem.named(one.package),
        "share": share_json(one.share),
        "central_weights": {
            party.id: dict(zip((issue.id for issue in problem.issues), weights, strict=True))
            for party, weights in zip(problem.parties, one.central, strict=True)
        },
        "confidence": share_json(one.confidence),
    }


def solved_json(solved: RobustNash | None, problem: Problem) -> dict[str, Any] | None:
    """The robust Nash package that the solver found; null where there is none, or none was found in time."""
    if solved is None or solved.solution is None:
        return None
    found = solved.solution
    return {
        "packages": [problem.named(package) for package in found.packages],
        "objective": found.objective,
        "values": {party.id: value - party.disagreement.high
                   for party, value in zip(problem.parties, found.utilities, strict=True)},
    }
