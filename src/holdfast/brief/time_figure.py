"""The figure of obligations over time: one lane per party, one bar per obligation, undated ones set apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from holdfast.brief.svg import figure, line, number, rect, text, wrapped

LABEL_WIDTH, CHART_WIDTH, ROW, HEAD, AXIS = 330.0, 620.0, 20.0, 26.0, 34.0


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
    """True where a date is known only as a range."""


def time_figure(bars: Sequence[Bar], *, anchor: str, id: str) -> str:
    """The figure as SVG, or an empty string without bars; ``anchor`` says what day 0 is."""
    if not bars:
        return ""
    ordered = sorted(bars, key=lambda bar: (bar.party, bar.start is None, bar.start or 0.0, bar.id))
    longest = _longest(ordered)
    body: list[str] = [*_axis(longest, _height(ordered), anchor)]
    y = AXIS
    for party, lane in groupby(ordered, key=lambda bar: bar.party):
        body.append(text(4, y + 17, party, css="lane"))
        body.append(line(0, y, LABEL_WIDTH + CHART_WIDTH, y, css="lane-line"))
        y += HEAD
        for bar in lane:
            body += _row(bar, y, longest)
            y += ROW
    undated = sum(bar.start is None for bar in ordered)
    description = (
        f"{len(ordered)} obligations of {len({bar.party for bar in ordered})} parties over {round(longest)} days; "
        f"{undated} of them have no date in the text."
    )
    return figure(body, width=LABEL_WIDTH + CHART_WIDTH + 10, height=_height(ordered) + 8, id=id,
                  title="Obligations over time", description=description)


def _longest(bars: Sequence[Bar]) -> float:
    ends = [value for bar in bars for value in (bar.start, bar.end) if value is not None]
    return max([30.0, *ends]) * 1.08


def _height(bars: Sequence[Bar]) -> float:
    return AXIS + HEAD * len({bar.party for bar in bars}) + ROW * len(bars)


def _x(day: float, longest: float) -> float:
    return LABEL_WIDTH + max(0.0, day) / longest * CHART_WIDTH


def ticks(longest: float) -> list[tuple[float, str]]:
    """Round days for an axis, four to eight of them, with their labels."""
    for step, unit, size in ((7, "week", 7), (30, "month", 30), (90, "month", 30), (182.5, "month", 30.4),
                             (365, "year", 365), (1825, "year", 365), (3650, "year", 365)):
        if longest / step <= 8:
            count = int(longest // step)
            return [(n * step, f"{round(n * step / size)} {unit}{'' if round(n * step / size) == 1 else 's'}")
                    for n in range(count + 1)]
    return [(0, "0"), (longest, f"{round(longest / 365)} years")]


def _axis(longest: float, height: float, anchor: str) -> list[str]:
    body = []
    for day, label in ticks(longest):
        x = _x(day, longest)
        body.append(line(x, AXIS - 8, x, height, css="grid"))
        body.append(text(x, AXIS - 14, anchor if day == 0 else f"+{label}", css="tick", anchor="middle"))
    return body


def _row(bar: Bar, y: float, longest: float) -> list[str]:
    label = wrapped(bar.label, width=50, lines=1)[0]
    body = [text(LABEL_WIDTH - 10, y + 14, label, css="bar-label", anchor="end")]
    if bar.start is None and bar.end is None:
        body.append(text(LABEL_WIDTH + 6, y + 14, "no date in the text", css="undated"))
        return [f"<g>{''.join(body)}</g>"]
    start = _x(bar.start or 0.0, longest)
    end = _x(longest, longest) if bar.open_ended or bar.end is None else _x(bar.end, longest)
    css = "bar" + (" bar-uncertain" if bar.uncertain or bar.start is None else "")
    body.append(rect(start, y + 4, max(4.0, end - start), ROW - 8, css=css, radius=2))
    if bar.open_ended:
        tip, middle = end + 6, y + ROW / 2
        body.append(f'<path d="M{number(end - 1)},{number(y + 2)} L{number(tip)},{number(middle)} '
                    f'L{number(end - 1)},{number(y + ROW - 2)} z" class="bar-tip"/>')
    return [f"<g>{''.join(body)}</g>"]
