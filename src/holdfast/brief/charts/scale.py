"""The scale of gains over no deal that all bars of a page share, and the bars on it, whose look says what they mean."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from holdfast.brief.charts.theme import SMALL, TONES, Spec, lines, spot, words

STEPS = (0.1, 0.25, 0.5, 1.0, 2.0, 5.0, 10.0, 25.0, 50.0, 100.0)
APART = 62.0
"""So many pixels lie between two marks of the scale at least."""
HATCH = 6.0
EDGE = 4.0


@dataclass(frozen=True, slots=True)
class Scale:
    """The range of gains that a page shows; no deal, which is 0, always lies in it."""

    low: float
    high: float

    @classmethod
    def over(cls, ends: Iterable[float]) -> Scale:
        """The scale that holds all of these gains, and some room around no deal."""
        found = [0.0, *ends]
        low, high = min(found), max(found)
        room = max(high - low, 0.1) / 8
        return cls(min(low, -room), max(high, room))

    def x(self, gain: float, left: float, right: float) -> float:
        """Where a gain stands between two edges."""
        return left + EDGE + (gain - self.low) / (self.high - self.low) * (right - left - 2 * EDGE)

    def marks(self, left: float, right: float) -> tuple[float, ...]:
        """Round gains far enough apart to be read; no deal is one of them."""
        per_unit = (right - left - 2 * EDGE) / (self.high - self.low)
        step = next((step for step in STEPS if step * per_unit >= APART), self.high - self.low)
        return tuple(n * step for n in range(math.ceil(self.low / step), math.floor(self.high / step) + 1))


@dataclass(frozen=True, slots=True)
class GainBar:
    """A bar from the least to the greatest gain, as its look says: ``every``, ``some`` or ``none``."""

    low: float
    high: float
    look: str
    """In which cases no less than no deal is reached: filled for every, hatched for some, empty and dashed for none."""
    top: float
    bottom: float


def axis(scale: Scale, left: float, right: float, bands: Sequence[tuple[float, float]], *, size: tuple[float, float],
         zero: str, said: Mapping[float, str]) -> tuple[list[Spec], list[Spec]]:
    """Light lines at round gains with their words, to lie under bars; and the line of no deal, to lie over them.

    ``bands`` are the heights, from top to bottom, at which there are bars: no line runs through words elsewhere.
    """
    marks = [gain for gain in scale.marks(left, right) if gain]
    at = scale.x(0.0, left, right)
    half = 3.1 * len(zero)
    middle = min(max(at, left + half), right - half)
    placed = [(gain, scale.x(gain, left, right)) for gain in marks]
    ticks = [{"x": x, "y": 8, "words": said[gain]} for gain, x in placed
             if abs(x - middle) > half + 16 and left + 12 <= x <= right - 12]
    where, ends = spot(*size), spot(*size, x2=True, y2=True)
    light = [{"x": x, "x2": x, "y": top, "y2": bottom} for _, x in placed for top, bottom in bands]
    strong = [{"x": at, "x2": at, "y": top, "y2": bottom} for top, bottom in bands]
    return (
        [lines(light, ends), words(ticks, where, tone="soft", size=SMALL - 0.5, align="center")],
        [lines(strong, ends, tone="ink", strokeWidth=1.8),
         words([{"x": middle, "y": 8, "words": zero}], where, size=SMALL, align="center", fontWeight="bold")],
    )


def bars(found: Sequence[GainBar], scale: Scale, left: float, right: float, *, size: tuple[float, float]) -> list[Spec]:
    """The bars on the scale; no bar has a middle, since nothing is known of where between its ends the truth lies."""
    layers: list[Spec] = []
    looks: dict[str, Spec] = {"every": {"fill": TONES["bar"], "stroke": TONES["bar"]},
                              "some": {"fill": TONES["paper"], "stroke": TONES["bar"]},
                              "none": {"fill": TONES["paper"], "stroke": TONES["bar"], "strokeDash": [4, 3]}}
    for look, mark in looks.items():
        some = [_placed(bar, scale, left, right) for bar in found if bar.look == look]
        if some:
            layers.append({"data": {"values": some}, "mark": {"type": "rect", "strokeWidth": 1.5, **mark},
                           "encoding": spot(*size, x2=True, y2=True)})
            if look == "some":
                layers.append(lines([cut for bar in some for cut in _hatched(bar)],
                                    spot(*size, x2=True, y2=True), tone="bar", strokeWidth=1.2))
    return layers


def _placed(bar: GainBar, scale: Scale, left: float, right: float) -> Spec:
    x, x2 = scale.x(bar.low, left, right), scale.x(bar.high, left, right)
    return {"x": x, "x2": max(x2, x + 3), "y": bar.top, "y2": bar.bottom}


def _hatched(bar: Spec) -> list[Spec]:
    """Slanted lines within a bar, cut at its edges."""
    x, x2, top, bottom = bar["x"], bar["x2"], bar["y"], bar["y2"]
    rise = bottom - top
    found = []
    for n in range(int((x2 - x + rise) // HATCH) + 1):
        foot = x - rise + n * HATCH
        start, end = max(foot, x), min(foot + rise, x2)
        if end > start:
            found.append({"x": start, "y": bottom - (start - foot), "x2": end, "y2": bottom - (end - foot)})
    return found
