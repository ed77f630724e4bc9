"""A condition over very many packages at once; the only module here that imports numpy."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from holdfast.document.conditions.ast import Condition
from holdfast.document.conditions.domain import Domain
from holdfast.document.conditions.ground import FALSE, TRUE, All, Formula, Lit
from holdfast.document.conditions.options import option_formulas
from holdfast.document.conditions.search import literals
from holdfast.errors import UsageProblem

Codes = NDArray[np.int8] | NDArray[np.int16]
Bools = NDArray[np.bool_]

# Up to so many comparisons are faster than one look-up per package (measured on a million packages).
_MAX_COMPARISONS = 12


@dataclass(frozen=True, slots=True, eq=False)
class PackageArray:
    """Packages as option codes, one row per issue, so that the picks of one issue lie side by side."""

    issues: tuple[str, ...]
    options: tuple[tuple[str, ...], ...]
    """Options of each issue; a code is a position in here."""
    codes: Codes
    """Shape (issues, packages), int8 or int16, C order."""

    def __post_init__(self) -> None:
        if self.codes.dtype not in (np.int8, np.int16) or not self.codes.flags.c_contiguous:
            raise UsageProblem("package codes must be int8 or int16 in C order")
        if self.codes.ndim != 2 or not len(self.issues) == len(self.options) == len(self.codes):
            raise UsageProblem("package codes must have one row for each issue")
        for issue, options, row in zip(self.issues, self.options, self.codes, strict=True):
            if row.size and not 0 <= row.min() <= row.max() < len(options):
                raise UsageProblem(f"a code of issue {issue} names none of its {len(options)} options")

    @classmethod
    def of(cls, packages: Iterable[Mapping[str, str]], domain: Domain) -> PackageArray:
        """The packages in the order given, with the issues and options of the domain."""
        issues = tuple(domain.options)
        codes = {issue: {option: code for code, option in enumerate(domain.options[issue])} for issue in issues}
        rows = [[codes[issue][package[issue]] for issue in issues] for package in packages]
        wide = max((len(options) for options in domain.options.values()), default=0) > np.iinfo(np.int8).max + 1
        array = np.array(rows, dtype=np.int16 if wide else np.int8).reshape(len(rows), len(issues))
        return cls(issues, tuple(domain.options.values()), np.ascontiguousarray(array.T))

    def __len__(self) -> int:
        return int(self.codes.shape[1])

    def package(self, index: int) -> dict[str, str]:
        """One package as issue → option."""
        picks = zip(self.issues, self.options, self.codes[:, index], strict=True)
        return {issue: options[code] for issue, options, code in picks}

    def row(self, issue: str, options: tuple[str, ...]) -> Codes:
        """The codes of an issue, once its options are known to be the ones expected."""
        if issue not in self.issues:
            raise UsageProblem(f"the packages have no issue {issue}")
        position = self.issues.index(issue)
        if self.options[position] != options:
            raise UsageProblem(f"the packages list other options of issue {issue}, or in another order")
        row: Codes = self.codes[position]
        return row


@dataclass(frozen=True, slots=True, eq=False)
class ArrayVerdict:
    """For each package: whether it keeps, and whether it crosses, the condition for every value of every range."""

    kept: Bools
    crossed: Bools


def compile_array(condition: Condition, domain: Domain) -> Callable[[PackageArray], Bools]:
    """A function that says for each package whether the condition holds.

    ``UsageProblem`` where that depends on the value a range takes; ``compile_verdict`` answers there.
    """
    formulas = option_formulas(condition, domain)
    if len(formulas) > 1:
        raise UsageProblem("the condition depends on where in its range a number lies; use compile_verdict")
    return _compiled(formulas[0], domain)


def compile_verdict(condition: Condition, domain: Domain) -> Callable[[PackageArray], ArrayVerdict]:
    """A function that says for each package whether the condition is kept, crossed, or neither, which is open."""
    holding = [_compiled(formula, domain) for formula in option_formulas(condition, domain)]

    def decide(packages: PackageArray) -> ArrayVerdict:
        always = holding[0](packages)
        ever = always.copy()
        for holds in holding[1:]:
            found = holds(packages)
            always &= found
            ever |= found
        return ArrayVerdict(always, ~ever)

    return decide


def _compiled(formula: Formula, domain: Domain) -> Callable[[PackageArray], Bools]:
    options = {literal.variable: domain.of_issue(literal.variable) for literal in literals(formula)}

    def holds(packages: PackageArray) -> Bools:
        rows = {issue: packages.row(issue, listed) for issue, listed in options.items()}
        return formula_holds(formula, rows, {issue: len(listed) for issue, listed in options.items()}, len(packages))

    return holds


def formula_holds(formula: Formula, rows: Mapping[str, Codes], counts: Mapping[str, int], size: int) -> Bools:
    """For each package whether a formula over options holds; every issue it names has a row of codes and a count."""
    if formula in (TRUE, FALSE):
        return np.full(size, formula == TRUE)
    if isinstance(formula, Lit):
        return _among(rows[formula.variable], formula.mask, counts[formula.variable])
    result = formula_holds(formula.parts[0], rows, counts, size)
    combine = np.logical_and if isinstance(formula, All) else np.logical_or
    for part in formula.parts[1:]:
        combine(result, formula_holds(part, rows, counts, size), out=result)
    return result


def _among(row: Codes, mask: int, count: int) -> Bools:
    """Whether each code is one whose bit is set, by comparing with the ends of each run of set bits."""
    marks = [bool(mask >> bit & 1) for bit in range(count)]
    starts = [bit for bit in range(count) if marks[bit] and not (bit and marks[bit - 1])]
    ends = [bit for bit in range(count) if marks[bit] and not (bit + 1 < count and marks[bit + 1])]
    if 2 * len(starts) > _MAX_COMPARISONS:
        return np.array(marks)[row]
    left_out = [bit for bit in range(count) if not marks[bit]]
    if len(left_out) == 1:
        return np.asarray(row != left_out[0])
    result = _between(row, starts[0], ends[0], count)
    for start, end in zip(starts[1:], ends[1:], strict=True):
        result |= _between(row, start, end, count)
    return result


def _between(row: Codes, start: int, end: int, count: int) -> Bools:
    if start == end:
        return np.asarray(row == start)
    if start == 0:
        return np.asarray(row <= end)
    result = np.asarray(row >= start)
    if end + 1 < count:
        result &= row <= end
    return result
