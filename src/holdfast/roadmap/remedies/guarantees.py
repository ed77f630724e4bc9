"""The least that a guarantee would have to cost whoever walks away so that some order is safe, changed on its own.

A guarantee raises margins only where it is in force. Where it is not, every margin must hold by itself: so the search
lifts those out of sight that the guarantee protects, keeps the rest above zero, and what the best order then lacks
under protection is exactly what the guarantee has to cost.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from holdfast.roadmap.problem import TOLERANCE, Problem
from holdfast.roadmap.reading import Bools, Floats, GuardRow, Reading
from holdfast.roadmap.remedies.change import LIMIT, SUBSETS, Change, at_least
from holdfast.roadmap.remedies.deposits import tidy
from holdfast.roadmap.search.safest import safest_order
from holdfast.roadmap.search.subsets import lattice_of
from holdfast.roadmap.search.valued import at_rows
from holdfast.solving.watch import Watch

FAR = 1e12
"""Above every margin: what is lifted so far is never the least."""

FROM_STEPS = 4_096
"""Sets of done steps up to which a new guarantee is tried from the end of every step on."""


@dataclass(frozen=True, slots=True)
class Guarantee:
    """How much (more) a guarantee would have to cost whoever walks away, if nothing else changed."""

    guard: str
    """Id of the guarantee in the text; empty for a new one."""
    parties: tuple[str, ...]
    """Whom it would cost so much, each alike."""
    starts_after: str
    """The step from the end of which a new one is in force; empty for one in force throughout."""
    least: float
    """Infinite where no penalty is enough; for one in the text it comes on top of what it costs already."""
    proven: bool
    """Whether no smaller one will do."""

    @property
    def text(self) -> str:
        """It in words."""
        whom = "whoever walks away" if len(self.parties) != 1 else self.parties[0]
        leaving = "" if len(self.parties) != 1 else " for walking away"
        if self.least == float("inf"):
            named = self.guard or f"a guarantee in force {self._when}"
            said = "it alone makes no order safe" if self.proven else "no safe order was found"
            return f"However much {named} costs {whom}{leaving}, {said}."
        less = "" if self.proven else " Less is not ruled out."
        if self.guard:
            return (f"{self.guard} costs {whom} {at_least(self.least)} more{leaving}, the chance of an answer "
                    f"included.{less}")
        return (f"A guarantee in force {self._when} costs {whom} at least {at_least(self.least)}{leaving}, the chance "
                f"of an answer included.{less}")

    @property
    def _when(self) -> str:
        return f"from the end of {self.starts_after} on" if self.starts_after else "throughout"

    def as_json(self) -> dict[str, Any]:
        """The guarantee as JSON."""
        return {"guard": self.guard or None, "parties": list(self.parties), "starts_after": self.starts_after or None,
                "least": tidy(self.least), "proven": self.proven, "text": self.text}


def guarantees_of(reading: Reading, *, watch: Watch) -> tuple[Guarantee, ...]:
    """Those of the text raised, and new ones throughout or from the end of a step on, each the smallest that will do.

    New ones from the end of a step on are tried only where the sets of done steps are few.
    """
    return tuple(_of_text(reading, watch)) + tuple(_new(reading, watch))


def _of_text(reading: Reading, watch: Watch) -> Iterator[Guarantee]:
    problem = reading.problem
    for guard in problem.futures[0].guards:
        parties = tuple(party for party in problem.parties if party in guard.penalty)
        for group in _groups(parties):
            if watch.is_over:
                return
            yield _least(reading, guard.id, group, "", watch)


def _new(reading: Reading, watch: Watch) -> Iterator[Guarantee]:
    problem = reading.problem
    for group in _groups(problem.parties):
        if watch.is_over:
            return
        yield _least(reading, "", group, "", watch)
    if lattice_of(reading, most=FROM_STEPS, watch=watch) is None:
        return
    for group in _groups(problem.parties):
        for step in problem.steps:
            if watch.is_over:
                return
            yield _least(reading, "", group, step.id, watch)


def _groups(parties: tuple[str, ...]) -> list[tuple[str, ...]]:
    """All of them alike, and each alone."""
    alone: list[tuple[str, ...]] = [(party,) for party in parties]
    return [parties, *alone] if len(parties) > 1 else alone


def _least(reading: Reading, guard: str, parties: tuple[str, ...], step: str, watch: Watch) -> Guarantee:
    found = safest_order(protected(reading, parties, _spans(reading.problem, guard, step)), watch=watch,
                         exposure=False, subsets=SUBSETS, limit=LIMIT)
    least = max(0.0, -found.margin) if found.margin < -TOLERANCE else 0.0
    return Guarantee(guard, parties, step, least, found.proven)


def _spans(problem: Problem, guard: str, step: str) -> list[tuple[int, int] | None]:
    """By future, the steps after which the guarantee begins and ends, as bit masks; nothing where it is not there."""
    positions = problem.positions

    def mask(ids: Sequence[str]) -> int:
        return sum(1 << positions[id] for id in set(ids))

    if not guard:
        return [(mask([step] if step else []), 0) for _ in problem.futures]
    return [next(((mask(one.starts_after), mask(one.ends_after)) for one in terms.guards if one.id == guard), None)
            for terms in problem.futures]


def protected(reading: Reading, parties: Sequence[str], spans: Sequence[tuple[int, int] | None]) -> Reading:
    """The reading whose least margin is that of some parties while protected; all others stay above zero.

    A row that is protected part of the time stands in it twice: once for the time under protection, far above
    otherwise, and once as a limit for the rest, far above under protection.
    """
    problem, count = reading.problem, len(reading.rows)
    span = [spans[future] if problem.parties[party] in parties else None for future, party in reading.rows]
    twice = [row for row in range(count) if span[row] not in (None, (0, 0))]
    doubled = at_rows(reading, [*range(count), *twice])
    limits: Bools = np.array([part is None for part in span] + [True] * len(twice))
    guards = list(doubled.guards)
    for starts, ends in sorted({part for part in span if part is not None and part != (0, 0)}):
        own: Floats = np.array([FAR * (part == (starts, ends)) for part in span] + [0.0] * len(twice))
        rest: Floats = np.array([0.0] * count + [FAR * (span[row] == (starts, ends)) for row in twice])
        guards.append(GuardRow(starts, ends, rest))
        if starts:
            guards.append(GuardRow(0, starts, own))
        if ends:
            guards.append(GuardRow(ends, 0, own))
    return replace(doubled, guards=tuple(guards), limits=limits)


def as_changes(found: Sequence[Guarantee], margin: float) -> Iterator[Change]:
    """The guarantees of the text that would do, and new ones throughout against one party, as changes.

    A new one throughout against all alike is the least equal deposit, and not said again.
    """
    for one in found:
        if one.least < float("inf") and not one.starts_after and (one.guard or len(one.parties) == 1):
            yield Change("guarantee", one.guard, one.text, margin, 0.0)
