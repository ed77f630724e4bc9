"""Minimal conflicts and relaxations straight from their definitions, over the list of all packages."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from tests.unit.settlement.made import every_package

from holdfast.settlement.evaluate import Bools, Codes, below_floor, holds, ratified, utilities
from holdfast.settlement.problem import TOLERANCE, ratification_id, reserve_id
from holdfast.settlement.reading import Reading

Sets = set[frozenset[str]]


def broken_by(reading: Reading, *, reserves: bool) -> list[tuple[frozenset[str], bool]]:
    """For every package the items that it breaks, and whether it is below the floor."""
    codes = every_package(reading.problem)
    kept = dict(_kept(reading, codes, reserves=reserves))
    below = below_floor(reading.problem, codes)
    return [(frozenset(id for id, keeps in kept.items() if not keeps[column]), bool(below[column]))
            for column in range(codes.shape[1])]


def relaxations(broken: list[tuple[frozenset[str], bool]]) -> Sets:
    """The smallest sets of items that some package breaks alone; none where a package breaks nothing."""
    sets = {items for items, _ in broken}
    return {items for items in sets if items and not any(other < items for other in sets)}


def conflicts(broken: list[tuple[frozenset[str], bool]]) -> Sets:
    """The smallest sets of items of which every package breaks one, by trying all sets from the smallest on."""
    sets = {items for items, _ in broken}
    if frozenset() in sets:
        return set()
    ids = sorted({id for items in sets for id in items})
    found: Sets = set()
    for size in range(1, len(ids) + 1):
        for chosen in map(frozenset, itertools.combinations(ids, size)):
            if not any(smaller <= chosen for smaller in found) and all(chosen & items for items in sets):
                found.add(chosen)
    return found


def _kept(reading: Reading, codes: Codes, *, reserves: bool) -> Iterator[tuple[str, Bools]]:
    problem = reading.problem
    for limit in problem.limits:
        yield limit.id, holds(limit.formula, codes, problem)
    if reserves:
        values = utilities(reading, codes)
        for position, party in enumerate(problem.parties):
            yield reserve_id(party.id), values[position] >= reading.parties[position].disagreement - TOLERANCE
            if party.ratification is not None:
                yield ratification_id(party.id), ratified(reading, position, codes)
