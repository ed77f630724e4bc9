"""What waits for what: cycles, levels, and how long the longest chain takes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import networkx as nx

from holdfast.document.clause import Modal
from holdfast.document.conditions import After, And, Answered, Condition, Held, Not, Or, StateIs, atoms
from holdfast.document.families import NORMS, located
from holdfast.document.framework import Framework
from holdfast.document.quantity import Quantity
from holdfast.document.times import Duration, parse_duration
from holdfast.norms.norm import Link, Norm, norms_of, point_of

WAITING = frozenset({Link.NEEDS, Link.AFTER, Link.OPENS, Link.IF, Link.FROM, Link.DOES})
"""The links along which an element cannot begin, or for ``does`` cannot be met, before the other has happened."""

_DAYS = {"minute": 1 / 1440, "hour": 1 / 24, "day": 1, "week": 7, "month": 30.4375, "year": 365.25, "d": 1, "h": 1 / 24}

_START_KEYS = {"clauses": "when.from", "steps": "start", "guarantees": "in-force", "votes": "when"}
# Family → the key under which its elements say when they begin, where that is not ``from``.

Days = tuple[float, float]
"""Fewest and most days."""


@dataclass(frozen=True, slots=True)
class Edge:
    """``waiting`` waits for ``on``: by which link, said at which address, and how many days after it."""

    waiting: str
    on: str
    link: Link
    address: str
    days: Days = (0.0, 0.0)


@dataclass(frozen=True)
class DependencyGraph:
    """The elements that can have a state, and every link between them; the text gives the order of ids and edges."""

    ids: tuple[str, ...]
    edges: tuple[Edge, ...]
    lasting: Mapping[str, Days]
    """Id → the days it takes by itself, verification included, as far as the text says."""
    windows: Mapping[str, Days]
    """Id → days from its beginning to its deadline, for those that have one."""

    @cached_property
    def _waiting(self) -> nx.DiGraph[str]:
        graph: nx.DiGraph[str] = nx.DiGraph()
        graph.add_nodes_from(self.ids)
        graph.add_edges_from((edge.waiting, edge.on) for edge in self.edges if edge.link in WAITING)
        return graph

    def without(self, ids: frozenset[str]) -> DependencyGraph:
        """The graph without some elements and their links."""
        edges = tuple(edge for edge in self.edges if edge.waiting not in ids and edge.on not in ids)
        return replace(self, ids=tuple(id for id in self.ids if id not in ids), edges=edges)

    def waits_for(self, id: str) -> tuple[Edge, ...]:
        """The edges from an element to what it waits for or follows from."""
        return tuple(edge for edge in self.edges if edge.waiting == id)

    def waited_for_by(self, id: str) -> tuple[Edge, ...]:
        """The edges to an element from what waits for it or follows from it."""
        return tuple(edge for edge in self.edges if edge.on == id)

    def all_before(self, id: str) -> frozenset[str]:
        """Everything that an element waits for, directly or through others; not itself, unless it waits in a circle."""
        return frozenset[str]().union(*(nx.descendants(self._waiting, on) | {on} for on in self._waiting.successors(id))
                                      ) if id in self._waiting else frozenset()

    def shortest_cycles(self) -> tuple[tuple[str, ...], ...]:
        """One shortest waiting cycle for each knot of elements that wait for one another, in the order of the text.

        A cycle begins with its first element in the text; each waits for the next and the last for the first.
        """
        found = [self._shortest_in(knot) for knot in nx.strongly_connected_components(self._waiting)]
        return tuple(sorted((cycle for cycle in found if cycle), key=lambda cycle: self._position[cycle[0]]))

    def _shortest_in(self, knot: set[str]) -> tuple[str, ...]:
        inner = self._waiting.subgraph(knot)
        best: tuple[str, ...] = ()
        for id in sorted(knot, key=self._position.__getitem__):
            for next_ in sorted(inner.successors(id), key=self._position.__getitem__):
                if next_ == id:
                    return (id,)
                if not best or len(best) > 2:
                    path = nx.shortest_path(inner, next_, id)
                    if not best or len(path) < len(best):
                        best = (id, *path[:-1])
        start = best.index(min(best, key=self._position.__getitem__)) if best else 0
        return best[start:] + best[:start]

    @cached_property
    def _position(self) -> Mapping[str, int]:
        return {id: position for position, id in enumerate(self.ids)}

    def knots(self) -> tuple[frozenset[str], ...]:
        """The sets of elements that wait for one another in a circle, in the order of the text."""
        found = [frozenset(knot) for knot in nx.strongly_connected_components(self._waiting)
                 if len(knot) > 1 or any(self._waiting.has_edge(id, id) for id in knot)]
        return tuple(sorted(found, key=lambda knot: min(self._position[id] for id in knot)))

    def levels(self) -> tuple[tuple[str, ...], ...]:
        """The elements by rank: those of a rank wait only for earlier ranks, or for one another in a circle."""
        condensed = nx.condensation(self._waiting)
        ranks = nx.topological_generations(condensed.reverse())
        members = ([id for node in rank for id in condensed.nodes[node]["members"]] for rank in ranks)
        return tuple(tuple(sorted(rank, key=self._position.__getitem__)) for rank in members)

    def in_order(self) -> Iterator[tuple[str, tuple[Edge, ...]]]:
        """Each element that waits in no circle, with the edges of what it waits for; those come before it."""
        stuck = frozenset[str]().union(*self.knots())
        waits: dict[str, list[Edge]] = {}
        for edge in self.edges:
            if edge.link in WAITING:
                waits.setdefault(edge.waiting, []).append(edge)
        for level in self.levels():
            yield from ((id, tuple(waits.get(id, ()))) for id in level if id not in stuck)

    def longest_path(self, id: str) -> tuple[Days, tuple[str, ...]] | None:
        """Days from the start to the end of an element along the chain that takes longest, and that chain.

        The lower number adds the least of every length, the upper the most. Nothing where a circle lies on the way.
        """
        return self._paths.get(id)

    @cached_property
    def _paths(self) -> Mapping[str, tuple[Days, tuple[str, ...]]]:
        found: dict[str, tuple[Days, tuple[str, ...]]] = {}
        stuck = frozenset[str]().union(*self.knots())
        out: dict[str, list[Edge]] = {}
        for edge in self.edges:
            if edge.link in WAITING:
                out.setdefault(edge.waiting, []).append(edge)
        for level in self.levels():
            for id in level:
                waits = out.get(id, [])
                if id in stuck or any(edge.on not in found for edge in waits):
                    continue
                found[id] = self._path(id, waits, found)
        return found

    def _path(self, id: str, waits: list[Edge], found: Mapping[str, tuple[Days, tuple[str, ...]]],
              ) -> tuple[Days, tuple[str, ...]]:
        own = self.lasting.get(id, (0.0, 0.0))
        arrivals = []
        for edge in waits:
            (low, high), _ = found[edge.on]
            arrivals.append((low + edge.days[0], high + edge.days[1], edge.on))
        low = max((arrival[0] for arrival in arrivals), default=0.0)
        last = max(arrivals, key=lambda arrival: arrival[1], default=(0.0, 0.0, ""))
        return (low + own[0], last[1] + own[1]), (*(found[last[2]][1] if last[2] else ()), id)


def dependency_graph(framework: Framework, *, norms: Mapping[str, Norm] | None = None) -> DependencyGraph:
    """The dependencies of a framework with defaults and picks applied; links to what has no state are left out.

    ``norms`` are those of the framework, where they have been read already.
    """
    norms = norms_of(framework) if norms is None else norms
    edges = [edge for norm in norms.values() for edge in _edges(norm) if edge.on in norms]
    return DependencyGraph(
        ids=tuple(norms), edges=tuple(dict.fromkeys(edges)),
        lasting={item.id: _lasting(item.element) for item in located(framework, NORMS)},
        windows={id: window for id, norm in norms.items() if (window := _window(norm)) is not None},
    )


def with_doing(graph: DependencyGraph, framework: Framework) -> DependencyGraph:
    """The graph with a link from each clause that can be done once to the steps that carry it out.

    Continuous duties and prohibitions are left out: a step that keeps them does not finish them.
    """
    done_once = {id for id, clause in framework.clauses.items()
                 if clause.modal is not Modal.SHALL_NOT and not (clause.when and clause.when.continuous)}
    doing = tuple(
        Edge(clause, id, Link.DOES, f"steps.{id}.does[{position}]")
        for id, step in framework.steps.items() for position, clause in enumerate(step.does) if clause in done_once)
    return replace(graph, edges=(*graph.edges, *doing))


def _edges(norm: Norm) -> Iterator[Edge]:
    for source in (*norm.waits, *norm.follows):
        yield Edge(norm.id, source.id, source.link, source.address)
    start = f"{norm.address}.{_START_KEYS.get(norm.address.partition('.')[0], 'from')}"
    for link, points, address in ((Link.FROM, (norm.start, norm.clock_from), start),
                                  (Link.BY, (*norm.by, *norm.until), norm.address)):
        for point in points:
            if point is not None and point.depends_on:
                # The clock of a gate's timeout does not hold up the gate itself.
                waits = link if point is not norm.clock_from else Link.BY
                yield Edge(norm.id, point.depends_on, waits, address, delay(point.offset, point.sign))
    if norm.condition is not None:
        needed = dict(_needed(norm.condition))
        for id in dict.fromkeys(id for atom in atoms(norm.condition) if (id := _id(atom))):
            link = Link.IF if id in needed else Link.MENTIONS
            yield Edge(norm.id, id, link, f"{norm.address}.if", needed.get(id, (0.0, 0.0)))


def _id(atom: Any) -> str | None:
    if isinstance(atom, After):
        return point_of(atom).depends_on
    return atom.id if isinstance(atom, StateIs | Answered | Held) else None


def _needed(condition: Condition) -> Mapping[str, Days]:
    """The ids without which a condition cannot come true, each with the days that must pass after it."""
    match condition:
        case StateIs(_, id) | Answered(id):
            return {id: (0.0, 0.0)}
        case Held(id, duration):
            return {id: parse_duration(duration).bounds_days}
        case After():
            point = point_of(condition)
            return {point.depends_on: delay(point.offset, point.sign)} if point.depends_on else {}
        case And(parts):
            joined: dict[str, Days] = {}
            for part in parts:
                for id, days in _needed(part).items():
                    joined[id] = max(joined.get(id, days), days)
            return joined
        case Or(parts):
            each = [_needed(part) for part in parts]
            return {id: min(found[id] for found in each) for id in each[0] if all(id in found for found in each)}
        case Not(Not(part)):
            return _needed(part)
        case _:
            return {}


def delay(offset: Duration, sign: int) -> Days:
    """The fewest and the most days by which an offset moves a point in time."""
    low, high = offset.bounds_days
    return (low, high) if sign > 0 else (-high, -low)


def _lasting(element: Any) -> Days:
    parts = [in_days(getattr(element, name, None)) for name in ("duration", "verification_delay")]
    return sum(part[0] for part in parts), sum(part[1] for part in parts)


def in_days(quantity: Any) -> Days:
    """The bounds of a length of time in days; days where no unit is written, nothing where it has no bounds."""
    if not isinstance(quantity, Quantity) or quantity.bounds is None:
        return 0.0, 0.0
    factor = unit_in_days(quantity.unit)
    return float(quantity.bounds[0]) * factor, float(quantity.bounds[1]) * factor


def unit_in_days(unit: str | None) -> float:
    """How many days a unit of time is; one where none is written, or one that is not known."""
    return _DAYS.get((unit or "day").rstrip("s"), 1)


def _window(norm: Norm) -> Days | None:
    lengths = [length.bounds_days for length in (*norm.within, *_some(norm.timeout))]
    return min(lengths) if lengths else None


def _some(value: Duration | None) -> tuple[Duration, ...]:
    return () if value is None else (value,)
