"""When each step can begin, in whole days, by its window, its closed days and what it waits for."""

from __future__ import annotations

import enum
import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from holdfast.roadmap.problem import Problem, Step

Ranges = tuple[tuple[int, int], ...]
"""Whole days, as ranges in order, both ends included."""

_NEVER = -(10**9)
"""Days between two steps of which neither waits for the other."""

_WHOLE = 1e-9
"""Numbers of days closer than this to a whole one are whole."""


class What(enum.StrEnum):
    """What kind of limit the calendar sets to a step."""

    DEADLINE = "deadline"
    CLOSED_DAYS = "closed-days"


@dataclass(frozen=True, slots=True)
class Limit:
    """One limit that the calendar sets: the deadline of a step, or all of its closed days."""

    step: str
    what: What

    def as_json(self) -> dict[str, str]:
        """The limit as JSON."""
        return {"id": self.step, "what": self.what.value}

    def __str__(self) -> str:
        return f"the {'deadline' if self.what is What.DEADLINE else 'closed days'} of {self.step}"


@dataclass(frozen=True, slots=True)
class Windows:
    """The days on which each step of a problem can begin."""

    lengths: tuple[int, ...]
    """Days until each step counts as done, with the longest durations."""
    begins: tuple[Ranges, ...]
    """Per step; empty where there is no day."""
    apart: NDArray[np.int64]
    """Fewest days from the beginning of the step of the row to that of the column; far below zero for no limit."""
    horizon: int
    """Some shortest timetable ends by this day, if there is any."""

    @property
    def possible(self) -> bool:
        """Whether every step has a day left, looked at one by one."""
        return all(self.begins)

    @property
    def length(self) -> int:
        """No timetable is shorter."""
        return max((days[0][0] + length for days, length in zip(self.begins, self.lengths, strict=True) if days),
                   default=0)


def limits_of(problem: Problem) -> tuple[Limit, ...]:
    """All limits that the calendar of a problem sets, deadlines first."""
    deadlines = tuple(Limit(step.id, What.DEADLINE) for step in problem.steps if step.latest is not None)
    return deadlines + tuple(Limit(step.id, What.CLOSED_DAYS) for step in problem.steps if step.closed)


def without(problem: Problem, limits: Collection[Limit]) -> Problem:
    """The problem with some limits of its calendar left aside."""
    steps = []
    for step in problem.steps:
        latest = None if Limit(step.id, What.DEADLINE) in limits else step.latest
        closed = () if Limit(step.id, What.CLOSED_DAYS) in limits else step.closed
        steps.append(replace(step, latest=latest, closed=closed))
    return replace(problem, steps=tuple(steps))


def windows_of(problem: Problem) -> Windows:
    """The windows of a problem.

    Raises ValueError where the steps wait for one another in a circle.
    """
    order = in_order(problem)
    steps = problem.steps
    lengths = tuple(math.ceil(step.days.high + step.verification_days.high - _WHOLE) for step in steps)
    horizon = _horizon(problem, lengths)
    begins = [_own(step, length, horizon) for step, length in zip(steps, lengths, strict=True)]
    apart = _apart(problem, lengths)
    for number in order:
        reach = max((begins[other][0][0] + int(apart[other, number]) for other in order
                     if other != number and apart[other, number] > _NEVER // 2 and begins[other]), default=0)
        begins[number] = _within(begins[number], reach, horizon)
    for number in reversed(order):
        reach = min((begins[later][-1][1] - int(apart[number, later]) for later in order
                     if later != number and apart[number, later] > _NEVER // 2 and begins[later]), default=horizon)
        begins[number] = _within(begins[number], -10**9, reach)
    return Windows(lengths, tuple(begins), apart, horizon)


def in_order(problem: Problem) -> list[int]:
    """The positions of the steps, each after those it waits for."""
    positions, found = problem.positions, dict[int, None]()
    left = list(range(len(problem.steps)))
    while left:
        ready = [number for number in left if all(positions[id] in found for id in problem.steps[number].after)]
        if not ready:
            raise ValueError("the steps wait for one another in a circle")
        found |= dict.fromkeys(ready)
        left = [number for number in left if number not in found]
    return list(found)


def from_day(days: Ranges, day: int) -> int | None:
    """The first of some days from a given one; nothing where there is none."""
    return next((max(first, day) for first, last in days if last >= day), None)


def _horizon(problem: Problem, lengths: Sequence[int]) -> int:
    """Once all seasons are over, some step goes on every day: steps without length take a day of their own."""
    lags = sum(max(step.waits.values(), default=0.0) for step in problem.steps)
    starts = [step.earliest for step in problem.steps]
    closed = [period.last for step in problem.steps for period in step.closed]
    return math.ceil(max([0.0, *starts, *closed]) + lags) + sum(max(1, length) for length in lengths) + len(lengths) + 1


def _own(step: Step, length: int, horizon: int) -> Ranges:
    last = horizon
    if step.latest is not None:
        last = min(horizon, math.floor(step.latest + _WHOLE) - length)
    days = _within(((math.ceil(step.earliest - _WHOLE), horizon),), -10**9, last)
    worked = max(1, math.ceil(step.days.high - _WHOLE))
    for period in step.closed:
        days = _without(days, math.floor(period.first + _WHOLE) - worked + 1, math.ceil(period.last - _WHOLE) - 1)
    return days


def _within(days: Ranges, first: int, last: int) -> Ranges:
    return tuple((max(low, first), min(high, last)) for low, high in days if max(low, first) <= min(high, last))


def _without(days: Ranges, first: int, last: int) -> Ranges:
    if first > last:
        return days
    return tuple(sorted(_within(days, -10**9, first - 1) + _within(days, last + 1, 10**9)))


def _apart(problem: Problem, lengths: Sequence[int]) -> NDArray[np.int64]:
    """The fewest days between the beginnings of any two steps, through all that stand between them."""
    count, positions = len(problem.steps), problem.positions
    apart = np.full((count, count), _NEVER, dtype=np.int64)
    for number, step in enumerate(problem.steps):
        for id in step.after:
            lag = math.ceil(step.waits.get(id, 0.0) - _WHOLE)
            apart[positions[id], number] = lengths[positions[id]] + max(0, lag)
    for middle in range(count):
        apart = np.maximum(apart, np.maximum(apart[:, middle, None] + apart[None, middle, :], _NEVER))
    return apart
