"""Packages as numbers: a package's place in the list of all packages in the order of issues and options."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from holdfast.document.conditions.ground import Formula
from holdfast.settlement.evaluate import Bools, Codes, feasible, holds
from holdfast.settlement.problem import Package, Problem
from holdfast.solving.watch import Watch

Positions = NDArray[np.intp]

_AT_ONCE = 1 << 16


def codes_at(numbers: Positions, sizes: Sequence[int]) -> Codes:
    """The packages with these numbers, a row per issue, where issues have so many options."""
    result = np.empty((len(sizes), len(numbers)), dtype=np.int16)
    rest = numbers
    for position in range(len(sizes) - 1, -1, -1):
        rest, result[position] = np.divmod(rest, sizes[position])
    return result


def number_of(package: Package, sizes: Sequence[int]) -> int:
    """The number of a package."""
    number = 0
    for code, size in zip(package, sizes, strict=True):
        number = number * size + code
    return number


def sizes_of(problem: Problem) -> list[int]:
    """How many options each issue has."""
    return [len(issue.options) for issue in problem.issues]


def parts(numbers: Positions) -> Iterator[Positions]:
    """The numbers in pieces of a size that is quick to work on; one empty piece where there are none."""
    for start in range(0, max(len(numbers), 1), _AT_ONCE):
        yield numbers[start : start + _AT_ONCE]


def marks(formula: Formula, numbers: Positions, problem: Problem) -> Bools:
    """For each package whether a formula holds."""
    sizes = sizes_of(problem)
    return np.concatenate([holds(formula, codes_at(part, sizes), problem) for part in parts(numbers)])


def feasible_numbers(problem: Problem, watch: Watch, *, at_most: int) -> Positions | None:
    """The numbers of all feasible packages; nothing where there are more than that, or the watch ended."""
    found: list[Positions] = []
    sizes, total = sizes_of(problem), 0
    for start in range(0, problem.packages, _AT_ONCE):
        if watch.is_over:
            return None
        piece = np.arange(start, min(start + _AT_ONCE, math.prod(sizes)))
        piece = piece[feasible(problem, codes_at(piece, sizes))]
        total += len(piece)
        if total > at_most:
            return None
        found.append(piece)
    return np.concatenate(found)
