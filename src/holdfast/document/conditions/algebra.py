"""A condition handed to a solver: folded into its own expressions, or as clauses."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from holdfast.document.conditions.ast import And, Compared, Condition, Const, Not, Or, Picked
from holdfast.document.conditions.domain import Domain
from holdfast.document.conditions.ground import FALSE, TRUE, All, Formula, Lit, join
from holdfast.document.conditions.options import option_formulas
from holdfast.errors import UsageProblem

MAX_CLAUSES = 4000

T = TypeVar("T")


class Algebra(Protocol[T]):
    """What a solver offers to build an expression with."""

    def literal(self, issue: str, option: str) -> T:
        """The expression that the issue takes the option."""

    def all(self, parts: Sequence[T]) -> T:
        """The expression that every part is true; there are at least two."""

    def any(self, parts: Sequence[T]) -> T:
        """The expression that some part is true; there are at least two."""

    def negate(self, part: T) -> T:
        """The expression that the part is not true."""

    def constant(self, value: bool, /) -> T:  # noqa: FBT001 - a constant is its value
        """The expression that is always true, or never."""


@dataclass(frozen=True, slots=True, order=True)
class Literal:
    """The issue takes the option, or does not."""

    issue: str
    option: str
    positive: bool


Clause = tuple[Literal, ...]
"""Literals of which at least one is true; the empty clause is false."""


def fold(condition: Condition, algebra: Algebra[T], *, domain: Domain) -> T:
    """The condition in the expressions of an algebra.

    A comparison becomes the options that satisfy it, and a parameter a constant.
    ``UsageProblem`` for event atoms and where a range leaves a comparison undecided.
    """
    match condition:
        case And(parts):
            return algebra.all([fold(part, algebra, domain=domain) for part in parts])
        case Or(parts):
            return algebra.any([fold(part, algebra, domain=domain) for part in parts])
        case Not(part):
            return algebra.negate(fold(part, algebra, domain=domain))
        case Const() | Picked() | Compared():
            return _fold_atom(condition, algebra, domain)
    raise UsageProblem("events decide this condition; a solver chooses among packages only")


def _fold_atom(atom: Const | Picked | Compared, algebra: Algebra[T], domain: Domain) -> T:
    formulas = option_formulas(atom, domain)
    if len(formulas) > 1:
        raise UsageProblem("a range leaves a comparison undecided; fix the number, or use clauses")
    formula = formulas[0]
    if not isinstance(formula, Lit):
        return algebra.constant(formula == TRUE)
    options = domain.of_issue(formula.variable)
    chosen = [option for bit, option in enumerate(options) if formula.mask >> bit & 1]
    if len(chosen) == 1:
        return algebra.literal(formula.variable, chosen[0])
    return algebra.any([algebra.literal(formula.variable, option) for option in chosen])


def clauses(condition: Condition, domain: Domain) -> tuple[Clause, ...]:
    """Clauses that are all true exactly where a package keeps the condition for every value of every range.

    They take for granted that each issue takes exactly one option. For the packages that cross a condition, ask for
    the clauses of its negation. ``UsageProblem`` for more than ``MAX_CLAUSES``.
    """
    formula = join(All, option_formulas(condition, domain))
    return tuple(sorted(_written(clause, domain) for clause in _clauses(formula, domain)))


_Masks = dict[str, int]  # one clause: variable → options that make it true


def _clauses(formula: Formula, domain: Domain) -> list[_Masks]:
    if formula == FALSE:
        return [{}]
    if isinstance(formula, Lit):
        return [{formula.variable: formula.mask}]
    parts = [_clauses(part, domain) for part in formula.parts]
    if isinstance(formula, All):
        return _without_weaker([clause for part in parts for clause in part])
    found: list[_Masks] = [{}]
    for part in parts:
        _check_count(len(found) * len(part))
        merged = [_either(one, other) for one in found for other in part]
        found = _without_weaker([clause for clause in merged if not _always(clause, domain)])
    return found


def _either(one: _Masks, other: _Masks) -> _Masks:
    return {name: one.get(name, 0) | other.get(name, 0) for name in one | other}


def _always(clause: _Masks, domain: Domain) -> bool:
    return any(mask + 1 == 1 << len(domain.of_issue(name)) for name, mask in clause.items())


def _without_weaker(found: Iterable[_Masks]) -> list[_Masks]:
    """The clauses that no other clause implies."""
    unique = {tuple(sorted(clause.items())): clause for clause in found}
    _check_count(len(unique))
    kept: list[_Masks] = []
    for clause in sorted(unique.values(), key=lambda clause: sum(mask.bit_count() for mask in clause.values())):
        if not any(all(clause.get(name, 0) & mask == mask for name, mask in other.items()) for other in kept):
            kept.append(clause)
    return kept


def _check_count(count: int) -> None:
    if count > MAX_CLAUSES:
        raise UsageProblem(f"the condition needs more than {MAX_CLAUSES} clauses; split it, or use fold")


def _written(clause: _Masks, domain: Domain) -> Clause:
    literals: list[Literal] = []
    for name, mask in clause.items():
        options = domain.of_issue(name)
        left_out = [option for bit, option in enumerate(options) if not mask >> bit & 1]
        if len(left_out) == 1 and len(options) > 2:
            literals.append(Literal(name, left_out[0], positive=False))
        else:
            literals += [Literal(name, option, positive=True) for option in options if option not in left_out]
    return tuple(sorted(literals))
