"""Risk-limiting audits of a count: how many ballots to draw, and when to stop.

A correct result is confirmed after few ballots where the margin is wide; a wrong one is confirmed with at most the risk
limit as chance, whatever the votes are. Where the audit does not stop, all ballots are counted by hand, and that count
stands. Own code after the papers (Lindeman, Stark and Yates 2012; Stark 2010, 2020, 2023): the maintained libraries for
this, SHANGRLA and Arlo, are under the AGPL, which this package cannot take in.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from holdfast.errors import UsageProblem
from holdfast.science.ballot_comparison import comparison_sample
from holdfast.science.bravo import bravo_expected

GAMMA = 1.03905
"""Error inflation of comparison audits: how much is spent on guarding against overstatements (Stark 2010)."""

MOST_BALLOTS = 1_000_000_000
"""A count has fewer; drawing without replacement is exact up to here."""


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
    approval_quorum: float | None = None
    """Share of the registered that an answer has to reach, where there is such a threshold."""

    @property
    def reached(self) -> dict[str, bool] | None:
        """Which answers reach the threshold, as reported; nothing where there is none."""
        registered = self.reported.registered
        if self.approval_quorum is None or registered is None:
            return None
        return {name: votes >= self.approval_quorum * registered for name, votes in self.reported.votes.items()}

    def as_json(self) -> dict[str, Any]:
        """The plan as JSON."""
        reported = self.reported
        return {
            "votes": dict(reported.votes), "ballots": reported.ballots, "registered": reported.registered,
            "turnout": reported.ballots / reported.registered if reported.registered else None,
            "approval": {name: votes / reported.registered for name, votes in reported.votes.items()}
            if reported.registered else None,
            "approval_quorum": self.approval_quorum, "reached": self.reached, "winner": reported.winner,
            "risk_limit": self.risk_limit,
            "pairs": [pair.as_json() for pair in self.pairs], "full_count": reported.ballots,
        }


def plan_of(reported: Reported, *, risk_limit: float, approval_quorum: float | None = None) -> Plan:
    """The audit of a count; raises UsageProblem where no audit could confirm it."""
    for name, number in (*reported.votes.items(), ("invalid", reported.invalid)):
        if number < 0:
            raise UsageProblem(f"{name} has {number} ballots. A number of ballots is 0 or more.")
    if len(reported.votes) < 2:
        raise UsageProblem("An audit needs the votes of at least two answers, such as --count yes=120 --count no=100.")
    if reported.ballots >= MOST_BALLOTS:
        raise UsageProblem(f"{reported.ballots:,} ballots are more than any vote has had. Give counts that add up to "
                           f"less than {MOST_BALLOTS:,}.")
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
    return Plan(reported, risk_limit, tuple(pairs), approval_quorum)
