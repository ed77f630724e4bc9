"""Whether anything ends before it begins, as far as the times can be compared."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from holdfast.document.addresses import key_of
from holdfast.document.finding import Finding
from holdfast.document.integrity.held import Held, Visit
from holdfast.document.legal import Calendar
from holdfast.document.times import Date, TimePoint

_SPANS = {
    "When": (("from_", "until"), ("from_", "by")),
    "Zone": (("valid_from", "valid_until"),),
    "Body": (("starts", "ends"),),
    "Authority": (("from_", "until"),),
    "Guarantee": (("in_force", "until"),),
    "Step": (("start", "by_time"),),
    "Calendar": (("t0", "ends"), ("signature", "ends"), ("entry_into_force", "ends")),
    "Aid": (("from_", "until"),),
    "Constraint": (("from_", "until"),),
    "RedLine": (("date", "until"),),
    "EarlierInstrument": (("date", "ended"),),
}
_ZONES = dt.timedelta(hours=14)
"""A date has no zone, so the day may begin fourteen hours earlier or later than in UTC."""

Bounds = tuple[str, float, float]
"""What a time is counted from, and the earliest and latest second that it can mean."""


def check_order(held: Held) -> Iterator[Finding]:
    """A finding for every span whose end certainly lies before its beginning."""
    calendar = held.framework.model.calendar if held.framework else None
    for visit in held.visits():
        for first, last in _SPANS.get(type(visit.owner).__name__, ()):
            if visit.field == last and _ends_first(visit, first, calendar):
                key = key_of(type(visit.owner), first)
                yield visit.finding(
                    "INT031", f"This lies before `{key}` ({_text(getattr(visit.owner, first))}).",
                    why="Something that ends before it begins is never in force.", next="Correct one of the two times.")


def _ends_first(visit: Visit, first: str, calendar: Calendar | None) -> bool:
    begin = _bounds(getattr(visit.owner, first), calendar)
    end = _bounds(visit.value, calendar)
    return begin is not None and end is not None and begin[0] == end[0] and begin[1] > end[2]


def _bounds(value: object, calendar: Calendar | None) -> Bounds | None:
    if isinstance(value, dt.datetime):
        return "", *(2 * (_seconds(value),))
    try:
        if isinstance(value, Date):
            begin = dt.datetime.combine(value.first, dt.time(), dt.UTC) - _ZONES
            end = dt.datetime.combine(value.last, dt.time(), dt.UTC) + dt.timedelta(days=1) + _ZONES
            return "", _seconds(begin), _seconds(end)
        return _of_point(value, calendar) if isinstance(value, TimePoint) else None
    except (OverflowError, ValueError):
        return None  # at the edges of the calendar nothing is compared


def _of_point(point: TimePoint, calendar: Calendar | None) -> Bounds | None:
    if point.moment is not None or point.date is not None:
        return _bounds(point.moment or point.date, calendar)
    known = {"T0": "t0", "signature": "signature", "entry-into-force": "entry_into_force"}.get(point.anchor or "")
    moment = getattr(calendar, known, None) if calendar is not None and known else None
    if isinstance(moment, dt.datetime):
        moved = point.offset.after(moment) if point.sign > 0 else point.offset.before(moment)
        return "", *(2 * (_seconds(moved),))
    least, most = (days * 86400 for days in point.offset.bounds_days)
    low, high = (least, most) if point.sign > 0 else (-most, -least)
    return point.anchor or "", low, high


def _seconds(moment: dt.datetime) -> float:
    return (moment - dt.datetime(2000, 1, 1, tzinfo=dt.UTC)).total_seconds()


def _text(value: object) -> str:
    return value.isoformat() if isinstance(value, dt.datetime) else str(value)
