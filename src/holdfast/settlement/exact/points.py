"""Bargaining points over more packages than can be listed, each with a proof or the gap that remains."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field

from holdfast.settlement.exact.contest import WINDOW, Known
from holdfast.settlement.exact.ideals import Ideals, ideals_over, ideals_over_all
from holdfast.settlement.exact.leximin import Shares, leximin
from holdfast.settlement.exact.model import Demands, space_of
from holdfast.settlement.exact.nash import nash
from holdfast.settlement.exact.result import Result
from holdfast.settlement.exact.space import Space
from holdfast.settlement.exact.sums import anything, greatest_sum
from holdfast.settlement.exact.ties import listed, reported, vectors
from holdfast.settlement.problem import TOLERANCE
from holdfast.settlement.reading import Reading
from holdfast.settlement.solution import IdealOver, Point, Points, Solution
from holdfast.solving.watch import Watch


def points_by_solver(reading: Reading, *, ideal_over: IdealOver, watch: Watch, time_limit: float | None = None,
                     within_floor: bool = True, wanted: Collection[Point] = tuple(Point)) -> Points:
    """The ideals and the bargaining points over the acceptable packages.

    "Proven" means but for 1e-7 on the scale of each measure, which is what the arithmetic of the solver is good for;
    everything found within that is compared exactly, and every package reported is acceptable by the plain definitions.
    For Nash a gain counts from 1e-6 up (see ``nash``). When stopped, each point is the best package found with the gap
    that remains; the Kalai-Smorodinsky point is left out then as long as the ideals are not proven.
    """
    work = _Work(reading, space_of(reading, Demands(within_floor=within_floor)), watch.for_at_most(time_limit))
    own = ideals_over(work.space, work.watch, known=work.known)
    ideals = own if ideal_over is IdealOver.ACCEPTABLE else ideals_over_all(reading, work.watch)
    if own.none:
        return Points(_utilities(reading, ideals), ideal_over, ideals.proven, (), none_acceptable=True)
    work.most = own.bounds
    work.space.narrow(own.bounds, WINDOW)
    solutions = work.solutions(ideals, wanted) if work.known else ()
    return Points(_utilities(reading, ideals), ideal_over, ideals.proven, solutions, none_acceptable=False,
                  stopped=work.watch.is_over or not ideals.proven or not own.proven or work.stopped)


@dataclass(slots=True)
class _Work:
    """The acceptable packages, and those of them found so far."""

    reading: Reading
    space: Space
    watch: Watch
    known: Known = field(default_factory=dict)
    most: tuple[float, ...] = ()
    """Per party a gain that no acceptable package exceeds."""
    stopped: bool = False

    def solutions(self, ideals: Ideals, wanted: Collection[Point]) -> tuple[Solution, ...]:
        """The points wanted, in their order; the easy ones are sought first, so that little time proves them."""
        makers: dict[Point, Callable[[], Solution | None]] = {
            Point.UTILITARIAN: self._utilitarian,
            Point.NASH: self._nash,
            Point.KALAI_SMORODINSKY: lambda: self._kalai_smorodinsky(ideals),
            Point.EGALITARIAN: self._egalitarian,
        }
        found = {point: make() for point, make in makers.items() if point in wanted}
        return tuple(solution for point in Point if (solution := found.get(point)) is not None)

    def _kalai_smorodinsky(self, ideals: Ideals) -> Solution | None:
        if not ideals.proven:
            return None
        widths = {party: gain for party, gain in enumerate(ideals.gains) if gain is not None and gain > TOLERANCE}
        return self._fairest(Point.KALAI_SMORODINSKY, Shares(tuple(widths), tuple(widths.values())), 1.0)

    def _egalitarian(self) -> Solution:
        everyone = tuple(range(len(self.space.gains)))
        unit = max(self.space.units, default=1.0)
        return self._fairest(Point.EGALITARIAN, Shares(everyone, (unit,) * len(everyone), TOLERANCE / unit), unit)

    def _fairest(self, point: Point, shares: Shares, unit: float) -> Solution:
        self.watch.tell(point.value, None)
        if not shares.parties:
            return self._solution(point, anything(self.space, self.watch, known=self.known, value=0.0))
        return self._solution(point, leximin(self.space, shares, self.watch, known=self.known).scaled(unit))

    def _nash(self) -> Solution:
        self.watch.tell(Point.NASH.value, None)
        weights = tuple(party.bargaining_weight for party in self.reading.problem.parties)
        return self._solution(Point.NASH, nash(self.space, weights, self.most, self.watch, known=self.known))

    def _utilitarian(self) -> Solution:
        self.watch.tell(Point.UTILITARIAN.value, None)
        weights = [party.bargaining_weight for party in self.reading.problem.parties]
        deal = sum(weight * worth.disagreement for weight, worth in zip(weights, self.reading.parties, strict=True))
        return self._solution(Point.UTILITARIAN, greatest_sum(self.space, weights, self.watch, known=self.known), deal)

    def _solution(self, point: Point, result: Result, more: float = 0.0) -> Solution:
        self.stopped |= result.stopped
        chosen = reported(result.tied)
        return Solution(
            point,
            tuple(gain + worth.disagreement for gain, worth in zip(chosen.gains, self.reading.parties, strict=True)),
            listed(self.space, result.tied, chosen.gains), result.value + more,
            len(vectors(result.tied)) if result.complete else None, result.complete, result.proven, result.gap,
            result.over,
        )


def _utilities(reading: Reading, ideals: Ideals) -> tuple[float | None, ...]:
    return tuple(None if gain is None else gain + worth.disagreement
                 for gain, worth in zip(ideals.gains, reading.parties, strict=True))
