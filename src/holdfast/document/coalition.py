"""The guarantor coalition: members, pledges, constraints, and how it decides."""

from __future__ import annotations

import enum
from collections.abc import Mapping

from pydantic import Field

from holdfast.document.base import Element, OneOrMany
from holdfast.document.decision import DecisionRule
from holdfast.document.quantity import Quantity
from holdfast.document.scalars import Id, Switch, Words
from holdfast.document.text import Text
from holdfast.document.times import DateField, DurationField


class ConstraintKind(enum.StrEnum):
    """The kinds of condition under which a member acts."""

    PARLIAMENT_VOTE = "parliament-vote"
    ONLY_AFTER = "only-after"
    ONLY_WITH = "only-with"
    NO_TROOPS = "no-troops"
    NOT_IN_AREA = "not-in-area"
    CONSTITUTION = "constitution"
    OTHER = "other"


class Constraint(Element):
    """A condition under which a member or party acts, or a legal bar to an act."""

    kind: ConstraintKind = ConstraintKind.OTHER
    text: Text
    on: OneOrMany[Id] = Field(default=())
    """Members it needs (``only-with``), or gates and stages it waits for."""
    blocks: Words | None = None
    """Condition that cannot hold while the constraint does."""
    party: Id | None = None
    from_: DateField | None = None
    until: DateField | None = None


class Pledge(Element):
    """What a member has said it would do or give."""

    text: Text
    measure: Words | None = None
    """``troops``, ``air``, ``sea``, ``finance``, ``training``, ``monitoring``, ``logistics``, ``sanctions`` …"""
    quantity: Quantity | None = None
    date: DateField | None = None


class Precision(enum.StrEnum):
    """What an election date means: the day, the month, the latest legal date, or not set."""

    DAY = "day"
    MONTH = "month"
    LATEST = "latest"
    UNSET = "unset"


class Election(Element):
    """A known or legally due election or leadership change."""

    party: Id
    body: Words
    date: DateField | None = None
    precision: Precision = Precision.DAY
    leadership_change: Quantity | None = None
    """Chance that the leadership changes."""
    policy_change: Quantity | None = None
    """Chance that policy towards the framework changes if it does."""


class Member(Element):
    """A member of a coalition."""

    party: Id | None = None
    """Party of the case; absent means the member's own id."""
    name: Text | None = None
    role: Words | None = None
    pledges: Mapping[Id, Pledge] = Field(default_factory=dict)
    constraints: Mapping[Id, Constraint] = Field(default_factory=dict)
    willingness: Quantity | None = None
    """Chance that it acts when it should; absent means the coalition's common prior."""
    mobilisation: Mapping[Id, Quantity] = Field(default_factory=dict)
    """Weeks to effect by measure."""
    regime: Words | None = None
    """``democracy`` or ``other``, where a source says so."""
    leader_exit: Quantity | None = None
    type_switch: Quantity | None = None
    troop_withdrawal: Quantity | None = None
    """Chance that its troops are withdrawn when its leader leaves."""
    would_block: Quantity | None = None
    """Chance that it votes to stop a response that follows by default."""
    leverage: Mapping[Id, Quantity] = Field(default_factory=dict)
    """Influence over a party, 0 to 1."""
    contested: Switch = False
    """True where sources disagree on membership."""


class Coalition(Element):
    """A group of guarantors or supporters, its members and arrangements."""

    name: Text
    members: Mapping[Id, Member] = Field(default_factory=dict)
    arrangements: Mapping[Id, Text] = Field(default_factory=dict)
    decides: DecisionRule | None = None
    willingness: Quantity | None = None
    """Common prior for members without a source of their own."""
    common_shock: Quantity | None = None
    """Correlation of the members' decisions (intra-class, 0 to 1)."""
    mobilisation: Mapping[Id, Quantity] = Field(default_factory=dict)
    founded: DateField | None = None
    renewal: DurationField | None = None
