"""Options that are no better for anybody than another of the same issue, whatever else is agreed and assumed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from holdfast.document.conditions.ground import All, Formula, join
from holdfast.document.conditions.search import Masks, satisfiable, simplify
from holdfast.settlement.draft.between_drafts import turns
from holdfast.settlement.draft.completions import every_option
from holdfast.settlement.draft.extreme import Bounds, Sum, bounds_of
from holdfast.settlement.draft.interval import Factor
from holdfast.settlement.draft.lines import negation
from holdfast.settlement.problem import TOLERANCE, Issue, Problem, Stake, Term
from holdfast.solving.watch import Watch


@dataclass(frozen=True, slots=True)
class DominatedPick:
    """An option, and another that is worth no less to every party and every group at home in every case.

    No limit and no demand at home is kept by the first and broken by the second, whatever the other picks.
    """

    issue: str
    option: str
    by: str


@dataclass(frozen=True, slots=True)
class DominatedPicks:
    """All dominated picks, in the order of issues and options."""

    picks: tuple[DominatedPick, ...]
    complete: bool
    """Whether all pairs of options were looked at to the end."""


def dominated_picks(problem: Problem, *, watch: Watch | None = None) -> DominatedPicks:
    """Which options are dominated by one within the floor, whatever the numbers turn out to be."""
    watch = watch or Watch()
    below = {(entry.issue, entry.option) for entry in problem.floor}
    found: list[DominatedPick] = []
    complete = True
    for issue in problem.issues:
        for worse, option in enumerate(issue.options):
            for better, other in enumerate(issue.options):
                if watch.is_over:
                    return DominatedPicks(tuple(found), complete=False)
                if worse == better or (issue.id, other) in below:
                    continue
                dominates, exact = _dominates(problem, _Pair(issue, better, worse), watch)
                complete = complete and exact
                if dominates:
                    found.append(DominatedPick(issue.id, option, other))
    return DominatedPicks(tuple(found), complete)


@dataclass(frozen=True, slots=True)
class _Pair:
    issue: Issue
    better: int
    worse: int


def _dominates(problem: Problem, pair: _Pair, watch: Watch) -> tuple[bool, bool]:
    """Whether one option dominates the other, and whether the answer is exact."""
    if any(_may_break(problem, formula, pair) for formula in _demands(problem)):
        return False, True
    gains: list[Bounds] = []
    for stake in _stakes(problem):
        gains.append(_gain(problem, stake, pair, watch))
        if gains[-1].low < -TOLERANCE:
            return False, gains[-1].exact
    return any(gain.exact and gain.high > TOLERANCE for gain in gains), all(gain.exact for gain in gains)


def _demands(problem: Problem) -> Iterator[Formula]:
    yield from (limit.formula for limit in (*problem.limits, *problem.negotiable))
    for party in problem.parties:
        for group in party.ratification.groups if party.ratification else ():
            if group.requires is not None:
                yield group.requires


def _stakes(problem: Problem) -> Iterator[Stake]:
    for party in problem.parties:
        yield party.stake
        for group in party.ratification.groups if party.ratification else ():
            if group.stake is not None:
                yield group.stake


def _may_break(problem: Problem, formula: Formula, pair: _Pair) -> bool:
    """Whether some other picks keep a demand with the worse option and break it with the better one."""
    every = every_option(problem)
    broken = negation(_with(formula, every, pair.issue, pair.better), every)
    return satisfiable(join(All, (_with(formula, every, pair.issue, pair.worse), broken)), every)


def _with(formula: Formula, every: Masks, issue: Issue, option: int) -> Formula:
    return simplify(formula, {**every, issue.id: 1 << option})


def _gain(problem: Problem, stake: Stake, pair: _Pair, watch: Watch) -> Bounds:
    """What the better option is worth more, over all other picks and ranges."""
    every = every_option(problem)
    position = problem.issues.index(pair.issue)
    up, down = stake.scores[position][pair.better], stake.scores[position][pair.worse]
    factors: list[Factor] = [(0.0, 0.0)] * len(problem.issues)
    factors[position] = (up.low - down.high, up.high - down.low)
    terms: list[Term] = []
    for term in stake.terms:
        here, there = (_with(term.formula, every, pair.issue, option) for option in (pair.better, pair.worse))
        terms.extend(turns(term, here, there, every))
    return bounds_of(Sum(stake.weights, lambda _: factors, tuple(terms), stake.shared_total), every, watch=watch)
