"""One reading of a problem: every range at one value, so that each package has one utility per party."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from holdfast.document.conditions.ground import Formula
from holdfast.inputs.between import Between
from holdfast.settlement.problem import Group, Party, Problem, Stake

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Worth:
    """What packages are worth to somebody in one reading: a sum of one entry per issue, plus the terms that hold."""

    rows: tuple[Floats, ...]
    """Per issue, the weighted score of each option."""
    terms: tuple[tuple[Formula, float], ...]
    disagreement: float


@dataclass(frozen=True, slots=True, eq=False)
class GroupWorth:
    """A group at home in one reading; without a worth only its demand decides."""

    group: Group
    worth: Worth | None


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """A problem with every range at one value."""

    problem: Problem
    parties: tuple[Worth, ...]
    """In the order of the problem's parties."""
    groups: tuple[tuple[GroupWorth, ...], ...]
    """Per party its groups at home; empty where the party needs no ratification."""


def at_mid(problem: Problem) -> Reading:
    """The declared middle: every number in the middle of its range, weights where ``mid_weights`` puts them."""
    return Reading(
        problem,
        tuple(_worth(party.stake, _mid_disagreement(party)) for party in problem.parties),
        tuple(
            tuple(
                GroupWorth(group, _worth(group.stake, group.disagreement.mid) if group.stake else None)
                for group in (party.ratification.groups if party.ratification else ())
            )
            for party in problem.parties
        ),
    )


def mid_weights(weights: Sequence[Between], *, total: float | None) -> Floats:
    """The weights at the same fraction of the way along every range, so that they add up to the total.

    Without a total each weight stands at the middle of its own range.
    """
    low = np.array([weight.low for weight in weights])
    high = np.array([weight.high for weight in weights])
    if total is None:
        middle: Floats = (low + high) / 2
        return middle
    room = float((high - low).sum())
    if room == 0:
        return low
    fraction = (total - float(low.sum())) / room
    along: Floats = low + min(max(fraction, 0.0), 1.0) * (high - low)
    return along


def _mid_disagreement(party: Party) -> float:
    return party.lottery.mid if party.lottery is not None else party.disagreement.mid


def _worth(stake: Stake, disagreement: float) -> Worth:
    weights = mid_weights(stake.weights, total=stake.shared_total)
    rows = tuple(
        float(weight) * np.array([score.mid for score in scores])
        for weight, scores in zip(weights, stake.scores, strict=True)
    )
    return Worth(rows, tuple((term.formula, term.worth.mid) for term in stake.terms), disagreement)
