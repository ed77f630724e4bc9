"""The Pareto set among acceptable packages: the utilities that nobody can better without somebody losing."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache, partial

import numpy as np

from holdfast.settlement.counting import stopped, too_many
from holdfast.settlement.evaluate import utilities
from holdfast.settlement.problem import TOLERANCE, Package
from holdfast.settlement.reading import Floats, Reading
from holdfast.settlement.skyline import IsOver, unbeaten, undominated
from holdfast.settlement.stream import Block, Walk
from holdfast.settlement.tail import Tail
from holdfast.settlement.vectors import Indices, rounded, runs_of_equal
from holdfast.solving.watch import Watch

LIMIT = 10**7
"""So many packages are gone through by default."""

WHAT = "finding the Pareto set"

_WAITING = 1 << 12
_FRONTS = 64


@dataclass(frozen=True, slots=True, eq=False)
class Frontier:
    """Distinct undominated utility vectors of acceptable packages, from the best for the first party to its worst."""

    utilities: Floats
    """Shape (vectors, parties), each as the package beside it is worth."""
    packages: tuple[Package, ...]
    """For each vector the first package, in the order of issues and options, that reaches it."""
    behind: tuple[int, ...]
    """For each vector how many acceptable packages reach it."""
    complete: bool
    """Whether these are all undominated vectors and nothing else; if not, no vector here is proven undominated."""
    reason: str = ""
    """Why it is not complete."""


def frontier(reading: Reading, *, limit: int = LIMIT, watch: Watch) -> Frontier:
    """The exact Pareto set among acceptable packages, vectors compared at 1e-9; options below the floor count.

    Where the work was stopped, what is undominated among the packages looked at so far, marked as not complete.
    """
    problem = reading.problem
    if problem.packages > limit:
        nothing = np.empty((0, len(problem.parties)))
        return Frontier(nothing, (), (), complete=False, reason=too_many(problem.packages, limit))
    walk = Walk(reading, watch=watch, what=WHAT)
    front = _Front(len(problem.parties), lambda: watch.is_over)
    candidates = _Candidates(walk)
    for block in walk.blocks(skip=lambda upper: walk.hopeless(upper) or front.beats(upper)):
        offsets = candidates.of(block)
        front.offer(block.utilities(offsets), block.first + offsets)
    front.settle()
    complete = walk.finished and not front.cut_short
    return _named(front, walk, reason="" if complete else stopped(walk))


def _named(front: _Front, walk: Walk, *, reason: str) -> Frontier:
    order = np.lexsort(-front.keys[::-1]) if len(front.keys) else np.arange(front.keys.shape[1])
    codes = walk.codes(front.first[order])
    packages = tuple(tuple(package) for package in codes.T.tolist())
    values = np.ascontiguousarray(utilities(walk.reading, codes).T)
    return Frontier(values, packages, tuple(front.behind[order].tolist()), complete=not reason, reason=reason)


class _Candidates:
    """The packages of a block that can be in the Pareto set.

    Blocks that leave the same formulas open differ by one number per party, so that a combination that is beaten in one
    is beaten in all; only ratification at home can turn down what beats and let pass what is beaten.
    """

    def __init__(self, walk: Walk) -> None:
        self._seen: set[tuple[tuple[int, ...], tuple[int, ...]]] = set()
        self._walk = walk
        self._shared = not any(walk.reading.groups)
        self._front = lru_cache(maxsize=_FRONTS)(partial(_undominated, walk.tail))

    def of(self, block: Block) -> Indices:
        """Positions in the block, rising."""
        shape = (block.node.limits, block.node.terms)
        if not self._shared or shape not in self._seen:
            self._seen.add(shape)
            return np.flatnonzero(block.acceptable())
        offsets = self._front(*shape)
        enough = np.ones(len(offsets), dtype=bool)
        for row, threshold in zip(block.utilities(offsets), self._walk.thresholds, strict=True):
            enough &= row >= threshold
        return offsets[enough]


def _undominated(tail: Tail, limits: tuple[int, ...], terms: tuple[int, ...]) -> Indices:
    """Which combinations are not beaten by another that keeps the limits, by more than noise."""
    kept, _ = tail.all_hold(limits)
    values = tail.values(terms)[0]
    offsets = np.arange(tail.size) if kept is None else np.flatnonzero(kept)
    return offsets[undominated(values if kept is None else values[:, offsets], margin=2 * TOLERANCE)]


class _Front:
    """The undominated vectors so far, in whole units of 1e-9, with their first packages and how many there are."""

    def __init__(self, parties: int, is_over: IsOver) -> None:
        self.keys: Floats = np.empty((parties, 0))
        self.first: Indices = np.empty(0, dtype=np.int64)
        self.behind: Indices = np.empty(0, dtype=np.int64)
        self.cut_short = False
        """Whether the time was up before something was compared to the end."""
        self._ask = is_over
        self._waiting: list[tuple[Floats, Indices]] = []
        self._many = 0

    def beats(self, upper: Floats) -> bool:
        """Whether some vector is better, for every party, than everything within these bounds."""
        bound = rounded(upper + 2 * TOLERANCE)
        return bool((self.keys >= bound[:, None]).all(axis=0).any())

    def offer(self, values: Floats, positions: Indices) -> None:
        """Takes utilities of packages, shape (parties, packages), with their positions among all packages."""
        keys = rounded(values)
        left = unbeaten(keys, self.keys, is_over=self._is_over)
        self._waiting.append((keys[:, left], positions[left]))
        self._many += len(left)
        if self._many > _WAITING:
            self.settle()

    def settle(self) -> None:
        """Sorts in what waits."""
        if not self._many:
            return
        keys = np.hstack([self.keys, *(keys for keys, _ in self._waiting)])
        first = np.concatenate([self.first, *(positions for _, positions in self._waiting)])
        behind = np.concatenate([self.behind, np.ones(self._many, dtype=np.int64)])
        order, starts = runs_of_equal(keys)
        # Equal columns stand in the order in which they came, so that a run with an old vector starts with it.
        is_new = order[starts] >= len(self.first)
        self._waiting, self._many = [], 0
        keys, first = keys[:, order[starts]], np.minimum.reduceat(first[order], starts)
        behind = np.add.reduceat(behind[order], starts)
        old, new = np.flatnonzero(~is_new), np.flatnonzero(is_new)
        new = new[unbeaten(keys[:, new], keys[:, old], is_over=self._is_over)]
        new = new[undominated(keys[:, new], is_over=self._is_over)]
        left = np.concatenate([old[unbeaten(keys[:, old], keys[:, new], is_over=self._is_over)], new])
        self.keys, self.first, self.behind = keys[:, left], first[left], behind[left]

    def _is_over(self) -> bool:
        self.cut_short = self.cut_short or self._ask()
        return self.cut_short
