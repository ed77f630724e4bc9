"""Stakes on the scale of a case: weights that add up to 1, scores from 0 to 1."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from holdfast.document.conditions.ground import Formula
from holdfast.errors import UsageProblem
from holdfast.settlement.problem import Party

ROUNDING = 1e-12
"""Weights that miss 1 by no more than this add up to 1."""


@dataclass(frozen=True, slots=True)
class OnScale:
    """The stakes of a party as a case can say them: old utility = ``shift + scale * new utility``."""

    weights: tuple[float, ...]
    """Of the issues that are kept."""
    scores: tuple[tuple[float, ...], ...]
    terms: tuple[tuple[Formula | None, float], ...]
    """Worth where a formula holds; without a formula, always."""
    disagreement: float
    shift: float = 0.0
    scale: float = 1.0

    @property
    def is_same(self) -> bool:
        """Whether utilities are those of the file."""
        return self.shift == 0 and self.scale == 1


def on_scale(party: Party, *, kept: Sequence[int]) -> OnScale:
    """The stakes of a party over the issues at the positions kept; an issue that is not kept has one option."""
    stake = party.stake
    numbers = [*stake.weights, *(score for row in stake.scores for score in row), party.disagreement,
               *(term.worth for term in stake.terms)]
    if party.ratification or party.lottery or not all(number.is_point for number in numbers):
        raise UsageProblem("only stakes that are known exactly, as files of other programs have them, become a case")
    weights = [stake.weights[n].low for n in kept]
    scores = [[score.low for score in stake.scores[n]] for n in kept]
    fixed = sum(weight.low * row[0].low for n, (weight, row) in enumerate(zip(stake.weights, stake.scores, strict=True))
                if n not in kept)
    terms: list[tuple[Formula | None, float]] = [(term.formula, term.worth.low) for term in stake.terms]
    if fixed:
        terms.append((None, fixed))
    return _scaled(weights, scores, terms, party.disagreement.low)


def _scaled(weights: list[float], scores: list[list[float]], terms: list[tuple[Formula | None, float]],
            disagreement: float) -> OnScale:
    total = sum(weights)
    low = min(0.0, *(min(row) for row in scores))
    spread = max(1.0, *(max(row) for row in scores)) - low
    shift, scale = low * total, spread
    rows = [[(score - low) / spread for score in row] for row in scores]
    if total == 0:  # nothing here matters to the party
        weights, rows = [1 / len(weights)] * len(weights), [[0.0] * len(row) for row in rows]
    elif total > 1 + ROUNDING:  # only a smaller unit of worth fits
        weights, scale = [weight / total for weight in weights], scale * total
    elif total < 1 - ROUNDING:  # what the weights lack goes into the scores, and every package keeps its worth
        weights, rows = [weight / total for weight in weights], [[score * total for score in row] for row in rows]
    return OnScale(tuple(weights), tuple(map(tuple, rows)), tuple((formula, worth / scale) for formula, worth in terms),
                   (disagreement - shift) / scale, shift, scale)
