"""Counts over draws of all readings, from every feasible package; blocks of draws are counted side by side."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from numpy.typing import NDArray

from holdfast.settlement.robust.catalogue import Catalogue
from holdfast.settlement.robust.sampling import BLOCK, drawn_block
from holdfast.settlement.robust.tally import Tally, tally
from holdfast.settlement.solution import Point
from holdfast.solving.watch import Watch

Floats = NDArray[np.float64]
Whole = NDArray[np.int32]
"""Enough for any number of draws, and half the memory of the usual kind where there are a million packages."""

_MOST_THREADS = 8
_ROOM = 160 << 20
"""So many bytes all threads may take together."""
_COPIES = 4
"""So many arrays of all utilities a thread has at once: values, gains, shares, and what it counts."""


class Counts:
    """What the blocks of draws add up to; arrays count in the order of the catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        parties = len(catalogue.problem.parties)
        self.draws = 0
        """So many draws were made."""
        self.accepts: Whole = np.zeros((parties, catalogue.packages), dtype=np.int32)
        """How often each party accepts a package; shape (parties, packages)."""
        self.all_accept: Whole = np.zeros(catalogue.packages, dtype=np.int32)
        self.points: Whole = np.zeros((len(Point), catalogue.within), dtype=np.int32)
        """How often a package within the floor reaches each point."""
        self.favourites: Whole = np.zeros((parties, catalogue.within), dtype=np.int32)
        """How often no package within the floor is worth more to a party."""
        self._utilities: list[Floats] = [np.empty((0, len(Point), parties))]

    def add(self, counted: Tally) -> None:
        """Add the next block."""
        self.draws += counted.draws
        self.accepts += counted.accepts
        self.all_accept += counted.all_accept
        self.points += counted.points
        self.favourites += counted.favourites
        self._utilities.append(counted.utilities)

    def times(self, count: int) -> None:
        """Count everything so many times, where further draws would be the same."""
        self.draws *= count
        for numbers in (self.accepts, self.all_accept, self.points, self.favourites):
            numbers *= count
        self._utilities = [np.repeat(self.utilities(), count, axis=0)]

    def utilities(self) -> Floats:
        """Utilities of the points in every draw, nan where no package is acceptable; shape (draws, points, parties)."""
        return np.concatenate(self._utilities)


def threads_for(asked: int | None, catalogue: Catalogue) -> int:
    """So many threads as were asked for, else one per core while there is room for what each values at a time.

    They change nothing but the time it takes.
    """
    values = 8 * catalogue.packages * max(1, len(catalogue.problem.parties))
    return asked or max(1, min(os.cpu_count() or 1, _MOST_THREADS, _ROOM // (_COPIES * max(1, values))))


def counts(catalogue: Catalogue, *, draws: int, seed: int, watch: Watch, threads: int | None = None) -> Counts:
    """Counts over so many draws, or over the first of them where the watch ends."""
    total = Counts(catalogue)
    if catalogue.problem.is_certain:
        first = drawn_block(catalogue.problem, seed=seed, block=0)
        total.add(tally(catalogue, first, draws=min(1, draws), watch=watch))
        total.times(draws)
        return total
    for counted in _tallies(catalogue, draws=draws, seed=seed, watch=watch, threads=threads_for(threads, catalogue)):
        total.add(counted)
        watch.tell("draws of the uncertain preferences", total.draws / draws)
    return total


def _tallies(catalogue: Catalogue, *, draws: int, seed: int, watch: Watch, threads: int) -> Iterator[Tally]:
    """Counts of one block after the other; the last one is the first in which the watch ended."""

    def work(block: int) -> tuple[Tally, bool]:
        size = min(BLOCK, draws - block * BLOCK)
        counted = tally(catalogue, drawn_block(catalogue.problem, seed=seed, block=block), draws=size, watch=watch)
        return counted, counted.draws < size

    pool = ThreadPoolExecutor(threads)
    try:
        blocks = deque(pool.submit(work, block) for block in range(-(-draws // BLOCK)))
        ended = False
        while blocks and not ended:
            counted, ended = blocks.popleft().result()
            yield counted
    finally:
        pool.shutdown(cancel_futures=True)
