"""How long the lines are that a mission has to watch."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from holdfast.document.body import Body
from holdfast.document.framework import Framework
from holdfast.document.zone import Zone, ZoneKind

EARTH_KM = 6371.0088
"""Mean radius of the earth."""

_KILOMETRES = {"km": 1.0, "m": 0.001, "mi": 1.609344, "nmi": 1.852}


def watched_km(framework: Framework, body: Body) -> tuple[float, float] | None:
    """Least and greatest length of the lines in a body's area, or nothing where one of them has none.

    A zone stands for the line that it is measured from; a body without an area, or with all of it, has every line.
    """
    zones = framework.zones
    area = tuple(id for id in body.area if id in zones) or tuple(zones)
    named = dict.fromkeys(_line_of(zones, id) for id in area)
    lengths = [length_km(zones[id]) for id in named if id is not None]
    known = [length for length in lengths if length is not None]
    if not known or len(known) < len(lengths):
        return None
    return sum(low for low, _ in known), sum(high for _, high in known)


def _line_of(zones: Mapping[str, Zone], id: str) -> str | None:
    base = id if zones[id].kind is ZoneKind.LINE else zones[id].around
    return base if base is not None and base in zones and zones[base].kind is ZoneKind.LINE else None


def length_km(zone: Zone) -> tuple[float, float] | None:
    """Least and greatest length of a line, as the text says it or else along its geometry on the earth's surface."""
    if zone.length is not None:
        factor, bounds = _KILOMETRES.get(zone.length.unit or ""), zone.length.bounds
        return (float(bounds[0]) * factor, float(bounds[1]) * factor) if factor and bounds else None
    paths = list(_paths(zone.geometry)) if isinstance(zone.geometry, Mapping) else []
    total = sum(_along(path) for path in paths)
    return (total, total) if total > 0 else None


def _paths(geometry: Mapping[str, Any]) -> Iterator[list[tuple[float, float]]]:
    """The paths of a geometry made of lines, as longitudes and latitudes in degrees."""
    kind, coordinates = geometry.get("type"), geometry.get("coordinates", ())
    lines = {"LineString": (coordinates,), "MultiLineString": coordinates}.get(str(kind), ())
    for line in lines:
        yield [(float(point[0]), float(point[1])) for point in line]


def _along(path: list[tuple[float, float]]) -> float:
    return sum(_great_circle(one, other) for one, other in pairwise(path))


def _great_circle(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The distance of two points on a sphere in kilometres, by the haversine formula."""
    (east, north), (to_east, to_north) = (tuple(map(math.radians, point)) for point in (one, other))
    inner = math.sin((to_north - north) / 2) ** 2
    inner += math.cos(north) * math.cos(to_north) * math.sin((to_east - east) / 2) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(min(1.0, inner)))
