"""Which limits a draft keeps, crosses or leaves open, judged over all its completions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from holdfast.document.conditions.completions import Verdict
from holdfast.document.conditions.ground import All, Any, Formula, Lit, join
from holdfast.document.conditions.search import Masks, satisfiable
from holdfast.settlement.problem import Limit, Problem


@dataclass(frozen=True, slots=True)
class Lines:
    """The ids of limits by what the completions do to them, each in the order of the problem."""

    crossed: tuple[str, ...]
    """Broken by every completion."""
    kept: tuple[str, ...]
    """Kept by every completion."""
    open: tuple[str, ...]
    """Kept by some completions and broken by others."""


def lines_at(limits: Iterable[Limit], masks: Masks, every: Masks) -> Lines:
    """The limits sorted by what the allowed options do to them."""
    found: dict[Verdict, list[str]] = {verdict: [] for verdict in Verdict}
    for limit in limits:
        found[_verdict(limit.formula, masks, every)].append(limit.id)
    return Lines(tuple(found[Verdict.CROSSED]), tuple(found[Verdict.KEPT]), tuple(found[Verdict.OPEN]))


def _verdict(formula: Formula, masks: Masks, every: Masks) -> Verdict:
    if not satisfiable(negation(formula, every), masks):
        return Verdict.KEPT
    return Verdict.OPEN if satisfiable(formula, masks) else Verdict.CROSSED


def all_limits(problem: Problem) -> Formula:
    """The formula that every firm limit is kept."""
    return join(All, (limit.formula for limit in problem.limits))


def negation(formula: Formula, every: Masks) -> Formula:
    """The formula that is true exactly where this one is not; ``every`` holds all options of each issue."""
    if isinstance(formula, Lit):
        return Lit(formula.variable, every[formula.variable] & ~formula.mask)
    return join(Any if isinstance(formula, All) else All, (negation(part, every) for part in formula.parts))


def true_at(formula: Formula, chosen: Mapping[str, int]) -> bool:
    """Whether the formula holds at one package, given as issue → the bit of its option."""
    if isinstance(formula, Lit):
        return bool(chosen[formula.variable] & formula.mask)
    decide = all if isinstance(formula, All) else any
    return decide(true_at(part, chosen) for part in formula.parts)


def renamed(formula: Formula, mark: str) -> Formula:
    """The formula about another package: each issue gets a mark after its id."""
    if isinstance(formula, Lit):
        return Lit(formula.variable + mark, formula.mask)
    return type(formula)(tuple(renamed(part, mark) for part in formula.parts))
