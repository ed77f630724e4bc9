"""Territory of a text and its case: measures, changes of control, what is outdated, distances, and authority."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from holdfast.document.case import Case
from holdfast.document.framework import Framework
from holdfast.document.geometry import GeometryReader
from holdfast.territory.zones.authority import Cell, authority_matrix
from holdfast.territory.zones.change import Change, Daily, changes_of, redraws
from holdfast.territory.zones.geodesic import area_km2, polygons_of
from holdfast.territory.zones.holders import Held, holders_of
from holdfast.territory.zones.lines import Dated, lines_of
from holdfast.territory.zones.measure import Places, places_of
from holdfast.territory.zones.outdated import Outdated, outdated
from holdfast.territory.zones.overlaps import Overlap, overlaps_of
from holdfast.territory.zones.positions import Position
from holdfast.territory.zones.settlements import Settlements
from holdfast.territory.zones.standing import Standings, standings_of
from holdfast.territory.zones.withdrawal import Withdrawal, withdrawals_of


@dataclass(frozen=True, slots=True)
class ControlData:
    """Data on control that the reader holds beside the documents."""

    lines: tuple[Dated, ...] = ()
    daily: tuple[tuple[str, Daily], ...] = ()
    settlements: Settlements | None = None
    dates: tuple[dt.date, ...] = ()
    """Days at which the control of settlements is counted."""
    positions: tuple[Position, ...] = ()
    """Reported positions of forces."""


@dataclass(frozen=True, slots=True)
class Territory:
    """Everything found out about the territory of a text and its case."""

    places: Places
    lines: tuple[Dated, ...]
    changes: tuple[Change, ...]
    redrawn: tuple[Change, ...]
    """Changes of daily series that look like a redrawing."""
    overlaps: tuple[Overlap, ...]
    outdated: tuple[Outdated, ...]
    withdrawals: tuple[Withdrawal, ...]
    matrix: tuple[Cell, ...]
    holders: tuple[Held, ...]
    series: ControlData
    standings: Standings | None
    """Distances of reported positions; ``None`` where none are given."""

    def as_json(self) -> dict[str, Any]:
        """The territory as JSON."""
        held = self.series.settlements
        return {
            "places": [one.as_json() for one in self.places.measured],
            "overlaps": [one.as_json() for one in self.overlaps],
            "lines": [{"address": one.address or None, **line_json(one)} for one in self.lines],
            "changes": [one.as_json() for one in self.changes],
            "daily": [{"series": name, "days": len(daily.days), "unchanged_days": daily.unchanged,
                       "missing_days": daily.missing,
                       "first_km2": daily.areas[0] if daily.areas else None,
                       "last_km2": daily.areas[-1] if daily.areas else None} for name, daily in self.series.daily],
            "redrawn": [one.as_json() for one in self.redrawn],
            "outdated": [one.as_json() for one in self.outdated],
            "withdrawals": [one.as_json() for one in self.withdrawals],
            "positions": self.standings.as_json() if self.standings is not None else None,
            "authority": [one.as_json() for one in self.matrix],
            "holders": [one.as_json() for one in self.holders],
            "settlements": held.as_json(self.series.dates, self.places.shapes) if held is not None else None,
        }


def line_json(line: Dated) -> dict[str, Any]:
    """A dated geometry as JSON, without its coordinates."""
    return {"date": line.date.isoformat(), "series": line.series, "holder": line.holder or None,
            "area_km2": round(area_km2(line.geometry), 3) if polygons_of(line.geometry) else None,
            "repaired": line.repaired}


def territory_of(framework: Framework | None, case: Case | None, *, series: ControlData | None = None,
                 read: GeometryReader | None = None, read_case: GeometryReader | None = None,
                 whole: Framework | None = None) -> Territory:
    """The territory of a text at its picks and its case, with the data given beside them.

    ``whole`` is the text with the options that it does not pick, which say who would hold what under them.
    """
    series = series or ControlData()
    options = whole or framework
    places = places_of(framework, case, read, read_case)
    lines: Sequence[Dated] = (*lines_of(case, read_case), *series.lines)
    return Territory(
        places, tuple(lines), changes_of(lines),
        tuple(change for name, daily in series.daily for change in redraws(daily, name=name)),
        overlaps_of(places), outdated(framework, places, lines),
        withdrawals_of(framework, case, places) if framework else (),
        authority_matrix(framework, case) if framework else (), holders_of(options, case) if options else (),
        series, standings_of(series.positions, framework, places) if framework and series.positions else None)
