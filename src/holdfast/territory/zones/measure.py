"""The zones and lines of a text and the areas of its case, measured: areas, lengths, people, and times of validity."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from shapely.geometry.base import BaseGeometry

from holdfast.document.case import Case
from holdfast.document.framework import Framework
from holdfast.document.geography import Area
from holdfast.document.geometry import GeometryReader
from holdfast.document.quantity import Quantity
from holdfast.document.text import words_in
from holdfast.document.times import TimePoint
from holdfast.document.zone import Zone
from holdfast.inputs.quantity_input import span
from holdfast.territory.zones.geodesic import area_km2, length_km, polygons_of
from holdfast.territory.zones.lengths import span_km
from holdfast.territory.zones.outlines import on_one_map, shape_of, valid
from holdfast.territory.zones.plane import buffer_of

Range = tuple[float, float, float]
"""Least, middle and greatest value."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One zone, line or area with what is known of its size."""

    address: str
    name: str
    kind: str
    area_range: Range | None
    """Square kilometres: geodesic where it is drawn or made by width around a line, else as written."""
    length: float | None
    """Kilometres of a line."""
    population: tuple[float, float] | None
    drawn: bool
    """Whether the document itself draws it."""
    as_of: dt.date | None
    repaired: bool = False
    around: str | None = None
    """Address of the line or zone that it is made around by its width."""
    valid_from: dt.date | None = None
    valid_until: dt.date | None = None
    replaces: str | None = None
    """Address of the zone that it replaces."""

    @property
    def area(self) -> float | None:
        """The area in the middle of its range."""
        return self.area_range[1] if self.area_range else None

    def as_json(self) -> dict[str, Any]:
        """The measures as JSON."""
        people, sizes = self.population, self.area_range
        return {"address": self.address, "name": self.name, "kind": self.kind,
                "area_km2": round(sizes[1], 3) if sizes else None,
                "area_range_km2": {"low": round(sizes[0], 3), "high": round(sizes[2], 3)} if sizes else None,
                "length_km": round(self.length, 3) if self.length is not None else None,
                "population": {"low": people[0], "high": people[1]} if people else None, "drawn": self.drawn,
                "as_of": _written(self.as_of), "repaired": self.repaired, "around": self.around,
                "valid_from": _written(self.valid_from), "valid_until": _written(self.valid_until),
                "replaces": self.replaces}


def _written(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


@dataclass(frozen=True, slots=True)
class Places:
    """The geometries of a text and its case, with buffers made around lines."""

    shapes: Mapping[str, BaseGeometry]
    """By address, in degrees; a zone given by width alone is drawn around its line."""
    measured: tuple[Measured, ...]

    def of(self, address: str) -> Measured | None:
        """What is known of the size of one of them."""
        return next((one for one in self.measured if one.address == address), None)


def places_of(framework: Framework | None, case: Case | None, read: GeometryReader | None,
              read_case: GeometryReader | None) -> Places:
    """The zones of a text and the areas of its case, measured; geometry files only where a reader is given."""
    shapes: dict[str, BaseGeometry] = {}
    measured: dict[str, Measured] = {}
    for id, area in (case.areas if case else {}).items():
        _add(shapes, measured, f"areas.{id}", area, read=read_case)
    zones = framework.zones if framework else {}
    for id, zone in zones.items():
        _add(shapes, measured, f"zones.{id}", zone, read=read)
    for id in _inner_first(zones):
        _make_around(shapes, measured, id, zones[id])
    return Places(shapes, tuple(measured.values()))


def _add(shapes: dict[str, BaseGeometry], measured: dict[str, Measured], address: str, element: Zone | Area, *,
         read: GeometryReader | None) -> None:
    given = element.geometry
    geometry = read(given) if isinstance(given, str) and read else given
    shape, repaired = valid(shape_of(geometry)) if isinstance(geometry, Mapping) else (None, False)
    drawn = shape is not None and not shape.is_empty
    area, length = _size(element.area), _middle(element.length) if isinstance(element, Zone) else None
    if shape is not None and drawn:
        shapes[address] = on_one_map(shape, address)
        if polygons_of(shape):
            area = (area_km2(shape),) * 3
        elif length_km(shape):
            length = length_km(shape)
    one = Measured(address, words_in(element.name) or address.partition(".")[2],
                   element.kind.value if isinstance(element, Zone) else element.kind or "area", area, length,
                   _ends(element.population), drawn=drawn, as_of=None, repaired=repaired)
    measured[address] = replace(
        one, as_of=_day(element.as_of),
        valid_from=element.valid_from.first if element.valid_from else None,
        valid_until=element.valid_until.last if element.valid_until else None,
        replaces=f"zones.{element.replaces}" if element.replaces else None) if isinstance(element, Zone) else one


def _day(point: TimePoint | None) -> dt.date | None:
    if point is None or point.moment is not None:
        return point.moment.date() if point is not None and point.moment is not None else None
    return point.date.last if point.date is not None else None


def _size(quantity: Quantity | None) -> Range | None:
    return span(quantity) if quantity is not None else None


def _middle(quantity: Quantity | None) -> float | None:
    said = span_km(quantity)
    return said[1] if said else None


def _ends(quantity: Quantity | None) -> tuple[float, float] | None:
    if quantity is None:
        return None
    low, _, high = span(quantity)
    return low, high


def _inner_first(zones: Mapping[str, Zone]) -> list[str]:
    """The zones in such an order that what another is made around comes first; a ring of them is left out."""
    order: list[str] = []
    waiting = dict(zones)
    while ready := [id for id, zone in waiting.items() if zone.around not in waiting]:
        order += ready
        for id in ready:
            del waiting[id]
    return order


def _make_around(shapes: dict[str, BaseGeometry], measured: dict[str, Measured], id: str, zone: Zone) -> None:
    """Draw a zone that is given by a width around a line or another zone, and measure it at both ends of the width."""
    address, centre = f"zones.{id}", shapes.get(f"zones.{zone.around}")
    width = span_km(zone.width)
    if address in shapes or centre is None or width is None or width[0] <= 0:
        return
    made = {end: buffer_of(centre, end) for end in set(width)}
    shapes[address] = made[width[1]]
    low, middle, high = (area_km2(made[end]) for end in width)
    measured[address] = replace(measured[address], area_range=(low, middle, high), around=f"zones.{zone.around}")
