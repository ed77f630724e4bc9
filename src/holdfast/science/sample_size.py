"""How many ballots or polling stations an observers' count needs."""

from __future__ import annotations

import math

Z_95 = 1.959963984540054


def count_sample(half_width: float, *, share: float = 0.5, design_effect: float = 1.0, z: float = 1.96,
                 population: int | None = None) -> int:
    """The sample for a share to within ± ``half_width``: n = z² p (1 - p) deff / e².

    With a finite ``population`` the usual correction n / (1 + (n - 1) / N) is made. Raises ValueError for a width of
    nothing.
    """
    if not 0 < half_width < 1:
        raise ValueError("the half-width lies between 0 and 1")
    wanted = z * z * share * (1 - share) * design_effect / (half_width * half_width)
    if population is not None:
        wanted = wanted / (1 + (wanted - 1) / population)
    return math.ceil(wanted - 1e-6)
