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


def station_sample(half_width: float, *, spread: float, stations: int, z: float = 1.96) -> int:
    """The polling stations to count in full for a share to within ± ``half_width``: n = (z σ / e)² for stations alike.

    ``spread`` is the standard deviation σ of the share between stations, drawn at random; the usual correction for a
    finite number of stations is made. A design effect found by counting few ballots in each station says little of
    whole stations, which is why they have a form of their own (Kish 1965, whole clusters of like size).
    """
    if not 0 < half_width < 1 or spread < 0 or stations < 1:
        raise ValueError("the half-width lies between 0 and 1, the spread is 0 or more, and there is a station")
    wanted = (z * spread / half_width) ** 2
    return min(stations, max(1, math.ceil(wanted / (1 + (wanted - 1) / stations) - 1e-9))) if wanted > 1 else 1
