"""The least sum of weights times values over all weights between their bounds that add up to the total.

Values come per issue and column (a package, or a pair of packages), each between a low and a high end. With weights of
0 and more the least is reached with the low ends, and by the weights that start at their lower bounds and give what is
left to the smallest values first (a continuous knapsack), so sorting solves the linear program exactly.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from holdfast.settlement.problem import Stake

Floats = NDArray[np.float64]


def least_over_weights(stake: Stake, low: Floats, high: Floats) -> Floats:
    """Per column the least sum; ``low`` and ``high`` have the shape (issues, columns).

    Where a weight can be negative, what comes back is still no more than the least, though perhaps not reached.
    """
    floor = np.array([weight.low for weight in stake.weights])
    width = np.array([weight.high - weight.low for weight in stake.weights])
    if (floor < 0).any():
        return _over_box(floor, floor + width, low, high)
    base: Floats = floor @ low
    if stake.shared_total is None:
        loose: Floats = base + width @ np.minimum(low, 0.0)
        return loose
    room = min(max(stake.shared_total - float(floor.sum()), 0.0), float(width.sum()))
    if room == 0 or not len(floor):
        return base
    order = np.argsort(low, axis=0, kind="stable")
    given = width[order]
    before = np.cumsum(given, axis=0) - given
    np.clip(room - before, 0.0, given, out=given)
    given *= np.take_along_axis(low, order, axis=0)
    least: Floats = base + given.sum(axis=0)
    return least


def _over_box(floor: Floats, ceiling: Floats, low: Floats, high: Floats) -> Floats:
    """The least sum where each weight stands for itself and may be negative: the least product per issue."""
    ends = [weight[:, None] * value for weight in (floor, ceiling) for value in (low, high)]
    least: Floats = np.minimum.reduce(ends).sum(axis=0)
    return least
