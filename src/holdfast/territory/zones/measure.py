"""The zones and lines of a text, measured: areas, lengths, overlaps, and what a newer line has outdated."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from shapely.geometry.base import BaseGeometry

from holdfast.document.case import Case
from holdfast.document.framework import Framework
from holdfast.document.geometry import GeometryReader
from holdfast.document.quantity import Quantity
from holdfast.document.text import words_in
from holdfast.document.zone import Zone
from holdfast.inputs.quantity_input import span
from holdfast.territory.zones.geodesic import Plane, area_km2, length_km, polygons_of, shape_of, valid
from holdfast.territory.zones.lines import Dated


@dataclass(frozen=True, slots=True)
class Measured:
    """One zone, line or area with what is known of its size."""

    address: str
    name: str
    kind: str
    area: float | None
    """Square kilometres: geodesic where it is drawn, else as written."""
    length: float | None
    """Kilometres of a line."""
    population: tuple[float, float] | None
    drawn: bool
    as_of: dt.date | None
    repaired: bool = False

    def as_json(self) -> dict[str, Any]:
        """The measures as JSON."""
        people = self.population
        return {"address": self.address, "name": self.name, "kind": self.kind,
                "area_km2": round(self.area, 3) if self.area is not None else None,
                "length_km": round(self.length, 3) if self.length is not None else None,
                "population": {"low": people[0], "high": people[1]} if people else None, "drawn": self.drawn,
                "as_of": self.as_of.isoformat() if self.as_of else None, "repaired": self.repaired}


@dataclass(frozen=True, slots=True)
class Outdated:
    """A zone or line that a newer line of control no longer agrees with."""

    address: str
    as_of: dt.date | None
    newer: dt.date
    series: str
    beyond: float
    """Kilometres between the two at the place where they are furthest apart."""
    accuracy: float

    def as_json(self) -> dict[str, Any]:
        """The finding as JSON."""
        return {"address": self.address, "as_of": self.as_of.isoformat() if self.as_of else None,
                "newer": self.newer.isoformat(), "series": self.series, "furthest_km": round(self.beyond, 3),
                "accuracy_km": self.accuracy}


@dataclass(frozen=True, slots=True)
class Places:
    """The geometries of a text and its case, with buffers made around lines."""

    shapes: Mapping[str, BaseGeometry]
    """By address; a zone given by width alone is drawn around its line."""
    measured: tuple[Measured, ...]


def places_of(framework: Framework | None, case: Case | None, read: GeometryReader | None,
              read_case: GeometryReader | None) -> Places:
    """The zones of a text and the areas of its case, measured; geometry files only where a reader is given."""
    shapes: dict[str, BaseGeometry] = {}
    measured: list[Measured] = []
    zones = framework.zones if framework else {}
    for id, area in (case.areas if case else {}).items():
        _add(shapes, measured, f"areas.{id}", area, kind=area.kind or "area", read=read_case)
    for id, zone in zones.items():
        _add(shapes, measured, f"zones.{id}", zone, kind=zone.kind.value, read=read)
    for id, zone in zones.items():
        made = _around(zone, shapes) if f"zones.{id}" not in shapes else None
        if made is not None:
            shapes[f"zones.{id}"] = made[0]
            place = next(n for n, one in enumerate(measured) if one.address == f"zones.{id}")
            one = measured[place]
            measured[place] = replace(one, area=made[1])
    return Places(shapes, tuple(measured))


def _add(shapes: dict[str, BaseGeometry], measured: list[Measured], address: str, element: Any, *, kind: str,
         read: GeometryReader | None) -> None:
    given = element.geometry
    geometry = read(given) if isinstance(given, str) and read else given
    shape, repaired = valid(shape_of(geometry)) if isinstance(geometry, Mapping) else (None, False)
    name = words_in(element.name) or address.partition(".")[2]
    area = _written(element.area)
    long = _written(getattr(element, "length", None))
    if shape is not None and not shape.is_empty:
        shapes[address] = shape
        if polygons_of(shape):
            area = area_km2(shape)
        else:
            long = length_km(shape)
    point = getattr(element, "as_of", None)
    date = point.moment.date() if point is not None and point.moment else (
        point.date.last if point is not None and point.date else None)
    people = element.population
    measured.append(Measured(address, name, kind, area, long, _ends(people) if people else None,
                             drawn=shape is not None, as_of=date, repaired=repaired))


def _written(quantity: Quantity | None) -> float | None:
    return span(quantity)[1] if quantity is not None else None


def _ends(quantity: Quantity) -> tuple[float, float]:
    low, _, high = span(quantity)
    return low, high


def _around(zone: Zone, shapes: Mapping[str, BaseGeometry]) -> tuple[BaseGeometry, float] | None:
    """A zone of a width around a line or another zone, in the plane around it, and its area there."""
    centre = shapes.get(f"zones.{zone.around}")
    if zone.around is None or zone.width is None or centre is None:
        return None
    width = span(zone.width)[1] * {"m": 0.001, "km": 1.0}.get(zone.width.unit or "km", 1.0)
    plane = Plane.around([centre])
    flat = plane.flat(centre).buffer(width)
    return flat, float(flat.area)


def outdated(framework: Framework | None, places: Places, lines: Sequence[Dated]) -> tuple[Outdated, ...]:
    """The lines and drawn zones that are older than a line of control which lies elsewhere, beyond their accuracy.

    Only the part of the newer border near the line counts: for each point of the line the nearest point of the border.
    """
    found = []
    for id, zone in (framework.zones if framework else {}).items():
        address = f"zones.{id}"
        measure = next((one for one in places.measured if one.address == address), None)
        if measure is None or not measure.drawn or zone.kind.value not in ("line", "buffer", "withdrawal"):
            continue
        accuracy = (span(zone.accuracy)[2] if zone.accuracy else 0.0) * (
            0.001 if zone.accuracy and zone.accuracy.unit == "m" else 1.0)
        for line in lines:
            if measure.as_of is not None and line.date <= measure.as_of:
                continue
            beyond = _furthest(places.shapes[address], line.geometry)
            if beyond > accuracy:
                found.append(Outdated(address, measure.as_of, line.date, line.series, beyond, accuracy))
    newest: dict[tuple[str, str], Outdated] = {}
    for one in found:
        newest[one.address, one.series] = one
    return tuple(newest.values())


def _furthest(line: BaseGeometry, control: BaseGeometry) -> float:
    plane = Plane.around([line, control])
    flat, border = plane.flat(line), plane.flat(control)
    border = border.boundary if polygons_of(border) else border
    edge = flat.boundary if polygons_of(flat) else flat
    steps = max(2, min(400, int(edge.length) + 1))
    points = [edge.interpolate(n / (steps - 1), normalized=True) for n in range(steps)]
    return max(float(point.distance(border)) for point in points)
