"""Undominated utility vectors of packages that come in pieces; vectors are told apart at nine decimals."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from holdfast.settlement.reading import Floats
from holdfast.solving.watch import Watch

Grid = NDArray[np.int64]
"""Utility vectors in units of a thousand-millionth, one per row, so that equal is equal."""

_ROWS = 256
_FIRST = 32


def on_grid(utilities: Floats) -> Grid:
    """Utilities, shape (parties, packages), as one vector of whole units per package."""
    return np.rint(utilities.T * 1e9).astype(np.int64)


def undominated(vectors: Grid, *, watch: Watch | None = None) -> Grid | None:
    """The distinct vectors that no other is at least as good as everywhere and better somewhere.

    Nothing where the watch ended the work before it was done.
    """
    if not len(vectors):
        return vectors
    distinct = np.unique(vectors, axis=0)
    # What dominates a vector has a larger sum, so it stands before it.
    order = np.argsort(-distinct.sum(axis=1), kind="stable")
    waiting = distinct[order]
    kept: list[Grid] = []
    while len(waiting):
        if watch is not None and watch.is_over:
            return None
        first, waiting = waiting[:_ROWS], waiting[_ROWS:]
        first = first[~_below(first, first)]
        kept.append(first)
        waiting = waiting[~_below(waiting, first)]
    return np.concatenate(kept)


def _below(vectors: Grid, better: Grid) -> NDArray[np.bool_]:
    """For each vector whether one of the others dominates it."""
    result = np.zeros(len(vectors), dtype=bool)
    for one in better:
        result |= (vectors <= one).all(axis=1) & (vectors < one).any(axis=1)
    return result


def among(vectors: Grid, chosen: Grid) -> NDArray[np.bool_]:
    """For each vector whether it is one of the chosen ones."""
    known = {row.tobytes() for row in np.ascontiguousarray(chosen)}
    # Most vectors differ from all chosen ones in their sum already; only the others are looked at one by one.
    result = np.isin(vectors.sum(axis=1), chosen.sum(axis=1))
    for position in np.flatnonzero(result):
        result[position] = vectors[position].tobytes() in known
    return result


def without_dominated(vectors: Grid, best: Grid) -> Grid:
    """The vectors without those that one of the first of the best dominates: few comparisons take most away."""
    return vectors[~_below(vectors, best[:_FIRST])]
