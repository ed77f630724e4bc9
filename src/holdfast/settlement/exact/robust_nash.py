"""The package with the greatest product of gains that are certain: least worth against the highest worth of no deal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from holdfast.settlement.evaluate import all_kept, below_floor, codes_of, holds
from holdfast.settlement.exact.contest import WINDOW, Known
from holdfast.settlement.exact.ideals import ideals_over
from holdfast.settlement.exact.model import Demands, Home, assemble
from holdfast.settlement.exact.nash import nash
from holdfast.settlement.exact.result import Result
from holdfast.settlement.exact.space import Gains, Space
from holdfast.settlement.exact.ties import listed, reported, vectors
from holdfast.settlement.exact.worst import least_payoff, least_worth, low_scores, refuse_if_unclear
from holdfast.settlement.problem import TOLERANCE, Group, Package, Problem, Ratification, Stake
from holdfast.settlement.solution import Point, Solution
from holdfast.solving.watch import Watch


@dataclass(frozen=True, slots=True)
class RobustNash:
    """What came of the search for it."""

    solution: Solution | None
    """Utilities are what the package is worth at least; nothing where no package is certain to be acceptable, or none
    was found in time."""
    none_acceptable: bool
    """Whether it is proven that no package is acceptable in every reading."""
    stopped: bool


def robust_nash(problem: Problem, *, watch: Watch, time_limit: float | None = None,
                within_floor: bool = True) -> RobustNash:
    """The greatest product of certain gains over the packages that are acceptable in every reading, ratified included.

    ``UsageProblem`` for weights below 0, or that cannot add up to their total. Proofs and gains as in ``points``.
    """
    for stake, whose in _stakes(problem):
        refuse_if_unclear(stake, whose)
    watch = watch.for_at_most(time_limit)
    space = _space(problem, Demands(within_floor=within_floor))
    known: Known = {}
    own = ideals_over(space, watch, known=known)
    if not known:
        return RobustNash(None, none_acceptable=own.none, stopped=not own.none)
    space.narrow(own.bounds, WINDOW)
    weights = tuple(party.bargaining_weight for party in problem.parties)
    result = nash(space, weights, own.bounds, watch, known=known)
    return RobustNash(_solution(problem, space, result), none_acceptable=False,
                      stopped=result.stopped or not own.proven)


def _solution(problem: Problem, space: Space, result: Result) -> Solution:
    chosen = reported(result.tied)
    return Solution(
        Point.NASH,
        tuple(gain + party.disagreement.high for gain, party in zip(chosen.gains, problem.parties, strict=True)),
        listed(space, result.tied, chosen.gains), result.value,
        len(vectors(result.tied)) if result.complete else None, result.complete, result.proven, result.gap, result.over,
    )


def _space(problem: Problem, demands: Demands) -> Space:
    home: list[Home] = []
    for party in problem.parties:
        groups = party.ratification.groups if party.ratification else ()
        home.append(tuple((group, least_payoff(group.stake, group.disagreement) if group.stake else None)
                          for group in groups))
    payoffs = [least_payoff(party.stake, party.disagreement) for party in problem.parties]
    return assemble(problem, demands, payoffs=payoffs, home=home,
                    numbers=[low_scores(stake) for stake, _ in _stakes(problem)],
                    judge=lambda package: _judged(problem, demands, package))


def _judged(problem: Problem, demands: Demands, package: Package) -> Gains | None:
    codes = codes_of([package], problem)
    if not all_kept(problem.limits, codes, problem)[0] or (demands.within_floor and below_floor(problem, codes)[0]):
        return None
    gains = tuple(least_worth(party.stake, problem, package) - party.disagreement.high for party in problem.parties)
    if min(gains, default=0.0) < -TOLERANCE:
        return None
    rules = (party.ratification for party in problem.parties if party.ratification is not None)
    return gains if all(_passes(problem, rule, package) for rule in rules) else None


def _passes(problem: Problem, rule: Ratification, package: Package) -> bool:
    """Whether the groups let the package pass in every reading; each is at its worst on its own, so all can be."""
    says = {group.id: _approves(problem, group, package) for group in rule.groups}
    votes = sum(group.weight for group in rule.groups if says[group.id])
    return votes >= rule.quota - TOLERANCE and all(says[group.id] for group in rule.groups if group.veto)


def _approves(problem: Problem, group: Group, package: Package) -> bool:
    if group.requires is not None and not holds(group.requires, codes_of([package], problem), problem)[0]:
        return False
    if group.stake is None:
        return True
    return least_worth(group.stake, problem, package) >= group.disagreement.high - TOLERANCE


def _stakes(problem: Problem) -> Iterator[tuple[Stake, str]]:
    for party in problem.parties:
        yield party.stake, party.id
        for group in party.ratification.groups if party.ratification else ():
            if group.stake is not None:
                yield group.stake, f"{group.id} ({party.id})"
