"""The states of a framework over time: events are read, the clock runs, and what waits begins."""

from __future__ import annotations

import datetime as dt
import heapq
from collections.abc import Iterator, Mapping
from functools import cached_property

from holdfast.document.at_picks import at_picks, left_out
from holdfast.document.case import Case
from holdfast.document.conditions import After, Held, Measured, atoms
from holdfast.document.defaults import with_defaults
from holdfast.document.events import EventRecord
from holdfast.document.finding import Finding
from holdfast.document.framework import Framework
from holdfast.document.times import parse_duration
from holdfast.norms.calendar import FIRST, clock_time, moved
from holdfast.norms.clock import agenda, apply, due, move_anchor, terminate
from holdfast.norms.facts import outcomes, state_of
from holdfast.norms.norm import Norm, norms_of, point_of
from holdfast.norms.reading import ENDS, early, read_event
from holdfast.norms.record import Happened, happened, remarks
from holdfast.norms.settle import order_of, settle
from holdfast.norms.states import Coming, State, StateNow, Trace, Transition
from holdfast.norms.survival import survivors
from holdfast.norms.why import Why
from holdfast.norms.world import World

GOOD = frozenset({State.IN_FORCE, State.MET})


def trace(framework: Framework, events: EventRecord, at: dt.datetime, *,
          package: Mapping[str, str] | None = None, case: Case | None = None) -> Trace:
    """The state of every clause, gate, step, guarantee, vote, return and relief at a moment, given what happened.

    The framework is read with its defaults and at its picks, changed by ``package``. Events after ``at`` count for
    nothing. Raises ``UnusableInput`` where an event names what the framework does not have.
    """
    whole = with_defaults(framework)
    text = at_picks(whole, package or {}, case=case)
    norms = norms_of(text)
    read = happened(events, whole, norms, at, case=case)
    absent = frozenset(address.partition(".")[2] for address in left_out(whole, package or {}, case=case))
    world = World(text, norms, complete=events.complete, absent=absent)
    signed = world.calendar.anchors.get("signature")
    run = _Run(world)
    run.through(read, at)
    states = run.states()
    notes = [*remarks(read, whole, norms, signed.latest if signed else None), *run.early]
    if world.ended is not None:
        ends = [item.position for item in read
                if item.whole and item.event.kind in ENDS and item.event.at == world.ended]
        notes += survivors(text, states, ended=world.ended, address=f"events[{ends[0]}]" if ends else "events")
    return Trace(states, tuple(run.history), run.coming(at), tuple(notes))


class _Run:
    """One pass over the instants at which something can change, in order."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.order = order_of(world.norms)
        self.why = Why(world)
        self.state = dict.fromkeys(world.norms, State.PENDING)
        self.since: dict[str, dt.datetime | None] = dict.fromkeys(world.norms)
        self.history: list[Transition] = []
        self.early: list[Finding] = []
        self._agenda: list[tuple[dt.datetime, str]] = []
        self._listed: set[tuple[dt.datetime, str]] = set()
        self._position = {id: position for position, id in enumerate(world.norms)}

    @cached_property
    def _of_breach(self) -> frozenset[str]:
        """Those that count from the first breach of anything."""
        return frozenset(id for id, norm in self.world.norms.items()
                         if any(point.anchor == "breach" for point in norm.points()) and not norm.breach_of)

    @cached_property
    def _of_measure(self) -> Mapping[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for id, norm in self.world.norms.items():
            for atom in atoms(norm.condition) if norm.condition else ():
                if isinstance(atom, Measured):
                    found.setdefault(atom.name, set()).add(id)
        return {name: frozenset(ids) for name, ids in found.items()}

    @cached_property
    def _held(self) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """Id → who asks how long it has been held."""
        found: dict[str, dict[tuple[str, str], None]] = {}
        for id, norm in self.world.norms.items():
            for atom in atoms(norm.condition) if norm.condition else ():
                if isinstance(atom, Held):
                    found.setdefault(atom.id, {})[id, atom.duration] = None
        return {id: tuple(asked) for id, asked in found.items()}

    def through(self, read: tuple[Happened, ...], at: dt.datetime) -> None:
        """Every instant up to a moment: the beginning, the events, and what the clock brings between them."""
        self._instant(FIRST, (), set(self.world.norms))
        position = 0
        while True:
            moments = [read[position].event.at] if position < len(read) else []
            moments += [self._agenda[0][0]] if self._agenda else []
            if not moments or (now := min(moments)) > at:
                return
            touched = set[str]()
            while self._agenda and self._agenda[0][0] <= now:
                entry = heapq.heappop(self._agenda)
                self._listed.discard(entry)
                touched |= {entry[1]} if entry[1] else set(self.world.norms)
            start = position
            while position < len(read) and read[position].event.at == now:
                position += 1
            self._instant(now, read[start:position], touched)

    def _instant(self, now: dt.datetime, read: tuple[Happened, ...], touched: set[str]) -> None:
        world = self.world
        world.now = now
        breaches = len(world.breached)
        for item in read:
            touched |= self._with_readers(read_event(world, item))
            if item.event.measure is not None:
                touched |= self._of_measure.get(item.event.measure, frozenset())
        while True:
            self._clock(touched)
            if len(world.breached) > breaches:
                breaches = len(world.breached)
                touched |= self._of_breach
                continue
            changed = settle(world, self.order, touched)
            if not changed:
                break
            touched |= self._with_readers(changed)
        self.early += [note for item in read for note in early(world, item)]
        self._publish(touched)

    def _clock(self, touched: set[str]) -> None:
        """Let the clock bring what is due, all at once, until nothing more is due."""
        world = self.world
        while True:
            if world.is_stale():
                move_anchor(world)
                touched |= set(world.norms)
            end = world.framework_end()
            if end is not None and end <= world.now and not world.terminated:
                terminate(world, f"the framework ended at {clock_time(end)}")
                touched |= set(world.norms)
            found = [(id, what) for id in touched if (what := due(world, id)) is not None]
            if not found:
                return
            for id, what in found:
                apply(world, id, what)
            touched |= self._with_readers({id for id, _ in found})

    def _with_readers(self, ids: set[str]) -> set[str]:
        return ids.union(*(self.order.readers.get(id, ()) for id in ids))

    def _publish(self, touched: set[str]) -> None:
        """Write down what changed at this instant, and when to look again."""
        world = self.world
        for id in sorted(touched, key=self._position.__getitem__):
            facts, norm = world.facts[id], world.norms[id]
            after = state_of(norm, facts)
            before = self.state[id]
            if after is not before:
                self.state[id] = after
                if world.now > FIRST:
                    self.since[id] = world.now
                    why, _ = self.why.of(id)
                    self.history.append(Transition(world.now, id, before, after, why))
            self._hold(id)
            self._list(id, norm)
        end = world.framework_end()
        if end is not None and end > world.now:
            self._at(end, "")
        if len(touched) == len(world.norms):
            start, begun = world.calendar.start, world.calendar.begun_by
            for moment in (*((start.earliest, start.latest) if start else ()), *((begun,) if begun else ())):
                self._at(moment, "")

    def _hold(self, id: str) -> None:
        """Remember since when an element has been in force or met without a break."""
        facts = self.world.facts[id]
        found = outcomes(self.world.norms[id], facts)
        now = self.world.now
        broken = facts.interrupted
        facts.good_since = (now if broken else facts.good_since or now) if found <= GOOD else None
        facts.maybe_since = (now if broken else facts.maybe_since or now) if found & GOOD else None
        facts.interrupted = False
        for reader, duration in self._held.get(id, ()):
            for since in (facts.good_since, facts.maybe_since):
                if since is not None:
                    self._at(moved(since, parse_duration(duration)), reader)

    def _list(self, id: str, norm: Norm) -> None:
        for moment, _ in agenda(self.world, id):
            self._at(moment, id)
        if (norm.condition is not None and self.world.facts[id].begun is None) or norm.is_gate:
            for span in self._asked(norm):
                self._at(span, id)

    def _asked(self, norm: Norm) -> Iterator[dt.datetime]:
        """The moments named in the condition of an element."""
        for atom in atoms(norm.condition) if norm.condition else ():
            if isinstance(atom, After) and (span := self.world.moment(norm, point_of(atom))) is not None:
                yield span.earliest
                yield span.latest

    def _at(self, moment: dt.datetime, id: str) -> None:
        entry = (moment, id)
        if moment > self.world.now and entry not in self._listed:
            self._listed.add(entry)
            heapq.heappush(self._agenda, entry)

    def states(self) -> Mapping[str, StateNow]:
        """Every element with its state, since when, and why."""
        found = {}
        for id in self.world.norms:
            said, event = self.why.of(id)
            found[id] = StateNow(self.state[id], self.since[id], said, event)
        return found

    def coming(self, at: dt.datetime) -> tuple[Coming, ...]:
        """What the clock will bring after a moment if nothing else happens, soonest first."""
        world = self.world
        found = {Coming(moment, id, what) for id in world.norms for moment, what in agenda(world, id) if moment > at}
        end = world.framework_end()
        if end is not None and end > at and not world.terminated:
            found.add(Coming(end, "", "the framework ends"))
        start = world.calendar.start
        if start is not None and start.latest > at:
            found.add(Coming(start.latest, "", "the framework begins to bind"))
        return tuple(sorted(found, key=lambda one: (one.at, self._position.get(one.id, -1), one.what)))
