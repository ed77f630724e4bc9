"""The map: outlines of the documents themselves, with a scale bar and north, and nothing drawn that nobody gave."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from holdfast.brief.charts.theme import SMALL, TONES, Spec, framed, lines, spot, words

LOOKS: dict[str, Spec] = {
    "area": {"stroke": TONES["soft"], "strokeWidth": 1.0},
    "control": {"stroke": TONES["ink"], "strokeWidth": 2.4, "strokeDash": [9, 4]},
    "zone": {"stroke": TONES["bar"], "strokeWidth": 1.8, "fill": TONES["bar"], "fillOpacity": 0.12},
    "line": {"stroke": TONES["ink"], "strokeWidth": 2.4},
    "site": {"stroke": TONES["ink"], "strokeWidth": 1.2, "fill": TONES["soft"], "fillOpacity": 0.3},
}
"""How each class of outline is drawn; the same for every party."""


@dataclass(frozen=True, slots=True)
class Outline:
    """One thing on the map: its number in the table, its class, its geometry in pixels, and where the number stands."""

    number: int
    look: str
    geometry: dict[str, Any]
    label: tuple[float, float]


@dataclass(frozen=True, slots=True)
class ScaleBar:
    """The scale bar: its length in pixels and in words."""

    length: float
    words: str


def place_map(outlines: Sequence[Outline], *, width: float, height: float, bar: ScaleBar, north: str) -> Spec:
    """The map as a specification; every coordinate is already in pixels."""
    where = spot(width, height)
    shapes = [_shape(outline) for outline in sorted(outlines, key=lambda o: list(LOOKS).index(o.look))]
    numbers = [{"x": outline.label[0], "y": outline.label[1], "words": str(outline.number)} for outline in outlines]
    disc: Spec = {"data": {"values": numbers}, "encoding": where,
                  "mark": {"type": "point", "shape": "circle", "size": 240, "filled": True, "opacity": 1,
                           "fill": TONES["paper"], "stroke": TONES["ink"], "strokeWidth": 1}}
    return framed([
        *shapes, disc, words(numbers, where, size=SMALL, align="center", fontWeight="bold"),
        *_scale(bar, width, height), *_north(north, width, height),
    ], width=width, height=height)


def _shape(outline: Outline) -> Spec:
    look = LOOKS[outline.look]
    if outline.geometry["type"] == "Point":
        x, y = outline.geometry["coordinates"][:2]
        return {"data": {"values": [{"x": x, "y": y}]},
                "mark": {"type": "point", "shape": "diamond", "size": 60, "filled": True, "opacity": 1,
                         "fill": look["stroke"]},
                "encoding": {name: {"field": name, "type": "quantitative", "axis": None, "scale": None}
                             for name in ("x", "y")}}
    filled = {} if "Polygon" in outline.geometry["type"] and "fill" in look else {"fill": None}
    return {"data": {"values": [{"type": "Feature", "properties": {}, "geometry": outline.geometry}]},
            "projection": {"type": "identity", "scale": 1, "translate": [0, 0]},
            "mark": {"type": "geoshape", **look, **filled}}


def _scale(bar: ScaleBar, width: float, height: float) -> list[Spec]:
    x, y = 14.0, height - 14
    ends = [{"x": x, "x2": x + bar.length, "y": y, "y2": y}]
    ends += [{"x": at, "x2": at, "y": y - 5, "y2": y + 5} for at in (x, x + bar.length)]
    return [lines(ends, spot(width, height, x2=True, y2=True), tone="ink", strokeWidth=1.6),
            words([{"x": x + bar.length + 8, "y": y, "words": bar.words}], spot(width, height), size=SMALL)]


def _north(said: str, width: float, height: float) -> list[Spec]:
    x = width - 20
    arrow: Spec = {"data": {"values": [{"x": x, "y": 18}]}, "encoding": spot(width, height),
                   "mark": {"type": "point", "shape": "triangle-up", "size": 90, "filled": True, "opacity": 1,
                            "color": TONES["ink"]}}
    stem = lines([{"x": x, "x2": x, "y": 18, "y2": 40}], spot(width, height, x2=True, y2=True), tone="ink",
                 strokeWidth=1.6)
    return [stem, arrow, words([{"x": x, "y": 50, "words": said}], spot(width, height), size=SMALL, align="center")]
