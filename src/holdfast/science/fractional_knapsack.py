"""The fractional knapsack: with one resource and parts of things, taking the densest first is best (Dantzig 1957)."""

from __future__ import annotations

from collections.abc import Sequence


def fractional_knapsack(worth: Sequence[float], need: Sequence[float], budget: float) -> tuple[float, ...]:
    """The share of each thing to take, for the greatest worth within a budget.

    A thing that needs nothing is taken whole where it is worth anything; one that is worth nothing is not taken.
    """
    shares = [0.0] * len(worth)
    left = budget
    order = sorted(range(len(worth)), key=lambda i: (need[i] > 0, -worth[i] / need[i] if need[i] > 0 else 0.0))
    for position in order:
        if worth[position] <= 0:
            continue
        shares[position] = 1.0 if need[position] <= left else max(0.0, left) / need[position]
        left -= need[position] * shares[position]
    return tuple(shares)
