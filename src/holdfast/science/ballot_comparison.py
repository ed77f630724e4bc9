"""Ballot-comparison audits: each ballot drawn is compared with the machine's record of it (Stark 2010)."""

from __future__ import annotations

import math


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
