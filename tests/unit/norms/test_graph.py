"""Dependencies: cycles, levels, longest chains, and bars over time."""

from __future__ import annotations

from typing import Any

import networkx as nx
from hypothesis import given, settings
from tests.unit.norms.texts import frameworks

from holdfast.document.events import EventRecord
from holdfast.document.framework import Framework
from holdfast.document.times import parse_moment, parse_time_point
from holdfast.norms.calendar import Span, calendar_of
from holdfast.norms.graph import WAITING, dependency_graph
from holdfast.norms.norm import Link
from holdfast.norms.timeline import timeline


def text(**parts: Any) -> Framework:
    """A framework with the given parts."""
    return Framework.model_validate({"framework": "2026.1", "id": "f", "stage": "framework", "parties": ["A"], **parts})


def test_every_link_is_an_edge_with_its_address() -> None:
    """Each way to wait or follow is one edge, with the address that says so."""
    graph = dependency_graph(text(
        clauses={"a": {"text": "x", "hence": "b", "lest": "c", "if": "met(s) and (met(g) or met(b))"}, "b": {"text": "x"},
                 "c": {"text": "x", "when": {"from": "met(b)+P5D", "until": "met(s)"}}},
        gates={"g": {"needs": "b", "opens": "s", "otherwise": "c"}}, steps={"s": {"after": "b"}}))

    assert {(e.waiting, e.on, e.link, e.address) for e in graph.edges} == {
        ("b", "a", Link.HENCE, "clauses.a.hence[0]"), ("c", "a", Link.LEST, "clauses.a.lest[0]"),
        ("a", "s", Link.IF, "clauses.a.if"), ("a", "g", Link.MENTIONS, "clauses.a.if"),
        ("a", "b", Link.MENTIONS, "clauses.a.if"), ("c", "b", Link.FROM, "clauses.c.when.from"),
        ("c", "s", Link.BY, "clauses.c"), ("g", "b", Link.NEEDS, "gates.g.needs[0]"),
        ("s", "g", Link.OPENS, "gates.g.opens[0]"), ("c", "g", Link.OTHERWISE, "gates.g.otherwise[0]"),
        ("s", "b", Link.AFTER, "steps.s.after[0]")}


def test_the_shortest_cycle_of_each_knot() -> None:
    """A knot gives one shortest cycle; alternatives and negations are no cycle; a self-wait is one."""
    graph = dependency_graph(text(
        steps={"p": {"after": "q"}, "q": {"after": ["r", "p"]}, "r": {"after": "p"}, "u": {"after": "u"}},
        gates={"g": {"if": "met(h) or met(p)"}, "h": {"if": "not met(i)", "needs": "g"}, "i": {"needs": "h"}}))

    assert graph.shortest_cycles() == (("p", "q"), ("u",))


def test_longest_path_and_levels() -> None:
    """A path adds durations, delays and waits along the longest chain; levels come before what waits for them."""
    graph = dependency_graph(text(
        steps={"s": {"duration": {"low": 1, "high": 2, "unit": "weeks"}, "verification-delay": {"value": 3}},
               "t": {"after": ["s", "z"]}, "z": {"duration": {"value": 5}}, "y": {"if": "held(t, P30D)", "within": "P1M"}}))

    assert graph.longest_path("y") == ((40.0, 47.0), ("s", "t", "y"))
    assert graph.levels() == (("s", "z"), ("t",), ("y",))
    assert graph.windows == {"y": (28.0, 31.0)}


@settings(max_examples=100, deadline=None)
@given(frameworks())
def test_cycles_are_cycles_and_levels_hold_all(framework: Framework) -> None:
    """Every cycle found goes round along waiting edges, as short as any in its knot; levels hold each id once."""
    graph = dependency_graph(framework)
    plain: nx.DiGraph[str] = nx.DiGraph((e.waiting, e.on) for e in graph.edges if e.link in WAITING)

    shortest = {}
    for cycle in nx.simple_cycles(plain):
        knot = next(knot for knot in graph.knots() if cycle[0] in knot)
        shortest[knot] = min(len(cycle), shortest.get(knot, len(cycle)))
    found = graph.shortest_cycles()
    assert sorted(shortest.values()) == sorted(len(cycle) for cycle in found)
    assert all(plain.has_edge(one, two) for cycle in found for one, two in zip(cycle, (*cycle[1:], cycle[0]), strict=True))
    assert sorted(id for level in graph.levels() for id in level) == sorted(graph.ids)


def test_calendar_reads_points_and_events() -> None:
    """Moments, dates, months and anchors stand for spans; events override the text; months follow the calendar."""
    framework = text(calendar={"T0": "2026-01-31T00:00:00Z", "signature": "2026-01-01T00:00:00Z"})
    record = EventRecord.model_validate({"events-of": "f", "events": [
        {"at": "2026-01-03T00:00:00Z", "kind": "signed"}, {"at": "2026-01-09T00:00:00Z", "kind": "met", "of": "a"}]})
    calendar = calendar_of(framework, record)

    def at(point: str, *, closing: bool = False) -> list[str] | None:
        span = calendar.moment(parse_time_point(point), closing=closing)
        return None if span is None else [span.earliest.date().isoformat(), span.latest.date().isoformat()]

    assert at("T0+P1M") == ["2026-02-28", "2026-02-28"]
    assert at("signature") == ["2026-01-03", "2026-01-03"]
    assert at("met(a)-P1D") == ["2026-01-08", "2026-01-08"]
    assert at("2026-02") == ["2026-02-01", "2026-02-28"]
    assert at("2026-02", closing=True) == ["2026-03-01", "2026-03-01"]
    assert at("breached(a)") is at("entry-into-force") is at("breach") is None
    assert at("T0+P1000Y") is not None
    assert at("9999-12-31", closing=True) is not None
    assert calendar.start == Span(*[parse_moment("2026-01-31T00:00:00Z")] * 2)


def test_bars_count_days_from_T0_even_without_a_date() -> None:  # noqa: N802 - T0 is written so
    """Bars need no moment for T0; a known T0 also places dates; months give bounds."""
    parts = {"clauses": {
        "a": {"text": "x", "who": ["A"], "modal": "shall", "when": {"from": "T0", "within": "P1M"}},
        "b": {"text": "x", "heading": "Ban", "modal": "shall-not", "when": {"from": "2026-01-11"}}},
        "steps": {"s": {"after": "t"}, "t": {"duration": {"value": 4}}}}
    vague, dated = text(**parts), text(calendar={"T0": "2026-01-01T00:00:00Z"}, **parts)

    bars = {bar.id: bar for bar in timeline(vague, calendar_of(vague))}
    assert (bars["a"].start, bars["a"].end, bars["a"].party, bars["a"].open_ended) == ((0, 0), (28, 31), "A", False)
    assert (bars["b"].start, bars["b"].label, bars["b"].open_ended) == (None, "Ban", True)
    assert bars["s"].start == (4, 4)
    assert timeline(dated, calendar_of(dated))[1].start == (10, 10)
