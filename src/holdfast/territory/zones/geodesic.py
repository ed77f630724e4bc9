"""Areas, lengths and distances on the WGS84 ellipsoid.

Areas and lengths are geodesic (Karney 2013, through PROJ). Overlaps and distances are taken in Lambert's azimuthal
equal-area projection of the ellipsoid around the middle of what is compared: areas are then true, and lengths within
1000 km of the middle within 0.4 per cent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import pyproj
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from holdfast.errors import UsageProblem


@cache
def _ellipsoid() -> pyproj.Geod:
    return pyproj.Geod(ellps="WGS84")


def area_km2(geometry: BaseGeometry) -> float:
    """The geodesic area in square kilometres, holes taken out, however the rings are oriented."""
    return abs(sum(_signed(polygon) for polygon in polygons_of(geometry)))


def _signed(polygon: shapely.Polygon) -> float:
    def ring(coordinates: Any) -> float:
        points = list(coordinates)
        area, _ = _ellipsoid().polygon_area_perimeter([point[0] for point in points], [point[1] for point in points])
        return abs(float(area)) / 1e6

    return ring(polygon.exterior.coords) - sum(ring(hole.coords) for hole in polygon.interiors)


def length_km(geometry: BaseGeometry) -> float:
    """The geodesic length of lines in kilometres; of an area that of its border."""
    return float(_ellipsoid().geometry_length(geometry)) / 1000


def polygons_of(geometry: BaseGeometry) -> tuple[shapely.Polygon, ...]:
    """The polygons in a geometry."""
    if isinstance(geometry, shapely.Polygon):
        return () if geometry.is_empty else (geometry,)
    if hasattr(geometry, "geoms"):
        return tuple(polygon for part in geometry.geoms for polygon in polygons_of(part))
    return ()


@dataclass(frozen=True, slots=True)
class Plane:
    """A projection around the middle of some geometries, in kilometres."""

    _there: Callable[[Any, Any], tuple[Any, Any]]

    @classmethod
    def around(cls, geometries: Iterable[BaseGeometry]) -> Plane:
        """The plane around the middle of some geometries; raises UsageProblem where they reach around the earth."""
        bounds = [geometry.bounds for geometry in geometries if not geometry.is_empty]
        west, south = min(one[0] for one in bounds), min(one[1] for one in bounds)
        east, north = max(one[2] for one in bounds), max(one[3] for one in bounds)
        if east - west > 180 or south <= -89 or north >= 89:
            raise UsageProblem("The geometries reach over more than half of the earth or over a pole, where no one map "
                               "holds them. Cut them at 180 degrees, or look at them apart.")
        middle = pyproj.CRS.from_proj4(f"+proj=laea +lat_0={(south + north) / 2:.6f} +lon_0={(west + east) / 2:.6f} "
                                       "+ellps=WGS84 +units=km")
        return cls(pyproj.Transformer.from_crs("OGC:CRS84", middle, always_xy=True).transform)

    def flat(self, geometry: BaseGeometry) -> BaseGeometry:
        """The geometry in kilometres."""
        def moved(points: NDArray[np.float64]) -> NDArray[np.float64]:
            return np.column_stack(self._there(points[:, 0], points[:, 1]))

        return shapely.transform(geometry, moved)


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
