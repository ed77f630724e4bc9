"""What the ballots of an audit say so far: the measured risk, and whether it may stop."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from holdfast.errors import UsageProblem
from holdfast.science.alpha_audit import ShrinkTruncate
from holdfast.science.alpha_series import alpha_logs
from holdfast.science.ballot_comparison import comparison_logs
from holdfast.science.bravo import bravo_logs
from holdfast.territory.votes.audit import GAMMA, Pair, Plan

Floats = NDArray[np.float64]

_NEAR = 1e-12


@dataclass(frozen=True, slots=True)
class Measured:
    """What the ballots drawn so far say."""

    kind: str
    """``bravo``, ``alpha`` or ``comparison``."""
    drawn: int
    stopped_at: int | None
    """Ballot after which the audit may stop and confirm; ``None`` where it goes on."""
    risk: float
    """The least that the risk has been so far: at most so likely is what was seen if the reported result were wrong."""
    more: int | None
    """Further ballots to be expected if the count is right; ``None`` where it has stopped."""
    full_count: bool = False
    """Whether no further sample of this kind is of use, since it would need as many ballots as are left.

    ALPHA gains from every ballot that is gone, so that for it this is so only when none is left.
    """

    def as_json(self) -> dict[str, Any]:
        """The measurement as JSON."""
        return {"kind": self.kind, "drawn": self.drawn, "stopped_at": self.stopped_at, "risk": self.risk,
                "more": self.more, "full_count": self.full_count}


def measured(plan: Plan, drawn: Sequence[str], *, kind: str) -> Measured:
    """What ballots read by hand say, in the order in which they were drawn at random; polling by BRAVO or ALPHA.

    With several losers each must be confirmed; the audit stops when the last of them is. Raises UsageProblem for more
    ballots than were cast.
    """
    _check_number(len(drawn), plan)
    ballots = np.array(drawn, dtype=object)
    found = []
    for pair in plan.pairs:
        winner, loser = ballots == plan.reported.winner, ballots == pair.loser
        found.append((pair, _logs(plan, pair, winner, loser, kind=kind)))
    return _told(plan, kind, len(drawn), [logs for _, logs in found],
                 [_further(plan, pair, float(logs[-1]) if logs.size else 0.0) for pair, logs in found])


def compared(plan: Plan, pairs: Sequence[tuple[str, str]]) -> Measured:
    """What ballots compared with their records say: (reported, read by hand), in the order of drawing.

    An overstatement is what the record gives the winner over a loser beyond what the ballot does. Kaplan-Markov with
    the diluted margin of the closest pair and the greatest overstatement over all of them.
    """
    _check_number(len(pairs), plan)
    margin = min(pair.diluted_margin for pair in plan.pairs)
    over = [max(_lead(plan, record, pair.loser) - _lead(plan, ballot, pair.loser) for pair in plan.pairs)
            for record, ballot in pairs]
    logs = comparison_logs(np.array(over, dtype=np.float64), margin, gamma=GAMMA)
    left = math.log(1 / plan.risk_limit) - (float(logs[-1]) if logs.size else 0.0)
    return _told(plan, "comparison", len(pairs), [logs], [max(1, math.ceil(2 * GAMMA * left / margin - 1e-9))])


def _check_number(drawn: int, plan: Plan) -> None:
    if drawn > plan.reported.ballots:
        raise UsageProblem(f"{drawn} ballots were drawn and only {plan.reported.ballots} cast. Each is drawn once.")


def _told(plan: Plan, kind: str, drawn: int, series: Sequence[Floats], more: Sequence[int]) -> Measured:
    """When the last of several series has reached the limit, and the greatest of their risks."""
    stops = [first_stop(logs, plan.risk_limit) for logs in series]
    risk = max(math.exp(-max(0.0, float(logs.max(initial=0.0)))) for logs in series)
    ended = [stop for stop in stops if stop is not None]
    if len(ended) == len(stops):
        return Measured(kind, drawn, max(ended), risk, None)
    wanted = max(number for number, stop in zip(more, stops, strict=True) if stop is None)
    left = plan.reported.ballots - drawn
    hopeless = left == 0 if kind == "alpha" else wanted >= left
    return Measured(kind, drawn, None, risk, min(wanted, left), full_count=hopeless)


def first_stop(logs: Floats, risk_limit: float) -> int | None:
    """The number of the first ballot after which the logarithm of a statistic reaches ln(1/α)."""
    reached = np.flatnonzero(logs >= math.log(1 / risk_limit) - _NEAR)
    return int(reached[0]) + 1 if reached.size else None


def _logs(plan: Plan, pair: Pair, winner: NDArray[np.bool_], loser: NDArray[np.bool_], *, kind: str) -> Floats:
    if kind == "bravo":
        best, other = plan.reported.votes[plan.reported.winner], plan.reported.votes[pair.loser]
        return bravo_logs(winner, loser, winner_share=best / (best + other))
    return alpha_logs(assorted(winner, loser), estimate=estimate_of(pair), total=plan.reported.ballots)


def assorted(winner: NDArray[np.bool_], loser: NDArray[np.bool_]) -> Floats:
    """The assorter of a winner and a loser (SHANGRLA): 1 for the winner, 0 for the loser, one half for all else."""
    return np.where(winner, 1.0, np.where(loser, 0.0, 0.5))


def estimate_of(pair: Pair) -> ShrinkTruncate:
    """What ALPHA bets on before it has seen anything: the reported mean of the assorter.

    The closer the count, the longer it keeps to that, about as long as chance alone may hide the margin. Any choice
    made before the first draw limits the risk alike.
    """
    return ShrinkTruncate(0.5 + pair.diluted_margin / 2, weight=max(100.0, pair.diluted_margin**-2))


def _further(plan: Plan, pair: Pair, statistic: float) -> int:
    """Ballots that BRAVO expects to need from here if the count is right; all of them where it cannot get there."""
    best, other = (plan.reported.votes[name] / plan.reported.ballots for name in (plan.reported.winner, pair.loser))
    share = best / (best + other)
    gain = best * math.log(2 * share) + (other * math.log(2 - 2 * share) if other else 0.0)
    left = math.log(1 / plan.risk_limit) - statistic
    return plan.reported.ballots if math.isinf(left) else max(1, math.ceil(left / gain))


def _lead(plan: Plan, answer: str, loser: str) -> int:
    return 1 if answer == plan.reported.winner else -1 if answer == loser else 0
