"""Points in time that can be compared: on the calendar, or counted from the same anchor where its date is not known."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from holdfast.document.clause import Clause
from holdfast.document.guarantee import Guarantee
from holdfast.document.roadmap_parts import Step
from holdfast.document.settlement_parts import Vote
from holdfast.document.times import Duration, TimePoint
from holdfast.norms.calendar import Calendar

_EPOCH = dt.datetime(1, 1, 3, tzinfo=dt.UTC)
_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Moment:
    """A point in time as fewest and most days after an anchor; the empty anchor is the calendar itself."""

    anchor: str
    low: float
    high: float

    def later(self, by: Duration) -> Moment:
        """The moment a length of time later."""
        low, high = by.bounds_days
        return Moment(self.anchor, self.low + low, self.high + high)

    def not_before(self, other: Moment) -> bool:
        """Whether it certainly comes at the same time as another or after it."""
        if self.anchor != other.anchor:
            return False
        same = bool(self.anchor) and self == other  # the same months after the same anchor are the same day
        return same or self.low >= other.high

    def days_before(self, other: Moment) -> float:
        """The days by which it certainly comes before another; 0 where it may not, or where nobody can tell."""
        return max(0.0, other.low - self.high) if self.anchor == other.anchor else 0.0


def moment_of(point: TimePoint, calendar: Calendar, *, closing: bool = False) -> Moment:
    """A point in time on the calendar where its anchor is known, otherwise counted from its anchor."""
    span = calendar.moment(point, closing=closing)
    if span is not None:
        return Moment("", (span.earliest - _EPOCH) / _DAY, (span.latest - _EPOCH) / _DAY)
    low, high = point.offset.bounds_days
    return Moment(point.anchor or "", *((low, high) if point.sign > 0 else (-high, -low)))


def start_of(element: object) -> TimePoint | None:
    """When an element says that it begins, whatever its family."""
    match element:
        case Clause():
            return element.when.from_ if element.when else None
        case Step():
            return element.start
        case Guarantee():
            return element.in_force
        case Vote():
            return element.when
        case _:
            return None


def deadlines_of(element: Clause | Step, calendar: Calendar) -> Iterator[Moment]:
    """The moments by which a clause or step must be done, as far as it says them."""
    if isinstance(element, Clause):
        by, within = (element.when.by, element.when.within) if element.when else (None, None)
    else:
        by, within = element.by_time, element.within
    start = start_of(element)
    if by is not None:
        yield moment_of(by, calendar, closing=True)
    if start is not None and within is not None:
        yield moment_of(start, calendar).later(within)
