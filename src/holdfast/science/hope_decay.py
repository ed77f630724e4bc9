"""The intention to return falls by the same share each year: log-linear decline and its half-life.

Surveys of Ukrainian refugees (UNHCR, Lives on Hold, rounds of September 2022 to mid-2024): 81, 77, 76, 65 and 61 per
cent planned or hoped to return one day. A straight line through the logarithms falls by about 0.156 a year, so that
half of the intention is gone after ln 2 / 0.156 = 4.4 years.
"""

from __future__ import annotations

import math
from collections.abc import Sequence


def intention_after(stated: float, *, decay: float, years: float) -> float:
    """The share that still intends to return so many years after it was stated: ``stated * exp(-decay * years)``."""
    return stated * math.exp(-decay * years)


def half_life(decay: float) -> float:
    """Years after which half of the intention is gone; infinite where it does not fall."""
    return math.log(2) / decay if decay > 0 else math.inf


def fitted_decay(points: Sequence[tuple[float, float]]) -> float:
    """Yearly fall of the logarithm through points of time in years and share, by least squares."""
    times = [time for time, _ in points]
    logs = [math.log(share) for _, share in points]
    middle, level = sum(times) / len(times), sum(logs) / len(logs)
    spread = sum((time - middle) ** 2 for time in times)
    if spread == 0:
        raise ValueError("a decline needs shares at two different times")
    return -sum((time - middle) * (log - level) for time, log in zip(times, logs, strict=True)) / spread
