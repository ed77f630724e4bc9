"""The least deposits that make some order of steps safe.

A deposit is whatever a party loses by walking away at any point: assets in escrow, a snapback, a guarantor's answer. It
adds to the party's margin everywhere, so that the least equal deposit is what the best least margin lacks (Sandholm &
Lesser 1995).
"""

from __future__ import annotations

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

BOXES = 4_000
"""Boxes of greatest deposits looked into at most."""


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
    """The least deposits, equal, alone and in all minimal combinations."""
    search = _Search(reading, watch)
    equal = search.lacking(reading)
    alone = {party: search.lacking(only(reading, party)) for party in reading.problem.parties}
    minimal, complete = search.minimal(alone)
    return Deposits(reading.problem.parties, equal, alone, minimal, complete and search.proven, search.proven)


class _Search:
    """Searches for deposits, and whether each of them was proven."""

    def __init__(self, reading: Reading, watch: Watch) -> None:
        self._reading, self._watch = reading, watch
        self._parties = reading.problem.parties
        self.proven = True

    def lacking(self, reading: Reading) -> float:
        """What the best order lacks to be safe; infinite where no order keeps the limits."""
        found = safest_order(reading, watch=self._watch, exposure=False)
        self.proven = self.proven and found.proven
        return max(0.0, -found.margin) if found.margin < -TOLERANCE else 0.0

    def minimal(self, alone: Mapping[str, float]) -> tuple[tuple[tuple[float, ...], ...], bool]:
        """All minimal combinations, and whether these are all.

        In a box of greatest deposits some minimal combination is found or there is none; where there is one, every
        other one lies below it in the deposit of some party, so that the box is cut once for each party.
        """
        if len(self._parties) == 1:
            return ((round(alone[self._parties[0]], 9),),), True
        least = [alone[party] for party in self._parties]
        boxes, seen, empty = [(math.inf,) * len(self._parties)], set[tuple[float, ...]](), list[tuple[float, ...]]()
        found: list[tuple[float, ...]] = []
        while boxes:
            if self._watch.is_over or len(found) >= MOST or len(seen) >= BOXES:
                return tuple(sorted(found)), False
            box = boxes.pop()
            if box in seen or any(_within(box, other) for other in empty):
                continue
            seen.add(box)
            inside = next((one for one in found if _within(one, box)), None) or self._inside(box)
            if inside is None:
                empty.append(box)
                continue
            if inside not in found:
                found.append(inside)
            boxes += [(*box[:number], value - LESS, *box[number + 1:])
                      for number, value in enumerate(inside) if value > least[number] + LESS]
        return tuple(sorted(found)), True

    def _inside(self, box: tuple[float, ...]) -> tuple[float, ...] | None:
        """A minimal combination in a box: the first party puts up the least that it can, then the second, and so on."""
        held = dict(zip(self._parties, box, strict=True))
        for party, most in zip(self._parties, box, strict=True):
            own = self.lacking(held_to(self._reading, party, deposits=held))
            if own > most:
                return None
            held[party] = own
        values = tuple(round(held[party], 9) for party in self._parties)
        return values if all(math.isfinite(value) for value in values) else None


def _within(values: tuple[float, ...], box: tuple[float, ...]) -> bool:
    return all(value <= most for value, most in zip(values, box, strict=True))
