"""The greatest weighted sum of gains."""

from __future__ import annotations

import math
from collections.abc import Sequence

from holdfast.settlement.exact.contest import Known, hold
from holdfast.settlement.exact.result import Result
from holdfast.settlement.exact.rows import Affine, total
from holdfast.settlement.exact.space import Gains, Space
from holdfast.settlement.problem import TOLERANCE
from holdfast.solving.watch import Watch


def greatest_sum(space: Space, weights: Sequence[float], watch: Watch, *, known: Known) -> Result:
    """The packages with the greatest weighted sum of gains."""
    unit = sum(weight * one for weight, one in zip(weights, space.units, strict=True)) or 1.0
    objective = total(space.gain(party).times(weight / unit) for party, weight in enumerate(weights))

    def measure(gains: Gains) -> float:
        return math.fsum(weight * gain for weight, gain in zip(weights, gains, strict=True)) / unit

    ceiling = sum(weight * most for weight, most in zip(weights, space.ceilings, strict=True)) / unit
    contest = hold(space, space.rows, objective, measure, watch, known=known, ceiling=ceiling)
    tied = contest.within(TOLERANCE / unit)
    return Result(tied, contest.contenders[0].worth * unit, contest.bound * unit, contest.proven, contest.complete,
                  contest.stopped, tuple(range(len(weights))))


def anything(space: Space, watch: Watch, *, known: Known, value: float) -> Result:
    """Every package, all tied, where nobody can gain and none is better than another."""
    contest = hold(space, space.rows, Affine(), lambda _: 0.0, watch, known=known)
    return Result(contest.contenders, value, value, proven=True, complete=contest.complete, stopped=contest.stopped,
                  over=())
