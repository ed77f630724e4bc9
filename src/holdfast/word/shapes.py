"""The shapes inside GeoJSON as lists of points: areas, lines and single points."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Point = tuple[float, float]
"""Longitude and latitude."""


@dataclass(frozen=True, slots=True)
class Shape:
    """One shape: an area with its holes, a line, or a point."""

    kind: str
    """``area``, ``line`` or ``point``."""
    rings: tuple[tuple[Point, ...], ...]


def shapes_of(value: Mapping[str, Any]) -> tuple[Shape, ...]:
    """The shapes of a GeoJSON object, those of its features among them; what cannot be read is left out."""
    return tuple(_shapes(value, 0))


def _shapes(value: Any, depth: int) -> Iterator[Shape]:
    if not isinstance(value, Mapping) or depth > 8:
        return
    for key in ("features", "geometries"):
        inner = value.get(key)
        for one in inner if isinstance(inner, Sequence) and not isinstance(inner, str) else ():
            yield from _shapes(one, depth + 1)
    if "geometry" in value:
        yield from _shapes(value["geometry"], depth + 1)
    kind, coordinates = str(value.get("type", "")), value.get("coordinates")
    try:
        yield from _of_kind(kind, coordinates)
    except (TypeError, ValueError, IndexError):
        return


def _of_kind(kind: str, held: Any) -> Iterator[Shape]:
    if held is None:
        return
    match kind:
        case "Point":
            yield Shape("point", (_line([held]),))
        case "MultiPoint":
            yield from (Shape("point", (_line([one]),)) for one in held)
        case "LineString":
            yield Shape("line", (_line(held),))
        case "MultiLineString":
            yield from (Shape("line", (_line(one),)) for one in held)
        case "Polygon":
            yield Shape("area", tuple(_line(ring) for ring in held))
        case "MultiPolygon":
            yield from (Shape("area", tuple(_line(ring) for ring in one)) for one in held)


def _line(held: Iterable[Any]) -> tuple[Point, ...]:
    points = tuple((float(str(point[0])), float(str(point[1]))) for point in held)
    if not points:
        raise ValueError("a shape has at least one point")
    return points


def points_of(shapes: Iterable[Shape]) -> Iterator[Point]:
    """Every point of some shapes, in order."""
    return (point for shape in shapes for ring in shape.rings for point in ring)
