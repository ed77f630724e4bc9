"""Reading dated lines of control: from the case, and from GeoJSON files with a date for each feature."""

from __future__ import annotations

import datetime as dt
import gzip
import json
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from shapely.errors import ShapelyError
from shapely.geometry.base import BaseGeometry

from holdfast.document.case import Case
from holdfast.document.geometry import GeometryReader
from holdfast.document.text import words_in
from holdfast.errors import UsageProblem
from holdfast.territory.zones.geodesic import shape_of, valid

MOST_BYTES = 200_000_000
"""Bytes of one file at most, unpacked."""


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


def lines_in(path: str, *, date: str | None = None) -> tuple[Dated, ...]:
    """The dated geometries of a GeoJSON file, packed with gzip or not, by date.

    Each feature has a property ``date``; a file with one geometry may be dated from outside. Raises UsageProblem.
    """
    value = _json(path)
    name = f"The file {Path(path).name}"
    found = []
    for number, feature in enumerate(_features(value, name), start=1):
        said = date or str((feature.get("properties") or {}).get("date", ""))
        day = _day(said, name, number)
        try:
            geometry, repaired = valid(shape_of(feature))
        except (ShapelyError, KeyError, TypeError, ValueError, IndexError, AttributeError) as problem:
            raise UsageProblem(f"{name}, feature {number}: its geometry cannot be read ({str(problem)[:80]}). Give "
                               "Polygons, MultiPolygons or LineStrings in degrees, as RFC 7946 says.") from None
        if geometry.is_empty:
            raise UsageProblem(f"{name}, feature {number}: it has no geometry. Leave it out, or draw it.")
        if not (geometry.bounds[0] >= -180 and geometry.bounds[2] <= 180 and geometry.bounds[1] >= -90
                and geometry.bounds[3] <= 90):
            raise UsageProblem(f"{name}, feature {number}: its coordinates are no degrees of longitude and latitude. "
                               "Save it in WGS84 (EPSG:4326).")
        found.append(Dated(day, Path(path).name, geometry, repaired))
    days = [one.date for one in found]
    twice = next((day for day in days if days.count(day) > 1), None)
    if twice is not None:
        raise UsageProblem(f"{name} has two features of {twice.isoformat()}. Join them, or give each its date.")
    return tuple(sorted(found, key=lambda one: one.date))


def lines_of(case: Case | None, read: GeometryReader | None) -> tuple[Dated, ...]:
    """The dated lines of control of a case that have a geometry, by date; each is a series of its name's publisher."""
    found = []
    for id, line in (case.control if case else {}).items():
        geometry = read(line.geometry) if isinstance(line.geometry, str) and read else line.geometry
        moment, date = line.as_of.moment, line.as_of.date
        day = moment.date() if moment is not None else date.last if date is not None else None
        if isinstance(geometry, Mapping) and day is not None:
            shape, repaired = valid(shape_of(geometry))
            series = ", ".join(citation.ref for citation in line.source) or words_in(line.name) or id
            found.append(Dated(day, series, shape, repaired, line.holder or ""))
    return tuple(sorted(found, key=lambda one: one.date))


def _json(path: str) -> Any:
    name = f"The file {Path(path).name}"
    try:
        with Path(path).open("rb") as file:
            data = file.read(MOST_BYTES + 1)
        if data[:2] == b"\x1f\x8b":
            unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
            data = unpacker.decompress(data, MOST_BYTES + 1)
    except OSError as problem:
        raise UsageProblem(f"{name} cannot be read: {problem.strerror}.") from None
    except (zlib.error, gzip.BadGzipFile):
        raise UsageProblem(f"{name} is packed with gzip, and damaged. Fetch it again.") from None
    if len(data) > MOST_BYTES:
        raise UsageProblem(f"{name} holds more than {MOST_BYTES:,} bytes. Simplify the geometries, or cut the file.")
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        raise UsageProblem(f"{name} is no JSON. Give GeoJSON, packed with gzip or not.") from None


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


def _day(said: str, name: str, number: int) -> dt.date:
    try:
        return dt.date.fromisoformat(said[:10])
    except ValueError:
        what = f"“{said[:30]}” is no date" if said else "it has no date"
        raise UsageProblem(f"{name}, feature {number}: {what}. Give it a property `date` such as 2026-07-01, or date "
                           "the file with --date.") from None
