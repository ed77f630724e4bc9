"""What one package gives somebody more than another, over everything the ranges allow."""

from __future__ import annotations

from holdfast.inputs.between import Between
from holdfast.settlement.draft.completions import picked_bits
from holdfast.settlement.draft.interval import Factor, least_sum, negated, opposite
from holdfast.settlement.draft.lines import true_at
from holdfast.settlement.problem import Package, Problem, Stake


def gain_over_ranges(problem: Problem, stake: Stake, after: Package, before: Package) -> Between:
    """Least and greatest of what one package is worth more than another, the numbers being the same in both.

    Issues with the same option cancel, and so do terms that hold in both; scores of two options range on their own.
    """
    factors: list[Factor] = [
        (0.0, 0.0) if new == old else (scores[new].low - scores[old].high, scores[new].high - scores[old].low)
        for scores, new, old in zip(stake.scores, after, before, strict=True)
    ]
    turned = _turned(problem, stake, after, before)
    low = least_sum(stake.weights, factors, total=stake.shared_total) + sum(more.low for more in turned)
    high = -least_sum(stake.weights, negated(factors), total=stake.shared_total) + sum(more.high for more in turned)
    return Between(low, high)


def _turned(problem: Problem, stake: Stake, after: Package, before: Package) -> list[Between]:
    new, old = picked_bits(problem, after), picked_bits(problem, before)
    worths = []
    for term in stake.terms:
        then, now = true_at(term.formula, new), true_at(term.formula, old)
        if then != now:
            worths.append(term.worth if then else opposite(term.worth))
    return worths
