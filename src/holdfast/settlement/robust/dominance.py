"""Whether one package is no worse than another in every reading, or in some (PAIRS, Salo & Hämäläinen 1992).

Both packages are read alike: weights are the same for both, an option that both pick has one score, a term that holds
for both has one worth. So two packages can have overlapping ranges and still stand in a fixed order.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from holdfast.settlement.evaluate import Bools, Codes, holds
from holdfast.settlement.problem import TOLERANCE, Problem, Stake
from holdfast.settlement.robust.extremes import least_over_weights

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Difference:
    """How much more one package is worth than another, at least and at most, one entry per pair."""

    least: Floats
    greatest: Floats


def difference(stake: Stake, ones: Codes, others: Codes, problem: Problem) -> Difference:
    """The range of the difference for each pair of packages (columns of ``ones`` and ``others``), by one stake."""
    least = -_most(stake, others, ones, problem)
    return Difference(least, _most(stake, ones, others, problem))


def dominates(problem: Problem, ones: Codes, others: Codes) -> Bools:
    """For each pair whether the one is no worse for any party in any reading, and better for some party in some."""
    no_worse = np.ones(ones.shape[1], dtype=bool)
    better = np.zeros(ones.shape[1], dtype=bool)
    for party in problem.parties:
        found = difference(party.stake, ones, others, problem)
        no_worse &= found.least >= -TOLERANCE
        better |= found.greatest > TOLERANCE
    result: Bools = no_worse & better
    return result


def undominated(problem: Problem, codes: Codes) -> Bools:
    """For each of the packages whether none of the others dominates it; meant for few, as each is put against each."""
    result = np.ones(codes.shape[1], dtype=bool)
    for position in range(codes.shape[1]):
        one = np.repeat(codes[:, position : position + 1], codes.shape[1], axis=1)
        result &= ~dominates(problem, one, codes)
    return result


def _most(stake: Stake, ones: Codes, others: Codes, problem: Problem) -> Floats:
    """Per pair the most by which the one can exceed the other."""
    low, high = np.empty(ones.shape), np.empty(ones.shape)
    for position, scores in enumerate(stake.scores):
        least = np.array([score.low for score in scores])
        most = np.array([score.high for score in scores])
        same = ones[position] == others[position]
        low[position] = np.where(same, 0.0, least[ones[position]] - most[others[position]])
        high[position] = np.where(same, 0.0, most[ones[position]] - least[others[position]])
    greatest = -least_over_weights(stake, -high, -low)
    for term in stake.terms:
        here, there = holds(term.formula, ones, problem), holds(term.formula, others, problem)
        greatest += term.worth.high * (here & ~there) - term.worth.low * (there & ~here)
    return greatest
