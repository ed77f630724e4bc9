"""Control of settlements as one publisher has it: a row for each change, the state at any date, and where they lie."""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from holdfast.errors import UsageProblem
from holdfast.territory.zones.geodesic import polygons_of
from holdfast.territory.zones.tables import table_in

_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Settlements:
    """Changes of status by settlement."""

    changes: tuple[tuple[str, dt.date, str], ...]
    """Settlement, date and status from then on, by date."""
    points: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    """Longitude and latitude by settlement, where a second file gives them."""

    def at(self, date: dt.date) -> dict[str, str]:
        """The status of each settlement at the end of a day; those without a change by then are not in it."""
        return {id: status for id, day, status in self.changes if day <= date}

    def counts(self, date: dt.date) -> dict[str, int]:
        """How many settlements have each status at the end of a day."""
        return dict(sorted(Counter(self.at(date).values()).items()))

    def by_month(self) -> tuple[tuple[dt.date, dict[str, int]], ...]:
        """The counts at the end of each month from the first change to the last, and at the last change."""
        state: dict[str, str] = {}
        counts: Counter[str] = Counter()
        found = []
        for number, (id, day, status) in enumerate(self.changes):
            counts[state.get(id, "")] -= 1
            counts[status] += 1
            state[id] = status
            after = self.changes[number + 1][1] if number + 1 < len(self.changes) else None
            for end in _months(day, after):
                now = {name: counts[name] for name in sorted(counts) if name and counts[name] > 0}
                found.append((end, now))
        return tuple(found)

    def most_changed(self, count: int = 5) -> list[tuple[str, int]]:
        """The settlements whose status changed most often after their first row, by their ids."""
        known: dict[str, str] = {}
        turns: Counter[str] = Counter()
        for id, _, status in self.changes:
            turns[id] += id in known and known[id] != status
            known[id] = status
        often = sorted(turns.items(), key=lambda one: (-one[1], one[0]))
        return [(id, number) for id, number in often[:count] if number]

    def within(self, shapes: Mapping[str, BaseGeometry], date: dt.date) -> dict[str, dict[str, int]]:
        """By zone or area, how many of the settlements that lie in it have each status at the end of a day."""
        state = self.at(date)
        ids = [id for id in self.points if id in state]
        points = shapely.points([self.points[id] for id in ids]) if ids else []
        found = {}
        for address, shape in shapes.items():
            if polygons_of(shape) and ids:
                shapely.prepare(shape)
                inside = shapely.intersects(shape, points)
                counts = Counter(state[id] for id, lies in zip(ids, inside, strict=True) if lies)
                if counts:
                    found[address] = dict(sorted(counts.items()))
        return found

    @property
    def unplaced(self) -> int:
        """Settlements of which no file says where they lie."""
        return len({id for id, _, _ in self.changes} - set(self.points))

    def as_json(self, dates: tuple[dt.date, ...], shapes: Mapping[str, BaseGeometry]) -> dict[str, Any]:
        """The counts at some dates as JSON."""
        return {"settlements": len({id for id, _, _ in self.changes}), "changes": len(self.changes),
                "counts": [{"date": date.isoformat(), "status": self.counts(date)} for date in dates],
                "by_month": [{"date": date.isoformat(), "status": counts} for date, counts in self.by_month()],
                "most_changed": [{"id": id, "changes": changes} for id, changes in self.most_changed()],
                "unplaced": self.unplaced,
                "within": [{"date": date.isoformat(), "place": address, "status": counts} for date in dates
                           for address, counts in self.within(shapes, date).items()]}


def _months(day: dt.date, after: dt.date | None) -> list[dt.date]:
    """The last days of months from a day until the day before the next change; the day itself where none follows."""
    if after is None:
        return [day]
    found = []
    end = _month_end(day)
    while end < after:
        found.append(end)
        end = _month_end(end + _DAY)
    return found


def _month_end(day: dt.date) -> dt.date:
    return (day.replace(day=28) + 4 * _DAY).replace(day=1) - _DAY


def settlements_in(path: str, places: str | None = None) -> Settlements:
    """A CSV with ``geonameid``, ``date`` and ``status``, a row for each change; raises UsageProblem.

    ``places`` is a CSV with ``geonameid``, ``lon`` and ``lat``.
    """
    name, table = table_in(path)
    rows = []
    for number, row in enumerate(table, start=2):
        try:
            id, status = (row["geonameid"] or "").strip(), (row["status"] or "").strip()
            day = dt.date.fromisoformat(str(row["date"])[:10])
        except KeyError as problem:
            raise UsageProblem(f"{name} has no column {problem}. It needs `geonameid`, `date` and `status`.") from None
        except ValueError:
            raise UsageProblem(f"{name}, line {number}: the date cannot be read. Write 2026-07-01.") from None
        if not id or not status:
            raise UsageProblem(f"{name}, line {number}: the settlement or its status is empty. Fill it in, or leave "
                               "the row out.")
        rows.append((id, day, status))
    if not rows:
        raise UsageProblem(f"{name} has no rows. Each row is one change of one settlement.")
    return Settlements(tuple(sorted(rows, key=lambda row: row[1])), _points_in(places) if places else {})


def _points_in(path: str) -> dict[str, tuple[float, float]]:
    name, table = table_in(path)
    found: dict[str, tuple[float, float]] = {}
    for number, row in enumerate(table, start=2):
        try:
            point = float(row["lon"] or "nan"), float(row["lat"] or "nan")
            id = (row["geonameid"] or "").strip()
        except KeyError as problem:
            raise UsageProblem(f"{name} has no column {problem}. It needs `geonameid`, `lon` and `lat`.") from None
        except ValueError:
            point, id = (math.nan, math.nan), ""
        if not (abs(point[0]) <= 180 and abs(point[1]) <= 90):
            raise UsageProblem(f"{name}, line {number}: longitude and latitude cannot be read as degrees. Write 30.52 "
                               "and 50.45.")
        if found.get(id, point) != point:
            raise UsageProblem(f"{name}, line {number}: the settlement {id[:20]} lies in two places. Keep one of them.")
        found[id] = point
    if not found:
        raise UsageProblem(f"{name} has no rows. It needs the columns `geonameid`, `lon` and `lat`.")
    return found
