"""The span of time in which a clause binds, and whether two spans can overlap."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from holdfast.document.clause import Clause, Modal
from holdfast.document.times import Duration, TimePoint
from holdfast.norms.calendar import Calendar


@dataclass(frozen=True, slots=True)
class Span:
    """From when to when a clause binds; an absent start is the beginning of the text, an absent end its end."""

    start: TimePoint | None
    end: TimePoint | None


def span_of(clause: Clause) -> Span:
    """The span of a clause; a duty with a deadline ends with it, since the act is done by then."""
    when = clause.when
    if when is None:
        return Span(None, None)
    if when.until == "terminated":
        return Span(when.from_, None)
    if when.until is not None:
        assert isinstance(when.until, TimePoint)  # the one word besides a time is taken above
        return Span(when.from_, when.until)
    if clause.modal is Modal.SHALL and not when.continuous and when.every is None:
        return Span(when.from_, when.by or _after(when.from_, when.within))
    return Span(when.from_, None)


def overlap(one: Span, other: Span, calendar: Calendar) -> bool | None:
    """Whether two spans share a moment; nothing where the times known do not say."""
    verdicts = (_ends_before(one, other, calendar), _ends_before(other, one, calendar))
    if True in verdicts:
        return False
    return None if None in verdicts else True


def _after(start: TimePoint | None, length: Duration | None) -> TimePoint | None:
    """A point in time later by a length, as far as it can be written as one."""
    if start is None or length is None or start.sign < 0:
        return None
    if start.moment is not None:
        return TimePoint(moment=length.after(start.moment))
    if start.anchor is None:
        return None
    total = Duration(start.offset.months + length.months, start.offset.seconds + length.seconds)
    return TimePoint(anchor=start.anchor, offset=total)


def _ends_before(one: Span, other: Span, calendar: Calendar) -> bool | None:
    """Whether one span is over when the other begins."""
    if one.end is None or other.start is None:
        return False
    if one.end.anchor is not None and one.end.anchor == other.start.anchor:
        return _at_most(_bounds(one.end), _bounds(other.start))
    ends, starts = calendar.moment(one.end, closing=True), calendar.moment(other.start)
    if ends is None or starts is None:
        return None
    return _at_most((ends.earliest, ends.latest), (starts.earliest, starts.latest))


def _bounds(point: TimePoint) -> tuple[float, float]:
    """The least and the most days from its anchor to a point."""
    low, high = point.offset.bounds_days
    return (low, high) if point.sign > 0 else (-high, -low)


def _at_most(
    first: tuple[float, float] | tuple[dt.datetime, dt.datetime],
    second: tuple[float, float] | tuple[dt.datetime, dt.datetime],
) -> bool | None:
    """Whether the first is no later than the second for certain, certainly not, or neither."""
    if first[1] <= second[0]:  # type: ignore[operator]
        return True
    return False if first[0] > second[1] else None  # type: ignore[operator]
