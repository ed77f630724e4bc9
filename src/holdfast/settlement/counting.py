"""How many packages there are, how many keep every red line, and how many everybody accepts."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from holdfast.settlement.reading import Reading
from holdfast.settlement.residual import FAILS
from holdfast.settlement.stream import Block, Walk
from holdfast.solving.watch import Watch

LIMIT = 10**8
"""So many packages are gone through by default."""

WHAT = "counting packages"


@dataclass(frozen=True, slots=True)
class Counts:
    """Numbers of packages, each exact or absent."""

    packages: int
    """All packages, feasible or not."""
    feasible: int | None
    """Those that keep every limit."""
    acceptable: int | None
    """Those that are acceptable to everybody."""
    within_floor: int | None
    """Of the acceptable ones, those without an option below the humanitarian and legal floor."""
    reason: str = ""
    """Why a number is absent."""


def count(reading: Reading, *, limit: int = LIMIT, watch: Watch) -> Counts:
    """How many packages there are, exactly; where there are more than the limit, or time ran out, it says so."""
    packages = reading.problem.packages
    if packages > limit:
        return Counts(packages, None, None, None, too_many(packages, limit))
    walk = Walk(reading, watch=watch, what=WHAT)
    feasible = _feasible(walk, watch)
    if feasible is None:
        return Counts(packages, None, None, None, stopped(walk))
    acceptable, within_floor = _acceptable(walk)
    if not walk.finished:
        return Counts(packages, feasible, None, None, stopped(walk))
    return Counts(packages, feasible, acceptable, within_floor)


def too_many(packages: int, limit: int) -> str:
    """The reason where there are more packages than are gone through."""
    return f"There are {packages:,} packages; up to {limit:,} are gone through one by one."


def stopped(walk: Walk) -> str:
    """The reason where the work ended before all packages had been looked at."""
    return f"The work was stopped after {walk.at:,} of {walk.packages:,} packages."


def _feasible(walk: Walk, watch: Watch) -> int | None:
    """How many packages keep every limit; prefixes that leave the same of the limits are counted once."""
    issues, residuals = walk.reading.problem.issues, walk.tail.residuals
    known: dict[tuple[int, tuple[int, ...]], int] = {}

    def below(depth: int, limits: tuple[int, ...]) -> int | None:
        if limits == (FAILS,):
            return 0
        if watch.is_over:
            return None
        if depth == walk.tail.start:
            return walk.tail.all_hold(limits)[1]
        if (depth, limits) not in known:
            total = 0
            for option in range(len(issues[depth].options)):
                found = below(depth + 1, residuals.conjunction_after(limits, depth, option))
                if found is None:
                    return None
                total += found
            known[depth, limits] = total
        return known[depth, limits]

    return below(0, walk.root.limits)


def _acceptable(walk: Walk) -> tuple[int, int]:
    acceptable = within_floor = 0
    for block in walk.blocks(skip=walk.hopeless):
        found, inside = _in_block(block, has_floor=bool(walk.reading.problem.floor))
        acceptable += found
        within_floor += inside
    return acceptable, within_floor


def _in_block(block: Block, *, has_floor: bool) -> tuple[int, int]:
    mask = block.acceptable()
    found = int(np.count_nonzero(mask))
    if not found or not has_floor:
        return found, found
    return found, int(np.count_nonzero(mask & block.within_floor()))
