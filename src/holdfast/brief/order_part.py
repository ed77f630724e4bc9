"""The part of the page on order: what waits for what, the longest chain, and what waits in a circle."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from holdfast.brief.figure import Cell, Figure
from holdfast.brief.naming import Names
from holdfast.brief.svg import wrapped
from holdfast.brief.waiting_figure import Node, Waits, waiting_figure
from holdfast.document.at_picks import at_reading
from holdfast.document.families import elements
from holdfast.norms.graph import WAITING, DependencyGraph, dependency_graph


@dataclass(frozen=True, slots=True)
class Circle:
    """Elements of which each waits for the next and the last for the first; only with one reading, where it says so."""

    links: tuple[tuple[Cell, Cell, str], ...]
    """Who waits, for what, and the address that says so."""
    reading: str = ""


@dataclass(frozen=True, slots=True)
class Order:
    """What waits for what in one text."""

    figure: Figure | None
    circles: tuple[Circle, ...]
    chain: tuple[Cell, ...]
    """The longest chain, from what comes first; empty where nothing waits, or only in circles."""
    waiting: int
    """How many links there are."""


def order_of(names: Names, *, id: str) -> Order:
    """The order of a text with its figure."""
    graph = names.context.graph
    links = [Waits(edge.waiting, edge.on, _why(names, edge.waiting, edge.on, edge.address))
             for edge in graph.edges if edge.link in WAITING]
    circles = [_circle(cycle, graph, names) for cycle in graph.shortest_cycles()]
    for reading, cycle, other in _by_reading(names):
        circles.append(_circle(cycle, other, names, reading))
        drawn = {(link.later, link.earlier) for link in links}
        links += [link for link in _links_of(cycle, names) if (link.later, link.earlier) not in drawn]
    families = {located.id: located.family for located in elements(names.context.framework).values()}
    nodes = [Node(name, *names.labels[name], families.get(name, "clauses")) for name in graph.ids]
    return Order(_figure(nodes, links, names, id), tuple(circles), _chain(graph, names), len(links))


def _why(names: Names, waiting: str, on: str, address: str) -> str:
    return names.words.say("order.link", waiting=waiting, on=on, address=address)


def _figure(nodes: Sequence[Node], links: Sequence[Waits], names: Names, id: str) -> Figure | None:
    svg = waiting_figure(nodes, links, id=id, words=names.words)
    if not svg:
        return None
    rows = tuple((names.labels[link.later], names.labels[link.earlier]) for link in links
                 if link.later in names.labels and link.earlier in names.labels)
    columns = (names.words.say("order.column.waits"), names.words.say("order.column.for"))
    return Figure(svg, names.words.say("order.caption"), columns, rows, wide=True)


def _chain(graph: DependencyGraph, names: Names) -> tuple[Cell, ...]:
    paths = [path for name in graph.ids if (path := graph.longest_path(name))]
    longest = max(paths, key=lambda path: len(path[1]), default=None)
    return tuple(names.labels[name] for name in longest[1]) if longest and len(longest[1]) > 1 else ()


def _by_reading(names: Names) -> Iterator[tuple[str, Sequence[str], DependencyGraph]]:
    """The circles that exist only where a clause that is ambiguous on purpose or by chance is read in one way."""
    framework = names.context.framework
    known = {frozenset(cycle) for cycle in names.context.graph.shortest_cycles()}
    for reading in dict.fromkeys(name for clause in framework.clauses.values() for name in clause.readings):
        graph = dependency_graph(at_reading(framework, reading))
        for cycle in graph.shortest_cycles():
            if frozenset(cycle) not in known:
                known.add(frozenset(cycle))
                yield reading, cycle, graph


def _links_of(cycle: Sequence[str], names: Names) -> list[Waits]:
    """The links of a circle that only one reading makes."""
    return [Waits(waiting, on, _why(names, waiting, on, ""))
            for waiting, on in zip(cycle, [*cycle[1:], cycle[0]], strict=True)]


def _short(label: Cell) -> Cell:
    return wrapped(label[0], width=64, lines=1)[0], label[1]


def _circle(cycle: Sequence[str], graph: DependencyGraph, names: Names, reading: str = "") -> Circle:
    """One circle: each element with what it waits for and where the text says so."""
    found = []
    for waiting, on in zip(cycle, [*cycle[1:], cycle[0]], strict=True):
        edge = next(edge for edge in graph.waits_for(waiting) if edge.on == on and edge.link in WAITING)
        found.append((_short(names.labels[waiting]), _short(names.labels[on]), edge.address))
    return Circle(tuple(found), reading)
