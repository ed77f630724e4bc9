"""All packages one or two changes away from a given one, and what each change does, as arrays."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from holdfast.settlement.draft.completions import bits, every_option, within_floor
from holdfast.settlement.evaluate import Bools, Codes, codes_of, holds, ratified, utilities
from holdfast.settlement.problem import TOLERANCE, Limit, Package, Problem
from holdfast.settlement.reading import Floats, Reading

Change = tuple[int, int]
"""Position of an issue, and the option it is changed to."""


@dataclass(frozen=True, slots=True, eq=False)
class Swaps:
    """Changes of a package, and what each gives every party more in one reading."""

    changes: tuple[tuple[Change, ...], ...]
    codes: Codes
    gains: Floats
    """Shape (parties, changes)."""
    allowed: Bools
    """Whether a change breaks no firm limit that was kept, and loses no approval at home that was there."""
    repairs: Bools
    """Which firm limits the package breaks and a change keeps, shape (limits, changes)."""
    crosses: Bools
    """Which negotiable lines the package keeps and a change crosses, shape (lines, changes)."""

    @property
    def improving(self) -> Bools:
        """Whether a change is allowed, takes nothing from anybody and gives somebody more."""
        if not len(self.gains):
            return np.zeros(len(self.changes), dtype=bool)
        better: Bools = (self.gains.min(axis=0) >= -TOLERANCE) & (self.gains.max(axis=0) > TOLERANCE)
        return self.allowed & better


def swaps_from(reading: Reading, package: Package, *, issues: int) -> Swaps:
    """All changes of so many issues at once, in the order of issues and options, to options within the floor."""
    problem = reading.problem
    changes = tuple(_changes(problem, package, issues))
    base = codes_of([package], problem)
    codes = np.repeat(base, len(changes), axis=1)
    for column, change in enumerate(changes):
        for position, option in change:
            codes[position, column] = option
    before, after = (_broken(problem.limits, some, problem) for some in (base, codes))
    crossed, crosses = (_broken(problem.negotiable, some, problem) for some in (base, codes))
    allowed = ~(after & ~before).any(axis=0) & _still_ratified(reading, base, codes)
    gains = utilities(reading, codes) - utilities(reading, base)
    return Swaps(changes, codes, gains, allowed, before & ~after, crosses & ~crossed)


def _broken(limits: tuple[Limit, ...], codes: Codes, problem: Problem) -> Bools:
    rows = [~holds(limit.formula, codes, problem) for limit in limits]
    return np.array(rows, dtype=bool).reshape(len(limits), codes.shape[1])


def _still_ratified(reading: Reading, base: Codes, codes: Codes) -> Bools:
    result = np.ones(codes.shape[1], dtype=bool)
    for party in range(len(reading.problem.parties)):
        if ratified(reading, party, base)[0]:
            result &= ratified(reading, party, codes)
    return result


def _changes(problem: Problem, package: Package, issues: int) -> Iterator[tuple[Change, ...]]:
    masks = within_floor(problem, every_option(problem), {})
    others = [
        [bit for bit in bits(masks[issue.id]) if bit != code]
        for issue, code in zip(problem.issues, package, strict=True)
    ]
    for positions in itertools.combinations(range(len(problem.issues)), issues):
        for options in itertools.product(*(others[position] for position in positions)):
            yield tuple(zip(positions, options, strict=True))
