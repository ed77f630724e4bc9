"""Risk-limiting audits of a count: how many ballots to draw, and when to stop.

A correct result is confirmed after few ballots where the margin is wide; a wrong one is confirmed with at most the risk
limit as chance, whatever the votes are. Where the audit does not stop, all ballots are counted by hand, and that count
stands. Own code after the papers, since the kept libraries for this are under licences that this one cannot take in.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from holdfast.errors import UsageProblem
from holdfast.science.alpha_audit import ShrinkTruncate, alpha_statistics
from holdfast.science.ballot_comparison import comparison_sample, kaplan_markov_sample
from holdfast.science.bravo import bravo_expected, bravo_factor, bravo_stop

GAMMA = 1.03905
"""Error inflation of comparison audits: how much is spent on guarding against overstatements (Stark 2010)."""


@dataclass(frozen=True, slots=True)
class Reported:
    """A count as it was reported."""

    votes: Mapping[str, int]
    invalid: int = 0
    registered: int | None = None

    @property
    def ballots(self) -> int:
        """All ballots cast."""
        return sum(self.votes.values()) + self.invalid

    @property
    def ranked(self) -> list[tuple[str, int]]:
        """Answers with their votes, most first."""
        return sorted(self.votes.items(), key=lambda pair: (-pair[1], pair[0]))

    @property
    def winner(self) -> str:
        """The answer with most votes."""
        return self.ranked[0][0]

    @property
    def losers(self) -> list[str]:
        """The other answers, those with most votes first."""
        return [name for name, _ in self.ranked[1:]]


@dataclass(frozen=True, slots=True)
class Pair:
    """The winner against one loser: what has to be confirmed, and how many ballots that takes if the count is right."""

    loser: str
    margin: int
    diluted_margin: float
    bravo: int
    """Expected ballots by polling."""
    comparison: int
    """Ballots to compare first, where each ballot can be matched with its record."""

    def as_json(self) -> dict[str, Any]:
        """The pair as JSON."""
        return {"loser": self.loser, "margin": self.margin, "diluted_margin": self.diluted_margin,
                "bravo": self.bravo, "comparison": self.comparison}


@dataclass(frozen=True, slots=True)
class Plan:
    """How a count would be audited."""

    reported: Reported
    risk_limit: float
    pairs: tuple[Pair, ...]

    def as_json(self) -> dict[str, Any]:
        """The plan as JSON."""
        reported = self.reported
        return {
            "votes": dict(reported.votes), "ballots": reported.ballots, "registered": reported.registered,
            "turnout": reported.ballots / reported.registered if reported.registered else None,
            "approval": {name: votes / reported.registered for name, votes in reported.votes.items()}
            if reported.registered else None,
            "winner": reported.winner, "risk_limit": self.risk_limit, "pairs": [pair.as_json() for pair in self.pairs],
        }


@dataclass(frozen=True, slots=True)
class Measured:
    """What the ballots drawn so far say."""

    kind: str
    """``bravo``, ``alpha`` or ``comparison``."""
    drawn: int
    stopped_at: int | None
    """Ballot after which the audit may stop and confirm; ``None`` where it goes on."""
    risk: float
    """The chance, at most, of what was seen if the reported result were wrong."""
    more: int | None
    """Further ballots to be expected if the count is right; ``None`` where it has stopped or cannot be told."""

    def as_json(self) -> dict[str, Any]:
        """The measurement as JSON."""
        return {"kind": self.kind, "drawn": self.drawn, "stopped_at": self.stopped_at, "risk": self.risk,
                "more": self.more}


def plan_of(reported: Reported, *, risk_limit: float) -> Plan:
    """The audit of a count; raises UsageProblem where no audit could confirm it."""
    if len(reported.votes) < 2:
        raise UsageProblem("An audit needs the votes of at least two answers, such as --count yes=120 --count no=100.")
    ranked = reported.ranked
    if ranked[0][1] == ranked[1][1]:
        raise UsageProblem(f"{ranked[0][0]} and {ranked[1][0]} have the same number of votes. No sample can confirm "
                           "that; count all ballots by hand.")
    if reported.registered is not None and reported.registered < reported.ballots:
        raise UsageProblem(f"{reported.ballots} ballots were cast and {reported.registered} people registered. Correct "
                           "one of them.")
    ballots, best = reported.ballots, ranked[0][1]
    pairs = []
    for loser in reported.losers:
        votes = reported.votes[loser]
        polled = bravo_expected(best / ballots, votes / ballots, risk_limit=risk_limit)
        margin = best - votes
        pairs.append(Pair(loser, margin, margin / ballots, min(ballots, math.ceil(polled - 1e-9)),
                          min(ballots, comparison_sample(margin / ballots, risk_limit=risk_limit, gamma=GAMMA))))
    return Plan(reported, risk_limit, tuple(pairs))


def measured(plan: Plan, drawn: Sequence[str], *, kind: str) -> Measured:
    """What ballots read by hand say, in the order in which they were drawn at random; polling by BRAVO or ALPHA.

    With several losers each must be confirmed; the audit stops when the last of them is. Raises UsageProblem for an
    answer that was not reported, or more ballots than were cast.
    """
    if len(drawn) > plan.reported.ballots:
        raise _too_many(len(drawn), plan)
    stops, risks, more = [], [], []
    for pair in plan.pairs:
        series = _bravo(plan, pair, drawn) if kind == "bravo" else _alpha(plan, pair, drawn)
        reached = np.flatnonzero(series >= bravo_stop(plan.risk_limit) * (1 - 1e-12))
        stops.append(int(reached[0]) + 1 if reached.size else None)
        top = float(series.max(initial=1.0))
        risks.append(min(1.0, 1 / top))
        more.append(_further(plan, pair, float(series[-1]) if series.size else 1.0))
    ended = [stop for stop in stops if stop is not None]
    done = len(ended) == len(stops)
    return Measured(kind, len(drawn), max(ended) if done else None, max(risks), None if done else max(more))


def _too_many(drawn: int, plan: Plan) -> UsageProblem:
    return UsageProblem(f"{drawn} ballots were drawn and only {plan.reported.ballots} cast. Each is drawn once.")


def _bravo(plan: Plan, pair: Pair, drawn: Sequence[str]) -> np.ndarray[Any, np.dtype[np.float64]]:
    """The statistic of BRAVO after each ballot; ballots for neither of the two leave it as it is."""
    best, other = plan.reported.votes[plan.reported.winner], plan.reported.votes[pair.loser]
    share = best / (best + other)
    factors = {plan.reported.winner: bravo_factor(share, for_winner=True),
               pair.loser: bravo_factor(share, for_winner=False)}
    return np.cumprod(np.array([factors.get(ballot, 1.0) for ballot in drawn]))


def _alpha(plan: Plan, pair: Pair, drawn: Sequence[str]) -> np.ndarray[Any, np.dtype[np.float64]]:
    """ALPHA without replacement: 1 for the winner, 0 for the loser, one half for all else."""
    worth = {plan.reported.winner: 1.0, pair.loser: 0.0}
    mean = 0.5 + pair.diluted_margin / 2
    values = [worth.get(ballot, 0.5) for ballot in drawn]
    return np.array(list(alpha_statistics(values, estimate=ShrinkTruncate(mean), total=plan.reported.ballots)))


def _further(plan: Plan, pair: Pair, statistic: float) -> int:
    """Ballots that BRAVO expects to need from here if the count is right."""
    best, other = (plan.reported.votes[name] / plan.reported.ballots for name in (plan.reported.winner, pair.loser))
    share = best / (best + other)
    gain = best * math.log(2 * share) + (other * math.log(2 - 2 * share) if other else 0.0)
    left = math.log(1 / plan.risk_limit) - math.log(max(statistic, 1e-300))
    return max(1, math.ceil(left / gain)) if gain > 0 else plan.reported.ballots


def compared(plan: Plan, pairs: Sequence[tuple[str, str]]) -> Measured:
    """What ballots compared with their records say: (reported, read by hand), in the order of drawing.

    An overstatement is what the record gives the winner over a loser beyond what the ballot does. Kaplan-Markov with
    the diluted margin of the closest pair.
    """
    if len(pairs) > plan.reported.ballots:
        raise _too_many(len(pairs), plan)
    margin = min(pair.diluted_margin for pair in plan.pairs)
    over, under = [0, 0], [0, 0]
    stopped, factor = None, 1.0
    for number, (record, ballot) in enumerate(pairs, start=1):
        worst = max(_lead(plan, record, pair.loser) - _lead(plan, ballot, pair.loser) for pair in plan.pairs)
        (over if worst > 0 else under)[abs(worst) - 1] += 1 if worst else 0
        factor *= (1 - margin / (2 * GAMMA)) / (1 - worst / (2 * GAMMA))
        needed = kaplan_markov_sample(margin, risk_limit=plan.risk_limit, gamma=GAMMA, over=(over[0], over[1]),
                                      under=(under[0], under[1]))
        if stopped is None and number >= needed:
            stopped = number
    needed = kaplan_markov_sample(margin, risk_limit=plan.risk_limit, gamma=GAMMA, over=(over[0], over[1]),
                                  under=(under[0], under[1]))
    return Measured("comparison", len(pairs), stopped, min(1.0, factor),
                    None if stopped is not None else max(0, min(needed, plan.reported.ballots) - len(pairs)))


def _lead(plan: Plan, answer: str, loser: str) -> int:
    return 1 if answer == plan.reported.winner else -1 if answer == loser else 0
