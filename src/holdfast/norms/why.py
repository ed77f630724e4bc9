"""Why an element is in its state, in words."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property, lru_cache

from holdfast.document.conditions import Compared, Picked, Vocabulary, atoms, parse_condition
from holdfast.norms.begins import View, obstacle
from holdfast.norms.calendar import clock_time
from holdfast.norms.facts import NOBODY, Facts, state_of
from holdfast.norms.graph import DependencyGraph, dependency_graph
from holdfast.norms.norm import Norm, reads
from holdfast.norms.states import State
from holdfast.norms.world import World


class Why:
    """Says why each element is in its state, and which event decided it."""

    def __init__(self, world: World) -> None:
        self.world = world

    @cached_property
    def _graph(self) -> DependencyGraph:
        return dependency_graph(self.world.framework, norms=self.world.norms)

    @cached_property
    def _circles(self) -> Mapping[str, tuple[str, ...]]:
        """Id → the shortest waiting circle of the knot it belongs to."""
        cycles = self._graph.shortest_cycles()
        return {id: cycle for knot in self._graph.knots() for cycle in cycles if cycle[0] in knot for id in knot}

    def of(self, id: str) -> tuple[str, int | None]:
        """The reason, and the position of the event that decided it."""
        norm, facts = self.world.norms[id], self.world.facts[id]
        if norm.under is not None:
            return self._undecided(norm.under), None
        if facts.breaches:
            return _breached(facts)
        if facts.report:
            return facts.reported, facts.event
        if facts.over:
            return facts.ended, None
        if facts.missed is not None:
            return _missed(facts), None
        if facts.begun is not None:
            return self._begun(norm, facts)
        return self._not_begun(id, norm, facts), None

    def _undecided(self, under: str) -> str:
        names = issues_in(under)
        open_ = [name for name in names if name not in self.world.package]
        return f"the picks do not decide whether it is in the text, under {under}; open: {', '.join(open_ or names)}"

    def _begun(self, norm: Norm, facts: Facts) -> tuple[str, int | None]:
        if facts.may_be_over:
            return "its end is known to a span only, and may have come", None
        if facts.stopped_at is not None:
            what = "it" if facts.suspended else "the framework"
            return f"{what} was suspended at {clock_time(facts.stopped_at)}", facts.event if facts.suspended else None
        if norm.is_gate:
            return facts.remark or "what it needs has come; its evaluator has not decided", None
        done = f", last done at {clock_time(facts.last_done)}" if facts.last_done is not None else ""
        began = clock_time(facts.begun) if facts.begun is not None else "a time that is not known"
        return f"it began at {began}{done}", None

    def _not_begun(self, id: str, norm: Norm, facts: Facts) -> str:
        if facts.stopped_at is not None:
            return "it cannot begin while it or the framework is suspended"
        if facts.knot:
            circle = self._circle(id)
            return f"it decides on its own negation: {' → '.join((*circle, circle[0]))}"
        if not facts.doubt and (circle := self._waiting_circle(id)):
            return f"it waits for itself: {' → '.join((*circle, circle[0]))}"
        return obstacle(View(self.world, norm))

    def _waiting_circle(self, id: str) -> tuple[str, ...]:
        circle = self._circles.get(id, ())
        waiting = all(state_of(self.world.norms[one], self.world.facts[one]) is State.PENDING for one in circle)
        return circle if waiting else ()

    def _circle(self, id: str) -> tuple[str, ...]:
        """The shortest circle of what an element reads that leads back to it through what is in doubt with it."""
        paths: list[tuple[str, ...]] = [(id,)]
        seen = {id}
        for path in paths:
            for read in sorted(reads(self.world.norms[path[-1]])):
                if read == id:
                    return path
                if read not in seen and read in self.world.facts and self.world.facts[read].knot:
                    seen.add(read)
                    paths.append((*path, read))
        return (id,)


def _breached(facts: Facts) -> tuple[str, int]:
    last = next(reversed(facts.breaches.values()))
    parties = [party for party, breach in facts.breaches.items() if breach == last and party != NOBODY]
    return f"{last.said}, attributed to {', '.join(parties)}" if parties else last.said, last.event


def _missed(facts: Facts) -> str:
    assert facts.missed is not None
    at = clock_time(facts.missed)
    if facts.late:
        return f"its deadline at {at} had passed before it began"
    if facts.broken:
        return f"its deadline passed at {at} and the record, which is complete, does not report it met"
    return f"its deadline passed at {at} and nobody reported whether it was met"


@lru_cache(maxsize=4096)
def issues_in(under: str) -> tuple[str, ...]:
    """The issues and numbers that a text condition names, in order."""
    found: dict[str, None] = {}
    for atom in atoms(parse_condition(under, vocabulary=Vocabulary.TEXT)):
        if isinstance(atom, Picked):
            found[atom.issue] = None
        elif isinstance(atom, Compared):
            found[atom.name] = None
    return tuple(found)
