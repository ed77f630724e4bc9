"""The annexes that print makes from fields: coordinates and map of the zones, distances, timetable, relief, figures."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from textwrap import shorten
from typing import Any

from holdfast.document.at_picks import at_picks
from holdfast.document.case import Case
from holdfast.document.defaults import with_defaults
from holdfast.document.framework import Framework
from holdfast.document.geometry import GeometryReader, geometry_hash
from holdfast.document.printed import amount, printed
from holdfast.document.sentences.phrases import length
from holdfast.document.settlement_parts import Relief
from holdfast.document.text import words_in
from holdfast.document.zone import Zone
from holdfast.norms.calendar import calendar_of, clock_time
from holdfast.norms.timeline import Bar, timeline
from holdfast.word.coordinates import degrees
from holdfast.word.identity import Mark
from holdfast.word.labels import label
from holdfast.word.map_drawing import HEIGHT, WIDTH, map_svg
from holdfast.word.runs import Anchors
from holdfast.word.shapes import Point, Shape, shapes_of
from holdfast.word.sheet import Cell, Grid, Names, Picture, Run

_GEOMETRY = {"area": "Polygon", "line": "LineString", "point": "Point"}

POINTS_SHOWN = 2_000
"""Points that a table of coordinates prints; a line with more has its file as annex."""


@dataclass(slots=True)
class Annexes:
    """Makes the annexes of one framework in one language."""

    framework: Framework
    case: Case | None
    lang: str
    names: Names
    anchors: Anchors
    geometry_reader: GeometryReader | None = None

    def blocks(self) -> Iterator[Grid | Picture]:
        """Every annex that the framework has something for, in the order of print."""
        shapes = self._shapes()
        if shapes:
            yield self._map(shapes)
        for found in (self._coordinates(shapes), self._withdrawal(), self._timetable(), self._relief(),
                      self._figures()):
            if found is not None:
                yield found

    def name(self, id: str, lang: str = "") -> str:
        """The name of a party, body, gate, zone or anything else by id, or the id in words."""
        framework = self.framework
        parties: Mapping[str, Any] = framework.parties if isinstance(framework.parties, Mapping) else {}
        for held in (self.case.parties if self.case else {}, parties, framework.bodies, framework.zones,
                     framework.gates, framework.steps, framework.clauses, framework.votes,
                     framework.guarantees, self.case.sanctions if self.case else {},
                     self.case.coalitions if self.case else {}):
            element = held.get(id)
            for key in ("name", "title", "heading"):
                said = words_in(getattr(element, key, None), lang or self.lang or "en")
                if said:
                    return said
        return id.replace("-", " ").replace(".", ": ")

    # --- zones ---------------------------------------------------------------------------------------------------

    def _shapes(self) -> dict[str, tuple[Shape, ...]]:
        found = {}
        for id, zone in self.framework.zones.items():
            geometry = self._geometry(zone)
            shapes = shapes_of(geometry) if geometry is not None else ()
            if shapes:
                found[id] = shapes
        return found

    def _geometry(self, zone: Zone) -> Mapping[str, Any] | None:
        if isinstance(zone.geometry, str):
            return self.geometry_reader(zone.geometry) if self.geometry_reader else None
        return zone.geometry

    def _map(self, shapes: Mapping[str, tuple[Shape, ...]]) -> Picture:
        title = label("map", self.lang)
        drawn = [(self.name(id), held) for id, held in shapes.items()]
        parts = []
        for position, id in enumerate(shapes, start=1):
            zone = self.framework.zones[id]
            geometry = self._geometry(zone)
            hash_ = zone.map_hash or (geometry_hash(geometry) if geometry is not None else "")
            parts.append(f"{position} {self.name(id)} (sha256 {hash_[:12]})")
        said = f"{'; '.join(parts)}. {self._datum()}"
        return Picture(title, map_svg(drawn, title=title), WIDTH, HEIGHT, said)

    def _datum(self) -> str:
        data = list(dict.fromkeys(zone.datum for zone in self.framework.zones.values() if zone.datum))
        head = label("datum", self.lang)
        return f"{head}: {', '.join(data)}." if data else f"{label('no-datum', self.lang).capitalize()}."

    def _coordinates(self, shapes: Mapping[str, tuple[Shape, ...]]) -> Grid | None:
        rows: list[tuple[Cell, ...]] = []
        for id, held in shapes.items():
            points = [point for shape in held for ring in shape.rings
                      for point in (_open(ring) if shape.kind == "area" else ring)]
            for position, (lon, lat) in enumerate(points[:POINTS_SHOWN], start=1):
                first = self._zone_cell(id, held) if position == 1 else Cell((Run(""),))
                datum = self.framework.zones[id].datum or label("no-datum", self.lang)
                rest = (str(position), degrees(lat, "NS"), degrees(lon, "EW"), datum)
                rows.append((first, *(Cell((Run(text),)) for text in rest)))
            if len(points) > POINTS_SHOWN:
                rows.append(tuple(Cell((Run(text),)) for text in ("", "…", f"{len(points)}", "", "")))
        head = tuple(label(key, self.lang) for key in ("zone", "point", "latitude", "longitude", "datum"))
        return Grid(label("zones", self.lang), head, tuple(rows), numeric=frozenset({1, 2, 3})) if rows else None

    def _zone_cell(self, id: str, shapes: tuple[Shape, ...]) -> Cell:
        """The name of a zone, marked so that its coordinates can be read back where the table says all of them."""
        zone = self.framework.zones[id]
        kind = _GEOMETRY[shapes[0].kind] if len(shapes) == 1 and len(shapes[0].rings) == 1 else ""
        names: tuple[str, ...] = (self.names.generated(),)
        if kind:
            mark = Mark(f"zones.{id}", kind=zone.kind.value, figure=kind, option=zone.datum or "")
            names = (*names, self.names.new("z", mark))
        return Cell((Run(self.name(id)),), names=names)

    def _withdrawal(self) -> Grid | None:
        rows = [(self.name(id), words(weapon), amount(distance), self.name(zone.around or id))
                for id, zone in self.framework.zones.items() for weapon, distance in zone.weapon_range.items()]
        head = ("zone", "weapon", "distance", "measured-from")
        return self._grid("withdrawal", head, rows, numeric={2}) if rows else None

    # --- time, relief, figures -----------------------------------------------------------------------------------

    def _timetable(self) -> Grid | None:
        framework = at_picks(with_defaults(self.framework), {}, case=self.case)
        calendar = calendar_of(framework)
        zero = calendar.anchors.get("T0") or calendar.start
        start = zero.latest if zero is not None else None
        bars = [bar for bar in timeline(framework, calendar) if not bar.open_ended]
        bars.sort(key=lambda bar: (bar.start is None and bar.end is None, _first(bar), bar.id))
        rows = [(self._what(bar), ", ".join(self.name(party) for party in bar.party.split(", ") if party),
                 self._day(bar.start, start), self._due(framework, bar, start)) for bar in bars]
        note = label("days-from", self.lang) + (f" T0: {clock_time(start)}." if start is not None else "")
        return self._grid("timetable", ("what", "who", "begins", "due"), rows, note=note) if rows else None

    def _what(self, bar: Bar) -> str:
        clause = self.framework.clauses.get(bar.id)
        number = f"{clause.number}  " if clause and clause.number else ""
        said = self.name(bar.id)
        if clause is not None and not clause.heading:
            said = shorten(printed(clause.text, self.framework, lang=self.lang or "en"), 72, placeholder=" …")
        return f"{number}{said}"

    def _due(self, framework: Framework, bar: Bar, start: dt.datetime | None) -> str:
        """When something is due; where it follows an event, how long after that."""
        if bar.end is not None:
            return self._day(bar.end, start)
        clause, other = framework.clauses.get(bar.id), framework.steps.get(bar.id) or framework.votes.get(bar.id)
        within = clause.when.within if clause and clause.when else other.within if other else None
        if within is None:
            return label("by-events", self.lang)
        return f"{label('within', self.lang)} {length(within) if self.lang in ('', 'en') else within}"

    def _day(self, days: tuple[float, float] | None, start: dt.datetime | None) -> str:
        if days is None:
            return label("by-events", self.lang)
        word = label("day", self.lang)
        said = _figure(days[0]) if days[0] == days[1] else f"{_figure(days[0])} – {_figure(days[1])}"
        if start is None:
            return f"{word} {said}"
        try:
            moment = start + dt.timedelta(days=days[1])
        except OverflowError:
            return f"{word} {said}"
        return f"{word} {said} ({clock_time(moment)})"

    def _relief(self) -> Grid | None:
        rows = [(self._measures(id, relief), self._names(relief.after) or label("not-stated", self.lang),
                 self._names(relief.authority) or label("not-stated", self.lang),
                 words_in(relief.snapback, self.lang or "en") or label("no-snapback", self.lang))
                for id, relief in self.framework.relief.items()]
        return self._grid("relief", ("measures", "after", "authority", "snapback"), rows) if rows else None

    def _measures(self, id: str, relief: Relief) -> str:
        return self._names(relief.measures) or words_in(relief.text, self.lang or "en") or words(id)

    def _names(self, ids: Iterable[str]) -> str:
        return "; ".join(self.name(id) for id in ids)

    def _figures(self) -> Grid | None:
        if not self.framework.parameters:
            return None
        rows = []
        for id, quantity in self.framework.parameters.items():
            self.anchors.link(id, self.lang, own=False)
            bookmarks = (self.names.generated(), *self.anchors.of("parameters", id))
            note = quantity.note or (quantity.basis.value if quantity.basis else "")
            rows.append((Cell((Run(words(id)),), names=bookmarks), Cell((Run(amount(quantity)),)), Cell((Run(note),))))
        head = (label("figure", self.lang), label("amount", self.lang), label("basis", self.lang))
        return Grid(label("figures", self.lang), head, tuple(rows), numeric=frozenset({1}))

    def _grid(self, title: str, head: Sequence[str], rows: Sequence[Sequence[str]], *, note: str = "",
              numeric: Iterable[int] = ()) -> Grid:
        cells = tuple(tuple(Cell((Run(text),)) for text in row) for row in rows)
        names = tuple(label(key, self.lang) for key in head)
        return Grid(label(title, self.lang), names, cells, note, frozenset(numeric))


def words(id: str) -> str:
    """An id as words."""
    return id.replace("-", " ").replace(".", ": ")


def _open(ring: Sequence[Point]) -> Sequence[Point]:
    """The points of a ring without the last, which is the first again."""
    return ring[:-1] if len(ring) > 3 and ring[0] == ring[-1] else ring


def _figure(days: float) -> str:
    """A number of days with at most two digits after the point and a proper minus."""
    return f"{days:.2f}".rstrip("0").rstrip(".").replace("-", "−")


def _first(bar: Bar) -> float:
    return bar.start[0] if bar.start else bar.end[0] if bar.end else 0.0
