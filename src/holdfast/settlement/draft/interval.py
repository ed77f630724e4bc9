"""Exact ends of a weighted sum whose weights and factors lie in ranges, the weights adding up to a total.

The least value over {l <= w <= h, sum w = total} is greedy: every weight at its low end, and what is left of the total
to the smallest factors first (Salo & Hamalainen 1992).
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from holdfast.inputs.between import Between

Factor = tuple[float, float]
"""Least and greatest value of what a weight multiplies."""


def least_sum(weights: Sequence[Between], factors: Sequence[Factor], *, total: float | None) -> float:
    """The least value of the sum of weights times factors over all that lie in their ranges."""
    if total is None:
        return sum(_least_product(weight, factor) for weight, factor in zip(weights, factors, strict=True))
    halves = [_halves(weight, factor) for weight, factor in zip(weights, factors, strict=True)]
    reached = [
        _greedy(list(choice), total=total) for choice in itertools.product(*halves) if _can_add_up(choice, total)
    ]
    return min(reached) if reached else _greedy([half[-1] for half in halves], total=total)


def negated(factors: Sequence[Factor]) -> list[Factor]:
    """The factors with the opposite sign, so that the least of their sum is minus the greatest of the sum."""
    return [(-high, -low) for low, high in factors]


def opposite(between: Between) -> Between:
    """The range of minus the number."""
    return Between(-between.high, -between.low)


_Half = tuple[float, float, float]  # low and high end of a weight that does not change its sign, and its factor


def _halves(weight: Between, factor: Factor) -> tuple[_Half, ...]:
    """A weight with one sign takes the low end of its factor, or the high end where it is below nothing."""
    low, high = factor
    if weight.low >= 0 or low == high:
        return ((weight.low, weight.high, low),)
    if weight.high <= 0:
        return ((weight.low, weight.high, high),)
    return ((weight.low, 0.0, high), (0.0, weight.high, low))


def _can_add_up(choice: Sequence[_Half], total: float) -> bool:
    slack = 1e-12 * (1 + abs(total))
    return sum(low for low, _, _ in choice) <= total + slack and sum(high for _, high, _ in choice) >= total - slack


def _greedy(choice: list[_Half], *, total: float) -> float:
    room = total - sum(low for low, _, _ in choice)
    value = sum(low * factor for low, _, factor in choice)
    for low, high, factor in sorted(choice, key=lambda half: half[2]):
        if room <= 0:
            break
        given = min(high - low, room)
        value += given * factor
        room -= given
    return value


def _least_product(weight: Between, factor: Factor) -> float:
    low, high = factor
    return min(weight.low * low, weight.low * high, weight.high * low, weight.high * high)
