"""Ballot-comparison audits: each ballot drawn is compared with the machine's record of it (Stark 2010)."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def sample_multiplier(*, risk_limit: float, gamma: float = 1.03905, tolerance: float = 0.0) -> float:
    """ρ of the super-simple audit: n = ρ / μ ballots suffice.

    ρ = -ln α / [1/(2γ) + λ ln(1 - 1/(2γ))], where λ is the share of one-vote overstatements, relative to the margin,
    that the audit should put up with.
    """
    return -math.log(risk_limit) / (1 / (2 * gamma) + tolerance * math.log(1 - 1 / (2 * gamma)))


def comparison_sample(diluted_margin: float, *, risk_limit: float, gamma: float = 1.03905,
                      tolerance: float = 0.0) -> int:
    """The ballots to be compared first: ⌈ρ / μ⌉. Raises ValueError for a margin of nothing."""
    if not 0 < diluted_margin <= 1:
        raise ValueError("the diluted margin lies above 0 and is at most 1")
    return math.ceil(sample_multiplier(risk_limit=risk_limit, gamma=gamma, tolerance=tolerance) / diluted_margin - 1e-9)


def kaplan_markov_sample(diluted_margin: float, *, risk_limit: float, gamma: float = 1.03905,
                         over: tuple[int, int] = (0, 0), under: tuple[int, int] = (0, 0)) -> int:
    """The ballots after which a comparison audit may stop, with what it found.

    ``over`` and ``under`` are overstatements and understatements of one and of two votes.
    n >= -2γ [ln α + o₁ ln(1 - 1/2γ) + o₂ ln(1 - 1/γ) + u₁ ln(1 + 1/2γ) + u₂ ln(1 + 1/γ)] / μ.
    """
    found = (math.log(risk_limit) + over[0] * math.log(1 - 1 / (2 * gamma)) + over[1] * math.log(1 - 1 / gamma)
             + under[0] * math.log(1 + 1 / (2 * gamma)) + under[1] * math.log(1 + 1 / gamma))
    return math.ceil(-2 * gamma * found / diluted_margin - 1e-9)


def comparison_logs(overstatements: NDArray[Any], diluted_margin: float, *, gamma: float = 1.03905) -> Floats:
    """How far a comparison is after each ballot, along the last axis; it may stop at ln(1/α).

    L_n = n μ / 2γ + Σ ln(1 - e / 2γ) with e the overstatement of a ballot in votes, negative where it understates the
    margin. L_n >= ln(1/α) is the rule of ``kaplan_markov_sample``; exp(-L_n) is no less than the P-value of Kaplan and
    Markov, since ln(1 - μ/2γ) <= -μ/2γ.
    """
    found = np.log1p(-np.asarray(overstatements, dtype=np.float64) / (2 * gamma)) + diluted_margin / (2 * gamma)
    return np.cumsum(found, axis=-1)
