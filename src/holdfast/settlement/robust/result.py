"""What the analysis over uncertain preferences says: what is certain, and shares of draws with standard errors."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass

from holdfast.settlement.problem import Package
from holdfast.settlement.robust.share import Share
from holdfast.settlement.solution import Point


class Way(enum.StrEnum):
    """How the shares were found."""

    ALL_PACKAGES = "all_packages"
    """Every feasible package was valued in every draw."""
    GIVEN_PACKAGES = "given_packages"
    """There are too many packages to list; the given ones were valued."""


@dataclass(frozen=True, slots=True)
class Acceptance:
    """Who accepts one package, over all readings and in which share of them."""

    package: Package
    is_feasible: bool
    """Whether it keeps every limit; a package that does not is acceptable in no reading."""
    below_floor: bool
    parties: tuple[Share, ...]
    """Per party the share of draws in which it accepts, ratification included; limits are not looked at."""
    all_accept: Share
    """Share of draws in which the package is feasible and every party accepts."""
    necessary: tuple[bool, ...]
    """Per party whether it accepts in every reading."""
    possible: tuple[bool, ...]
    """Per party whether it accepts in some reading."""
    necessary_for_all: bool
    possible_for_all: bool


@dataclass(frozen=True, slots=True)
class Reaching:
    """One package and the share of draws in which it reaches a point."""

    package: Package
    share: Share
    central: tuple[tuple[float, ...], ...]
    """Per party the mean of its weights over the draws in which the package reaches the point."""
    confidence: Share | None
    """Share of draws in which it reaches the point with the central weights; nothing where that was not worked out."""


@dataclass(frozen=True, slots=True)
class PointShares:
    """The packages that reach a bargaining point most often, most often first; packages below the floor never do.

    Packages that tie in a draw reach it together, so shares may add up to more than 1.
    """

    point: Point
    packages: tuple[Reaching, ...]
    different: int
    """How many different packages reach it in some draw."""


@dataclass(frozen=True, slots=True)
class Favourites:
    """The packages that are worth most to a party in most draws, of all feasible ones within the floor."""

    party: str
    packages: tuple[tuple[Package, Share], ...]


@dataclass(frozen=True, slots=True)
class Smaa:
    """Shares over draws of all readings, from every feasible package (SMAA-2, Lahdelma & Salminen 2001)."""

    seed: int
    asked: int
    """So many draws were asked for."""
    draws: int
    """So many were made; everything said here is from these alone."""
    feasible: int
    below_floor: int
    """How many of the feasible packages are below the floor."""
    any_acceptable: Share
    """Share of draws in which some package within the floor is acceptable to all."""
    most_accepted: tuple[Acceptance, ...]
    """Packages within the floor that are acceptable to all in most draws."""
    ever_accepted: int
    """How many packages within the floor are acceptable to all in some draw."""
    points: tuple[PointShares, ...]
    favourites: tuple[Favourites, ...]

    @property
    def stopped(self) -> bool:
        """Whether fewer draws were made than asked for."""
        return self.draws < self.asked


@dataclass(frozen=True, slots=True)
class GivenShares:
    """Shares over draws of all readings for given packages."""

    seed: int
    asked: int
    draws: int
    packages: Mapping[str, Acceptance]
    """By the name each was given."""
    any_acceptable: Share | None
    """Share, of the draws where that is known, with some acceptable package; nothing where nobody looked."""
    unknown: int
    """In so many draws it stayed open whether any package is acceptable."""

    @property
    def stopped(self) -> bool:
        """Whether fewer draws were made than asked for."""
        return self.draws < self.asked


@dataclass(frozen=True, slots=True)
class Certain:
    """How many packages within the floor all accept in every reading, and in some."""

    necessary: int
    possible: int


@dataclass(frozen=True, slots=True)
class RobustPoint:
    """A package that is best by what it is worth at least, or by what it makes anybody miss at most."""

    packages: tuple[Package, ...]
    """Packages that tie for it, in the order of issues and options."""
    objective: float
    values: tuple[float, ...]
    """Per party: the least gain, or the greatest regret, of the first of them."""


@dataclass(frozen=True, slots=True)
class RobustPoints:
    """What can be said of packages within the floor that all accept in every reading."""

    nash: RobustPoint | None
    """The greatest product of least gains over the greatest worth of no deal; nothing without such a package."""
    regret: RobustPoint | None
    """The least greatest regret; nothing where there is no such package or there are too many to compare."""
    packages: int
    """How many such packages there are."""


@dataclass(frozen=True, slots=True)
class Chances:
    """How the chances of prevailing stand to each other, where exactly two parties have such an estimate."""

    tied: bool
    """Whether only readings count in which they add up to 1 at most."""
    contradict: bool
    """Whether even the least ones add up to more than 1; each side's own estimate then stands for itself."""


@dataclass(frozen=True, slots=True)
class Robust:
    """What holds whatever the uncertain preferences are, and shares over them."""

    way: Way
    why: str
    """Why it was done this way."""
    seed: int
    draws: int
    chances: Chances
    given: GivenShares
    certain: Certain | None
    """Nothing where not all packages could be listed, or the work was stopped before; the same for the points."""
    points: RobustPoints | None
    smaa: Smaa | None
    """Nothing where not all packages could be listed."""
