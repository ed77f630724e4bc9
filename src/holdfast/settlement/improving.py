"""Packages that the solver finds for those who ask one at a time: the best above lower bounds, if there is any."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

from holdfast.settlement.draft.standing import Found, Improve
from holdfast.settlement.exact.contest import hold
from holdfast.settlement.exact.model import Demands, space_of
from holdfast.settlement.exact.rows import total
from holdfast.settlement.reading import Reading
from holdfast.solving.watch import Watch

SECONDS = 5.0
"""So long one question is worked at."""


def improve_by_solver(watch: Watch, *, seconds: float = SECONDS) -> Improve:
    """A function that finds the acceptable package within the floor, above lower bounds, of the greatest sum."""

    def improve(reading: Reading, lower: tuple[float, ...]) -> Found:
        parties = tuple(replace(worth, disagreement=bound) for worth, bound in zip(reading.parties, lower, strict=True))
        space = space_of(replace(reading, parties=parties), Demands(within_floor=True))
        gains = total(space.gain(party) for party in range(len(parties)))
        contest = hold(space, space.rows, gains, math.fsum, watch.for_at_most(seconds), known={},
                       ceiling=math.fsum(space.ceilings), most=1)
        if not contest.contenders:
            return Found(None, contest.is_empty)
        return Found(contest.contenders[0].package, contest.proven)

    return improve


def exists_by_solver(watch: Watch, *, seconds: float = SECONDS) -> Callable[[Reading], bool | None]:
    """A function that says whether a reading has an acceptable package within the floor; nothing where that is open."""
    improve = improve_by_solver(watch, seconds=seconds)

    def exists(reading: Reading) -> bool | None:
        found = improve(reading, tuple(worth.disagreement for worth in reading.parties))
        if found.package is not None:
            return True
        return False if found.proven else None

    return exists
