"""What a humanitarian duty waits for: other humanitarian duties, the end of fire, or military and political steps."""

from __future__ import annotations

import enum
from collections import deque
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

from holdfast.document.clause import Clause, Modal
from holdfast.document.families import NORMS, Located, located
from holdfast.document.roadmap_parts import Gate, Step
from holdfast.document.settlement_parts import Return
from holdfast.document.times import TimePoint
from holdfast.norms.graph import WAITING, Edge
from holdfast.norms.norm import Link
from holdfast.rules.acts import ADVANCE, BORDER, HOLDING, HUMANITARIAN, STATUS, WITHDRAWAL, forbids_fire
from holdfast.rules.context import Context
from holdfast.rules.listing import some_of
from holdfast.rules.sides import independent, left_out

POLITICAL = STATUS | (BORDER - {"monitor-border", "open-crossing"}) | frozenset({
    "admit-to-union", "amend-constitution", "amend-statutes", "conclude-agreement", "decide-territory", "enact-law",
    "enlarge-alliance", "form-government", "give-effect", "grant-amnesty", "hold-election", "hold-referendum",
    "invest-assets", "invite-to-group", "lift-restrictions", "lift-sanctions", "negotiate", "open-market",
    "open-relations", "ratify", "restore-links", "share-offices", "stay-neutral", "withdraw-from-agreement",
})
"""Acts of politics, status and trade."""

MILITARY = WITHDRAWAL | ADVANCE | HOLDING | frozenset({
    "assemble", "decommission-arms", "demilitarise", "deploy-force", "disarm", "fortification", "hand-in-arms",
    "limit-forces", "merge-forces", "move-forces", "reinforce", "set-up-zone",
})
"""Acts of forces and arms other than fire."""

NAMED = 3
"""How many of the things that stand between are named."""

FOLLOWING = frozenset({Link.HENCE, Link.ANSWER, Link.OTHERWISE})
"""Links by which an element begins after another where nothing else makes it begin."""

_POLITICAL_GATES = frozenset({"negotiation", "political", "ratification"})
_MILITARY_GATES = frozenset({"security", "military"})


class Nature(enum.StrEnum):
    """What kind of thing is waited for."""

    POLITICAL = "political"
    MILITARY = "military"
    HOSTILITIES = "hostilities"
    """The end of fire."""
    HUMANITARIAN = "humanitarian"
    OTHER = "other"
    """Nothing that its acts or its kind say."""


@dataclass(frozen=True, slots=True)
class Wait:
    """One thing that is waited for, and how."""

    on: str
    nature: Nature
    by_way_of: tuple[str, ...] = ()
    """What stands between, nearest first, as far as it is named."""
    gates_only: bool = True
    """Whether nothing but gates stands between."""
    for_safety: bool = False
    """Whether a gate of kind ``security`` lies between that no side of the conflict decides."""
    alike: bool = False
    """Whether it binds all sides of the conflict."""

    def __str__(self) -> str:
        """The id, with what stands between in brackets."""
        return f"{self.on} (by way of {some_of(self.by_way_of)})" if self.by_way_of else self.on


@dataclass(frozen=True)
class Waits:
    """The waits of one text."""

    context: Context

    @cached_property
    def _elements(self) -> Mapping[str, Located]:
        return {item.id: item for item in located(self.context.framework, NORMS)}

    @cached_property
    def _edges(self) -> Mapping[str, tuple[Edge, ...]]:
        found: dict[str, list[Edge]] = {}
        follows: dict[str, list[Edge]] = {}
        for edge in self.context.graph.edges:
            if edge.link in WAITING or edge.link is Link.MENTIONS:
                found.setdefault(edge.waiting, []).append(edge)
            elif edge.link in FOLLOWING:
                follows.setdefault(edge.waiting, []).append(edge)
        calendar = self.context.framework.calendar
        t0_on = calendar.t0_at.depends_on if calendar is not None and calendar.t0_at is not None else None
        for id, item in self._elements.items():
            start = _start(item.element)
            if t0_on in self._elements and start is not None and start.anchor == "T0":
                found.setdefault(id, []).append(Edge(id, str(t0_on), Link.FROM, "calendar.T0-at"))
            if start is None and id not in found and id in follows:
                found[id] = follows[id]  # nothing else makes it begin
        return {id: tuple(edges) for id, edges in found.items()}

    def of(self, id: str, *, stop: Collection[str] = ()) -> tuple[Wait, ...]:
        """What an element waits for, nearest first; a gate that leads further is a way and no wait of its own.

        Where several ways lead to one thing, the one that excuses least counts.
        What an element of ``stop`` waits for is left out: whoever asks about that one learns it there.
        """
        found: dict[str, Wait] = {}
        seen: set[tuple[str, bool, bool]] = {(id, True, False)}
        queue: deque[tuple[str, tuple[str, ...], bool, bool]] = deque([(id, (), True, False)])
        while queue:
            at, way, gates_only, safe = queue.popleft()
            for on in (edge.on for edge in self._edges.get(at, ())):
                if on == id or (on, gates_only, safe) in seen:
                    continue
                seen.add((on, gates_only, safe))
                element, nature = self._elements[on].element, self._natures[on]
                if not (isinstance(element, Gate) and nature is Nature.OTHER and on in self._edges):
                    wait = Wait(on, nature, way, gates_only, safe, self._binds_all(on))
                    found[on] = max(found.get(on, wait), wait, key=lambda one: (one.gates_only, not one.for_safety))
                if nature not in (Nature.POLITICAL, Nature.MILITARY) and on not in stop:
                    still = gates_only and isinstance(element, Gate)
                    queue.append((on, (*way, on)[:NAMED], still, safe or self._is_for_safety(element)))
        return tuple(found.values())

    def reaches(self, id: str, acts: frozenset[str]) -> bool:
        """Whether an element waits, however indirectly, for a clause with one of the acts or a step that does it."""
        seen, queue = {id}, [id]
        while queue:
            at = queue.pop()
            if any(acts.intersection(clause.act) for clause in self._clauses(at)):
                return True
            more = [edge.on for edge in self._edges.get(at, ()) if edge.on not in seen]
            seen.update(more)
            queue += more
        return False

    @cached_property
    def _natures(self) -> Mapping[str, Nature]:
        return {id: self._nature(id, item) for id, item in self._elements.items()}

    def _nature(self, id: str, item: Located) -> Nature:
        """What kind of thing an element is, by its family, its kind and the acts of its clauses."""
        element = item.element
        if isinstance(element, Gate):
            return self._gate(id, element)
        if isinstance(element, Return) or (isinstance(element, Step) and element.exchange is not None):
            return Nature.HUMANITARIAN
        if item.family in ("votes", "relief", "guarantees"):
            return Nature.POLITICAL
        natures = {_of_clause(clause) for clause in self._clauses(id)}
        if isinstance(element, Step) and element.humanitarian:
            natures.add(Nature.HUMANITARIAN)
        return next((nature for nature in Nature if nature in natures), Nature.OTHER)

    def _gate(self, id: str, gate: Gate) -> Nature:
        if gate.kind in _POLITICAL_GATES:
            return Nature.POLITICAL
        return Nature.MILITARY if gate.kind in _MILITARY_GATES and id not in self._edges else Nature.OTHER

    def _clauses(self, id: str) -> tuple[Clause, ...]:
        element = self._elements[id].element
        if isinstance(element, Clause):
            return (element,)
        does = element.does if isinstance(element, Step) else ()
        return tuple(self.context.framework.clauses[one] for one in does if one in self.context.framework.clauses)

    def actors(self, id: str) -> frozenset[str]:
        """Those who perform an element."""
        element = self._elements[id].element
        own = element.by if isinstance(element, Step) else ()
        return frozenset(own) or frozenset(who for clause in self._clauses(id) for who in clause.who)

    def _binds_all(self, id: str) -> bool:
        who = self.actors(id)
        return bool(self.context.belligerents) and bool(who) and not left_out(self.context, who)

    def _is_for_safety(self, element: object) -> bool:
        return (isinstance(element, Gate) and element.kind == "security"
                and independent(self.context, element.evaluator))


def _start(element: object) -> TimePoint | None:
    """When an element begins, where it says so itself."""
    if isinstance(element, Clause):
        return element.when.from_ if element.when is not None else None
    return element.start if isinstance(element, Step) else None


def _of_clause(clause: Clause) -> Nature:
    acts = set(clause.act)
    if acts & POLITICAL:
        return Nature.POLITICAL
    if acts & MILITARY:
        return Nature.MILITARY
    if forbids_fire(clause) or (clause.modal is Modal.SHALL and "ceasefire" in acts):
        return Nature.HOSTILITIES
    return Nature.HUMANITARIAN if acts & HUMANITARIAN else Nature.OTHER
