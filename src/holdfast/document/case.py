"""The case: one situation, with its parties, issues, red lines, war baseline, coalition and geography."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from holdfast.document.base import Element
from holdfast.document.coalition import Coalition, Constraint, Election
from holdfast.document.geography import (
    Area,
    ControlLine,
    Crossing,
    Detained,
    Displaced,
    EarlierInstrument,
    Installation,
)
from holdfast.document.graph_model import GraphModel
from holdfast.document.issue import Excluded, Issue, Position, RedLine, Stakes
from holdfast.document.measures import Aid, Sanction
from holdfast.document.party import Force, Party, WeaponClass
from holdfast.document.publics import Public
from holdfast.document.quantity import Quantity
from holdfast.document.scalars import Id
from holdfast.document.scenario import Scenario
from holdfast.document.sources import Source
from holdfast.document.text import Text
from holdfast.document.times import DateField
from holdfast.document.war import Emergency, Spoiler, WarBaseline


class Case(Element):
    """The situation that frameworks are proposed in; everything but id and parties is optional."""

    case: Literal["2026.1"]
    """Edition of the format."""
    id: Id
    title: Text | None = None
    summary: Text | None = None
    as_of: DateField | None = None
    pack: Id | None = None
    """Country pack of rules that applies, such as ``ukraine``."""
    sources: Mapping[Id, Source] = Field(default_factory=dict)
    parties: Mapping[Id, Party] = Field(min_length=1)
    forces: Mapping[Id, Force] = Field(default_factory=dict)
    weapons: Mapping[Id, WeaponClass] = Field(default_factory=dict)
    """Weapon classes by id, as ``weapon-range`` of a zone and ``object`` of a clause name them."""
    issues: Mapping[Id, Issue] = Field(default_factory=dict)
    stakes: Mapping[Id, Stakes] = Field(default_factory=dict)
    """By party."""
    red_lines: Mapping[Id, RedLine] = Field(default_factory=dict)
    positions: Mapping[Id, Position] = Field(default_factory=dict)
    excluded: Mapping[Id, Excluded] = Field(default_factory=dict)
    war: WarBaseline | None = None
    emergencies: Mapping[Id, Emergency] = Field(default_factory=dict)
    """Martial law and states of emergency, by id."""
    publics: Mapping[Id, Public] = Field(default_factory=dict)
    elections: Mapping[Id, Election] = Field(default_factory=dict)
    spoilers: Mapping[Id, Spoiler] = Field(default_factory=dict)
    coalitions: Mapping[Id, Coalition] = Field(default_factory=dict)
    constraints: Mapping[Id, Constraint] = Field(default_factory=dict)
    aid: Mapping[Id, Aid] = Field(default_factory=dict)
    sanctions: Mapping[Id, Sanction] = Field(default_factory=dict)
    areas: Mapping[Id, Area] = Field(default_factory=dict)
    control: Mapping[Id, ControlLine] = Field(default_factory=dict)
    installations: Mapping[Id, Installation] = Field(default_factory=dict)
    crossings: Mapping[Id, Crossing] = Field(default_factory=dict)
    detained: Mapping[Id, Detained] = Field(default_factory=dict)
    displaced: Mapping[Id, Displaced] = Field(default_factory=dict)
    prior_instruments: Mapping[Id, EarlierInstrument] = Field(default_factory=dict)
    quantities: Mapping[Id, Quantity] = Field(default_factory=dict)
    """Uncertain quantities that no other field holds, by name."""
    scenarios: Mapping[Id, Scenario] = Field(default_factory=dict)
    """Named futures under which frameworks are compared."""
    graph_models: Mapping[Id, GraphModel] = Field(default_factory=dict)
    """Graph models, by id: who could move on from which state, and whose answer keeps it."""


def standing_red_lines(case: Case) -> dict[str, RedLine]:
    """The red lines that had not been withdrawn on the day that the case describes, by id."""
    return {id: line for id, line in case.red_lines.items() if not _withdrawn(line, case)}


def _withdrawn(line: RedLine, case: Case) -> bool:
    return line.until is not None and case.as_of is not None and line.until.last < case.as_of.first
