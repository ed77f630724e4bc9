"""BRAVO: a ballot-polling audit that limits the risk of confirming a wrong result (Lindeman, Stark and Yates 2012)."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def bravo_factor(winner_share: float, *, for_winner: bool) -> float:
    """By what one ballot multiplies the test statistic: s_w / ½ for the winner, (1 - s_w) / ½ for the loser."""
    return (winner_share if for_winner else 1 - winner_share) / 0.5


def bravo_expected(winner: float, loser: float, *, risk_limit: float) -> float:
    """The expected number of ballots of BRAVO where the reported shares are right.

    ``winner`` and ``loser`` are shares of all ballots. ASN = [ln(1/α) + z_w/2] / (p_w z_w + p_l z_l) with s_w the
    winner's share among the two, z_w = ln 2 s_w and z_l = ln(2 - 2 s_w). Raises ValueError without a winner.
    """
    if not winner > loser >= 0 or not 0 < risk_limit < 1:
        raise ValueError("the winner has more than the loser, and the risk limit lies between 0 and 1")
    share = winner / (winner + loser)
    z_winner = math.log(2 * share)
    z_loser = math.log(2 - 2 * share) if share < 1 else 0.0
    return (math.log(1 / risk_limit) + z_winner / 2) / (winner * z_winner + loser * z_loser)


def bravo_stop(risk_limit: float) -> float:
    """The statistic at which the audit stops and confirms: 1/α (Wald 1945)."""
    return 1 / risk_limit


def bravo_logs(for_winner: NDArray[np.bool_], for_loser: NDArray[np.bool_], *, winner_share: float) -> Floats:
    """The logarithm of the test statistic after each ballot, along the last axis; other ballots leave it as it is.

    Where nobody is reported to have voted for the loser, one ballot for it ends every hope of a stop.
    """
    lost = math.log(2 - 2 * winner_share) if winner_share < 1 else -math.inf
    steps = np.where(for_winner, math.log(2 * winner_share), np.where(for_loser, lost, 0.0))
    return np.cumsum(steps, axis=-1)
