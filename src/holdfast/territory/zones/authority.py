"""Who exercises which function where and when: exactly one authority, none, or several at the same time.

An entry without functions or phase holds for all of them, one without areas for every area that the text names, and one
for a wider area of the case for the areas inside it.
"""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from holdfast.document.case import Case
from holdfast.document.framework import Framework
from holdfast.document.settlement_parts import Authority
from holdfast.document.times import TimePoint
from holdfast.norms.calendar import FIRST, LAST, Calendar, Span, calendar_of

FUNCTIONS = ("police", "courts", "border", "registry", "tax", "power-and-water", "schools", "vote")
"""What has to be somebody's in every area that changes hands or is held in trust."""

VACUUM, ONE, CONFLICT = "vacuum", "one", "conflict"


@dataclass(frozen=True, slots=True)
class Term:
    """One entry of the administration, with the moments at which it begins and ends as far as they are known."""

    address: str
    authorities: tuple[str, ...]
    start: dt.datetime | None
    end: dt.datetime | None
    open_end: bool
    """Whether the text says no end at all."""

    def apart(self, other: Term) -> bool:
        """Whether the two certainly do not hold at the same time."""
        return (self.end is not None and other.start is not None and self.end <= other.start) or (
            other.end is not None and self.start is not None and other.end <= self.start)


@dataclass(frozen=True, slots=True)
class Cell:
    """One area, function and phase."""

    area: str
    function: str
    phase: str
    """Empty where the administration of the area names no phases."""
    terms: tuple[Term, ...]

    @property
    def authorities(self) -> tuple[str, ...]:
        """Everybody named, each once."""
        return tuple(dict.fromkeys(name for term in self.terms for name in term.authorities))

    @property
    def rivals(self) -> tuple[str, ...]:
        """Authorities that hold it at the same time, unless the text keeps them apart."""
        found: dict[str, None] = {}
        for term in self.terms:
            if len(term.authorities) > 1:
                found.update(dict.fromkeys(term.authorities))
        for term, other in itertools.combinations(self.terms, 2):
            if set(term.authorities) != set(other.authorities) and not term.apart(other):
                found.update(dict.fromkeys((*term.authorities, *other.authorities)))
        return tuple(found)

    @property
    def gaps(self) -> tuple[tuple[dt.datetime, dt.datetime], ...]:
        """The times between two terms in which nobody is in charge; none where some beginning or end is not known."""
        if any(term.start is None or (term.end is None and not term.open_end) for term in self.terms):
            return ()
        found = []
        last: dt.datetime | None = None
        for term in sorted(self.terms, key=lambda one: one.start or FIRST):
            assert term.start is not None  # else there is nothing to say of gaps
            if last is not None and term.start > last:
                found.append((last, term.start))
            last = max(last or FIRST, term.end or LAST)
        return tuple(found)

    @property
    def state(self) -> str:
        """``one``, ``vacuum`` or ``conflict``; a conflict comes before a vacuum in time."""
        if self.rivals:
            return CONFLICT
        return ONE if self.authorities and not self.gaps else VACUUM

    def as_json(self) -> dict[str, Any]:
        """The cell as JSON."""
        return {"area": self.area, "function": self.function, "phase": self.phase, "state": self.state,
                "authorities": list(self.authorities), "rivals": list(self.rivals),
                "addresses": [term.address for term in self.terms],
                "gaps": [{"from": written(start), "until": written(end)} for start, end in self.gaps]}


def written(moment: dt.datetime) -> str:
    """A moment in UTC, as documents write it."""
    return moment.astimezone(dt.UTC).isoformat().replace("+00:00", "Z")


def authority_matrix(framework: Framework, case: Case | None = None) -> tuple[Cell, ...]:
    """Every area of the administration of a text, with every function in every phase that it has there."""
    entries, calendar = framework.administration, calendar_of(framework)
    functions = dict.fromkeys((*FUNCTIONS, *(name for entry in entries.values() for name in entry.functions)))
    found = []
    for area in dict.fromkeys(area for entry in entries.values() for area in entry.areas):
        wider = set(_wider(case, area))
        here = {id: entry for id, entry in entries.items() if not entry.areas or wider & set(entry.areas)}
        for phase in dict.fromkeys(entry.phase for entry in here.values() if entry.phase) or ("",):
            found += [Cell(area, function, phase, tuple(_terms(here, function, phase, calendar)))
                      for function in functions if function in FUNCTIONS or _named(here, function)]
    return tuple(found)


def _named(entries: Mapping[str, Authority], function: str) -> bool:
    return any(function in entry.functions for entry in entries.values())


def _terms(entries: Mapping[str, Authority], function: str, phase: str, calendar: Calendar) -> Iterator[Term]:
    for id, entry in entries.items():
        if entry.authority and entry.phase in (None, phase) and (not entry.functions or function in entry.functions):
            start, end = _span(entry.from_, calendar), _span(entry.until, calendar, closing=True)
            yield Term(f"administration.{id}", entry.authority, start.earliest if start else None,
                       end.latest if end else None, open_end=entry.until is None)


def _span(point: TimePoint | None, calendar: Calendar, *, closing: bool = False) -> Span | None:
    return calendar.moment(point, closing=closing) if point is not None else None


def _wider(case: Case | None, area: str) -> Iterator[str]:
    """An area and all areas of the case that it lies in."""
    areas, seen = case.areas if case else {}, set[str]()
    step: str | None = area
    while step is not None and step not in seen:
        seen.add(step)
        yield step
        step = areas[step].within if step in areas else None
