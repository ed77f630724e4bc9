"""The critical path, the slack of each step, and what a slip does, for given lengths and what waits for what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from holdfast.roadmap.problem import Problem, Step

Links = Mapping[int, Sequence[tuple[int, float]]]
"""Step → the steps that must be done before it begins, each with the days that must pass after it."""


@dataclass(frozen=True, slots=True)
class Pass:
    """Earliest beginnings and ends of all steps, in days from day 0."""

    begins: tuple[float, ...]
    ends: tuple[float, ...]

    @property
    def length(self) -> float:
        """The day on which the last step is done."""
        return max(self.ends, default=0.0)


@dataclass(frozen=True, slots=True)
class Slack:
    """How much one step can slip before the whole plan does."""

    id: str
    days: tuple[float, float]
    """With the shortest and with the longest durations."""

    @property
    def is_critical(self) -> bool:
        """Whether it has no slack with the shortest or the longest durations."""
        return min(self.days) < 1e-6


@dataclass(frozen=True, slots=True)
class Slip:
    """What follows if one step takes longer by some days."""

    id: str
    days: int
    later: float
    """Days by which the whole plan ends later."""
    missed: tuple[str, ...]
    """Steps that then miss their deadline and did not before."""
    moved: tuple[str, ...]
    """Steps that then have to wait for the end of closed days, and did not before."""

    def as_json(self) -> dict[str, Any]:
        """The slip as JSON."""
        return {"id": self.id, "days": self.days, "later": round(self.later, 6), "missed": list(self.missed),
                "moved": list(self.moved)}


def links_of(problem: Problem) -> Links:
    """What each step waits for, as the problem says."""
    positions = problem.positions
    return {number: [(positions[earlier], step.waits.get(earlier, 0.0)) for earlier in step.after]
            for number, step in enumerate(problem.steps)}


def with_timetable(links: Links, begins: Sequence[int], ends: Sequence[int]) -> Links:
    """The same, with every step kept after those that a timetable has done before it begins."""
    return {number: [*links.get(number, ()), *((other, 0.0) for other in range(len(begins))
                                               if other != number and ends[other] <= begins[number]
                                               and (begins[other], other) < (begins[number], number))]
            for number in range(len(begins))}


def forward(problem: Problem, links: Links, *, longest: bool, more: Mapping[int, float] | None = None) -> Pass:
    """Every step as early as possible, with its shortest or its longest duration; closed days are waited out."""
    begins: dict[int, float] = {}
    ends: dict[int, float] = {}
    left = list(range(len(problem.steps)))
    while left:
        number = next((one for one in left if all(other in ends for other, _ in links.get(one, ()))), None)
        if number is None:
            raise ValueError("the steps wait for one another in a circle")
        left.remove(number)
        step = problem.steps[number]
        ready = max([step.earliest, *(ends[other] + lag for other, lag in links.get(number, ()))])
        worked = (step.days.high if longest else step.days.low) + (more or {}).get(number, 0.0)
        begins[number] = _open(step, ready, worked)
        verified = step.verification_days.high if longest else step.verification_days.low
        ends[number] = begins[number] + worked + verified
    order = range(len(problem.steps))
    return Pass(tuple(begins[number] for number in order), tuple(ends[number] for number in order))


def _open(step: Step, ready: float, worked: float) -> float:
    """The first day from which the step can be under way without meeting closed days."""
    for period in sorted(step.closed, key=lambda one: one.first):
        if ready < period.last and max(ready + worked, ready + 1e-9) > period.first:
            ready = period.last
    return ready


def slacks(problem: Problem, links: Links) -> tuple[Slack, ...]:
    """The slack of every step towards the end of the whole plan, by what waits for what; closed days add to it."""
    found = [_slack(problem, links, longest=longest) for longest in (False, True)]
    return tuple(Slack(step.id, (found[0][number], found[1][number])) for number, step in enumerate(problem.steps))


def _slack(problem: Problem, links: Links, *, longest: bool) -> list[float]:
    early = forward(problem, links, longest=longest)
    latest = [early.length] * len(problem.steps)
    order = list(range(len(problem.steps)))
    behind: dict[int, list[tuple[int, float]]] = {}
    for later, waits in links.items():
        for other, lag in waits:
            behind.setdefault(other, []).append((later, lag))
    done: set[int] = set()
    while len(done) < len(order):
        number = next(one for one in order
                      if one not in done and all(later in done for later, _ in behind.get(one, ())))
        for later, lag in behind.get(number, ()):
            took = early.ends[later] - early.begins[later]
            latest[number] = min(latest[number], latest[later] - took - lag)
        done.add(number)
    return [max(0.0, last - end) for last, end in zip(latest, early.ends, strict=True)]


def slips(problem: Problem, links: Links, *, days: int) -> tuple[Slip, ...]:
    """What a slip of each step does while everything else keeps its order; those that harm most come first."""
    before = forward(problem, links, longest=True)
    missed, waiting = _missed(problem, before), _waiting(problem, links, before)
    found = []
    for number, step in enumerate(problem.steps):
        after = forward(problem, links, longest=True, more={number: float(days)})
        now_waiting = _waiting(problem, links, after)
        found.append(Slip(step.id, days, max(0.0, after.length - before.length),
                          tuple(id for id in _missed(problem, after) if id not in missed),
                          tuple(id for id in now_waiting if id not in waiting)))
    return tuple(sorted(found, key=lambda slip: (-len(slip.missed), -slip.later, -len(slip.moved))))


def _missed(problem: Problem, passed: Pass) -> tuple[str, ...]:
    return tuple(step.id for step, end in zip(problem.steps, passed.ends, strict=True)
                 if step.latest is not None and end > step.latest + 1e-6)


def _waiting(problem: Problem, links: Links, passed: Pass) -> tuple[str, ...]:
    found = []
    for number, step in enumerate(problem.steps):
        ready = max([step.earliest, *(passed.ends[other] + lag for other, lag in links.get(number, ()))])
        if step.closed and passed.begins[number] > ready + 1e-6:
            found.append(step.id)
    return tuple(found)
