"""The weights behind a bargaining point: their mean where a package reaches it, and how surely they lead to it.

Central weights and confidence factors are those of SMAA-2, with one set of weights per party.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from numpy.typing import NDArray

from holdfast.settlement.problem import TOLERANCE
from holdfast.settlement.robust.catalogue import Catalogue
from holdfast.settlement.robust.given import worth_in_draws
from holdfast.settlement.robust.result import Reaching
from holdfast.settlement.robust.sampling import BLOCK, drawn_block
from holdfast.settlement.robust.share import Share
from holdfast.settlement.robust.tally import tally
from holdfast.settlement.watch import Watch

Floats = NDArray[np.float64]
Positions = NDArray[np.intp]


def reaching(catalogue: Catalogue, positions: Positions, counts: NDArray[np.int64], utilities: Floats, *, point: int,
             seed: int, watch: Watch, draws: int, threads: int) -> tuple[Reaching, ...]:
    """Packages that reach a point in so many draws, with central weights and, unless the watch ends, confidence."""
    means = _central(catalogue, positions, utilities, seed=seed)

    def one(number: int) -> Reaching:
        position, central = int(positions[number]), [mean[number] for mean in means]
        return Reaching(
            catalogue.package(position), Share.of(int(counts[number]), len(utilities)),
            tuple(tuple(weights.tolist()) for weights in central),
            _confidence(catalogue, position, central, point=point, seed=seed, watch=watch, draws=draws),
        )

    with ThreadPoolExecutor(threads) as pool:
        return tuple(pool.map(one, range(len(positions))))


def _central(catalogue: Catalogue, positions: Positions, utilities: Floats, *, seed: int) -> list[Floats]:
    """Per party the mean weights, a row per package, over the draws in which it is worth what the point is worth."""
    problem = catalogue.problem
    codes = catalogue.codes(positions)
    sums = [np.zeros((len(positions), len(problem.issues))) for _ in problem.parties]
    hits = np.zeros(len(positions))
    for start in range(0, len(utilities) if len(positions) else 0, BLOCK):
        drawn = drawn_block(problem, seed=seed, block=start // BLOCK)
        wanted = utilities[start : start + BLOCK]
        same = np.ones((len(wanted), len(positions)), dtype=bool)
        for party, worth in enumerate(drawn.parties):
            values = worth_in_draws(worth, problem.parties[party].stake, codes, problem)[: len(wanted)]
            same &= np.abs(values - wanted[:, party, None]) <= 2 * TOLERANCE
        hits += same.sum(axis=0)
        for total, worth in zip(sums, drawn.parties, strict=True):
            total += same.T.astype(float) @ worth.weights[: len(wanted)]
    return [total / np.maximum(hits, 1)[:, None] for total in sums]


def _confidence(catalogue: Catalogue, position: int, central: Sequence[Floats], *, point: int, seed: int, watch: Watch,
                draws: int) -> Share | None:
    """Share of draws in which a package reaches a point with fixed weights; nothing where the watch ends before."""
    count = 0
    for start in range(0, draws, BLOCK):
        drawn = drawn_block(catalogue.problem, seed=seed, block=start // BLOCK, weights=central)
        counted = tally(catalogue, drawn, draws=min(BLOCK, draws - start), watch=watch, champion=position,
                        favourites_too=False)
        if counted.draws < min(BLOCK, draws - start):
            return None
        count += int(counted.points[point, position])
    return Share.of(count, draws) if draws else None
