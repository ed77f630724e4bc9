"""The part of the page on order and time: what waits for what, circles, and obligations over time."""

from __future__ import annotations

from collections.abc import Sequence

from holdfast.brief.waiting_figure import Node, Waits, waiting_figure
from holdfast.document.families import elements
from holdfast.document.text import words_in
from holdfast.norms.graph import WAITING, DependencyGraph
from holdfast.rules.context import Context


def order_figure(context: Context, *, id: str) -> tuple[str, tuple[str, ...]]:
    """The figure of what waits for what, and each circle as a sentence."""
    graph = context.graph
    labels = _labels(context)
    links = [
        Waits(edge.waiting, edge.on, f"{edge.waiting} waits for {edge.on} ({edge.link.value}, {edge.address})")
        for edge in graph.edges
        if edge.link in WAITING
    ]
    families = {located.id: located.family for located in elements(context.framework).values()}
    nodes = [Node(name, labels[name], families.get(name, "clauses")) for name in graph.ids]
    circles = tuple(_circle(cycle, graph, labels) for cycle in graph.shortest_cycles())
    return waiting_figure(nodes, links, id=id), circles


def _labels(context: Context) -> dict[str, str]:
    """The words by which each element is shown: its title or heading, else its id."""
    found = {}
    for id, located in elements(context.framework).items():
        element = located.element
        said = words_in(getattr(element, "title", None)) or words_in(getattr(element, "heading", None))
        number = getattr(element, "number", None)
        found[id] = f"{number} {said or id}" if number else said or id
    return found


def _circle(cycle: Sequence[str], graph: DependencyGraph, labels: dict[str, str]) -> str:
    """One circle in words: each element with what it waits for and where the text says so."""
    said = []
    for waiting, on in zip(cycle, [*cycle[1:], cycle[0]], strict=True):
        edge = next(edge for edge in graph.waits_for(waiting) if edge.on == on and edge.link in WAITING)
        said.append(f"“{labels[waiting]}” waits for “{labels[on]}” ({edge.address})")
    return "; ".join(said) + "."
