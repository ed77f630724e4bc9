"""The best package by what it is worth at least, and the one that makes nobody miss much, by looking at every package.

Only packages within the floor that all accept in every reading count. Robust Nash: the greatest product of least gains
over the greatest worth of no deal, over as many parties as can jointly be sure to gain. Least regret (Savage 1951): the
regret of a party over a package is the most by which, in some reading, another of these packages would be worth more to
it; that of a package is the greatest of its parties, on the scales of their stakes, so it hangs on these scales.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from holdfast.settlement.evaluate import Codes
from holdfast.settlement.problem import TOLERANCE, Package, Problem
from holdfast.settlement.robust.bounds import Bounds, bounds
from holdfast.settlement.robust.dominance import difference
from holdfast.settlement.robust.points import largest_product
from holdfast.settlement.robust.result import RobustPoint, RobustPoints
from holdfast.settlement.solution import PACKAGES_SHOWN
from holdfast.solving.watch import Watch

Floats = NDArray[np.float64]

COMPARED = 1_000
"""Up to so many packages are compared in pairs."""
_PAIRS_AT_ONCE = 1 << 15
_AT_ONCE = 1 << 16
"""So many packages are bounded at a time; there may be a million of them."""


def robust_points(problem: Problem, codes: Codes, watch: Watch) -> RobustPoints:
    """The robust points among packages that are within the floor and that all accept in every reading."""
    if not codes.shape[1]:
        return RobustPoints(None, None, 0)
    regrets = greatest_regrets(problem, codes, watch) if codes.shape[1] <= COMPARED else None
    return RobustPoints(_nash(problem, codes),
                        None if regrets is None else _least_regret(codes, regrets), codes.shape[1])


def greatest_regrets(problem: Problem, codes: Codes, watch: Watch) -> Floats | None:
    """Per party and package the greatest regret; nothing where the watch ends before."""
    count = codes.shape[1]
    regrets = np.zeros((len(problem.parties), count))
    rows = max(1, _PAIRS_AT_ONCE // count)
    for start in range(0, count, rows):
        if watch.is_over:
            return None
        ones = np.repeat(codes[:, start : start + rows], count, axis=1)
        others = np.tile(codes, (1, ones.shape[1] // count))
        for row, party in zip(regrets, problem.parties, strict=True):
            most = difference(party.stake, others, ones, problem).greatest
            row[start : start + rows] = most.reshape(-1, count).max(axis=1)
    return regrets


def _nash(problem: Problem, codes: Codes) -> RobustPoint:
    starts = range(0, codes.shape[1], _AT_ONCE)
    pieces = (codes[:, start : start + _AT_ONCE] for start in starts)
    gains = np.concatenate([_least_gains(bounds(problem, piece)) for piece in pieces], axis=1)
    powers = np.array([party.bargaining_weight for party in problem.parties])
    best = largest_product(gains, powers)
    over = gains[:, best[0]] > TOLERANCE
    objective = float((gains[over, best[0]] ** powers[over]).prod()) if over.any() else 0.0
    return _point(codes, best, objective, gains)


def _least_gains(known: Bounds) -> Floats:
    gains: Floats = np.maximum(known.least - np.array([without.high for without in known.disagreement])[:, None], 0.0)
    return gains


def _least_regret(codes: Codes, regrets: Floats) -> RobustPoint:
    worst = regrets.max(axis=0)
    return _point(codes, np.flatnonzero(worst <= worst.min() + TOLERANCE), float(worst.min()), regrets)


def _point(codes: Codes, positions: NDArray[np.intp], objective: float, values: Floats) -> RobustPoint:
    packages: tuple[Package, ...] = tuple(
        tuple(int(code) for code in codes[:, position]) for position in positions[:PACKAGES_SHOWN])
    return RobustPoint(packages, objective, tuple(float(value) for value in values[:, positions[0]]))
