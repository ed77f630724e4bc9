"""Who exercises which function in which area during which phase, read from the administration of a text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from holdfast.document.settlement_parts import Authority
from holdfast.norms.moments import Moment, moment_of
from holdfast.rules.context import Context

FUNCTIONS = ("police", "courts", "border", "registry", "tax", "power-and-water", "schools", "vote")
"""What somebody has to do in every area where people live, in the words of ``functions``."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the administration with its times as far as they can be compared."""

    id: str
    authority: tuple[str, ...]
    start: Moment | None
    end: Moment | None

    def ends_before(self, other: Entry) -> bool:
        """Whether it certainly ends no later than another begins."""
        return self.end is not None and other.start is not None and other.start.not_before(self.end)


@dataclass(frozen=True, slots=True)
class Cell:
    """Those who exercise one function in one area during one phase."""

    area: str
    function: str
    phase: str
    """Empty where the administration of the area names no phases."""
    entries: tuple[Entry, ...]

    @property
    def authorities(self) -> tuple[str, ...]:
        """Everybody named, each once."""
        return tuple(dict.fromkeys(one for entry in self.entries for one in entry.authority))

    @property
    def rivals(self) -> tuple[str, ...]:
        """Authorities that hold it at the same time, unless the text keeps them apart; none where one alone does."""
        found: dict[str, None] = {}
        for number, entry in enumerate(self.entries):
            if len(entry.authority) > 1:
                found.update(dict.fromkeys(entry.authority))
            for other in self.entries[number + 1:]:
                apart = entry.ends_before(other) or other.ends_before(entry)
                if set(entry.authority) != set(other.authority) and not apart:
                    found.update(dict.fromkeys((*entry.authority, *other.authority)))
        return tuple(found)


@dataclass(frozen=True)
class AuthorityMatrix:
    """Area × function × phase: the cells of every area that the administration names."""

    phases: Mapping[str, tuple[str, ...]]
    """Area → the phases of its administration; one empty phase where it names none."""
    cells: Mapping[tuple[str, str, str], Cell]
    """(area, function, phase) → its cell."""

    def gaps(self, area: str, function: str) -> Iterator[tuple[str, str]]:
        """The entries after which nobody is in charge until another begins, whatever their phases: both ids."""
        held = {entry.id: entry for phase in self.phases[area] for entry in self.cells[area, function, phase].entries}
        timed = [(entry.start, entry) for entry in held.values() if entry.start is not None]
        if len(timed) < len(held) or any(entry.end is None for entry in held.values()):
            return  # an entry without a beginning or an end may fill the gap
        ordered = sorted(timed, key=lambda one: one[0].low)
        for number, (start, entry) in enumerate(ordered[1:], start=1):
            earlier = [other for _, other in ordered[:number]]
            if all(other.end is not None and other.end.days_before(start) > 0 for other in earlier):
                yield earlier[-1].id, entry.id

    def of(self, area: str) -> Iterator[Cell]:
        """The cells of an area, phase by phase."""
        for phase in self.phases.get(area, ()):
            yield from (self.cells[area, function, phase] for function in FUNCTIONS)


def authority_matrix(context: Context) -> AuthorityMatrix:
    """The matrix of a text; an entry without areas, functions or phase holds for all of them."""
    entries = {id: _entry(context, id, authority) for id, authority in context.framework.administration.items()}
    administration = context.framework.administration
    phases, cells = {}, {}
    for area in dict.fromkeys(area for one in administration.values() for area in one.areas):
        wider = _wider(context, area)
        here = {id: one for id, one in administration.items() if not one.areas or wider & set(one.areas)}
        phases[area] = tuple(dict.fromkeys(one.phase for one in here.values() if one.phase)) or ("",)
        for phase in phases[area]:
            for function in FUNCTIONS:
                held = tuple(entries[id] for id, one in here.items() if _holds(one, function, phase))
                cells[area, function, phase] = Cell(area, function, phase, held)
    return AuthorityMatrix(phases, cells)


def _entry(context: Context, id: str, one: Authority) -> Entry:
    start = None if one.from_ is None else moment_of(one.from_, context.calendar)
    end = None if one.until is None else moment_of(one.until, context.calendar, closing=True)
    return Entry(id, one.authority, start, end)


def _holds(one: Authority, function: str, phase: str) -> bool:
    return bool(one.authority) and one.phase in (None, phase) and (not one.functions or function in one.functions)


def _wider(context: Context, area: str) -> set[str]:
    """An area and all areas of the case that it lies in."""
    found: set[str] = set()
    areas = context.case.areas if context.case else {}
    step: str | None = area
    while step is not None and step not in found:
        found.add(step)
        step = areas[step].within if step in areas else None
    return found
