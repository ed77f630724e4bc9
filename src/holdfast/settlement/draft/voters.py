"""The parties as voters over one text at a time, and which changes they accept."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence

import numpy as np

from holdfast.errors import UsageProblem
from holdfast.settlement.draft.completions import picked_bits
from holdfast.settlement.draft.lines import true_at
from holdfast.settlement.problem import TOLERANCE, Package
from holdfast.settlement.reading import Reading

Values = tuple[float, ...]
"""One number per party, in the order of the problem."""


class Voters:
    """The parties of a reading; hill climbers unless they are named as annealers."""

    def __init__(self, reading: Reading, who_anneals: Collection[str]) -> None:
        ids = [party.id for party in reading.problem.parties]
        unknown = [party for party in who_anneals if party not in ids]
        if unknown:
            raise UsageProblem(f"{', '.join(unknown)} cannot accept losses at first; name parties: {', '.join(ids)}")
        self._reading = reading
        self._rows = [[row.tolist() for row in worth.rows] for worth in reading.parties]
        self.anneals = tuple(party in who_anneals for party in ids)

    @property
    def annealers(self) -> tuple[str, ...]:
        """The ids of those who also accept losses at first."""
        return self._named(self.anneals)

    def values(self, text: Package) -> Values:
        """The utility of a text for each party."""
        chosen = picked_bits(self._reading.problem, text)
        return tuple(
            sum(row[code] for row, code in zip(rows, text, strict=True))
            + sum(worth for formula, worth in party.terms if true_at(formula, chosen))
            for rows, party in zip(self._rows, self._reading.parties, strict=True)
        )

    def gains(self, values: Values) -> Values:
        """What the parties have over no deal."""
        return tuple(value - party.disagreement for value, party in zip(values, self._reading.parties, strict=True))

    def accept(self, more: Values, *, temperature: float, rng: np.random.Generator) -> bool:
        """Whether everybody accepts a change that gives each party so much more."""
        # Everybody throws, whether or not it matters, so that a vote never shifts what is drawn later.
        dice = rng.random(len(more)).tolist()
        return all(map(_accepts, more, self.anneals, [temperature] * len(more), dice))

    def at_a_loss(self, more: Values) -> tuple[str, ...]:
        """The parties for which a change is worse."""
        return self._named([change < -TOLERANCE for change in more])

    def _named(self, marks: Sequence[bool]) -> tuple[str, ...]:
        parties = zip(self._reading.problem.parties, marks, strict=True)
        return tuple(party.id for party, mark in parties if mark)


def _accepts(more: float, anneals: bool, temperature: float, die: float) -> bool:  # noqa: FBT001 - mapped over voters
    if more >= -TOLERANCE:
        return True
    return anneals and temperature > 0 and die < math.exp(more / temperature)
