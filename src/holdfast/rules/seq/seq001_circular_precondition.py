"""Things that wait for one another, so that none can begin.

## What it checks
No clause, gate, step, vote, guarantee, return or relief waits, directly or through others, for itself.

## Why it matters
Each side can say with reason that the other has to move first.

## Fails
```yaml
gates:
  border-control: {needs: local-elections, text: Border control passes after the elections.}
votes:
  local-elections: {kind: election, after: border-control}
```

## Passes
```yaml
gates:
  security: {needs: withdrawal, text: An interim force holds the border.}
votes:
  local-elections: {kind: election, after: security}
```

## When it does not apply
Pauses and bare cessations.

## How it decides
Order and time: the links `after`, `needs`, `opens`, `if` and anchors such as `met(ID)`, as far as one thing cannot
begin without the other.
A clause that is done once cannot be met before the steps that carry it out (`does`), so it waits for them as well.
Each knot of things that wait for one another gives one finding, which prints its shortest circle, a line for each link.
A circle that exists only at some picks of open issues, only under one reading of a clause, or only with some
bracketed text,
is a question to the drafter; one whose picks exclude one another is none.
A circle is something the text says, so it fails however much of the text was encoded.

## Sources
- Plain logic: what waits for itself never begins.
- ◐ Minsk II: border control and elections were each read as waiting for the other.

Authorities disagree on Minsk II itself: some read a fixed order in it and no circle.
The rule judges the links as encoded, so each reading that is encoded is looked at on its own.

## Related codes
SEQ002, SEQ004, SEQ005
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice, pairwise

import networkx as nx

from holdfast.document.at_picks import at_reading
from holdfast.document.clause_changes import changed
from holdfast.document.families import located
from holdfast.document.finding import Level
from holdfast.document.framework import Framework, Stage
from holdfast.document.under import Holds
from holdfast.norms.graph import WAITING, DependencyGraph, Edge, dependency_graph, with_doing
from holdfast.norms.norm import Link
from holdfast.rules.context import Context
from holdfast.rules.rule import Decides, Evidence, Mark, Rule, Verdict

RULE = Rule(
    code="SEQ001",
    name="circular-precondition",
    severity=Level.ERROR,
    from_stage=Stage.PRELIMINARY_CEASEFIRE,
    decides=(Decides.GRAPH,),
    why="What waits for itself never begins; in Minsk II border control and elections were read as doing so.",
    sources=(
        Evidence("What waits for itself never begins", Mark.LOGIC),
        Evidence("Minsk II: border control and elections each read as waiting for the other", Mark.SECONDARY),
    ),
    priority=1,
    tags=("pam:detailed-implementation-timeline",),
)

Cycle = tuple[str, ...]
NEXT = "Drop one of these links, or let one side begin on a date or on the finding of a third party."
REASONS = {
    Link.NEEDS: "needs", Link.AFTER: "comes after", Link.OPENS: "is opened by", Link.IF: "applies only after",
    Link.FROM: "begins with", Link.DOES: "is carried out by",
}
LIMIT = 1000  # circles looked at in one knot in search of one whose picks agree


def check(context: Context) -> Iterator[Verdict]:
    """Yield a verdict for each knot of things that wait for one another."""
    framework = context.framework
    graph = with_doing(context.graph, framework)
    where = _addresses(framework)
    unsure = _undecided(framework)
    certain = graph.without(frozenset(unsure)).shortest_cycles()
    variants = tuple(_variants(framework))
    seen = {frozenset(cycle) for cycle in certain}
    for cycle in certain:
        gone = next((label for label, other in variants if not _stands(cycle, other)), None)
        links = _printed(cycle, graph)
        if gone is None:
            yield context.fail(where[cycle[0]], f"These wait for one another:{links}", next=NEXT)
        else:
            yield _question(context, where[cycle[0]], links, f"except with {gone}")
    for cycle, condition in _conditional(context, graph, unsure):
        yield _question(context, where[cycle[0]], _printed(cycle, graph), f"where {condition}")
    for label, other in variants:
        for cycle in other.without(frozenset(unsure)).shortest_cycles():
            if frozenset(cycle) not in seen:
                seen.add(frozenset(cycle))
                yield _question(context, where[cycle[0]], _printed(cycle, other), f"with {label}")


def _question(context: Context, address: str, links: str, only: str) -> Verdict:
    return context.review(
        address, f"These wait for one another {only}; is that meant?{links}", role="drafter", next=NEXT)


def _addresses(framework: Framework) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for item in located(framework):
        found.setdefault(item.id, item.address)
    return found


def _undecided(framework: Framework) -> Mapping[str, str]:
    """Id → text condition, for the elements that the picks neither keep nor drop."""
    conditions = {item.id: getattr(item.element, "under", None) for item in located(framework)}
    return {id: under for id, under in conditions.items() if under}


def _conditional(
    context: Context, graph: DependencyGraph, unsure: Mapping[str, str]
) -> Iterator[tuple[Cycle, str]]:
    """For each knot without a certain circle its shortest circle that some picks allow, with its condition."""
    plain = graph.without(frozenset(unsure))
    closed = frozenset(id for cycle in plain.knots() for id in cycle)
    holds = Holds(context.framework, context.framework.picks, case=context.case)
    for knot in graph.knots():
        if knot & closed:
            continue
        for cycle in _circles(graph, knot):
            parts = list(dict.fromkeys(unsure[id] for id in cycle if id in unsure))
            if holds(" and ".join(f"({part})" for part in parts)) is not False:
                yield cycle, " and ".join(f"`{part}`" for part in parts)
                break


def _circles(graph: DependencyGraph, knot: frozenset[str]) -> Iterator[Cycle]:
    """The circles of a knot, the shortest first, each beginning with its first element in the text."""
    order = {id: n for n, id in enumerate(graph.ids)}
    inner: nx.DiGraph[str] = nx.DiGraph()
    inner.add_edges_from((e.waiting, e.on) for e in graph.edges if e.link in WAITING and {e.waiting, e.on} <= knot)
    for length in range(1, len(knot) + 1):
        found = islice(nx.simple_cycles(inner, length_bound=length), LIMIT)
        turned = [tuple(cycle) for cycle in found if len(cycle) == length]
        turned = [_from_first(cycle, order) for cycle in turned]
        yield from sorted(turned, key=lambda cycle: [order[id] for id in cycle])


def _from_first(cycle: Cycle, order: Mapping[str, int]) -> Cycle:
    start = cycle.index(min(cycle, key=order.__getitem__))
    return cycle[start:] + cycle[:start]


def _variants(framework: Framework) -> Iterator[tuple[str, DependencyGraph]]:
    """The dependencies under each reading, and with each bracket that changes fields of a clause."""
    readings = {name for clause in framework.clauses.values() for name, r in clause.readings.items() if r.set}
    for name in sorted(readings):
        yield f"the reading `{name}`", _graph(at_reading(framework, name))
    for id, clause in framework.clauses.items():
        for n, bracket in enumerate(clause.brackets):
            if bracket.set:
                address = f"clauses.{id}.brackets[{n}]"
                other = changed(clause, bracket.set, text=bracket.text, address=f"{address}.set")
                clauses = {**framework.clauses, id: other}
                yield f"the bracket `{address}`", _graph(framework.model_copy(update={"clauses": clauses}))


def _graph(framework: Framework) -> DependencyGraph:
    return with_doing(dependency_graph(framework), framework)


def _edge(graph: DependencyGraph, waiting: str, on: str) -> Edge | None:
    return next((e for e in graph.waits_for(waiting) if e.on == on and e.link in WAITING), None)


def _links(cycle: Cycle) -> Iterator[tuple[str, str]]:
    yield from pairwise((*cycle, cycle[0]))


def _stands(cycle: Cycle, graph: DependencyGraph) -> bool:
    return all(_edge(graph, waiting, on) is not None for waiting, on in _links(cycle))


def _printed(cycle: Cycle, graph: DependencyGraph) -> str:
    """The circle on one line, then each of its links on a line of its own."""
    said = [" → ".join((*cycle, cycle[0]))]
    for waiting, on in _links(cycle):
        edge = _edge(graph, waiting, on)
        assert edge is not None  # the cycle was found in this graph
        said.append(f"{waiting} {REASONS[edge.link]} {on} ({edge.address})")
    return "".join(f"\n- {line}" for line in said)
