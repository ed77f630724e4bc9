"""Why no order is safe: at which step, and for whom, every order breaks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from holdfast.roadmap.evaluate import acting_margins
from holdfast.roadmap.problem import TOLERANCE
from holdfast.roadmap.reading import Floats, Reading
from holdfast.roadmap.search.result import Safest, finite
from holdfast.roadmap.search.way import Way
from holdfast.solving.watch import Watch

LISTED = 20_000
"""Sets of done steps that are walked through safely from either end at most."""


@dataclass(frozen=True, slots=True)
class Break:
    """A point at which somebody gains by stopping."""

    step: str
    """The step about to be done or just done; empty at the start and at the end."""
    party: str
    when: str
    """``before`` the step, ``after`` it, at the ``start`` or, everything being done, at the ``end``."""
    short: float = field(default=0.0, compare=False)
    """The least that the party lacks there, in any order that comes this far; infinite where nothing is enough."""

    def as_json(self) -> dict[str, Any]:
        """The point as JSON."""
        return {"step": self.step, "party": self.party, "when": self.when, "short": finite(self.short)}


@dataclass(frozen=True, slots=True)
class Why:
    """Where the best order breaks, and the points of which every order meets one."""

    in_best: tuple[Break, ...]
    every: tuple[Break, ...]
    """Every order meets at least one of these, at the worst that no order can avoid where it is known, else somewhere
    below zero; empty where the orders were too many to look at."""

    def as_json(self) -> dict[str, Any]:
        """The reasons as JSON."""
        return {"in_best": [one.as_json() for one in self.in_best], "every": [one.as_json() for one in self.every]}


def why(reading: Reading, best: Safest, *, watch: Watch) -> Why:
    """Where orders break, at one reading of the ranges."""
    bound = min(0.0, best.margin_bound)
    every = _points(reading, bound, watch) or (_points(reading, 0.0, watch) if bound < -TOLERANCE else ())
    steps = {step.id: step for step in reading.problem.steps}
    in_best = tuple(one for one in breaks_of(reading, best.order)  # who only watches was there after the last step
                    if one.when != "before" or one.party in steps[one.step].by)
    return Why(in_best, every)


def _points(reading: Reading, bound: float, watch: Watch) -> tuple[Break, ...]:
    """Points of which every order meets one, each with a margin no greater than the bound; from the end with fewer."""
    sides = [side for side in (_frontier(reading, bound, backward=True, watch=watch),
                               _frontier(reading, bound, backward=False, watch=watch)) if side is not None]
    return min(sides, key=len, default=())


def breaks_of(reading: Reading, order: tuple[int, ...]) -> tuple[Break, ...]:
    """Every point at which an order breaks."""
    way = Way(reading)
    done, found = 0, list(_at_rest(reading, way, 0, 0.0))
    for position in order:
        found += _between(reading, way, done, position, 0.0)
        done |= 1 << position
    return _merged([*found, *(_at_rest(reading, way, done, 0.0) if order else ())])


def _merged(found: Iterable[Break]) -> tuple[Break, ...]:
    """Each point once, with the least that is lacking there."""
    kept: dict[Break, Break] = {}
    for one in found:
        if one not in kept or one.short < kept[one].short:
            kept[one] = one
    return tuple(kept.values())


def _below(reading: Reading, values: Floats, bound: float) -> Iterator[tuple[str, float]]:
    """The parties whose margin is below zero and no greater than a bound, and what they lack in their worst future."""
    lacking: dict[str, float] = {}
    for (_, number), value in zip(reading.rows, values, strict=True):
        if value < min(-TOLERANCE, bound + TOLERANCE):  # what is not a number is not below
            party = reading.problem.parties[number]
            lacking[party] = max(lacking.get(party, 0.0), -float(value))
    yield from lacking.items()


def _frontier(reading: Reading, bound: float, *, backward: bool, watch: Watch) -> tuple[Break, ...] | None:
    """What keeps ways above a bound from going on from one end: every order passes one of these points.

    Nothing where more sets can be reached safely than are walked through, or the other end is reached.
    """
    way = Way(reading)
    start, goal = (way.full, 0) if backward else (0, way.full)
    standing = tuple(_at_rest(reading, way, start, bound))
    if standing:
        return standing
    seen, left, found = {start}, [start], list[Break]()
    while left:
        if len(seen) > LISTED or goal in seen or watch.is_over:
            return None
        mask = left.pop()
        for position, other in way.steps(mask, backward=backward):
            breaks = list(_between(reading, way, other if backward else mask, position, bound))
            if breaks:
                found += breaks
            elif other not in seen:
                seen.add(other)
                left.append(other)
    return _merged(found)


def _at_rest(reading: Reading, way: Way, done: int, bound: float) -> Iterator[Break]:
    """Who gains by stopping before anything, or once everything, is done."""
    when = "end" if done and done == way.full else "start"
    yield from (Break("", party, when, short) for party, short in _below(reading, way.margins(done), bound))


def _between(reading: Reading, way: Way, done: int, position: int, bound: float) -> Iterator[Break]:
    """Who gains by stopping before a step, or after it."""
    id = reading.problem.steps[position].id
    looks = [("before", way.margins(done)), ("after", way.margins(done | 1 << position))]
    if any(reading.doubt[row, position] > 0 for row in range(len(reading.rows))):
        looks.append(("before", acting_margins(reading, done, (position,))))
    for when, values in looks:
        yield from (Break(id, party, when, short) for party, short in _below(reading, values, bound))
