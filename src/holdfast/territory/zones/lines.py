"""Reading dated lines of control: from the case, and from GeoJSON files with a date for each feature."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import shapely
from shapely.errors import ShapelyError
from shapely.geometry.base import BaseGeometry

from holdfast.document.case import Case
from holdfast.document.geometry import GeometryReader
from holdfast.document.text import words_in
from holdfast.errors import UsageProblem
from holdfast.territory.zones.lengths import accuracy_km
from holdfast.territory.zones.outlines import on_one_map, shape_of, valid
from holdfast.territory.zones.packed import unpacked

MOST_POINTS = 1_000_000
"""Points of one date at most."""


@dataclass(frozen=True, slots=True)
class Dated:
    """What one publisher held to be the state of control at one date."""

    date: dt.date
    series: str
    """Publisher or file: dates of different series are never compared."""
    geometry: BaseGeometry
    repaired: bool
    """Whether it crossed itself and was made valid."""
    holder: str = ""
    address: str = ""
    """Where it stands in the case; empty where it is from a file."""
    accuracy: float = 0.0
    """Standard error in kilometres, as the case says it."""


def lines_in(path: str, *, date: str | None = None) -> tuple[Dated, ...]:
    """The dated geometries of a GeoJSON file, packed with gzip or not, by date.

    Each feature has a property ``date``; one without is of ``date``, where that is given. Raises UsageProblem.
    """
    name, features = features_in(path)
    found = [_dated(feature, f"{name}, feature {number}", series=Path(path).name, date=date)
             for number, feature in enumerate(features, start=1)]
    if not found:
        raise UsageProblem(f"{name} has no features. Give one for each date.")
    days = [one.date for one in found]
    twice = next((day for day, count in Counter(days).items() if count > 1), None)
    if twice is not None:
        raise UsageProblem(f"{name} has two features of {twice.isoformat()}. Join them, or give each its date.")
    return tuple(sorted(found, key=lambda one: one.date))


def _dated(feature: Mapping[str, Any], where: str, *, series: str, date: str | None) -> Dated:
    properties = feature.get("properties")
    said = properties.get("date") if isinstance(properties, Mapping) else None
    day = _day(str(said or date or ""), where)
    try:
        geometry, repaired = valid(shape_of(feature))
    except (ShapelyError, LookupError, TypeError, ValueError, AttributeError, RecursionError, OverflowError) as problem:
        raise UsageProblem(f"{where}: its geometry cannot be read ({str(problem)[:80]}). Give Polygons, MultiPolygons "
                           "or LineStrings in degrees, as RFC 7946 says.") from None
    if geometry.is_empty:
        raise UsageProblem(f"{where}: it has no geometry. Leave it out, or draw it.")
    if (count := int(shapely.get_num_coordinates(geometry))) > MOST_POINTS:
        raise UsageProblem(f"{where}: it has {count:,} points, and {MOST_POINTS:,} are the most that can be compared. "
                           "Simplify it.")
    return Dated(day, series, on_one_map(geometry, where), repaired)


def lines_of(case: Case | None, read: GeometryReader | None) -> tuple[Dated, ...]:
    """The dated lines of control of a case that have a geometry, by date; each is a series of its name's publisher."""
    found = []
    for id, line in (case.control if case else {}).items():
        geometry = read(line.geometry) if isinstance(line.geometry, str) and read else line.geometry
        moment, date = line.as_of.moment, line.as_of.date
        day = moment.date() if moment is not None else date.last if date is not None else None
        if isinstance(geometry, Mapping) and day is not None:
            shape, repaired = valid(shape_of(geometry))
            on_one_map(shape, f"control.{id}")
            series = ", ".join(citation.ref for citation in line.source) or words_in(line.name) or id
            found.append(Dated(day, series, shape, repaired, line.holder or "", f"control.{id}",
                               accuracy_km(line.accuracy)))
    return tuple(sorted(found, key=lambda one: one.date))


def features_in(path: str) -> tuple[str, list[Mapping[str, Any]]]:
    """How messages name a GeoJSON file, packed with gzip or not, and its features; raises UsageProblem."""
    name, data = unpacked(path)
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        raise UsageProblem(f"{name} is no JSON. Give GeoJSON, packed with gzip or not.") from None
    return name, list(_features(value, name))


def _features(value: Any, name: str) -> Iterator[Mapping[str, Any]]:
    kind = value.get("type") if isinstance(value, Mapping) else None
    if kind == "FeatureCollection" and isinstance(value.get("features"), list):
        for feature in value["features"]:
            if not isinstance(feature, Mapping):
                raise UsageProblem(f"{name}: a feature is no object. Give GeoJSON as RFC 7946 says.")
            yield feature
    elif kind == "Feature":
        yield value
    elif isinstance(kind, str) and ("coordinates" in value or "geometries" in value):
        yield {"type": "Feature", "properties": {}, "geometry": value}
    else:
        raise UsageProblem(f"{name} is no GeoJSON. It begins with a FeatureCollection, a Feature or a geometry.")


def _day(said: str, where: str) -> dt.date:
    try:
        return dt.date.fromisoformat(said[:10])
    except ValueError:
        what = f"“{said[:30]}” is no date" if said else "it has no date"
        raise UsageProblem(f"{where}: {what}. Give it a property `date` such as 2026-07-01, or date the file with "
                           "--date.") from None
