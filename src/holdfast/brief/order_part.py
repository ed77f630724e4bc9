"""The part of the page on order and time: what waits for what, circles, and obligations over time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from holdfast.brief.svg import wrapped
from holdfast.brief.time_figure import Bar, time_figure
from holdfast.brief.waiting_figure import Node, Waits, waiting_figure
from holdfast.document.at_picks import at_reading
from holdfast.document.clause import Clause, ClauseKind
from holdfast.document.families import elements
from holdfast.document.printed import printed
from holdfast.document.text import words_in
from holdfast.norms.graph import WAITING, DependencyGraph, dependency_graph
from holdfast.norms.timeline import Bar as Span
from holdfast.norms.timeline import timeline
from holdfast.rules.context import Context


def order_figure(context: Context, *, id: str) -> tuple[str, tuple[str, ...]]:
    """The figure of what waits for what, and each circle as a sentence."""
    graph = context.graph
    labels = labels_of(context)
    links = [
        Waits(edge.waiting, edge.on, f"{edge.waiting} waits for {edge.on} ({edge.link.value}, {edge.address})")
        for edge in graph.edges
        if edge.link in WAITING
    ]
    circles = [_circle(cycle, graph, labels) for cycle in graph.shortest_cycles()]
    for name, cycle, other in _by_reading(context):
        circles.append(f"With the reading “{name}”: {_circle(cycle, other, labels)}")
        drawn = {(link.later, link.earlier) for link in links}
        links += [link for link in _links_of(cycle, name) if (link.later, link.earlier) not in drawn]
    families = {located.id: located.family for located in elements(context.framework).values()}
    nodes = [Node(name, labels[name], families.get(name, "clauses")) for name in graph.ids]
    return waiting_figure(nodes, links, id=id), tuple(circles)


def _by_reading(context: Context) -> Iterator[tuple[str, Sequence[str], DependencyGraph]]:
    """The circles that exist only where a clause that is ambiguous on purpose or by chance is read in one way."""
    known = {frozenset(cycle) for cycle in context.graph.shortest_cycles()}
    names = dict.fromkeys(name for clause in context.framework.clauses.values() for name in clause.readings)
    for name in names:
        graph = dependency_graph(at_reading(context.framework, name))
        for cycle in graph.shortest_cycles():
            if frozenset(cycle) not in known:
                known.add(frozenset(cycle))
                yield name, cycle, graph


def _links_of(cycle: Sequence[str], reading: str) -> list[Waits]:
    """The links of a circle that only one reading makes."""
    return [
        Waits(waiting, on, f"{waiting} waits for {on} with the reading {reading}")
        for waiting, on in zip(cycle, [*cycle[1:], cycle[0]], strict=True)
    ]


def labels_of(context: Context) -> dict[str, str]:
    """The words by which each element is shown: its number and its title or heading, else the start of its text."""
    found = {}
    for id, located in elements(context.framework).items():
        element = located.element
        said = words_in(getattr(element, "title", None)) or words_in(getattr(element, "heading", None))
        said = said or printed(getattr(element, "text", None), context.framework)
        number = getattr(element, "number", None)
        found[id] = f"{number} {said or id}" if number else said or id
    return found


def time_part(context: Context, *, id: str) -> tuple[str, str]:
    """The figure of obligations over time, and what its day 0 is."""
    labels = labels_of(context)
    clauses = context.framework.clauses
    bars = [
        _bar(span, labels[span.id], waits=any(edge.link in WAITING for edge in context.graph.waits_for(span.id)))
        for span in timeline(context.framework, context.calendar)
        if span.party and _binds(clauses.get(span.id))
    ]
    moment = context.framework.calendar.t0 if context.framework.calendar else None
    anchor = f"T0 ({moment.isoformat()})" if moment else "T0, the moment hostilities end, which has no date"
    return time_figure(bars, anchor="T0", id=id), anchor


def _binds(clause: Clause | None) -> bool:
    """Whether something belongs on the chart: everything but clauses that bind nobody."""
    return clause is None or (clause.kind is ClauseKind.OPERATIVE and clause.modal is not None)


def _bar(span: Span, label: str, *, waits: bool) -> Bar:
    """One bar; what waits for something else begins at a time that is not fixed."""
    uncertain = waits or any(days is not None and days[0] != days[1] for days in (span.start, span.end))
    return Bar(
        party=span.party,
        id=span.id,
        label=label,
        start=span.start[0] if span.start else None,
        end=span.end[1] if span.end else None,
        open_ended=span.open_ended and span.start is not None,
        uncertain=uncertain,
    )


def _short(label: str) -> str:
    """A label in quotation marks, cut where it is long."""
    return f"“{wrapped(label, width=64, lines=1)[0]}”"


def _circle(cycle: Sequence[str], graph: DependencyGraph, labels: dict[str, str]) -> str:
    """One circle in words: each element with what it waits for and where the text says so."""
    said = []
    for waiting, on in zip(cycle, [*cycle[1:], cycle[0]], strict=True):
        edge = next(edge for edge in graph.waits_for(waiting) if edge.on == on and edge.link in WAITING)
        said.append(f"{_short(labels[waiting])} waits for {_short(labels[on])} ({edge.address})")
    return "; ".join(said) + "."
