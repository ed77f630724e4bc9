"""Bodies: missions, commissions, councils and committees that a framework sets up or uses."""

from __future__ import annotations

import enum
from collections.abc import Mapping

from pydantic import Field

from holdfast.document.base import Element, OneOrMany, Part
from holdfast.document.decision import DecisionRule
from holdfast.document.quantity import Quantity
from holdfast.document.scalars import Id, Switch, Words
from holdfast.document.text import Text
from holdfast.document.times import DurationField, TimePointField


class BodyKind(enum.StrEnum):
    """What a body is for."""

    MONITORING = "monitoring"
    JOINT_COMMISSION = "joint-commission"
    ADJUDICATION = "adjudication"
    COUNCIL = "council"
    FORCE = "force"
    HUMANITARIAN = "humanitarian"
    ADMINISTRATION = "administration"
    ELECTORAL = "electoral"
    CLAIMS = "claims"
    WORKING_GROUP = "working-group"


class Power(enum.StrEnum):
    """What a mandate lets a body do."""

    OBSERVE = "observe"
    REPORT = "report"
    INVESTIGATE = "investigate"
    ATTRIBUTE = "attribute"
    MEDIATE = "mediate"
    ADJUDICATE = "adjudicate"
    RESPOND = "respond"
    COORDINATE = "coordinate"
    SUPERVISE = "supervise"


class Constituency(enum.StrEnum):
    """Groups of people whom a text touches and who are often not in the room."""

    WOMEN = "women"
    DISPLACED = "displaced"
    RESIDENTS = "residents"
    """People who live near the line."""
    MINORITIES = "minorities"
    YOUTH = "youth"
    VICTIMS = "victims"
    CIVIL_SOCIETY = "civil-society"


class Attribution(enum.StrEnum):
    """How far a mandate lets a body name the side that acted."""

    NONE = "none"
    AREA_OF_CONTROL = "area-of-control"
    """It says from whose area an act came."""
    FULL = "full"


class Access(Part):
    """The access a monitoring body has; absence of a field means the text does not say."""

    areas: Words | None = None
    """``all``, or what is left out."""
    hours: Words | None = None
    """``all``, or what is left out."""
    border: Switch | None = None
    """True where border areas are included."""
    remote_sensors: Switch | None = None
    """True where aircraft, cameras and satellites are allowed everywhere."""
    conditions: Text | None = None
    """Consent, notice or escort that access waits for; absent with ``unconditional: true`` means none."""
    unconditional: Switch | None = None
    denial_is_violation: Switch | None = None
    """True where refusing access is itself a violation."""


class Resources(Part):
    """What a body has to work with."""

    strength: Quantity | None = None
    deploy_by: TimePointField | None = None
    deployment: Quantity | None = None
    """Weeks until it stands at full strength."""
    budget: Quantity | None = None
    immunities: Text | None = None
    medical_evacuation: Text | None = None
    suspension_plan: Text | None = None
    """What happens to the mission when it is suspended, evacuated or ended."""


class Body(Element):
    """A body: who sits in it, what it may do, how it decides, and by when it works."""

    name: Text
    kind: BodyKind
    members: OneOrMany[Id] = Field(default=())
    includes: OneOrMany[Constituency] = Field(default=())
    """Groups of people who have a seat in it or speak in its reviews."""
    seats: Mapping[Id, Words] = Field(default_factory=dict)
    """Seats or functions by member."""
    chair: Id | None = None
    lead: OneOrMany[Id] = Field(default=())
    powers: OneOrMany[Power] = Field(default=())
    attribution: Attribution | None = None
    """How far it may name the side that acted; absent means that only ``powers`` says it."""
    standard_of_proof: Text | None = None
    proof_threshold: Quantity | None = None
    """The standard of proof as a chance."""
    tasks: OneOrMany[Words] = Field(default=())
    area: OneOrMany[Id] = Field(default=())
    access: Access | None = None
    decides: DecisionRule | None = None
    hotline: Text | None = None
    """Direct channel and its response time."""
    answers_within: DurationField | None = None
    """Time within which a call on the direct channel is answered."""
    hotline_effect: Quantity | None = None
    """Share of retaliation that the channel prevents."""
    reports: Text | None = None
    """To whom, how often, public or not."""
    adjudication_delay: Quantity | None = None
    """Time from an incident to a finding."""
    adjudicates: Quantity | None = None
    """Chance that a detected and attributed violation ends in a finding."""
    attribution_correct: Quantity | None = None
    """Chance that the right side is named, given that one is."""
    attribution_wrong: Quantity | None = None
    """Chance that the wrong side is named."""
    resources: Resources | None = None
    consent: OneOrMany[Id] = Field(default=())
    """Parties whose consent to the body is given."""
    starts: TimePointField | None = None
    ends: TimePointField | None = None
    time_limit: DurationField | None = None
    """Time it has to decide a case."""
    under: Words | None = None
