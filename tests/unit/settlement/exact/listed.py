"""Bargaining points by listing every package: the plain definitions that the solver must agree with."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from tests.unit.settlement.made import every_package

from holdfast.settlement.evaluate import acceptable, below_floor, utilities
from holdfast.settlement.exact.nash import JOINT_GAIN
from holdfast.settlement.problem import TOLERANCE, Package
from holdfast.settlement.reading import Reading
from holdfast.settlement.solution import IdealOver, Point

Vector = tuple[float, ...]


@dataclass(frozen=True)
class Listed:
    """All acceptable packages of a reading with their utilities."""

    reading: Reading
    packages: tuple[Package, ...]
    utilities: tuple[Vector, ...]
    best: tuple[float, ...]
    """Per party, over all packages."""

    @classmethod
    def of(cls, reading: Reading, *, within_floor: bool = True) -> Listed:
        """Lists every package."""
        codes = every_package(reading.problem)
        values = utilities(reading, codes)
        kept = acceptable(reading, codes)
        if within_floor:
            kept &= ~below_floor(reading.problem, codes)
        found = np.flatnonzero(kept)
        return cls(reading, tuple(tuple(int(code) for code in codes[:, one]) for one in found),
                   tuple(tuple(float(value) for value in values[:, one]) for one in found),
                   tuple(float(value) for value in values.max(axis=1)))

    @property
    def gains(self) -> tuple[Vector, ...]:
        """What each package brings above no deal."""
        deal = [worth.disagreement for worth in self.reading.parties]
        return tuple(tuple(u - d for u, d in zip(vector, deal, strict=True)) for vector in self.utilities)

    def ideal(self, over: IdealOver) -> tuple[float, ...]:
        """Best utility of each party."""
        if over is IdealOver.ALL:
            return self.best
        return tuple(max(vector[party] for vector in self.utilities) for party in range(len(self.best)))

    def tied(self, point: Point, over: IdealOver) -> tuple[set[int], float]:
        """Positions of the packages that reach a point, and the objective there."""
        weights = [party.bargaining_weight for party in self.reading.problem.parties]
        if point is Point.UTILITARIAN:
            sums = [sum(w * u for w, u in zip(weights, vector, strict=True)) for vector in self.utilities]
            return {n for n, value in enumerate(sums) if value >= max(sums) - TOLERANCE}, max(sums)
        if point is Point.NASH:
            size = max(sum(gain >= JOINT_GAIN for gain in gains) for gains in self.gains)
            products = [math.prod(max(gain, 0) ** w for gain, w in zip(gains, weights, strict=True) if gain >= JOINT_GAIN)
                        if sum(gain >= JOINT_GAIN for gain in gains) == size else -1.0 for gains in self.gains]
            return ({n for n, value in enumerate(products) if value >= max(products) * (1 - 1e-9)},
                    max(products) if size else 0.0)
        widths = [1.0] * len(self.best)
        if point is Point.KALAI_SMORODINSKY:
            widths = [u - worth.disagreement for u, worth in zip(self.ideal(over), self.reading.parties, strict=True)]
        ordered = [sorted(gain / width for gain, width in zip(gains, widths, strict=True) if width > TOLERANCE)
                   for gains in self.gains]
        left = set(range(len(ordered)))
        for place in range(len(ordered[0])):
            top = max(ordered[n][place] for n in left)
            left = {n for n in left if ordered[n][place] >= top - TOLERANCE}
        return left, min((ordered[n][0] for n in left if ordered[n]), default=0.0)


def distinct(vectors: list[Vector]) -> list[Vector]:
    """The vectors that differ by more than noise."""
    found: list[Vector] = []
    for vector in vectors:
        if all(max(map(abs, (a - b for a, b in zip(vector, other, strict=True)))) > TOLERANCE for other in found):
            found.append(vector)
    return found


def first_by_rule(vectors: list[Vector]) -> Vector:
    """The vector that the tie rule reports."""
    return max(vectors, key=lambda vector: (round(sum(vector), 8), *(round(value, 8) for value in vector)))
