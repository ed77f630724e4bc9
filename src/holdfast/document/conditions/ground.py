"""A condition over finitely many values: each atom becomes the set of values for which it is true.

A number with a range is cut at the thresholds the condition compares it with: every threshold inside the range is a
value of its own, and so is every open interval between two of them. No atom can tell two numbers of one interval apart,
so the finite formula is exact, end points included.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from holdfast.document.conditions.ast import (
    And,
    Atom,
    Compared,
    Condition,
    Const,
    EventAtom,
    Not,
    Operator,
    Or,
    Picked,
    atoms,
)
from holdfast.document.conditions.domain import Domain, Range
from holdfast.errors import UsageProblem


@dataclass(frozen=True, slots=True)
class Lit:
    """The variable takes one of the values whose bits are set in ``mask``."""

    variable: str
    mask: int


@dataclass(frozen=True, slots=True)
class All:
    """Every part is true; of no part, true."""

    parts: tuple[Formula, ...]


@dataclass(frozen=True, slots=True)
class Any:
    """Some part is true; of no part, false."""

    parts: tuple[Formula, ...]


Formula = Lit | All | Any
"""A formula without negation: an atom is negated by the complement of its mask."""

TRUE = All(())
FALSE = Any(())


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a variable: an option, a number or open interval of numbers, or an option with such a number."""

    option: str | None
    region: Range | None
    """(n, n) is the number n itself; (a, b) with a < b is everything strictly between."""


@dataclass(frozen=True, slots=True)
class Grounded:
    """A formula with the values that each of its variables can take; bit k of a mask is value k."""

    formula: Formula
    values: Mapping[str, tuple[Value, ...]]


def ground(condition: Condition, domain: Domain) -> Grounded:
    """The condition over finitely many values; ``UsageProblem`` for event atoms and for names not in the domain."""
    thresholds: dict[str, set[Decimal]] = {}
    values: dict[str, tuple[Value, ...]] = {}
    found = list(atoms(condition))
    for atom in found:
        if isinstance(atom, Compared):
            thresholds.setdefault(atom.name, set()).add(atom.number)
    for atom in found:
        if isinstance(atom, EventAtom):
            raise UsageProblem("events decide this condition; only conditions over the text have a verdict over picks")
        if isinstance(atom, Picked | Compared):
            name = atom.issue if isinstance(atom, Picked) else atom.name
            values[name] = tuple(_values(name, thresholds.get(name, ()), domain))
    return Grounded(_formula(condition, values, domain, wanted=True), values)


def join(kind: type[All | Any], parts: Iterable[Formula]) -> Formula:
    """The parts under All or Any, flattened, with constants and repeats removed."""
    neutral, absorbing = (TRUE, FALSE) if kind is All else (FALSE, TRUE)
    kept: dict[Formula, None] = {}
    for part in parts:
        if part == absorbing:
            return absorbing
        if part != neutral:
            kept.update(dict.fromkeys(part.parts if isinstance(part, kind) else (part,)))
    return next(iter(kept)) if len(kept) == 1 else kind(tuple(kept))


def compare(region: Range, operator: Operator, number: Decimal) -> bool:
    """Whether every number of a region compares so; the number is a threshold, so it is not strictly inside."""
    low, high = region
    if low == high:
        return operator.compares(low, number)
    if operator in (Operator.LESS, Operator.AT_MOST):
        return high <= number
    if operator in (Operator.MORE, Operator.AT_LEAST):
        return low >= number
    return operator is Operator.UNEQUAL


def regions(bounds: Range, thresholds: Iterable[Decimal]) -> Iterator[Range]:
    """The range cut into single numbers at its ends and thresholds and open intervals between them, rising."""
    low, high = bounds
    points = sorted({low, high, *(cut for cut in thresholds if low < cut < high)})
    for position, point in enumerate(points):
        if position:
            yield points[position - 1], point
        yield point, point


def _values(name: str, thresholds: Iterable[Decimal], domain: Domain) -> Iterator[Value]:
    if name not in domain.options:
        if not thresholds:
            domain.of_issue(name)
        yield from (Value(None, region) for region in regions(domain.parameter(name), thresholds))
        return
    for option in domain.options[name]:
        if not thresholds:
            yield Value(option, None)
        else:
            yield from (Value(option, region) for region in regions(domain.value_of(name, option), thresholds))


def _formula(condition: Condition, values: Mapping[str, tuple[Value, ...]], domain: Domain, *, wanted: bool) -> Formula:
    if isinstance(condition, Not):
        return _formula(condition.part, values, domain, wanted=not wanted)
    if isinstance(condition, And | Or):
        kind = All if isinstance(condition, And) is wanted else Any
        return join(kind, (_formula(part, values, domain, wanted=wanted) for part in condition.parts))
    return _literal(condition, values, domain, wanted=wanted)


def _literal(atom: Atom, values: Mapping[str, tuple[Value, ...]], domain: Domain, *, wanted: bool) -> Formula:
    if isinstance(atom, Const):
        return TRUE if atom.value is wanted else FALSE
    if isinstance(atom, Picked):
        for option in atom.options:
            domain.position(atom.issue, option)
        true = [value.option in atom.options for value in values[atom.issue]]
        return literal(atom.issue, true, wanted=wanted)
    assert isinstance(atom, Compared)  # ground() has refused event atoms
    held = [compare(value.region, atom.operator, atom.number) for value in values[atom.name] if value.region]
    return literal(atom.name, held, wanted=wanted)


def literal(variable: str, true: Iterable[bool], *, wanted: bool = True) -> Formula:
    """The literal that is true for the values marked, or for the others; a constant where it cannot vary."""
    marks = [mark is wanted for mark in true]
    if all(marks):
        return TRUE
    return Lit(variable, sum(1 << bit for bit, mark in enumerate(marks) if mark)) if any(marks) else FALSE
