"""Where the draft can come to a stop: circles, gates that nobody can open, and one refusal that stalls much."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from holdfast.document.at_picks import at_reading
from holdfast.document.framework import Framework
from holdfast.norms.graph import DependencyGraph, dependency_graph, with_doing
from holdfast.roadmap.translated import Translated


@dataclass(frozen=True, slots=True)
class Deadlock:
    """One way in which the draft can come to a stop."""

    kind: str
    """``circle``, ``gate`` or ``refusal``."""
    address: str
    text: str
    stalls: int
    """Steps that then cannot begin."""
    reading: str = ""
    """The reading of an ambiguous clause that alone makes it so."""

    def as_json(self) -> dict[str, Any]:
        """The deadlock as JSON."""
        return {"kind": self.kind, "address": self.address, "text": self.text, "stalls": self.stalls,
                "reading": self.reading or None}


def deadlocks_of(framework: Framework, translated: Translated, *, named: bool = False) -> tuple[Deadlock, ...]:
    """The ways in which a text at its picks can come to a stop, those that stall most first.

    Performers without whom much stalls are counted, and called by their names only where ``named``.
    """
    graph = with_doing(dependency_graph(framework), framework)
    steps = frozenset(step.id for step in translated.problem.steps)
    found = [*_circles(framework, graph, steps), *_gates(framework, graph, steps),
             *_refusals(translated, graph, steps, named=named)]
    return tuple(sorted(found, key=lambda one: (one.kind != "circle", -one.stalls)))


def _behind(graph: DependencyGraph, ids: frozenset[str], steps: frozenset[str]) -> int:
    """How many steps wait for one of these, or are among them."""
    return sum(1 for step in steps if step in ids or ids & graph.all_before(step))


def _circles(framework: Framework, graph: DependencyGraph, steps: frozenset[str]) -> Iterator[Deadlock]:
    known = set()
    for cycle in graph.shortest_cycles():
        known.add(frozenset(cycle))
        yield _circle(graph, cycle, steps, "")
    readings = dict.fromkeys(name for clause in framework.clauses.values() for name in clause.readings)
    for reading in readings:
        read = at_reading(framework, reading)
        other = with_doing(dependency_graph(read), read)
        for cycle in other.shortest_cycles():
            if frozenset(cycle) not in known:
                known.add(frozenset(cycle))
                yield _circle(other, cycle, steps, reading)


def _circle(graph: DependencyGraph, cycle: tuple[str, ...], steps: frozenset[str], reading: str) -> Deadlock:
    edge = next(edge for edge in graph.waits_for(cycle[0]) if edge.on == cycle[1 % len(cycle)])
    said = f"{' waits for '.join((*cycle, cycle[0]))}: nothing in this circle can begin."
    return Deadlock("circle", edge.address, said, _behind(graph, frozenset(cycle), steps), reading)


def _gates(framework: Framework, graph: DependencyGraph, steps: frozenset[str]) -> Iterator[Deadlock]:
    for id, gate in framework.gates.items():
        lacks = [words for given, words in (
            (gate.evaluator, "nobody decides whether it is passed"),
            (gate.timeout or gate.by_time, "it has no time limit"),
            (gate.otherwise, "nothing follows if it is not passed")) if not given]
        stalls = _behind(graph, frozenset({id}), steps)
        if lacks and stalls:
            yield Deadlock("gate", f"gates.{id}", f"In the text as encoded, of {id}: {'; '.join(lacks)}.", stalls)


def _refusals(translated: Translated, graph: DependencyGraph, steps: frozenset[str], *,
              named: bool) -> Iterator[Deadlock]:
    """Performers whose refusal stalls more than half of the steps."""
    performers = dict.fromkeys(party for step in translated.problem.steps for party in step.by)
    stalled = {party: _behind(graph, frozenset(step.id for step in translated.problem.steps if party in step.by), steps)
               for party in performers}
    much = {party: stalls for party, stalls in stalled.items() if len(steps) > 1 and stalls * 2 > len(steps)}
    if named:
        for party, stalls in much.items():
            yield Deadlock("refusal", "steps", f"Without {party}, {stalls} of the {len(steps)} steps cannot be carried "
                           "out.", stalls)
    elif much:
        who = "1 performer" if len(much) == 1 else f"{len(much)} performers"
        yield Deadlock("refusal", "steps", f"{who} could each stall more than half of the {len(steps)} steps.",
                       max(much.values()))
