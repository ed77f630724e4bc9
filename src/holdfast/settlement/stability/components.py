"""Strongly connected components of a directed graph, and the layers in which what lies behind them can be worked out."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.int64]


def components(count: int, origin: Integers, target: Integers) -> tuple[Integers, int]:
    """The component of each node, and how many there are (Tarjan 1972, without recursion)."""
    order = np.argsort(origin, kind="stable")
    ends = np.searchsorted(origin[order], np.arange(count + 1)).tolist()
    following = target[order].tolist()
    index = [-1] * count
    low = [0] * count
    component = [-1] * count
    at = ends[:count]
    stack: list[int] = []
    found = number = 0
    for root in range(count):
        if index[root] >= 0:
            continue
        path = [root]
        index[root] = low[root] = number
        number += 1
        stack.append(root)
        while path:
            node = path[-1]
            position, end, least = at[node], ends[node + 1], low[node]
            into = -1
            while position < end:
                other = following[position]
                position += 1
                seen = index[other]
                if seen < 0:
                    into = other
                    break
                if seen < least and component[other] < 0:
                    least = seen
            at[node], low[node] = position, least
            if into >= 0:
                index[into] = low[into] = number
                number += 1
                stack.append(into)
                path.append(into)
                continue
            path.pop()
            if path and least < low[path[-1]]:
                low[path[-1]] = least
            if least == index[node]:
                while True:
                    member = stack.pop()
                    component[member] = found
                    if member == node:
                        break
                found += 1
    return np.array(component, dtype=np.int64), found


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
