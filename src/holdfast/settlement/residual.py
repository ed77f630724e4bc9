"""What is left of formulas once the first issues have their options; every step is worked out once."""

from __future__ import annotations

from holdfast.document.conditions.ground import FALSE, TRUE, All, Formula
from holdfast.document.conditions.search import literals, simplify
from holdfast.settlement.problem import Problem

HOLDS = 0
"""The number of the formula that is true."""

FAILS = 1
"""The number of the formula that is false."""


class Residuals:
    """Formulas by number, so that what a prefix leaves of many formulas is a short tuple that compares fast."""

    def __init__(self, problem: Problem) -> None:
        self._ids = [issue.id for issue in problem.issues]
        self._full = {issue.id: (1 << len(issue.options)) - 1 for issue in problem.issues}
        self._formulas: list[Formula] = [TRUE, FALSE]
        self._named: list[frozenset[str]] = [frozenset(), frozenset()]
        self._numbers: dict[Formula, int] = {TRUE: HOLDS, FALSE: FAILS}
        self._left: dict[tuple[int, int, int], int] = {}
        self._parts: dict[int, tuple[int, ...]] = {}

    def number(self, formula: Formula) -> int:
        """The number of a formula, with everything decided that holds or fails for every option."""
        return self._numbered(simplify(formula, self._full))

    def formula(self, number: int) -> Formula:
        """The formula of a number."""
        return self._formulas[number]

    def after(self, number: int, issue: int, option: int) -> int:
        """What is left of a formula once an issue, by position, has its option."""
        if self._ids[issue] not in self._named[number]:
            return number
        step = (number, issue, option)
        if step not in self._left:
            masks = {**self._full, self._ids[issue]: 1 << option}
            self._left[step] = self._numbered(simplify(self._formulas[number], masks))
        return self._left[step]

    def conjunction(self, numbers: tuple[int, ...]) -> tuple[int, ...]:
        """The formulas that must hold for all of these to hold, rising and each once; one that fails stands alone."""
        found: set[int] = set()
        for number in numbers:
            found.update(self._conjuncts(number))
        return (FAILS,) if FAILS in found else tuple(sorted(found))

    def conjunction_after(self, numbers: tuple[int, ...], issue: int, option: int) -> tuple[int, ...]:
        """What is left of a conjunction once an issue has its option."""
        left = tuple(self.after(number, issue, option) for number in numbers)
        return numbers if left == numbers else self.conjunction(left)

    def _conjuncts(self, number: int) -> tuple[int, ...]:
        if number not in self._parts:
            formula = self._formulas[number]
            parts = formula.parts if isinstance(formula, All) else (formula,)
            self._parts[number] = tuple(self._numbered(part) for part in parts)
        return self._parts[number]

    def _numbered(self, formula: Formula) -> int:
        number = self._numbers.get(formula)
        if number is None:
            number = self._numbers[formula] = len(self._formulas)
            self._formulas.append(formula)
            self._named.append(frozenset(literal.variable for literal in literals(formula)))
        return number
