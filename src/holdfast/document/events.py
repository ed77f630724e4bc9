"""Events: what happened to a framework after it was written, as the record that ``trace`` reads."""

from __future__ import annotations

import enum
from typing import Literal

from pydantic import Field

from holdfast.document.base import Element, OneOrMany
from holdfast.document.scalars import Id, Number, Switch, Words
from holdfast.document.times import MomentField


class EventKind(enum.StrEnum):
    """What an event says; every kind but ``reported`` can change a state."""

    SIGNED = "signed"
    """The text was signed."""
    ENTERED_INTO_FORCE = "entered-into-force"
    """It began to bind."""
    T0 = "T0"
    """Hostilities ended; what counts from T0 counts from here."""
    TERMINATED = "terminated"
    """The framework, or the elements named, ended."""
    SUSPENDED = "suspended"
    """The framework, or the elements named, were set aside for a time."""
    RESUMED = "resumed"
    """What was set aside goes on."""
    MET = "met"
    """The elements were done, passed or kept; of a vote, that it was held."""
    BREACHED = "breached"
    """The elements were broken."""
    CURED = "cured"
    """A breach was mended: all of them, or those of the parties named."""
    REFUSED = "refused"
    """Somebody who decides said no."""
    LAPSED = "lapsed"
    """It was let lapse."""
    MEASURED = "measured"
    """A quantity was measured."""
    NO_DECISION = "no-decision"
    """Those who decide reached no decision."""
    REPORTED = "reported"
    """A plain report that is kept in the record and changes nothing."""


class Event(Element):
    """One recorded event."""

    at: MomentField
    kind: EventKind
    of: OneOrMany[Id] = Field(default=())
    """Elements it concerns; absent means the framework as a whole."""
    by: Id | None = None
    """Who recorded or decided it."""
    attributed_to: OneOrMany[Id] = Field(default=())
    """Parties whose act a finding says the breach was, or whose breach was cured; absent means not attributed."""
    answer: Id | None = None
    """Answer that a vote was given, such as ``yes``; absent means that the record does not say."""
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
