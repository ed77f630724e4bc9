"""The critical path and the slack of each step, for given lengths and what waits for what.

Days of beginning are days from which a step can be under way without meeting closed days, and not before its first day.
Durations need not be whole here: a timetable rounds them up, the passes do not.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from holdfast.roadmap.problem import Problem, Step
from holdfast.roadmap.timetable.windows import in_order
from holdfast.roadmap.translation.translated import Translated

Links = Mapping[int, Sequence[tuple[int, float]]]
"""Step → the steps that must be done before it begins, each with the days that must pass after it."""

Spans = Mapping[int, tuple[float, float]]
"""Step → the day before which it does not begin, with the shortest and with the longest durations."""

_INSTANT = 1e-9
"""A step that takes no time is under way for this long; days no further apart are one."""

_SAME = 1e-6
"""Slack smaller than this is none."""


@dataclass(frozen=True, slots=True)
class Pass:
    """Earliest or latest beginnings and ends of all steps, in days from day 0."""

    begins: tuple[float, ...]
    ends: tuple[float, ...]

    @property
    def length(self) -> float:
        """The day on which the last step is done."""
        return max(self.ends, default=0.0)


@dataclass(frozen=True, slots=True)
class Slack:
    """How long the beginning of one step can wait before the whole ends later or the step misses its deadline."""

    id: str
    days: tuple[float, float]
    """With the shortest and with the longest durations."""

    @property
    def is_critical(self) -> bool:
        """Whether it has no slack with the shortest or the longest durations."""
        return min(self.days) < _SAME

    def as_json(self) -> dict[str, Any]:
        """The slack as JSON."""
        return {"id": self.id, "low": round(min(self.days), 6), "high": round(max(self.days), 6),
                "critical": self.is_critical}


def links_of(problem: Problem) -> Links:
    """What each step waits for, as the problem says."""
    positions = problem.positions
    return {number: [(positions[earlier], step.waits.get(earlier, 0.0)) for earlier in step.after]
            for number, step in enumerate(problem.steps)}


def with_timetable(problem: Problem, begins: Sequence[float], ends: Sequence[float]) -> Links:
    """The same, with every step kept after those that a timetable has done before it begins.

    Of steps that take no time and share a day, each is kept after those it waits for.
    """
    links = links_of(problem)
    turn = {number: place for place, number in enumerate(in_order(problem))}
    return {number: [*links[number], *((other, 0.0) for other in turn
                                       if other != number and ends[other] <= begins[number] + _INSTANT
                                       and (begins[other], turn[other]) < (begins[number], turn[number]))]
            for number in range(len(begins))}


def forward(problem: Problem, links: Links, *, longest: bool, not_before: Mapping[int, float] | None = None) -> Pass:
    """Every step as early as possible, with its shortest or its longest duration; closed days are waited out.

    Raises ValueError where the steps wait for one another in a circle.
    """
    begins: dict[int, float] = {}
    ends: dict[int, float] = {}
    for number in ordered(links, len(problem.steps)):
        step = problem.steps[number]
        ready = max([step.earliest, (not_before or {}).get(number, 0.0),
                     *(ends[other] + lag for other, lag in links.get(number, ()))])
        worked, verified = lasting(step, longest=longest)
        begins[number] = opened(step, ready, worked)
        ends[number] = begins[number] + worked + verified
    order = range(len(problem.steps))
    return Pass(tuple(begins[number] for number in order), tuple(ends[number] for number in order))


def backward(problem: Problem, links: Links, early: Pass, *, longest: bool) -> Pass:
    """Every step as late as possible while the whole ends no later than in ``early`` and no deadline kept is missed."""
    begins, ends = list(early.begins), list(early.ends)
    behind: dict[int, list[tuple[int, float]]] = {}
    for later, waits in links.items():
        for other, lag in waits:
            behind.setdefault(other, []).append((later, lag))
    for number in reversed(ordered(links, len(problem.steps))):
        step = problem.steps[number]
        last = min([early.length, *(begins[later] - lag for later, lag in behind.get(number, ()))])
        if step.latest is not None:
            last = min(last, max(step.latest, early.ends[number]))
        worked, verified = lasting(step, longest=longest)
        begins[number] = max(early.begins[number], _opened_before(step, last - worked - verified, worked))
        ends[number] = begins[number] + worked + verified
    return Pass(tuple(begins), tuple(ends))


def slacks(problem: Problem, links: Links, *, not_before: Spans | None = None) -> tuple[Slack, ...]:
    """The slack of every step, by what waits for what."""
    found = []
    for longest in (False, True):
        held = {number: days[longest] for number, days in (not_before or {}).items()}
        early = forward(problem, links, longest=longest, not_before=held)
        late = backward(problem, links, early, longest=longest)
        found.append([max(0.0, last - first) for first, last in zip(early.begins, late.begins, strict=True)])
    return tuple(Slack(step.id, (found[0][number], found[1][number])) for number, step in enumerate(problem.steps))


def critical_path(problem: Problem, links: Links, early: Pass) -> tuple[str, ...]:
    """One chain of steps, each beginning as soon as the one before it lets it, that ends when the whole does.

    Where a step waits for its own first day or for the end of closed days, the chain begins with it or goes on from
    the last step that it had to wait for.
    """
    if not problem.steps:
        return ()
    number = min(range(len(problem.steps)), key=lambda one: (-early.ends[one], one))
    chain = [number]
    while True:
        step = problem.steps[number]
        waits = [(early.ends[other] + lag, -other) for other, lag in links.get(number, ())]
        if not waits or max(waits)[0] < step.earliest - _INSTANT:
            return tuple(problem.steps[one].id for one in reversed(chain))
        number = -max(waits)[1]
        chain.append(number)


def drafted_days(translated: Translated) -> Spans:
    """The days on which the draft has its steps begin, where it says so; the others begin as early as they may."""
    positions = translated.problem.positions
    return {positions[id]: drafted.begins for id, drafted in translated.drafted.items()
            if id in positions and drafted.begins is not None}


def ordered(links: Links, count: int) -> list[int]:
    """The steps, each after those that it is linked to; raises ValueError where they form a circle."""
    found = dict[int, None]()
    left = list(range(count))
    while left:
        ready = [number for number in left if all(other in found for other, _ in links.get(number, ()))]
        if not ready:
            raise ValueError("the steps wait for one another in a circle")
        found |= dict.fromkeys(ready)
        left = [number for number in left if number not in found]
    return list(found)


def lasting(step: Step, *, longest: bool) -> tuple[float, float]:
    """The days for which a step is under way, and those until it is verified."""
    if longest:
        return step.days.high, step.verification_days.high
    return step.days.low, step.verification_days.low


def opened(step: Step, ready: float, worked: float) -> float:
    """The first day from which the step can be under way without meeting closed days."""
    for period in sorted(step.closed, key=lambda one: one.first):
        if ready < period.last and max(ready + worked, ready + _INSTANT) > period.first:
            ready = period.last
    return ready


def _opened_before(step: Step, ready: float, worked: float) -> float:
    """The last day by which the step can begin so as not to be under way on closed days."""
    for period in sorted(step.closed, key=lambda one: one.first, reverse=True):
        if ready < period.last and max(ready + worked, ready + _INSTANT) > period.first:
            ready = period.first - max(worked, _INSTANT)
    return ready
