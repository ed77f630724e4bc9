"""Whether some point of the ranges lets a vote pass, or lets its opponents win by staying at home: exactly.

For each group let N be its people, c those who vote and y those who vote yes. All points of the ranges are just those
with N in its range, t₋ N <= c <= t₊ N and s₋ c <= y <= s₊ c, since c / N and y / c are turnout and support; all of that
is linear, and so are majority and quorums in the sums Y, C and R of y, c and N. One linear programme over all groups
hence decides it, where looking at random points could miss a narrow part of the ranges.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from holdfast.solving.watch import Watch
from holdfast.territory.returns.program import Program
from holdfast.territory.votes.problem import Group, VoteProblem

LEAST = 1e-9
"""Shares of the whole electorate closer than this count as equal."""


def can_pass(problem: VoteProblem) -> bool:
    """Whether it passes at some point of the ranges, majority and quorums at once."""
    return _Sums(problem).passing().reaches()


def can_be_boycotted(problem: VoteProblem) -> bool:
    """Whether at some point of the ranges it would pass, and the yes votes alone miss its turnout quorum."""
    sums = _Sums(problem).passing()
    sums.at_least({"all": problem.turnout_quorum, "yes": -1.0}, strictly=True)
    return sums.reaches()


@dataclass(slots=True)
class _Sums:
    """A programme over all groups; its slack column is by how much all strict limits are passed."""

    problem: VoteProblem
    program: Program = field(init=False)
    columns: dict[str, list[int]] = field(init=False)
    slack: int = field(init=False)

    def __post_init__(self) -> None:
        self.program, self.columns = Program(), {"all": [], "cast": [], "yes": []}
        self.slack = self.program.column(upper=1.0, worth=1.0)
        whole = sum(group.people.high for group in self.problem.groups) or 1.0
        for group in self.problem.groups:
            self._add(group, whole)

    def _add(self, group: Group, whole: float) -> None:
        """Add a group, its people counted as a share of all."""
        people = self.program.column(lower=group.people.low / whole, upper=group.people.high / whole)
        cast, yes = self.program.column(), self.program.column()
        for outer, inner, share in ((people, cast, group.turnout), (cast, yes, group.support)):
            self.program.row({inner: 1.0, outer: -share.low}, least=0.0)
            self.program.row({inner: 1.0, outer: -share.high}, most=0.0)
        for name, column in (("all", people), ("cast", cast), ("yes", yes)):
            self.columns[name].append(column)

    def at_least(self, sums: dict[str, float], *, strictly: bool = False) -> None:
        """Ask that a combination of the sums is at least nothing, or above it."""
        terms = {column: factor for name, factor in sums.items() for column in self.columns[name]}
        if strictly:
            terms[self.slack] = -1.0
        self.program.row(terms, least=0.0)

    def passing(self) -> _Sums:
        """Ask that it passes."""
        self.at_least({"yes": 1.0, "cast": -self.problem.majority}, strictly=True)
        self.at_least({"cast": 1.0, "all": -self.problem.turnout_quorum})
        self.at_least({"yes": 1.0, "all": -self.problem.approval_quorum})
        return self

    def reaches(self) -> bool:
        """Whether all that was asked holds at some point."""
        values = self.program.solve(Watch()).values
        return values is not None and values[self.slack] > LEAST
