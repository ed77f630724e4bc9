"""All feasible packages of a small problem, laid out so that one reading after the other is valued quickly."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from holdfast.settlement.evaluate import Bools, Codes, below_floor
from holdfast.settlement.problem import Package, Problem
from holdfast.settlement.robust.halves import Layout, layout_of
from holdfast.settlement.robust.numbered import codes_at, feasible_numbers, marks, number_of, parts, sizes_of
from holdfast.solving.watch import Watch

Positions = NDArray[np.intp]

SCANNED = 20_000_000
"""Spaces of up to so many packages are looked through."""
LISTED = 1_000_000
"""Up to so many feasible packages are listed."""

VALUES = 3_000_000
"""Up to so many utilities are held at once where each draw has its own: packages times parties; 300 MB in all."""


@dataclass(frozen=True, slots=True, eq=False)
class Catalogue:
    """The feasible packages: first those within the floor, then those below it, each in the order of the options."""

    problem: Problem
    left: Positions
    right: Positions
    """Per package its halves."""
    cut: int
    """So many issues make the left half."""
    within: int
    """So many packages are within the floor."""
    parties: tuple[Layout, ...]
    groups: tuple[tuple[Layout | None, ...], ...]
    demands: tuple[tuple[Bools | None, ...], ...]
    """Per party and group for each package whether the group's demand is met; nothing where it demands nothing."""

    @property
    def packages(self) -> int:
        """How many packages are listed."""
        return len(self.left)

    def codes(self, positions: Positions) -> Codes:
        """The packages at some positions, a row per issue."""
        return codes_at(self.left[positions] * self._rights + self.right[positions], sizes_of(self.problem))

    def package(self, position: int) -> Package:
        """The package at a position."""
        return tuple(int(code) for code in self.codes(np.array([position]))[:, 0])

    def position(self, package: Package) -> int | None:
        """Where a package stands; nothing where it is not feasible."""
        left, right = divmod(number_of(package, sizes_of(self.problem)), self._rights)
        found = np.flatnonzero((self.left == left) & (self.right == right))
        return int(found[0]) if len(found) else None

    @property
    def _rights(self) -> int:
        return math.prod(sizes_of(self.problem)[self.cut :])


def catalogue_of(problem: Problem, watch: Watch, *, listed: int = LISTED) -> Catalogue | None:
    """The catalogue; nothing where there are too many packages for one, or the watch ended."""
    numbers = feasible_numbers(problem, watch, at_most=listed) if problem.packages <= SCANNED else None
    if numbers is None:
        return None
    sizes = sizes_of(problem)
    cut = min(range(len(sizes) + 1), key=lambda at: math.prod(sizes[:at]) + math.prod(sizes[at:]))
    below = np.concatenate([below_floor(problem, codes_at(part, sizes)) for part in parts(numbers)])
    numbers = np.concatenate([numbers[~below], numbers[below]])
    left, right = np.divmod(numbers, math.prod(sizes[cut:]))
    homes = [party.ratification.groups if party.ratification else () for party in problem.parties]
    return Catalogue(
        problem, left, right, cut, int(np.count_nonzero(~below)),
        tuple(layout_of(party.stake, numbers, cut, problem) for party in problem.parties),
        tuple(tuple(layout_of(group.stake, numbers, cut, problem) if group.stake else None for group in groups)
              for groups in homes),
        tuple(tuple(marks(group.requires, numbers, problem) if group.requires is not None else None
                    for group in groups) for groups in homes),
    )
