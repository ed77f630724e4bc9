"""The clause: a typed norm beside its prose, with bracketed text, readings and history."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag

from holdfast.document.base import Element, OneOrMany, Part
from holdfast.document.quantity import Quantity
from holdfast.document.scalars import Encoded, Id, Switch, Words
from holdfast.document.text import Text
from holdfast.document.times import DurationField, TimePointField


class Modal(enum.StrEnum):
    """Whether an act is required, forbidden or allowed."""

    SHALL = "shall"
    SHALL_NOT = "shall-not"
    MAY = "may"


class ClauseKind(enum.StrEnum):
    """What a clause does: bind somebody, declare something, or stand as prose only."""

    OPERATIVE = "operative"
    DECLARATORY = "declaratory"
    PROSE = "prose"


class Reversible(enum.StrEnum):
    """Whether what was done can be undone."""

    YES = "yes"
    WITH_COST = "yes-with-cost"
    NO = "no"


class Bindingness(enum.StrEnum):
    """By what a clause binds."""

    TREATY = "treaty"
    COUNCIL_RESOLUTION = "council-resolution"
    POLITICAL = "political"
    UNILATERAL = "unilateral"


class ClauseStatus(enum.StrEnum):
    """How far the negotiation of a clause has come."""

    OPEN = "open"
    AD_REFERENDUM = "closed-ad-referendum"
    CLOSED = "closed"


def _end_or_time(value: Any) -> str:
    return "end" if value == "terminated" else "time"


Until = Annotated[
    Annotated[TimePointField, Tag("time")] | Annotated[Literal["terminated"], Tag("end")], Discriminator(_end_or_time)
]


class When(Part):
    """When a clause applies and until when it must be done."""

    from_: TimePointField | None = None
    within: DurationField | None = None
    """Deadline counted from ``from``, or from entry into force where there is none."""
    by: TimePointField | None = None
    """Deadline as a point in time."""
    until: Until | None = None
    """Last moment at which it applies; ``terminated`` is the end of the framework."""
    every: DurationField | None = None
    """Interval of a repeated duty."""
    continuous: Switch | None = None
    """True for a duty without a deadline that holds all the time."""


class Exception_(Part):
    """A labelled exception: this clause overrides another where both apply."""

    of: Id
    label: Words | None = None


class Bracket(Part):
    """One version of bracketed text: who proposes what, and to which option of which issue it belongs."""

    by: OneOrMany[Id] = Field(default=())
    """Sponsors; none means unattributed."""
    text: Text | None = None
    """Text that would stand instead of the clause's own."""
    set: Mapping[str, Any] = Field(default_factory=dict)
    """Fields of the clause it would change, by dotted address inside the clause (``when.within``)."""
    issue: Id | None = None
    option: Id | None = None


class Reading(Part):
    """One reading of a clause that is ambiguous on purpose."""

    text: Text
    set: Mapping[str, Any] = Field(default_factory=dict)
    """Fields of the clause under this reading, by dotted address inside the clause."""


class Allow(Part):
    """A finding accepted knowingly: which code, why, by whom, in which round."""

    code: Words
    because: Words
    by: Words
    round: Words | None = None
    at: Words | None = None
    """Address the finding stands at; needed where the entry is not on the clause itself."""


class Answer(Part):
    """The recorded answer of a named role to a review question."""

    code: Words
    at: Words | None = None
    answer: Words
    by: Words
    role: Words | None = None
    date: Words | None = None


class Clause(Element):
    """One clause: the prose, and the norm it states as who, modal, act, object, where and when."""

    heading: Text | None = None
    number: Words | None = None
    """Number as printed; display only."""
    text: Text
    kind: ClauseKind = ClauseKind.OPERATIVE
    section: Id | None = None
    encoded: Encoded | None = None
    who: OneOrMany[Id] = Field(default=())
    """Parties or bodies that must, must not or may act."""
    to: OneOrMany[Id] = Field(default=())
    """Parties to whom it is owed."""
    modal: Modal | None = None
    act: OneOrMany[Id] = Field(default=())
    """What is done, in words of the act vocabulary where one fits."""
    object: OneOrMany[Id] = Field(default=())
    """Terms the act is done to."""
    where: OneOrMany[Id] = Field(default=())
    """Zones; ``everywhere`` is a zone that needs no entry."""
    when: When | None = None
    if_: Words | None = None
    """Event condition that must hold for the clause to apply."""
    under: Words | None = None
    """Text condition: the clause belongs to the text only where it holds."""
    except_: OneOrMany[Exception_] = Field(default=())
    hence: OneOrMany[Id] = Field(default=())
    """What follows when it is met."""
    lest: OneOrMany[Id] = Field(default=())
    """What follows when it is breached: a clause, rung, gate, body or guarantee."""
    observe: OneOrMany[Id] = Field(default=())
    """Verification means or indicators that show whether it is kept."""
    evidence: OneOrMany[Words] = Field(default=())
    """Documents or facts that show it was done."""
    detection: Quantity | None = None
    """Chance that a breach is seen, where no means says it."""
    cost: Mapping[Id, Quantity] = Field(default_factory=dict)
    """What doing it costs each party."""
    benefit: Mapping[Id, Quantity] = Field(default_factory=dict)
    """What it is worth to each party."""
    breach_gain: Mapping[Id, Quantity] = Field(default_factory=dict)
    """What an unanswered breach is worth to each party."""
    balance_drift: Mapping[Id, Quantity] = Field(default_factory=dict)
    """Change of the balance per week that it brings each party while in force."""
    reversible: Reversible | None = None
    bindingness: Bindingness | None = None
    decided_by: Id | None = None
    """Body or party that decides where the clause leaves something to judgement."""
    brackets: tuple[Bracket, ...] = Field(default=())
    readings: Mapping[Id, Reading] = Field(default_factory=dict)
    deliberate: Switch = False
    """True where the ambiguity is meant."""
    settle_by: TimePointField | None = None
    """When a deliberate ambiguity is to be settled."""
    status: ClauseStatus = ClauseStatus.OPEN
    proposed_by: OneOrMany[Id] = Field(default=())
    tags: OneOrMany[Words] = Field(default=())
    """Codes of ``pam:`` and ``pax:`` and the project's own tags."""
    allow: tuple[Allow, ...] = Field(default=())
