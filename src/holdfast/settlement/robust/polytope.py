"""Weights drawn uniformly from everything between their bounds that adds up to the total.

The draw is exact, by rejection, with no chain that would have to mix. Write x = w - low, so that 0 <= x <= c and the x
add up to s. All but one coordinate are drawn independently with density proportional to exp(t x) on [0, c], where t is
such that the mean of the whole sum is s; the last coordinate is what is left. On the polytope the proposal then has
density proportional to exp(-t x_last), so keeping a proposal with probability proportional to exp(t x_last) makes it
uniform. About one proposal in so many as the square root of the number of weights is kept, however lopsided the bounds.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

_NEGLIGIBLE = 1e-12
"""Room below this share of the whole is none: the polytope is a point to within rounding."""
_MOST_AT_ONCE = 4096


def uniform_weights(low: Floats, high: Floats, *, total: float | None, count: int, rng: np.random.Generator) -> Floats:
    """So many draws, shape (count, weights), from the box, or from its part where the weights add up to the total.

    Where no weights between the bounds add up to the total, those that come closest are all there is.
    """
    width = high - low
    if total is None:
        free: Floats = low + width * rng.random((count, len(low)))
        return free
    whole = float(width.sum())
    share = min(max(total - float(low.sum()), 0.0), whole)
    if share > whole / 2:
        return high - _parts(width, whole - share, count, rng)
    return low + _parts(width, share, count, rng)


def _parts(width: Floats, share: float, count: int, rng: np.random.Generator) -> Floats:
    """Uniform draws of parts between 0 and their widths that add up to the share, at most half of the whole."""
    result = np.zeros((count, len(width)))
    wide = np.flatnonzero(width > 0)
    if not len(wide) or share <= _NEGLIGIBLE * float(width.sum()):
        return result
    wide = wide[np.argsort(-width[wide], kind="stable")]
    result[:, wide[0]] = share
    if len(wide) > 1:
        result[:, np.roll(wide, -1)] = _by_rejection(width[wide], share, count, rng)
    return result


def _by_rejection(width: Floats, share: float, count: int, rng: np.random.Generator) -> Floats:
    """The same for two and more widths above 0, the widest first; the columns of the result start at the second."""
    tilt = _tilt(width, share)
    result = np.empty((count, len(width)))
    done = 0
    while done < count:
        size = min(_MOST_AT_ONCE, 4 * (count - done) + 16)
        others = _tilted(rng.random((size, len(width) - 1)), width[1:], tilt)
        last = share - others.sum(axis=1)
        keep = (last >= 0) & (last <= width[0]) & (rng.random(size) < np.exp(tilt * np.clip(last, 0, None)))
        kept = np.flatnonzero(keep)[: count - done]
        result[done : done + len(kept), :-1] = others[kept]
        result[done : done + len(kept), -1] = last[kept]
        done += len(kept)
    return result


def _tilted(uniform: Floats, width: Floats, tilt: float) -> Floats:
    """Draws on [0, width] with density proportional to exp(tilt x), tilt at most 0, by inverting the distribution."""
    flat = -tilt * width < 1e-9
    steep = -1.0 if tilt == 0 else tilt
    curved = np.log1p(uniform * np.expm1(steep * width)) / steep
    return np.where(flat, uniform * width, np.minimum(curved, width))


def _tilt(width: Floats, share: float) -> float:
    """The tilt, at most 0, at which the mean of the sum is the share (which is at most half of the whole)."""
    if share >= float(width.sum()) / 2:
        return 0.0
    low, high = -2.0 * len(width) / share, 0.0
    for _ in range(80):
        middle = (low + high) / 2
        low, high = (middle, high) if _mean(width, middle) < share else (low, middle)
    return high


def _mean(width: Floats, tilt: float) -> float:
    """Mean of the sum of independent parts with density proportional to exp(tilt x) on [0, width], tilt below 0."""
    total = 0.0
    for part in width:
        bend = -tilt * float(part)
        # 1/b - 1/(e^b - 1) loses its digits near 0, where it is 1/2 - b/12.
        total += float(part) * (0.5 - bend / 12 if bend < 1e-4 else 1 / bend - _one_over_expm1(bend))
    return total


def _one_over_expm1(value: float) -> float:
    return 0.0 if value > 700 else 1 / math.expm1(value)
