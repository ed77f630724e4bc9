"""The least deposits that make some order of steps safe.

A deposit is whatever a party loses by walking away at any point: assets in escrow, a snapback, a guarantor's answer. It
adds to the party's margin everywhere, so that the least equal deposit is what the best least margin lacks (Sandholm &
Lesser 1995).
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from holdfast.roadmap.problem import TOLERANCE
from holdfast.roadmap.reading import Reading
from holdfast.roadmap.search.safest import safest_order
from holdfast.roadmap.search.valued import held_to, only
from holdfast.solving.watch import Watch

LESS = 1e-7
"""A deposit counts as smaller from this difference on."""

MOST = 200
"""Minimal combinations listed at most."""


@dataclass(frozen=True, slots=True)
class Deposits:
    """The least deposits under which some order is safe; a party without rows needs none."""

    parties: tuple[str, ...]
    equal: float
    """The same for every party."""
    alone: Mapping[str, float]
    """By party: its least where the others put up whatever is needed."""
    minimal: tuple[tuple[float, ...], ...]
    """Combinations, in the order of ``parties``, of which no part can be lowered without raising another."""
    complete: bool
    """Whether these are all minimal combinations."""
    proven: bool
    """Whether none of the numbers can be lower."""

    def as_json(self) -> dict[str, Any]:
        """The deposits as JSON."""
        return {
            "least_equal_deposit": tidy(self.equal),
            "least_deposit": {party: tidy(value) for party, value in self.alone.items()},
            "minimal_deposit_pairs": [[tidy(value) for value in values] for values in self.minimal],
            "complete": self.complete, "proven": self.proven,
        }


def tidy(value: float) -> float | int | None:
    """The value without the noise of floating point: whole where it is whole; nothing where it is infinite."""
    if not math.isfinite(value):
        return None
    near = round(value, 9)
    return int(near) if near == int(near) else near


def least_deposits(reading: Reading, *, watch: Watch) -> Deposits:
    """The least deposits, equal, alone and in all minimal combinations (all of them for two parties)."""
    parties = reading.problem.parties
    best = safest_order(reading, watch=watch)
    alone, proven = {}, best.proven
    for party in parties:
        found = safest_order(only(reading, party), watch=watch)
        alone[party], proven = _needed(found.margin), proven and found.proven
    pairs, complete = _minimal(reading, alone, watch)
    return Deposits(parties, _needed(best.margin), alone, pairs, complete and not watch.is_over, proven)


def _needed(margin: float) -> float:
    return max(0.0, -margin) if margin < -TOLERANCE else 0.0


def _least(reading: Reading, party: str, deposits: Mapping[str, float], watch: Watch) -> float:
    """The least deposit of a party under which some order is safe, with these of the others; infinite for none."""
    return _needed(safest_order(held_to(reading, party, deposits=deposits), watch=watch).margin)


def _minimal(reading: Reading, alone: Mapping[str, float], watch: Watch) -> tuple[tuple[tuple[float, ...], ...], bool]:
    parties = reading.problem.parties
    if len(parties) == 1:
        return ((alone[parties[0]],),), True
    if len(parties) == 2:
        return _pairs(reading, parties[0], parties[1], alone, watch)
    found = set()
    for order in itertools.islice(itertools.permutations(parties), 24):
        if watch.is_over:
            break
        found.add(_one_after_another(reading, order, watch))
    return tuple(sorted(found)), False


def _one_after_another(reading: Reading, order: tuple[str, ...], watch: Watch) -> tuple[float, ...]:
    """The combination where the first party puts up the least it can, then the second, and so on."""
    held: dict[str, float] = dict.fromkeys(order, math.inf)
    for party in order:
        held[party] = _least(reading, party, {name: value for name, value in held.items() if name != party}, watch)
    return tuple(round(held[party], 9) for party in reading.problem.parties)


def _pairs(reading: Reading, first: str, second: str, alone: Mapping[str, float],
           watch: Watch) -> tuple[tuple[tuple[float, ...], ...], bool]:
    """All minimal pairs, from the least of the first party on: each next one asks less of the second."""
    pairs: list[tuple[float, ...]] = []
    allowed = math.inf
    while len(pairs) < MOST and not watch.is_over:
        own = _least(reading, first, {second: allowed}, watch)
        if not math.isfinite(own):
            return tuple(pairs), True
        other = _least(reading, second, {first: own}, watch)
        pairs.append((round(own, 9), round(other, 9)))
        if other <= alone[second] + LESS:
            return tuple(pairs), True
        allowed = other - LESS
    return tuple(pairs), False
