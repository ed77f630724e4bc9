"""What the documents give an outline of: zones, lines of control, areas and sites, ready to be drawn to scale."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from holdfast.brief.charts.place_map import Outline
from holdfast.document.base import Element
from holdfast.document.case import Case
from holdfast.document.framework import Framework
from holdfast.document.geometry import GeometryReader
from holdfast.document.zone import ZoneKind
from holdfast.science.projection import Point, centre_of, equal_area

WIDTH, LEAST, MOST, EDGE = 640.0, 260.0, 560.0, 30.0
_LINES = {ZoneKind.LINE, ZoneKind.CORRIDOR}


@dataclass(frozen=True, slots=True)
class Placed:
    """An element with an outline: where it stands in the documents, and its simple geometries in degrees."""

    address: str
    id: str
    element: Element
    look: str
    geometries: tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Laid:
    """The outlines in pixels, with the size of the map and how many pixels a kilometre is."""

    outlines: tuple[Outline, ...]
    height: float
    per_km: float


def placed(
    framework: Framework, case: Case | None, read: GeometryReader | None, read_case: GeometryReader | None
) -> tuple[Placed, ...]:
    """Every element of the framework and its case that has a geometry, those of the case first.

    A geometry in a file of its own is there only where a reader is given.
    """
    found: list[Placed] = []
    families: list[tuple[str, Mapping[str, Element], GeometryReader | None]] = []
    if case is not None:
        families = [("areas", case.areas, read_case), ("control", case.control, read_case),
                    ("installations", case.installations, read_case), ("crossings", case.crossings, read_case)]
    for family, elements, reader in [*families, ("zones", framework.zones, read)]:
        for id, element in elements.items():
            geometry = getattr(element, "geometry", None)
            if isinstance(geometry, str):
                geometry = reader(geometry) if reader else None
            simple = tuple(_simple(geometry or {}))
            if any(True for one in simple for _ in points_of(one["coordinates"])):
                found.append(Placed(f"{family}.{id}", id, element, _look(family, element), simple))
    return tuple(found)


def _look(family: str, element: Element) -> str:
    if family in ("areas", "control"):
        return {"areas": "area", "control": "control"}[family]
    if family == "zones":
        return "line" if getattr(element, "kind", None) in _LINES else "zone"
    return "site"


def _simple(value: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """The geometries without parts that a GeoJSON object holds."""
    kind = value.get("type", "")
    if kind == "FeatureCollection":
        for feature in value["features"]:
            yield from _simple(feature)
    elif kind == "Feature":
        yield from _simple(value.get("geometry") or {})
    elif kind == "GeometryCollection":
        for part in value["geometries"]:
            yield from _simple(part)
    elif kind.startswith("Multi"):
        for coordinates in value["coordinates"]:
            yield {"type": kind.removeprefix("Multi"), "coordinates": coordinates}
    elif kind:
        yield {"type": kind, "coordinates": value["coordinates"]}


def points_of(coordinates: Any) -> Iterator[Point]:
    """Every point of coordinates nested to any depth."""
    if coordinates and not isinstance(coordinates[0], list | tuple):
        yield float(coordinates[0]), float(coordinates[1])
    else:
        for part in coordinates:
            yield from points_of(part)


def laid_out(found: Sequence[Placed]) -> Laid:
    """The outlines around their common centre, as large as the map allows, numbered in order."""
    project = equal_area(centre_of([point for one in found for shape in one.geometries
                                    for point in points_of(shape["coordinates"])]))
    flat = [[_moved(shape, project) for shape in one.geometries] for one in found]
    points = [point for shapes in flat for shape in shapes for point in points_of(shape["coordinates"])]
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    low, high = min(y for _, y in points), max(y for _, y in points)
    wide, tall = max(right - left, 1e-3), max(high - low, 1e-3)
    per_km = min((WIDTH - 2 * EDGE) / wide, (MOST - 3 * EDGE) / tall)
    height = max(LEAST, tall * per_km + 3 * EDGE)

    def to_pixels(point: Point) -> Point:
        x = WIDTH / 2 + (point[0] - (left + right) / 2) * per_km
        return round(x, 1), round((height - EDGE) / 2 - (point[1] - (low + high) / 2) * per_km, 1)

    outlines: list[Outline] = []
    taken: list[Point] = []
    for number, (one, shapes) in enumerate(zip(found, flat, strict=True), start=1):
        drawn = [_moved(shape, to_pixels) for shape in shapes]
        taken.append(_free(_inside(drawn[0]), taken))
        outlines += [Outline(number, one.look, shape, taken[-1]) for shape in drawn]
    return Laid(tuple(outlines), round(height, 1), per_km)


def _moved(shape: Mapping[str, Any], move: Any) -> dict[str, Any]:
    def inner(value: Any) -> Any:
        if value and not isinstance(value[0], list | tuple):
            return list(move((float(value[0]), float(value[1]))))
        return [inner(part) for part in value]

    return {"type": shape["type"], "coordinates": inner(shape["coordinates"])}


def _inside(shape: Mapping[str, Any]) -> Point:
    """A point on the shape for its number: inside an area, halfway along a line."""
    import shapely  # slow to import, and of use for maps only

    geometry = shapely.geometry.shape(shape)
    if shape["type"] == "LineString":
        point = geometry.interpolate(0.5, normalized=True)
    else:
        point = geometry.representative_point() if geometry.is_valid else geometry.centroid
    return round(point.x, 1), round(point.y, 1)


def _free(point: Point, taken: Iterable[Point]) -> Point:
    """The point, moved right until its number covers no other."""
    x, y = point
    while any(abs(x - other) < 18 and abs(y - beside) < 18 for other, beside in taken):
        x += 19
    return round(x, 1), y
