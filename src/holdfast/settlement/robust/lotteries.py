"""Fighting on as the parties see it, and the one thing that ties their outlooks: two sides cannot both prevail.

Where exactly two parties have a lottery, no reading lets their chances of prevailing add up to more than 1. Where even
the least chances that are written down do, the two estimates contradict each other (both sides expect to prevail);
nothing can be tied then, and each side's own estimate stands for itself.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from holdfast.inputs.between import Between
from holdfast.settlement.problem import TOLERANCE, Lottery, Problem

Floats = NDArray[np.float64]


def belligerents(problem: Problem) -> tuple[int, int] | None:
    """The positions of the two parties whose chances are tied; nothing unless exactly two have a lottery."""
    found = [position for position, party in enumerate(problem.parties) if party.lottery is not None]
    return (found[0], found[1]) if len(found) == 2 else None


def contradict(problem: Problem) -> bool:
    """Whether the least chances of prevailing of the two belligerents already add up to more than 1."""
    pair = belligerents(problem)
    return pair is not None and sum(_lottery(problem, side).wins.low for side in pair) > 1 + TOLERANCE


def tied_lotteries(problem: Problem) -> tuple[Lottery | None, ...]:
    """Per party its lottery, without the chances that the other side's least chance rules out."""
    pair = belligerents(problem)
    result = [party.lottery for party in problem.parties]
    if pair is not None and not contradict(problem):
        for side, other in (pair, pair[::-1]):
            lottery = _lottery(problem, side)
            most = max(lottery.wins.low, min(lottery.wins.high, 1 - _lottery(problem, other).wins.low))
            result[side] = replace(lottery, wins=Between(lottery.wins.low, most))
    return tuple(result)


def disagreement_ranges(problem: Problem) -> tuple[Between, ...]:
    """Per party the least and greatest worth of no deal over all readings."""
    return tuple(
        party.disagreement if lottery is None else lottery.value
        for party, lottery in zip(problem.parties, tied_lotteries(problem), strict=True)
    )


def drawn_lotteries(problem: Problem, *, count: int, rng: np.random.Generator) -> tuple[Floats | None, ...]:
    """Per party so many draws of the worth of fighting on, uniform over the readings; nothing without a lottery."""
    tied = tied_lotteries(problem)
    wins = {side: uniform(lottery.wins, count, rng) for side, lottery in enumerate(tied) if lottery is not None}
    pair = belligerents(problem)
    if pair is not None and not contradict(problem):
        # Without the chances that are ruled out, at least half of the rectangle is kept.
        while (over := np.flatnonzero(wins[pair[0]] + wins[pair[1]] > 1 + TOLERANCE)).size:
            for side in pair:
                lottery = tied[side]
                assert lottery is not None
                wins[side][over] = uniform(lottery.wins, len(over), rng)
    return tuple(
        None if lottery is None
        else wins[side] * uniform(lottery.prize, count, rng) - uniform(lottery.cost, count, rng)
        for side, lottery in enumerate(tied)
    )


def uniform(between: Between, count: int, rng: np.random.Generator) -> Floats:
    """So many draws, uniform over a range."""
    return between.low + (between.high - between.low) * rng.random(count)


def _lottery(problem: Problem, side: int) -> Lottery:
    lottery = problem.parties[side].lottery
    assert lottery is not None
    return lottery
