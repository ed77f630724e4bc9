"""Margins along a timetable at all moments at once, for work that asks for many timetables."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from holdfast.roadmap.reading import Floats, Reading
from holdfast.roadmap.timetable.evaluate import looks


def margins_along(reading: Reading, begins: Sequence[float], ends: Sequence[float]) -> Floats:
    """The margin of every row at every look of ``evaluate.looks``; shape (looks, rows)."""
    found = looks(begins, ends)
    steps = range(len(begins))
    done, way = (np.array([[step in look[part] for step in steps] for look in found], dtype=bool).reshape(
        len(found), 1, len(begins)) for part in (0, 1))
    counted = done | (way & ~reading.acts)
    margins: Floats = reading.start + np.where(counted, reading.change, 0.0).sum(axis=2)
    margins -= np.where(way & reading.acts, reading.doubt, 0.0).sum(axis=2)
    for guard in reading.guards:
        starts, ends_ = (np.array([mask >> step & 1 for step in steps], dtype=bool)
                         for mask in (guard.starts, guard.ends))
        force = (counted | ~starts).all(axis=2)
        if guard.ends:
            force &= ~(counted | ~ends_).all(axis=2)
        margins += np.where(force, guard.penalty, 0.0)
    return margins
