"""A condition as formulas over options alone: one for every way in which the ranges may turn out."""

from __future__ import annotations

from collections.abc import Iterator

from holdfast.document.conditions.ast import Condition
from holdfast.document.conditions.domain import Domain
from holdfast.document.conditions.ground import Formula, Lit, Value, ground, join, literal
from holdfast.errors import UsageProblem

MAX_FORMULAS = 4_000


def option_formulas(condition: Condition, domain: Domain) -> tuple[Formula, ...]:
    """The different formulas that the condition comes down to as ranges take their values; one where none matters.

    Bit k of a mask is option k of the issue in the domain. A package keeps the condition whatever the numbers turn out
    to be where all formulas are true, and crosses it whatever they turn out to be where none is.
    """
    grounded = ground(condition, domain)
    formulas = {grounded.formula: None}
    for name, values in grounded.values.items():
        cases = list(_cases(values))
        formulas = {_in_case(formula, name, case): None for formula in formulas for case in cases}
        if len(formulas) > MAX_FORMULAS:
            raise UsageProblem(f"the ranges can turn out in more than {MAX_FORMULAS} ways; narrow some")
    return tuple(formulas)


def _cases(values: tuple[Value, ...]) -> Iterator[tuple[int, ...]]:
    """The ways in which the ranges of one variable turn out, each as the value that holds for every option.

    Options with fewer values than others repeat theirs: a package picks one option, and meets each of its values.
    """
    groups: dict[str | None, list[int]] = {}
    for bit, value in enumerate(values):
        groups.setdefault(value.option, []).append(bit)
    for turn in range(max(map(len, groups.values()))):
        yield tuple(bits[turn % len(bits)] for bits in groups.values())


def _in_case(formula: Formula, variable: str, case: tuple[int, ...]) -> Formula:
    if not isinstance(formula, Lit):
        return join(type(formula), (_in_case(part, variable, case) for part in formula.parts))
    if formula.variable != variable:
        return formula
    return literal(variable, (bool(formula.mask >> bit & 1) for bit in case))
