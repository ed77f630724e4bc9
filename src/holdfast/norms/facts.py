"""What is remembered of one element while events are read, and the state that follows from it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from holdfast.norms.norm import Norm
from holdfast.norms.states import State

NONE = dt.timedelta(0)
NOBODY = ""
"""In the place of a party, where a breach is attributed to none."""


@dataclass(frozen=True, slots=True)
class Breach:
    """A breach that stands."""

    said: str
    """As what it was reported."""
    event: int
    """Position of the event that reported it."""


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
    breaches: dict[str, Breach] = field(default_factory=dict)
    """Party, or nobody → the last breach that stands and is attributed to it, the latest at the end."""
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
    """``met`` or ``lapsed``, by the text or the clock; ``unknown`` where its end proves neither."""
    ended: str = ""
    may_be_over: bool = False
    silent: bool = False
    """Nobody has to report that it is kept, so that its end without a report proves nothing."""
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
    if facts.breaches:
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
_KEPT_OR_NOT = frozenset({State.MET, State.BREACHED})


def outcomes(norm: Norm, facts: Facts) -> frozenset[State]:
    """The states it may be in; more than one where its state is unknown."""
    if norm.under is not None:
        return _ALL
    return frozenset({State.BREACHED}) if facts.breaches else unreported(norm, facts)


def unreported(norm: Norm, facts: Facts) -> frozenset[State]:
    """The states it may be in, leaving aside every breach that was reported."""
    if facts.report:
        return frozenset({facts.report})
    if facts.over:
        return _KEPT_OR_NOT if facts.over is State.UNKNOWN else frozenset({facts.over})
    if facts.missed is not None:
        return frozenset({State.BREACHED}) if facts.broken else _KEPT_OR_NOT
    if facts.begun is None:
        return opening(norm) if facts.doubt else frozenset({State.PENDING})
    if not facts.may_be_over:
        return frozenset({State.SUSPENDED if facts.stopped_at is not None else State.IN_FORCE})
    if not norm.kept_to_end:
        return frozenset({State.IN_FORCE, State.LAPSED})
    return frozenset({State.IN_FORCE, *(_KEPT_OR_NOT if facts.silent else {State.MET})})


def opening(norm: Norm) -> frozenset[State]:
    """The states between which its beginning decides."""
    return frozenset({State.PENDING, State.IN_FORCE if norm.decided else State.MET})
