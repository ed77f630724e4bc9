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
    detection_by_side: Mapping[Id, Quantity] = Field(default_factory=dict)
    """The same by the side whose act it is, where it differs."""
    false_alarms: Quantity | None = None
    """False alarms per week."""
    false_positive: Quantity | None = None
    """Chance that one look reports what is not there."""
    correlation: Quantity | None = None
    """Correlation of its errors with those of the other means."""
    availability: Quantity | None = None
    """Share of the time it works."""
    when_denied: Quantity | None = None
    """Factor on detection while access is denied."""
    precision: Quantity | None = None
    """Standard error of a location it reports."""
    time_precision: Quantity | None = None
    """Standard error of a time it reports."""
    inspections: Quantity | None = None
    """Inspections available while the framework lasts."""
    items: Quantity | None = None
    """Declared items it covers."""
    sample: Quantity | None = None
    """Items looked at each time."""
    significant: Quantity | None = None
    """Missing items that it must not overlook."""
    confidence: Quantity | None = None
    """Chance of finding them that is asked of it."""
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
    share: Quantity | None = None
    """Share of all incidents that belong to this class."""
    gain: Mapping[Id, Quantity] = Field(default_factory=dict)
    """What an unanswered violation of this class is worth to each party."""


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
    effect: Quantity | None = None
    """Share by which it lowers violations while it lasts."""
    decay: Quantity | None = None
    """Share of its effect that is lost per week."""
    lasts: DurationField | None = None
    """How long it is kept up."""
    wrong_use: Quantity | None = None
    """What it costs a party that did not violate; absent means the same as the penalty."""
    under: Words | None = None


class CountTest(Element):
    """A test by which weekly counts say whether a ceasefire holds."""

    indicator: Id | None = None
    """Indicator or means that is counted."""
    acceptable: Quantity | None = None
    """Weekly count with which the ceasefire counts as kept."""
    unacceptable: Quantity | None = None
    """Weekly count with which it counts as broken."""
    wrongly_broken: Quantity | None = None
    """Accepted chance of finding a kept ceasefire broken."""
    wrongly_kept: Quantity | None = None
    """Accepted chance of finding a broken ceasefire kept."""
    quiet: Quantity | None = None
    """Weeks between two false alarms that are asked of it."""
    window: DurationField | None = None
    """Time within which it has to say."""


class Publication(Element):
    """How findings are made public: by whose decision, how soon, and how much of a place is shown."""

    by: Id | None = None
    """Who decides on it."""
    within: DurationField | None = None
    cut_off: Words | None = None
    """Clock time and zone at which the day of a report ends."""
    location_cell: Quantity | None = None
    """Edge of the cell to which places are coarsened."""
    smallest_count: Count | None = None
    """Smallest number of people that is shown as a number."""


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
    tests: Mapping[Id, CountTest] = Field(default_factory=dict)
    """Tests by which counts say whether the ceasefire holds."""
    publication: Publication | None = None
    """How findings are made public."""
