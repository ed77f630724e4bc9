"""The gamma distribution: the probability below a value, and the value below which a probability lies.

P(a, x) by its series x^a e^-x / Gamma(a + 1) * (1 + x/(a+1) + x^2/((a+1)(a+2)) + ...), NIST Handbook of Mathematical
Functions (2010), 8.7.1; all terms are positive, so nothing cancels. The quantile by bisection.
"""

from __future__ import annotations

import math
from statistics import NormalDist

_LARGE = 1e5
"""From this shape on the cube of a normal variable is within 1e-6 of the quantile (Wilson and Hilferty 1931)."""

_SMALLEST = -700.0
"""Logarithm of the smallest value looked at; below it a float has no room."""

_HALVINGS = 64
"""After so many the logarithm is known to the last digit of a float."""


def gamma_below(value: float, *, shape: float, rate: float) -> float:
    """The probability that a gamma variable is no greater than a value."""
    x = value * rate
    if x <= 0:
        return 0.0
    term = total = 1.0
    n = 0
    while term > total * 1e-17:
        n += 1
        term *= x / (shape + n)
        total += term
    return min(1.0, math.exp(shape * math.log(x) - x - math.lgamma(shape + 1) + math.log(total)))


def gamma_quantile(probability: float, *, shape: float, rate: float) -> float:
    """The value that a gamma variable stays below with a probability strictly between 0 and 1."""
    if not 0 < probability < 1:
        raise ValueError(f"a probability lies strictly between 0 and 1, got {probability}")
    if shape > _LARGE:
        z = NormalDist().inv_cdf(probability)
        cube: float = (1 - 1 / (9 * shape) + z / (3 * math.sqrt(shape))) ** 3
        return shape * cube / rate
    low, high = _SMALLEST, math.log(shape + 40 * math.sqrt(shape) + 800)
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if gamma_below(math.exp(middle), shape=shape, rate=1.0) < probability:
            low = middle
        else:
            high = middle
    return math.exp((low + high) / 2) / rate
