"""The packages that a programme ranges over, what they bring each party, and the plain check of each one found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from holdfast.settlement.exact.alike import Classes
from holdfast.settlement.exact.rows import Affine, Rows, column, total
from holdfast.settlement.problem import Package

Gains = tuple[float, ...]
"""What a package brings each party above its disagreement value."""

Picks = Sequence[Sequence[int]]
"""Per issue the column of each option."""


@dataclass(frozen=True, slots=True, eq=False)
class Space:
    """Packages as columns and rows.

    The rows may let in a little more than is allowed, never less: bounds hold, and ``judge`` checks what is found.
    """

    rows: Rows
    picks: tuple[tuple[int, ...], ...]
    """Per issue the column of each option."""
    classes: Classes
    gains: tuple[int, ...]
    """Per party the column of its gain, in its unit."""
    units: tuple[float, ...]
    """A power of two near the width of the party's utilities, so that columns are near 1 and nothing is rounded."""
    ceilings: tuple[float, ...]
    """Per party a gain that no package exceeds."""
    judge: Callable[[Package], Gains | None]
    """The gains by the plain definitions; nothing where the package is not allowed."""

    def gain(self, party: int) -> Affine:
        """The gain of a party."""
        return column(self.gains[party], self.units[party])

    def narrow(self, most: Sequence[float], margin: float) -> None:
        """Takes over gains that no package exceeds, but for a margin on the scale of the units."""
        for gain, unit, top in zip(self.gains, self.units, most, strict=True):
            self.rows.upper[gain] = max(self.rows.lower[gain], min(self.rows.upper[gain], top / unit + margin))

    def package(self, values: NDArray[np.float64]) -> Package:
        """The package nearest to a point."""
        return tuple(int(np.argmax(values[list(columns)])) for columns in self.picks)

    def exclude(self, rows: Rows, package: Package) -> None:
        """Adds a row that rules out this package, and those that differ from it in alike options only."""
        chosen = [columns[option] for columns, option, groups
                  in zip(self.picks, package, self.classes, strict=True) if len(groups) > 1]
        rows.require(total(column(pick) for pick in chosen), at_most=len(chosen) - 1.0)


def add_picks(rows: Rows, classes: Classes, counts: Sequence[int]) -> tuple[tuple[int, ...], ...]:
    """A column for each option, one of which is picked in every issue; only the first of alike options can be."""
    picks = []
    for groups, count in zip(classes, counts, strict=True):
        live = {group[0] for group in groups}
        columns = tuple(rows.add_column(0.0, float(option in live), whole=True) for option in range(count))
        rows.equate(total(column(pick) for pick in columns), 1.0)
        picks.append(columns)
    return tuple(picks)
