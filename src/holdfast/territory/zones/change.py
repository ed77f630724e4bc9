"""Change of control between dates of one publisher: what is gained and lost, how fast, and how far the border moved."""

from __future__ import annotations

import datetime as dt
import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from holdfast.errors import UsageProblem
from holdfast.territory.zones.geodesic import area_km2, points_on, polygons_of
from holdfast.territory.zones.lines import Dated
from holdfast.territory.zones.plane import distances_km
from holdfast.territory.zones.redraw import is_scattered, returned_in, suspects
from holdfast.territory.zones.tables import table_in

SLIVER_KM2 = 0.05
"""A changed part that is smaller does not count for how far the border moved."""


@dataclass(frozen=True, slots=True)
class Change:
    """What changed between two dates of one series."""

    series: str
    start: dt.date
    end: dt.date
    gained: float
    """Square kilometres inside at the end and not at the start."""
    lost: float
    suspect: tuple[str, ...]
    """Rules by which it looks like a redrawing, as ``redraw`` defines them."""
    holder: str = ""
    """Whose area it is, where the case says so."""
    furthest: float | None = None
    """Kilometres by which the border moved where it moved most; nothing where only areas are known."""

    @property
    def net(self) -> float:
        """Gained less lost."""
        return self.gained - self.lost

    @property
    def days(self) -> int:
        """Days between the two."""
        return (self.end - self.start).days

    def as_json(self) -> dict[str, Any]:
        """The change as JSON."""
        return {"series": self.series, "holder": self.holder or None, "start": self.start.isoformat(),
                "end": self.end.isoformat(), "days": self.days, "gained_km2": round(self.gained, 3),
                "lost_km2": round(self.lost, 3), "net_km2": round(self.net, 3),
                "net_km2_per_day": round(self.net / self.days, 3),
                "furthest_km": round(self.furthest, 3) if self.furthest is not None else None,
                "suspect": list(self.suspect)}


def changes_of(dated: Sequence[Dated]) -> tuple[Change, ...]:
    """The changes between neighbouring dates of each series and holder; areas of the same date are joined."""
    found: list[Change] = []
    for series, holder in dict.fromkeys((one.series, one.holder) for one in dated):
        own = [one for one in dated if (one.series, one.holder) == (series, holder) and polygons_of(one.geometry)]
        days = {day: shapely.union_all([part for one in own if one.date == day for part in polygons_of(one.geometry)])
                for day in sorted({one.date for one in own})}
        moves = [(before, after, shapely.difference(days[after], days[before]),
                  shapely.difference(days[before], days[after])) for before, after in itertools.pairwise(days)]
        for number, (before, after, gained, lost) in enumerate(moves):
            later = moves[number + 1][2:] if number + 1 < len(moves) else None
            suspect = (*is_scattered(days[before], gained, lost), *returned_in(gained, lost, later))
            found.append(Change(series, before, after, area_km2(gained), area_km2(lost), suspect, holder,
                                _furthest(days[before], gained, days[after], lost)))
    return tuple(found)


def _furthest(before: BaseGeometry, gained: BaseGeometry, after: BaseGeometry, lost: BaseGeometry) -> float:
    """How deep the change reaches: from what is gained to the earlier area, and from what is lost to the later one."""
    far = [0.0]
    for changed, area in ((gained, before), (lost, after)):
        parts = [part for part in polygons_of(changed) if area_km2(part) >= SLIVER_KM2]
        points = [point for part in parts for point in points_on(part)]
        if points:
            far.append(float(distances_km(points, area).max()))
    return max(far)


@dataclass(frozen=True, slots=True)
class Daily:
    """A series of areas by day."""

    days: tuple[dt.date, ...]
    areas: tuple[float, ...]

    @property
    def unchanged(self) -> int:
        """Days on which the area is that of the day before: no edit of the map, which says nothing of the ground."""
        return sum(abs(one - other) < 1e-6 for one, other in itertools.pairwise(self.areas))

    @property
    def missing(self) -> int:
        """Days between the first and the last for which there is no row."""
        return (self.days[-1] - self.days[0]).days + 1 - len(self.days)


def daily_in(path: str) -> Daily:
    """A CSV with the columns ``date`` and ``area_km2``, packed with gzip or not; raises UsageProblem."""
    name, rows = table_in(path)
    days, areas = [], []
    for number, row in enumerate(rows, start=2):
        try:
            days.append(dt.date.fromisoformat(str(row["date"])[:10]))
            areas.append(float(str(row["area_km2"])))
        except KeyError as problem:
            raise UsageProblem(f"{name} has no column {problem}. It needs `date` and `area_km2`.") from None
        except ValueError:
            raise UsageProblem(f"{name}, line {number}: the date or the area cannot be read. Write 2026-07-01 and "
                               "116658.3.") from None
        if not (math.isfinite(areas[-1]) and areas[-1] >= 0):
            raise UsageProblem(f"{name}, line {number}: an area is no less than 0, and finite. Correct it, or leave "
                               "the row out.")
    if not rows:
        raise UsageProblem(f"{name} has no rows. It needs the columns `date` and `area_km2`, and a row for each day.")
    if sorted(set(days)) != days:
        raise UsageProblem(f"{name}: the dates do not rise. Sort the rows by date, one for each.")
    return Daily(tuple(days), tuple(areas))


def redraws(daily: Daily, *, name: str) -> tuple[Change, ...]:
    """The changes of a daily series that look like a redrawing, by date."""
    return tuple(Change(name, step.start, step.end, max(step.net, 0.0), max(-step.net, 0.0), suspect)
                 for step, suspect in suspects(daily.days, daily.areas))
