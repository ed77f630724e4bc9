"""An exchange of two like halves in rounds: how many rounds keep both sides at it, and how large each may be."""

from __future__ import annotations

import math


def growth(benefit: float, cost: float, discount: float) -> float:
    """G = δ b / c: by how much each round, counted from the end, may be larger than the next; it must exceed 1."""
    return discount * benefit / cost


def least_rounds(benefit: float, cost: float, *, discount: float, relationship: float) -> float:
    """The fewest rounds that complete the whole exchange: ⌈ln(1 + c (G - 1) / (δ K)) / ln G⌉.

    Costs and benefits of the whole on one scale, ``discount`` δ per round, ``relationship`` K what remains after the
    last round. Infinite where K is 0, since then the exchange unravels from its end. For G of at most 1 the rounds
    grow no more, and the sum of all of them may never reach the whole. (Linear chunks; c h_t <= δ V_{t+1}.)
    """
    if relationship <= 0:
        return math.inf
    ratio, first = growth(benefit, cost, discount), discount * relationship / cost
    if abs(ratio - 1) < 1e-12:
        return math.ceil(1 / first - 1e-9)
    if ratio < 1 and first / (1 - ratio) <= 1 - 1e-12:
        return math.inf
    return math.ceil(math.log(1 + (ratio - 1) / first) / math.log(ratio) - 1e-9)


def fractions(benefit: float, cost: float, *, discount: float, relationship: float,
              penalty: float = 0.0) -> tuple[float, ...]:
    """The share of the whole in each round, largest possible from the end on, so that nobody gains by stopping.

    ``penalty`` L is what stopping costs at once. Empty where no number of rounds up to 10,000 completes the exchange.
    """
    found: list[float] = []
    left, ahead = 1.0, relationship
    while left > 1e-12:
        share = min(left, (discount * ahead + penalty) / cost)
        if share <= 1e-12 or len(found) >= 10_000:
            return ()
        found.append(share)
        left -= share
        ahead = (benefit - cost) * share + discount * ahead
    return tuple(found[::-1])
