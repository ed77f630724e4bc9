"""Which zones and areas lie over each other, by how much, unless their times keep them apart."""

from __future__ import annotations

import datetime as dt
import itertools
from dataclasses import dataclass
from typing import Any

from holdfast.territory.zones.geodesic import area_km2, polygons_of
from holdfast.territory.zones.measure import Measured, Places
from holdfast.territory.zones.plane import shared_km2

LEAST_SHARE = 1e-4
"""Share of the smaller one below which two that have a border in common are not said to overlap."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two places that share ground."""

    one: str
    other: str
    shared: float
    """Square kilometres."""
    share_of_one: float
    share_of_other: float

    def as_json(self) -> dict[str, Any]:
        """The overlap as JSON."""
        return {"one": self.one, "other": self.other, "shared_km2": round(self.shared, 3),
                "share_of_one": round(self.share_of_one, 6), "share_of_other": round(self.share_of_other, 6)}


def overlaps_of(places: Places) -> tuple[Overlap, ...]:
    """The overlaps of zones with each other and with areas of the case, where both are in force at the same time."""
    drawn = [(one, shape, area_km2(shape)) for one in places.measured
             if (shape := places.shapes.get(one.address)) is not None and polygons_of(shape)]
    found = []
    for (one, shape, size), (other, second, other_size) in itertools.combinations(drawn, 2):
        if not (one.address.startswith("zones.") or other.address.startswith("zones.")) or _apart(one, other):
            continue
        shared = shared_km2(shape, second)
        if shared > LEAST_SHARE * min(size, other_size):
            found.append(Overlap(one.address, other.address, shared, min(1.0, shared / size),
                                 min(1.0, shared / other_size)))
    return tuple(found)


def _apart(one: Measured, other: Measured) -> bool:
    """Whether one replaces the other, or is over before the other begins."""
    if other.address == one.replaces or one.address == other.replaces:
        return True
    first, last = dt.date.min, dt.date.max
    return ((one.valid_until or last) < (other.valid_from or first)
            or (other.valid_until or last) < (one.valid_from or first))
