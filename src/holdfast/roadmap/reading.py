"""A problem at one reading of its ranges, as arrays that every search works on.

A row is one party in one future. Each row's margin depends on its own numbers only and is monotone in each of them, so
the worst and the best of a whole range are reached at one corner, whatever the order: what is safe at ``worst`` is safe
over the whole range, and what is unsafe at ``best`` is safe nowhere in it.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from holdfast.document.clause import Reversible
from holdfast.inputs.between import NOTHING, Between
from holdfast.roadmap.problem import TOLERANCE, PartyTerms, Problem, StepTerms, Terms

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


class At(enum.StrEnum):
    """Which value of each range a reading takes."""

    WORST = "worst"
    """Against carrying on: low benefits, high costs, low losses and high gains by walking away."""
    MID = "mid"
    BEST = "best"


@dataclass(frozen=True, slots=True)
class GuardRow:
    """One guard in one future: the steps it starts after and ends after as bit masks, and its penalty per row."""

    starts: int
    ends: int
    """Zero where it never ends."""
    penalty: Floats


@dataclass(frozen=True, slots=True)
class Reading:
    """Margins as sums: ``start`` plus ``change`` of every step that is done, plus the guards in force."""

    problem: Problem
    rows: tuple[tuple[int, int], ...]
    """Per row the positions of its future and of its party."""
    start: Floats
    """Margin of each row before anything is done, guards left out; shape (rows,)."""
    change: Floats
    """What each step, once it is done, changes the margin by; shape (rows, steps)."""
    doubt: Floats
    """Margin that the performer needs before a step because pretending might go unnoticed; shape (rows, steps)."""
    acts: Bools
    """Whether the party of the row performs the step; shape (rows, steps)."""
    guards: tuple[GuardRow, ...]
    given: Floats
    """What the party has given up for good by each step, less what it received for good; shape (rows, steps)."""
    before: tuple[int, ...]
    """Per step the steps it waits for, as a bit mask."""
    limits: Bools | None = None
    """Rows that have only to stay at or above zero, so that their height does not count; ``None`` for no such row."""

    def least(self, margins: Floats) -> Floats:
        """The least margin over the rows, shape (sets,): minus infinity where a row falls below its limit."""
        if self.limits is None:
            least: Floats = margins.min(axis=0, initial=np.inf)
            return least
        height: Floats = margins[~self.limits].min(axis=0, initial=np.inf)
        kept = margins[self.limits].min(axis=0, initial=np.inf) >= -TOLERANCE
        return np.where(kept, height, -np.inf)


def reading_of(problem: Problem, at: At) -> Reading:
    """The problem at one reading of its ranges."""
    rows = tuple((future, party) for future in range(len(problem.futures)) for party in range(len(problem.parties)))
    parts = [_row(problem, problem.futures[future], problem.parties[party], at) for future, party in rows]
    positions = problem.positions
    guards = tuple(
        GuardRow(_mask(guard.starts_after, positions), _mask(guard.ends_after, positions),
                 np.array([taken(guard.penalty.get(problem.parties[party], NOTHING), at, good=True)
                           if number == future else 0.0 for future, party in rows]))
        for number, terms in enumerate(problem.futures) for guard in terms.guards)
    count = len(problem.steps)
    return Reading(
        problem, rows,
        start=np.array([part[0] for part in parts]).reshape(len(rows)),
        change=np.array([part[1] for part in parts]).reshape(len(rows), count),
        doubt=np.array([part[2] for part in parts]).reshape(len(rows), count),
        acts=np.array([[problem.parties[party] in step.by for step in problem.steps] for _, party in rows],
                      dtype=bool).reshape(len(rows), count),
        guards=guards,
        given=np.array([part[3] for part in parts]).reshape(len(rows), count),
        before=tuple(_mask(step.after, positions) for step in problem.steps),
    )


def _mask(ids: tuple[str, ...], positions: Mapping[str, int]) -> int:
    return sum(1 << positions[id] for id in set(ids))


def taken(number: Between, at: At, *, good: bool) -> float:
    """The value of a range: its low end where ``good`` speaks for carrying on and the reading is the worst."""
    if at is At.MID:
        return number.mid
    return number.low if (at is At.WORST) == good else number.high


def _row(problem: Problem, terms: Terms, party: str, at: At) -> tuple[float, list[float], list[float], list[float]]:
    own = terms.parties.get(party, PartyTerms())
    start = (taken(own.relationship, at, good=True) + taken(own.deposit, at, good=True)
             - taken(own.walking_away, at, good=False))
    change, doubt, given = [], [], []
    for step in problem.steps:
        worth = terms.steps.get(step.id, StepTerms())
        cost = taken(worth.cost.get(party, NOTHING), at, good=False)
        benefit = taken(worth.benefit.get(party, NOTHING), at, good=True)
        deposit = taken(worth.deposit.get(party, NOTHING), at, good=True)
        shift = taken(worth.shift.get(party, NOTHING), at, good=False)
        start += benefit - cost + deposit
        change.append(cost - benefit - deposit - shift)
        noticed = taken(worth.verified, at, good=True)
        doubt.append(unnoticed(cost, noticed) if party in step.by else 0.0)
        for_good = 0.0 if step.reversible is Reversible.YES else 1.0
        weakened = taken(worth.shift.get(party, NOTHING), at, good=True)
        given.append(for_good * (cost - benefit) - weakened)
    return start, change, doubt, given


def unnoticed(cost: float, noticed: float) -> float:
    """The margin at which pretending to perform a step does not pay: (1 - v) / v times the cost that it saves.

    Performing brings R, pretending (1 - v)(R + c) + v(R - margin) where v is the chance to be noticed.
    """
    if cost <= 0:
        return 0.0
    return float("inf") if noticed <= 0 else (1 - noticed) / noticed * cost
