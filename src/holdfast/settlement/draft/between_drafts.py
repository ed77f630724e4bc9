"""What one draft gives somebody more than another, over all completions of both and everything the ranges allow."""

from __future__ import annotations

from collections.abc import Iterator

from holdfast.document.conditions.ground import All, Formula, join
from holdfast.document.conditions.search import Masks
from holdfast.inputs.between import Between
from holdfast.settlement.draft.completions import bits, every_option
from holdfast.settlement.draft.extreme import Bounds, Sum, bounds_of
from holdfast.settlement.draft.interval import Factor, opposite
from holdfast.settlement.draft.lines import negation, renamed
from holdfast.settlement.problem import Problem, Stake, Term
from holdfast.solving.watch import Watch

_OTHER = "\N{PRIME}"
"""After the id of an issue, it stands for the pick of the other draft; no id ends so."""


def gain_between(problem: Problem, stake: Stake, one: Masks, other: Masks, *, watch: Watch | None = None) -> Bounds:
    """What completions of one draft are worth more than completions of the other, each completed on its own.

    Weights, scores and terms are the same numbers on both sides.
    """
    issues = [issue.id for issue in problem.issues]

    def factors(masks: Masks) -> list[Factor]:
        return [
            _difference(scores, bits(masks[issue]), bits(masks[issue + _OTHER]))
            for issue, scores in zip(issues, stake.scores, strict=True)
        ]

    every = every_option(problem)
    terms = tuple(turned for term in stake.terms for turned in turns(
        term, term.formula, renamed(term.formula, _OTHER), _beside(every, every)))
    return bounds_of(Sum(stake.weights, factors, terms, stake.shared_total), _beside(one, other), watch=watch)


def turns(term: Term, here: Formula, there: Formula, every: Masks) -> Iterator[Term]:
    """A term that counts for one package and against another, as two of which at most one holds."""
    if here == there:
        return
    yield Term(join(All, (here, negation(there, every))), term.worth)
    yield Term(join(All, (there, negation(here, every))), opposite(term.worth))


def _beside(one: Masks, other: Masks) -> dict[str, int]:
    return {**one, **{issue + _OTHER: mask for issue, mask in other.items()}}


def _difference(scores: tuple[Between, ...], one: list[int], other: list[int]) -> Factor:
    """Scores of two options range on their own; an option against itself makes no difference."""
    apart = [(scores[mine], scores[theirs]) for mine in one for theirs in other if mine != theirs]
    ends = [(mine.low - theirs.high, mine.high - theirs.low) for mine, theirs in apart]
    ends += [(0.0, 0.0)] if set(one) & set(other) else []
    return min(low for low, _ in ends), max(high for _, high in ends)
