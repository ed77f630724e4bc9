"""What each step waits for once gates, votes and continuous duties between steps are taken out of the way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from holdfast.norms.graph import WAITING, DependencyGraph, Edge


@dataclass(frozen=True, slots=True)
class Waits:
    """What one step waits for: other steps with the days that must pass after them, and everything on the way."""

    steps: Mapping[str, float]
    through: tuple[str, ...]
    """Gates, votes and other elements on the way, in the order of the text."""
    humane: tuple[tuple[str, str], ...] = ()
    """Humanitarian elements that it waits for, each with the address that says so."""


@dataclass(slots=True)
class Order:
    """The waiting links of a text, those inside a circle left out."""

    graph: DependencyGraph
    steps: frozenset[str]
    humane: frozenset[str]
    _out: dict[str, list[Edge]] = field(default_factory=dict)

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
        steps: dict[str, float] = {}
        through: dict[str, None] = {}
        humane: dict[str, str] = {}
        best: dict[str, float] = {}
        left: list[tuple[str, float]] = [(id, 0.0)]
        while left:
            at, days = left.pop()
            for edge in self._out.get(at, ()):
                later = days + edge.days[1]
                if edge.on in self.steps:
                    steps[edge.on] = max(steps.get(edge.on, 0.0), later)
                elif edge.on in self.humane:
                    humane.setdefault(edge.on, edge.address)
                elif later > best.get(edge.on, -1.0):
                    best[edge.on] = later
                    through[edge.on] = None
                    left.append((edge.on, later))
        steps.pop(id, None)
        return Waits(steps, tuple(name for name in self.graph.ids if name in through), tuple(humane.items()))
