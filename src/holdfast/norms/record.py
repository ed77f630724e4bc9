"""A record of events made ready: checked against the framework, and put in the order in which it is read."""

from __future__ import annotations

import datetime as dt
import difflib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from holdfast.document.case import Case
from holdfast.document.events import Event, EventKind, EventRecord
from holdfast.document.families import elements
from holdfast.document.finding import Finding, Kind, Level, error
from holdfast.document.framework import Framework
from holdfast.document.settlement_parts import known_answers
from holdfast.errors import UnusableInput
from holdfast.norms.calendar import clock_time

ORDER = (
    EventKind.SIGNED, EventKind.ENTERED_INTO_FORCE, EventKind.T0, EventKind.REPORTED, EventKind.MEASURED,
    EventKind.RESUMED, EventKind.MET, EventKind.BREACHED, EventKind.CURED, EventKind.NO_DECISION, EventKind.REFUSED,
    EventKind.LAPSED, EventKind.SUSPENDED, EventKind.TERMINATED,
)
"""The order in which events of one instant are read: what begins before what happens before what ends."""

_RANK = {kind: rank for rank, kind in enumerate(ORDER)}

_ANY_TIME = {EventKind.MEASURED, EventKind.REPORTED}

_ON_ELEMENTS = {EventKind.MET, EventKind.CURED, EventKind.REFUSED, EventKind.NO_DECISION}


@dataclass(frozen=True, slots=True)
class Happened:
    """An event with its position in the record, and the stateful elements it names; none stand for the whole."""

    event: Event
    position: int
    ids: tuple[str, ...]
    whole: bool


def happened(events: EventRecord, framework: Framework, norms: Collection[str], at: dt.datetime, *,
             case: Case | None = None) -> tuple[Happened, ...]:
    """The events up to a moment in reading order; raises ``UnusableInput`` where one names what does not exist."""
    problems = [*_problems(events, framework), *_people(events, framework, case)]
    if problems:
        raise UnusableInput(problems)
    numbered = sorted(enumerate(events.events), key=lambda item: _key(item[1]))
    found = []
    for position, event in numbered:
        if event.at <= at:
            whole = not event.of or framework.id in event.of
            found.append(Happened(event, position, tuple(id for id in event.of if id in norms), whole))
    return tuple(found)


def _key(event: Event) -> tuple[dt.datetime, int, tuple[str, ...], tuple[str, ...], str, str, Decimal, str, str]:
    return (event.at, _RANK[event.kind], tuple(sorted(event.of)), tuple(sorted(event.attributed_to)),
            event.answer or "", event.measure or "", event.value or Decimal(0), event.by or "", event.text or "")


def _problems(events: EventRecord, framework: Framework) -> Iterator[Finding]:
    if events.events_of != framework.id:
        yield error("EVT001", "events-of-another-framework",
                    f"The record is about {events.events_of}, the framework is {framework.id}.",
                    why="Events of one text say nothing about another.",
                    next="Give the record of this framework, or correct `events-of`.", address="events-of")
    known = [*elements(framework), framework.id]
    names = frozenset(known)
    for position, event in enumerate(events.events):
        for id in event.of:
            if id not in names:
                yield error("EVT002", "unknown-event-target", f"Nothing in the framework has the id {id}.",
                            why="An event changes the state of the element it names.",
                            next=_nearest(id, known, "Use an id of the framework."), address=f"events[{position}].of")


def _people(events: EventRecord, framework: Framework, case: Case | None) -> Iterator[Finding]:
    """Parties and answers that do not exist; parties are judged only where all of them can be known."""
    parties = set(framework.parties)
    if case is not None:
        parties |= {*case.parties, *case.coalitions}.union(*(one.members for one in case.coalitions.values()))
    for position, event in enumerate(events.events):
        for party in event.attributed_to if case is not None or framework.case is None else ():
            if party not in parties:
                yield error("EVT003", "unknown-party-of-breach", f"There is no party {party}.",
                            why="A breach that is laid on nobody known can be answered by nobody.",
                            next=_nearest(party, sorted(parties), "Use a party of the framework or its case."),
                            address=f"events[{position}].attributed-to")
        for id in event.of:
            answers = known_answers(framework.votes[id]) if id in framework.votes else ()
            if event.answer is not None and answers and event.answer not in answers:
                yield error("EVT004", "unknown-answer", f"The vote {id} has no answer {event.answer}.",
                            why="What follows from an answer that the text does not know is not written.",
                            next=_nearest(event.answer, answers, f"Its answers are {', '.join(answers)}."),
                            address=f"events[{position}].answer")


def _nearest(name: str, known: Sequence[str], otherwise: str) -> str:
    near = difflib.get_close_matches(name, known, n=1)
    return f"Did you mean {near[0]}?" if near else otherwise


def remarks(events: tuple[Happened, ...], framework: Framework, norms: Collection[str],
            signed: dt.datetime | None) -> Iterator[Finding]:
    """Notes on events that change nothing or came before signature."""
    families: Mapping[str, str] = {id: item.family for id, item in elements(framework).items()}
    for item in events:
        event, address = item.event, f"events[{item.position}]"
        if event.kind is EventKind.MEASURED and (event.measure is None or event.value is None):
            yield note("EVT101", "empty-measurement", address, "The measurement has no measure or no value.",
                       "Write both `measure` and `value`.")
        if event.kind in _ON_ELEMENTS and not event.of:
            yield note("EVT102", "event-without-target", address, f"The event {event.kind} names no element.",
                       "Name the elements under `of`.")
        yield from _idle(event, address, framework)
        for id in event.of if event.kind is not EventKind.REPORTED else ():
            if id not in norms and id != framework.id:
                yield note("EVT103", "target-without-state", f"{address}.of", _without_state(id, families[id], event),
                           "Name a clause, gate, step, guarantee, vote, return or relief that is in this text.")
        if signed is not None and event.at < signed and event.kind not in _ANY_TIME:
            yield note("EVT104", "event-before-signature", address,
                       f"It happened at {clock_time(event.at)}, before signature.",
                       "Check the time; the event counts as written.")


def _idle(event: Event, address: str, framework: Framework) -> Iterator[Finding]:
    """Notes on answers and attributions that nothing reads, and on a vote without its answer."""
    voted = event.kind is EventKind.MET and any(id in framework.votes for id in event.of)
    if event.answer is not None and not voted:
        yield note("EVT106", "answer-without-vote", f"{address}.answer",
                   "Only a vote that is met is read with an answer.", "Put the answer on the event `met` of the vote.")
    if voted and event.answer is None:
        yield note("EVT108", "vote-without-answer", address, "The vote is reported met, and not which answer won.",
                   "Add `answer`; until then what follows from an answer is unknown.")
    if event.attributed_to and event.kind not in (EventKind.BREACHED, EventKind.CURED):
        yield note("EVT107", "attribution-without-breach", f"{address}.attributed-to",
                   f"Only a breach, or its cure, is attributed to a party; this event is {event.kind}.",
                   "Put the attribution on the event `breached`, or say who reported it under `by`.")


def _without_state(id: str, family: str, event: Event) -> str:
    if family in ("accountability", "bodies", "ladder"):
        return f"{id} belongs to {family}, which have no state; {event.kind} changes nothing there."
    return f"{id} is not in the text at these picks."


def note(code: str, name: str, address: str, message: str, next: str) -> Finding:
    """A remark on an event that still counts, or changes nothing."""
    return Finding(code, name, Kind.FAIL, Level.NOTE, message, why="The trace goes on without a guess.", next=next,
                   address=address)
