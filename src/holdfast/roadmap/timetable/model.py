"""The timetable as a constraint model: beginnings in whole days, what comes before what, and resources."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from ortools.sat.python import cp_model

from holdfast.roadmap.problem import Problem
from holdfast.roadmap.reading import Reading
from holdfast.roadmap.timetable.windows import Windows

ROOM = 1000
"""Resources are counted in this many parts."""


@dataclass(frozen=True, slots=True)
class Event:
    """The beginning or the end of a step.

    On one day steps that have lasted end first, then steps begin, and then those that take no time are done.
    """

    step: int
    after: int
    """Days from the beginning of the step."""
    turn: int
    """Its turn among the events of one day."""

    @classmethod
    def begin(cls, step: int) -> Event:
        """The beginning of a step."""
        return cls(step, 0, 1)

    @classmethod
    def end(cls, step: int, length: int) -> Event:
        """The end of a step of some length."""
        return cls(step, length, 0 if length else 2)


@dataclass(frozen=True, slots=True)
class Flag:
    """A yes or no of the model: constant, or a variable taken as it is or turned round."""

    variable: cp_model.IntVar | None
    turned: bool = False
    constant: bool = False


class Model:
    """Variables and constraints of the timetables that keep windows, waits and resources."""

    def __init__(self, problem: Problem, windows: Windows, *, together: int | None) -> None:
        self.problem, self.windows = problem, windows
        self.cp = cp_model.CpModel()
        self.begins = [self.cp.new_int_var_from_domain(cp_model.Domain.from_intervals([list(one) for one in days]),
                                                       step.id)
                       for step, days in zip(problem.steps, windows.begins, strict=True)]
        self.length = self.cp.new_int_var(windows.length, windows.horizon, "length")
        for begin, length in zip(self.begins, windows.lengths, strict=True):
            self.cp.add(begin + length <= self.length)
        self._flags: dict[tuple[int, int, int], cp_model.IntVar] = {}
        self._waits()
        self._resources(together)

    def _waits(self) -> None:
        positions = self.problem.positions
        for number, step in enumerate(self.problem.steps):
            for id in step.after:
                other = positions[id]
                self.cp.add(self.begins[number] >= self.begins[other] + int(self.windows.apart[other, number]))

    def _resources(self, together: int | None) -> None:
        lasting = [number for number, length in enumerate(self.windows.lengths) if length > 0]
        spans = [self.cp.new_fixed_size_interval_var(self.begins[number], self.windows.lengths[number], f"at {number}")
                 for number in lasting]
        for name, room in self.problem.capacities.items():
            takes = [math.ceil(self.problem.steps[number].uses.get(name, 0.0) * ROOM - 1e-6) for number in lasting]
            if any(takes):
                self.cp.add_cumulative(spans, takes, math.floor(room * ROOM + 1e-6))
        if together is not None and together < len(spans):
            self.cp.add_cumulative(spans, [1] * len(spans), together)

    def same_order(self, groups: Sequence[Sequence[int]]) -> None:
        """Have steps that differ in nothing begin in the order in which they stand."""
        for group in groups:
            for first, second in itertools.pairwise(group):
                self.cp.add(self.begins[first] <= self.begins[second])

    def by(self, first: Event, second: Event) -> Flag:
        """Whether one event has happened when another has."""
        apart = first.after - second.after + (0 if first.turn <= second.turn else 1)
        return self._apart(first.step, second.step, apart)

    def _apart(self, first: int, second: int, days: int) -> Flag:
        """Whether the second step begins at least so many days after the first."""
        if first == second:
            return Flag(None, constant=days <= 0)
        early, late = self.windows.begins[first], self.windows.begins[second]
        if self.windows.apart[first, second] >= days or late[0][0] - early[-1][1] >= days:
            return Flag(None, constant=True)
        if self.windows.apart[second, first] >= 1 - days or late[-1][1] - early[0][0] < days:
            return Flag(None, constant=False)
        if first > second:  # one variable for both ways to ask
            return Flag(self._variable(second, first, 1 - days), turned=True)
        return Flag(self._variable(first, second, days))

    def _variable(self, first: int, second: int, days: int) -> cp_model.IntVar:
        key = (first, second, days)
        if key not in self._flags:
            flag = self.cp.new_bool_var(f"{second} {days} after {first}")
            between = self.begins[second] - self.begins[first]
            self.cp.add(between >= days).only_enforce_if(flag)
            self.cp.add(between <= days - 1).only_enforce_if(flag.negated())
            for (one, other, apart), known in self._flags.items():
                if (one, other) == (first, second):
                    self.cp.add_implication(*((flag, known) if apart < days else (known, flag)))
            self._flags[key] = flag
        return self._flags[key]


def alike(problem: Problem, reading: Reading, windows: Windows) -> list[list[int]]:
    """Groups of steps that differ in nothing that counts, so that their order does not matter."""
    groups: dict[object, list[int]] = {}
    behind: list[list[tuple[str, float]]] = [[] for _ in problem.steps]
    for step in problem.steps:
        for id in step.after:
            behind[problem.positions[id]].append((step.id, step.waits.get(id, 0.0)))
    for number, step in enumerate(problem.steps):
        numbers = np.concatenate([reading.change[:, number], reading.doubt[:, number], reading.acts[:, number],
                                  reading.given[:, number]])
        guards = tuple((guard.starts >> number & 1, guard.ends >> number & 1) for guard in reading.guards)
        waits = frozenset((id, step.waits.get(id, 0.0)) for id in step.after)
        key = (numbers.tobytes(), guards, waits, frozenset(behind[number]), windows.begins[number],
               windows.lengths[number], tuple(sorted(step.uses.items())))
        groups.setdefault(key, []).append(number)
    return [group for group in groups.values() if len(group) > 1]
