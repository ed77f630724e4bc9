"""Equilibrium jumps: a coalition of two or more leads from one equilibrium to another, and all of it gain.

Kilgour, Hipel, Fang & Peng, Group Decision and Negotiation 10 (2001) 159-175.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from holdfast.settlement.stability.bits import Bits, above, single, unpacked
from holdfast.settlement.stability.coalition import coalitions
from holdfast.settlement.stability.concepts import Concept
from holdfast.settlement.stability.individual import Reaches
from holdfast.settlement.stability.model import Flags
from holdfast.solving.watch import Watch

_ROWS_AT_ONCE = 1024

MOST_LISTED = 20_000
"""So many jumps are listed per concept; beyond them they are counted."""


@dataclass(frozen=True, slots=True)
class Jump:
    """From one equilibrium to another, by a coalition; states and members as positions."""

    origin: int
    target: int
    coalition: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Jumps:
    """The jumps between the equilibria of each concept."""

    listed: Mapping[Concept, tuple[Jump, ...]]
    """Smaller coalitions first; the first ``MOST_LISTED`` of them."""
    found: Mapping[Concept, int]
    complete: bool
    """Whether every coalition was examined."""


def jumps(reaches: Reaches, equilibria: Mapping[Concept, Flags], *, watch: Watch) -> Jumps:
    """Every jump between two equilibria of one concept."""
    listed: dict[Concept, list[Jump]] = {concept: [] for concept in equilibria}
    found = dict.fromkeys(equilibria, 0)
    any_concept = np.logical_or.reduce(list(equilibria.values()))
    columns = np.flatnonzero(any_concept)
    groups = coalitions(len(reaches.model.decision_makers), least=2)
    better = [above(ranks, columns)[columns] for ranks in reaches.model.ranks] if columns.size > 1 else []
    for done, group in enumerate(groups if better else ()):
        if watch.is_over:
            return _jumps(listed, found, complete=False)
        watch.tell("jumps between equilibria", done / len(groups))
        bits = _improvements(reaches, group, columns, better)
        for start in range(0, columns.size, _ROWS_AT_ONCE):
            rows = columns[start:start + _ROWS_AT_ONCE]
            can = unpacked(bits[start:start + _ROWS_AT_ONCE], columns.size)
            for concept, flags in equilibria.items():
                between = can & flags[columns]
                between[~flags[rows]] = False
                found[concept] += int(np.count_nonzero(between))
                room = MOST_LISTED - len(listed[concept])
                listed[concept] += _listed(between, rows, columns, group, room=room)
    return _jumps(listed, found, complete=True)


def _improvements(reaches: Reaches, group: tuple[int, ...], columns: NDArray[np.int64], better: list[Bits]) -> Bits:
    """Per equilibrium the equilibria that the group reaches from it and all of it prefer."""
    reached = reaches.by(group).fold(single(columns, reaches.model.size), np.bitwise_or, empty=0)[columns]
    improved: Bits = np.bitwise_and.reduce([reached, *(better[member] for member in group)])
    return improved


def _listed(between: NDArray[np.bool_], origins: NDArray[np.int64], targets: NDArray[np.int64],
            group: tuple[int, ...], *, room: int) -> list[Jump]:
    """As many of the jumps as there is room for, row by row."""
    if room == 0:
        return []
    rows = int(np.searchsorted(np.cumsum(np.count_nonzero(between, axis=1)), room)) + 1
    origin, target = np.nonzero(between[:rows])
    pairs = zip(origins[origin[:room]].tolist(), targets[target[:room]].tolist(), strict=True)
    return [Jump(start, end, group) for start, end in pairs]


def _jumps(listed: Mapping[Concept, list[Jump]], found: Mapping[Concept, int], *, complete: bool) -> Jumps:
    return Jumps({concept: tuple(entries) for concept, entries in listed.items()}, dict(found), complete)
