"""Ideals and bargaining points by going through all packages: exact, with every tie.

Nash (Econometrica 1950; weighted: Kalai 1977), Kalai-Smorodinsky (Econometrica 1975; on finite sets Nagahisa and Tanaka
2002) and egalitarian (Kalai 1977), the latter two as leximin (Imai 1983), and utilitarian, over the acceptable packages
within the floor.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from holdfast.settlement.criteria import egalitarian, gainers, gaining, kalai_smorodinsky, nash, utilitarian
from holdfast.settlement.evaluate import codes_of, utilities
from holdfast.settlement.leading import Leading
from holdfast.settlement.problem import TOLERANCE, Package
from holdfast.settlement.reading import Floats, Reading
from holdfast.settlement.solution import PACKAGES_SHOWN, IdealOver, Point, Points, Solution
from holdfast.settlement.stream import Skip, Walk
from holdfast.settlement.tail import COMBINATIONS
from holdfast.settlement.vectors import Indices, rounded
from holdfast.solving.watch import Watch

WHAT = "finding the bargaining points"

_NEAR = 1e-8
_KEPT = 1 << 16


def points_by_enumeration(reading: Reading, *, ideal_over: IdealOver = IdealOver.ACCEPTABLE, watch: Watch) -> Points:
    """Ideals and bargaining points over the acceptable packages within the floor.

    Where nobody can gain anything the objective of Nash is 0, and so is that of Kalai-Smorodinsky where no ideal
    exceeds its disagreement value. Where the work was stopped, what leads so far is given with the gap that remains,
    and Kalai-Smorodinsky only if the ideals are known.
    """
    walk = Walk(reading, watch=watch, what=WHAT, combinations=COMBINATIONS)
    offered = _Proposable(walk)
    everywhere = ideals_over_all(reading, watch=watch) if ideal_over is IdealOver.ALL else None
    disagreement = np.array([worth.disagreement for worth in reading.parties])
    weights = np.array([party.bargaining_weight for party in reading.problem.parties])
    leading = {
        Point.NASH: Leading(nash(disagreement, weights), len(weights)),
        Point.EGALITARIAN: Leading(egalitarian(disagreement), len(weights)),
        Point.UTILITARIAN: Leading(utilitarian(weights), len(weights)),
    }
    best = _lead(offered, list(leading.values()))
    seen_all = offered.finished
    ideal, proven = everywhere if everywhere is not None else (best, seen_all)
    shown = tuple(float(value) if np.isfinite(value) else None for value in ideal)
    if not np.isfinite(best).all():
        return Points(shown, ideal_over, proven, (), none_acceptable=seen_all, stopped=not (seen_all and proven))
    proofs = dict.fromkeys(leading, seen_all)
    if proven and seen_all:
        leading[Point.KALAI_SMORODINSKY] = Leading(kalai_smorodinsky(disagreement, ideal), len(weights))
        _lead(offered, [leading[Point.KALAI_SMORODINSKY]])
        proofs[Point.KALAI_SMORODINSKY] = offered.finished
    found = {point: lead for point, lead in leading.items() if lead.keys.shape[1]}
    listed = _packages(offered, {point: lead.keys[:, lead.chosen()] for point, lead in found.items()})
    solutions = tuple(
        _solution(walk, point, found[point], listed[point], ideal=ideal, proven=proofs[point])
        for point in Point if point in found
    )
    done = proven and len(proofs) == len(Point) and all(proofs.values()) and offered.finished
    return Points(shown, ideal_over, proven, solutions, none_acceptable=False, stopped=not done)


def ideals_over_all(reading: Reading, *, watch: Watch) -> tuple[Floats, bool]:
    """The best utility of each party over all packages, feasible or not, and whether it is proven."""
    if not any(worth.terms for worth in reading.parties):
        return np.array([sum(float(row.max()) for row in worth.rows) for worth in reading.parties]), True
    free = replace(reading, problem=replace(reading.problem, limits=()))
    walk = Walk(free, watch=watch, what=WHAT)
    parties = len(reading.parties)
    best = np.full(parties, -np.inf)
    for block in walk.blocks(skip=lambda upper: bool((upper <= best).all())):
        np.maximum(best, block.most[:parties], out=best)
    return best, walk.finished


class _Proposable:
    """The acceptable packages within the floor, in order; where they are few they are gone through once and kept."""

    def __init__(self, walk: Walk) -> None:
        self.walk = walk
        self.finished = False
        """Whether the last way through the packages came to its end."""
        self._kept: list[tuple[Floats, Indices]] | None = None

    def pieces(self, *, skip: Skip | None = None) -> Iterator[tuple[Floats, Indices]]:
        """Utilities, shape (parties, packages), with positions among all packages, without what may be skipped."""
        if self._kept is not None:
            yield from self._kept
            return
        kept, room = [], _KEPT
        for block in self.walk.blocks(skip=skip or self.walk.hopeless, floor_only=True):
            mask = block.acceptable()
            mask &= block.within_floor()
            offsets = np.flatnonzero(mask)
            if not len(offsets):
                continue
            piece = block.utilities(offsets), block.first + offsets
            room -= len(offsets)
            if room >= 0 and skip is None:
                kept.append(piece)
            yield piece
        self.finished = self.walk.finished
        if self.finished and room >= 0 and skip is None:
            self._kept = kept


def _lead(offered: _Proposable, leading: list[Leading]) -> Floats:
    """Offers every acceptable package within the floor; the best utility of each party over them."""
    best = np.full(len(offered.walk.reading.parties), -np.inf)
    for values, positions in offered.pieces():
        np.maximum(best, values.max(axis=1), out=best)
        for lead in leading:
            lead.offer(values, positions)
    return best


def _packages(offered: _Proposable, wanted: dict[Point, Floats]) -> dict[Point, list[Package]]:
    """The first packages in order, up to the number shown, that reach each of the vectors."""
    found: dict[Point, list[Package]] = {point: [] for point in wanted}

    def pointless(upper: Floats) -> bool:
        bound = rounded(upper + _NEAR)
        return all(bool((bound < keys).any()) for point, keys in wanted.items() if len(found[point]) < PACKAGES_SHOWN)

    for values, positions in offered.pieces(skip=pointless):
        for point, keys in wanted.items():
            near = np.flatnonzero(abs(values[0] - keys[0] * TOLERANCE) < _NEAR)
            same = positions[near][(rounded(values[:, near]) == keys[:, None]).all(axis=0)]
            left = PACKAGES_SHOWN - len(found[point])
            found[point].extend(offered.walk.package(int(position)) for position in same[:left])
    return found


def _solution(walk: Walk, point: Point, lead: Leading, listed: list[Package], *, ideal: Floats,
              proven: bool) -> Solution:
    reading = walk.reading
    packages = tuple(listed) or (walk.package(int(lead.first[lead.chosen()])),)
    values = utilities(reading, codes_of(packages[:1], reading.problem))[:, 0]
    objective, over = _objective(reading, point, values, ideal)
    gap = 0.0 if proven else max(0.0, _bound(walk, point, over) - objective)
    return Solution(
        point, tuple(float(value) for value in values), packages, objective,
        ties=lead.keys.shape[1] if lead.ties_complete else None, ties_complete=lead.ties_complete and proven,
        optimal=proven, gap=gap, over=over,
    )


def _objective(reading: Reading, point: Point, values: Floats, ideal: Floats) -> tuple[float, tuple[int, ...]]:
    """What a point came to, and the parties it counts."""
    disagreement = np.array([worth.disagreement for worth in reading.parties])
    weights = np.array([party.bargaining_weight for party in reading.problem.parties])
    gains = values - disagreement
    if point is Point.UTILITARIAN:
        return float(weights @ values), tuple(range(len(values)))
    if point is Point.EGALITARIAN:
        return float(gains.min()), tuple(range(len(values)))
    if point is Point.NASH:
        over = np.flatnonzero(gainers(gains))
        product = math.prod(float(gains[party]) ** float(weights[party]) for party in over)
        return product if len(over) else 0.0, tuple(int(party) for party in over)
    over = gaining(disagreement, ideal)
    shares = gains[over] / (ideal - disagreement)[over]
    return float(shares.min()) if len(over) else 0.0, tuple(int(party) for party in over)


def _bound(walk: Walk, point: Point, over: tuple[int, ...]) -> float:
    """What no package can exceed, from the best of each issue for each party."""
    reading = walk.reading
    most = walk.upper(walk.root)
    weights = [party.bargaining_weight for party in reading.problem.parties]
    gains = [max(0.0, float(value) - worth.disagreement) for value, worth in zip(most, reading.parties, strict=True)]
    if point is Point.UTILITARIAN:
        return float(np.array(weights) @ most)
    if point is Point.EGALITARIAN:
        return min(gains)
    if point is Point.KALAI_SMORODINSKY:
        return 1.0
    powers = [gain**weight for gain, weight in zip(gains, weights, strict=True)]
    # With fewer parties that gain a product has fewer factors, and leaving out one below 1 makes it larger.
    return math.prod(powers) if len(over) == len(powers) else math.prod(max(1.0, power) for power in powers)
