"""What a package is worth at least, over all weights, scores and terms that their ranges leave possible.

Weights between their ends that add up to a total: the least weighted sum of scores puts what is left above the low ends
where scores are smallest. As a programme it is the dual of that: a level, and for each issue how far its score is under
the level, so that maximising over packages and minimising over weights need no nesting (linear programming duality).
"""

from __future__ import annotations

import math

import numpy as np

from holdfast.errors import UsageProblem
from holdfast.inputs.between import Between
from holdfast.settlement.evaluate import codes_of, holds
from holdfast.settlement.exact.logic import Logic
from holdfast.settlement.exact.model import Payoff, summed
from holdfast.settlement.exact.rows import Affine, Rows, column, total
from holdfast.settlement.exact.space import Picks
from holdfast.settlement.problem import TOLERANCE, Package, Problem, Stake
from holdfast.settlement.reading import Floats


def refuse_if_unclear(stake: Stake, whose: str) -> None:
    """Raises ``UsageProblem`` for weights below 0, or that cannot add up to their total."""
    if any(weight.low < 0 for weight in stake.weights):
        raise UsageProblem(f"a weight of {whose} can be below 0; the worst case is defined for weights of at least 0")
    low, high = sum(weight.low for weight in stake.weights), sum(weight.high for weight in stake.weights)
    if stake.shared_total is not None and not low - TOLERANCE <= stake.shared_total <= high + TOLERANCE:
        raise UsageProblem(f"the weights of {whose} lie between {low:g} and {high:g} together, so that they cannot "
                           f"add up to {stake.shared_total:g}; widen their ranges")


def low_scores(stake: Stake) -> tuple[Floats, ...]:
    """Per issue the low end of the score of each option, which is the worst for every weight of at least 0."""
    return tuple(np.array([score.low for score in scores]) for scores in stake.scores)


def least_worth(stake: Stake, problem: Problem, package: Package) -> float:
    """What a package is worth at least."""
    scores = [float(row[option]) for row, option in zip(low_scores(stake), package, strict=True)]
    worth = _least_sum(stake, scores)
    codes = codes_of([package], problem)
    return worth + sum(term.worth.low for term in stake.terms if holds(term.formula, codes, problem)[0])


def least_payoff(stake: Stake, disagreement: Between) -> Payoff:
    """What packages are worth at least, against the high end of the worth of no deal."""
    scores = low_scores(stake)
    ends = [(min(weight.low * float(row.min()), weight.high * float(row.min())),
             max(weight.low * float(row.max()), weight.high * float(row.max())))
            for weight, row in zip(stake.weights, scores, strict=True)]
    low = sum(end[0] for end in ends) + sum(min(term.worth.low, 0.0) for term in stake.terms)
    high = sum(end[1] for end in ends) + sum(max(term.worth.low, 0.0) for term in stake.terms)

    def express(rows: Rows, picks: Picks, logic: Logic) -> Affine:
        terms = total(logic.truth(term.formula).times(term.worth.low) for term in stake.terms)
        return _least_sum_of(stake, scores, rows, picks) + terms

    return Payoff(express, low, high, disagreement.high)


def _least_sum(stake: Stake, scores: list[float]) -> float:
    if stake.shared_total is None:
        return math.fsum(min(weight.low * score, weight.high * score)
                         for weight, score in zip(stake.weights, scores, strict=True))
    worth = math.fsum(weight.low * score for weight, score in zip(stake.weights, scores, strict=True))
    left = stake.shared_total - math.fsum(weight.low for weight in stake.weights)
    for score, weight in sorted(zip(scores, stake.weights, strict=True), key=lambda pair: pair[0]):
        more = max(0.0, min(left, weight.high - weight.low))
        worth += more * score
        left -= more
    return worth


def _least_sum_of(stake: Stake, scores: tuple[Floats, ...], rows: Rows, picks: Picks) -> Affine:
    if stake.shared_total is None:
        return summed(picks, [np.minimum(weight.low * row, weight.high * row)
                              for weight, row in zip(stake.weights, scores, strict=True)])
    parts = [summed(picks, [weight.low * row for weight, row in zip(stake.weights, scores, strict=True)])]
    left = stake.shared_total - math.fsum(weight.low for weight in stake.weights)
    top = max(float(row.max()) for row in scores)
    level = column(rows.add_column(min(float(row.min()) for row in scores), top))
    parts.append(level.times(left))
    for weight, row, columns in zip(stake.weights, scores, picks, strict=True):
        if not weight.is_point:
            under = column(rows.add_column(0.0, top - float(row.min())))
            rows.require(under + level.times(-1.0) + summed([columns], [row]), at_least=0.0)
            parts.append(under.times(weight.low - weight.high))
    return total(parts)
