"""The best packages by one measure: solve, check by the plain definitions, rule out what was found, until proven."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from holdfast.settlement.exact.rows import Affine, Rows
from holdfast.settlement.exact.solver import Answer, Ending, maximise
from holdfast.settlement.exact.space import Gains, Space
from holdfast.settlement.problem import Package
from holdfast.solving.watch import Watch

WINDOW = 1e-7
"""How much better than stated a package may be in truth, for all that the arithmetic of the solver is worth.

Everything as good as the best but for this is looked at one by one, on the scale of the measure (near 1).
"""
CONTENDERS = 24
"""So many packages within the window are looked at one by one."""
ROUNDS = 400
"""So many programmes are solved for one measure, at most."""

Measure = Callable[[Gains], float | None]
"""What a package is worth by its gains; nothing where it does not count."""
Known = dict[Package, Gains]
"""Acceptable packages found so far."""


@dataclass(frozen=True, slots=True)
class Contender:
    """A package with its exact worth by the measure."""

    worth: float
    package: Package
    gains: Gains


@dataclass(frozen=True, slots=True)
class Contest:
    """What came of the search."""

    contenders: tuple[Contender, ...]
    """Best first; all that is as good as the best but for the window, where ``complete``."""
    bound: float
    """No package is worth more than this."""
    complete: bool
    """Whether it is proven that every other package is worse by more than the window."""
    stopped: bool

    @property
    def proven(self) -> bool:
        """Whether it is proven that nothing is better (but for the window)."""
        return bool(self.contenders) and self.bound <= self.contenders[0].worth + WINDOW

    @property
    def is_empty(self) -> bool:
        """Whether it is proven that there is nothing to find."""
        return self.complete and not self.contenders

    def within(self, margin: float) -> tuple[Contender, ...]:
        """Those that are as good as the best but for the margin."""
        return tuple(one for one in self.contenders if one.worth >= self.contenders[0].worth - margin)


def hold(space: Space, rows: Rows, objective: Affine, measure: Measure, watch: Watch, *, known: Known,
         ceiling: float = math.inf, most: int = CONTENDERS, learn: Callable[[Rows, Gains], None] | None = None,
         ) -> Contest:
    """Searches for the packages of greatest measure.

    Args:
        space: Where the packages come from.
        rows: The rows of the space and more; they are not changed.
        objective: At least the measure, for every package that counts.
        measure: The exact measure.
        watch: When to stop.
        known: Packages known so far; those found are added.
        ceiling: A bound known beforehand.
        most: How many contenders to look for.
        learn: Adds rows that bring the objective nearer to the measure around a package just found.
    """
    search = _Search(space, rows.copy(), measure, known, ceiling)
    if learn is not None and search.leader is not None:
        learn(search.rows, known[search.leader])
    for _ in range(ROUNDS):
        answer = maximise(search.rows, objective, watch, start=search.start())
        if search.ended_by(answer):
            break
        if learn is not None and search.last is not None:
            learn(search.rows, search.last)
        if search.is_full(most):
            break
    return search.result()


class _Search:
    """The state of one search."""

    def __init__(self, space: Space, rows: Rows, measure: Measure, known: Known, ceiling: float) -> None:
        self.space, self.rows, self.measure, self.known = space, rows, measure, known
        self.worths: dict[Package, float] = {}
        """Of every package known that counts."""
        self.excluded: set[Package] = set()
        self.last: Gains | None = None
        self.rest = ceiling
        """A bound for all packages that are not excluded yet."""
        self.complete = self.stopped = False
        for package, gains in known.items():
            self._count(package, gains)

    @property
    def best(self) -> float:
        """The greatest worth so far."""
        return max(self.worths.values(), default=-math.inf)

    @property
    def leader(self) -> Package | None:
        """The best package known that is not ruled out yet."""
        left = [package for package in self.worths if package not in self.excluded]
        return max(left, key=lambda one: self.worths[one], default=None)

    def start(self) -> dict[int, float] | None:
        """That package as values of picks."""
        if self.leader is None:
            return None
        return {column: float(option == picked) for columns, picked in zip(self.space.picks, self.leader, strict=True)
                for option, column in enumerate(columns)}

    def ended_by(self, answer: Answer) -> bool:
        """Takes the answer in; whether the search is over."""
        if answer.ending is Ending.INFEASIBLE:
            self.complete = True
            self.rest = -math.inf
            return True
        self.rest = min(self.rest, answer.bound)
        if answer.values is not None:
            self._take(self.space.package(answer.values))
        self.complete = answer.ending is Ending.OPTIMAL and self.rest < self.best - WINDOW
        self.stopped = answer.ending is Ending.STOPPED
        return self.complete or self.stopped

    def is_full(self, most: int) -> bool:
        """Whether the best is proven and enough others are as good."""
        near = sum(self.worths.get(package, -math.inf) >= self.best - WINDOW for package in self.excluded)
        return near >= most and self.rest <= self.best + WINDOW

    def result(self) -> Contest:
        """What is known at the end."""
        contenders = sorted((Contender(worth, package, self.known[package]) for package, worth in self.worths.items()),
                            key=lambda one: (-one.worth, one.package))
        return Contest(tuple(contenders), max(self.rest, self.best), self.complete, self.stopped)

    def _take(self, package: Package) -> None:
        self.space.exclude(self.rows, package)
        self.excluded.add(package)
        self.last = self.space.judge(package)
        if self.last is not None:
            self.known[package] = self.last
            self._count(package, self.last)

    def _count(self, package: Package, gains: Gains) -> None:
        worth = self.measure(gains)
        if worth is not None:
            self.worths[package] = worth
