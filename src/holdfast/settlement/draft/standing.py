"""How the parties stand to a draft: gains over no deal, lines crossed, and whether it can still be accepted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from holdfast.document.conditions.ground import Lit
from holdfast.document.conditions.search import Masks, satisfiable
from holdfast.inputs.between import Between
from holdfast.settlement.draft.completions import Draft, allowed_by, every_option, in_pieces, open_issues, size
from holdfast.settlement.draft.extreme import Bounds, bounds_of, sum_in, sum_over_ranges
from holdfast.settlement.draft.lines import Lines, all_limits, lines_at
from holdfast.settlement.evaluate import acceptable
from holdfast.settlement.problem import TOLERANCE, Floor, Limit, LimitKind, Package, Problem
from holdfast.settlement.reading import Reading, at_mid
from holdfast.solving.watch import Watch

ENUMERATED = 1_000_000
"""Up to so many completions are looked at one by one."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a search for a package came to."""

    package: Package | None
    proven: bool
    """With a package: that none has a greater sum of utilities; without: that there is none."""


Improve = Callable[[Reading, tuple[float, ...]], Found]
"""Looks in a space too large to list for the acceptable package within the floor that gives every party at least its
lower bound, with the greatest sum of utilities."""


@dataclass(frozen=True, slots=True)
class PartyStanding:
    """What a draft is worth to one party, as gain over no deal."""

    party: str
    over_ranges: Bounds
    """Over all completions and everything the ranges allow."""
    at_mid: Bounds
    """Over all completions, with every number in the middle of its range."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A draft in the settlement picture."""

    completions: int
    open_issues: tuple[str, ...]
    parties: tuple[PartyStanding, ...]
    """In the order of the problem."""
    firm: Lines
    negotiable: Lines
    below_floor: tuple[Floor, ...]
    """Options below the humanitarian and legal floor that the draft picks."""
    some_feasible: bool
    """Whether some completion keeps all firm limits together."""
    some_acceptable: bool | None
    """Whether some completion is acceptable at mid values; nothing where that was not settled."""

    @property
    def all_feasible(self) -> bool:
        """Whether every completion keeps all firm limits."""
        return not self.firm.crossed and not self.firm.open


def standing(problem: Problem, draft: Draft, *, reading: Reading | None = None, improve: Improve | None = None,
             watch: Watch | None = None) -> Standing:
    """How the parties stand to a draft; ``reading`` replaces the middle one."""
    watch, reading = watch or Watch(), reading or at_mid(problem)
    masks, every = allowed_by(problem, draft), every_option(problem)
    parties = []
    for party, worth in zip(problem.parties, reading.parties, strict=True):
        ranges = bounds_of(sum_over_ranges(problem, party.stake), masks, watch=watch)
        middle = bounds_of(sum_in(problem, worth), masks, watch=watch)
        parties.append(PartyStanding(
            party.id, ranges.less(party.disagreement), middle.less(Between.point(worth.disagreement)),
        ))
    some_feasible = satisfiable(all_limits(problem), masks)
    hopeless = not some_feasible or any(party.at_mid.high < -TOLERANCE for party in parties)
    return Standing(
        size(masks), open_issues(problem, draft), tuple(parties),
        lines_at(problem.limits, masks, every), lines_at(problem.negotiable, masks, every),
        tuple(entry for entry in problem.floor if draft.get(entry.issue) == entry.option), some_feasible,
        False if hopeless else _some_acceptable(reading, draft, masks, improve, watch),
    )


def fixed(reading: Reading, draft: Draft) -> Reading:
    """The reading in which every package has to keep the picks of a draft, even those below the floor."""
    problem = reading.problem
    masks = allowed_by(problem, draft)
    kept = tuple(
        Limit(f"pick:{issue}", LimitKind.EXCLUDED, Lit(issue, masks[issue])) for issue in draft
        if masks[issue] != every_option(problem)[issue]
    )
    floor = tuple(entry for entry in problem.floor if draft.get(entry.issue) != entry.option)
    return replace(reading, problem=replace(problem, limits=problem.limits + kept, floor=floor))


def _some_acceptable(
    reading: Reading, draft: Draft, masks: Masks, improve: Improve | None, watch: Watch,
) -> bool | None:
    if size(masks) <= ENUMERATED:
        for codes in in_pieces(reading.problem, masks):
            if watch.is_over:
                return None
            if np.any(acceptable(reading, codes)):
                return True
        return False
    if improve is None:
        return None
    kept = fixed(reading, draft)
    found = improve(kept, tuple(worth.disagreement for worth in reading.parties))
    if found.package is not None:
        return True
    # The search stays within the floor; that it finds none says nothing of completions below it.
    reaches_floor = any(entry.issue not in draft for entry in kept.problem.floor)
    return False if found.proven and not reaches_floor else None
