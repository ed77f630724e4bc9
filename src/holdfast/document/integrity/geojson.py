"""What is wrong with a GeoJSON value (RFC 7946): form, range, rings and crossings, with the path inside the value."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Path = tuple[str | int, ...]

_DEPTH = {"Point": 0, "MultiPoint": 1, "LineString": 1, "MultiLineString": 2, "Polygon": 2, "MultiPolygon": 3}
"""How deep the positions of each geometry lie in its coordinates."""


@dataclass(frozen=True, slots=True)
class Flaw:
    """One thing wrong with a geometry: its code, where inside the value, what, and what to do."""

    code: str
    path: Path
    message: str
    next: str


def flaws(value: Any) -> Iterator[Flaw]:
    """Everything wrong with a geometry, feature or collection; crossings only where the form is right."""
    for path, geometry in _geometries(value, ()):
        if isinstance(geometry, Flaw):
            yield geometry
            continue
        found = list(_form(geometry, path))
        yield from found
        if not found:
            yield from _crossing(geometry, path)


def _geometries(value: Any, path: Path) -> Iterator[tuple[Path, Mapping[str, Any] | Flaw]]:
    # Collections lie at most as deep as a document may, so this recursion ends.
    kind = value.get("type") if isinstance(value, Mapping) else None
    if not isinstance(value, Mapping) or not isinstance(kind, str):
        yield path, Flaw("INT040", path, "A geometry has a `type` and `coordinates`.",
                         "Write GeoJSON, such as {type: Point, coordinates: [30.5, 50.4]}.")
    elif kind in _DEPTH:
        yield path, value
    elif kind == "Feature" and isinstance(value.get("geometry"), Mapping):
        yield from _geometries(value["geometry"], (*path, "geometry"))
    elif kind in ("FeatureCollection", "GeometryCollection"):
        key = "features" if kind == "FeatureCollection" else "geometries"
        parts = value.get(key)
        if not isinstance(parts, list | tuple) or not parts:
            yield path, Flaw("INT040", path, f"A {kind} has `{key}`, a list that is not empty.", f"Add `{key}`.")
            return
        for position, part in enumerate(parts):
            yield from _geometries(part, (*path, key, position))
    else:
        yield path, Flaw("INT040", (*path, "type"), f"{kind[:40]} is not a kind of geometry.",
                         f"Use one of {', '.join(_DEPTH)}.")


def _form(geometry: Mapping[str, Any], path: Path) -> Iterator[Flaw]:
    if "coordinates" not in geometry:
        yield Flaw("INT040", path, "The geometry has no `coordinates`.", "Add the coordinates.")
        return
    kind = geometry["type"]
    here = (*path, "coordinates")
    found = list(_positions(geometry["coordinates"], _DEPTH[kind], here))
    yield from found
    if not found:
        yield from _lengths(geometry["coordinates"], kind, here)


def _positions(value: Any, depth: int, path: Path) -> Iterator[Flaw]:
    if not isinstance(value, list | tuple):
        yield Flaw("INT040", path, "A list of coordinates belongs here.", "Check the brackets of the coordinates.")
    elif depth:
        if not value:
            yield Flaw("INT040", path, "The list of coordinates is empty.", "Add the positions.")
        for position, inner in enumerate(value):
            yield from _positions(inner, depth - 1, (*path, position))
    else:
        yield from _position(value, path)


def _position(value: list[Any] | tuple[Any, ...], path: Path) -> Iterator[Flaw]:
    numbers = [_number(part) for part in value]
    if len(numbers) not in (2, 3) or None in numbers:
        yield Flaw("INT040", path, "A position is two numbers, longitude and latitude, and at most a height.",
                   "Write it as in [30.52, 50.45].")
        return
    longitude, latitude = numbers[0] or 0.0, numbers[1] or 0.0
    if not -180 <= longitude <= 180:
        yield Flaw("INT042", (*path, 0), f"The longitude {longitude:g} is outside -180 to 180.", "Correct it.")
    if not -90 <= latitude <= 90:
        swapped = " Are longitude and latitude the wrong way round?" if -90 <= longitude <= 90 else ""
        yield Flaw("INT042", (*path, 1), f"The latitude {latitude:g} is outside -90 to 90.",
                   f"Correct it; longitude stands first.{swapped}")


def _number(value: Any) -> float | None:
    try:
        number = float(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else math.nan
    except (ValueError, OverflowError):
        return None
    return number if math.isfinite(number) else None


def _lengths(value: Any, kind: str, path: Path) -> Iterator[Flaw]:
    """Rings must be closed and lines have two positions."""
    lines: list[tuple[Path, Any]] = []
    if kind == "LineString":
        lines = [(path, value)]
    elif kind == "MultiLineString":
        lines = [((*path, n), line) for n, line in enumerate(value)]
    for where, line in lines:
        if len(line) < 2:
            yield Flaw("INT040", where, "A line has at least two positions.", "Add a position.")
    polygons = [(path, value)] if kind == "Polygon" else list(_numbered(value, path)) if kind == "MultiPolygon" else []
    for where, polygon in polygons:
        for number, ring in enumerate(polygon):
            if len(ring) < 4 or _pair(ring[0]) != _pair(ring[-1]):
                yield Flaw("INT040", (*where, number), "The border is not closed: it has at least four positions, and "
                           "the last is the first again.", "Repeat the first position at the end.")


def _numbered(value: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    for position, inner in enumerate(value):
        yield (*path, position), inner


def _pair(position: Any) -> tuple[float, float]:
    return float(position[0]), float(position[1])


def _crossing(geometry: Mapping[str, Any], path: Path) -> Iterator[Flaw]:
    kind = geometry["type"]
    if kind in ("Point", "MultiPoint"):
        return
    import shapely
    from shapely.geometry import shape
    from shapely.validation import explain_validity

    made = shape({"type": kind, "coordinates": _floats(geometry["coordinates"])})
    here = (*path, "coordinates")
    if not made.is_valid:
        reason = str(explain_validity(made))
        where = reason[reason.find("[") + 1:].rstrip("]") if "[" in reason else ""
        at = f" near {where}" if where else ""
        what = "crosses itself" if "intersection" in reason else f"is not valid ({reason.partition('[')[0].strip()})"
        yield Flaw("INT041", here, f"The border of the area {what}{at}.",
                   "Put the positions into the order in which the border is walked.")
    elif kind in ("LineString", "MultiLineString") and not made.is_simple:
        noded = shapely.get_coordinates(shapely.node(made)).tolist()
        own = {tuple(pair) for pair in shapely.get_coordinates(made).tolist()}
        new = [pair for pair in noded if tuple(pair) not in own]
        at = f" near {new[0][0]:g} {new[0][1]:g}" if new else ""
        yield Flaw("INT041", here, f"The line crosses itself{at}.",
                   "Put the positions into the order in which the line runs.")


def _floats(value: Any) -> Any:
    return [_floats(part) for part in value] if isinstance(value, list | tuple) else float(value)
