"""Stability of states against every coalition: groups that move together and all gain.

Each set over the states s is a row of bits, so that one fold answers for every s at once. With ``gains(t)`` the states
that all of H would leave for t, H leaves s where some t that it reaches from s has s in ``gains(t)`` and in whatever
the others leave of it.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from holdfast.settlement.stability.bits import ALL_ONES, Bits, below, diagonal
from holdfast.settlement.stability.concepts import CoalitionConcept, Concept
from holdfast.settlement.stability.individual import Reaches, stable
from holdfast.settlement.stability.model import Flags
from holdfast.solving.watch import Watch

MOST_DECISION_MAKERS = 12
"""Coalitions double with each decision maker; beyond this they are not examined."""

MOST_STATES = 16_384
"""The sets of states take a bit per pair of states; beyond this they are not examined."""

_ALONE = {CoalitionConcept.CNASH: Concept.NASH, CoalitionConcept.CGMR: Concept.GMR, CoalitionConcept.CSMR: Concept.SMR}


@dataclass(frozen=True, slots=True, eq=False)
class AgainstCoalitions:
    """Which states hold against every coalition, as far as the coalitions were examined."""

    stable: Mapping[CoalitionConcept, Flags]
    """Stable against all coalitions examined."""
    examined: int
    coalitions: int

    @property
    def complete(self) -> bool:
        """Whether every coalition was examined."""
        return self.examined == self.coalitions


def coalitions(makers: int, *, least: int = 1) -> list[tuple[int, ...]]:
    """Every group of at least so many decision makers, smaller groups first."""
    return [group for size in range(least, makers + 1) for group in itertools.combinations(range(makers), size)]


def can_examine(reaches: Reaches) -> bool:
    """Whether the model is small enough for its coalitions to be examined."""
    return len(reaches.model.decision_makers) <= MOST_DECISION_MAKERS and reaches.model.size <= MOST_STATES


def against_coalitions(reaches: Reaches, *, watch: Watch) -> AgainstCoalitions:
    """The states that no coalition would leave, under each concept."""
    model = reaches.model
    groups = coalitions(len(model.decision_makers))
    held = {concept: np.ones(model.size, dtype=np.bool_) for concept in CoalitionConcept}
    lower = [below(ranks) for ranks in model.ranks]
    for examined, group in enumerate(groups):
        if watch.is_over:
            return AgainstCoalitions(held, examined, len(groups))
        watch.tell("coalitions", examined / len(groups))
        if len(group) == 1:
            for concept, flags in held.items():
                flags &= stable(reaches, group[0], _ALONE[concept])
        else:
            _keep(held, reaches, group, np.bitwise_and.reduce([lower[member] for member in group]))
    return AgainstCoalitions(held, len(groups), len(groups))


def _keep(held: dict[CoalitionConcept, Flags], reaches: Reaches, group: tuple[int, ...], gains: Bits) -> None:
    """Leaves in the flags only what the group would not leave either."""
    own = reaches.by(group)
    others = reaches.others(group)

    def leaves(left: Bits) -> Flags:
        return diagonal(own.fold(left, np.bitwise_or, empty=0))

    at_once = leaves(gains)
    held[CoalitionConcept.CNASH] &= ~at_once
    if not others:
        held[CoalitionConcept.CGMR] &= ~at_once
        held[CoalitionConcept.CSMR] &= ~at_once
        return
    answers = reaches.by(others)
    unanswered = answers.fold(gains, np.bitwise_and, empty=ALL_ONES)
    held[CoalitionConcept.CGMR] &= ~leaves(gains & unanswered)
    regained = gains | own.fold(gains, np.bitwise_or, empty=0)
    unescapable = answers.fold(regained, np.bitwise_and, empty=ALL_ONES)
    held[CoalitionConcept.CSMR] &= ~leaves(gains & unescapable)
