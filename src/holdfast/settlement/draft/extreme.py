"""The least and greatest value of a sum over open picks and over ranges, by a small branch and bound.

Without terms the sum falls apart into issues and the bound is the value. Terms tie issues together: the search
branches on the options they tell apart, best bound first, so that the first sum it takes up with every term decided is
the least.
"""

from __future__ import annotations

import heapq
import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from holdfast.document.conditions.ground import FALSE, TRUE, Formula
from holdfast.document.conditions.search import Masks, literals, simplify
from holdfast.settlement.draft.completions import bits
from holdfast.settlement.draft.interval import Factor, least_sum, negated, opposite
from holdfast.settlement.problem import Between, Problem, Stake, Term
from holdfast.settlement.reading import Worth
from holdfast.settlement.watch import Watch

NODES = 20_000
"""So many sets of picks are looked into before the search settles for a bound."""


@dataclass(frozen=True, slots=True, eq=False)
class Sum:
    """Weights times factors that depend on the picks, plus the terms that hold."""

    weights: tuple[Between, ...]
    factors: Callable[[Masks], Sequence[Factor]]
    """Per weight the least and greatest factor over the allowed options."""
    terms: tuple[Term, ...]
    total: float | None


@dataclass(frozen=True, slots=True)
class Extreme:
    """One end of a sum, and the options at which it is reached."""

    value: float
    exact: bool
    """Where not, the true end is no further out than this."""
    masks: Masks


@dataclass(frozen=True, slots=True)
class Bounds:
    """Least and greatest value of a sum."""

    low: float
    high: float
    exact: bool
    """Where not, the true ends are no further out than these."""

    def less(self, taken: Between) -> Bounds:
        """The bounds of the sum minus a number that lies in a range of its own."""
        return Bounds(self.low - taken.high, self.high - taken.low, self.exact)


def sum_over_ranges(problem: Problem, stake: Stake) -> Sum:
    """What packages are worth, with every number anywhere in its range."""
    ends = [[(score.low, score.high) for score in scores] for scores in stake.scores]
    issues = [issue.id for issue in problem.issues]

    def factors(masks: Masks) -> list[Factor]:
        allowed = [[of_issue[bit] for bit in bits(masks[id])] for id, of_issue in zip(issues, ends, strict=True)]
        return [(min(low for low, _ in scores), max(high for _, high in scores)) for scores in allowed]

    return Sum(stake.weights, factors, stake.terms, stake.shared_total)


def sum_in(problem: Problem, worth: Worth) -> Sum:
    """What packages are worth in one reading."""
    scores = tuple(tuple(Between.point(float(value)) for value in row) for row in worth.rows)
    terms = tuple(Term(formula, Between.point(value)) for formula, value in worth.terms)
    return sum_over_ranges(problem, Stake((Between.point(1.0),) * len(scores), scores, terms))


def bounds_of(whole: Sum, masks: Masks, *, watch: Watch | None = None) -> Bounds:
    """Both ends of a sum over the allowed options, of which every issue has at least one."""
    low = least(whole, masks, watch=watch)
    high = greatest(whole, masks, watch=watch)
    assert low is not None and high is not None  # noqa: PT018 - nothing but an empty issue or a condition leaves none
    return Bounds(low.value, high.value, low.exact and high.exact)


def greatest(whole: Sum, masks: Masks, *, keeping: Formula = TRUE, watch: Watch | None = None) -> Extreme | None:
    """The greatest value of a sum, of the packages that keep a condition; nothing where none does."""
    turned = Sum(
        whole.weights, lambda allowed: negated(whole.factors(allowed)),
        tuple(Term(term.formula, opposite(term.worth)) for term in whole.terms), whole.total,
    )
    found = least(turned, masks, keeping=keeping, watch=watch)
    return None if found is None else replace(found, value=-found.value)


def least(whole: Sum, masks: Masks, *, keeping: Formula = TRUE, watch: Watch | None = None) -> Extreme | None:
    """The least value of a sum, of the packages that keep a condition; nothing where none does."""
    watch = watch or Watch()
    order = itertools.count()
    waiting: list[tuple[float, int, Masks, Formula | None]] = []

    def look_at(allowed: Masks) -> None:
        node = _bound(whole, allowed, keeping) if all(allowed.values()) else None
        if node is not None:
            heapq.heappush(waiting, (node[0], next(order), allowed, node[1]))

    look_at(masks)
    for looked_into in itertools.count():
        if not waiting:
            break
        value, _, allowed, undecided = heapq.heappop(waiting)
        if undecided is None:
            return Extreme(value, exact=True, masks=allowed)
        if looked_into >= NODES or watch.is_over:
            return Extreme(value, exact=False, masks=allowed)
        chosen = next(literals(undecided))
        for part in (chosen.mask, ~chosen.mask):
            look_at({**allowed, chosen.variable: allowed[chosen.variable] & part})
    return None


def _bound(whole: Sum, allowed: Masks, keeping: Formula) -> tuple[float, Formula | None] | None:
    """A value that no package here is below, and a formula that is not decided yet; nothing where none keeps it."""
    kept = simplify(keeping, allowed)
    if kept == FALSE:
        return None
    undecided = None if kept == TRUE else kept
    value = least_sum(whole.weights, whole.factors(allowed), total=whole.total)
    for term in whole.terms:
        formula = simplify(term.formula, allowed)
        if formula == TRUE:
            value += term.worth.low
        elif formula != FALSE and term.worth != Between(0.0, 0.0):
            value += min(0.0, term.worth.low)
            undecided = undecided or formula
    return value, undecided
