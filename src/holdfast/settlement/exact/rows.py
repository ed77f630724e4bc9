"""A mixed-integer linear programme under construction: columns with bounds, and rows over affine expressions."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

INFINITY = math.inf


@dataclass(frozen=True, slots=True)
class Affine:
    """A sum of columns with coefficients, plus a constant."""

    terms: Mapping[int, float] = field(default_factory=dict)
    constant: float = 0.0

    def __add__(self, other: Affine) -> Affine:
        """Both together."""
        return total((self, other))

    def times(self, factor: float) -> Affine:
        """The same, so many times."""
        return Affine({column: factor * value for column, value in self.terms.items()}, factor * self.constant)

    def plus(self, constant: float) -> Affine:
        """The same with a constant added."""
        return Affine(self.terms, self.constant + constant)


def column(position: int, factor: float = 1.0) -> Affine:
    """One column, so many times."""
    return Affine({position: factor})


def total(parts: Iterable[Affine]) -> Affine:
    """All parts together."""
    terms: dict[int, float] = {}
    constant = 0.0
    for part in parts:
        constant += part.constant
        for position, value in part.terms.items():
            terms[position] = terms.get(position, 0.0) + value
    return Affine(terms, constant)


@dataclass(slots=True)
class Rows:
    """Columns and rows that grow; a copy grows on its own."""

    lower: list[float] = field(default_factory=list)
    upper: list[float] = field(default_factory=list)
    whole: list[bool] = field(default_factory=list)
    """Per column whether it takes whole numbers only."""
    at_least: list[float] = field(default_factory=list)
    at_most: list[float] = field(default_factory=list)
    starts: list[int] = field(default_factory=lambda: [0])
    """Where the entries of each row begin; one more at the end."""
    columns: list[int] = field(default_factory=list)
    values: list[float] = field(default_factory=list)

    def copy(self) -> Rows:
        """A programme that starts as this one is now."""
        return Rows(self.lower.copy(), self.upper.copy(), self.whole.copy(), self.at_least.copy(), self.at_most.copy(),
                    self.starts.copy(), self.columns.copy(), self.values.copy())

    def add_column(self, lower: float, upper: float, *, whole: bool = False) -> int:
        """A new column; its position."""
        self.lower.append(lower)
        self.upper.append(upper)
        self.whole.append(whole)
        return len(self.lower) - 1

    def add_binary(self) -> int:
        """A new column that is 0 or 1; its position."""
        return self.add_column(0.0, 1.0, whole=True)

    def require(self, expression: Affine, *, at_least: float = -INFINITY, at_most: float = INFINITY) -> None:
        """A new row: the expression lies between the two."""
        for position, value in expression.terms.items():
            if value:
                self.columns.append(position)
                self.values.append(value)
        self.starts.append(len(self.columns))
        self.at_least.append(at_least - expression.constant)
        self.at_most.append(at_most - expression.constant)

    def equate(self, expression: Affine, value: float = 0.0) -> None:
        """A new row: the expression has this value."""
        self.require(expression, at_least=value, at_most=value)
