"""The overlay: what one holder adds to a case, by what right, and under what marking."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from holdfast.document.base import Element, OneOrMany, Part
from holdfast.document.issue import Excluded, Position, RedLine, Stakes
from holdfast.document.publics import Public
from holdfast.document.quantity import Quantity
from holdfast.document.scalars import Id, Marking, Words
from holdfast.document.sources import Source
from holdfast.document.text import Text
from holdfast.document.times import DateField
from holdfast.document.war import Spoiler, WarBaseline


class OverlayBasis(enum.StrEnum):
    """By what right an overlay says what it says."""

    PUBLIC_STATEMENT = "public-statement"
    TOLD_IN_CONFIDENCE = "told-in-confidence"
    OWN_ESTIMATE = "own-estimate"


class Replacement(Part):
    """A stated replacement of something in the case: what, and why."""

    address: Words
    because: Words


class Overlay(Element):
    """Additions of one holder to a case: stakes, red lines and assumptions; it never silently overrides."""

    overlay: Literal["2026.1"]
    """Edition of the format."""
    id: Id
    of: Id
    """Id of the case."""
    held_by: Id
    """Party whose knowledge it is, or who holds it."""
    basis: OverlayBasis
    marking: Marking
    """Marking of the whole overlay."""
    title: Text | None = None
    as_of: DateField | None = None
    sources: Mapping[Id, Source] = Field(default_factory=dict)
    replaces: tuple[Replacement, ...] = Field(default=())
    """Entries of the case that it replaces on purpose; anything else with the same id is an error."""
    may_see: OneOrMany[Id] = Field(default=())
    """Delegations that may see it."""
    stakes: Mapping[Id, Stakes] = Field(default_factory=dict)
    red_lines: Mapping[Id, RedLine] = Field(default_factory=dict)
    positions: Mapping[Id, Position] = Field(default_factory=dict)
    excluded: Mapping[Id, Excluded] = Field(default_factory=dict)
    war: WarBaseline | None = None
    publics: Mapping[Id, Public] = Field(default_factory=dict)
    spoilers: Mapping[Id, Spoiler] = Field(default_factory=dict)
    quantities: Mapping[Id, Quantity] = Field(default_factory=dict)
