"""Which points no other point beats: as good in every coordinate and better in one (larger is better).

Points are first thinned by strong ones, then taken by falling sum (Chomicki, Godfrey, Gryz and Liang 2003): what beats
a point has a larger sum, so that each point is compared with those before it. Two coordinates need one sweep.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from holdfast.settlement.beating import beaten
from holdfast.settlement.reading import Floats
from holdfast.settlement.vectors import Indices, rounded

IsOver = Callable[[], bool]
"""Says whether to end now."""

_SAMPLE = 1 << 11
_FEW = 1 << 12
_FIRST_HEAD = 1 << 6
_HEAD = 1 << 10


def skyline(points: Floats, *, is_over: IsOver | None = None) -> Indices:
    """Positions, rising, of the rows that no other row beats, all compared at 1e-9; equal rows stand together.

    ``points`` has a row per point. Ends early with a superset when ``is_over`` says so.
    """
    return undominated(rounded(np.ascontiguousarray(points.T)), is_over=is_over)


def undominated(columns: Floats, *, margin: float = 0.0, is_over: IsOver | None = None) -> Indices:
    """Positions, rising, of the columns that no other beats by more than the margin in some coordinate.

    With a margin some columns that are beaten may stay; none is dropped that is not beaten by more than it.
    """
    coordinates, count = columns.shape
    if count == 0 or coordinates == 0:
        return np.arange(count)
    scale = _scale(columns)
    where: Indices = np.arange(count)
    if count > 2 * _FEW:
        sample = np.ascontiguousarray(columns[:, :: max(1, count // _SAMPLE)])
        strong = sample[:, undominated(sample, margin=margin)]
        where = unbeaten(columns, strong, scale=scale, margin=margin, is_over=is_over)
        columns = columns[:, where]
    if coordinates == 2:
        return where[_swept(columns, columns, margin=margin)]
    return where[_sorted_first(columns, scale=scale, margin=margin, is_over=is_over)]


def unbeaten(columns: Floats, strong: Floats, *, scale: Floats | None = None, margin: float = 0.0,
             is_over: IsOver | None = None) -> Indices:
    """Positions, rising, of the columns that none of the strong ones beats by more than the margin.

    Ends early with a superset when ``is_over`` says so.
    """
    where: Indices = np.arange(columns.shape[1])
    if not strong.shape[1] or not len(where):
        return where
    if len(columns) == 2:
        return _swept(columns, strong, margin=margin)
    if scale is None:
        scale = _scale(np.hstack([columns, strong]))
    sums, strong_sums = _sums(columns, scale), _sums(strong, scale) - margin * float(scale.sum())
    if len(where) > _FEW:
        where = _thinned(columns, sums, strong, strong_sums)
        columns, sums = columns[:, where], sums[where]
    order = np.argsort(-strong_sums, kind="stable")
    for start in range(0, len(order), _HEAD):
        if is_over is not None and is_over():
            break
        some = order[start : start + _HEAD]
        left = np.flatnonzero(~beaten(columns, sums, strong[:, some], strong_sums[some]))
        if len(left) < len(where):
            where, columns, sums = where[left], columns[:, left], sums[left]
    return where


def _thinned(columns: Floats, sums: Floats, strong: Floats, strong_sums: Floats) -> Indices:
    """Positions of the columns that a few very strong ones leave."""
    where: Indices = np.arange(columns.shape[1])
    for killer in _strongest(columns, sums, strong, strong_sums):
        out = sums < strong_sums[killer]
        for row, value in zip(columns, strong[:, killer], strict=True):
            out &= row <= value
        left = np.flatnonzero(~out)
        where, columns, sums = where[left], columns[:, left], sums[left]
        if len(where) <= _FEW:
            break
    return where


def _sorted_first(columns: Floats, *, scale: Floats, margin: float, is_over: IsOver | None) -> Indices:
    sums = _sums(columns, scale)
    where: Indices = np.argsort(-sums, kind="stable")
    columns, sums = columns[:, where], sums[where]
    slack = margin * float(scale.sum())
    kept: list[Indices] = []
    size = _FIRST_HEAD
    while len(where):
        if is_over is not None and is_over():
            kept.append(where)
            break
        head, head_sums = columns[:, :size], sums[:size]
        best = np.flatnonzero(~beaten(head, head_sums, head, head_sums - slack))
        kept.append(where[:size][best])
        columns, sums, where = columns[:, size:], sums[size:], where[size:]
        left = np.flatnonzero(~beaten(columns, sums, head[:, best], head_sums[best] - slack))
        columns, sums, where = columns[:, left], sums[left], where[left]
        size = min(4 * size, _HEAD)
    return np.sort(np.concatenate(kept))


def _swept(columns: Floats, strong: Floats, *, margin: float) -> Indices:
    """The columns with two coordinates that no strong one beats by more than the margin."""
    first, second = columns
    order = np.argsort(strong[0], kind="stable")
    rising = strong[0][order]
    best = np.append(np.maximum.accumulate(strong[1][order][::-1])[::-1], -np.inf)
    above = best[np.searchsorted(rising, first + margin, side="right")]
    level = best[np.searchsorted(rising, first, side="left")]
    return np.flatnonzero((second > above) & (second >= level - margin))


def _strongest(columns: Floats, sums: Floats, strong: Floats, strong_sums: Floats, *, most: int = 48) -> list[int]:
    """The strong ones that beat most of a sample, each counted for what those before it leave."""
    few = slice(None, None, max(1, columns.shape[1] // 512))
    among = np.argsort(-strong_sums, kind="stable")[:_SAMPLE]
    beats = strong_sums[among][:, None] > sums[few][None, :]
    for row, values in zip(columns, strong, strict=True):
        beats &= values[among][:, None] >= row[few][None, :]
    chosen: list[int] = []
    while len(chosen) < most:
        counts = beats.sum(axis=1)
        best = int(counts.argmax())
        if counts[best] < max(2, beats.shape[1] // 200):
            break
        chosen.append(int(among[best]))
        beats = beats[:, ~beats[best]]
    return chosen


def _scale(columns: Floats) -> Floats:
    """Per coordinate one over its range, so that no coordinate drowns another in a sum."""
    spread = columns.max(axis=1) - columns.min(axis=1)
    scale = np.zeros(len(spread))
    scale[spread > 0] = 1.0 / spread[spread > 0]
    return scale


def _sums(columns: Floats, scale: Floats) -> Floats:
    """Sums in which a larger coordinate never makes a smaller sum; equal columns have equal sums."""
    total = np.zeros(columns.shape[1])
    for row, factor in zip(columns, scale, strict=True):
        total += row * factor
    return total
