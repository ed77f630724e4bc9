"""By when each element must be done, in days after an anchor, as far as the text fixes it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from holdfast.document.framework import Framework
from holdfast.document.times import TimePoint
from holdfast.norms.calendar import Calendar, shifted
from holdfast.norms.graph import Days, DependencyGraph, Edge, delay, in_days
from holdfast.norms.norm import Link, Norm

_AGES = 4e6  # days: more than the calendar has
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True)
class At:
    """A point in days after an anchor, at least and at most; the empty anchor is the calendar itself."""

    anchor: str
    low: float
    high: float

    def moved(self, days: Days) -> At:
        """The point some days later."""
        return At(self.anchor, self.low + days[0], self.high + days[1])

    def before(self, other: At) -> bool | None:
        """Whether it lies before another whatever the lengths; nothing where they hang on different anchors."""
        return self.high < other.low if self.anchor == other.anchor else None

    def as_text(self) -> str:
        """The latest it can be, as people write it: a date, or days after the anchor."""
        if not self.anchor:
            return shifted(_EPOCH, dt.timedelta(days=min(self.high, _AGES))).date().isoformat()
        return f"{self.high:g} days after {self.anchor}" if self.high else self.anchor


@dataclass(frozen=True)
class Axis:
    """Turns points in time into days after an anchor, or into days of the calendar where the anchor is known."""

    framework: Framework
    calendar: Calendar

    def at(self, point: TimePoint, *, closing: bool = False) -> At | None:
        """Where a point lies; nothing for a moment that hangs on a breach."""
        span = self.calendar.moment(point, closing=closing)
        if span is not None:
            return At("", *((moment - _EPOCH) / dt.timedelta(days=1) for moment in (span.earliest, span.latest)))
        if point.anchor is None or point.anchor.startswith("breach"):
            return None
        return self._anchor(point.anchor).moved(delay(point.offset, point.sign))

    def _anchor(self, name: str) -> At:
        stated = self.framework.calendar
        if name == "T0" and stated is not None and stated.t0_at is not None and stated.t0_at.depends_on:
            # T0 itself follows from another element, so what hangs on T0 hangs on that element.
            return At(stated.t0_at.anchor or "", 0, 0).moved(delay(stated.t0_at.offset, stated.t0_at.sign))
        return At(name, 0, 0)

    @property
    def base(self) -> At | None:
        """When what has no beginning of its own begins: with the text; nothing where T0 follows from an element."""
        start = self.calendar.start
        if start is not None:
            return self.at(TimePoint(moment=start.earliest))
        at = self._anchor("T0")
        return at if at.anchor == "T0" else None


    @property
    def first(self) -> At | None:
        """Before when nothing begins that does not say it: the first known moment of the text, or else T0."""
        known = [span.earliest for span in self.calendar.anchors.values()]
        return self.at(TimePoint(moment=min(known))) if known else self.base


@dataclass
class _Due:
    """The deadlines found so far, element by element in the order in which things wait for one another."""

    axis: Axis
    norms: Mapping[str, Norm]
    graph: DependencyGraph
    found: dict[str, At] = field(default_factory=dict)

    def add(self, id: str, waits: Iterable[Edge]) -> None:
        norm = self.norms[id]
        begins = self._begin(norm, [edge for edge in waits if edge.link is not Link.DOES])
        ends = [end for end in self._ends(norm, begins) if end is not None]
        anchors = {end.anchor for end in ends}
        if len(anchors) == 1 or "" in anchors:
            known = [end for end in ends if end.anchor == ("" if "" in anchors else next(iter(anchors)))]
            self.found[id] = min(known, key=lambda end: end.high)

    def point(self, point: TimePoint, *, closing: bool) -> At | None:
        """Where a point lies; ``met(ID)`` at the latest moment at which that element is due, where it has one."""
        other = self.found.get(point.depends_on or "")
        if other is not None and (point.anchor or "").startswith("met("):
            return other.moved(delay(point.offset, point.sign))
        return self.axis.at(point, closing=closing)

    def _begin(self, norm: Norm, waits: list[Edge]) -> At | None:
        parts = [found.moved(edge.days) if (found := self.found.get(edge.on)) else None for edge in waits]
        if norm.start is not None:
            parts.append(self.point(norm.start, closing=False))
        if not parts:
            return None if norm.only_follows else self.axis.base
        known = [part for part in parts if part is not None]
        if len(known) < len(parts) or len({part.anchor for part in known}) > 1:
            return None
        return At(known[0].anchor, max(part.low for part in known), max(part.high for part in known))

    def _ends(self, norm: Norm, begins: At | None) -> Iterator[At | None]:
        for point in (*norm.by, *norm.until):
            yield self.point(point, closing=True)
        if norm.timeout is not None:
            clock = self.point(norm.clock_from, closing=False) if norm.clock_from else self.axis.base
            yield clock.moved(norm.timeout.bounds_days) if clock else None
        if begins is None:
            return
        for length in (*norm.within, *norm.lasts):
            yield begins.moved(length.bounds_days)
        step = self.axis.framework.steps.get(norm.id)
        if step is not None and step.duration is not None and not (norm.by or norm.within):
            yield begins.moved(in_days(step.duration))
        if norm.answers is not None and norm.start is not None:
            yield begins  # a vote is held on its day


def due_times(framework: Framework, calendar: Calendar, norms: Mapping[str, Norm], graph: DependencyGraph,
              ) -> Mapping[str, At]:
    """Id → the last moment at which it is done if everybody keeps the text, or at which it ends to bind.

    An element without a deadline is left out unless it says how long it takes; so is what waits in a circle.
    """
    due = _Due(Axis(framework, calendar), norms, graph)
    for id, edges in graph.in_order():
        due.add(id, edges)
    return due.found
