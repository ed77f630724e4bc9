"""What a coalition can bring about from each state, no member moving twice in succession, worked out for all at once.

A question about the states that can be reached (their union, their least rank) is a fold over them. Cycles are joined
to one node first, so that each fold takes one pass over what is left, whatever the graph looks like.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from holdfast.settlement.stability.components import Integers, components, layers, runs
from holdfast.settlement.stability.model import Arcs

_AT_ONCE = 32 << 20
"""Bytes that one pass may hold at once; wider rows are folded column by column."""


@dataclass(frozen=True, slots=True, eq=False)
class Groups:
    """Keys in rising order, each with a run of the values that belong to it."""

    keys: Integers
    values: Integers
    starts: Integers

    @classmethod
    def of(cls, keys: Integers, values: Integers, *, span: int) -> Groups:
        """The values by key, each once; ``span`` is larger than every value."""
        pairs = np.unique(keys * span + values)
        key, value = np.divmod(pairs, span)
        starts = np.flatnonzero(np.concatenate([[True], key[1:] != key[:-1]])) if key.size else key
        return cls(key[starts], value, starts)

    def fold(self, rows: NDArray[Any], operation: np.ufunc) -> NDArray[Any]:
        """One row per key, folded from the rows of its values."""
        if len(self.keys) == 1:
            folded: NDArray[Any] = operation.reduce(rows[self.values], axis=0, keepdims=True)
            return folded
        return operation.reduceat(rows[self.values], self.starts, axis=0)

    def split(self, keys: Integers) -> Groups:
        """Only some of the keys, which must be there."""
        ends = np.append(self.starts, self.values.size)
        at = np.searchsorted(self.keys, keys)
        first, last = ends[at], ends[at + 1]
        lengths = last - first
        starts = np.concatenate([[0], np.cumsum(lengths)[:-1]]).astype(np.int64)
        return Groups(keys, self.values[runs(first, last)], starts)


@dataclass(frozen=True, slots=True, eq=False)
class Reach:
    """What one coalition reaches: per state the cycles its first moves lead into, and what lies behind each of them."""

    states: int
    members: Groups
    """Component → its states."""
    layers: tuple[Groups, ...]
    """Component → components that it leads to, the innermost first; a component that leads nowhere is in none."""
    first: Groups
    """State → components that one move leads into."""

    def fold(self, rows: NDArray[Any], operation: np.ufunc, *, empty: int) -> NDArray[Any]:
        """Per state, the rows of all states that can be reached from it, folded; ``empty`` where there are none."""
        if rows.ndim == 1:
            column: NDArray[Any] = self.fold(rows[:, None], operation, empty=empty)[:, 0]
            return column
        longest = max([self.members.values.size, self.first.values.size, *(part.values.size for part in self.layers)])
        width = max(1, _AT_ONCE // max(1, longest * rows.itemsize))
        result = np.full((self.states, rows.shape[1]), empty, dtype=rows.dtype)
        if self.first.keys.size:
            for left in range(0, rows.shape[1], width):
                block = np.ascontiguousarray(rows[:, left:left + width])
                result[self.first.keys, left:left + width] = self._block(block, operation)
        return result

    def _block(self, rows: NDArray[Any], operation: np.ufunc) -> NDArray[Any]:
        held = self.members.fold(rows, operation)
        for layer in self.layers:
            held[layer.keys] = operation(held[layer.keys], layer.fold(held, operation))
        return self.first.fold(held, operation)


def reach_of(arcs: Sequence[Arcs], states: int) -> Reach:
    """What the decision makers with these moves can bring about together, from every state."""
    moves = [(move[0].astype(np.int64), move[1].astype(np.int64)) for move in arcs]
    if len(moves) == 1:
        return _of_one(moves[0], states)
    if all(_is_transitive(move, states) for move in moves):
        return _condensed(moves, [(np.concatenate([move[0] for move in moves]),
                                   np.concatenate([move[1] for move in moves]))], states)
    return _condensed(moves, _alternating(moves, states), states)


def _of_one(move: tuple[Integers, Integers], states: int) -> Reach:
    every = np.arange(states, dtype=np.int64)
    return Reach(states, Groups(every, every, every), (), Groups.of(move[0], move[1], span=states))


def _is_transitive(move: tuple[Integers, Integers], states: int) -> bool:
    """Whether two moves in succession lead no further than one, so that forbidding them changes nothing."""
    origin, target = move
    ends = np.searchsorted(origin, np.arange(states + 1))
    lengths = ends[target + 1] - ends[target]
    if int(lengths.sum()) > _AT_ONCE // 8:
        return False  # too many pairs to look at; the general way is right for them as well
    first = np.repeat(origin, lengths)
    second = target[runs(ends[target], ends[target + 1])]
    further = first != second
    return bool(np.isin(first[further] * states + second[further], origin * states + target).all())


def _alternating(moves: list[tuple[Integers, Integers]], states: int) -> list[tuple[Integers, Integers]]:
    """The same graph with nodes that remember who moved last, who may not move next."""
    return [
        (last * states + origin, mover * states + target)
        for mover, (origin, target) in enumerate(moves)
        for last in range(len(moves))
        if last != mover
    ]


def _condensed(moves: list[tuple[Integers, Integers]], edges: list[tuple[Integers, Integers]], states: int) -> Reach:
    remembers = len(edges) > 1
    nodes = states * len(moves) if remembers else states
    origin = np.concatenate([edge[0] for edge in edges])
    target = np.concatenate([edge[1] for edge in edges])
    component, count = components(nodes, origin, target)
    members = Groups.of(component, np.arange(nodes, dtype=np.int64) % states, span=states)
    starts = np.concatenate([move[0] for move in moves])
    into = np.concatenate([component[mover * states * remembers + move[1]] for mover, move in enumerate(moves)])
    first = Groups.of(starts, into, span=max(1, count))
    between = component[origin] != component[target]
    beyond = Groups.of(component[origin[between]], component[target[between]], span=max(1, count))
    links = np.repeat(beyond.keys, np.diff(np.append(beyond.starts, beyond.values.size)))
    inner = layers(count, links, beyond.values)[1:]
    return Reach(states, members, tuple(beyond.split(np.sort(layer)) for layer in inner), first)
