"""Plans and the draft as JSON."""

from __future__ import annotations

from typing import Any

from holdfast.settlement.draft.distance import PackageDistance
from holdfast.settlement.draft.dominated_picks import DominatedPicks
from holdfast.settlement.draft.extreme import Bounds
from holdfast.settlement.draft.lines import Lines
from holdfast.settlement.draft.nearer import Nearer
from holdfast.settlement.draft.plans import Plans, PlanView
from holdfast.settlement.draft.sentences import (
    distance_sentence,
    dominance_sentence,
    dominated_pick_sentence,
    ends_sentence,
    plan_sentence,
    trade_sentence,
    trades_sentence,
)
from holdfast.settlement.draft.single_text import Ends, Path
from holdfast.settlement.draft.trades import Trade, Trades
from holdfast.settlement.problem import Problem
from holdfast.settlement.settle import DraftPicture


def plans_json(plans: Plans, problem: Problem) -> dict[str, Any]:
    """The plans in the order given; nothing is ranked."""
    return {
        "plans": [_plan_json(plan, problem) for plan in plans.plans],
        "dominances": [
            {"plan": one.plan, "over": one.over, "sentence": dominance_sentence(problem, one)}
            for one in plans.dominances
        ],
        "complete": plans.complete,
        "dominated_picks": _picks_json(plans.dominated_picks, problem),
    }


def draft_json(draft: DraftPicture | None, problem: Problem) -> dict[str, Any] | None:
    """The one draft; null where there is none or several."""
    if draft is None:
        return None
    far = draft.distance
    return {
        "name": draft.plan.name,
        "package": problem.named(draft.package) if draft.package is not None else None,
        "distance": {
            "completions": far.completions, "best_only": far.is_best_only, "best_proven": far.best_proven,
            "packages": [_distance_json(one, problem) for one in far.packages],
            "sentence": distance_sentence(problem, far),
        },
        "trades": _trades_json(draft.trades, problem) if draft.trades else None,
        "negotiations": _ends_json(draft.ends, problem) if draft.ends else None,
    }


def _plan_json(plan: PlanView, problem: Problem) -> dict[str, Any]:
    standing = plan.standing
    return {
        "name": plan.name,
        "completions": standing.completions,
        "open": list(standing.open_issues),
        "parties": {
            one.party: {"gain": _bounds_json(one.over_ranges), "gain_at_mid": _bounds_json(one.at_mid)}
            for one in standing.parties
        },
        "accepted": {one.party: {"held": one.held.value, "proven": one.proven} for one in plan.accepted},
        "firm": _lines_json(standing.firm),
        "negotiable": _lines_json(standing.negotiable),
        "feasible": plan.feasible.value,
        "some_acceptable": standing.some_acceptable,
        "below_floor": [{"issue": entry.issue, "option": entry.option} for entry in standing.below_floor],
        "sentence": plan_sentence(problem, plan),
    }


def _bounds_json(bounds: Bounds) -> dict[str, Any]:
    return {"low": bounds.low, "high": bounds.high, "exact": bounds.exact}


def _lines_json(lines: Lines) -> dict[str, list[str]]:
    return {"kept": list(lines.kept), "crossed": list(lines.crossed), "open": list(lines.open)}


def _picks_json(picks: DominatedPicks, problem: Problem) -> dict[str, Any]:
    return {
        "complete": picks.complete,
        "picks": [
            {"issue": one.issue, "option": one.option, "by": one.by, "sentence": dominated_pick_sentence(problem, one)}
            for one in picks.picks
        ],
    }


def _distance_json(one: PackageDistance, problem: Problem) -> dict[str, Any]:
    return {
        "package": problem.named(one.package),
        "gains": _by_party(one.gains, problem),
        "feasible": one.feasible,
        "acceptable": one.acceptable,
        "better": [_nearer_json(nearer, problem) for nearer in one.better],
        "to_frontier": one.to_frontier,
    }


def _nearer_json(nearer: Nearer, problem: Problem) -> dict[str, Any]:
    return {
        "among": nearer.among.value,
        "dominated": nearer.dominated,
        "example": problem.named(nearer.example) if nearer.example is not None else None,
        "everybody_more": {"low": nearer.low, "high": nearer.high},
    }


def _trades_json(trades: Trades, problem: Problem) -> dict[str, Any]:
    return {
        "proposed": [_trade_json(trade, problem) for trade in trades.proposed],
        "held_back": [{**_trade_json(held.trade, problem), "reasons": list(held.reasons)} for held in trades.held_back],
        "floor_checked": trades.floor_checked,
        "complete": trades.complete,
        "sentence": trades_sentence(problem, trades),
    }


def _trade_json(trade: Trade, problem: Problem) -> dict[str, Any]:
    return {
        "changes": _changes_json(trade.changes),
        "gains": _by_party(trade.gains, problem),
        "over_ranges": {
            party.id: {"low": more.low, "high": more.high}
            for party, more in zip(problem.parties, trade.over_ranges, strict=True)
        },
        "robust": trade.robust,
        "gaining": list(trade.gaining),
        "equal": list(trade.equal),
        "repairs": list(trade.repairs),
        "crosses_negotiable": list(trade.crosses_negotiable),
        "sentence": trade_sentence(problem, trade),
    }


def _ends_json(ends: Ends, problem: Problem) -> dict[str, Any]:
    return {
        "seeds": [path.seed for path in ends.paths],
        "paths": [_path_json(path, problem) for path in ends.paths],
        "ends": [
            {"package": problem.named(end.package), "times": end.times, "gains": _by_party(end.gains, problem)}
            for end in ends.ends
        ],
        "sentence": ends_sentence(problem, ends),
    }


def _path_json(path: Path, problem: Problem) -> dict[str, Any]:
    return {
        "seed": path.seed,
        "proposals": path.proposals,
        "withheld": path.withheld,
        "complete": path.complete,
        "acceptable_at_end": path.acceptable_at_end,
        "gains_at_start": _by_party(path.gains_at_start, problem),
        "gains_at_end": _by_party(path.gains_at_end, problem),
        "end": problem.named(path.end),
        "steps": [
            {"round": step.round, "changes": _changes_json(step.changes), "at_a_loss": list(step.at_a_loss)}
            for step in path.steps
        ],
    }


def _changes_json(changes: tuple[tuple[str, str, str], ...]) -> list[dict[str, str]]:
    return [{"issue": issue, "from": before, "to": after} for issue, before, after in changes]


def _by_party(values: tuple[float, ...], problem: Problem) -> dict[str, float]:
    return {party.id: value for party, value in zip(problem.parties, values, strict=True)}
