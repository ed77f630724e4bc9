"""What a record of events says by one moment: what is met since when, what went wrong, and the times that are known."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from holdfast.document.case import Case
from holdfast.document.events import EventRecord
from holdfast.document.framework import Framework
from holdfast.norms.calendar import Calendar, calendar_of
from holdfast.norms.states import State, StateNow
from holdfast.norms.trace import trace

_STANDS = frozenset({State.MET, State.IN_FORCE})


@dataclass(frozen=True, slots=True)
class Record:
    """What has happened by the moment from which a plan continues."""

    calendar: Calendar
    moment: dt.datetime | None = None
    """``None`` where nothing has happened yet."""
    states: Mapping[str, StateNow] = field(default_factory=dict)

    @property
    def met(self) -> tuple[str, ...]:
        """The elements that are met, in the order of the text."""
        return tuple(id for id, now in self.states.items() if now.state is State.MET)

    @property
    def since(self) -> Mapping[str, dt.datetime]:
        """By element that is met or in force: since when."""
        return {id: now.since for id, now in self.states.items() if now.state in _STANDS and now.since is not None}

    def in_state(self, state: State) -> tuple[str, ...]:
        """The elements in a state, in the order of the text."""
        return tuple(id for id, now in self.states.items() if now.state is state)


def record_of(framework: Framework, whole: Framework, events: EventRecord | None, at: dt.datetime | None, *,
              case: Case | None) -> Record:
    """The record read at a moment; absent means its last event.

    ``framework`` is the text as it is looked at, ``whole`` the same as written. Raises UnusableInput where an event
    names what the framework does not have.
    """
    moment = at or max((event.at for event in events.events), default=None) if events is not None else at
    if events is None or moment is None:
        return Record(calendar_of(framework), moment)
    states = trace(whole, events, moment, case=case).states
    until = events.model_copy(update={"events": tuple(event for event in events.events if event.at <= moment)})
    met = {id: now.since for id, now in states.items() if now.state is State.MET and now.since is not None}
    return Record(_with_met(calendar_of(framework, until), framework, met), moment, states)


def _with_met(calendar: Calendar, framework: Framework, met: Mapping[str, dt.datetime]) -> Calendar:
    """The calendar with what was met without an event of its own, such as a gate, and T0 where it comes with that."""
    longer = replace(calendar, met={**met, **calendar.met})
    stated = framework.calendar
    if "T0" in longer.anchors or stated is None or stated.t0_at is None or stated.t0_at.anchor == "T0":
        return longer
    t0 = longer.moment(stated.t0_at)
    return replace(longer, anchors={**longer.anchors, "T0": t0}) if t0 is not None else longer
