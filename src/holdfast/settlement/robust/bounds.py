"""The least and greatest that packages are worth over all readings, and who accepts them in every one or in some.

Each party's weights, scores, terms and disagreement value are its own, so the worst reading for one party and the worst
for another stand in one reading together. The one exception are the chances of two belligerents (see ``lotteries``):
a lower chance of prevailing lowers the worth of fighting on and never stands in the way of accepting, so the two least
chances, which can stand together, decide what is possible; what is necessary looks at the greatest chance that the
other side's least chance leaves.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from holdfast.inputs.between import Between
from holdfast.settlement.evaluate import Bools, Codes, feasible, holds
from holdfast.settlement.problem import TOLERANCE, Group, Problem, Ratification, Stake
from holdfast.settlement.robust.extremes import least_over_weights
from holdfast.settlement.robust.lotteries import disagreement_ranges

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Bounds:
    """What packages are worth to each party, at least and at most; shapes (parties, packages)."""

    least: Floats
    greatest: Floats
    disagreement: tuple[Between, ...]
    """Per party the worth of no deal, at least and at most."""


@dataclass(frozen=True, slots=True, eq=False)
class Consent:
    """For each package and party whether it accepts in every reading, and in some; shapes (parties, packages).

    Accepting means: worth no less than no deal, and ratified at home. Limits are not looked at.
    """

    necessary: Bools
    possible: Bools


def bounds(problem: Problem, codes: Codes) -> Bounds:
    """The range of each package's worth to each party."""
    ranges = [worth_range(party.stake, codes, problem) for party in problem.parties]
    shape = (len(problem.parties), codes.shape[1])
    return Bounds(
        np.array([least for least, _ in ranges]).reshape(shape),
        np.array([greatest for _, greatest in ranges]).reshape(shape),
        disagreement_ranges(problem),
    )


def worth_range(stake: Stake, codes: Codes, problem: Problem) -> tuple[Floats, Floats]:
    """The least and greatest worth of each package by one stake; no tighter exists where no weight can be negative."""
    low, high = np.empty(codes.shape), np.empty(codes.shape)
    for position, scores in enumerate(stake.scores):
        low[position] = np.array([score.low for score in scores])[codes[position]]
        high[position] = np.array([score.high for score in scores])[codes[position]]
    least = least_over_weights(stake, low, high)
    greatest = -least_over_weights(stake, -high, -low)
    for term in stake.terms:
        held = holds(term.formula, codes, problem)
        least += term.worth.low * held
        greatest += term.worth.high * held
    return least, greatest


def consent(problem: Problem, codes: Codes, *, known: Bounds | None = None) -> Consent:
    """Who accepts each package in every reading, and in some."""
    known = known or bounds(problem, codes)
    necessary = np.empty(known.least.shape, dtype=bool)
    possible = np.empty(known.least.shape, dtype=bool)
    for position, (party, without) in enumerate(zip(problem.parties, known.disagreement, strict=True)):
        necessary[position] = known.least[position] >= without.high - TOLERANCE
        possible[position] = known.greatest[position] >= without.low - TOLERANCE
        if party.ratification is not None:
            necessary[position] &= _passes(party.ratification, codes, problem, reading="every")
            possible[position] &= _passes(party.ratification, codes, problem, reading="some")
    return Consent(necessary, possible)


def accepted(problem: Problem, codes: Codes) -> tuple[Bools, Bools]:
    """For each package whether it is feasible and all accept it in every reading, and whether in some reading."""
    kept = feasible(problem, codes)
    found = consent(problem, codes)
    return kept & found.necessary.all(axis=0), kept & found.possible.all(axis=0)


def _passes(rule: Ratification, codes: Codes, problem: Problem, *, reading: Literal["every", "some"]) -> Bools:
    votes = np.zeros(codes.shape[1])
    result = np.ones(codes.shape[1], dtype=bool)
    for group in rule.groups:
        says_yes = _approves(group, codes, problem, reading=reading)
        votes += group.weight * says_yes
        if group.veto:
            result &= says_yes
    passes: Bools = result & (votes >= rule.quota - TOLERANCE)
    return passes


def _approves(group: Group, codes: Codes, problem: Problem, *, reading: Literal["every", "some"]) -> Bools:
    result = np.ones(codes.shape[1], dtype=bool)
    if group.requires is not None:
        result &= holds(group.requires, codes, problem)
    if group.stake is not None:
        least, greatest = worth_range(group.stake, codes, problem)
        result &= (least >= group.disagreement.high - TOLERANCE if reading == "every"
                   else greatest >= group.disagreement.low - TOLERANCE)
    return result
