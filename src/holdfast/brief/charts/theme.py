"""The one look of all charts: tones by name, sizes, and the frame of a specification.

A specification names tones by the colours of the light page. In the drawing each of them becomes a class, and the
style sheet gives it the colour of the light page, the dark one or paper.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

Spec = dict[str, Any]
"""A Vega-Lite specification."""

TONES: Mapping[str, str] = {
    "ink": "#1b1f24", "soft": "#565e68", "line": "#d9d5cc", "paper": "#fbfaf7", "mark": "#f1ede2", "bar": "#5f7f9f",
    "red": "#a3262a", "amber": "#8a5a00", "green": "#1f6b3b", "grey": "#5d6570", "blue": "#1d4f91",
}
"""Colour of each tone on the light page."""

NARROW = 340.0
"""Width of a small multiple, which a phone shows without shrinking it."""

WIDE = 960.0
"""Width of a chart over the whole page."""

TEXT, SMALL = 12.5, 11.0


def framed(layers: Sequence[Spec], *, width: float, height: float) -> Spec:
    """A specification in pixels from the top left corner, without anything that a measured text could move."""
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "width": width, "height": height, "padding": 0, "autosize": "none", "background": None,
        "config": {"view": {"stroke": None}, "aria": False},
        "layer": list(layers),
    }


def spot(width: float, height: float, *, x2: bool = False, y2: bool = False) -> Spec:
    """The position channels of a layer whose data hold ``x`` and ``y`` in pixels."""
    def axis(field: str, domain: list[float]) -> Spec:
        return {"field": field, "type": "quantitative", "axis": None,
                "scale": {"domain": domain, "nice": False, "zero": False}}

    found: Spec = {"x": axis("x", [0, width]), "y": axis("y", [height, 0])}
    found |= {"x2": {"field": "x2"}} if x2 else {}
    return found | ({"y2": {"field": "y2"}} if y2 else {})


def words(values: Sequence[Spec], where: Spec, *, tone: str = "ink", size: float = TEXT, **mark: Any) -> Spec:
    """A layer that writes the ``words`` of each value at its spot."""
    return {
        "data": {"values": list(values)},
        "mark": {"type": "text", "align": "left", "baseline": "middle", "fontSize": size, "color": TONES[tone], **mark},
        "encoding": {**where, "text": {"field": "words", "type": "nominal"}},
    }


def lines(values: Sequence[Spec], where: Spec, *, tone: str = "line", **mark: Any) -> Spec:
    """A layer of straight lines from ``x``, ``y`` to ``x2``, ``y2``."""
    return {"data": {"values": list(values)}, "mark": {"type": "rule", "color": TONES[tone], **mark}, "encoding": where}
