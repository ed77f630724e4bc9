"""The last issues of a problem, all their combinations at once: the part that every prefix has in common.

What combinations are worth, and which formulas they make true, is worked out once per formula that prefixes leave and
kept while there is room; a prefix then adds one number per party.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache, partial

import numpy as np

from holdfast.document.conditions.arrays import formula_holds
from holdfast.settlement.evaluate import Bools, Codes
from holdfast.settlement.problem import Problem
from holdfast.settlement.reading import Floats, Reading, Worth
from holdfast.settlement.residual import FAILS, HOLDS, Residuals

COMBINATIONS = 1 << 15
"""At most so many combinations form a tail: enough that the work per prefix counts little, and few enough to keep."""

_FEWEST = 1 << 10
_BLOCKS = 8
"""Small spaces are cut into so many blocks at least, which then have the work on the tail in common."""

_MASKS = 96
_BYTES_OF_VALUES = 32 << 20


class Tail:
    """The combinations of the last issues, in order, and what they mean for the formulas that a prefix leaves."""

    def __init__(self, reading: Reading, *, combinations: int | None = None) -> None:
        problem = reading.problem
        self.start, self.size = _cut(problem, _enough(problem) if combinations is None else combinations)
        self.residuals = Residuals(problem)
        self.scales: tuple[Worth, ...] = (
            *reading.parties,
            *(member.worth for groups in reading.groups for member in groups if member.worth is not None),
        )
        """The utilities that are followed: those of the parties, then those of the groups at home that have one."""
        self.codes: Codes = _codes(problem, self.start, self.size)
        self.terms = tuple((scale, value) for scale, worth in enumerate(self.scales) for _, value in worth.terms)
        """Of each bonus or loss whose utility it is in, and how much it is worth."""
        counts = {issue.id: len(issue.options) for issue in problem.issues}
        rows = {issue.id: row for issue, row in zip(problem.issues[self.start:], self.codes, strict=True)}
        plain = np.array([_sums(worth.rows[self.start:]) for worth in self.scales]).reshape(-1, self.size)
        # The stores know their parts and not this object: no cycle keeps their arrays alive after it is gone.
        self.mask = lru_cache(maxsize=_MASKS)(partial(_mask, self.residuals, rows, counts, self.size))
        self.all_hold = lru_cache(maxsize=_MASKS)(partial(_all_hold, self.mask, self.size))
        room = max(2, _BYTES_OF_VALUES // max(1, plain.nbytes))
        self.values = lru_cache(maxsize=room)(partial(_values, self.mask, self.terms, plain))

    def within_floor(self, problem: Problem) -> Bools:
        """For each combination whether none of its options is below the floor."""
        result = np.ones(self.size, dtype=bool)
        positions = {issue.id: position for position, issue in enumerate(problem.issues)}
        for entry in problem.floor:
            position = positions[entry.issue]
            if position >= self.start:
                result &= self.codes[position - self.start] != problem.issues[position].options.index(entry.option)
        return result


def _mask(residuals: Residuals, rows: Mapping[str, Codes], counts: Mapping[str, int], size: int,
          number: int) -> Bools | None:
    """For each combination whether a formula holds; nothing where it holds for all."""
    return None if number == HOLDS else formula_holds(residuals.formula(number), rows, counts, size)


def _all_hold(mask_of: Callable[[int], Bools | None], size: int, numbers: tuple[int, ...]) -> tuple[Bools | None, int]:
    """For each combination whether all formulas hold (nothing where they do for all), and for how many they do."""
    masks = [mask for mask in map(mask_of, numbers) if mask is not None]
    if not masks:
        return None, size
    result = masks[0] if len(masks) == 1 else np.logical_and.reduce(masks)
    return result, int(np.count_nonzero(result))


def _values(mask_of: Callable[[int], Bools | None], owners: tuple[tuple[int, float], ...], plain: Floats,
            terms: tuple[int, ...]) -> tuple[Floats, Floats, Floats]:
    """Utilities of the combinations, shape (scales, size), where these terms are open, and least and greatest."""
    values = plain
    if any(number != FAILS for number in terms):
        values = values.copy()
        for (scale, value), number in zip(owners, terms, strict=True):
            mask = mask_of(number)
            values[scale] += value if mask is None else value * mask
    return values, values.min(axis=1), values.max(axis=1)


def _enough(problem: Problem) -> int:
    return min(COMBINATIONS, max(_FEWEST, problem.packages // _BLOCKS))


def _cut(problem: Problem, combinations: int) -> tuple[int, int]:
    """Where the tail starts, and how many combinations it has; at least one issue belongs to it where there is one."""
    start, size = len(problem.issues), 1
    for position in reversed(range(len(problem.issues))):
        grown = size * len(problem.issues[position].options)
        if grown > combinations and size > 1:
            break
        start, size = position, grown
    return start, size


def _codes(problem: Problem, start: int, size: int) -> Codes:
    rows = np.empty((len(problem.issues) - start, size), dtype=np.int16)
    apart = size
    for row, issue in zip(rows, problem.issues[start:], strict=True):
        together, apart = apart, apart // len(issue.options)
        row[:] = np.tile(np.repeat(np.arange(len(issue.options), dtype=np.int16), apart), size // together)
    return rows


def _sums(rows: tuple[Floats, ...]) -> Floats:
    total = np.zeros(1)
    for row in rows:
        total = np.add.outer(total, row).ravel()
    return total
