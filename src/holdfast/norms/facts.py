"""What is remembered of one element while events are read, and the state that follows from it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from holdfast.norms.norm import Norm
from holdfast.norms.states import State

NONE = dt.timedelta(0)


@dataclass(slots=True)
class Facts:
    """What is remembered of one element; reports come from events, the rest from the text and the clock."""

    begun: dt.datetime | None = None
    doubt: bool = False
    """Not begun as far as is known, but what is known does not decide it."""
    knot: bool = False
    """In doubt because it decides on its own negation."""
    report: State | None = None
    """``met`` or ``lapsed``, as the last event said."""
    reported: str = ""
    breach: str | None = None
    """What a breach that stands was reported as."""
    event: int | None = None
    """Position of the last event that bears on it."""
    missed: dt.datetime | None = None
    """The deadline that passed without a report."""
    broken: bool = False
    """Whether the missed deadline is a breach: only in a complete record."""
    late: bool = False
    """The deadline had passed before it began."""
    forgiven: bool = False
    """A breach was cured; its deadline does not come back."""
    over: State | None = None
    """``met`` or ``lapsed``, by the text or the clock."""
    ended: str = ""
    may_be_over: bool = False
    suspended: bool = False
    """By an event on the element itself."""
    stopped_at: dt.datetime | None = None
    """When its clock stopped, while it is suspended."""
    stopped: dt.timedelta = NONE
    """How long its clock stood still since it began."""
    last_done: dt.datetime | None = None
    """Last performance of a repeated duty."""
    remark: str = ""
    good_since: dt.datetime | None = None
    """Since when it has been in force or met without a break."""
    maybe_since: dt.datetime | None = None
    """The same if every doubt on the way was well founded."""
    interrupted: bool = False
    """A breach was recorded at this instant, even if it is cured by now."""


def state_of(norm: Norm, facts: Facts) -> State:
    """The state that follows from what is remembered: reports first, then what the clock brought, then beginning."""
    if norm.under is not None:
        return State.UNKNOWN
    if facts.breach is not None:
        return State.BREACHED
    if facts.report or facts.over:
        return facts.report or facts.over or State.UNKNOWN
    if facts.missed is not None:
        return State.BREACHED if facts.broken else State.UNKNOWN
    if facts.begun is not None:
        if facts.may_be_over:
            return State.UNKNOWN
        return State.SUSPENDED if facts.stopped_at is not None else State.IN_FORCE
    return State.UNKNOWN if facts.doubt else State.PENDING


_ALL = frozenset(State) - {State.UNKNOWN}


def outcomes(norm: Norm, facts: Facts) -> frozenset[State]:
    """The states it may be in; more than one where its state is unknown."""
    state = state_of(norm, facts)
    if state is not State.UNKNOWN:
        return frozenset({state})
    if norm.under is not None:
        return _ALL
    if facts.missed is not None:
        return frozenset({State.MET, State.BREACHED})
    if facts.begun is not None:
        return frozenset({State.IN_FORCE, State.MET if norm.kept_to_end else State.LAPSED})
    return opening(norm)


def opening(norm: Norm) -> frozenset[State]:
    """The states between which its beginning decides."""
    return frozenset({State.PENDING, State.IN_FORCE if norm.decided else State.MET})
