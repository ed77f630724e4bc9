"""A map of the zones from their own geometry: outlines with numbers, a scale bar and north, in no party's colours."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

from holdfast.word.coordinates import degrees
from holdfast.word.shapes import Shape, points_of

WIDTH, HEIGHT = 640.0, 440.0
MARGIN = 34.0
KM_PER_DEGREE = 111.195
"""Length of a degree of a great circle on a sphere of radius 6,371 km."""

_DASHES = ("", "7 3", "2 3", "10 3 2 3", "5 2", "1 2")
_FONT = "font-family=\"'Liberation Sans','DejaVu Sans',Arial,sans-serif\""


@dataclass(frozen=True, slots=True)
class View:
    """The part of the world that is drawn, and how large."""

    west: float
    south: float
    east: float
    north: float
    scale: float
    """Drawing units per kilometre."""

    def at(self, point: tuple[float, float]) -> tuple[float, float]:
        """Where a longitude and latitude lie on the drawing."""
        x = (point[0] - self.west) * self._shrink * KM_PER_DEGREE * self.scale
        y = (self.north - point[1]) * KM_PER_DEGREE * self.scale
        wide = (self.east - self.west) * self._shrink * KM_PER_DEGREE * self.scale
        high = (self.north - self.south) * KM_PER_DEGREE * self.scale
        return x + (WIDTH - wide) / 2, y + (HEIGHT - high) / 2

    @property
    def _shrink(self) -> float:
        return math.cos(math.radians((self.south + self.north) / 2))


def map_svg(zones: Sequence[tuple[str, tuple[Shape, ...]]], *, title: str) -> str:
    """The zones as SVG, numbered in the order given; every zone has at least one shape."""
    view = _view([point for _, shapes in zones for point in points_of(shapes)])
    body = [f'<rect width="{WIDTH:g}" height="{HEIGHT:g}" fill="#ffffff" stroke="#444444"/>', *_frame(view)]
    placed: list[tuple[float, float]] = []
    for position, (_, shapes) in enumerate(zones):
        dash = _DASHES[position % len(_DASHES)]
        body += [_drawn(shape, view, dash) for shape in shapes]
    for position, (name, shapes) in enumerate(zones, start=1):
        body.append(_number(position, name, shapes, view, placed))
    body += _scale_bar(view)
    x = f"{WIDTH - 24:g}"
    body += [f'<path d="M{x},38 v-22" stroke="#222222"/>', f'<path d="M{x},10 l-4,9 h8 z" fill="#222222"/>',
             f'<text x="{x}" y="50" text-anchor="middle" font-size="10" {_FONT}>N</text>']
    inner = "\n".join(body)
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:g} {HEIGHT:g}" width="{WIDTH:g}" '
            f'height="{HEIGHT:g}" role="img"><title>{escape(title)}</title>\n{inner}\n</svg>')


def _view(points: Iterable[tuple[float, float]]) -> View:
    held = list(points)
    west, east = min(x for x, _ in held), max(x for x, _ in held)
    south, north = min(y for _, y in held), max(y for _, y in held)
    shrink = max(math.cos(math.radians((south + north) / 2)), 0.01)
    wide = max((east - west) * shrink * KM_PER_DEGREE, 0.02)
    high = max((north - south) * KM_PER_DEGREE, 0.02)
    scale = min((WIDTH - 2 * MARGIN) / wide, (HEIGHT - 2 * MARGIN - 26) / high)
    return View(west, south, east, north, scale)


def _frame(view: View) -> Iterator[str]:
    """The corners of what is drawn in degrees, so that the drawing can be laid on a map."""
    for lon, lat, anchor, y in ((view.west, view.north, "start", 14), (view.east, view.south, "end", HEIGHT - 8)):
        x = 8 if anchor == "start" else WIDTH - 8
        side = "NW" if anchor == "start" else "SE"
        yield (f'<text x="{x:g}" y="{y:g}" text-anchor="{anchor}" font-size="9" fill="#333333" {_FONT}>'
               f"{side} {degrees(round(lat, 5), 'NS')}, {degrees(round(lon, 5), 'EW')}</text>")


def _drawn(shape: Shape, view: View, dash: str) -> str:
    line = f' stroke-dasharray="{dash}"' if dash else ""
    if shape.kind == "point":
        x, y = view.at(shape.rings[0][0])
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="#222222"/>'
    path = " ".join(_path(ring, view) + (" Z" if shape.kind == "area" else "") for ring in shape.rings)
    fill = '#000000" fill-opacity="0.06" fill-rule="evenodd' if shape.kind == "area" else "none"
    return f'<path d="{path}" fill="{fill}" stroke="#222222" stroke-width="1.3"{line}/>'


def _path(ring: Sequence[tuple[float, float]], view: View) -> str:
    places = [view.at(point) for point in ring]
    return "M" + " L".join(f"{x:.1f},{y:.1f}" for x, y in places)


def _number(position: int, name: str, shapes: Sequence[Shape], view: View, placed: list[tuple[float, float]]) -> str:
    """A number on the zone, moved along where another stands already."""
    ring = max((ring for shape in shapes for ring in shape.rings), key=len)
    candidates = [view.at(ring[0]), *(view.at(point) for point in ring[1:])]
    free = (place for place in candidates if all(math.dist(place, other) > 17 for other in placed))
    x, y = next(free, candidates[0])
    while any(math.dist((x, y), other) < 17 for other in placed):
        x += 18
    x, y = min(max(x, 12), WIDTH - 12), min(max(y, 24), HEIGHT - 30)
    placed.append((x, y))
    return (f'<g><title>{escape(name)}</title><circle cx="{x:.1f}" cy="{y:.1f}" r="8" fill="#ffffff" stroke="#222222"/>'
            f'<text x="{x:.1f}" y="{y + 3.5:.1f}" text-anchor="middle" font-size="10" {_FONT}>{position}</text></g>')


def _scale_bar(view: View) -> list[str]:
    """A bar of a round length, about a quarter of the drawing wide."""
    goal = WIDTH / 4 / view.scale
    size = 10 ** math.floor(math.log10(goal))
    length = max(step * size for step in (1, 2, 5) if step * size <= goal)
    wide, y = length * view.scale, HEIGHT - 14
    said = f"{length:g} km" if length >= 1 else f"{length * 1000:g} m"
    path = f"M14,{y - 5:g} v5 h{wide:.1f} v-5 M{14 + wide / 2:.1f},{y - 3:g} v3"
    return [f'<path d="{path}" fill="none" stroke="#222222" stroke-width="1.4"/>',
            f'<text x="{20 + wide:.1f}" y="{y + 1:g}" font-size="10" {_FONT}>{said}</text>']
