"""What begins at an instant: the least solution of what waits for what, knot by knot, with unknowns kept."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import networkx as nx

from holdfast.norms.begins import View, begins, may_begin, undecided_atoms
from holdfast.norms.clock import PASSED
from holdfast.norms.norm import Norm, reads
from holdfast.norms.states import State
from holdfast.norms.world import World


@dataclass(frozen=True)
class Order:
    """The elements in knots that read one another, ordered so that each knot reads only itself and earlier ones."""

    knots: tuple[tuple[str, ...], ...]
    knot_of: Mapping[str, int]
    readers: Mapping[str, tuple[str, ...]]
    circular: frozenset[int] = field(default=frozenset())
    """Positions of the knots whose elements read one another in a circle, or themselves."""


def order_of(norms: Mapping[str, Norm]) -> Order:
    """The reading order of the elements."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(norms)
    readers: dict[str, list[str]] = {}
    for id, norm in norms.items():
        for read in sorted(reads(norm) & norms.keys()):
            graph.add_edge(read, id)
            readers.setdefault(read, []).append(id)
    condensed = nx.condensation(graph)
    knots = tuple(tuple(sorted(condensed.nodes[node]["members"])) for node in nx.topological_sort(condensed))
    circular = frozenset(position for position, knot in enumerate(knots)
                         if len(knot) > 1 or graph.has_edge(knot[0], knot[0]))
    return Order(knots, {id: position for position, knot in enumerate(knots) for id in knot},
                 {id: tuple(found) for id, found in readers.items()}, circular)


def settle(world: World, order: Order, changed: Iterable[str]) -> set[str]:
    """Decide which of the changed elements, and of those that read them, begin now; returns those that changed."""
    waiting = sorted({order.knot_of[id] for id in changed})
    queued, found = set(waiting), set[str]()
    while waiting:
        position = heapq.heappop(waiting)
        queued.discard(position)
        moved = _settle_knot(world, order.knots[position], circular=position in order.circular)
        found |= moved
        for reader in {reader for id in moved for reader in order.readers.get(id, ())}:
            later = order.knot_of[reader]
            if later != position and later not in queued:
                queued.add(later)
                heapq.heappush(waiting, later)
    return found


def open_now(world: World, id: str) -> bool:
    """Whether it is to be decided at this instant if an element begins; a gate stays open until it is passed."""
    norm, facts = world.norms[id], world.facts[id]
    if norm.under is not None or facts.report or facts.over or facts.stopped_at is not None:
        return False
    return facts.begun is None or norm.is_gate


def _settle_knot(world: World, knot: tuple[str, ...], *, circular: bool) -> set[str]:
    open_ = {id for id in knot if open_now(world, id)}
    decided: dict[str, bool | None] = {}
    if not circular:
        decided = {id: begins(View(world, world.norms[id])) for id in open_}
        return {id for id, value in decided.items() if _decide(world, id, value=value)}
    changed = set[str]()
    while open_:
        progress = False
        for id in sorted(open_):
            value = begins(View(world, world.norms[id], open_))
            if value is not None:
                open_.discard(id)
                changed |= {id} if _decide(world, id, value=value) else set()
                progress = True
        if progress:
            continue
        unfounded = open_ - _founded(world, open_)
        if not unfounded:
            break
        open_ -= unfounded
        changed |= {id for id in unfounded if _decide(world, id, value=False)}
    knotted = bool(open_) and not any(_decided_elsewhere(world, id, open_) for id in open_)
    changed |= {id for id in open_ if _decide(world, id, value=None, knot=knotted)}
    return changed


def _founded(world: World, open_: set[str]) -> set[str]:
    """Those of the open ones that may begin without resting on one another in a circle."""
    found = set[str]()
    while more := {id for id in open_ - found if may_begin(world, world.norms[id], open_, open_ - found)}:
        found |= more
    return found


def _decided_elsewhere(world: World, id: str, open_: set[str]) -> bool:
    """Whether something outside the knot is not known either, so that the knot is not what leaves it in doubt."""
    outside = View(world, world.norms[id], open_, open_)
    return bool(undecided_atoms(outside))


def _decide(world: World, id: str, *, value: bool | None, knot: bool = False) -> bool:
    norm, facts = world.norms[id], world.facts[id]
    before = (facts.begun, facts.doubt, facts.over)
    facts.doubt, facts.knot = value is None, knot
    if value and facts.begun is None:
        facts.begun = world.now
    if value and not norm.decided:
        facts.over, facts.ended = State.MET, PASSED
        world.met.setdefault(id, world.now)
    if not value:
        facts.begun = None
    return before != (facts.begun, facts.doubt, facts.over)
