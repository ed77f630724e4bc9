"""What can stand in a conflict: red lines and exclusions, reserves and ratifications, each with a test on packages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from holdfast.document.conditions.ground import Formula, literal
from holdfast.document.conditions.search import Masks
from holdfast.settlement.evaluate import Bools, Codes, holds, ratified, worth_of
from holdfast.settlement.problem import (
    TOLERANCE,
    Problem,
    Ratification,
    ratification_id,
    reserve_id,
)
from holdfast.settlement.reading import GroupWorth, Reading, Worth


@dataclass(frozen=True, slots=True)
class Logical:
    """An item that a formula over the picks decides."""

    id: str
    formula: Formula


@dataclass(frozen=True, slots=True, eq=False)
class Reserve:
    """A party's demand to be no worse off than without a deal."""

    id: str
    party: int
    worth: Worth


@dataclass(frozen=True, slots=True, eq=False)
class Approval:
    """The approval that a party needs at home."""

    id: str
    party: int
    rule: Ratification
    groups: tuple[GroupWorth, ...]


Item = Logical | Reserve | Approval


def items_of(reading: Reading, *, reserves: bool) -> tuple[Item, ...]:
    """Firm red lines and exclusions in the order of the problem, then reserves and ratifications by party."""
    problem = reading.problem
    found: list[Item] = [Logical(limit.id, limit.formula) for limit in problem.limits]
    if reserves:
        for position, party in enumerate(problem.parties):
            found.append(Reserve(reserve_id(party.id), position, reading.parties[position]))
            if party.ratification is not None:
                found.append(
                    Approval(ratification_id(party.id), position, party.ratification, reading.groups[position])
                )
    return tuple(found)


def floor_items(problem: Problem) -> tuple[Item, ...]:
    """One item per option below the floor, in the order of the problem; it stands in no set that is reported.

    A package keeps it by not picking the option.
    """
    return tuple(Logical(f"floor:{position}", formula) for position, formula in enumerate(_avoided(problem)))


def kept(item: Item, codes: Codes, reading: Reading) -> Bools:
    """For each package whether it keeps the item, by the plain definitions."""
    if isinstance(item, Logical):
        return holds(item.formula, codes, reading.problem)
    if isinstance(item, Approval):
        return ratified(reading, item.party, codes)
    enough: Bools = worth_of(item.worth, codes, reading.problem) >= item.worth.disagreement - TOLERANCE
    return enough


def everything(problem: Problem) -> Masks:
    """All options of all issues."""
    return {issue.id: (1 << len(issue.options)) - 1 for issue in problem.issues}


def members(mask: int) -> Iterator[int]:
    """The positions of the bits that are set, rising."""
    while mask:
        lowest = mask & -mask
        yield lowest.bit_length() - 1
        mask ^= lowest


def _avoided(problem: Problem) -> Iterator[Formula]:
    options = {issue.id: issue.options for issue in problem.issues}
    for entry in problem.floor:
        yield literal(entry.issue, (option != entry.option for option in options[entry.issue]))
