"""Points in time that can be compared: on the calendar, or counted from the same anchor where its date is not known."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

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
