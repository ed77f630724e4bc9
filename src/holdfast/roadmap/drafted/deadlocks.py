"""Where the draft can come to a stop: circles, gates that nobody can open, and one refusal that stalls much.

A circle stops everything in it and behind it, whoever is willing. A gate stops what is behind it where nobody decides,
where no time runs out, or where nothing follows when it does. A refusal stalls what a performer has to carry out, what
it alone may open without a time limit, and whatever waits for these; performers are called by their names only where
that is asked for, since whom a plan hangs on is no matter for everybody.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from holdfast.document.at_picks import at_reading
from holdfast.document.framework import Framework
from holdfast.norms.calendar import calendar_of
from holdfast.norms.graph import WAITING, DependencyGraph, dependency_graph, with_doing
from holdfast.norms.norm import norms_of
from holdfast.roadmap.translation.order import with_following
from holdfast.roadmap.translation.translated import Translated


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
    behind: tuple[str, ...] = ()
    """Ids of those steps, in the order of the text; left out where they would say who is not named."""

    def as_json(self) -> dict[str, Any]:
        """The deadlock as JSON."""
        return {"kind": self.kind, "address": self.address, "text": self.text, "stalls": self.stalls,
                "reading": self.reading or None, "behind": list(self.behind)}


@dataclass(frozen=True, slots=True)
class _Plan:
    """A text at its picks with what has been done left out, and the steps still to be done."""

    framework: Framework
    translated: Translated

    @property
    def steps(self) -> tuple[str, ...]:
        return tuple(step.id for step in self.translated.problem.steps)

    def graph(self, framework: Framework) -> DependencyGraph:
        norms = norms_of(framework)
        whole = with_doing(dependency_graph(framework, norms=norms), framework)
        whole = with_following(whole, framework, norms, calendar_of(framework))
        return whole.without(frozenset(self.translated.done))

    def duties(self, graph: DependencyGraph, id: str) -> int:
        """How many clauses wait for an element without being steps: prohibitions, and duties that last."""
        return sum(clause not in self.steps and id in graph.all_before(clause)
                   for clause in self.framework.clauses if clause in graph.ids)

    def behind(self, graph: DependencyGraph, ids: frozenset[str]) -> tuple[str, ...]:
        """The steps that wait for one of these, or are among them."""
        return tuple(step for step in self.steps if step in ids or ids & graph.all_before(step))


def deadlocks_of(framework: Framework, translated: Translated, *, named: bool = False) -> tuple[Deadlock, ...]:
    """The ways in which a text at its picks can come to a stop, circles first and then those that stall most.

    Performers without whom much stalls are counted, and called by their names only where ``named``.
    """
    plan = _Plan(framework, translated)
    graph = plan.graph(framework)
    found = [*_circles(plan, graph), *_gates(plan, graph), *_refusals(plan, graph, named=named)]
    return tuple(sorted(found, key=lambda one: (one.kind != "circle", -one.stalls)))


def _circles(plan: _Plan, graph: DependencyGraph) -> Iterator[Deadlock]:
    known = set()
    for cycle in graph.shortest_cycles():
        known.add(frozenset(cycle))
        yield _circle(plan, graph, cycle, "")
    readings = dict.fromkeys(name for clause in plan.framework.clauses.values() for name in clause.readings)
    for reading in readings:
        other = plan.graph(at_reading(plan.framework, reading))
        for cycle in other.shortest_cycles():
            if frozenset(cycle) not in known:
                known.add(frozenset(cycle))
                yield _circle(plan, other, cycle, reading)


def _circle(plan: _Plan, graph: DependencyGraph, cycle: tuple[str, ...], reading: str) -> Deadlock:
    follows = cycle[1 % len(cycle)]
    edge = next(edge for edge in graph.waits_for(cycle[0]) if edge.on == follows and edge.link in WAITING)
    said = f"{' waits for '.join((*cycle, cycle[0]))}: nothing in this circle can begin."
    behind = plan.behind(graph, frozenset(cycle))
    return Deadlock("circle", edge.address, said, len(behind), reading, behind)


def _gates(plan: _Plan, graph: DependencyGraph) -> Iterator[Deadlock]:
    for id, gate in plan.framework.gates.items():
        lacks = [words for given, words in (
            (gate.evaluator, "nobody decides whether it is passed"),
            (gate.timeout or gate.by_time, "it has no time limit"),
            (gate.otherwise, "nothing follows if it is not passed")) if not given]
        behind = plan.behind(graph, frozenset({id})) if id in graph.ids else ()
        if lacks and (behind or (id in graph.ids and plan.duties(graph, id))):
            yield Deadlock("gate", f"gates.{id}", f"In the text as encoded, of {id}: {'; '.join(lacks)}.", len(behind),
                           behind=behind)


def _refusals(plan: _Plan, graph: DependencyGraph, *, named: bool) -> Iterator[Deadlock]:
    """Those whose refusal stalls more than half of the steps."""
    count = len(plan.steps)
    stalled = {who: plan.behind(graph, held) for who, held in _held(plan, graph).items()}
    much = {who: behind for who, behind in stalled.items() if count > 1 and len(behind) * 2 > count}
    if named:
        for who, behind in much.items():
            yield Deadlock("refusal", "steps", f"Without {who}, {len(behind)} of the {count} steps cannot be carried "
                           "out.", len(behind), behind=behind)
    elif much:
        who = "1 performer" if len(much) == 1 else f"{len(much)} performers"
        yield Deadlock("refusal", "steps", f"{who} could each stall more than half of the {count} steps."
                       if len(much) > 1 else f"{who} could stall more than half of the {count} steps.", count // 2 + 1)


def _held(plan: _Plan, graph: DependencyGraph) -> dict[str, frozenset[str]]:
    """What needs each performer: its steps, and the gates that it alone decides on and that no time opens."""
    found: dict[str, set[str]] = {}
    for step in plan.translated.problem.steps:
        for party in step.by:
            found.setdefault(party, set()).add(step.id)
    for id, gate in plan.framework.gates.items():
        ends = (gate.timeout or gate.by_time) and gate.otherwise
        if id in graph.ids and len(gate.evaluator) == 1 and not ends:
            found.setdefault(gate.evaluator[0], set()).add(id)
    return {who: frozenset(held) for who, held in found.items()}
