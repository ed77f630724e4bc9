"""Events: what happened to a framework after it was written, as the record that ``trace`` reads."""

from __future__ import annotations

import enum
from typing import Literal

from pydantic import Field

from holdfast.document.base import Element, OneOrMany
from holdfast.document.scalars import Id, Number, Switch, Words
from holdfast.document.times import MomentField


class EventKind(enum.StrEnum):
    """The kinds of event that change a state."""

    SIGNED = "signed"
    ENTERED_INTO_FORCE = "entered-into-force"
    T0 = "T0"
    TERMINATED = "terminated"
    SUSPENDED = "suspended"
    RESUMED = "resumed"
    MET = "met"
    BREACHED = "breached"
    CURED = "cured"
    REFUSED = "refused"
    LAPSED = "lapsed"
    MEASURED = "measured"
    NO_DECISION = "no-decision"


class Event(Element):
    """One recorded event."""

    at: MomentField
    kind: EventKind
    of: OneOrMany[Id] = Field(default=())
    """Elements it concerns; absent means the framework as a whole."""
    by: Id | None = None
    """Who recorded or decided it."""
    measure: Id | None = None
    value: Number | None = None
    text: Words | None = None


class EventRecord(Element):
    """A record of events; ``complete`` says that what is not in it did not happen."""

    events_of: Id
    """Id of the framework."""
    edition: Literal["2026.1"] = "2026.1"
    complete: Switch = False
    """True for a closed world, such as an exercise; false leaves what nobody reported unknown."""
    events: tuple[Event, ...] = Field(default=())
