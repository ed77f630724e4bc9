"""Shares over draws of all readings, from every feasible package: stochastic multicriteria acceptability analysis.

SMAA-2 (Lahdelma & Salminen 2001; Tervonen & Lahdelma 2007) asks in which share of all weights an alternative ranks
first. Here a draw is a whole reading (weights, scores, terms, worth of no deal), and the questions are in which share
of them a package is acceptable to all, is a bargaining point, or is the best that a party could have.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from numpy.typing import NDArray

from holdfast.settlement.problem import Party
from holdfast.settlement.robust.catalogue import Catalogue
from holdfast.settlement.robust.central import reaching
from holdfast.settlement.robust.given import acceptances
from holdfast.settlement.robust.result import Favourites, PointShares, Smaa
from holdfast.settlement.robust.sampling import BLOCK, drawn_block
from holdfast.settlement.robust.share import Share
from holdfast.settlement.robust.tally import Tally, tally
from holdfast.settlement.solution import Point
from holdfast.settlement.watch import Watch

Counts = NDArray[np.int64]

SHOWN = 5
"""So many packages are listed of those that come up most often."""
CONFIDENCE_DRAWS = 2 * BLOCK
"""Draws behind one confidence factor; its standard error is at most 0.032."""
_MOST_THREADS = 8


def smaa(catalogue: Catalogue, *, draws: int, seed: int, watch: Watch, shown: int = SHOWN,
         confidence_draws: int = CONFIDENCE_DRAWS, threads: int | None = None) -> Smaa:
    """Shares over so many draws, or over fewer where the watch ends; threads change nothing but the time it takes."""
    threads = threads or min(os.cpu_count() or 1, _MOST_THREADS)
    total = _Total(catalogue)
    for counted in _tallies(catalogue, draws=draws, seed=seed, watch=watch, threads=threads):
        total.add(counted)
        watch.tell("draws of the uncertain preferences", total.draws / draws)
    watch.tell("weights behind the points", None)
    problem, within = catalogue.problem, catalogue.within
    leading = _leading(total.all_accept[:within], shown)
    points = []
    for number, point in enumerate(Point):
        positions = _leading(total.points[number], shown)
        points.append(PointShares(
            point,
            reaching(catalogue, positions, total.points[number, positions], total.reached(number), seed=seed,
                     watch=watch, point=number, draws=confidence_draws, threads=threads),
            int(np.count_nonzero(total.points[number])),
        ))
    counts = np.vstack([total.accepts[:, leading], total.all_accept[None, leading]])
    return Smaa(
        seed, draws, total.draws, catalogue.packages, catalogue.packages - within,
        Share.of(int(np.isfinite(total.reached(0)).all(axis=1).sum()), total.draws),
        acceptances(problem, catalogue.codes(leading), counts, total.draws),
        int(np.count_nonzero(total.all_accept[:within])), tuple(points),
        tuple(_favourites(catalogue, party, row, total.draws, shown)
              for party, row in zip(problem.parties, total.favourites, strict=True)),
    )


class _Total:
    """What the blocks of draws add up to."""

    def __init__(self, catalogue: Catalogue) -> None:
        parties = len(catalogue.problem.parties)
        self.draws = 0
        self.accepts: Counts = np.zeros((parties, catalogue.packages), dtype=np.int64)
        self.all_accept: Counts = np.zeros(catalogue.packages, dtype=np.int64)
        self.points: Counts = np.zeros((len(Point), catalogue.within), dtype=np.int64)
        self.favourites: Counts = np.zeros((parties, catalogue.within), dtype=np.int64)
        self._utilities: list[NDArray[np.float64]] = [np.empty((0, len(Point), parties))]

    def add(self, counted: Tally) -> None:
        self.draws += counted.draws
        self.accepts += counted.accepts
        self.all_accept += counted.all_accept
        self.points += counted.points
        self.favourites += counted.favourites
        self._utilities.append(counted.utilities)

    def reached(self, point: int) -> NDArray[np.float64]:
        """Utilities of one point in every draw, nan where no package is acceptable; shape (draws, parties)."""
        return np.concatenate([utilities[:, point] for utilities in self._utilities])


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


def _leading(counts: Counts, shown: int) -> NDArray[np.intp]:
    """The positions with most counts, none without any; equal ones in the order of issues and options."""
    some = np.flatnonzero(counts)
    return some[np.argsort(-counts[some], kind="stable")][:shown]


def _favourites(catalogue: Catalogue, party: Party, counts: Counts, draws: int, shown: int) -> Favourites:
    return Favourites(party.id, tuple(
        (catalogue.package(int(position)), Share.of(int(counts[position]), draws))
        for position in _leading(counts, shown)
    ))
