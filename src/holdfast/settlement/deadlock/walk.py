"""All minimal conflicts and relaxations of what an oracle decides, one after another (MARCO, Liffiton et al. 2016).

A map remembers which sets of items are decided. Each step takes a set that is not, as large as no known conflict
forbids. Where the oracle has a package for it, what is left out is a minimal relaxation: it meets every known conflict,
and no smaller set does. Where it has none, the set is shrunk to a minimal conflict. So every step finds one of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from pysat.solvers import Glucose4

from holdfast.settlement.deadlock.asking import satisfiable
from holdfast.settlement.deadlock.items import members
from holdfast.settlement.problem import Package
from holdfast.solving.watch import Watch


@dataclass(frozen=True, slots=True)
class Answer:
    """A package that keeps the items asked for, or a part of them, as bits, that no package keeps."""

    package: Package | None
    core: int = 0


class Oracle(Protocol):
    """Whoever can say whether some package keeps a set of items."""

    def decide(self, wanted: int, watch: Watch) -> Answer | None:
        """The answer for the items whose bits are set; nothing where the time was up before."""


@dataclass(frozen=True, slots=True)
class Clash:
    """A minimal conflict as bits; for each member a package that keeps the others."""

    items: int
    without: Mapping[int, Package]


@dataclass(frozen=True, slots=True)
class Opening:
    """A minimal relaxation as bits, and a package that keeps everything else."""

    items: int
    package: Package


class Walk:
    """An iterator over everything there is to find among the first ``count`` items of an oracle."""

    def __init__(self, oracle: Oracle, count: int, watch: Watch) -> None:
        self.complete = False
        """Whether the iteration ended because there is nothing left."""
        self._oracle = oracle
        self._watch = watch
        self._all = (1 << count) - 1
        self._clashes: tuple[list[int], ...] = tuple([] for _ in range(count))

    def __iter__(self) -> Iterator[Clash | Opening]:
        with Glucose4() as undecided:
            undecided.set_phases([bit + 1 for bit in members(self._all)])  # large sets first: they need less adding to
            found = self._first()
            while found is not None:
                yield found
                found = self._next(undecided, found)

    def _first(self) -> Clash | Opening | None:
        answer = self._oracle.decide(self._all, self._watch)
        if answer is not None and answer.package is not None:
            self.complete = True  # everything can hold together: there is no deadlock to explain
            return None
        return None if answer is None else self._shrunk(answer.core)

    def _next(self, undecided: Glucose4, last: Clash | Opening) -> Clash | Opening | None:
        if isinstance(last, Clash):
            undecided.add_clause([-(bit + 1) for bit in members(last.items)])
            for bit in members(last.items):
                self._clashes[bit].append(last.items)
        else:
            undecided.add_clause([bit + 1 for bit in members(last.items)])
        is_left = satisfiable(undecided, self._watch)
        if not is_left:
            self.complete = is_left is not None
            return None
        seed = self._largest(sum(1 << literal - 1 for literal in undecided.get_model() if literal > 0) & self._all)
        answer = self._oracle.decide(seed, self._watch)
        if answer is None:
            return None
        return Opening(self._all & ~seed, answer.package) if answer.package is not None else self._shrunk(answer.core)

    def _largest(self, seed: int) -> int:
        for bit in members(self._all & ~seed):
            tried = seed | 1 << bit
            if not any(clash & tried == clash for clash in self._clashes[bit]):
                seed = tried
        return seed

    def _shrunk(self, core: int) -> Clash | None:
        return shrink(self._oracle, core, self._watch)


def shrink(oracle: Oracle, core: int, watch: Watch) -> Clash | None:
    """A minimal conflict inside a set that no package keeps; nothing where the time was up before."""
    without: dict[int, Package] = {}
    for bit in members(core):
        if not core >> bit & 1:
            continue
        answer = oracle.decide(core & ~(1 << bit), watch)
        if answer is None:
            return None
        if answer.package is not None:
            without[bit] = answer.package
        else:
            core = answer.core
    return Clash(core, without)
