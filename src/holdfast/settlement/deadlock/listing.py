"""Decides sets of items by going through all packages once and keeping which smallest sets of items packages break."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from holdfast.settlement.deadlock.items import Item, kept
from holdfast.settlement.deadlock.walk import Answer
from holdfast.settlement.evaluate import Codes
from holdfast.settlement.problem import Package, Problem
from holdfast.settlement.reading import Reading
from holdfast.solving.watch import Watch

AT_ONCE = 1 << 15
"""Packages looked at together; more are no faster, and the watch is asked in between."""

Words = NDArray[np.uint64]
"""One row per set of items, its bits spread over words of 64."""


class Listing:
    """An oracle over the items given, as bits in their order; made by ``listed``."""

    def __init__(self, broken: Sequence[tuple[int, Package]]) -> None:
        self._broken = tuple(broken)

    def decide(self, wanted: int, watch: Watch) -> Answer | None:
        """The answer for the items whose bits are set; nothing where the time was up before."""
        if watch.is_over:
            return None
        found = next((package for broken, package in self._broken if not broken & wanted), None)
        return Answer(found) if found is not None else Answer(None, wanted)


def listed(reading: Reading, items: Sequence[Item], watch: Watch) -> Listing | None:
    """Every package looked at; nothing where the time was up before the last."""
    words, places = np.zeros((0, max(1, -(-len(items) // 64))), dtype=np.uint64), np.zeros(0, dtype=np.int64)
    for start in range(0, reading.problem.packages, AT_ONCE):
        if watch.is_over:
            return None
        codes = codes_between(reading.problem, start, start + AT_ONCE)
        new, first = np.unique(_broken(reading, items, codes), axis=0, return_index=True)
        fresh = ~_contains_any(new, words)
        words, places = _smallest(np.concatenate([words, new[fresh]]), np.concatenate([places, start + first[fresh]]))
        watch.tell("packages", min(1.0, (start + AT_ONCE) / reading.problem.packages))
    rows = (int.from_bytes(row.astype("<u8").tobytes(), "little") for row in words)
    return Listing([(row, package_at(reading.problem, int(place))) for row, place in zip(rows, places, strict=True)])


def codes_between(problem: Problem, start: int, end: int) -> Codes:
    """The packages from one place to before another, in the order of issues and options."""
    left = np.arange(start, min(end, problem.packages), dtype=np.int64)
    codes = np.empty((len(problem.issues), len(left)), dtype=np.int16)
    for position in reversed(range(len(problem.issues))):
        left, codes[position] = np.divmod(left, len(problem.issues[position].options))
    return codes


def package_at(problem: Problem, place: int) -> Package:
    """The package at a place in the order of issues and options."""
    return tuple(int(code) for code in codes_between(problem, place, place + 1)[:, 0])


def _broken(reading: Reading, items: Sequence[Item], codes: Codes) -> Words:
    words = np.zeros((codes.shape[1], max(1, -(-len(items) // 64))), dtype=np.uint64)
    for bit, item in enumerate(items):
        words[:, bit // 64] |= (~kept(item, codes, reading)).astype(np.uint64) << np.uint64(bit % 64)
    return words


def _contains_any(sets: Words, inner: Words) -> NDArray[np.bool_]:
    """For each set whether it contains one of the others, which may be the same."""
    found = np.zeros(len(sets), dtype=bool)
    for one in inner:
        found |= ((sets & one) == one).all(axis=1)
    return found


def _smallest(sets: Words, places: NDArray[np.int64]) -> tuple[Words, NDArray[np.int64]]:
    """The sets that contain no other, fewest members first, with their places; equal ones stand once."""
    order = np.lexsort((places, _sizes(sets)))
    sets, places = sets[order], places[order]
    chosen = list(_one_by_one(sets))
    return sets[chosen], places[chosen]


def _one_by_one(sets: Words) -> Iterator[int]:
    alive = np.ones(len(sets), dtype=bool)
    for position in range(len(sets)):
        if alive[position]:
            yield position
            alive &= ~((sets & sets[position]) == sets[position]).all(axis=1)


def _sizes(sets: Words) -> NDArray[np.int64]:
    if not sets.size:
        return np.zeros(len(sets), dtype=np.int64)
    as_bytes = np.ascontiguousarray(sets).view(np.uint8).reshape(len(sets), -1)
    sizes: NDArray[np.int64] = np.unpackbits(as_bytes, axis=1).sum(axis=1, dtype=np.int64)
    return sizes
