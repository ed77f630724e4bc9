"""Lambert's azimuthal equal-area projection on a sphere, centred on what is shown: areas are true everywhere.

J. P. Snyder, Map Projections: A Working Manual (USGS Professional Paper 1395, 1987), equations 24-2 to 24-4. Lengths
are true at the centre; 1,000 km away they are out by 0.3 per cent, so one scale bar serves the whole map.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

EARTH_KM = 6371.0072
"""Radius of the sphere with the surface of the WGS84 ellipsoid."""

Point = tuple[float, float]


def centre_of(points: Sequence[Point]) -> Point:
    """The middle of points in longitude and latitude, as the direction of the sum of their unit vectors."""
    x = sum(math.cos(math.radians(lat)) * math.cos(math.radians(lon)) for lon, lat in points)
    y = sum(math.cos(math.radians(lat)) * math.sin(math.radians(lon)) for lon, lat in points)
    z = sum(math.sin(math.radians(lat)) for _, lat in points)
    return math.degrees(math.atan2(y, x)), math.degrees(math.atan2(z, math.hypot(x, y)))


def equal_area(centre: Point) -> Callable[[Point], Point]:
    """The projection around a centre: from longitude and latitude in degrees to kilometres east and north of it."""
    lon0, lat0 = math.radians(centre[0]), math.radians(centre[1])
    sin0, cos0 = math.sin(lat0), math.cos(lat0)

    def project(point: Point) -> Point:
        lon, lat = math.radians(point[0]) - lon0, math.radians(point[1])
        sin, cos = math.sin(lat), math.cos(lat)
        facing = 1 + sin0 * sin + cos0 * cos * math.cos(lon)
        k = math.sqrt(2 / max(facing, 1e-9))  # the point opposite to the centre has no place of its own
        return EARTH_KM * k * cos * math.sin(lon), EARTH_KM * k * (cos0 * sin - sin0 * cos * math.cos(lon))

    return project
