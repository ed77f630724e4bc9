"""The known times of a framework, and what moment a written point in time stands for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from holdfast.document.events import Event, EventKind, EventRecord
from holdfast.document.framework import Framework
from holdfast.document.times import Date, Duration, TimePoint

LAST = dt.datetime.max.replace(tzinfo=dt.UTC) - dt.timedelta(days=2)
FIRST = dt.datetime.min.replace(tzinfo=dt.UTC) + dt.timedelta(days=2)
"""The ends of time; a moment moved beyond them stays at them. Two days inside, so that every zone can write them."""

_DAY = dt.timedelta(days=1)

ANCHOR_OF = {
    EventKind.SIGNED: "signature", EventKind.ENTERED_INTO_FORCE: "entry-into-force", EventKind.T0: "T0",
}
"""Kind of event → the anchor whose moment it gives."""


@dataclass(frozen=True, slots=True)
class Span:
    """The moments a point in time can mean; both ends are the same where it is exact."""

    earliest: dt.datetime
    latest: dt.datetime

    def moved(self, by: Duration, *, sign: int = 1) -> Span:
        """The span moved by a duration, months by the calendar."""
        return Span(moved(self.earliest, by, sign=sign), moved(self.latest, by, sign=sign))


def clock_time(moment: dt.datetime) -> str:
    """A moment as people write it, in UTC and to the minute unless seconds matter: ``2026-03-01 12:00 UTC``."""
    at = moment.astimezone(dt.UTC)
    seconds = f":{at.second:02}" if at.second else ""
    return f"{at.date().isoformat()} {at.hour:02}:{at.minute:02}{seconds} UTC"


def moved(moment: dt.datetime, by: Duration, *, sign: int = 1) -> dt.datetime:
    """The moment a duration later (or earlier, for sign -1), held within the calendar."""
    try:
        found = by.after(moment) if sign > 0 else by.before(moment)
    except (OverflowError, ValueError):
        return LAST if sign > 0 else FIRST
    return min(max(found, FIRST), LAST)


def shifted(moment: dt.datetime, by: dt.timedelta) -> dt.datetime:
    """The moment an exact length of time later, held within the calendar."""
    return min(moment + min(by, LAST - moment), LAST)


def span_of(date: Date, *, closing: bool = False) -> Span:
    """What a date means in UTC: a day begins at its first moment and, as a deadline or end, ends at its last.

    A month or year as a beginning is any day in it, as a deadline or end its last day.
    """
    first, last = _midnight(date.first), _midnight(date.last)
    if closing:
        return Span(shifted(last, _DAY), shifted(last, _DAY))
    return Span(first, last)


def _midnight(day: dt.date) -> dt.datetime:
    return min(max(dt.datetime.combine(day, dt.time(), dt.UTC), FIRST), LAST)


@dataclass(frozen=True)
class Calendar:
    """The anchors that are known, and when elements were met or breached."""

    anchors: Mapping[str, Span] = field(default_factory=dict)
    """``T0``, ``signature``, ``entry-into-force`` → when."""
    met: Mapping[str, dt.datetime] = field(default_factory=dict)
    """Id → when it was first met."""
    breached: Mapping[str, dt.datetime] = field(default_factory=dict)
    """Id → when it was first breached; the empty id stands for the framework as a whole."""

    def moment(self, point: TimePoint, *, closing: bool = False) -> Span | None:
        """When a point in time is, or nothing where its anchor is not known; ``closing`` for deadlines and ends."""
        if point.moment is not None:
            return Span(point.moment, point.moment)
        if point.date is not None:
            return span_of(point.date, closing=closing)
        anchor = self._anchor(point.anchor or "")
        return anchor.moved(point.offset, sign=point.sign) if anchor else None

    def _anchor(self, name: str) -> Span | None:
        if name in self.anchors:
            return self.anchors[name]
        kind, _, id = name.rstrip(")").partition("(")
        if kind == "breach":
            moment = min(self.breached.values(), default=None)
        else:
            moment = (self.met if kind == "met" else self.breached if kind == "breached" else {}).get(id)
        return Span(moment, moment) if moment else None

    @property
    def start(self) -> Span | None:
        """When the framework begins to bind: entry into force, or else T0; nothing where neither is known."""
        return self.anchors.get("entry-into-force") or self.anchors.get("T0")

    @property
    def begun_by(self) -> dt.datetime | None:
        """The first moment at which the framework is more than a draft: signature, entry into force or T0."""
        return min((span.latest for span in self.anchors.values()), default=None)


def calendar_of(framework: Framework, events: EventRecord | None = None) -> Calendar:
    """The times that the framework states, overridden by the events of a record, the latest of each kind."""
    reported: dict[str, dt.datetime] = {}
    met: dict[str, dt.datetime] = {}
    breached: dict[str, dt.datetime] = {}
    for event in sorted(events.events if events else (), key=lambda event: event.at):
        if event.kind in ANCHOR_OF:
            reported[ANCHOR_OF[event.kind]] = event.at
        if event.kind in (EventKind.MET, EventKind.BREACHED):
            first = met if event.kind is EventKind.MET else breached
            for id in _whole(event, framework.id):
                first.setdefault(id, event.at)
    return with_anchors(framework, reported, met=met, breached=breached)


def _whole(event: Event, framework_id: str) -> tuple[str, ...]:
    return tuple("" if id == framework_id else id for id in event.of) or ("",)


def with_anchors(framework: Framework, reported: Mapping[str, dt.datetime], *, met: Mapping[str, dt.datetime],
                 breached: Mapping[str, dt.datetime]) -> Calendar:
    """The calendar of a framework with the anchors that events reported; ``T0-at`` counts where T0 is not known."""
    stated = framework.calendar
    moments = {
        "signature": stated.signature if stated else None,
        "entry-into-force": stated.entry_into_force if stated else None,
        "T0": stated.t0 if stated else None,
        **reported,
    }
    anchors = {name: Span(moment, moment) for name, moment in moments.items() if moment is not None}
    calendar = Calendar(anchors, met, breached)
    if "T0" not in anchors and stated and stated.t0_at and stated.t0_at.anchor != "T0":
        t0 = calendar.moment(stated.t0_at)
        if t0 is not None:
            return Calendar({**anchors, "T0": t0}, met, breached)
    return calendar
