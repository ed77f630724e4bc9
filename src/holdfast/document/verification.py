"""Verification: means of observation, classes of violation, and the response ladder."""

from __future__ import annotations

import enum
from collections.abc import Mapping

from pydantic import Field

from holdfast.document.base import Element, OneOrMany
from holdfast.document.quantity import Quantity
from holdfast.document.scalars import Count, Id, Words
from holdfast.document.text import Text
from holdfast.document.times import DurationField


class MeansKind(enum.StrEnum):
    """How something is observed."""

    PATROL = "patrol"
    OBSERVATION_POST = "observation-post"
    INSPECTION = "inspection"
    UAV = "uav"
    SATELLITE = "satellite"
    RADAR = "radar"
    ACOUSTIC = "acoustic"
    CAMERA = "camera"
    SEISMIC = "seismic"
    RADIATION = "radiation"
    DECLARATION = "declaration"
    PARTY_REPORT = "party-report"
    OPEN_SOURCE = "open-source"


class Means(Element):
    """One means of verification: what it watches, how often, and how well."""

    name: Text | None = None
    kind: MeansKind
    run_by: OneOrMany[Id] = Field(default=())
    covers: OneOrMany[Id] = Field(default=())
    """Zones."""
    cadence: DurationField | None = None
    """Time between two looks."""
    detection: Quantity | None = None
    """Chance that one look sees what is there."""
    false_alarms: Quantity | None = None
    """False alarms per week."""
    under: Words | None = None


class ViolationClass(Element):
    """A class of violation, so that a stray shot and an offensive are not one thing."""

    name: Text
    threshold: Text | None = None
    """What must be seen for this class."""
    counting_unit: Words | None = None
    intent: Words | None = None
    """``accidental``, ``deliberate`` or ``either``, and how they are told apart."""
    acts: OneOrMany[Id] = Field(default=())


class Rung(Element):
    """One rung of the response ladder: for which violations, by whom, how soon, what."""

    level: Count
    for_: OneOrMany[Id] = Field(default=())
    """Violation classes it answers."""
    trigger: Text | None = None
    response: Text
    measures: OneOrMany[Id] = Field(default=())
    """Kinds of measure, such as ``warning``, ``sanctions``, ``armed-force``."""
    by: OneOrMany[Id] = Field(default=())
    """Who carries it out."""
    decided_by: Id | None = None
    within: DurationField | None = None
    """Time from the violation to the response."""
    against: OneOrMany[Id] = Field(default=())
    """Parties it can be used against; absent means any."""
    requires: OneOrMany[Words] = Field(default=())
    """Steps or consents needed first."""
    restraint: Text | None = None
    """What keeps the response from starting a new escalation."""
    penalty: Quantity | None = None
    """What it costs the violator."""
    backlash: Quantity | None = None
    """Share by which it raises retaliation."""
    under: Words | None = None


class Verification(Element):
    """How a framework is verified: bodies, means, indicators and violation classes."""

    by: OneOrMany[Id] = Field(default=())
    """Bodies that verify."""
    means: Mapping[Id, Means] = Field(default_factory=dict)
    indicators: Mapping[Id, Text] = Field(default_factory=dict)
    """Indicators that clauses name under ``observe``."""
    classes: Mapping[Id, ViolationClass] = Field(default_factory=dict)
    baseline: Text | None = None
    """Baseline declarations against which change is seen."""
