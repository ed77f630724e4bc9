"""The zone of agreement: what each party can gain over no deal among the packages that keep every firm limit."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from holdfast.document.conditions.search import satisfiable
from holdfast.settlement.draft.completions import every_option, in_pieces
from holdfast.settlement.draft.extreme import Bounds, greatest, least, sum_over_ranges
from holdfast.settlement.draft.lines import all_limits
from holdfast.settlement.evaluate import feasible
from holdfast.settlement.problem import Party, Problem
from holdfast.settlement.robust.bounds import consent
from holdfast.solving.watch import Watch

COUNTED = 200_000
"""Up to so many packages are gone through one by one."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """How many packages there are of each kind, counted one by one."""

    feasible: int
    """Those that keep every firm red line and are no excluded combination, whatever anybody prefers."""
    in_every_case: int
    """Of these, those that every party accepts whatever is assumed."""
    in_some_case: int
    """Of these, those that every party accepts for some of the assumptions."""


@dataclass(frozen=True, slots=True)
class PartyZone:
    """What one party can gain there, over all packages of the zone and everything the ranges allow."""

    party: str
    gain: Bounds | None
    """Nothing where the ends were not settled in time."""


@dataclass(frozen=True, slots=True)
class Zone:
    """The packages that keep every firm limit; there is at least one."""

    packages: int
    """All packages, whether they keep the limits or not."""
    numbers: Numbers | None
    """Nothing where there are too many packages to go through, or the time was up."""
    parties: tuple[PartyZone, ...]
    """In the order of the problem."""


def zone(problem: Problem, *, watch: Watch | None = None, counted: int = COUNTED) -> Zone | None:
    """The zone of agreement, or nothing where no package keeps every firm limit.

    Options below the humanitarian and legal floor are packages like others here: nothing is proposed.
    """
    watch = watch or Watch()
    if not satisfiable(all_limits(problem), every_option(problem)):
        return None
    ranges = tuple(PartyZone(party.id, _gain(problem, party, watch)) for party in problem.parties)
    return Zone(problem.packages, _numbers(problem, watch) if problem.packages <= counted else None, ranges)


def _gain(problem: Problem, party: Party, watch: Watch) -> Bounds | None:
    whole, masks, keeping = sum_over_ranges(problem, party.stake), every_option(problem), all_limits(problem)
    low = least(whole, masks, keeping=keeping, watch=watch)
    high = greatest(whole, masks, keeping=keeping, watch=watch)
    if low is None or high is None or not (low.exact and high.exact):
        return None
    return Bounds(low.value, high.value, exact=True).less(party.disagreement)


def _numbers(problem: Problem, watch: Watch) -> Numbers | None:
    kept = every = some = 0
    for codes in in_pieces(problem, every_option(problem)):
        if watch.is_over:
            return None
        inside = feasible(problem, codes)
        kept += int(np.count_nonzero(inside))
        if problem.parties:
            found = consent(problem, codes)
            every += int(np.count_nonzero(inside & found.necessary.all(axis=0)))
            some += int(np.count_nonzero(inside & found.possible.all(axis=0)))
    return Numbers(kept, every, some)
