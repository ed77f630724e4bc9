"""What makes one package better than another by each bargaining solution."""

from __future__ import annotations

import numpy as np

from holdfast.settlement.evaluate import Bools
from holdfast.settlement.leading import Criterion
from holdfast.settlement.problem import TOLERANCE
from holdfast.settlement.reading import Floats
from holdfast.settlement.vectors import Indices, rounded

_FACTORS = 30

_NEAR = 1e-7
"""So near to the best, on the scale of the objective, everything is compared exactly."""


def gainers(gains: Floats) -> Bools:
    """Which gains count as any: those above 1e-9."""
    return np.asarray(gains > TOLERANCE)


def gaining(disagreement: Floats, ideal: Floats) -> Indices:
    """Positions of the parties whose ideal exceeds their disagreement value."""
    return np.flatnonzero(gainers(ideal - disagreement))


def nash(disagreement: Floats, weights: Floats) -> Criterion:
    """First how many parties gain, then the product of their gains, each to the power of its bargaining weight."""

    def how_many(values: Floats) -> Floats:
        return np.asarray(gainers(values - disagreement[:, None]).sum(axis=0, keepdims=True), dtype=np.float64)

    def product(values: Floats) -> Floats:
        gains = values - disagreement[:, None]
        factors = np.where(gainers(gains), gains, 1.0)
        if plain:
            return np.asarray(np.log(factors.prod(axis=0)))
        return np.asarray(weights @ np.log(factors))

    def where_all_gain(values: Floats) -> Indices:
        gains = values - disagreement[:, None]
        products = np.multiply.reduce(gains, axis=0)
        products[gains.min(axis=0) <= TOLERANCE] = -np.inf
        most = products.max()
        return np.flatnonzero(products >= most * (1 - _NEAR)) if most > 0 else np.arange(values.shape[1])

    # One logarithm of a product is faster than many; more factors than these could make it too small for a number.
    plain = len(weights) <= _FACTORS and bool((weights == 1.0).all())
    return Criterion(how_many, product, narrow=where_all_gain if plain else None)


def utilitarian(weights: Floats) -> Criterion:
    """The sum of utilities, each times its bargaining weight."""

    def no_stage(values: Floats) -> Floats:
        return np.empty((0, values.shape[1]))

    def near_the_top(values: Floats) -> Indices:
        sums = weights @ values
        return np.flatnonzero(sums >= sums.max() - _NEAR)

    return Criterion(no_stage, lambda values: np.asarray(weights @ values), narrow=near_the_top)


def egalitarian(disagreement: Floats) -> Criterion:
    """The smallest gain, then the next, and so on."""
    return _leximin(np.arange(len(disagreement)), disagreement, np.ones(len(disagreement)))


def kalai_smorodinsky(disagreement: Floats, ideal: Floats) -> Criterion:
    """The smallest share of what each party could gain at most, then the next, over those that can gain anything."""
    over = gaining(disagreement, ideal)
    return _leximin(over, disagreement[over], (ideal - disagreement)[over])


def _leximin(over: Indices, zero: Floats, one: Floats) -> Criterion:
    def shares(values: Floats) -> Floats:
        return np.asarray((values[over] - zero[:, None]) / one[:, None])

    def smallest(values: Floats) -> Floats:
        return rounded(shares(values).min(axis=0))

    def stages(values: Floats) -> Floats:
        return rounded(np.sort(shares(values), axis=0))

    return Criterion(stages, quick=smallest if len(over) else None)
