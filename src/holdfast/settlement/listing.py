"""Acceptable or feasible packages one block after the other, with what they are worth."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from holdfast.settlement.evaluate import Codes
from holdfast.settlement.problem import Package
from holdfast.settlement.reading import Floats, Reading
from holdfast.settlement.stream import Walk
from holdfast.solving.watch import Watch

WHAT = "listing packages"


@dataclass(frozen=True, slots=True, eq=False)
class Listed:
    """Some packages in the order of issues and options."""

    codes: Codes
    """Shape (issues, packages)."""
    utilities: Floats
    """Shape (parties, packages)."""

    @property
    def packages(self) -> list[Package]:
        """The packages one by one."""
        return [tuple(int(code) for code in package) for package in self.codes.T]


def acceptable_packages(reading: Reading, *, limit: int | None = None, feasible_only: bool = False,
                        within_floor: bool = False, watch: Watch) -> Iterator[Listed]:
    """The acceptable packages in order, up to the limit, never more than a block of them at once.

    With ``feasible_only`` packages need not be acceptable; with ``within_floor`` those with an option below the floor
    are left out. The list ends early where the watch is over.
    """
    walk = Walk(reading, watch=watch, what=WHAT)
    left = walk.packages if limit is None else limit
    for block in walk.blocks(skip=None if feasible_only else walk.hopeless, floor_only=within_floor):
        mask = block.feasible() if feasible_only else block.acceptable()
        if within_floor:
            mask &= block.within_floor()
        offsets = np.flatnonzero(mask)[:left]
        if len(offsets):
            yield Listed(block.codes(offsets), block.utilities(offsets))
        left -= len(offsets)
        if left <= 0:
            return
