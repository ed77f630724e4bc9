"""Utility vectors as whole units of 1e-9, in which what differs by float noise is equal."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from holdfast.settlement.problem import TOLERANCE
from holdfast.settlement.reading import Floats

Indices = NDArray[np.int64]

_FINER = 1e3


def rounded(values: Floats) -> Floats:
    """Numbers in whole units of 1e-9.

    Noise is taken off first, at 1e-12, so that numbers half way between two units all go to the same one.
    """
    units: Floats = values * (_FINER / TOLERANCE)
    np.rint(units, out=units)
    units /= _FINER
    np.rint(units, out=units)
    units += 0.0  # a negative zero becomes a zero
    return units


def runs_of_equal(columns: Floats) -> tuple[Indices, Indices]:
    """An order that puts equal columns together, earlier ones first, and where in it each run of equal ones starts."""
    count = columns.shape[1]
    if not count:
        return np.arange(0), np.arange(0)
    if not len(columns):
        return np.arange(count), np.zeros(1, dtype=np.int64)
    order = np.lexsort(columns)
    ordered = columns[:, order]
    changes = (ordered[:, 1:] != ordered[:, :-1]).any(axis=0)
    return order, np.append(0, np.flatnonzero(changes) + 1)
