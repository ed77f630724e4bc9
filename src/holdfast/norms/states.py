"""The seven states of an element, how a state reads now, and how it came about."""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Mapping
from dataclasses import dataclass

from holdfast.document.finding import Finding


class State(enum.StrEnum):
    """What an element of a framework is at a moment; every element is in exactly one state."""

    PENDING = "pending"
    """It has not begun."""
    IN_FORCE = "in-force"
    """It binds, protects or may be passed now."""
    MET = "met"
    """It was done, passed, or kept to its end."""
    BREACHED = "breached"
    """It was broken and not cured."""
    SUSPENDED = "suspended"
    """It had begun and is set aside for a time."""
    LAPSED = "lapsed"
    """It ended without being met."""
    UNKNOWN = "unknown"
    """What is known does not decide."""


@dataclass(frozen=True, slots=True)
class StateNow:
    """The state of one element: since when, and why."""

    state: State
    since: dt.datetime | None
    """When it entered the state; nothing where it was so from the beginning."""
    why: str
    by_event: int | None = None
    """Position in the record, from 0, of the event that decided it."""


@dataclass(frozen=True, slots=True)
class Transition:
    """One change of state."""

    at: dt.datetime
    id: str
    before: State
    after: State
    because: str


@dataclass(frozen=True, slots=True)
class Coming:
    """Something that will happen by itself if nothing else does."""

    at: dt.datetime
    id: str
    """The element, or nothing for the framework as a whole."""
    what: str


@dataclass(frozen=True, slots=True)
class Trace:
    """The states of all elements at a moment, in the order of the text, how they came about, and what comes next."""

    states: Mapping[str, StateNow]
    history: tuple[Transition, ...]
    next: tuple[Coming, ...]
    diagnostics: tuple[Finding, ...] = ()
    """Notes on events that changed nothing, came early, or name what is not in the text at these picks."""
