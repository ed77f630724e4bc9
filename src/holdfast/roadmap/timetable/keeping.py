"""Margins and exposure as constraints of a model in whole numbers, at every moment at which they can be worst.

Each number is multiplied and rounded. A *loose* constraint gives back what rounding may have cost, so that it shuts out
nothing that keeps the limit: what it proves impossible is impossible. A *strict* one lets through nothing that breaks
the limit.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ortools.sat.python import cp_model

from holdfast.roadmap.problem import TOLERANCE
from holdfast.roadmap.reading import GuardRow, Reading
from holdfast.roadmap.timetable.model import Event, Flag, Model

_EXACT = 1e-6
"""A number that lies this close to a whole one when multiplied is that whole number."""

Term = tuple[float, Flag]


@dataclass(slots=True)
class Sum:
    """A sum in whole numbers, and how far rounding can have moved it."""

    number: int
    error: float
    variables: list[cp_model.IntVar]
    weights: list[int]

    @property
    def expression(self) -> cp_model.LinearExprT:
        """The sum for the solver."""
        return cp_model.LinearExpr.weighted_sum(self.variables, self.weights) + self.number

    @property
    def reach(self) -> int:
        """Its greatest size."""
        return abs(self.number) + sum(map(abs, self.weights))


class Keeping:
    """The margins and exposures of a reading, as constraints of one model."""

    def __init__(self, model: Model, reading: Reading, *, digits: int, strict: bool = False) -> None:
        self._model, self._reading, self._strict = model, reading, strict
        self.scale = 10.0 ** (digits - math.ceil(math.log10(largest(reading))))
        """Whole numbers to one unit of worth."""
        lengths = model.windows.lengths
        self._begin = [Event.begin(step) for step in range(len(lengths))]
        self._end = [Event.end(step, length) for step, length in enumerate(lengths)]
        self._forces: dict[tuple[int, int, Event | None, tuple[Event, ...]], Flag] = {}

    def margin(self, least: float) -> None:
        """Keep every margin at least so high."""
        for found in self._margins():
            self._require(found, least - TOLERANCE)

    def exposure(self, most: float) -> None:
        """Keep every exposure at most so high."""
        for found in self._exposures():
            self._require(found, -most - TOLERANCE)

    def least_margin(self) -> cp_model.IntVar:
        """A variable that no margin is below, to be made as great as can be."""
        return self._least(list(self._margins()), "least margin")

    def least_relief(self) -> cp_model.IntVar:
        """A variable whose opposite no exposure is above, to be made as great as can be; never above zero."""
        least = self._least(list(self._exposures()), "least relief")
        self._model.cp.add(least <= 0)
        return least

    def _least(self, sums: Sequence[Sum], name: str) -> cp_model.IntVar:
        reach = max((found.reach + math.ceil(found.error) for found in sums), default=0) + 1
        least = self._model.cp.new_int_var(-reach, reach, name)
        for found in sums:
            spare = -math.ceil(found.error) if self._strict else math.ceil(found.error)
            self._model.cp.add(found.expression + spare >= least)
        return least

    def _require(self, found: Sum, least: float) -> None:
        """Keep a sum of worth at least so high."""
        error = found.error if self._strict else -found.error
        self._model.cp.add(found.expression >= math.ceil(least * self.scale + error))

    def _margins(self) -> Iterator[Sum]:
        reading = self._reading
        for row in range(len(reading.rows)):
            counts = [self._end[step] if reading.acts[row, step] else self._begin[step]
                      for step in range(len(self._begin))]
            yield self._sum(float(reading.start[row]), self._guarded(row, counts, None))
            for look in self._lowering(row, counts):
                terms: list[Term] = []
                for step, event in enumerate(counts):
                    doubt = float(reading.doubt[row, step])
                    terms.append((float(reading.change[row, step]) + doubt, self._model.by(event, look)))
                    if doubt:
                        terms.append((-doubt, self._model.by(self._begin[step], look)))
                yield self._sum(float(reading.start[row]), [*terms, *self._guarded(row, counts, look)])

    def _lowering(self, row: int, counts: Sequence[Event]) -> list[Event]:
        """The events that can lower a margin; after any other it is no lower than before."""
        reading, found = self._reading, dict[Event, None]()
        for step, event in enumerate(counts):
            if reading.doubt[row, step] > 0:
                found[self._begin[step]] = None
            if reading.change[row, step] + reading.doubt[row, step] < 0:
                found[event] = None
        for guard in reading.guards:
            mask = guard.ends if guard.penalty[row] > 0 else guard.starts if guard.penalty[row] < 0 else 0
            found |= dict.fromkeys(event for step, event in enumerate(counts) if mask >> step & 1)
        return list(found)

    def _exposures(self) -> Iterator[Sum]:
        """The opposite of what each row has given, after each event that can add to it."""
        reading = self._reading
        for row in range(len(reading.rows)):
            counts = [self._begin[step] if reading.acts[row, step] else self._end[step]
                      for step in range(len(self._begin))]
            for step, look in enumerate(counts):
                if reading.given[row, step] > 0:
                    yield self._sum(0.0, [(-float(reading.given[row, other]), self._model.by(event, look))
                                          for other, event in enumerate(counts)])

    def _sum(self, start: float, terms: Sequence[Term]) -> Sum:
        found = Sum(*self._rounded(start), [], [])
        for worth, flag in terms:
            number, error = self._rounded(worth)
            found.error += error
            if flag.variable is None:
                found.number += number * flag.constant
            elif number:
                found.number += number * flag.turned
                found.variables.append(flag.variable)
                found.weights.append(-number if flag.turned else number)
        return found

    def _rounded(self, worth: float) -> tuple[int, float]:
        number = round(worth * self.scale)
        error = abs(worth * self.scale - number)
        return number, 0.0 if error < _EXACT else error

    def _guarded(self, row: int, counts: Sequence[Event], look: Event | None) -> list[Term]:
        found = []
        for number, guard in enumerate(self._reading.guards):
            penalty = float(guard.penalty[row])
            if penalty:
                found.append((penalty, self._in_force(number, guard, counts, look, helps=penalty > 0)))
        return found

    def _in_force(self, number: int, guard: GuardRow, counts: Sequence[Event], look: Event | None, *,
                  helps: bool) -> Flag:
        """Whether a guard is in force at a look, or at the start; only the side that counts against is enforced."""
        if look is None:
            return Flag(None, constant=not guard.starts)
        used = tuple(event for step, event in enumerate(counts) if (guard.starts | guard.ends) >> step & 1)
        key = (number, int(helps), look, used)
        if key not in self._forces:
            starts, ends = ([self._model.by(event, look) for step, event in enumerate(counts) if mask >> step & 1]
                            for mask in (guard.starts, guard.ends))
            self._forces[key] = self._made(starts, ends, helps=helps)
        return self._forces[key]

    def _made(self, starts: Sequence[Flag], ends: Sequence[Flag], *, helps: bool) -> Flag:
        cp = self._model.cp
        force, over = cp.new_bool_var("in force"), cp.new_bool_var("over")
        if helps:
            for flag in starts:
                cp.add_implication(force, _literal(cp, flag))
            if ends:
                cp.add_bool_or([force.negated(), *(_literal(cp, _not(flag)) for flag in ends)])
        else:
            for flag in ends:
                cp.add_implication(over, _literal(cp, flag))
            if not ends:
                cp.add(over == 0)
            cp.add_bool_or([force, over, *(_literal(cp, _not(flag)) for flag in starts)])
        return Flag(force)


def largest(reading: Reading) -> float:
    """The largest number in a reading that is finite, and not nothing."""
    sizes = [abs(reading.start).max(initial=0.0), abs(reading.change).max(initial=0.0),
             reading.doubt.max(initial=0.0), abs(reading.given).max(initial=0.0),
             *(abs(guard.penalty).max(initial=0.0) for guard in reading.guards)]
    return max([1e-6, *(float(size) for size in sizes if math.isfinite(size))])


def _not(flag: Flag) -> Flag:
    return Flag(flag.variable, turned=not flag.turned, constant=not flag.constant)


def _literal(cp: cp_model.CpModel, flag: Flag) -> cp_model.LiteralT:
    if flag.variable is None:
        return cp.new_constant(int(flag.constant))
    return flag.variable.negated() if flag.turned else flag.variable
