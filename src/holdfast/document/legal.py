"""Legal form: signature, entry into force, breach and end, earlier instruments, and what stays untouched."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field

from holdfast.document.base import Element, OneOrMany, Part
from holdfast.document.clause import Bindingness
from holdfast.document.scalars import Id, Switch, Words
from holdfast.document.text import Text
from holdfast.document.times import DurationField, MomentField, TimePointField


class Signatory(Part):
    """One who signs, and in what capacity."""

    party: Id
    capacity: Words | None = None
    """``party``, ``guarantor``, ``witness`` or other."""
    authority: Words | None = None
    """By what authority the signature binds."""

    @property
    def is_witness(self) -> bool:
        """Whether it signs as a witness, who is not bound and needs no authority."""
        return (self.capacity or "").strip().lower() == "witness"


class PriorInstrument(Part):
    """An earlier instrument and what becomes of it."""

    instrument: Words
    """Id of a prior instrument of the case, or its title."""
    relation: Words
    """``kept``, ``replaced``, ``amended`` or ``without-prejudice``."""


class Legal(Element):
    """The legal form of a framework; absence of a field means the text does not say."""

    bindingness: Bindingness | None = None
    """How the framework binds where a clause does not say."""
    signatories: tuple[Signatory, ...] = Field(default=())
    ratification: Mapping[Id, Text] = Field(default_factory=dict)
    """Approval at home by party."""
    entry_into_force: Text | None = None
    provisional_application: Text | None = None
    depositary: Words | None = None
    registration: Text | None = None
    charter: OneOrMany[Id] = Field(default=())
    """Clauses that anchor the text in the UN Charter."""
    savings: OneOrMany[Id] = Field(default=())
    """Clauses by which nothing here reduces protection under humanitarian law."""
    breach: Text | None = None
    """What follows a material breach and who decides it."""
    suspension: Text | None = None
    termination: Text | None = None
    notice: DurationField | None = None
    survives: Text | None = None
    """Duties that survive the end, humanitarian ones first."""
    disputes: OneOrMany[Id] = Field(default=())
    """Clauses or bodies that settle disputes on the meaning of the text."""
    prior_instruments: tuple[PriorInstrument, ...] = Field(default=())
    endorsement: Text | None = None
    """Endorsement by a council or organisation."""
    without_prejudice: OneOrMany[Id] = Field(default=())
    """Clauses by which nothing here prejudges title to territory."""


class Calendar(Element):
    """The known times of a framework: signature, T0, entry into force, and how long it lasts."""

    signature: MomentField | None = None
    t0: MomentField | None = Field(default=None, alias="T0")
    """The moment hostilities end, with clock and zone; written ``T0`` in conditions and times."""
    entry_into_force: MomentField | None = None
    order_lead_time: DurationField | None = None
    """Time that orders need to reach every unit."""
    t0_rule: Text | None = Field(default=None, alias="T0-rule")
    """How T0 follows from something else, where no moment is fixed."""
    t0_at: TimePointField | None = Field(default=None, alias="T0-at")
    """T0 as a point in time counted from another anchor."""
    ends: TimePointField | None = None
    indefinite: Switch | None = None
    renewal: Text | None = None
    notice: DurationField | None = None
