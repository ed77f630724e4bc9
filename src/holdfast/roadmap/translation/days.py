"""Points in time, seasons and lengths as days from day 0."""

from __future__ import annotations

import calendar as months
import datetime as dt
from collections.abc import Collection

from holdfast.document.quantity import Quantity
from holdfast.document.scalars import Month
from holdfast.document.times import TimePoint
from holdfast.inputs.between import NOTHING, Between
from holdfast.inputs.quantity_input import span
from holdfast.norms.calendar import Calendar
from holdfast.norms.graph import unit_in_days
from holdfast.roadmap.problem import Period
from holdfast.roadmap.translation.translated import Days

YEARS = 6
"""Years from day 0 over which seasons are laid out."""

_DAY = dt.timedelta(days=1)


class Scale:
    """Days counted from T0, or from entry into force where T0 is not known."""

    def __init__(self, calendar: Calendar) -> None:
        self._calendar = calendar
        zero = calendar.anchors.get("T0") or calendar.start
        self._zero = zero.latest if zero else None

    @property
    def day_0(self) -> dt.date | None:
        """The date of day 0."""
        return self._zero.date() if self._zero else None

    def of(self, point: TimePoint | None, *, closing: bool = False) -> Days | None:
        """Earliest and latest day of a point in time; nothing where what it counts from is not known."""
        if point is None:
            return None
        span = self._calendar.moment(point, closing=closing)
        if span is not None and self._zero is not None:
            return (span.earliest - self._zero) / _DAY, (span.latest - self._zero) / _DAY
        if point.anchor == "T0" or (point.anchor == "entry-into-force" and self._zero is None):
            low, high = point.offset.bounds_days
            return (low, high) if point.sign > 0 else (-high, -low)
        return None

    def moment(self, at: dt.datetime) -> float | None:
        """The day of a moment."""
        return None if self._zero is None else (at - self._zero) / _DAY

    def closed_outside(self, seasons: Collection[Month]) -> tuple[Period, ...] | None:
        """The days outside some months; nothing where day 0 has no date."""
        if self._zero is None:
            return None
        names = list(Month)
        found: list[Period] = []
        year, month = self._zero.year, self._zero.month
        for _ in range(YEARS * 12):
            if names[month - 1] not in seasons:
                start = dt.datetime(year, month, 1, tzinfo=dt.UTC)
                end = start + _DAY * months.monthrange(year, month)[1]
                period = Period((start - self._zero) / _DAY, (end - self._zero) / _DAY)
                if found and abs(found[-1].last - period.first) < 1e-6:
                    period = Period(found.pop().first, period.last)
                found.append(period)
            year, month = (year + 1, 1) if month == 12 else (year, month + 1)
        return tuple(found)


def length(quantity: Quantity | None) -> Between:
    """A length of time in days; zero where none is written."""
    if quantity is None:
        return NOTHING
    low, _, high = span(quantity)
    factor = unit_in_days(quantity.unit)
    return Between(low * factor, high * factor)
