"""How soon each element can be done at the soonest, with the chain of things that makes it so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from holdfast.norms.due import Axis
from holdfast.norms.graph import DependencyGraph, Edge
from holdfast.norms.norm import Link, Norm


@dataclass(frozen=True, slots=True)
class Soonest:
    """A lower bound: days after an anchor before which something cannot be, and the chain that leads there."""

    days: float
    since: float = 0.0
    """Where the chain begins, in days after the same anchor."""
    chain: tuple[str, ...] = ()
    assumed: bool = False
    """Whether the chain begins with the text, because nothing says when its first element begins."""

    @property
    def length(self) -> float:
        """The days that the chain takes."""
        return self.days - self.since


Bounds = Mapping[str, Soonest]
"""Anchor → lower bound; the empty anchor is the calendar, and ``met(ID)`` counts from the end of an element."""


@dataclass(frozen=True)
class Earliest:
    """For every element that does not wait in a circle: when it can begin and when it can be done, at the soonest."""

    begins: Mapping[str, Bounds]
    done: Mapping[str, Bounds]
    """Without the time it then takes to verify it."""


@dataclass
class _Walk:
    axis: Axis
    norms: Mapping[str, Norm]
    graph: DependencyGraph
    alone: Mapping[str, float]
    counted_from: frozenset[str]
    begins: dict[str, Bounds] = field(default_factory=dict)
    done: dict[str, Bounds] = field(default_factory=dict)
    finished: dict[str, Bounds] = field(default_factory=dict)

    def add(self, id: str, edges: Iterable[Edge]) -> None:
        norm = self.norms[id]
        after_breach = norm.start is not None and (norm.start.anchor or "").startswith("breached(")
        waits = [edge for edge in edges if edge.link is not Link.DOES
                 and not (after_breach and edge.link is Link.FROM)]
        parts = [_later(self.finished.get(edge.on, {}), edge.days[0]) for edge in waits]
        if norm.start is not None and norm.start.depends_on is None:
            at = self.axis.at(norm.start)
            parts.append({at.anchor: Soonest(at.low, at.low)} if at else {})
        elif not waits and not after_breach and not norm.only_follows and (first := self.axis.first) is not None:
            parts.append({first.anchor: Soonest(first.low, first.low, assumed=True)})
        self.begins[id] = _latest(parts)
        carried = [self.finished.get(edge.on, {}) for edge in edges if edge.link is Link.DOES]
        own = self.alone.get(id, 0.0)
        self.done[id] = _latest([_through(id, self.begins[id], own), *(_through(id, one, 0.0) for one in carried)])
        checked = self.graph.lasting.get(id, (0.0, 0.0))[0] - own
        self.finished[id] = _later(self.done[id], checked)
        if id in self.counted_from:
            self.finished[id] = {**self.finished[id], f"met({id})": Soonest(0.0)}


def earliest(axis: Axis, norms: Mapping[str, Norm], graph: DependencyGraph, alone: Mapping[str, float], *,
             counted_from: frozenset[str]) -> Earliest:
    """The lower bounds of all elements; ``alone`` says how long each takes by itself at least, unverified.

    A length that nobody states adds nothing, so every bound holds whatever the missing lengths are.
    ``counted_from`` names the elements from whose end times are to be counted as well, as in ``met(ID)+P5D``.
    """
    walk = _Walk(axis, norms, graph, alone, counted_from)
    for id, edges in graph.in_order():
        walk.add(id, edges)
    return Earliest(walk.begins, walk.done)


def _latest(parts: Iterable[Bounds]) -> Bounds:
    found: dict[str, Soonest] = {}
    for part in parts:
        for anchor, bound in part.items():
            if anchor not in found or bound.days > found[anchor].days:
                found[anchor] = bound
    return found


def _later(bounds: Bounds, days: float) -> Bounds:
    return {anchor: replace(one, days=one.days + days) for anchor, one in bounds.items()}


def _through(id: str, bounds: Bounds, days: float) -> Bounds:
    return {anchor: replace(one, days=one.days + days, chain=(*one.chain, id)) for anchor, one in bounds.items()}
