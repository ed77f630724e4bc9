"""A share of draws, with how far chance may have moved it."""

from __future__ import annotations

import math
from dataclasses import dataclass

_Z = 1.959963984540054
"""95 % of a normal distribution lie within so many standard deviations."""


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many draws; ``low`` and ``high`` are the 95 % interval of Wilson (1927)."""

    count: int
    draws: int
    value: float | None
    """Nothing where no draw was made."""
    error: float | None
    """Standard error of the value, as a binomial share; 0 at 0 and 1, where the interval says more."""
    low: float | None
    high: float | None

    @classmethod
    def of(cls, count: int, draws: int) -> Share:
        """The share that a count is."""
        if not draws:
            return cls(count, draws, None, None, None, None)
        value = count / draws
        middle = (value + _Z * _Z / (2 * draws)) / (1 + _Z * _Z / draws)
        half = _Z / (1 + _Z * _Z / draws) * math.sqrt(value * (1 - value) / draws + (_Z / (2 * draws)) ** 2)
        return cls(count, draws, value, math.sqrt(value * (1 - value) / draws),
                   0.0 if count == 0 else middle - half, 1.0 if count == draws else middle + half)
