"""The timetable as a constraint model: beginnings in whole days, and margins at every moment that counts."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ortools.sat.python import cp_model

from holdfast.roadmap.problem import Problem, Step
from holdfast.roadmap.reading import Reading

UNITS = 1_000_000
"""Margins are counted in this many parts of the largest number in them."""


@dataclass(slots=True)
class Model:
    """Variables and constraints of one timetable."""

    problem: Problem
    reading: Reading
    together: int | None
    skip: frozenset[str] = frozenset()
    """Steps whose windows are left aside."""
    cp: cp_model.CpModel = field(default_factory=cp_model.CpModel)
    begins: list[cp_model.IntVar] = field(default_factory=list)
    lengths: list[int] = field(default_factory=list)
    least: cp_model.IntVar = field(init=False)
    """The least margin, in units."""
    length: cp_model.IntVar = field(init=False)
    _before: dict[tuple[str, int, str, int], cp_model.IntVar | int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        steps = self.problem.steps
        self.lengths = [math.ceil(step.days.high + step.verification_days.high - 1e-9) for step in steps]
        horizon = self._horizon()
        self.begins = [self._begin(step, length, horizon) for step, length in zip(steps, self.lengths, strict=True)]
        self.length = self.cp.new_int_var(0, horizon, "length")
        for begin, length in zip(self.begins, self.lengths, strict=True):
            self.cp.add(begin + length <= self.length)
        self._waits()
        self._resources()
        self.scale = UNITS / self._largest()
        self.least = self.cp.new_int_var(-20 * UNITS * (len(steps) + 2), 20 * UNITS * (len(steps) + 2), "least")
        self._margins()

    def _horizon(self) -> int:
        steps = self.problem.steps
        lags = sum(max(step.waits.values(), default=0.0) for step in steps)
        closed = max((period.last for step in steps for period in step.closed), default=0.0)
        first = max((step.earliest for step in steps), default=0.0)
        return math.ceil(max(first, closed) + sum(self.lengths) + lags) + 1

    def _begin(self, step: Step, length: int, horizon: int) -> cp_model.IntVar:
        if step.id in self.skip:
            return self.cp.new_int_var(0, horizon, step.id)
        last = horizon if step.latest is None else min(horizon, math.floor(step.latest + 1e-9) - length)
        domain = cp_model.Domain(math.ceil(step.earliest - 1e-9), last)
        worked = max(1, math.ceil(step.days.high - 1e-9))
        for period in step.closed:
            shut = cp_model.Domain(math.floor(period.first + 1e-9) - worked + 1, math.ceil(period.last - 1e-9) - 1)
            domain = domain.intersection_with(shut.complement())
        return self.cp.new_int_var_from_domain(domain, step.id)

    def _waits(self) -> None:
        positions = self.problem.positions
        for number, step in enumerate(self.problem.steps):
            for earlier in step.after:
                lag = math.ceil(step.waits.get(earlier, 0.0) - 1e-9)
                other = positions[earlier]
                self.cp.add(self.begins[number] >= self.begins[other] + self.lengths[other] + lag)

    def _resources(self) -> None:
        intervals = [self.cp.new_fixed_size_interval_var(begin, length, f"at {number}")
                     for number, (begin, length) in enumerate(zip(self.begins, self.lengths, strict=True))]
        for name, room in self.problem.capacities.items():
            demands = [math.ceil(step.uses.get(name, 0.0) * 1000 - 1e-6) for step in self.problem.steps]
            if any(demands):
                self.cp.add_cumulative(intervals, demands, math.floor(room * 1000 + 1e-6))
        if self.together is not None:
            self.cp.add_cumulative(intervals, [1] * len(intervals), self.together)

    def _largest(self) -> float:
        sizes = [abs(self.reading.start).max(initial=0.0), abs(self.reading.change).max(initial=0.0),
                 *(abs(guard.penalty).max(initial=0.0) for guard in self.reading.guards)]
        return max(1e-9, *map(float, sizes))

    def _holds(self, what: str, number: int, when: str, at: int) -> cp_model.IntVar | int:
        """Whether step ``number`` has begun (or ended) by the beginning (or end) of step ``at``."""
        key = (what, number, when, at)
        if key not in self._before:
            self._before[key] = self._made(what, number, when, at)
        return self._before[key]

    def _made(self, what: str, number: int, when: str, at: int) -> cp_model.IntVar | int:
        if number == at:
            return 1 if what == "begun" or when == "end" else int(self.lengths[at] == 0 and when == "after")
        if self._is_after(number, at):
            return 0
        if self._is_after(at, number):
            return 1
        flag = self.cp.new_bool_var(f"{what} {number} {when} {at}")
        first = self.begins[number] + (self.lengths[number] if what == "ended" else 0)
        second = self.begins[at] + (self.lengths[at] if when == "end" else 0)
        self.cp.add(first <= second).only_enforce_if(flag)
        self.cp.add(first >= second + 1).only_enforce_if(flag.negated())
        return flag

    def _is_after(self, later: int, earlier: int) -> bool:
        """Whether the first must wait for the second, so that it begins no earlier than that is done."""
        return bool(self._closure[later] >> earlier & 1) and (self.lengths[earlier] > 0 or self.lengths[later] > 0)

    @property
    def _closure(self) -> Sequence[int]:
        if not hasattr(self, "_all_before") or len(self._all_before) == 0:
            self._all_before = _closed(self.reading.before)
        return self._all_before

    _all_before: Sequence[int] = field(default_factory=tuple)
    scale: float = 1.0

    def _margins(self) -> None:
        rows = range(len(self.reading.rows))
        for row in rows:
            self._look(row, {})
            for at in range(len(self.problem.steps)):
                self._look(row, self._counted(row, "start", at), under_way=at)
                if (self.reading.acts[row] & (self.reading.change[row] < 0)).any() or self.reading.guards:
                    self._look(row, self._counted(row, "end", at), under_way=at, when="end")

    def _counted(self, row: int, when: str, at: int) -> Mapping[int, cp_model.IntVar | int]:
        """Per step whether it counts for the row at a moment: begun where others perform it, ended where it does."""
        return {number: self._holds("ended" if self.reading.acts[row, number] else "begun", number, when, at)
                for number in range(len(self.problem.steps))}

    def _look(self, row: int, counted: Mapping[int, cp_model.IntVar | int], *, under_way: int | None = None,
              when: str = "start") -> None:
        reading = self.reading
        terms: list[cp_model.LinearExprT] = [math.floor(reading.start[row] * self.scale)]
        for number, flag in counted.items():
            terms.append(math.floor(reading.change[row, number] * self.scale) * flag)
            if under_way is not None and reading.doubt[row, number] > 0:
                begun = self._holds("begun", number, when, under_way)
                doubt = math.ceil(min(reading.doubt[row, number], 1e6) * self.scale)
                terms.append(-doubt * begun + doubt * flag)
        for guard in reading.guards:
            penalty = math.floor(guard.penalty[row] * self.scale)
            if penalty > 0:
                terms.append(penalty * self._active(guard.starts, guard.ends, counted))
        self.cp.add(sum(terms) >= self.least)

    def _active(self, starts: int, ends: int, counted: Mapping[int, cp_model.IntVar | int]) -> cp_model.IntVar:
        """Whether a guard is in force; its penalty only helps, so that it is enough to bound it from above."""
        active = self.cp.new_bool_var("active")
        needed = [counted.get(number, 0) for number in range(len(self.problem.steps)) if starts >> number & 1]
        over = [counted.get(number, 0) for number in range(len(self.problem.steps)) if ends >> number & 1]
        for flag in needed:
            self.cp.add(active <= flag)
        if over:
            self.cp.add(active + sum(over) <= len(over))
        return active


def _closed(before: Sequence[int]) -> list[int]:
    """Everything that each step waits for, directly or through others, as bit masks."""
    found = list(before)
    for _ in before:
        for number, mask in enumerate(found):
            for other in range(len(before)):
                if mask >> other & 1:
                    found[number] |= found[other]
    return found
