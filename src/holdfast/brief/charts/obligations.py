"""The chart of obligations over time: one lane per party, one bar per obligation with a place of its own in time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from holdfast.brief.charts.theme import SMALL, TONES, WIDE, Spec, framed, lines, spot, words

LABEL, HEAD, ROW, AXIS = 330.0, 26.0, 20.0, 26.0


@dataclass(frozen=True, slots=True)
class Bar:
    """One obligation: whose, what, and from when to when in days from the anchor; nothing where it is not known."""

    party: str
    id: str
    label: str
    start: float | None
    end: float | None
    open_ended: bool
    """True where it goes on until the framework ends."""
    uncertain: bool = False
    """True where a date is known only as a range, or it waits for something else."""

    @property
    def dated(self) -> bool:
        """Whether it has a place of its own in time: a deadline, or a beginning other than day 0."""
        return self.end is not None or (self.start is not None and self.start != 0)


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark of the axis: a day and its words."""

    day: float
    words: str


UNITS: tuple[tuple[float, str, float], ...] = (
    (7, "week", 7), (30, "month", 30), (90, "month", 30), (182.5, "month", 30.4), (365, "year", 365),
    (1825, "year", 365), (3650, "year", 365),
)


def tick_days(longest: float) -> list[tuple[float, int, str]]:
    """Round days for an axis, at most nine of them: the day, how many units that is, and the unit."""
    for step, unit, size in UNITS:
        if longest / step <= 8:
            return [(n * step, round(n * step / size), unit) for n in range(int(longest // step) + 1)]
    return [(0, 0, "year"), (longest, round(longest / 365), "year")]


def longest_of(bars: Sequence[Bar]) -> float:
    """The last day that the axis has to reach."""
    ends = [value for bar in bars if bar.dated for value in (bar.start, bar.end) if value is not None]
    return max([30.0, *ends]) * 1.08


def obligations_chart(bars: Sequence[Bar], *, ticks: Sequence[Tick]) -> Spec:
    """The chart of the dated bars; the others are for the table."""
    longest = longest_of(bars)
    shown = sorted((bar for bar in bars if bar.dated),
                   key=lambda bar: (bar.party, bar.start or 0.0, bar.end or 1e9, bar.id))
    lanes = {party: list(group) for party, group in groupby(shown, key=lambda bar: bar.party)}
    height = AXIS + HEAD * len(lanes) + ROW * len(shown) + 4
    heads, labels, rules, drawn = [], [], [], []
    y = AXIS
    for party, lane in lanes.items():
        rules.append({"x": 0, "x2": WIDE, "y": y})
        heads.append({"x": 2, "y": y + HEAD / 2 + 1, "words": party})
        y += HEAD
        for bar in lane:
            labels.append({"x": LABEL - 10, "y": y + ROW / 2, "words": bar.label})
            drawn.append(_placed(bar, y, longest))
            y += ROW
    where = spot(WIDE, height)
    return framed([
        *_axis(ticks, longest, height), lines(rules, spot(WIDE, height, x2=True)),
        words(heads, where, fontWeight="bold"), words(labels, where, size=SMALL, align="right"), *_bars(drawn, height),
    ], width=WIDE, height=height)


def _x(day: float, longest: float) -> float:
    return LABEL + min(max(0.0, day), longest) / longest * (WIDE - LABEL - 14)


def _placed(bar: Bar, y: float, longest: float) -> Spec:
    start = _x(bar.start or 0.0, longest)
    goes_on = bar.open_ended or bar.end is None
    end = _x(longest, longest) if goes_on else _x(bar.end or 0.0, longest)
    return {"x": start, "x2": max(end, start + 4), "y": y + 5, "y2": y + ROW - 5, "goes_on": goes_on,
            "uncertain": bar.uncertain or bar.start is None}


def _axis(ticks: Sequence[Tick], longest: float, height: float) -> list[Spec]:
    spots = [_x(tick.day, longest) for tick in ticks]
    marks = [{"x": x, "x2": x, "y": AXIS - 6, "y2": height - 4} for x in spots]
    said = [{"x": x, "y": 9, "words": tick.words} for x, tick in zip(spots, ticks, strict=True)]
    return [lines(marks, spot(WIDE, height, x2=True, y2=True)),
            words(said, spot(WIDE, height), tone="soft", size=SMALL, align="center")]


def _bars(values: list[Spec], height: float) -> list[Spec]:
    tips = [{"x": value["x2"] + 4, "y": (value["y"] + value["y2"]) / 2} for value in values if value["goes_on"]]
    found: list[Spec] = []
    for uncertain, look in ((False, {"fill": TONES["bar"]}),
                            (True, {"fill": None, "stroke": TONES["bar"], "strokeWidth": 1.6, "strokeDash": [4, 3]})):
        some = [value for value in values if value["uncertain"] is uncertain]
        if some:
            found.append({"data": {"values": some}, "mark": {"type": "rect", **look},
                          "encoding": spot(WIDE, height, x2=True, y2=True)})
    if tips:
        found.append({"data": {"values": tips}, "encoding": spot(WIDE, height),
                      "mark": {"type": "point", "shape": "triangle-right", "size": 90, "filled": True, "opacity": 1,
                               "color": TONES["bar"]}})
    return found
