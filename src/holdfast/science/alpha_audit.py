"""ALPHA and SHANGRLA: an audit as a bet that the mean of an assorter is above one half (Stark 2020, 2023)."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ShrinkTruncate:
    """The estimate of the mean before each draw: the reported one, drawn towards what is seen (Stark 2023, eq. 14)."""

    reported: float
    """η₀, above one half."""
    weight: float = 100.0
    """d: how many draws the reported value counts for."""
    least: float = 1e-6
    """How far above the null mean the estimate is kept at least, over the root of the draws."""


def alpha_statistics(values: Iterable[float], *, estimate: float | ShrinkTruncate, upper: float = 1.0,
                     total: int | None = None, null: float = 0.5) -> Iterator[float]:
    """T after each draw: T_j = T_{j-1} [x η/μ + (u - x)(u - η)/(u - μ)] / u (Stark 2023, eq. 6).

    Without replacement, from ``total`` ballots, μ is the mean of those left under the null. The audit stops and
    confirms once T reaches 1/α. Where what was drawn rules the null out, T is infinite.
    """
    statistic, drawn_sum = 1.0, 0.0
    for drawn, value in enumerate(values):
        mean = null if total is None else (total * null - drawn_sum) / (total - drawn)
        if mean < 0:
            statistic = math.inf
        elif mean < upper and not math.isinf(statistic):
            eta = _estimate(estimate, drawn, drawn_sum, mean, upper)
            if mean == 0:
                statistic = math.inf if value > 0 else statistic
            else:
                statistic *= (value * eta / mean + (upper - value) * (upper - eta) / (upper - mean)) / upper
        drawn_sum += value
        yield statistic


def _estimate(estimate: float | ShrinkTruncate, drawn: int, drawn_sum: float, mean: float, upper: float) -> float:
    if not isinstance(estimate, ShrinkTruncate):
        return estimate
    raw = (estimate.weight * estimate.reported + drawn_sum) / (estimate.weight + drawn)
    above = mean + estimate.least / math.sqrt(estimate.weight + drawn)
    return min(upper * (1 - 1e-12), max(raw, above))


def overstatement_value(overstatement: float, margin: float, *, upper: float = 1.0) -> float:
    """The overstatement assorter of one ballot, (1 - o/u) / (2 - v/u) with v the assorter margin (Stark 2020).

    ``overstatement`` is the reported less the true value of the ballot's assorter.
    """
    return (1 - overstatement / upper) / (2 - margin / upper)


def kaplan_markov(values: Iterable[float], *, padding: float = 0.0, null: float = 0.5) -> float:
    """The P-value of Kaplan and Markov for a mean of at most ``null``: the product of (null + g) / (x + g)."""
    product = 1.0
    for value in values:
        product *= (null + padding) / (value + padding)
    return min(1.0, product)
