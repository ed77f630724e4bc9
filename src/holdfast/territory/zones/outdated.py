"""Lines of a text that a newer line of control no longer agrees with, and the zones around them."""

from __future__ import annotations

import datetime as dt
import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from holdfast.document.framework import Framework
from holdfast.document.zone import ZoneKind
from holdfast.territory.zones.geodesic import border_of, divided, length_km
from holdfast.territory.zones.lengths import accuracy_km
from holdfast.territory.zones.lines import Dated
from holdfast.territory.zones.measure import Places
from holdfast.territory.zones.plane import distances_km

MOST_POINTS = 2000
LEAST_KM = 0.01
"""Kilometres within which two lines are the same, however exact they say they are: maps written twice differ by it."""


@dataclass(frozen=True, slots=True)
class Outdated:
    """A line that a newer line of control no longer agrees with."""

    address: str
    as_of: dt.date | None
    newer: dt.date
    series: str
    beyond: float
    """Kilometres between the two at the place where they are furthest apart."""
    accuracy: float
    """Kilometres that both lines may be off, together."""
    between: float
    """Square kilometres between the two: the distance of the newer line, summed along this one."""
    holder: str = ""
    """Whose area the newer border bounds, where the case says so."""
    affects: tuple[str, ...] = ()
    """Addresses of the zones that are made or drawn around it."""

    def as_json(self) -> dict[str, Any]:
        """The finding as JSON."""
        return {"address": self.address, "as_of": self.as_of.isoformat() if self.as_of else None,
                "newer": self.newer.isoformat(), "series": self.series, "holder": self.holder or None,
                "furthest_km": round(self.beyond, 3), "accuracy_km": round(self.accuracy, 6),
                "between_km2": round(self.between, 3), "affects": list(self.affects)}


def outdated(framework: Framework | None, places: Places, lines: Sequence[Dated]) -> tuple[Outdated, ...]:
    """The lines that are older than the newest one of a publisher, which lies elsewhere beyond the accuracy of both.

    Lines without a date are compared too. Buffers and withdrawal zones lie beside the line on purpose, so they are
    named with the line that they are around.
    For each point of the line the nearest point of the newer border counts, whichever way the line runs.
    """
    newest = {(line.series, line.holder): line for line in sorted(lines, key=lambda one: one.date)}
    found = []
    zones = framework.zones if framework else {}
    for id, zone in zones.items():
        address = f"zones.{id}"
        measure = places.of(address)
        if measure is None or not measure.drawn or zone.kind is not ZoneKind.LINE:
            continue
        affects = tuple(f"zones.{other}" for other, one in zones.items() if one.around == id)
        for line in newest.values():
            if measure.as_of is not None and line.date <= measure.as_of:
                continue
            if measure.valid_until is not None and measure.valid_until < line.date:
                continue  # it was over by then, and the newer line says nothing of it
            off = math.hypot(accuracy_km(zone.accuracy), line.accuracy)
            beyond, between = apart(places.shapes[address], line.geometry)
            if beyond > max(off, LEAST_KM):
                found.append(Outdated(address, measure.as_of, line.date, line.series, beyond, off, between,
                                      line.holder, affects))
    return tuple(found)


def apart(line: BaseGeometry, control: BaseGeometry) -> tuple[float, float]:
    """The greatest distance in kilometres from a line to a border, and the square kilometres between them.

    The area is the sum of distances along the line, which holds where the two run side by side; where the newer border
    turns away and back within the step, it is less than what lies between.
    """
    border, edge = border_of(control), border_of(line)
    step = max(1.0, length_km(edge) / MOST_POINTS)
    furthest, area = 0.0, 0.0
    for part in shapely.get_parts(divided(edge, step=step)):
        points = [shapely.Point(point) for point in shapely.get_coordinates(part)]
        far = distances_km(points, border)
        steps = [length_km(shapely.LineString(pair)) for pair in itertools.pairwise(points)]
        furthest = max(furthest, float(far.max()))
        area += float(np.sum((far[1:] + far[:-1]) / 2 * np.asarray(steps))) if steps else 0.0
    return furthest, area
