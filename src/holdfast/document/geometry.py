"""GeoJSON in one normal form, so that the same shape has the same hash however it was written or exported."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

import rfc8785

GeometryReader = Callable[[str], Mapping[str, Any]]
"""From the path written in a document to the GeoJSON object in that file."""

DECIMALS = 9
"""Digits kept after the point: 0.1 mm on the ground, finer than any survey of a line."""

_DERIVED = {"bbox", "crs"}


def normalised(value: Any) -> Any:
    """A GeoJSON object with coordinates as rounded numbers, outer rings anticlockwise from their least point, holes
    clockwise (RFC 7946, section 3.1.6), and without members that follow from others.

    Raises ValueError with a sentence where coordinates are no numbers or a ring is no ring.
    """
    if not isinstance(value, Mapping):
        return [normalised(item) for item in value] if isinstance(value, list | tuple) else value
    result = {str(key): inner if key == "properties" else normalised(inner)
              for key, inner in value.items() if key not in _DERIVED and key != "coordinates"}
    if "coordinates" in value:
        result["coordinates"] = _coordinates(str(value.get("type", "")), value["coordinates"])
    return dict(sorted(result.items()))


def geometry_hash(value: Mapping[str, Any]) -> str:
    """SHA-256 of the normal form, as 64 hexadecimal digits."""
    return hashlib.sha256(rfc8785.dumps(normalised(value))).hexdigest()


def _coordinates(kind: str, value: Any) -> Any:
    numbers = _numbers(value)
    if kind == "Polygon":
        return _polygon(numbers)
    if kind == "MultiPolygon":
        return [_polygon(polygon) for polygon in numbers]
    return numbers


def _numbers(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return [_numbers(item) for item in value]
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite() or abs(number) > 10**9:
        raise ValueError(f"a coordinate is a finite number, not {str(value)[:40]!r}")
    rounded = float(round(number, DECIMALS))
    return int(rounded) if rounded.is_integer() else rounded


def _polygon(rings: Any) -> list[Any]:
    if not isinstance(rings, list):
        raise ValueError("a polygon is a list of rings")
    return [_ring(ring, outer=position == 0) for position, ring in enumerate(rings)]


def _ring(ring: Any, *, outer: bool) -> list[Any]:
    points = ring if isinstance(ring, list) else []
    if len(points) < 4 or points[0] != points[-1] or not all(isinstance(p, list) and len(p) >= 2 for p in points):
        raise ValueError("a ring has at least four points, and the last is the first")
    open_ = points[:-1]
    twice_area = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(open_, open_[1:] + open_[:1], strict=True))
    if (twice_area > 0) is not outer:
        open_ = open_[::-1]
    start = open_.index(min(open_))
    turned = open_[start:] + open_[:start]
    return [*turned, turned[0]]
