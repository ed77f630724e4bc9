"""A vote as plain numbers: groups of people who may vote, how many would, and how."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from holdfast.inputs.between import Between

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Group:
    """One part of the electorate."""

    id: str
    people: Between
    support: Between
    """Share of yes among those of it who vote."""
    turnout: Between
    counted: bool | None = True
    """Whether the text lets it vote; ``None`` where the text does not say."""


@dataclass(frozen=True, slots=True)
class VoteProblem:
    """One vote between yes and no."""

    id: str
    groups: tuple[Group, ...]
    majority: float = 0.5
    """Yes needs more than this share of the votes for yes and no."""
    turnout_quorum: float = 0.0
    approval_quorum: float = 0.0

    def with_groups(self, *, unsaid: bool, excluded: bool = False) -> VoteProblem:
        """The vote with the groups of which the text says nothing, or those that it leaves out, in or out."""
        kept = tuple(group for group in self.groups
                     if group.counted or (group.counted is None and unsaid) or (group.counted is False and excluded))
        return VoteProblem(self.id, kept, self.majority, self.turnout_quorum, self.approval_quorum)


def extremes(weights: Sequence[Between], values: Sequence[Between]) -> tuple[float, float]:
    """The least and greatest weighted mean over all weights and values of the ranges.

    For fixed weights the mean rises with each value. For fixed values a weight raises the mean iff its value lies above
    it, so that at an extreme every weight stands at an end, split by value: it is enough to try each split.
    """
    low = min(_split(weights, [value.low for value in values], least=True))
    return low, max(_split(weights, [value.high for value in values], least=False))


def _split(weights: Sequence[Between], values: Sequence[float], *, least: bool) -> list[float]:
    order = sorted(range(len(values)), key=lambda number: values[number], reverse=not least)
    found = []
    for cut in range(len(order) + 1):
        heavy = set(order[:cut])
        used = [weights[number].high if number in heavy else weights[number].low for number in range(len(values))]
        total = sum(used)
        if total > 1e-12:
            found.append(sum(weight * value for weight, value in zip(used, values, strict=True)) / total)
    return found or [0.0]


def drawn(problem: VoteProblem, *, draws: int, seed: int) -> tuple[Floats, Floats, Floats]:
    """People, turnout and support drawn evenly from their ranges; shape (draws, groups)."""
    rng = np.random.Generator(np.random.Philox(seed))
    found = []
    for name in ("people", "turnout", "support"):
        ranges = [getattr(group, name) for group in problem.groups]
        low, high = np.array([one.low for one in ranges]), np.array([one.high for one in ranges])
        found.append(low + (high - low) * rng.random((draws, len(ranges))))
    return found[0], found[1], found[2]
