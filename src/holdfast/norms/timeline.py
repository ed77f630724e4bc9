"""Obligations over time: when each element begins and ends, as bars for a chart."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from holdfast.document.families import NORMS, located
from holdfast.document.framework import Framework
from holdfast.document.text import words_in
from holdfast.document.times import Duration, TimePoint
from holdfast.norms.calendar import Calendar
from holdfast.norms.graph import Days, dependency_graph
from holdfast.norms.norm import Norm, norms_of

_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Bar:
    """One element over time, in days from T0; a bound is absent where nothing known places it."""

    id: str
    start: Days | None
    """Earliest and latest beginning."""
    end: Days | None
    """Earliest and latest deadline or end."""
    party: str
    """Who performs it, several joined by a comma; empty where the text does not say."""
    label: str
    open_ended: bool
    """True where the text gives it no deadline and no end."""


def timeline(framework: Framework, calendar: Calendar) -> tuple[Bar, ...]:
    """The elements of a framework as bars, in the order of the text; defaults and picks already applied.

    Days count from T0, which needs no moment: ``T0+P30D`` is day 30. Where T0 is not known, entry into force is
    taken to be T0 for elements that count from it; dates then have no place on the chart.
    """
    norms = norms_of(framework)
    graph = dependency_graph(framework, norms=norms)
    elements = {item.id: item.element for item in located(framework, NORMS)}
    scale = _Scale(calendar)
    bars = []
    for id, norm in norms.items():
        path = graph.longest_path(id)
        own = graph.lasting.get(id, (0.0, 0.0))
        waited = (path[0][0] - own[0], path[0][1] - own[1]) if path and norm.waits else None
        bars.append(_bar(norm, elements[id], scale, waited))
    return tuple(bars)


class _Scale:
    """Days from T0 of written points in time."""

    def __init__(self, calendar: Calendar) -> None:
        self._calendar = calendar
        zero = calendar.anchors.get("T0") or calendar.start
        self._zero = zero.latest if zero else None

    def days(self, point: TimePoint, *, closing: bool = False) -> Days | None:
        span = self._calendar.moment(point, closing=closing)
        if span is not None and self._zero is not None:
            return (span.earliest - self._zero) / _DAY, (span.latest - self._zero) / _DAY
        if point.anchor == "T0" or (point.anchor == "entry-into-force" and self._zero is None):
            low, high = point.offset.bounds_days
            return (low, high) if point.sign > 0 else (-high, -low)
        return None


def _bar(norm: Norm, element: Any, scale: _Scale, waited: Days | None) -> Bar:
    start = scale.days(norm.start) if norm.start else None if norm.only_follows else (0.0, 0.0)
    if start is not None and waited is not None:
        start = max(start[0], waited[0]), max(start[1], waited[1])
    ends = [days for point in (*norm.by, *norm.until) if (days := scale.days(point, closing=True))]
    lengths = (*norm.within, *norm.lasts, *((norm.timeout,) if norm.timeout else ()))
    if start is not None:
        ends += [_later(start, length) for length in lengths]
    end = (min(days[0] for days in ends), min(days[1] for days in ends)) if ends else None
    fixed = bool(norm.by or norm.until or lengths)
    return Bar(norm.id, start, end, _party(element), _label(norm.id, element), not fixed)


def _later(start: Days, length: Duration) -> Days:
    low, high = length.bounds_days
    return start[0] + low, start[1] + high


def _party(element: Any) -> str:
    for field in ("who", "by", "evaluator", "authority"):
        value = getattr(element, field, ())
        if isinstance(value, tuple) and value:
            return ", ".join(value)
    return ""


def _label(id: str, element: Any) -> str:
    names = [words_in(getattr(element, name, None)) for name in ("heading", "title")]
    return next(filter(None, names), id.replace("-", " ").replace(".", ": "))
