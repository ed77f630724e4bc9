"""What each step waits for once gates, votes and continuous duties between steps are taken out of the way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from holdfast.document.framework import Framework
from holdfast.norms.calendar import Calendar
from holdfast.norms.graph import WAITING, DependencyGraph, Edge, delay
from holdfast.norms.norm import Link, Norm

_FOLLOWS = frozenset({Link.HENCE, Link.ANSWER})


@dataclass(frozen=True, slots=True)
class Waits:
    """What one step waits for: other steps with the days that must pass after them, and everything on the way."""

    steps: Mapping[str, float]
    through: tuple[str, ...]
    """Gates, votes and other elements on the way, in the order of the text."""
    humane: tuple[tuple[str, str], ...] = ()
    """Humanitarian elements that it waits for, each with the address that says so."""
    lags: Mapping[str, float] = field(default_factory=dict)
    """By element on the way, humanitarian ones and those that are met included: days that must pass after it."""
    passed: tuple[str, ...] = ()
    """Elements that it waited for and that are met."""


@dataclass(slots=True)
class Order:
    """The waiting links of a text, those inside a circle left out."""

    graph: DependencyGraph
    """Without what is met."""
    steps: frozenset[str]
    humane: frozenset[str]
    met: Mapping[str, tuple[Edge, ...]] = field(default_factory=dict)
    """By element: its links to what is met already."""
    _out: dict[str, list[Edge]] = field(default_factory=dict)
    _known: dict[str, Waits] = field(default_factory=dict)

    def __post_init__(self) -> None:
        inside = {id: number for number, knot in enumerate(self.graph.knots()) for id in knot}
        for edge in self.graph.edges:
            together = edge.waiting in inside and inside.get(edge.on) == inside[edge.waiting]
            if edge.link in WAITING and not together:
                self._out.setdefault(edge.waiting, []).append(edge)

    def circles(self) -> tuple[tuple[str, ...], ...]:
        """The circles of the text that a step lies in or that hold one up."""
        return self.graph.shortest_cycles()

    def of(self, id: str) -> Waits:
        """What a step or other element waits for."""
        if id not in self._known:
            self._known[id] = self._walked(id)
        return self._known[id]

    def _walked(self, id: str) -> Waits:
        steps: dict[str, float] = {}
        lags: dict[str, float] = {}
        humane: dict[str, str] = {}
        passed: dict[str, None] = {}
        left: list[tuple[str, float]] = [(id, 0.0)]
        while left:
            at, days = left.pop()
            for edge in self.met.get(at, ()):
                passed[edge.on] = None
                lags[edge.on] = max(lags.get(edge.on, 0.0), days + edge.days[1])
            for edge in self._out.get(at, ()):
                later = days + edge.days[1]
                if edge.on in self.steps:
                    steps[edge.on] = max(steps.get(edge.on, 0.0), later)
                elif edge.on in self.humane:
                    humane.setdefault(edge.on, edge.address)
                    lags[edge.on] = max(lags.get(edge.on, 0.0), later)
                elif edge.on not in lags or later > lags[edge.on]:
                    lags[edge.on] = later
                    left.append((edge.on, later))
        steps.pop(id, None)
        through = tuple(name for name in self.graph.ids if name in lags and name not in humane)
        return Waits(steps, through, tuple(humane.items()), lags, tuple(passed))


def order_of(whole: DependencyGraph, *, met: frozenset[str], steps: frozenset[str], humane: frozenset[str]) -> Order:
    """The order of what is left once some elements are met; what waited for them still keeps its days after them."""
    late: dict[str, list[Edge]] = {}
    for edge in whole.edges:
        if edge.link in WAITING and edge.on in met and edge.waiting not in met:
            late.setdefault(edge.waiting, []).append(edge)
    return Order(whole.without(met), steps, humane, {id: tuple(edges) for id, edges in late.items()})


def with_following(graph: DependencyGraph, framework: Framework, norms: Mapping[str, Norm], calendar: Calendar,
                   ) -> DependencyGraph:
    """The graph with a waiting link where an element can only follow from one other, and where T0 itself waits.

    What can follow from one of several waits for none of them for certain, and gets no link.
    """
    edges = []
    for id, norm in norms.items():
        if norm.only_follows and len({source.id for source in norm.follows}) == 1:
            source = norm.follows[0]
            if source.link in _FOLLOWS and source.id in norms:
                edges.append(Edge(id, source.id, Link.AFTER, source.address))
    longer = replace(graph, edges=tuple(dict.fromkeys((*graph.edges, *edges))))
    return replace(longer, edges=(*longer.edges, *_from_t0(longer, framework, norms, calendar)))


def _from_t0(graph: DependencyGraph, framework: Framework, norms: Mapping[str, Norm],
             calendar: Calendar) -> tuple[Edge, ...]:
    """What counts from a T0 without a date waits for that with which T0 comes, unless it comes before that itself."""
    stated = framework.calendar
    opening = stated.t0_at.depends_on if stated is not None and stated.t0_at is not None else None
    if opening is None or opening not in norms or "T0" in calendar.anchors:
        return ()
    before = graph.all_before(opening) | {opening}
    return tuple(Edge(id, opening, Link.FROM, "calendar.T0-at", delay(norm.start.offset, norm.start.sign))
                 for id, norm in norms.items()
                 if norm.start is not None and norm.start.anchor == "T0" and id not in before)
