"""Counts over a block of draws: who accepts which package, and which are bargaining points and favourites."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from holdfast.settlement.problem import TOLERANCE
from holdfast.settlement.robust.catalogue import Catalogue
from holdfast.settlement.robust.points import reached
from holdfast.settlement.robust.sampling import BLOCK, Drawn
from holdfast.settlement.robust.valued import Valued
from holdfast.settlement.solution import Point
from holdfast.solving.watch import Watch

Floats = NDArray[np.float64]
Counts = NDArray[np.uint8]  # a block has fewer draws than 256


@dataclass(frozen=True, slots=True, eq=False)
class Tally:
    """Counts over the first draws of a block."""

    draws: int
    """So many were done before the watch ended."""
    accepts: Counts
    """How often each party accepts a package, ratification included; shape (parties, packages)."""
    all_accept: Counts
    points: Counts
    """How often a package within the floor reaches each point; shape (points, packages within the floor)."""
    favourites: Counts
    """How often no package within the floor is worth more to a party; shape (parties, packages within the floor)."""
    utilities: Floats
    """Utilities of the points, nan in draws without an acceptable package; shape (draws, points, parties)."""


def tally(catalogue: Catalogue, drawn: Drawn, *, draws: int = BLOCK, watch: Watch, champion: int | None = None,
          favourites_too: bool = True) -> Tally:
    """Counts over the first so many draws of a block, or over fewer where the watch ends.

    A champion is a package that may be good in these draws; it changes nothing but the time this takes.
    """
    problem = catalogue.problem
    valued = Valued(catalogue, drawn)
    parties, within = len(problem.parties), catalogue.within
    accepts = np.zeros((parties, catalogue.packages), dtype=np.uint8)
    all_accept = np.zeros(catalogue.packages, dtype=np.uint8)
    points = np.zeros((len(Point), within), dtype=np.uint8)
    favourites = np.zeros((parties, within), dtype=np.uint8)
    utilities = np.full((draws, len(Point), parties), np.nan)
    weights = np.array([party.bargaining_weight for party in problem.parties])
    done = 0
    while done < draws and not watch.is_over:
        found = valued.value(done, accepts, all_accept, champion=champion)
        if len(found):
            values = valued.values.take(found, axis=1)
            for number, point in enumerate(reached(values, valued.without(done), weights)):
                points[number, found[point.positions]] += 1
                utilities[done, number] = point.utilities
                if point.point is Point.KALAI_SMORODINSKY:
                    champion = int(found[point.positions[0]])
        if favourites_too and within:
            for row, counts in zip(valued.values[:, :within], favourites, strict=True):
                counts[(row >= row.max() - TOLERANCE).nonzero()[0]] += 1
        done += 1
    return Tally(done, accepts, all_accept, points, favourites, utilities[:done])
