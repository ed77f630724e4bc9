"""The framework: one text proposed or agreed in a case."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Discriminator, Field, StringConstraints, Tag, model_validator

from holdfast.document.alternatives import shape_of
from holdfast.document.base import Element, OneOrMany, Part, as_tuple
from holdfast.document.body import Body
from holdfast.document.clause import Allow, Answer, Clause
from holdfast.document.guarantee import Guarantee
from holdfast.document.legal import Calendar, Legal
from holdfast.document.party import Party
from holdfast.document.quantity import Quantity
from holdfast.document.roadmap_parts import Gate, Step
from holdfast.document.scalars import Encoded, Id, Lang, Sha256, Words
from holdfast.document.settlement_parts import Accountability, Authority, Relief, Return, Vote
from holdfast.document.sources import Source
from holdfast.document.text import Text
from holdfast.document.times import DateField
from holdfast.document.verification import Rung, Verification
from holdfast.document.zone import Domain, Zone

EDITION = "2026.1"


class Stage(enum.StrEnum):
    """What a framework sets out to be, from a pause of hours to a comprehensive settlement."""

    PAUSE = "pause"
    CESSATION = "cessation"
    PRELIMINARY_CEASEFIRE = "preliminary-ceasefire"
    DEFINITIVE_CEASEFIRE = "definitive-ceasefire"
    FRAMEWORK = "framework"
    COMPREHENSIVE = "comprehensive"

    @property
    def rank(self) -> int:
        """0 for a pause to 5 for a comprehensive settlement; a rule applies from a stage upwards."""
        return list(type(self)).index(self)


class Status(enum.StrEnum):
    """How far a text has come."""

    NON_PAPER = "non-paper"
    DRAFT = "draft"
    TABLED = "tabled"
    INITIALLED = "initialled"
    AGREED = "agreed"
    SIGNED = "signed"
    IN_FORCE = "in-force"
    SUSPENDED = "suspended"
    TERMINATED = "terminated"
    SUPERSEDED = "superseded"
    REJECTED = "rejected"


class Languages(Part):
    """The languages of a text: authentic ones, the one that prevails, and mere translations."""

    authentic: OneOrMany[Lang] = Field(default=())
    prevails: Lang | None = None
    translations: OneOrMany[Lang] = Field(default=())


class Term(Element):
    """A defined term, with an equivalent in each authentic language."""

    label: Text | None = None
    """The words for it in the text; absent means the id with spaces."""
    text: Text
    """The definition."""


class Section(Element):
    """A section of the text, with its own encoding and defaults."""

    title: Text | None = None
    number: Words | None = None
    encoded: Encoded | None = None
    defaults: Mapping[str, Any] = Field(default_factory=dict)
    """Fields that clauses of the section have where they do not say otherwise."""


class Defaults(Part):
    """Fields that elements have where neither they nor their section say otherwise."""

    clause: Mapping[str, Any] = Field(default_factory=dict)


class Annex(Element):
    """An annex: its title, file and hash."""

    title: Text
    file: Words | None = None
    sha256: Sha256 | None = None


class Revision(Part):
    """One earlier revision of the text."""

    revision: Words
    date: DateField | None = None
    predecessor: Words | None = None
    note: Text | None = None


class StandsUnder(Part):
    """The framework that this one stands under, and as what."""

    framework: Id
    as_: Literal["annex", "protocol", "local-arrangement", "implementing"]
    file: Words | None = None
    """Path of the file of the framework above, relative to this file; then its elements may be referred to."""


class CaseRef(Part):
    """The case a framework belongs to."""

    id: Id
    file: Words | None = None
    """Path of the case file, relative to this file."""
    sha256: Sha256 | None = None
    """Content hash of the case the text was written against."""


def _case(value: Any) -> Any:
    return {"id": value} if isinstance(value, str) else value


Revision3 = Annotated[str, StringConstraints(pattern=r"^\d{1,4}\.\d{1,4}\.\d{1,4}$")]


Parties = Annotated[
    Annotated[Mapping[Id, Party], Tag("mapping")] | Annotated[tuple[Id, ...], Tag("list")], Discriminator(shape_of)
]


class Framework(Element):
    """One text: its terms, clauses, zones, verification, guarantees, gates and steps, and one pick per issue."""

    framework: Literal["2026.1"]
    """Edition of the format."""
    id: Id
    title: Text | None = None
    summary: Text | None = None
    case: Annotated[CaseRef, BeforeValidator(_case)] | None = None
    stands_under: StandsUnder | None = None
    stage: Stage
    revision: Revision3 = "0.1.0"
    status: Status = Status.DRAFT
    date: DateField | None = None
    encoded: Encoded = Encoded.FULL
    silent_on: OneOrMany[Words] = Field(default=())
    """Addresses on which the text itself is known to say nothing, such as ``ladder`` or ``bodies.mission.powers``.

    Where a text is not encoded in full, what is missing there is then a failure and not left open.
    The address of one field, such as ``gates.phase-2.evaluator``, says it of this field alone.
    """
    languages: Languages | None = None
    revisions: tuple[Revision, ...] = Field(default=())
    retired: OneOrMany[Id] = Field(default=())
    """Ids once used and never to be used again."""
    sources: Mapping[Id, Source] = Field(default_factory=dict)
    drafted_by: OneOrMany[Id] = Field(default=())
    pressed_by: OneOrMany[Id] = Field(default=())
    """Outside parties that set consequences for not accepting it, where a source says so."""
    parties: Parties
    """Ids of parties of the case; a framework without a case may define them here."""
    calendar: Calendar | None = None
    scope: Mapping[Domain, OneOrMany[Id]] = Field(default_factory=dict)
    """Where each domain is covered: zones, ``everywhere`` or ``out-of-scope``."""
    terms: Mapping[Id, Term] = Field(default_factory=dict)
    parameters: Mapping[Id, Quantity] = Field(default_factory=dict)
    capacities: Mapping[Id, Quantity] = Field(default_factory=dict)
    """What is available of each resource that steps name under ``resources``."""
    zones: Mapping[Id, Zone] = Field(default_factory=dict)
    defaults: Defaults = Field(default_factory=Defaults)
    sections: Mapping[Id, Section] = Field(default_factory=dict)
    order: OneOrMany[Id] = Field(default=())
    """Order of the clauses, where that of the file does not say it, as in the resolved form with its sorted keys."""
    clauses: Mapping[Id, Clause] = Field(default_factory=dict)
    bodies: Mapping[Id, Body] = Field(default_factory=dict)
    verification: Verification | None = None
    ladder: Mapping[Id, Rung] = Field(default_factory=dict)
    """Rungs of the response ladder."""
    guarantees: Mapping[Id, Guarantee] = Field(default_factory=dict)
    gates: Mapping[Id, Gate] = Field(default_factory=dict)
    steps: Mapping[Id, Step] = Field(default_factory=dict)
    administration: Mapping[Id, Authority] = Field(default_factory=dict)
    votes: Mapping[Id, Vote] = Field(default_factory=dict)
    returns: Mapping[Id, Return] = Field(default_factory=dict)
    accountability: Mapping[Id, Accountability] = Field(default_factory=dict)
    relief: Mapping[Id, Relief] = Field(default_factory=dict)
    legal: Legal | None = None
    annexes: Mapping[Id, Annex] = Field(default_factory=dict)
    picks: Mapping[Id, Words] = Field(default_factory=dict)
    """One option per issue, or ``open``; an issue that is not named is open."""
    allow: tuple[Allow, ...] = Field(default=())
    answers: tuple[Answer, ...] = Field(default=())
    """Recorded answers to review questions."""

    @model_validator(mode="before")
    @classmethod
    def _in_order(cls, raw: Any) -> Any:
        if not isinstance(raw, Mapping) or "order" not in raw or not isinstance(raw.get("clauses"), Mapping):
            return raw
        order, clauses = as_tuple(raw["order"]), raw["clauses"]
        first = [id for id in order if isinstance(id, str) and id in clauses]
        return {**raw, "clauses": {id: clauses[id] for id in dict.fromkeys([*first, *clauses])}}
