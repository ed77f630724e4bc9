"""Outlines read from GeoJSON: joined, made valid, and refused where longitude and latitude say nothing of area."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from holdfast.errors import UsageProblem
from holdfast.territory.zones.geodesic import polygons_of

POLE = 89.0
"""Degrees of latitude beyond which nothing is measured."""


def shape_of(value: Mapping[str, Any]) -> BaseGeometry:
    """The geometry in a GeoJSON object, its features joined; empty where it holds none."""
    kind = value.get("type")
    if kind == "FeatureCollection":
        return shapely.union_all([shape_of(feature) for feature in value["features"]])
    if kind == "Feature":
        return shape_of(value.get("geometry") or {})
    if kind is None:
        return shapely.GeometryCollection()
    return shapely.geometry.shape({"type": kind, **_plain(value)})


def _plain(value: Mapping[str, Any]) -> dict[str, Any]:
    if value["type"] == "GeometryCollection":
        return {"geometries": [{"type": part["type"], **_plain(part)} for part in value["geometries"]]}
    return {"coordinates": _numbers(value["coordinates"])}


def _numbers(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return [_numbers(part) for part in value]
    return float(value)


def valid(geometry: BaseGeometry) -> tuple[BaseGeometry, bool]:
    """The geometry, made valid where it crosses itself, and whether that was needed."""
    if geometry.is_valid:
        return geometry, False
    return shapely.make_valid(geometry), True


def _lines(geometry: BaseGeometry) -> Iterator[BaseGeometry]:
    if isinstance(geometry, shapely.LineString) and not geometry.is_empty:
        yield geometry
    for part in getattr(geometry, "geoms", ()):
        yield from _lines(part)


def on_one_map(geometry: BaseGeometry, where: str) -> BaseGeometry:
    """The geometry, unless it lies where longitude and latitude say nothing of area; raises UsageProblem."""
    west, south, east, north = geometry.bounds
    if not (west >= -180 and east <= 180 and south >= -90 and north <= 90):
        raise UsageProblem(f"{where}: its coordinates are no degrees of longitude and latitude. Save it in WGS84 "
                           "(EPSG:4326).")
    if south < -POLE or north > POLE:
        raise UsageProblem(f"{where}: it reaches to within a degree of a pole, where longitudes meet and a ring of "
                           "them holds no area. Leave that part out.")
    for line in (*shapely.get_rings(polygons_of(geometry)), *_lines(geometry)):
        turns = shapely.get_coordinates(line)[:, 0]
        if float(np.max(np.abs(np.diff(turns)))) > 180:
            raise UsageProblem(f"{where}: an edge goes from {turns.min():g} to {turns.max():g} degrees of longitude. "
                               "Cut what crosses 180 degrees there in two, as RFC 7946 says.")
    return geometry
