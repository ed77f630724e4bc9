"""What one event changes in what is remembered."""

from __future__ import annotations

from collections.abc import Iterator

from holdfast.document.events import Event, EventKind
from holdfast.document.finding import Finding
from holdfast.norms.calendar import ANCHOR_OF, clock_time
from holdfast.norms.clock import move_anchor, stop_or_go, terminate
from holdfast.norms.facts import NOBODY, NONE, Breach, Facts
from holdfast.norms.record import Happened, note
from holdfast.norms.states import State
from holdfast.norms.world import World

ENDS = frozenset({EventKind.TERMINATED, EventKind.LAPSED})
"""Kinds of event that end the framework where they are about it as a whole."""


def read_event(world: World, item: Happened) -> set[str]:
    """Remember an event; returns the ids of the elements it bears on."""
    event = item.event
    if event.kind in ANCHOR_OF:
        world.reported[ANCHOR_OF[event.kind]] = event.at
        move_anchor(world)
        return set(world.norms)
    if event.kind is EventKind.REPORTED:
        return set()
    if event.kind is EventKind.MEASURED:
        if event.measure is not None and event.value is not None:
            world.measures[event.measure] = event.value
        return set()
    if item.whole and event.kind in ENDS:
        if not world.terminated:
            terminate(world, f"the framework was {'terminated' if event.kind is EventKind.TERMINATED else 'let lapse'}"
                             f" at {clock_time(event.at)}")
        return set(world.norms)
    if event.kind in (EventKind.SUSPENDED, EventKind.RESUMED):
        return _set_aside(world, item)
    if item.whole and event.kind is EventKind.BREACHED:
        world.breached.setdefault("", event.at)
    for id in item.ids:
        if world.norms[id].under is None:
            _on_element(world, id, event, item.position)
    return set(item.ids)


def _set_aside(world: World, item: Happened) -> set[str]:
    suspended = item.event.kind is EventKind.SUSPENDED
    if item.whole:
        world.suspended = suspended
    for id in item.ids:
        world.facts[id].suspended = suspended
        world.facts[id].event = item.position
    touched = set(world.norms) if item.whole else set(item.ids)
    for id in touched:
        stop_or_go(world, id)
    return touched


def _on_element(world: World, id: str, event: Event, position: int) -> None:
    facts = world.facts[id]
    facts.event = position
    said = f"reported {event.kind} at {clock_time(event.at)}" + (f" by {event.by}" if event.by else "")
    match event.kind:
        case EventKind.MET:
            world.met.setdefault(id, event.at)
            _answer(world, id, event.answer)
            if world.norms[id].every is not None:
                _performed(world, facts)
            else:
                facts.report, facts.reported = State.MET, said
        case EventKind.BREACHED:
            facts.interrupted = True
            for party in event.attributed_to or (NOBODY,):
                facts.breaches.pop(party, None)
                facts.breaches[party] = Breach(said, position)
            world.breached.setdefault(id, event.at)
        case EventKind.CURED:
            _cured(world, id, facts, event.attributed_to)
        case EventKind.NO_DECISION:
            facts.remark = f"no decision was reached at {clock_time(event.at)}"
        case _:
            _answer(world, id, "no" if event.kind is EventKind.REFUSED else None)
            facts.report, facts.reported = State.LAPSED, said
            world.failed.setdefault(id, event.at)


def _performed(world: World, facts: Facts) -> None:
    """One performance of a repeated duty: its next interval is counted from here."""
    facts.last_done, facts.stopped = world.now, NONE
    facts.stopped_at = world.now if facts.stopped_at is not None else None
    facts.missed, facts.broken, facts.late = None, False, False


def _answer(world: World, id: str, answer: str | None) -> None:
    if answer is not None and world.norms[id].answers is not None:
        world.answers.setdefault(id, []).append(answer)


def _cured(world: World, id: str, facts: Facts, parties: tuple[str, ...]) -> None:
    """Mend what was broken; where parties are named, only what is attributed to them, which no deadline is."""
    if not facts.breaches and (parties or facts.missed is None):
        return
    for party in parties or tuple(facts.breaches):
        facts.breaches.pop(party, None)
    if facts.breaches or (parties and facts.missed is not None):
        return
    if facts.missed is not None and world.norms[id].every is None:
        facts.forgiven = True
    if world.norms[id].every is not None:
        _performed(world, facts)
    facts.missed, facts.broken, facts.late = None, False, False


def early(world: World, item: Happened) -> Iterator[Finding]:
    """Notes on reports about what has not begun; they count all the same."""
    if item.event.kind not in (EventKind.MET, EventKind.BREACHED):
        return
    for id in item.ids:
        if world.facts[id].begun is None and not world.norms[id].is_gate and world.norms[id].under is None:
            yield note("EVT105", "report-before-beginning", f"events[{item.position}]",
                       f"{id} was reported {item.event.kind} before it had begun.",
                       "Check the time and the id; the report counts as written.")
