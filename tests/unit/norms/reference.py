"""The plainest interpreter of states: at every instant that could matter, look at everything again.

It shares with the library only what an element is as a norm and what a written time means.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from holdfast.document.at_picks import at_picks, left_out, picked
from holdfast.document.conditions import (
    After,
    And,
    Answered,
    Compared,
    Const,
    Held,
    Measured,
    Not,
    Or,
    Picked,
    StateIs,
    atoms,
)
from holdfast.document.defaults import with_defaults
from holdfast.document.events import EventKind as E
from holdfast.document.events import EventRecord
from holdfast.document.framework import Framework
from holdfast.document.times import Duration, parse_duration
from holdfast.norms.calendar import ANCHOR_OF, FIRST, Calendar, moved, shifted, with_anchors
from holdfast.norms.norm import Link, Norm, norms_of, point_of
from holdfast.norms.record import ORDER
from holdfast.norms.states import State
from holdfast.norms.world import BOUND

S = State
Kleene = bool | None
REAL = frozenset(S) - {S.UNKNOWN}
NO, MAYBE, YES = False, None, True


def both(values: list[Kleene]) -> Kleene:
    """Kleene's and."""
    return NO if NO in values else MAYBE if MAYBE in values else YES


def either(values: list[Kleene]) -> Kleene:
    """Kleene's or."""
    return YES if YES in values else MAYBE if MAYBE in values else NO


def states_at(framework: Framework, record: EventRecord, at: dt.datetime) -> dict[str, S]:
    """The state of every element at a moment."""
    run = Reference(framework, record)
    now: dt.datetime | None = FIRST
    while now is not None and now <= at:
        run.instant(now)
        now = run.following(now)
    return {id: run.state(id) for id in run.norms}


class Reference:
    """What is remembered between instants, and nothing clever."""

    def __init__(self, framework: Framework, record: EventRecord) -> None:
        whole = with_defaults(framework)
        self.framework = at_picks(whole, {})
        self.absent = {address.partition(".")[2] for address in left_out(whole, {})}
        self.norms = norms_of(self.framework)
        self.complete = record.complete
        self.events = sorted(record.events, key=lambda e: (
            e.at, ORDER.index(e.kind), sorted(e.of), sorted(e.attributed_to), e.answer or "", e.measure or "",
            e.value or 0))
        self.begun: dict[str, dt.datetime] = {}
        self.doubt: set[str] = set()
        self.missed: set[str] = set()
        self.broken: set[str] = set()
        self.forgiven: set[str] = set()
        self.over: dict[str, S] = {}
        self.passed: set[str] = set()
        self.maybe_over: set[str] = set()
        self.stopped: dict[str, dt.timedelta] = {}
        self.since_stop: dict[str, dt.datetime] = {}
        self.done: dict[str, dt.datetime] = {}
        self.met: dict[str, dt.datetime] = {}
        self.breached: dict[str, dt.datetime] = {}
        self.failed: dict[str, dt.datetime] = {}
        self.log: list[tuple[dt.datetime, dict[str, frozenset[S]], set[str]]] = []
        self.terminated = False
        self.now = FIRST
        self.interrupted: set[str] = set()
        self.calendar = self.read_calendar()

    # What the whole list of events says.

    def so_far(self, *kinds: E, of: str | None = None, whole: bool = False) -> list[Any]:
        """The events of some kinds up to now that name an element, or the framework as a whole."""
        return [e for e in self.events if e.at <= self.now and e.kind in kinds
                and (of is None or of in e.of) and (not whole or not e.of or self.framework.id in e.of)]

    def read_calendar(self) -> Calendar:
        told = {ANCHOR_OF[e.kind]: e.at for e in self.so_far(*ANCHOR_OF)}
        return with_anchors(self.framework, told, met=self.met, breached=self.breached)

    def report(self, id: str) -> S | None:
        kinds = (E.REFUSED, E.LAPSED, E.TERMINATED) if self.norms[id].every else (E.MET, E.REFUSED, E.LAPSED, E.TERMINATED)
        told = self.so_far(*kinds, of=id)
        return None if not told else S.MET if told[-1].kind is E.MET else S.LAPSED

    def culprits(self, id: str, told: list[Any] | None = None) -> set[str]:
        """To whom the breaches that stand are attributed; an empty name for nobody."""
        found: set[str] = set()
        for event in self.so_far(E.BREACHED, E.CURED) if told is None else told:
            if id in event.of and event.kind is E.BREACHED:
                found |= set(event.attributed_to) or {""}
            if id in event.of and event.kind is E.CURED:
                found = found - set(event.attributed_to) if event.attributed_to else set()
        return found

    def stands_breached(self, id: str) -> bool:
        return bool(self.culprits(id))

    def answers(self, id: str) -> list[str]:
        """The answers that a vote was given; being refused is a no."""
        told = self.so_far(E.MET, E.REFUSED, of=id) if id in self.framework.votes else []
        given = ["no" if e.kind is E.REFUSED else e.answer for e in told]
        return [answer for answer in given if answer is not None]

    def is_suspended(self, id: str) -> bool:
        own = self.so_far(E.SUSPENDED, E.RESUMED, of=id)
        all_ = self.so_far(E.SUSPENDED, E.RESUMED, whole=True)
        return any(told and told[-1].kind is E.SUSPENDED for told in (own, all_))

    # States.

    def possible(self, id: str) -> frozenset[S]:
        norm = self.norms[id]
        if norm.under is not None:
            return REAL
        return frozenset({S.BREACHED}) if self.stands_breached(id) else self.apart(id)

    def apart(self, id: str) -> frozenset[S]:
        """What is possible leaving aside the breaches that were reported."""
        norm = self.norms[id]
        opening = frozenset({S.PENDING, S.IN_FORCE if norm.decided else S.MET})
        either_way = frozenset({S.MET, S.BREACHED})
        ended = self.report(id) or self.over.get(id)
        if ended:
            return either_way if ended is S.UNKNOWN else frozenset({ended})
        if id in self.missed:
            return frozenset({S.BREACHED}) if id in self.broken else either_way
        if id in self.begun:
            if id in self.maybe_over:
                kept = either_way if self.kept(id) is S.UNKNOWN else {S.MET}
                return frozenset({S.IN_FORCE, *(kept if norm.kept_to_end else {S.LAPSED})})
            return frozenset({S.SUSPENDED if id in self.since_stop else S.IN_FORCE})
        return opening if id in self.doubt else frozenset({S.PENDING})

    def state(self, id: str) -> S:
        found = self.possible(id)
        return next(iter(found)) if len(found) == 1 else S.UNKNOWN

    # One instant.

    def instant(self, now: dt.datetime) -> None:
        self.now, self.interrupted = now, set()
        for position, event in enumerate(self.events):
            if event.at == now:
                self.happens(event, self.events[: position + 1])
        while True:
            while self.clock():
                pass
            before = (dict(self.begun), set(self.doubt), dict(self.over))
            self.settle()
            if before == (self.begun, self.doubt, self.over):
                break
        self.log.append((now, {id: self.possible(id) for id in self.norms}, self.interrupted))

    def happens(self, event: Any, until: list[Any]) -> None:  # noqa: C901 - one event after the other, in one place
        ids = [id for id in event.of if id in self.norms and self.norms[id].under is None]
        whole = not event.of or self.framework.id in event.of
        if event.kind in ANCHOR_OF:
            self.anchors_moved()
        if whole and event.kind in (E.TERMINATED, E.LAPSED):
            self.terminate()
            return
        if whole and event.kind is E.BREACHED:
            self.breached.setdefault("", event.at)
        if event.kind in (E.SUSPENDED, E.RESUMED):
            for id in self.norms:
                self.stop_or_go(id)
        for id in ids:
            repeated = self.norms[id].every is not None
            if event.kind is E.MET:
                self.met.setdefault(id, event.at)
                if repeated:
                    self.performed(id)
            if event.kind is E.BREACHED:
                self.breached.setdefault(id, event.at)
                self.interrupted.add(id)
            if event.kind in (E.REFUSED, E.LAPSED, E.TERMINATED):
                self.failed.setdefault(id, event.at)
            if event.kind is E.CURED:
                told = [e for e in until if e.kind in (E.BREACHED, E.CURED) and id in e.of]
                stood, left = bool(self.culprits(id, told[:-1])), self.culprits(id, told)
                if event.attributed_to and (not stood or left or id in self.missed):
                    continue
                if repeated and (stood or id in self.missed):
                    self.performed(id)
                elif id in self.missed:
                    self.forgiven.add(id)
                self.missed.discard(id)
                self.broken.discard(id)

    def performed(self, id: str) -> None:
        self.done[id] = self.now
        self.stopped.pop(id, None)
        if id in self.since_stop:
            self.since_stop[id] = self.now
        self.missed.discard(id)
        self.broken.discard(id)

    def stop_or_go(self, id: str) -> None:
        if self.is_suspended(id):
            self.since_stop.setdefault(id, self.now)
        elif id in self.since_stop:
            start, stop = self.clock_start(id), self.since_stop.pop(id)
            if start is not None and start < self.now:
                self.stopped[id] = self.stopped.get(id, dt.timedelta()) + (self.now - max(start, stop))

    def anchors_moved(self) -> None:
        before, self.calendar = self.calendar.anchors, self.read_calendar()
        after = self.calendar.anchors
        names = {name for name in {*before, *after} if before.get(name) != after.get(name)}
        for id, norm in self.norms.items():
            own = {norm.start.anchor} if norm.start else set() if norm.only_follows else {"T0", "entry-into-force"}
            if not names & {*own, *(point.anchor for point in norm.points())}:
                continue
            start = self.moment(norm, norm.start) if norm.start else None if norm.only_follows else self.calendar.start
            if id in self.begun and start and own & names and start.latest > self.begun[id]:
                self.begun[id] = min(start.latest, self.now)
                self.stopped.pop(id, None)
                if id in self.since_stop:
                    self.since_stop[id] = self.now
            if not self.terminated:
                self.missed.discard(id)
                self.broken.discard(id)
                self.maybe_over.discard(id)
                if id not in self.passed and self.report(id) is None:
                    self.over.pop(id, None)

    def terminate(self) -> None:
        if self.terminated:
            return
        self.terminated = True
        for id, norm in self.norms.items():
            if norm.under is None and self.report(id) is None and id not in self.over and id not in self.missed:
                kept = norm.until_terminated and norm.kept_to_end and id in self.begun
                kept = kept and not self.stands_breached(id) and id not in self.since_stop
                self.end(id, self.kept(id) if kept else S.LAPSED)

    def end(self, id: str, state: S) -> None:
        self.over[id] = state
        if state is not S.UNKNOWN:
            (self.met if state is S.MET else self.failed).setdefault(id, self.now)

    def kept(self, id: str) -> S:
        """What a duty is at its end when nothing says that it was broken."""
        return S.MET if self.complete or self.norms[id].every else S.UNKNOWN

    # The clock.

    def moment(self, norm: Norm, point: Any, closing: bool = False) -> Any:
        if point.anchor == "breach" and norm.breach_of:
            answered = [self.breached[id] for id in norm.breach_of if id in self.breached]
            if not answered:
                return None
            return Calendar({"T0": _exact(min(answered))}).moment(_at_t0(point))
        return self.calendar.moment(point, closing=closing)

    def clock_start(self, id: str) -> dt.datetime | None:
        norm = self.norms[id]
        if not norm.is_gate:
            return self.begun.get(id)
        span = self.moment(norm, norm.clock_from) if norm.clock_from else self.calendar.start
        return span.latest if span else None

    def deadline(self, id: str) -> dt.datetime | None:
        norm = self.norms[id]
        if id not in self.begun or id in self.forgiven:
            return None
        first = [span.latest for p in norm.by if (span := self.moment(norm, p, closing=True))]
        first += [moved(self.begun[id], length) for length in norm.within]
        if norm.every is not None and (id in self.done or not first):
            first = [moved(self.done.get(id, self.begun[id]), norm.every)]
        return shifted(min(first), self.stopped.get(id, dt.timedelta())) if first else None

    def timeout(self, id: str) -> dt.datetime | None:
        start, length = self.clock_start(id), self.norms[id].timeout
        if start is None or length is None:
            return None
        return shifted(moved(start, length), self.stopped.get(id, dt.timedelta()))

    def ends(self, id: str) -> list[Any]:
        norm = self.norms[id]
        found = [span for p in norm.until if (span := self.moment(norm, p, closing=True))]
        if id in self.begun:
            found += [_exact(moved(self.begun[id], length)) for length in norm.lasts]
        return found

    def framework_end(self) -> dt.datetime | None:
        stated = self.framework.calendar
        span = self.calendar.moment(stated.ends, closing=True) if stated and stated.ends else None
        return span.latest if span else None

    def clock(self) -> bool:
        """Bring what is due for all elements, judged before any of it is brought; tells whether anything was."""
        if self.calendar.anchors != self.read_calendar().anchors:
            self.anchors_moved()
        end = self.framework_end()
        if end is not None and end <= self.now:
            self.terminate()
        found = [(id, what) for id in self.norms if (what := self.due(id))]
        for id, what in found:
            if what == "missed":
                self.missed.add(id)
                if self.complete and self.deadline(id) >= self.begun[id]:  # type: ignore[operator]
                    self.broken.add(id)
                    self.interrupted.add(id)
                    self.breached.setdefault(id, self.now)
                    self.failed.setdefault(id, self.now)
            elif what == "maybe":
                self.maybe_over.add(id)
            else:
                self.end(id, S(what))
        return bool(found)

    def due(self, id: str) -> str | None:
        norm = self.norms[id]
        if norm.under is not None or self.report(id) or id in self.over:
            return None
        running = id not in self.since_stop
        if running and (timeout := self.timeout(id)) and timeout <= self.now:
            return "lapsed"
        if id in self.missed:
            return None
        if running and (deadline := self.deadline(id)) and deadline <= self.now:
            return "missed"
        ends = self.ends(id)
        if not ends:
            return None
        sure, early = min(span.latest for span in ends), min(span.earliest for span in ends)
        if sure <= self.now and (id in self.begun or id not in self.doubt):
            whole = id in self.begun and self.begun[id] < sure
            kept = whole and norm.kept_to_end and running and not self.stands_breached(id)
            return self.kept(id).value if kept else "lapsed"
        return "maybe" if early <= self.now < sure and id in self.begun and id not in self.maybe_over else None

    # What begins.

    def settle(self) -> None:
        """The well-founded solution over all open elements at once."""
        opened = {id for id, norm in self.norms.items()
                  if norm.under is None and not self.report(id) and id not in self.over and id not in self.since_stop
                  and (id not in self.begun or norm.is_gate)}
        decided: dict[str, Kleene] = {}
        while True:
            left = {id for id in opened if id not in decided}
            values = {id: self.begins(id, left, left, left) for id in left}
            sure = {id: value for id, value in values.items() if value is not MAYBE}
            if not sure:
                founded: set[str] = set()
                while True:
                    more = {id for id in left - founded if self.begins(id, left, founded, left) is not NO}
                    if not more:
                        break
                    founded |= more
                sure = dict.fromkeys(left - founded, NO)
            if not sure:
                break
            for id, value in sure.items():
                decided[id] = value
                self.decide(id, value)
        for id in opened - decided.keys():
            self.decide(id, MAYBE)

    def decide(self, id: str, value: Kleene) -> None:
        (self.doubt.add if value is MAYBE else self.doubt.discard)(id)
        if value:
            self.begun.setdefault(id, self.now)
            if not self.norms[id].decided:
                self.passed.add(id)
                self.end(id, S.MET)
        else:
            self.begun.pop(id, None)

    def outcomes(self, id: str, left: set[str], founded: set[str]) -> frozenset[S]:
        if id not in self.norms:
            return frozenset() if id in self.absent else REAL
        if id in left and not self.stands_breached(id):
            norm = self.norms[id]
            return frozenset({S.PENDING, S.IN_FORCE if norm.decided else S.MET} if id in founded else {S.PENDING})
        return self.possible(id)

    def is_in(self, state: S, id: str, left: set[str], founded: set[str]) -> Kleene:
        found = self.outcomes(id, left, founded)
        return NO if state not in found else YES if len(found) == 1 else MAYBE

    def begins(self, id: str, left: set[str], founded: set[str], negated: set[str]) -> Kleene:
        norm = self.norms[id]
        values: list[Kleene] = []
        if norm.only_follows:
            values.append(either([self.followed(source, left, founded) for source in norm.follows]))
        elif norm.start is None:
            values.append(self.passed_by(self.calendar.start) if self.calendar.start else self.no_anchor())
        else:
            if norm.start.anchor is None:
                values.append(self.calendar.begun_by <= self.now if self.calendar.begun_by else self.no_anchor())
            values.append(self.reached(norm, norm.start, left, founded))
        values += [self.is_in(S.MET, source.id, left, founded) for source in norm.waits]
        if norm.condition is not None:
            values.append(self.holds(norm, norm.condition, left, founded, negated))
        return both(values)

    def no_anchor(self) -> Kleene:
        started = bool(self.calendar.anchors) or self.framework.status in BOUND
        return MAYBE if started and not self.complete else NO

    def passed_by(self, span: Any) -> Kleene:
        return YES if span.latest <= self.now else MAYBE if span.earliest <= self.now else NO

    def reached(self, norm: Norm, point: Any, left: set[str], founded: set[str]) -> Kleene:
        span = self.moment(norm, point)
        if span is not None:
            return self.passed_by(span)
        if point.anchor == "breach":
            return NO
        id = point.depends_on
        if id is None:
            return self.no_anchor()
        if id in left and point.sign > 0 and point.offset != Duration():
            return NO
        state = S.MET if point.anchor.startswith("met") else S.BREACHED
        return MAYBE if state in self.outcomes(id, left, founded) else NO

    def followed(self, source: Any, left: set[str], founded: set[str]) -> Kleene:
        id = source.id
        happened, state = {Link.LEST: (self.breached, S.BREACHED), Link.OTHERWISE: (self.failed, S.LAPSED)}.get(
            source.link, (self.met, S.MET))
        if source.link is Link.OTHERWISE and id in self.missed and id not in self.broken and id not in self.failed:
            return MAYBE
        if source.link is Link.ANSWER and self.answers(id):
            return source.answer in self.answers(id)
        if id in happened:
            return MAYBE if source.link is Link.ANSWER else YES
        return MAYBE if state in self.outcomes(id, left, founded) else NO

    def holds(self, norm: Norm, condition: Any, left: set[str], founded: set[str], negated: set[str]) -> Kleene:
        """Kleene's value; under a negation what is only possible elsewhere is possible here."""
        match condition:
            case Or(parts):
                return either([self.holds(norm, part, left, founded, negated) for part in parts])
            case And(parts):
                return both([self.holds(norm, part, left, founded, negated) for part in parts])
            case Not(part):
                inner = self.holds(norm, part, left, negated, founded)
                return MAYBE if inner is MAYBE else not inner
            case Const(value):
                return value
            case Picked(issue, options):
                pick = picked(self.framework).get(issue)
                return MAYBE if pick is None else pick in options
            case Compared(name, operator, number):
                bounds = self.framework.parameters[name].bounds if name in self.framework.parameters else None
                return MAYBE if bounds is None or bounds[0] != bounds[1] else operator.compares(bounds[0], number)
            case Measured(name, operator, number):
                told = [e for e in self.so_far(E.MEASURED) if e.measure == name and e.value is not None]
                return operator.compares(told[-1].value, number) if told else MAYBE
            case StateIs(state, id, party):
                asked = S(state.value.replace("_", "-"))
                return self.broken_by(party, id, left, founded) if party else self.is_in(asked, id, left, founded)
            case Answered(id, answer):
                return self.answered(id, answer, left, founded)
            case After():
                return self.reached(norm, point_of(condition), left, founded)
            case Held(id, duration):
                return self.held(id, parse_duration(duration), left, founded)
        raise AssertionError(condition)

    def broken_by(self, party: str, id: str, left: set[str], founded: set[str]) -> Kleene:
        if S.BREACHED not in self.outcomes(id, left, founded):
            return NO
        if id not in self.norms or self.norms[id].under is not None:
            return MAYBE
        culprits = self.culprits(id)
        if party in culprits:
            return YES
        return MAYBE if "" in culprits or S.BREACHED in self.apart(id) else NO

    def answered(self, id: str, answer: str, left: set[str], founded: set[str]) -> Kleene:
        if self.answers(id):
            return self.answers(id)[-1] == answer
        return MAYBE if id in self.met or S.MET in self.outcomes(id, left, founded) else NO

    def held(self, id: str, length: Duration, left: set[str], founded: set[str]) -> Kleene:
        good = {S.IN_FORCE, S.MET}
        found = self.outcomes(id, left, founded)
        if not found & good:
            return NO
        if id not in self.norms:
            return MAYBE
        sure = self.unbroken(id, lambda found: found <= good)
        perhaps = self.unbroken(id, lambda found: bool(found & good))
        if found <= good and moved(sure, length) <= self.now:
            return YES
        return MAYBE if moved(perhaps, length) <= self.now else NO

    def unbroken(self, id: str, fits: Any) -> dt.datetime:
        """Since when every instant has fitted, looking back from now."""
        since = self.now
        if id in self.interrupted:
            return since
        for moment, possible, interrupted in reversed(self.log):
            if not fits(possible[id]):
                break
            since = moment
            if id in interrupted:
                break
        return since

    # Instants.

    def following(self, now: dt.datetime) -> dt.datetime | None:
        """The next instant at which anything could change."""
        return min((moment for moment in self.moments() if moment > now), default=None)

    def moments(self) -> Iterator[dt.datetime]:
        yield from (event.at for event in self.events)
        for span in self.calendar.anchors.values():
            yield from (span.earliest, span.latest)
        yield from filter(None, [self.framework_end()])
        for id, norm in self.norms.items():
            yield from filter(None, [self.deadline(id), self.timeout(id)])
            spans = [*self.ends(id), *(self.moment(norm, p) for p in norm.points())]
            for span in filter(None, spans):
                yield from (span.earliest, span.latest)
            for atom in atoms(norm.condition) if norm.condition else ():
                if isinstance(atom, Held) and atom.id in self.norms:
                    yield from self.held_moments(atom.id, parse_duration(atom.duration))

    def held_moments(self, id: str, length: Duration) -> Iterator[dt.datetime]:
        good, found = {S.IN_FORCE, S.MET}, self.possible(id)
        if found <= good:
            yield moved(self.unbroken(id, lambda found: found <= good), length)
        if found & good:
            yield moved(self.unbroken(id, lambda found: bool(found & good)), length)


def _exact(moment: dt.datetime) -> Any:
    from holdfast.norms.calendar import Span

    return Span(moment, moment)


def _at_t0(point: Any) -> Any:
    from dataclasses import replace

    return replace(point, anchor="T0")
