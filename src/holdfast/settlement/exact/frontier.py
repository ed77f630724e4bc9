"""The packages that no acceptable package dominates, one after the other, until nothing is left or time is up.

What is not yet searched is kept as corners: each stands for all utility vectors that exceed it for every party.
The best sum of gains above a corner is undominated, since whatever dominates it would lie above the corner too; it
splits every corner under it into one per party (Klamroth, Lacour & Vanderpooten, *On the representation of the search
region in multi-objective optimization*, EJOR 2015).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from holdfast.settlement.exact.contest import Contest, Known, hold
from holdfast.settlement.exact.model import Demands, space_of
from holdfast.settlement.exact.rows import column, total
from holdfast.settlement.exact.space import Gains, Space
from holdfast.settlement.problem import TOLERANCE, Package
from holdfast.settlement.reading import Reading
from holdfast.solving.watch import Watch

STEP = 2e-8
"""A vector counts as another one where it exceeds a known one by this for some party, on the scale of the utilities.

The solver cannot tell smaller differences apart, so that "complete" is meant but for these.
"""


@dataclass(frozen=True, slots=True)
class SolverFrontier:
    """Undominated utility vectors, one package for each."""

    vectors: tuple[tuple[float, ...], ...]
    """In falling order."""
    packages: tuple[Package, ...]
    complete: bool
    """Whether it is proven that there are no others; else these are examples, and one that was found when time ran out
    may be dominated by a package that was not."""


def frontier_by_solver(reading: Reading, *, watch: Watch, time_limit: float | None = None, within_floor: bool = False,
                       most: int | None = None) -> SolverFrontier:
    """The Pareto set of the acceptable packages, or as much of it as there is time for; at most so many vectors."""
    space = space_of(reading, Demands(within_floor=within_floor))
    search = _Search(space, watch.for_at_most(time_limit))
    while search.corners and not search.stopped and (most is None or len(search.found) < most):
        watch.tell("frontier", None)
        search.step()
    reached = {gains: package for package, gains in reversed(search.found.items())}
    entries = sorted(((gains, reached[gains]) for gains in undominated(list(reached))), reverse=True)
    deal = [worth.disagreement for worth in reading.parties]
    return SolverFrontier(
        tuple(tuple(gain + less for gain, less in zip(gains, deal, strict=True)) for gains, _ in entries),
        tuple(package for _, package in entries),
        not search.corners and not search.unclear,
    )


def undominated(vectors: Sequence[Gains]) -> set[Gains]:
    """Those that no other one exceeds for a party without falling short of it for another, one for each point."""
    kept: list[Gains] = []
    for vector in sorted(set(vectors), key=lambda one: -sum(one)):
        row = np.array(vector)
        if not any(np.all(np.array(other) >= row - TOLERANCE) for other in kept):
            kept.append(vector)
    return set(kept)


class _Search:
    """What is found and the corners above which it is still to be searched, in gains."""

    def __init__(self, space: Space, watch: Watch) -> None:
        self.space, self.watch = space, watch
        ends = zip(space.gains, space.units, strict=True)
        self.corners: list[Gains] = [tuple(space.rows.lower[gain] * unit - STEP for gain, unit in ends)]
        self.found: dict[Package, Gains] = {}
        self.stopped = False
        self.unclear = False
        """Whether a corner was given up without a proof."""

    def step(self) -> None:
        """Searches above one corner: the lowest, where most may be found."""
        corner = self.corners.pop(min(range(len(self.corners)), key=lambda one: sum(self.corners[one])))
        contest = self._above(corner)
        if contest.contenders:
            best = contest.contenders[0]
            self.found[best.package] = best.gains
        if contest.stopped:
            self.stopped = True
            self.corners.append(corner)
        elif contest.contenders and contest.proven:
            self.corners = split([corner, *self.corners], contest.contenders[0].gains)
        elif not contest.is_empty:
            self.unclear = True

    def _above(self, corner: Gains) -> Contest:
        rows = self.space.rows.copy()
        for gain, unit, bound in zip(self.space.gains, self.space.units, corner, strict=True):
            rows.require(column(gain), at_least=(bound + STEP) / unit)
        whole = len(corner)
        objective = total(column(gain, 1 / whole) for gain in self.space.gains)
        known: Known = {}

        def measure(gains: Gains) -> float | None:
            if any(gain < bound + STEP / 2 for gain, bound in zip(gains, corner, strict=True)):
                return None
            return sum(gain / unit for gain, unit in zip(gains, self.space.units, strict=True)) / whole

        return hold(self.space, rows, objective, measure, self.watch, known=known, most=1)


def split(corners: Sequence[Gains], vector: Gains) -> list[Gains]:
    """The corners that cover what lies above the given ones and is not dominated by the vector, none inside another."""
    above: list[Gains] = []
    kept: list[Gains] = []
    for corner in corners:
        (above if all(low < value for low, value in zip(corner, vector, strict=True)) else kept).append(corner)
    fresh = {(*corner[:party], value, *corner[party + 1:]) for corner in above for party, value in enumerate(vector)}
    matrix = np.array([*kept, *sorted(fresh)]).reshape(-1, len(vector))
    return [*kept, *(tuple(row) for position, row in enumerate(matrix.tolist())
                     if position >= len(kept) and not _inside_another(matrix, position))]


def _inside_another(matrix: NDArray[np.float64], position: int) -> bool:
    inside = np.all(matrix <= matrix[position], axis=1)
    inside[position] = False
    return bool(inside.any())
