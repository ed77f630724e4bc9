"""How many ballots ALPHA would look at if the count is right, found by simulated audits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from holdfast.science.alpha_series import alpha_logs
from holdfast.territory.votes.audit import Plan
from holdfast.territory.votes.measured import assorted, estimate_of, first_stop

MOST_AUDITS, FEWEST_AUDITS = 400, 40
BUDGET = 16_000_000
"""Ballots that all simulated audits together should look at, about."""


@dataclass(frozen=True, slots=True)
class Expected:
    """The ballots of simulated audits: one in ten needs fewer than ``low``, one in ten more than ``high``."""

    low: float
    mid: float
    """Half of them need no more."""
    high: float
    mean: float
    error: float
    """One standard error of the mean."""
    audits: int

    def as_json(self) -> dict[str, Any]:
        """The numbers as JSON."""
        return {"low": self.low, "mid": self.mid, "high": self.high, "level": 0.8, "mean": self.mean,
                "sampling_error": self.error, "audits": self.audits}


def alpha_expected(plan: Plan, *, seed: int) -> Expected:
    """The ballots that ALPHA needs without replacement where the reported count is right."""
    rng = np.random.Generator(np.random.Philox(seed))
    usual = max(pair.bravo for pair in plan.pairs)
    audits = int(min(MOST_AUDITS, max(FEWEST_AUDITS, BUDGET / usual)))
    block = max(200, min(200_000, usual // 2))
    needed = np.array([_audited(plan, rng, block) for _ in range(audits)], dtype=np.float64)
    low, mid, high = np.quantile(needed, (0.1, 0.5, 0.9))
    return Expected(float(low), float(mid), float(high), float(needed.mean()),
                    float(needed.std(ddof=1) / np.sqrt(audits)), audits)


def _audited(plan: Plan, rng: np.random.Generator, block: int) -> int:
    """The ballots of one audit; all of them where it never stops before.

    Ballots are drawn block by block: how many of each answer a block holds is multivariate hypergeometric, and their
    order within it is random, which together is drawing one by one without replacement.
    """
    names = [plan.reported.winner, *plan.reported.losers]
    left = np.array([*(plan.reported.votes[name] for name in names), plan.reported.invalid])
    drawn, last = 0, 0
    open_ = {number: (pair, 0.0, 0.0) for number, pair in enumerate(plan.pairs, start=1)}
    while open_ and left.sum():
        held = rng.multivariate_hypergeometric(left, min(block, int(left.sum())), method="marginals")
        ballots = rng.permutation(np.repeat(np.arange(len(left)), held))
        for number, (pair, base, total) in list(open_.items()):
            values = assorted(ballots == 0, ballots == number)
            logs = base + alpha_logs(values, estimate=estimate_of(pair), total=plan.reported.ballots, drawn=drawn,
                                     drawn_sum=total)
            stop = first_stop(logs, plan.risk_limit)
            if stop is not None:
                last = max(last, drawn + stop)
                del open_[number]
            else:
                open_[number] = (pair, float(logs[-1]), total + float(values.sum()))
        left, drawn = left - held, drawn + len(ballots)
    return plan.reported.ballots if open_ else last
