"""Stability of each state for each decision maker, by the least that the others can leave it with after a move.

A move from s to t is worth it to i exactly where i prefers to s both t and everything that the others can make of t.
So each concept needs one number per state t: the least rank of what the others can bring about from t.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from holdfast.settlement.stability.concepts import Concept
from holdfast.settlement.stability.model import Arcs, Flags, GraphModel, Ranks
from holdfast.settlement.stability.reach import Reach, reach_of

NEVER = int(np.iinfo(np.int32).max)
"""The least rank of no state at all: what the others leave where they have no move."""


@dataclass(frozen=True, slots=True, eq=False)
class Reaches:
    """The model with what each coalition reaches, worked out once and kept."""

    model: GraphModel
    improving: tuple[Arcs, ...] = ()
    """Per decision maker the moves that it gains by."""
    _by_all_moves: dict[tuple[int, ...], Reach] = field(default_factory=dict)
    _by_improving: dict[tuple[int, ...], Reach] = field(default_factory=dict)

    @classmethod
    def of(cls, model: GraphModel) -> Reaches:
        """The model, with the moves that each decision maker gains by."""
        pairs = zip(model.arcs, model.ranks, strict=True)
        return cls(model, tuple(arcs[:, ranks[arcs[1]] > ranks[arcs[0]]] for arcs, ranks in pairs))

    def by(self, members: tuple[int, ...], *, only_improving: bool = False) -> Reach:
        """What these decision makers can bring about together; by every move, or by those alone that gain."""
        kept = self._by_improving if only_improving else self._by_all_moves
        if members not in kept:
            arcs = self.improving if only_improving else self.model.arcs
            kept[members] = reach_of([arcs[member] for member in members], self.model.size)
        return kept[members]

    def others(self, members: tuple[int, ...]) -> tuple[int, ...]:
        """Everybody else."""
        return tuple(maker for maker in range(len(self.model.decision_makers)) if maker not in members)


def stable(reaches: Reaches, maker: int, concept: Concept) -> Flags:
    """Which states are stable for one decision maker under one concept."""
    model = reaches.model
    left = least_left(reaches, maker, concept)
    return ~unstable(model.arcs[maker], model.ranks[maker], left)


def least_left(reaches: Reaches, maker: int, concept: Concept) -> NDArray[np.int32]:
    """Per state the least rank that the others can leave the decision maker with, had it moved there."""
    model = reaches.model
    others = reaches.others((maker,))
    if concept is Concept.NASH or not others:
        return np.full(model.size, NEVER, dtype=np.int32)
    ranks = model.ranks[maker]
    worth = best_after(model.arcs[maker], ranks) if concept.no_escape else ranks
    reach = reaches.by(others, only_improving=concept.only_improving)
    return reach.fold(worth, np.minimum, empty=NEVER)


def best_after(arcs: Arcs, ranks: Ranks) -> Ranks:
    """Per state the best rank that its decision maker has there: by staying, or by one move."""
    best = ranks.copy()
    np.maximum.at(best, arcs[0], ranks[arcs[1]])
    return best


def unstable(arcs: Arcs, ranks: Ranks, left: NDArray[np.int32]) -> Flags:
    """Which states somebody would leave, given the least rank that is left after each move."""
    found = np.zeros(ranks.size, dtype=np.bool_)
    worth_it = np.minimum(ranks[arcs[1]], left[arcs[1]]) > ranks[arcs[0]]
    found[arcs[0][worth_it]] = True
    return found
