"""The bargaining points among the acceptable packages of one draw, with all packages that reach them.

Definitions and the tie rule are those of ``holdfast.settlement.solution``; Kalai-Smorodinsky and egalitarian look at
the smallest gain, then at the second smallest, and so on. Nash looks at the parties that can jointly gain: all where
they can, else as many as can, and of several sets of so many the one with the greatest product.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from holdfast.settlement.problem import TOLERANCE
from holdfast.settlement.solution import Point

Floats = NDArray[np.float64]
Positions = NDArray[np.intp]


@dataclass(frozen=True, slots=True, eq=False)
class Reached:
    """A bargaining point: its utilities and the positions of the packages that reach it."""

    point: Point
    utilities: Floats
    positions: Positions


def reached(values: Floats, without: Floats, weights: Floats) -> Iterator[Reached]:
    """The bargaining points over acceptable packages, at least one, in the order of ``Point``.

    ``values`` has the shape (parties, packages), ``without`` holds the disagreement values, ``weights`` the bargaining
    weights.
    """
    gains = values - without[:, None]
    room = gains.max(axis=1)
    can_gain = room > TOLERANCE
    shares = gains[can_gain] / room[can_gain, None]
    for point, tied in (
        (Point.NASH, largest_product(gains, weights)),
        (Point.KALAI_SMORODINSKY, _leximin(shares) if len(shares) else np.arange(gains.shape[1])),
        (Point.EGALITARIAN, _leximin(gains)),
        (Point.UTILITARIAN, _largest(_weighted_sum(values, weights))),
    ):
        vector = _reported(values, tied)
        yield Reached(point, vector, tied[(np.abs(values[:, tied] - vector[:, None]) <= TOLERANCE).all(axis=0)])


def largest_product(gains: Floats, weights: Floats) -> Positions:
    """The positions with the greatest product of weighted gains over as many parties as can jointly gain."""
    product = _product(gains, weights)
    best = product.max()
    if best > 0:
        return np.asarray(product >= best * (1 - TOLERANCE)).nonzero()[0]
    gaining = gains > TOLERANCE
    many = gaining.sum(axis=0)
    most = np.flatnonzero(many == many.max())
    product = _product(np.where(gaining, gains, 1.0)[:, most], weights)
    positions: Positions = most[product >= product.max() * (1 - TOLERANCE)]
    return positions


def _product(gains: Floats, weights: Floats) -> Floats:
    """The product of the weighted gains, 0 where a party gains no more than the tolerance."""
    result = np.ones(gains.shape[1])
    for row, weight in zip(gains, weights.tolist(), strict=True):
        np.multiply(result, row if weight == 1 else np.maximum(row, 0.0) ** weight, out=result)
    result[gains.min(axis=0) <= TOLERANCE] = 0.0
    return result


def _leximin(values: Floats) -> Positions:
    """The positions whose smallest value is largest, and of those the second smallest, and so on."""
    kept = _largest(values.min(axis=0))
    if len(kept) == 1 or len(values) == 1:
        return kept
    rising = np.sort(values[:, kept], axis=0)
    for level in range(1, len(values)):
        left = _largest(rising[level])
        kept, rising = kept[left], rising[:, left]
    return kept


def _weighted_sum(values: Floats, weights: Floats) -> Floats:
    total = np.zeros(values.shape[1])
    for value, weight in zip(values, weights, strict=True):
        total += value if weight == 1 else weight * value
    return total


def _largest(values: Floats) -> Positions:
    return np.asarray(values >= values.max() - TOLERANCE).nonzero()[0]


def _reported(values: Floats, tied: Positions) -> Floats:
    """Of tied packages the utilities with the larger sum, and of those the larger for the first party that differs."""
    if len(tied) > 1:
        tied = tied[_largest(values[:, tied].sum(axis=0))]
        for row in values:
            tied = tied[_largest(row[tied])]
    vector: Floats = values[:, tied[0]]
    return vector
