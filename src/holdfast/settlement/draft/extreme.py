"""The least and greatest value of a sum over open picks and over ranges, by a small branch and bound.

Without terms the sum falls apart into issues and the bound is the value. Terms tie issues together: the search
branches on the options they tell apart, best bound first, so that the first sum it takes up with every term decided is
the least.
"""

from __future__ import annotations

import functools
import heapq
import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from holdfast.document.conditions.ground import FALSE, TRUE, All, Formula, Lit
from holdfast.document.conditions.search import Masks, literals, simplify
from holdfast.inputs.between import Between
from holdfast.settlement.draft.completions import bits
from holdfast.settlement.draft.interval import Factor, least_sum, negated, opposite
from holdfast.settlement.problem import Problem, Stake, Term
from holdfast.settlement.reading import Worth
from holdfast.solving.watch import Watch

_NOTHING = Between(0.0, 0.0)

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
    issues = [(issue.id, _ends(scores)) for issue, scores in zip(problem.issues, stake.scores, strict=True)]

    def factors(masks: Masks) -> list[Factor]:
        return [ends(masks[id]) for id, ends in issues]

    return Sum(stake.weights, factors, stake.terms, stake.shared_total)


def _ends(scores: Sequence[Between]) -> Callable[[int], Factor]:
    @functools.cache
    def ends(mask: int) -> Factor:
        allowed = [scores[bit] for bit in bits(mask)]
        return min(score.low for score in allowed), max(score.high for score in allowed)

    return ends


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


def greatest(whole: Sum, masks: Masks, *, keeping: Formula = TRUE, nodes: int | None = None,
             watch: Watch | None = None) -> Extreme | None:
    """The greatest value of a sum, of the packages that keep a condition; nothing where none does."""
    turned = Sum(
        whole.weights, lambda allowed: negated(whole.factors(allowed)),
        tuple(Term(term.formula, opposite(term.worth)) for term in whole.terms), whole.total,
    )
    found = least(turned, masks, keeping=keeping, nodes=nodes, watch=watch)
    return None if found is None else replace(found, value=-found.value)


def least(whole: Sum, masks: Masks, *, keeping: Formula = TRUE, nodes: int | None = None,
          watch: Watch | None = None) -> Extreme | None:
    """The least value of a sum, of the packages that keep a condition; nothing where none does."""
    watch, nodes = watch or Watch(), NODES if nodes is None else nodes
    # Of equal bounds the newest comes first: it has the most decided, and plateaus are not searched in breadth.
    waiting: list[tuple[float, int, _Node]] = []
    order = itertools.count(0, -1)

    def look_at(allowed: Masks, above: _Node) -> None:
        node = _narrowed(whole, allowed, above)
        if node is not None:
            heapq.heappush(waiting, (node.value, next(order), node))

    look_at(masks, _Node(masks, keeping, whole.terms, 0.0, 0.0))
    for looked_into in itertools.count():
        if not waiting:
            break
        node = heapq.heappop(waiting)[2]
        undecided = node.keeping if node.keeping != TRUE else next((term.formula for term in node.open), None)
        if undecided is None:
            return Extreme(node.value, exact=True, masks=node.allowed)
        if looked_into >= nodes or watch.is_over:
            return Extreme(node.value, exact=False, masks=node.allowed)
        chosen = next(literals(undecided))
        for part in (chosen.mask, ~chosen.mask):
            look_at({**node.allowed, chosen.variable: node.allowed[chosen.variable] & part}, node)
    return None


@dataclass(frozen=True, slots=True, eq=False)
class _Node:
    """Allowed options, with what of the condition and of the terms they leave undecided."""

    allowed: Masks
    keeping: Formula
    open: tuple[Term, ...]
    held: float
    """What the terms that certainly hold add at least."""
    value: float
    """No package here is below this."""


def _narrowed(whole: Sum, allowed: Masks, above: _Node) -> _Node | None:
    """The node for fewer allowed options; nothing where none of their packages keeps the condition."""
    found = _kept(above.keeping, allowed)
    if found is None:
        return None
    allowed, keeping = found
    held, undecided = above.held, []
    for term in above.open:
        formula = simplify(term.formula, allowed)
        if formula == TRUE:
            held += term.worth.low
        elif formula != FALSE and term.worth != _NOTHING:
            undecided.append(Term(formula, term.worth))
    value = least_sum(whole.weights, whole.factors(allowed), total=whole.total) + held
    return _Node(allowed, keeping, tuple(undecided), held, value + sum(min(0.0, term.worth.low) for term in undecided))


def _kept(keeping: Formula, allowed: Masks) -> tuple[Masks, Formula] | None:
    """The allowed options without those a condition rules out by themselves, and what of it is left to decide."""
    masks = dict(allowed)
    while all(masks.values()):
        keeping = simplify(keeping, masks)
        if keeping == FALSE:
            return None
        parts = keeping.parts if isinstance(keeping, All) else (keeping,)
        forced = [part for part in parts if isinstance(part, Lit)]
        if not forced:
            return masks, keeping
        for part in forced:
            masks[part.variable] &= part.mask
    return None
