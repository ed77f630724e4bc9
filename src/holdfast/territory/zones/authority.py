"""Who exercises which function where and when: exactly one authority, none, or several at the same time.

An entry without functions or phase holds for all of them, one without areas for every area that the text names, and one
for a wider area of the case for the areas inside it.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from holdfast.document.case import Case
from holdfast.document.framework import Framework
from holdfast.document.settlement_parts import Authority
from holdfast.document.times import TimePoint
from holdfast.norms.calendar import Calendar, calendar_of
from holdfast.norms.moments import Moment, moment_of

FUNCTIONS = ("police", "courts", "border", "registry", "tax", "power-and-water", "schools", "vote")
"""What has to be somebody's in every area that changes hands or is held in trust."""

VACUUM, ONE, CONFLICT = "vacuum", "one", "conflict"


@dataclass(frozen=True, slots=True)
class Term:
    """One entry of the administration, with when it begins and ends as far as the text says."""

    address: str
    authorities: tuple[str, ...]
    start: Moment | None
    end: Moment | None
    from_: str
    """Its beginning as the text writes it; empty where it does not."""
    until: str

    def apart(self, other: Term) -> bool:
        """Whether the two certainly do not hold at the same time."""
        return self._over_by(other) or other._over_by(self)

    def _over_by(self, other: Term) -> bool:
        return self.end is not None and other.start is not None and other.start.not_before(self.end)

    def leaves_before(self, start: Moment) -> bool:
        """Whether it certainly ends some time before a moment."""
        return self.end is not None and self.end.days_before(start) > 0


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
    def gaps(self) -> tuple[tuple[str, str], ...]:
        """The times in which certainly nobody is in charge until another begins, as the text writes their ends.

        A term without a beginning may fill every gap, and so may one that is counted from another anchor.
        """
        timed = [(term.start, term) for term in self.terms if term.start is not None]
        if len(timed) < len(self.terms) or len({moment.anchor for moment, _ in timed}) > 1:
            return ()
        ordered = sorted(timed, key=lambda one: one[0].low)
        found = []
        for number, (start, term) in enumerate(ordered[1:], start=1):
            earlier = [one for _, one in ordered[:number]]
            if all(one.leaves_before(start) for one in earlier):
                latest = max(earlier, key=lambda one: one.end.high if one.end is not None else 0.0)
                found.append((latest.until, term.from_))
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
                "gaps": [{"from": start, "until": end} for start, end in self.gaps]}


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
            yield Term(f"administration.{id}", entry.authority, _moment(entry.from_, calendar),
                       _moment(entry.until, calendar, closing=True), str(entry.from_ or ""), str(entry.until or ""))


def _moment(point: TimePoint | None, calendar: Calendar, *, closing: bool = False) -> Moment | None:
    return moment_of(point, calendar, closing=closing) if point is not None else None


def _wider(case: Case | None, area: str) -> Iterator[str]:
    """An area and all areas of the case that it lies in."""
    areas, seen = case.areas if case else {}, set[str]()
    step: str | None = area
    while step is not None and step not in seen:
        seen.add(step)
        yield step
        step = areas[step].within if step in areas else None
