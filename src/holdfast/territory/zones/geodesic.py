"""Areas and lengths on the WGS84 ellipsoid (Karney 2013, through PROJ); edges are the shortest lines between ends.

RFC 7946 joins the points of GeoJSON by lines that are straight in degrees. With one degree of longitude between two
points the two kinds of edge lie 0.1 km apart at 48 degrees north, with a tenth of a degree 1 m: lines that are to be
measured to better than that are drawn with points closer together.
"""

from __future__ import annotations

import itertools
from functools import cache
from typing import Any

import numpy as np
import pyproj
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

STEP_KM = 10.0
"""Length of an edge from which on it is divided, unless the caller says otherwise."""


@cache
def ellipsoid() -> pyproj.Geod:
    """The ellipsoid WGS84."""
    return pyproj.Geod(ellps="WGS84")


def area_km2(geometry: BaseGeometry) -> float:
    """The geodesic area in square kilometres, holes taken out, however the rings are oriented."""
    return abs(sum(_signed(polygon) for polygon in polygons_of(geometry)))


def _signed(polygon: shapely.Polygon) -> float:
    def ring(coordinates: Any) -> float:
        points = list(coordinates)
        area, _ = ellipsoid().polygon_area_perimeter([point[0] for point in points], [point[1] for point in points])
        return abs(float(area)) / 1e6

    return ring(polygon.exterior.coords) - sum(ring(hole.coords) for hole in polygon.interiors)


def length_km(geometry: BaseGeometry) -> float:
    """The geodesic length of lines in kilometres; of an area that of its border."""
    return float(ellipsoid().geometry_length(geometry)) / 1000


def polygons_of(geometry: BaseGeometry) -> tuple[shapely.Polygon, ...]:
    """The polygons in a geometry."""
    if isinstance(geometry, shapely.Polygon):
        return () if geometry.is_empty else (geometry,)
    if hasattr(geometry, "geoms"):
        return tuple(polygon for part in geometry.geoms for polygon in polygons_of(part))
    return ()


def border_of(geometry: BaseGeometry) -> BaseGeometry:
    """The border of the areas in a geometry; a geometry without areas is its own."""
    polygons = polygons_of(geometry)
    return shapely.union_all(polygons).boundary if polygons else geometry


def divided(geometry: BaseGeometry, *, step: float = STEP_KM) -> BaseGeometry:
    """The geometry with points put on its edges, which are geodesics, so that none is longer than the step."""
    def chain(points: NDArray[np.float64]) -> NDArray[np.float64]:
        _, _, far = ellipsoid().inv(points[:-1, 0], points[:-1, 1], points[1:, 0], points[1:, 1])
        parts = []
        for (start, end), length in zip(itertools.pairwise(points), far, strict=True):
            between = int(length / 1000 / step)
            parts.append(start.reshape(1, 2))
            if between:
                parts.append(np.asarray(ellipsoid().npts(start[0], start[1], end[0], end[1], between)))
        return np.vstack([*parts, points[-1:]])

    if isinstance(geometry, shapely.Polygon) and not geometry.is_empty:
        rings = [chain(shapely.get_coordinates(ring)) for ring in (geometry.exterior, *geometry.interiors)]
        return shapely.Polygon(rings[0], rings[1:])
    if isinstance(geometry, shapely.LineString) and not geometry.is_empty:
        return shapely.LineString(chain(shapely.get_coordinates(geometry)))
    if hasattr(geometry, "geoms"):
        parts = [divided(part, step=step) for part in geometry.geoms]
        return type(geometry)(parts) if parts else geometry
    return geometry


def points_on(geometry: BaseGeometry, *, step: float = STEP_KM, most: int = 2000) -> list[shapely.Point]:
    """Points along a line, or along the border of an area, no more than a step apart unless that needs too many."""
    step = max(step, length_km(geometry) / most)
    return list(dict.fromkeys(map(shapely.Point, shapely.get_coordinates(divided(geometry, step=step)))))
