"""Change of control between dates, and which changes look like a redrawing of the map rather than an event.

Maps of control are edited: lines are redrawn, corrections are dated back, and days without an edit are no days without
fighting. A change is therefore called suspect by rules on the series alone, and by nothing else:

- jump: within at most three days, and more than six times the usual daily change (median of the days with a change) and
  more than 20 km²;
- to-and-fro: at least half of what was gained is lost again (or the reverse) in the very next change;
- scattered: of a change between two maps, more than half of the area lies further than 30 km from the common border of
  both maps, where nothing bordered on it before.
"""

from __future__ import annotations

import csv
import datetime as dt
import gzip
import io
import itertools
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import shapely

from holdfast.errors import UsageProblem
from holdfast.territory.zones.geodesic import Plane, area_km2, polygons_of
from holdfast.territory.zones.lines import Dated

JUMP, TO_AND_FRO, SCATTERED = "jump", "to-and-fro", "scattered"
TIMES, LEAST_KM2, DAYS, FAR_KM = 6.0, 20.0, 3, 30.0


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
    """Rules by which it looks like a redrawing: ``jump``, ``to-and-fro`` or ``scattered``."""

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
        return {"series": self.series, "start": self.start.isoformat(), "end": self.end.isoformat(), "days": self.days,
                "gained_km2": round(self.gained, 3), "lost_km2": round(self.lost, 3), "net_km2": round(self.net, 3),
                "suspect": list(self.suspect)}


def changes_of(dated: Sequence[Dated]) -> tuple[Change, ...]:
    """The changes between neighbouring dates of each series of areas."""
    found = []
    for series in dict.fromkeys(one.series for one in dated):
        own = [one for one in dated if one.series == series and polygons_of(one.geometry)]
        for before, after in itertools.pairwise(own):
            gained = shapely.difference(after.geometry, before.geometry)
            lost = shapely.difference(before.geometry, after.geometry)
            suspect = (SCATTERED,) if _scattered(before, gained, lost) else ()
            found.append(Change(series, before.date, after.date, area_km2(gained), area_km2(lost), suspect))
    return tuple(found)


def _scattered(before: Dated, gained: shapely.Geometry, lost: shapely.Geometry) -> bool:
    parts = [part for geometry in (gained, lost) for part in polygons_of(geometry)]
    if not parts:
        return False
    plane = Plane.around([before.geometry, *parts])
    border = plane.flat(before.geometry).boundary
    areas = [(area_km2(part), plane.flat(part).distance(border)) for part in parts]
    return sum(area for area, far in areas if far > FAR_KM) > sum(area for area, _ in areas) / 2


@dataclass(frozen=True, slots=True)
class Daily:
    """A series of areas by day."""

    days: tuple[dt.date, ...]
    areas: tuple[float, ...]

    @property
    def unchanged(self) -> int:
        """Days on which the area is that of the day before: no edit of the map, which says nothing of the ground."""
        return sum(abs(one - other) < 1e-6 for one, other in itertools.pairwise(self.areas))


def daily_in(path: str) -> Daily:
    """A CSV with the columns ``date`` and ``area_km2``, packed with gzip or not; raises UsageProblem."""
    name = f"The file {Path(path).name}"
    try:
        data = Path(path).read_bytes()
        text = (gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data).decode("utf-8-sig")
    except (OSError, EOFError, UnicodeDecodeError) as problem:
        raise UsageProblem(f"{name} cannot be read as CSV in UTF-8: {problem}.") from None
    days, areas = [], []
    for number, row in enumerate(csv.DictReader(io.StringIO(text)), start=2):
        try:
            days.append(dt.date.fromisoformat(str(row["date"])[:10]))
            areas.append(float(str(row["area_km2"])))
        except KeyError as problem:
            raise UsageProblem(f"{name} has no column {problem}. It needs `date` and `area_km2`.") from None
        except ValueError:
            raise UsageProblem(f"{name}, line {number}: the date or the area cannot be read. Write 2026-07-01 and "
                               "116658.3.") from None
    if sorted(set(days)) != days:
        raise UsageProblem(f"{name}: the dates do not rise. Sort the rows by date, one for each.")
    return Daily(tuple(days), tuple(areas))


def redraws(daily: Daily, *, name: str) -> tuple[Change, ...]:
    """The changes of a daily series that look like a redrawing, by date."""
    steps = [(daily.days[n], daily.days[n + 1], daily.areas[n + 1] - daily.areas[n])
             for n in range(len(daily.days) - 1)]
    moved = [abs(step) / max(1, (end - start).days) for start, end, step in steps if abs(step) > 1e-6]
    usual = statistics.median(moved) if moved else 0.0
    found = []
    real = [(start, end, step) for start, end, step in steps if abs(step) > 1e-6]
    for number, (start, end, step) in enumerate(real):
        suspect = []
        if (end - start).days <= DAYS and abs(step) > max(LEAST_KM2, TIMES * usual):
            suspect.append(JUMP)
        after = real[number + 1][2] if number + 1 < len(real) else 0.0
        if abs(step) > LEAST_KM2 and step * after < 0 and min(abs(step), abs(after)) >= max(abs(step), abs(after)) / 2:
            suspect.append(TO_AND_FRO)
        if suspect:
            found.append(Change(name, start, end, max(step, 0.0), max(-step, 0.0), tuple(suspect)))
    return tuple(found)
