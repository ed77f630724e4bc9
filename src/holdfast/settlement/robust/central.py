"""The weights behind a bargaining point: their mean where a package reaches it, and how surely they lead to it.

Central weights and confidence factors are those of SMAA-2, with one set of weights per party.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from holdfast.settlement.problem import TOLERANCE
from holdfast.settlement.robust.catalogue import Catalogue
from holdfast.settlement.robust.given import worth_in_draws
from holdfast.settlement.robust.sampling import BLOCK, drawn_block
from holdfast.settlement.robust.share import Share
from holdfast.settlement.robust.tally import tally
from holdfast.solving.watch import Watch

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Leader:
    """A package that reaches a point often."""

    point: int
    """Place of the point in ``Point``."""
    position: int
    """Place of the package in the catalogue."""


def central_weights(catalogue: Catalogue, leaders: Sequence[Leader], utilities: Floats, *, seed: int) -> Floats:
    """The mean weights over the draws in which a package is worth what the point is worth.

    ``utilities`` are those of the points in every draw, shape (draws, points, parties); the result has the shape
    (leaders, parties, issues).
    """
    problem = catalogue.problem
    codes = catalogue.codes(np.array([leader.position for leader in leaders], dtype=np.intp))
    which = [leader.point for leader in leaders]
    sums = np.zeros((len(leaders), len(problem.parties), len(problem.issues)))
    hits = np.zeros(len(leaders))
    for start in range(0, len(utilities) if leaders else 0, BLOCK):
        drawn = drawn_block(problem, seed=seed, block=start // BLOCK)
        wanted = utilities[start : start + BLOCK, which]
        same = np.ones(wanted.shape[:2], dtype=bool)
        for party, worth in enumerate(drawn.parties):
            values = worth_in_draws(worth, problem.parties[party].stake, codes, problem)[: len(wanted)]
            # Twice: the package is within the tolerance of the point, and its worth was added up in another order.
            same &= np.abs(values - wanted[:, :, party]) <= 2 * TOLERANCE
        hits += same.sum(axis=0)
        for party, worth in enumerate(drawn.parties):
            sums[:, party] += same.T.astype(float) @ worth.weights[: len(wanted)]
    means: Floats = sums / np.maximum(hits, 1)[:, None, None]
    return means


def confidence(catalogue: Catalogue, leader: Leader, central: Floats, *, seed: int, watch: Watch,
               draws: int) -> Share | None:
    """Share of draws in which a package reaches a point with fixed weights; nothing where the watch ends before."""
    count, made = 0, min(draws, 1) if catalogue.problem.is_certain else draws
    for start in range(0, made, BLOCK):
        size = min(BLOCK, made - start)
        drawn = drawn_block(catalogue.problem, seed=seed, block=start // BLOCK, weights=list(central))
        counted = tally(catalogue, drawn, draws=size, watch=watch, champion=leader.position, favourites_too=False)
        if counted.draws < size:
            return None
        count += int(counted.points[leader.point, leader.position])
    return Share.of(count * (draws // made), draws) if draws else None
