"""When a vote is held, as far as the text says: on the calendar, or in days after what it counts from."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from holdfast.document.settlement_parts import Vote
from holdfast.document.times import Duration, TimePoint
from holdfast.norms.calendar import Calendar, Span

_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Held:
    """The first and last time at which a vote can be held, and when its campaign begins."""

    anchor: str
    """What the days are counted from, such as ``T0``; ``date`` for a time of the calendar."""
    days: tuple[float, float] | None
    """Fewest and most days after the anchor; nothing for a time of the calendar."""
    dates: Span | None
    """First and last moment, where the calendar of the text knows them."""
    campaign: tuple[float, float]
    """Fewest and most days of the campaign; zero where the text gives none."""

    @property
    def campaign_days(self) -> tuple[float, float] | None:
        """Fewest and most days after the anchor at which the campaign begins."""
        return None if self.days is None else (self.days[0] - self.campaign[1], self.days[1] - self.campaign[0])

    @property
    def campaign_dates(self) -> Span | None:
        """First and last moment at which the campaign begins."""
        if self.dates is None:
            return None
        return Span(_earlier(self.dates.earliest, self.campaign[1]), _earlier(self.dates.latest, self.campaign[0]))

    def as_json(self) -> dict[str, Any]:
        """The time as JSON."""
        return {"anchor": self.anchor, "from_days": self.days[0] if self.days else None,
                "to_days": self.days[1] if self.days else None,
                "earliest": self.dates.earliest.date().isoformat() if self.dates else None,
                "latest": self.dates.latest.date().isoformat() if self.dates else None}

    def in_words(self) -> str:
        """The time as a part of a sentence."""
        parts = []
        if self.days is not None:
            low, high = self.days
            parts.append(f"{low:.0f} days after {self.anchor}" if low == high
                         else f"{low:.0f} to {high:.0f} days after {self.anchor}")
        if self.dates is not None:
            first, last = self.dates.earliest.date(), self.dates.latest.date()
            parts.append(f"on {first}" if first == last else f"between {first} and {last}")
        return ", ".join(parts)


def held_at(vote: Vote, calendar: Calendar) -> Held | None:
    """When a vote is held; nothing where the text gives no time, or a length alone that counts from what is before.

    With ``within`` it lasts up to so long after its time.
    """
    if vote.when is None:
        return None
    within = (vote.within or Duration()).bounds_days
    dates = calendar.moment(vote.when)
    if dates is not None and vote.within is not None:
        dates = Span(dates.earliest, dates.moved(vote.within).latest)
    days = _days(vote.when)
    return Held(vote.when.anchor or "date", (days[0], days[1] + within[1]) if days else None, dates,
                vote.campaign.bounds_days if vote.campaign else (0.0, 0.0))


def _days(point: TimePoint) -> tuple[float, float] | None:
    if point.anchor is None:
        return None
    low, high = point.offset.bounds_days
    return (low, high) if point.sign > 0 else (-high, -low)


def _earlier(moment: dt.datetime, days: float) -> dt.datetime:
    try:
        return moment - days * _DAY
    except OverflowError:
        return dt.datetime.min.replace(tzinfo=dt.UTC)
