"""Sets of states as packed bits, one row per state."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from holdfast.settlement.stability.model import Flags, Ranks

Bits = NDArray[np.uint64]
"""Rows of bits, 64 to a word; bit n of a row stands for column n."""

_ROWS_AT_ONCE = 1024

ALL_ONES = int(np.iinfo(np.uint64).max)


def packed(rows: NDArray[np.bool_]) -> Bits:
    """Truth values as bits, row by row."""
    words = -(-rows.shape[1] // 64)
    held = np.zeros((rows.shape[0], words * 8), dtype=np.uint8)
    held[:, : -(-rows.shape[1] // 8)] = np.packbits(rows, axis=1, bitorder="little")
    bits: Bits = held.view(np.dtype("<u8")).astype(np.uint64, copy=False)
    return bits


def unpacked(bits: Bits, columns: int) -> NDArray[np.bool_]:
    """Bits as truth values again."""
    raw = np.ascontiguousarray(bits.astype(np.dtype("<u8"), copy=False)).view(np.uint8)
    return np.unpackbits(raw, axis=1, count=columns, bitorder="little").view(np.bool_)


def diagonal(bits: Bits) -> Flags:
    """Per row whether the bit of its own number is set."""
    rows = np.arange(bits.shape[0])
    flags: Flags = (bits[rows, rows >> 6] >> (rows & 63).astype(np.uint64)) & np.uint64(1) == 1
    return flags


def below(ranks: Ranks, columns: NDArray[np.int64] | None = None) -> Bits:
    """Per state the states that rank below it; ``columns`` keeps those alone, in that order."""
    levels = np.arange(int(ranks.max()) + 1)
    against = ranks if columns is None else ranks[columns]
    blocks = [packed(against[None, :] < levels[start:start + _ROWS_AT_ONCE, None])
              for start in range(0, levels.size, _ROWS_AT_ONCE)]
    bits: Bits = np.concatenate(blocks)[ranks]
    return bits


def above(ranks: Ranks, columns: NDArray[np.int64] | None = None) -> Bits:
    """Per state the states that rank above it; ``columns`` keeps those alone, in that order."""
    return below(ranks.max() - ranks, columns)


def single(columns: NDArray[np.int64], states: int) -> Bits:
    """Per state the set of itself alone, where it is one of the columns."""
    words = -(-columns.size // 64)
    bits = np.zeros((states, words), dtype=np.uint64)
    place = np.arange(columns.size)
    bits[columns, place >> 6] = np.uint64(1) << (place & 63).astype(np.uint64)
    return bits
