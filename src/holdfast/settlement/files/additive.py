"""Stakes that are a weighted sum of one score per issue, as every file format here has them."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence

from holdfast.inputs.between import Between
from holdfast.settlement.problem import Stake

MAX_OPTIONS = 10_000
"""Options of one issue; packages are held as 16-bit positions, and no list of answers is that long."""

WEIGHTS_APART = 1e-3
"""Weights that miss their sum of 1 by more than this are a mistake, by less a matter of rounding."""

_NUMBER = re.compile(r"\s*[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,3})?\s*", re.ASCII)


def number_in(text: str) -> float | None:
    """The finite number that a text is, or nothing."""
    if len(text) > 400 or not _NUMBER.fullmatch(text):
        return None
    value = float(text)
    return value if math.isfinite(value) else None


def stake_of(weights: Sequence[float], scores: Sequence[Sequence[float]]) -> Stake:
    """The stake with these weights and scores, each known exactly."""
    return Stake(
        tuple(Between.point(weight) for weight in weights),
        tuple(tuple(Between.point(score) for score in row) for row in scores),
    )


def least_worth(weights: Iterable[float], scores: Iterable[Sequence[float]]) -> float:
    """The worth of the worst package."""
    return sum(min(weight * score for score in row) for weight, row in zip(weights, scores, strict=True))
