"""What the clock brings: deadlines that pass, ends that come, time that runs out, and clocks that stand still."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from holdfast.norms.calendar import Span, clock_time
from holdfast.norms.facts import NONE, Facts
from holdfast.norms.norm import Norm
from holdfast.norms.states import State
from holdfast.norms.world import World


@dataclass(frozen=True, slots=True)
class Missed:
    """A deadline passed without a report."""

    deadline: dt.datetime
    late: bool
    """It had passed before the element began, so it proves nothing."""


@dataclass(frozen=True, slots=True)
class Over:
    """An element ended by itself."""

    state: State
    why: str


@dataclass(frozen=True, slots=True)
class Doubtful:
    """An element may have ended: its end is known to a span only."""


Due = Missed | Over | Doubtful


def due(world: World, id: str) -> Due | None:
    """What the clock brings an element at this instant; deadlines stand still while it is suspended."""
    norm, facts = world.norms[id], world.facts[id]
    if norm.under is not None or facts.report or facts.over:
        return None
    running = facts.stopped_at is None
    timeout = world.timeout(norm, facts)
    if running and timeout is not None and timeout <= world.now:
        return Over(State.LAPSED, f"its time ran out at {clock_time(timeout)}")
    deadline = world.deadline(norm, facts)
    if running and deadline is not None and facts.missed is None and deadline <= world.now:
        return Missed(deadline, late=facts.begun is not None and deadline < facts.begun)
    return _ended(world, norm, facts) if facts.missed is None else None


def _ended(world: World, norm: Norm, facts: Facts) -> Due | None:
    end = world.end(norm, facts)
    if end is None:
        return None
    if end.latest <= world.now and (facts.begun is not None or not facts.doubt):
        return _at_end(norm, facts, end)
    if end.earliest <= world.now < end.latest and facts.begun is not None and not facts.may_be_over:
        return Doubtful()
    return None


def _at_end(norm: Norm, facts: Facts, end: Span) -> Over:
    if facts.begun is None or facts.begun >= end.latest:
        return Over(State.LAPSED, f"it ended at {clock_time(end.latest)}, before it began")
    if norm.kept_to_end and not facts.breaches and facts.stopped_at is None:
        return _kept(facts, f"it ended at {clock_time(end.latest)}")
    return Over(State.LAPSED, f"it ended at {clock_time(end.latest)}")


def _kept(facts: Facts, why: str) -> Over:
    """The end of a duty that no report says was broken: silence says so only where all would be reported."""
    if facts.silent:
        return Over(State.UNKNOWN, f"{why} and nobody reported whether it was kept")
    return Over(State.MET, f"{why} and no breach of it stands in the record")


def apply(world: World, id: str, what: Due) -> None:
    """Remember what the clock brought."""
    facts = world.facts[id]
    match what:
        case Missed(deadline, late):
            facts.missed, facts.late = deadline, late
            facts.broken = world.complete and not late
            if facts.broken:
                facts.interrupted = True
                world.breached.setdefault(id, world.now)
                world.failed.setdefault(id, world.now)
        case Over(state, why):
            facts.over, facts.ended = state, why
            if state is not State.UNKNOWN:
                (world.met if state is State.MET else world.failed).setdefault(id, world.now)
        case Doubtful():
            facts.may_be_over = True


def terminate(world: World, why: str) -> None:
    """End every element that has not ended; a deadline that passed unreported stays open, a breach stands."""
    world.terminated, world.ended = True, world.now
    for id, norm in world.norms.items():
        facts = world.facts[id]
        if norm.under is not None or facts.report or facts.over or facts.missed is not None:
            continue
        kept = (norm.until_terminated and norm.kept_to_end and facts.begun is not None and not facts.breaches
                and facts.stopped_at is None)
        apply(world, id, _kept(facts, why) if kept else Over(State.LAPSED, why))


def stop_or_go(world: World, id: str) -> None:
    """Stop or restart the clock of an element after it or the framework was suspended or resumed."""
    norm, facts = world.norms[id], world.facts[id]
    stopped = facts.suspended or world.suspended
    if stopped and facts.stopped_at is None:
        facts.stopped_at = world.now
    elif not stopped and facts.stopped_at is not None:
        start = world.clock_start(norm, facts)
        if start is not None and start < world.now:
            facts.stopped += world.now - max(facts.stopped_at, start)
        facts.stopped_at = None


def move_anchor(world: World) -> None:
    """Read the calendar anew after an anchor was reported, and take back what the old anchor brought by the clock.

    What has begun stays begun, at the earliest with its new beginning; deadlines and ends are counted anew.
    """
    before = world.calendar.anchors
    world.refresh()
    after = world.calendar.anchors
    names = {name for name in {*before, *after} if before.get(name) != after.get(name)}
    for id, norm in world.norms.items():
        facts = world.facts[id]
        start = world.moment(norm, norm.start) if norm.start else None if norm.only_follows else world.calendar.start
        own = {norm.start.anchor} if norm.start else set() if norm.only_follows else {"entry-into-force", "T0"}
        touched = bool(names & {*own, *(point.anchor for point in norm.points())})
        if touched and facts.begun is not None and start is not None and own & names and start.latest > facts.begun:
            facts.begun, facts.stopped = min(start.latest, world.now), NONE
            facts.stopped_at = world.now if facts.stopped_at is not None else None
        if touched and not world.terminated:
            _take_back(facts)


def _take_back(facts: Facts) -> None:
    facts.missed, facts.broken, facts.late, facts.may_be_over = None, False, False, False
    if facts.report is None and facts.over is not None and facts.ended != PASSED:
        facts.over, facts.ended = None, ""


PASSED = "what it needs has come and nobody has to decide it"
"""Why a gate without an evaluator is met; no moved anchor closes it again."""


def agenda(world: World, id: str) -> Iterator[tuple[dt.datetime, str]]:
    """The moments at which the clock may change an element, and what happens then, as far as is known."""
    norm, facts = world.norms[id], world.facts[id]
    if norm.under is not None or facts.report or facts.over:
        return
    if facts.stopped_at is None:
        if (timeout := world.timeout(norm, facts)) is not None:
            yield timeout, "its time runs out"
        if facts.missed is None and (deadline := world.deadline(norm, facts)) is not None:
            yield deadline, "its deadline passes"
    if facts.missed is None and (end := world.end(norm, facts)) is not None:
        yield end.latest, "it ends"
        if end.earliest != end.latest:
            yield end.earliest, "it may end"
    if facts.begun is None and norm.start is not None and (span := world.moment(norm, norm.start)) is not None:
        yield span.latest, "it can begin"
        if span.earliest != span.latest:
            yield span.earliest, "it may begin"
