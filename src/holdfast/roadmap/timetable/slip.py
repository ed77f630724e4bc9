"""What a slip of each step does to the rest of a plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from holdfast.roadmap.problem import TOLERANCE, Problem
from holdfast.roadmap.reading import Reading
from holdfast.roadmap.search.result import finite
from holdfast.roadmap.timetable.along import margins_along
from holdfast.roadmap.timetable.critical import Links, Pass, lasting, opened, ordered

_SAME = 1e-6
"""Days no further apart than this are one."""


@dataclass(frozen=True, slots=True)
class Slip:
    """What follows if one step begins some days later than planned.

    Every other step keeps its planned day unless a step that the plan has done before it is not done by then; it then
    begins as soon as that is. A step never meets closed days: it waits for their end.
    """

    id: str
    days: int
    later: float
    """Days by which the whole plan ends later."""
    end: float
    """The day on which the whole plan then ends."""
    missed: tuple[str, ...]
    """Steps that then miss their deadline and did not before."""
    moved: tuple[str, ...]
    """Steps that would then fall on closed days and have to wait for the end of them."""
    margin: float | None = None
    """Least margin of any party at any moment then; ``None`` where nobody asked for it."""

    @property
    def below_zero(self) -> bool | None:
        """Whether some party then gains by stopping at some moment; ``None`` where margins were not asked for."""
        return None if self.margin is None else self.margin < -TOLERANCE

    def as_json(self, *, margins: bool = True) -> dict[str, Any]:
        """The slip as JSON; without ``margins`` it does not say which slip lets somebody gain by stopping."""
        found: dict[str, Any] = {"id": self.id, "days": self.days, "later": round(self.later, 6),
                                 "end": round(self.end, 6), "missed": list(self.missed), "moved": list(self.moved)}
        if margins:
            found |= {"margin": None if self.margin is None else finite(self.margin), "below_zero": self.below_zero}
        return found


def slips(problem: Problem, links: Links, plan: Pass, *, days: int, reading: Reading | None = None) -> tuple[Slip, ...]:
    """What a slip of each step does to a plan with the longest durations; the slips that harm most come first.

    Harm is counted by missed deadlines, then by whether somebody gains by stopping, then by days, then by steps moved.
    """
    late = _missed(problem, plan)
    found = []
    for number, step in enumerate(problem.steps):
        after, moved = _slipped(problem, links, plan, number, days)
        margin = None
        if reading is not None:
            margin = float(margins_along(reading, after.begins, after.ends).min(initial=float("inf")))
        found.append(Slip(step.id, days, max(0.0, after.length - plan.length), after.length,
                          tuple(id for id in _missed(problem, after) if id not in late), moved, margin))
    return tuple(sorted(found, key=lambda slip: (-len(slip.missed), not slip.below_zero, -slip.later,
                                                 -len(slip.moved))))


def _slipped(problem: Problem, links: Links, plan: Pass, slipping: int, days: int) -> tuple[Pass, tuple[str, ...]]:
    begins, ends, moved = list(plan.begins), list(plan.ends), []
    for number in ordered(links, len(problem.steps)):
        step = problem.steps[number]
        ready = max([plan.begins[number] + (days if number == slipping else 0),
                     *(ends[other] + lag for other, lag in links.get(number, ()))])
        if ready <= plan.begins[number] + _SAME:
            continue
        begins[number] = opened(step, ready, lasting(step, longest=True)[0])
        ends[number] = begins[number] + plan.ends[number] - plan.begins[number]
        if begins[number] > ready + _SAME:
            moved.append(number)
    return Pass(tuple(begins), tuple(ends)), _ids(problem, moved)


def _ids(problem: Problem, numbers: Sequence[int]) -> tuple[str, ...]:
    return tuple(problem.steps[number].id for number in sorted(numbers))


def _missed(problem: Problem, plan: Pass) -> tuple[str, ...]:
    return tuple(step.id for step, end in zip(problem.steps, plan.ends, strict=True)
                 if step.latest is not None and end > step.latest + _SAME)
