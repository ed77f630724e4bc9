"""Counts, Pareto set and bargaining points of small problems, straight from the definitions, one package at a time."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from tests.unit.settlement.made import every_package

from holdfast.settlement.evaluate import acceptable, below_floor, utilities
from holdfast.settlement.problem import Package
from holdfast.settlement.reading import Reading
from holdfast.settlement.solution import Point

Vector = tuple[float, ...]


@dataclass(frozen=True)
class Known:
    """Every acceptable package of a reading with its utilities."""

    packages: tuple[Package, ...]
    values: tuple[Vector, ...]
    within_floor: tuple[bool, ...]

    def proposable(self) -> list[tuple[Package, Vector]]:
        """Those within the floor."""
        rows = zip(self.packages, self.values, self.within_floor, strict=True)
        return [(package, value) for package, value, fine in rows if fine]


def known(reading: Reading) -> Known:
    """Looks at every package."""
    codes = every_package(reading.problem)
    where = np.flatnonzero(acceptable(reading, codes))
    codes = np.ascontiguousarray(codes[:, where])
    return Known(
        tuple(tuple(int(code) for code in column) for column in codes.T),
        tuple(tuple(float(value) for value in column) for column in utilities(reading, codes).T),
        tuple(bool(fine) for fine in ~below_floor(reading.problem, codes)),
    )


def key(vector: Vector) -> Vector:
    """A vector at nine decimals."""
    return tuple(round(value, 9) + 0.0 for value in vector)


def pareto(values: tuple[Vector, ...]) -> set[Vector]:
    """The distinct vectors that no other beats."""
    distinct = {key(value) for value in values}
    return {one for one in distinct if not any(_beats(other, one) for other in distinct)}


def _beats(one: Vector, other: Vector) -> bool:
    return one != other and all(a >= b for a, b in zip(one, other, strict=True))


def best(reading: Reading, point: Point, ideal: Vector) -> tuple[set[Vector], float]:
    """The tied vectors of a bargaining point over the proposable packages, and the objective."""
    zero = [worth.disagreement for worth in reading.parties]
    weights = [party.bargaining_weight for party in reading.problem.parties]
    rows = [(key(value), value) for _, value in known(reading).proposable()]
    gains = {name: [u - d for u, d in zip(value, zero, strict=True)] for name, value in rows}
    if point is Point.UTILITARIAN:
        return _near({name: math.fsum(w * u for w, u in zip(weights, value, strict=True)) for name, value in rows})
    if point is Point.NASH:
        most = max(sum(gain > 1e-9 for gain in row) for row in gains.values())
        products = {
            name: math.prod(g**w for g, w in zip(row, weights, strict=True) if g > 1e-9)
            for name, row in gains.items() if sum(gain > 1e-9 for gain in row) == most
        }
        tied, top = _near(products, relative=True)
        return tied, top if most else 0.0
    over = [n for n, (m, d) in enumerate(zip(ideal, zero, strict=True)) if point is Point.EGALITARIAN or m - d > 1e-9]
    spans = [1.0 if point is Point.EGALITARIAN else m - d for m, d in zip(ideal, zero, strict=True)]
    return _leximin({name: sorted(row[n] / spans[n] for n in over) for name, row in gains.items()})


def _near(scores: dict[Vector, float], *, relative: bool = False) -> tuple[set[Vector], float]:
    top = max(scores.values())
    least = top - 1e-9 * (top if relative else 1.0)
    return {name for name, score in scores.items() if score >= least}, top


def _leximin(scores: dict[Vector, list[float]]) -> tuple[set[Vector], float]:
    tops = {name: tuple(round(value, 9) for value in row) for name, row in scores.items()}
    top = max(tops.values())
    return {name for name, row in tops.items() if row == top}, top[0] if top else 0.0


def reported(tied: set[Vector], same: Callable[[Vector], bool] = lambda vector: True) -> Vector:
    """The vector that the tie rule picks."""
    return max(filter(same, tied), key=lambda vector: (round(sum(vector), 9), vector))
