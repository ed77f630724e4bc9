"""Strongly connected components of a graph, and the layers in which what lies behind them can be worked out."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.int64]


@dataclass(slots=True)
class _Search:
    """How far the search for components has come."""

    ends: list[int]
    """Per node where its run in ``following`` begins; the next entry is where it ends."""
    following: list[int]
    index: list[int]
    """Per node when it was found, from 0; -1 while it was not."""
    low: list[int]
    """Per node the earliest node that it is known to lead back to."""
    component: list[int]
    stack: list[int] = field(default_factory=list)
    nodes: int = 0
    components: int = 0


def components(count: int, origin: Integers, target: Integers) -> tuple[Integers, int]:
    """The component of each node, and how many there are (Tarjan 1972); what is led to has the lower number."""
    order = np.argsort(origin, kind="stable")
    ends = np.searchsorted(origin[order], np.arange(count + 1)).tolist()
    search = _Search(ends, target[order].tolist(), [-1] * count, [0] * count, [-1] * count)
    for root in range(count):
        if search.index[root] < 0:
            _from(root, search)
    return np.array(search.component, dtype=np.int64), search.components


def _from(root: int, search: _Search) -> None:
    """Searches from one node; a loop with a path of its own, since long chains are too deep for recursion."""
    index, low, component, following = search.index, search.low, search.component, search.following
    path = [root]
    at = [_found(root, search)]
    while path:
        node, position, end = path[-1], at[-1], search.ends[path[-1] + 1]
        least, into = low[node], -1
        while position < end and into < 0:
            other = following[position]
            position += 1
            if index[other] < 0:
                into = other
            elif index[other] < least and component[other] < 0:
                least = index[other]
        at[-1], low[node] = position, least
        if into >= 0:
            path.append(into)
            at.append(_found(into, search))
            continue
        path.pop()
        at.pop()
        if path and least < low[path[-1]]:
            low[path[-1]] = least
        if least == index[node]:
            _close(node, search)


def _found(node: int, search: _Search) -> int:
    """Notes a node that was not known; gives where what it leads to begins."""
    search.index[node] = search.low[node] = search.nodes
    search.nodes += 1
    search.stack.append(node)
    return search.ends[node]


def _close(node: int, search: _Search) -> None:
    """Everything found since a node that leads back to itself alone is one component."""
    member = -1
    while member != node:
        member = search.stack.pop()
        search.component[member] = search.components
    search.components += 1


def layers(count: int, origin: Integers, target: Integers) -> list[Integers]:
    """The nodes of a graph without cycles in layers: what a node leads to lies in the layers before its own."""
    left = np.bincount(origin, minlength=count)
    order = np.argsort(target, kind="stable")
    ends = np.searchsorted(target[order], np.arange(count + 1))
    before = origin[order]
    ready = np.flatnonzero(left == 0)
    found: list[Integers] = []
    while ready.size:
        found.append(ready)
        incoming = before[runs(ends[ready], ends[ready + 1])]
        np.subtract.at(left, incoming, 1)
        touched = np.unique(incoming)
        ready = touched[left[touched] == 0]
    return found


def runs(starts: Integers, ends: Integers) -> Integers:
    """The positions of several runs, one after the other."""
    lengths = ends - starts
    total = int(lengths.sum())
    shifts = np.repeat(starts - np.concatenate([[0], np.cumsum(lengths)[:-1]]), lengths) if total else lengths[:0]
    positions: Integers = np.arange(total, dtype=np.int64) + shifts
    return positions
