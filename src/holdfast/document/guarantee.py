"""Guarantees: who promises what to whom, on what trigger, by what decision, and when it ends or fails."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field

from holdfast.document.base import Element, OneOrMany, Part
from holdfast.document.clause import Allow, Bindingness
from holdfast.document.decision import DecisionRule
from holdfast.document.quantity import Quantity
from holdfast.document.scalars import Encoded, Id, Switch, Words
from holdfast.document.text import Text
from holdfast.document.times import DurationField, TimePointField


class Trigger(Part):
    """What sets a guarantee off; absence of a field means the text does not say."""

    event: Text | None = None
    """The event in words."""
    condition: Words | None = None
    """The same as an event condition, where it can be written as one."""
    objective: Switch | None = None
    """True where the event can be established without anybody's political judgement."""
    decided_by: Id | None = None
    evidence: Text | None = None
    clock: DurationField | None = None
    """Time from the event to the response owed."""
    undefined: OneOrMany[Words] = Field(default=())
    """Words in the trigger that the text leaves without a definition."""


class Void(Part):
    """A circumstance in which the guarantee falls away."""

    text: Text
    condition: Words | None = None
    decided_by: Id | None = None
    undefined: OneOrMany[Words] = Field(default=())


class Measure(Part):
    """One measure a guarantor owes or may take, and how long it takes to arrive."""

    kind: Id
    """Such as ``consultation``, ``council-action``, ``sanctions``, ``arms``, ``armed-force``, ``finance``."""
    text: Text | None = None
    owed: Switch | None = None
    """True where it must follow; false where it may."""
    mobilisation: Quantity | None = None
    """Weeks from decision to effect."""
    penalty: Quantity | None = None
    """What it costs the violator."""
    amount: Quantity | None = None
    """How much of it, such as persons, aircraft or money."""
    decay: Quantity | None = None
    """Share of its effect that is lost per week."""


class Guarantee(Element):
    """A promise that a violation will be answered, or that a party will not be left alone."""

    title: Text | None = None
    text: Text
    by: OneOrMany[Id] = Field(default=())
    """Guarantors: parties or coalitions."""
    to: OneOrMany[Id] = Field(default=())
    """Those protected."""
    against: OneOrMany[Id] = Field(default=())
    """Those whose violation it answers; absent means any."""
    clauses: OneOrMany[Id] = Field(default=())
    """Clauses that it guards; absent means all."""
    trigger: Trigger | None = None
    measures: tuple[Measure, ...] = Field(default=())
    decides: DecisionRule | None = None
    voids: tuple[Void, ...] = Field(default=())
    bindingness: Bindingness | None = None
    ratification: Text | None = None
    """Approval at home that it needs, by whom."""
    ratified: Switch | None = None
    duration: DurationField | None = None
    area: OneOrMany[Id] = Field(default=())
    in_force: TimePointField | None = None
    """When it begins to protect."""
    until: TimePointField | None = None
    needs_assent_of: OneOrMany[Id] = Field(default=())
    """Parties whose assent the path to activation needs."""
    compensation: Text | None = None
    """What the guarantor is paid."""
    restraint: Text | None = None
    """What keeps it from starting a new escalation."""
    penalty: Mapping[Id, Quantity] = Field(default_factory=dict)
    """What its use costs each party it is used against."""
    willingness: Mapping[Id, Quantity] = Field(default_factory=dict)
    """Chance that each guarantor acts on this guarantee; absent means that of the member."""
    would_block: Mapping[Id, Quantity] = Field(default_factory=dict)
    """Chance that each votes to stop it where it follows by default."""
    common_shock: Quantity | None = None
    """Correlation of the guarantors' decisions; absent means that of the coalition."""
    believed: Mapping[Id, Quantity] = Field(default_factory=dict)
    """Chance of an answer that each party it is used against believes in, at the start."""
    encoded: Encoded | None = None
    under: Words | None = None
    allow: tuple[Allow, ...] = Field(default=())
