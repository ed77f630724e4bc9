"""The chart of a roadmap: one lane per performer with a bar per step, gates as marks, and ribbons of exposure below."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from holdfast.brief.charts.obligations import Tick
from holdfast.brief.charts.theme import SMALL, TONES, WIDE, Spec, framed, lines, spot, words

LABEL, HEAD, ROW, AXIS, RIBBON = 330.0, 26.0, 20.0, 26.0, 22.0

Spread = tuple[float, float]
"""Earliest and latest."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One step or gate on the axis, which counts days or places in the order."""

    performer: str
    id: str
    label: str
    begins: Spread
    ends: Spread
    look: str
    """``step``, ``humanitarian`` or ``gate``."""


@dataclass(frozen=True, slots=True)
class Ribbon:
    """One strip along the axis in classes, from its words and parts; each part has a class from 0 to 3."""

    label: str
    parts: tuple[tuple[float, float, int], ...]


def roadmap_chart(bars: Sequence[Bar], ribbons: Sequence[Ribbon], *, ticks: Sequence[Tick], longest: float) -> Spec:
    """The chart; bars keep their order within a lane, and lanes the order in which their performers first come."""
    first: Mapping[str, int] = {bar.performer: n for n, bar in reversed(list(enumerate(bars)))}
    ordered = sorted(bars, key=lambda bar: (first[bar.performer], bar.begins, bar.ends))
    lanes = [(name, list(group)) for name, group in groupby(ordered, key=lambda bar: bar.performer)]
    height = AXIS + HEAD * len(lanes) + ROW * len(bars) + (RIBBON * len(ribbons) + 10 if ribbons else 0) + 6
    heads, labels, rules, placed = [], [], [], []
    y = AXIS
    for name, lane in lanes:
        rules.append({"x": 0, "x2": WIDE, "y": y})
        heads.append({"x": 2, "y": y + HEAD / 2 + 1, "words": name})
        y += HEAD
        for bar in lane:
            labels.append({"x": LABEL - 10, "y": y + ROW / 2, "words": bar.label})
            placed.append((bar, y))
            y += ROW
    where = spot(WIDE, height)
    spots = [_x(tick.day, longest) for tick in ticks]
    marks = [{"x": x, "x2": x, "y": AXIS - 6, "y2": y} for x in spots]
    said = [{"x": x, "y": 9, "words": tick.words} for x, tick in zip(spots, ticks, strict=True)]
    return framed([
        lines(marks, spot(WIDE, height, x2=True, y2=True)),
        words(said, where, tone="soft", size=SMALL, align="center"),
        lines(rules, spot(WIDE, height, x2=True)), words(heads, where, fontWeight="bold"),
        words(labels, where, size=SMALL, align="right"),
        *_bars(placed, longest, height), *_ribbons(ribbons, y + 10, longest, height),
    ], width=WIDE, height=height)


def _x(value: float, longest: float) -> float:
    return LABEL + min(max(0.0, value), longest) / longest * (WIDE - LABEL - 14)


def _bars(placed: Sequence[tuple[Bar, float]], longest: float, height: float) -> list[Spec]:
    """Bars: full where every reading has the step under way or done in between, outlined over its whole spread."""
    looks: Mapping[str, Spec] = {
        "step": {"fill": TONES["bar"], "stroke": TONES["bar"]},
        "humanitarian": {"fill": TONES["blue"], "stroke": TONES["blue"]},
    }
    found: list[Spec] = []
    for look, mark in looks.items():
        some = [(bar, y) for bar, y in placed if bar.look == look]
        outer = [_rect(bar.begins[0], bar.ends[1], y + 5, longest) for bar, y in some]
        inner = [_rect(bar.begins[1], bar.ends[0], y + 5, longest) for bar, y in some if bar.begins[1] < bar.ends[0]]
        if outer:
            found.append({"data": {"values": outer}, "encoding": spot(WIDE, height, x2=True, y2=True),
                          "mark": {"type": "rect", "strokeWidth": 1.4, "stroke": mark["stroke"],
                                   "fill": TONES["paper"]}})
        if inner:
            found.append({"data": {"values": inner}, "encoding": spot(WIDE, height, x2=True, y2=True),
                          "mark": {"type": "rect", "strokeWidth": 0, "fill": mark["fill"]}})
    gates = [{"x": _x(bar.ends[1], longest), "y": y + ROW / 2} for bar, y in placed if bar.look == "gate"]
    if gates:
        found.append({"data": {"values": gates}, "encoding": spot(WIDE, height),
                      "mark": {"type": "point", "shape": "diamond", "size": 110, "filled": True, "opacity": 1,
                               "color": TONES["ink"]}})
    return found


def _rect(begins: float, ends: float, top: float, longest: float) -> Spec:
    x = _x(begins, longest)
    return {"x": x, "x2": max(_x(ends, longest), x + 4), "y": top, "y2": top + ROW - 10}


def _ribbons(ribbons: Sequence[Ribbon], top: float, longest: float, height: float) -> list[Spec]:
    """Strips in four classes, told apart by their height alone: no colour judges anybody."""
    found: list[Spec] = []
    for number, ribbon in enumerate(ribbons):
        y = top + number * RIBBON
        found.append(words([{"x": LABEL - 10, "y": y + RIBBON / 2 - 2, "words": ribbon.label}], spot(WIDE, height),
                           size=SMALL, align="right"))
        base = [{"x": _x(0, longest), "x2": _x(longest, longest), "y": y + RIBBON - 5}]
        found.append(lines(base, spot(WIDE, height, x2=True)))
        foot = y + RIBBON - 5
        parts = [{"x": _x(start, longest), "x2": _x(end, longest), "y": foot - 5 * level, "y2": foot}
                 for start, end, level in ribbon.parts if level]
        if parts:
            found.append({"data": {"values": parts}, "encoding": spot(WIDE, height, x2=True, y2=True),
                          "mark": {"type": "rect", "fill": TONES["grey"], "strokeWidth": 0}})
    return found
