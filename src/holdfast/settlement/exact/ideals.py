"""The best each party can get: over all packages, or over those that everybody accepts."""

from __future__ import annotations

from dataclasses import dataclass

from holdfast.settlement.exact.contest import Contest, Known, hold
from holdfast.settlement.exact.model import Demands, space_of
from holdfast.settlement.exact.space import Space
from holdfast.settlement.reading import Reading
from holdfast.solving.watch import Watch


@dataclass(frozen=True, slots=True)
class Ideals:
    """The greatest gain of each party over a set of packages."""

    gains: tuple[float | None, ...]
    bounds: tuple[float, ...]
    """Per party a gain that no package exceeds."""
    proven: bool
    none: bool
    """Whether it is proven that there is no package."""


def ideals_over(space: Space, watch: Watch, *, known: Known) -> Ideals:
    """The best that each party can get over the packages of a space."""
    gains: list[float | None] = []
    bounds: list[float] = []
    proven = True
    for party, (unit, ceiling) in enumerate(zip(space.units, space.ceilings, strict=True)):
        watch.tell("ideals", party / len(space.units))
        contest = _best_for(space, party, watch, known)
        if contest.is_empty:
            return Ideals((None,) * len(space.units), space.ceilings, proven=True, none=True)
        gains.append(contest.contenders[0].worth * unit if contest.contenders else None)
        bounds.append(gains[-1] if contest.proven and gains[-1] is not None else min(ceiling, contest.bound * unit))
        proven &= contest.proven
    return Ideals(tuple(gains), tuple(bounds), proven, none=False)


def ideals_over_all(reading: Reading, watch: Watch) -> Ideals:
    """The best that each party can get over all packages, whether feasible or not."""
    demands = Demands(limits=False, reserves=False, ratification=False, within_floor=False)
    return ideals_over(space_of(reading, demands), watch, known={})


def _best_for(space: Space, party: int, watch: Watch, known: Known) -> Contest:
    unit = space.units[party]
    return hold(space, space.rows, space.gain(party).times(1 / unit), lambda gains: gains[party] / unit, watch,
                known=known, ceiling=space.ceilings[party] / unit, most=1)
