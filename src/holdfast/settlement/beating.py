"""Which columns are beaten by some of others, for many pairs at once.

Per coordinate the strong columns are sorted, and each rank gets the set of those from there on, a bit per strong
column. A column is beaten by whoever is in its set of every coordinate: a few words are compared, not every pair.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from holdfast.settlement.evaluate import Bools
from holdfast.settlement.reading import Floats

Words = NDArray[np.uint64]

_PAIRS = 1 << 15
"""Up to so many pairs are faster compared one by one."""

_AT_ONCE = 1 << 11


def beaten(columns: Floats, sums: Floats, strong: Floats, strong_sums: Floats) -> Bools:
    """For each column whether a strong one is as good everywhere and has the larger sum, so is better somewhere."""
    if len(sums) * len(strong_sums) <= _PAIRS:
        result = strong_sums[:, None] > sums[None, :]
        for row, values in zip(columns, strong, strict=True):
            result &= values[:, None] >= row[None, :]
        return np.asarray(result.any(axis=0))
    found = np.zeros(len(sums), dtype=bool)
    for start in range(0, len(strong_sums), _AT_ONCE):
        some = slice(start, start + _AT_ONCE)
        found |= _by_bits(columns, sums, strong[:, some], strong_sums[some])
    return found


def _by_bits(columns: Floats, sums: Floats, strong: Floats, strong_sums: Floats) -> Bools:
    ranked = [_ranked(values) for values in (strong_sums, *strong)]
    found = np.empty(len(sums), dtype=bool)
    for start in range(0, len(sums), _AT_ONCE):
        some = slice(start, start + _AT_ONCE)
        rising, sets = ranked[0]
        left = sets[np.searchsorted(rising, sums[some], side="right")]
        for (rising, sets), row in zip(ranked[1:], columns, strict=True):
            left &= sets[np.searchsorted(rising, row[some], side="left")]
        found[some] = left.any(axis=1)
    return found


def _ranked(values: Floats) -> tuple[Floats, Words]:
    """The values rising, and for each rank the set of the columns from there on; the last set is empty."""
    order = np.argsort(values)
    sets: Words = np.zeros((len(values) + 1, (len(values) + 63) // 64), dtype=np.uint64)
    sets[np.arange(len(values)), order // 64] = np.left_shift(np.uint64(1), (order % 64).astype(np.uint64))
    np.bitwise_or.accumulate(sets[::-1], axis=0, out=sets[::-1])
    return values[order], sets
