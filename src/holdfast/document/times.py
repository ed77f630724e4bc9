"""Durations, dates and points in time as a document writes them: ISO 8601, absolute or counted from an anchor."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema

_DURATION = re.compile(
    r"P(?:(?P<years>\d{1,4})Y)?(?:(?P<months>\d{1,4})M)?(?:(?P<weeks>\d{1,5})W)?(?:(?P<days>\d{1,6})D)?"
    r"(?:T(?:(?P<hours>\d{1,6})H)?(?:(?P<minutes>\d{1,6})M)?(?:(?P<seconds>\d{1,6})S)?)?"
)
_DATE = r"\d{4}-\d{2}-\d{2}"
_CLOCK = r"T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})"
ANCHORS = ("T0", "signature", "entry-into-force", "breach")


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time: whole months, which have no fixed number of days, and exact seconds."""

    months: int = 0
    seconds: int = 0

    def __str__(self) -> str:
        days, rest = divmod(self.seconds, 86400)
        hours, rest = divmod(rest, 3600)
        minutes, seconds = divmod(rest, 60)
        years, months = divmod(self.months, 12)
        date = "".join(f"{n}{unit}" for n, unit in ((years, "Y"), (months, "M"), (days, "D")) if n)
        clock = "".join(f"{n}{unit}" for n, unit in ((hours, "H"), (minutes, "M"), (seconds, "S")) if n)
        return f"P{date}{'T' + clock if clock else ''}" if date or clock else "P0D"

    @property
    def bounds_days(self) -> tuple[float, float]:
        """The fewest and the most days it can last: a month has 28 to 31 days, a year 365 or 366."""
        years, months = divmod(self.months, 12)
        exact = self.seconds / 86400
        return years * 365 + months * 28 + exact, years * 366 + months * 31 + exact

    def after(self, start: dt.datetime) -> dt.datetime:
        """The moment this long after a start; the 31st plus one month is the last day of the shorter month."""
        return add_months(start, self.months) + dt.timedelta(seconds=self.seconds)

    def before(self, end: dt.datetime) -> dt.datetime:
        """The moment this long before an end."""
        return add_months(end, -self.months) - dt.timedelta(seconds=self.seconds)


def add_months(start: dt.datetime, months: int) -> dt.datetime:
    """A moment moved by whole calendar months, at most to the last day of the month reached."""
    if not months:
        return start
    count = start.year * 12 + start.month - 1 + months
    year, month = divmod(count, 12)
    first = start.replace(day=1, year=year, month=month + 1)
    following = first.replace(year=year + (month == 11), month=(month + 1) % 12 + 1)
    return first.replace(day=min(start.day, (following - first).days))


def parse_duration(value: Any) -> Duration:
    """A duration read from ISO 8601 text such as ``P14D``, ``PT24H`` or ``P1Y6M``; ``P2W`` is ``P14D``."""
    if isinstance(value, Duration):
        return value
    match = _DURATION.fullmatch(str(value))
    if not match or str(value)[-1] in "PT":
        raise ValueError(f"expected a duration such as P14D, PT24H or P6M, got {str(value)[:40]!r}")
    parts = {unit: int(count) for unit, count in match.groupdict(default="0").items()}
    seconds = (parts["weeks"] * 7 + parts["days"]) * 86400
    seconds += parts["hours"] * 3600 + parts["minutes"] * 60 + parts["seconds"]
    months = parts["years"] * 12 + parts["months"]
    if months > 12_000 or seconds > 1000 * 366 * 86400:
        raise ValueError(f"{value} is longer than a thousand years")
    return Duration(months=months, seconds=seconds)


def parse_moment(value: Any) -> dt.datetime:
    """A moment read from RFC 3339 text with a zone, such as ``2026-01-01T00:01:00Z``; it keeps its zone."""
    if isinstance(value, dt.datetime) and value.tzinfo is not None:
        return value
    if not re.fullmatch(_DATE + _CLOCK, str(value)):
        hint = "; the zone is missing" if re.fullmatch(_DATE + r"[T ]\d{2}:\d{2}.*", str(value)) else ""
        raise ValueError(f"expected a time such as 2026-01-01T00:01:00Z, got {str(value)[:40]!r}{hint}")
    moment = dt.datetime.fromisoformat(str(value))
    try:
        moment.astimezone(dt.UTC)
    except OverflowError:
        raise ValueError(f"{value} lies outside the years 1 to 9999 in UTC") from None
    return moment


def _moment_text(value: dt.datetime) -> str:
    moment = value.astimezone(dt.UTC)
    return moment.isoformat().replace("+00:00", "Z")


@dataclass(frozen=True, slots=True, order=True)
class Date:
    """A calendar date known to the day, the month or the year; ``first`` and ``last`` bound it."""

    year: int
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        parts = [f"{self.year:04}"] + [f"{part:02}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    @property
    def first(self) -> dt.date:
        """The earliest day it can mean."""
        return dt.date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> dt.date:
        """The latest day it can mean."""
        if self.day is not None:
            return self.first
        month = self.month or 12
        return dt.date(self.year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)


def parse_date(value: Any) -> Date:
    """A date read from ``2026-03-01``, ``2026-03`` or ``2026``; impossible dates are refused."""
    if isinstance(value, Date):
        return value
    match = re.fullmatch(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", str(value))
    if not match:
        raise ValueError(f"expected a date such as 2026-03-01, 2026-03 or 2026, got {str(value)[:40]!r}")
    parts = [int(part) for part in match.groups() if part is not None]
    date = Date(*parts)
    try:
        date.first, date.last  # noqa: B018 - both raise on an impossible date
    except ValueError as problem:
        raise ValueError(f"{value} is not a date of the calendar") from problem
    return date


@dataclass(frozen=True, slots=True)
class TimePoint:
    """A point in time: a moment, a date, or an anchor such as ``T0`` or ``met(phase-2)`` moved by a duration."""

    moment: dt.datetime | None = None
    date: Date | None = None
    anchor: str | None = None
    offset: Duration = Duration()
    sign: int = 1

    def __str__(self) -> str:
        if self.moment is not None:
            return _moment_text(self.moment)
        if self.date is not None:
            return str(self.date)
        moved = f"{'+' if self.sign > 0 else '-'}{self.offset}" if self.offset != Duration() else ""
        return f"{self.anchor}{moved}"

    @property
    def depends_on(self) -> str | None:
        """The id inside ``met(ID)`` or ``breached(ID)``, if the anchor is one."""
        match = re.fullmatch(r"(?:met|breached)\((.+)\)", self.anchor or "")
        return match.group(1) if match else None


_ANCHORED = re.compile(
    r"(?P<anchor>T0|signature|entry-into-force|breach|(?:met|breached)\([A-Za-z0-9._-]+\))"
    r"(?:\s*(?P<sign>[+-])\s*(?P<offset>P[0-9A-Z]+))?"
)


def parse_time_point(value: Any) -> TimePoint:
    """A point in time read from a moment, a date, or ``T0+P30D``, ``signature-P7D``, ``met(phase-2)+P14D``."""
    if isinstance(value, TimePoint):
        return value
    text = str(value).strip()
    match = _ANCHORED.fullmatch(text)
    if match:
        offset = parse_duration(match["offset"]) if match["offset"] else Duration()
        return TimePoint(anchor=match["anchor"], offset=offset, sign=-1 if match["sign"] == "-" else 1)
    if re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", text):
        return TimePoint(date=parse_date(text))
    if re.match(_DATE, text):
        return TimePoint(moment=parse_moment(text))
    raise ValueError(
        f"expected a time such as 2026-01-01T00:01:00Z, a date, or {', '.join(ANCHORS)} or met(ID), "
        f"with a duration added as in T0+P30D; got {text[:40]!r}"
    )


def _string(pattern: str, description: str) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "pattern": pattern, "description": description})


DurationField = Annotated[
    Duration, BeforeValidator(parse_duration), PlainSerializer(str),
    _string(r"^P(?!$)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?$", "ISO 8601 duration, such as P14D"),
]
MomentField = Annotated[
    dt.datetime, BeforeValidator(parse_moment), PlainSerializer(_moment_text),
    _string(f"^{_DATE}{_CLOCK}$", "RFC 3339 time with a zone, such as 2026-01-01T00:01:00Z"),
]
DateField = Annotated[
    Date, BeforeValidator(parse_date), PlainSerializer(str),
    _string(r"^\d{4}(-\d{2}(-\d{2})?)?$", "Date, month or year"),
]
TimePointField = Annotated[
    TimePoint, BeforeValidator(parse_time_point), PlainSerializer(str),
    _string(r"^(\d{4}|T0|signature|entry-into-force|breach|met\(|breached\()",
            "Moment, date, or anchor with a duration added, such as T0+P30D"),
]
