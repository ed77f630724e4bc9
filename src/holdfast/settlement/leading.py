"""The best packages so far by one criterion, with everything that ties with them as distinct utility vectors."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from holdfast.settlement.problem import TOLERANCE
from holdfast.settlement.reading import Floats
from holdfast.settlement.vectors import Indices, rounded, runs_of_equal

TIES_KEPT = 50_000
"""So many tied vectors are told apart; where there are more, their number is not known."""


@dataclass(frozen=True, slots=True)
class Criterion:
    """What makes a package better than another; each part takes utilities of shape (parties, packages)."""

    stages: Callable[[Floats], Floats]
    """Whole numbers, shape (stages, packages): the first stage decides, where it is equal the second, and so on."""
    last: Callable[[Floats], Floats] | None = None
    """What decides where all stages are equal; within 1e-9 packages tie."""
    quick: Callable[[Floats], Floats] | None = None
    """The first stage alone, where it is faster to find."""
    narrow: Callable[[Floats], Indices] | None = None
    """Positions of the packages among which the best of the given ones are, with all that tie; faster than stages."""


class Leading:
    """Takes packages in any pieces; what leads in the end does not depend on the pieces."""

    def __init__(self, criterion: Criterion, parties: int) -> None:
        self._criterion = criterion
        self._best: tuple[float, ...] | None = None
        self._top = -np.inf
        self.keys: Floats = np.empty((parties, 0))
        """The tied vectors, in whole units of 1e-9, shape (parties, vectors)."""
        self.first: Indices = np.empty(0, dtype=np.int64)
        """For each of them the position of the first package, among all in order, that reaches it."""
        self._last: Floats = np.empty(0)
        self.ties_complete = True

    def offer(self, values: Floats, positions: Indices) -> None:
        """Takes utilities of some packages, shape (parties, packages), with their positions among all packages."""
        criterion = self._criterion
        if criterion.narrow is not None:
            near = criterion.narrow(values)
            values, positions = values[:, near], positions[near]
        if criterion.quick is not None:
            first = criterion.quick(values)
            most = float(first.max())
            if self._best is not None and most < self._best[0]:
                return
            good = np.flatnonzero(first == most)
            values, positions = values[:, good], positions[good]
        best, alive = _greatest(criterion.stages(values))
        if self._best is not None and best < self._best:
            return
        if best != self._best:
            self._best, self._top = best, -np.inf
            self._keep(np.arange(0))
            self.ties_complete = True
        self._add(values[:, alive], positions[alive])

    def chosen(self) -> int:
        """Which of the tied vectors is reported: that with the larger sum, then that larger for the first party."""
        return int(self._by_rule()[0])

    def _by_rule(self) -> Indices:
        return np.lexsort((*(-self.keys[::-1]), -self.keys.sum(axis=0)))

    def _add(self, values: Floats, positions: Indices) -> None:
        last = np.zeros(len(positions)) if self._criterion.last is None else self._criterion.last(values)
        self._top = max(self._top, float(last.max()))
        near = np.flatnonzero(last >= self._top - TOLERANCE)
        keys = np.hstack([self.keys, rounded(values[:, near])])
        first, last = np.concatenate([self.first, positions[near]]), np.concatenate([self._last, last[near]])
        order, starts = runs_of_equal(keys)
        self.keys = keys[:, order[starts]]
        self.first = np.minimum.reduceat(first[order], starts)
        self._last = np.maximum.reduceat(last[order], starts)
        self._keep(np.flatnonzero(self._last >= self._top - TOLERANCE))
        if len(self.first) > TIES_KEPT:
            self._keep(np.sort(self._by_rule()[: TIES_KEPT // 2]))
            self.ties_complete = False

    def _keep(self, which: Indices) -> None:
        self.keys, self.first, self._last = self.keys[:, which], self.first[which], self._last[which]


def _greatest(stages: Floats) -> tuple[tuple[float, ...], Indices]:
    """The greatest column, stage by stage, and where it is."""
    alive: Indices = np.arange(stages.shape[1])
    best = []
    for row in stages:
        found = row[alive]
        best.append(float(found.max()))
        alive = alive[found == best[-1]]
    return tuple(best), alive
