"""Shares over draws of all readings, from every feasible package: stochastic multicriteria acceptability analysis.

SMAA-2 (Lahdelma & Salminen 2001; Tervonen & Lahdelma 2007) asks in which share of all weights an alternative ranks
first. Here a draw is a whole reading (weights, scores, terms, worth of no deal), and the questions are in which share
of them a package is acceptable to all, is a bargaining point, or is the best that a party could have.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np
from numpy.typing import NDArray

from holdfast.settlement.problem import Party
from holdfast.settlement.robust.catalogue import Catalogue
from holdfast.settlement.robust.central import Leader, central_weights, confidence
from holdfast.settlement.robust.counts import Counts, counts, threads_for
from holdfast.settlement.robust.given import acceptances
from holdfast.settlement.robust.result import Favourites, PointShares, Reaching, Smaa
from holdfast.settlement.robust.sampling import BLOCK
from holdfast.settlement.robust.share import Share
from holdfast.settlement.solution import Point
from holdfast.solving.watch import Watch

SHOWN = 5
"""So many packages are listed of those that come up most often."""
CONFIDENCE_DRAWS = 2 * BLOCK
"""Draws behind one confidence factor; its standard error is at most 0.032."""


def smaa(catalogue: Catalogue, *, draws: int, seed: int, watch: Watch, shown: int = SHOWN,
         confidence_draws: int = CONFIDENCE_DRAWS, threads: int | None = None) -> Smaa:
    """Shares over so many draws, or over fewer where the watch ends; threads change nothing but the time it takes."""
    found = counts(catalogue, draws=draws, seed=seed, watch=watch, threads=threads)
    problem, within = catalogue.problem, catalogue.within
    some = int(np.isfinite(found.utilities()[:, 0]).all(axis=1).sum())
    leading = _leading(found.all_accept[:within], shown)
    rows = np.vstack([found.accepts[:, leading], found.all_accept[None, leading]])
    points = _points(catalogue, found, seed=seed, watch=watch, shown=shown, draws=confidence_draws,
                     threads=threads_for(threads, catalogue))
    return Smaa(
        seed, draws, found.draws, catalogue.packages, catalogue.packages - within, Share.of(some, found.draws),
        acceptances(problem, catalogue.codes(leading), rows, found.draws),
        int(np.count_nonzero(found.all_accept[:within])), points,
        tuple(_favourites(catalogue, party, row, found.draws, shown)
              for party, row in zip(problem.parties, found.favourites, strict=True)),
    )


def _points(catalogue: Catalogue, found: Counts, *, seed: int, watch: Watch, shown: int, draws: int,
            threads: int) -> tuple[PointShares, ...]:
    leaders = [Leader(point, int(position)) for point in range(len(Point))
               for position in _leading(found.points[point], shown)]
    watch.tell("weights behind the points", None)
    central = central_weights(catalogue, leaders, found.utilities(), seed=seed)

    def one(number: int) -> Reaching:
        leader, weights = leaders[number], central[number]
        return Reaching(
            catalogue.package(leader.position), Share.of(int(found.points[leader.point, leader.position]), found.draws),
            tuple(tuple(row.tolist()) for row in weights),
            confidence(catalogue, leader, weights, seed=seed, watch=watch, draws=draws),
        )

    with ThreadPoolExecutor(threads) as pool:
        reaching = list(pool.map(one, range(len(leaders))))
    return tuple(
        PointShares(point, tuple(one for one, leader in zip(reaching, leaders, strict=True) if leader.point == number),
                    int(np.count_nonzero(found.points[number])))
        for number, point in enumerate(Point)
    )


def _leading(found: NDArray[np.int32], shown: int) -> NDArray[np.intp]:
    """The positions with most counts, none without any; equal ones in the order of issues and options."""
    some = np.flatnonzero(found)
    return some[np.argsort(-found[some], kind="stable")][:shown]


def _favourites(catalogue: Catalogue, party: Party, found: NDArray[np.int32], draws: int, shown: int) -> Favourites:
    return Favourites(party.id, tuple(
        (catalogue.package(int(position)), Share.of(int(found[position]), draws))
        for position in _leading(found, shown)
    ))
