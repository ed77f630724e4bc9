"""The greatest product of weighted gains: the logarithm of each gain stays under tangents, which are added as needed.

A gain counts from ``JOINT_GAIN`` up. Where no package lets every party gain so much, the largest number of parties
that can gain jointly is proven first, and the product is over such a set; of several, the one where it is greatest.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from holdfast.settlement.exact.contest import WINDOW, Contest, Known, hold
from holdfast.settlement.exact.result import Result
from holdfast.settlement.exact.rows import Affine, Rows, column, total
from holdfast.settlement.exact.solver import Ending, maximise
from holdfast.settlement.exact.space import Gains, Space
from holdfast.settlement.exact.sums import anything
from holdfast.settlement.exact.ties import reported
from holdfast.settlement.problem import TOLERANCE
from holdfast.solving.watch import Watch

JOINT_GAIN = 1e-6
"""A gain smaller than this counts as none, on the scale of the utilities."""
_SETS = 32
"""So many largest sets of parties that can gain jointly are looked at."""
_LEAST_LOG = -60.0


def nash(space: Space, weights: Sequence[float], most: Sequence[float], watch: Watch, *, known: Known) -> Result:
    """The packages with the greatest product of weighted gains over the largest set of parties that can gain jointly.

    Something must be known; ``most`` bounds the gain of each party. Where nobody can gain the product is 0.
    """
    found = gainers(space, watch, known=known)
    open_end = math.prod(max(1.0, top) ** weight for top, weight in zip(most, weights, strict=True))
    if found.sets == ((),):
        nobody = anything(space, watch, known=known, value=0.0)
        return nobody if found.complete else replace(nobody, proven=False, complete=False, bound=open_end, stopped=True)
    contests = [(product, greatest_product(space, product, watch, known=known))
                for product in (Product.of(parties, weights, most) for parties in found.sets)]
    value = max(product.value(contest.contenders[0].worth) for product, contest in contests if contest.contenders)
    bound = max(product.value(contest.bound) for product, contest in contests) if found.complete else open_end
    proven = found.complete and all(contest.proven for _, contest in contests)
    same = [(product, contest) for product, contest in contests
            if contest.contenders and product.value(contest.contenders[0].worth) >= value * (1 - TOLERANCE)]
    tied = tuple(one for product, contest in same for one in contest.within(TOLERANCE / product.whole))
    return Result(tied, value, bound, proven, proven and all(contest.complete for _, contest in same),
                  any(contest.stopped for _, contest in contests) or not found.complete, gained(reported(tied).gains))


@dataclass(frozen=True, slots=True)
class Gainers:
    """The largest sets of parties that can gain jointly."""

    sets: tuple[tuple[int, ...], ...]
    complete: bool
    """Whether it is proven that these are all."""


def gainers(space: Space, watch: Watch, *, known: Known) -> Gainers:
    """The largest sets of parties that can gain jointly; at once where a package is known that lets everybody gain."""
    everyone = tuple(range(len(space.gains)))
    if any(gained(gains) == everyone for gains in known.values()):
        return Gainers((everyone,), complete=True)
    rows = space.rows.copy()
    flags = [rows.add_binary() for _ in everyone]
    for party, flag in enumerate(flags):
        _gain_if(rows, space, party, flag)
    found: list[tuple[int, ...]] = []
    while len(found) < _SETS:
        answer = maximise(rows, total(map(column, flags)), watch)
        size = max(map(len, found), default=0)
        if answer.ending is Ending.INFEASIBLE or (answer.ending is Ending.OPTIMAL and answer.bound < size - 0.5):
            return Gainers(_largest(found), complete=True)
        if answer.ending is Ending.STOPPED or answer.values is None:
            break
        package = space.package(answer.values)
        gains = space.judge(package)
        if gains is not None:
            known[package] = gains
        said = {party for party, flag in enumerate(flags) if answer.values[flag] > 0.5}
        if gains is None or not said <= set(gained(gains)):
            space.exclude(rows, package)
            continue
        found.append(gained(gains))
        rows.require(total(column(flags[party]) for party in found[-1]), at_most=len(found[-1]) - 1.0)
    return Gainers(_largest([gained(gains) for gains in known.values()]), complete=False)


def gained(gains: Gains) -> tuple[int, ...]:
    """The parties that gain."""
    return tuple(party for party, gain in enumerate(gains) if gain >= JOINT_GAIN)


def _largest(sets: Sequence[tuple[int, ...]]) -> tuple[tuple[int, ...], ...]:
    size = max(map(len, sets), default=0)
    return tuple(sorted({members for members in sets if len(members) == size}))


def _gain_if(rows: Rows, space: Space, party: int, flag: int) -> None:
    """Where the flag is 1, the party gains."""
    least = rows.lower[space.gains[party]]
    wanted = JOINT_GAIN / space.units[party]
    rows.require(column(space.gains[party]) + column(flag, least - wanted), at_least=least)


@dataclass(frozen=True, slots=True)
class Product:
    """How gains are multiplied: those of some parties, as shares of the most each can gain, with weights."""

    parties: tuple[int, ...]
    weights: tuple[float, ...]
    """Per party among them."""
    most: tuple[float, ...]
    """Per party among them, the most it can gain."""

    @classmethod
    def of(cls, parties: tuple[int, ...], weights: Sequence[float], most: Sequence[float]) -> Product:
        """The product over these parties, from what holds for all."""
        return cls(parties, tuple(weights[party] for party in parties), tuple(most[party] for party in parties))

    @property
    def whole(self) -> float:
        """The sum of the weights."""
        return sum(self.weights) or 1.0

    def measure(self, gains: Gains) -> float | None:
        """The weighted mean of the logarithms of the shares; nothing where one of the parties does not gain."""
        if not set(self.parties) <= set(gained(gains)):
            return None
        logs = (weight * math.log(gains[party] / most)
                for party, weight, most in zip(self.parties, self.weights, self.most, strict=True))
        return sum(logs) / self.whole

    def value(self, measure: float) -> float:
        """The product itself."""
        base = math.fsum(weight * math.log(most) for weight, most in zip(self.weights, self.most, strict=True))
        return math.exp(measure * self.whole + base)


def greatest_product(space: Space, product: Product, watch: Watch, *, known: Known) -> Contest:
    """The packages with the greatest product."""
    rows = space.rows.copy()
    logs = [rows.add_column(_LEAST_LOG, WINDOW) for _ in product.parties]
    gains_of = [space.gains[party] for party in product.parties]
    slopes = [space.units[party] / most for party, most in zip(product.parties, product.most, strict=True)]
    for party, log, gain, slope in zip(product.parties, logs, gains_of, slopes, strict=True):
        rows.require(column(gain), at_least=JOINT_GAIN / space.units[party] / 2)
        for share in np.geomspace(1e-3, 1.0, 12):
            _tangent(rows, log, gain, slope, float(share))
    objective = total(column(log, weight / product.whole) for log, weight in zip(logs, product.weights, strict=True))

    def learn(grown: Rows, gains: Gains) -> None:
        for party, log, gain, slope, most in zip(product.parties, logs, gains_of, slopes, product.most, strict=True):
            _tangent(grown, log, gain, slope, max(gains[party], JOINT_GAIN) / most)

    return hold(space, rows, objective, product.measure, watch, known=known, ceiling=WINDOW, learn=learn)


def _tangent(rows: Rows, log: int, gain: int, slope: float, share: float) -> None:
    """The logarithm of a share lies under its tangent at one share; the slope is what a unit of the gain adds to it."""
    rows.require(Affine({log: 1.0, gain: -slope / share}), at_most=math.log(share) - 1.0)
