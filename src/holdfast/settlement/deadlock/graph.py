"""Which demands share a conflict, for drawing."""

from __future__ import annotations

import itertools
from collections import Counter
from dataclasses import dataclass

from holdfast.settlement.deadlock.result import Deadlock


@dataclass(frozen=True, slots=True)
class Edge:
    """Two items that stand in a conflict together, and in how many."""

    one: str
    other: str
    conflicts: int


@dataclass(frozen=True, slots=True)
class ConflictGraph:
    """The items that stand in conflicts, each with the number of its conflicts, and the pairs that share one."""

    nodes: tuple[tuple[str, int], ...]
    edges: tuple[Edge, ...]


def conflict_graph(deadlock: Deadlock) -> ConflictGraph:
    """Items and pairs in the order of their ids; an item that conflicts by itself is a node without an edge."""
    nodes: Counter[str] = Counter()
    edges: Counter[tuple[str, str]] = Counter()
    for conflict in deadlock.conflicts:
        nodes.update(conflict.items)
        edges.update(itertools.combinations(sorted(conflict.items), 2))
    return ConflictGraph(
        tuple(sorted(nodes.items())),
        tuple(Edge(one, other, count) for (one, other), count in sorted(edges.items())),
    )
