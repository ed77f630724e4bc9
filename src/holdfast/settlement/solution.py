"""Bargaining points: what each is, what it came to, and how sure that is."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from holdfast.settlement.problem import Package

PACKAGES_SHOWN = 20
"""So many packages are listed of those that reach a point."""

TIE_RULE = (
    "Of several utility vectors that are tied, the one with the larger sum is reported, and of those the one that is "
    "larger for the first party that differs; packages that reach it are listed in the order of issues and options."
)


class Point(enum.StrEnum):
    """The bargaining solutions."""

    NASH = "nash"
    KALAI_SMORODINSKY = "kalai_smorodinsky"
    EGALITARIAN = "egalitarian"
    UTILITARIAN = "utilitarian"


class IdealOver(enum.StrEnum):
    """Over which packages the ideal of a party is its best."""

    ALL = "all"
    """All packages, whether feasible or not."""
    ACCEPTABLE = "acceptable"
    """Those that are acceptable to everybody."""


@dataclass(frozen=True, slots=True)
class Solution:
    """One bargaining point: utilities and packages that reach it, with ties, and a proof or the gap that remains."""

    point: Point
    utilities: tuple[float, ...]
    """In the order of the problem's parties."""
    packages: tuple[Package, ...]
    """Up to ``PACKAGES_SHOWN`` packages whose utilities are these."""
    objective: float
    """Nash: product of weighted gains over ``over``; Kalai-Smorodinsky and egalitarian: the smallest (normalised) gain;
    utilitarian: the weighted sum."""
    ties: int | None
    """How many distinct utility vectors (at 1e-9) are tied, this one counted; nothing where that is not known."""
    ties_complete: bool
    optimal: bool
    """Whether it is proven that nothing is better."""
    gap: float
    """How much better, at most, another package could be, on the scale of the objective; 0 where proven."""
    over: tuple[int, ...] = ()
    """Positions of the parties whose gains count: for Nash those that can jointly gain, for Kalai-Smorodinsky those
    whose ideal exceeds their disagreement value; else all."""


@dataclass(frozen=True, slots=True)
class Points:
    """The ideal of each party and the bargaining points; the latter absent where no package is acceptable."""

    ideal: tuple[float | None, ...]
    """Best utility of each party over ``ideal_over``; nothing where no package is there."""
    ideal_over: IdealOver
    ideal_proven: bool
    solutions: tuple[Solution, ...]
    """In the order of ``Point``; empty where nothing is acceptable or no acceptable package was found in time."""
    none_acceptable: bool
    """Whether it is proven that no package is acceptable (within the floor)."""
    stopped: bool = False
    """Whether the work ended before it was done."""
