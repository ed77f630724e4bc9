"""The one shape of every number: a value, a range or a distribution, with unit, date, source and basis."""

from __future__ import annotations

import enum
from decimal import Decimal
from typing import Self

from pydantic import Field, model_validator

from holdfast.document.base import Element
from holdfast.document.scalars import Basis, Number, Words
from holdfast.document.times import DateField


class Shape(enum.StrEnum):
    """The named distributions a quantity may have; the parameters follow scipy's names for them."""

    UNIFORM = "uniform"
    TRIANGULAR = "triangular"
    NORMAL = "normal"
    LOGNORMAL = "lognormal"
    BETA = "beta"
    GAMMA = "gamma"


class Distribution(Element):
    """A probability distribution by name and two to three parameters."""

    shape: Shape
    low: Number | None = None
    """Lower end (uniform, triangular)."""
    high: Number | None = None
    """Upper end (uniform, triangular)."""
    mode: Number | None = None
    """Most likely value (triangular)."""
    mean: Number | None = None
    """Mean (normal) or mean of the logarithm (lognormal)."""
    sd: Number | None = None
    """Standard deviation (normal) or that of the logarithm (lognormal)."""
    a: Number | None = None
    """First shape parameter (beta, gamma)."""
    b: Number | None = None
    """Second shape parameter (beta) or rate (gamma)."""

    @model_validator(mode="after")
    def _has_its_parameters(self) -> Self:
        needed = {
            Shape.UNIFORM: ("low", "high"), Shape.TRIANGULAR: ("low", "mode", "high"), Shape.NORMAL: ("mean", "sd"),
            Shape.LOGNORMAL: ("mean", "sd"), Shape.BETA: ("a", "b"), Shape.GAMMA: ("a", "b"),
        }[self.shape]
        given = {name for name in ("low", "high", "mode", "mean", "sd", "a", "b") if getattr(self, name) is not None}
        if given != set(needed):
            raise ValueError(f"a {self.shape} distribution takes exactly {', '.join(needed)}")
        if any(getattr(self, name) <= 0 for name in ("sd", "a", "b") if name in needed):
            raise ValueError("sd, a and b must be greater than 0")
        ends = [getattr(self, name) for name in ("low", "mode", "high") if name in needed]
        if ends != sorted(ends) or (ends and ends[0] == ends[-1]):
            raise ValueError("low, mode and high must rise")
        return self


class Quantity(Element):
    """A number with what is needed to trust or doubt it.

    Exactly one of ``value``, ``low`` with ``high``, or ``distribution``; analyses sample a range.
    """

    value: Number | None = None
    low: Number | None = None
    high: Number | None = None
    distribution: Distribution | None = None
    unit: Words | None = None
    """Unit, such as ``km``, ``persons``, ``1/year`` or ``share``."""
    as_of: DateField | None = None
    """Date the number describes."""
    basis: Basis | None = None
    """What it rests on; a number with no source is never ``published``."""
    level: Number = Field(default=Decimal("0.9"))
    """Share of its belief that the range ``low`` to ``high`` holds."""

    @model_validator(mode="after")
    def _says_one_thing(self) -> Self:
        ranged = self.low is not None and self.high is not None
        if (self.low is None) != (self.high is None):
            raise ValueError("a range needs both low and high")
        if (self.value is not None) + ranged + (self.distribution is not None) != 1:
            raise ValueError("give exactly one of value, low and high, or distribution")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"low ({self.low}) is above high ({self.high})")
        if not 0 < self.level < 1:
            raise ValueError("level lies between 0 and 1")
        return self

    @property
    def bounds(self) -> tuple[Decimal, Decimal] | None:
        """The least and greatest value it can take, or nothing where a distribution has no end."""
        if self.value is not None:
            return self.value, self.value
        if self.low is not None and self.high is not None:
            return self.low, self.high
        shape = self.distribution
        if shape is not None and shape.low is not None and shape.high is not None:
            return shape.low, shape.high
        if shape is not None and shape.shape is Shape.BETA:
            return Decimal(0), Decimal(1)
        return None
