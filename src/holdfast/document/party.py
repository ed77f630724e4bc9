"""Parties and forces: who negotiates, signs and is bound."""

from __future__ import annotations

import enum

from pydantic import Field

from holdfast.document.base import Element, OneOrMany
from holdfast.document.quantity import Quantity
from holdfast.document.scalars import Id, Switch, Words
from holdfast.document.text import Text


class PartyKind(enum.StrEnum):
    """What kind of actor a party is; the word says nothing about its standing."""

    STATE = "state"
    ARMED_GROUP = "armed-group"
    AUTHORITY = "authority"
    ORGANISATION = "organisation"
    COALITION = "coalition"
    MISSION = "mission"
    COMMUNITY = "community"


class ForceKind(enum.StrEnum):
    """The kinds of formation that a ceasefire has to reach."""

    REGULAR = "regular"
    RESERVE = "reserve"
    IRREGULAR = "irregular"
    CONTRACTED = "contracted"
    INTERIOR = "interior"
    POLICE = "police"
    FOREIGN = "foreign"


class Party(Element):
    """An actor in the situation: a belligerent, a guarantor, a mediator, an organisation."""

    name: Text
    short: Words | None = None
    """Short name for tables and charts."""
    kind: PartyKind = PartyKind.STATE
    belligerent: Switch | None = None
    """True for those whose hostilities the text would end; absent means unknown."""
    binds: OneOrMany[ForceKind] = Field(default=())
    """Kinds of formation whose conduct it answers for when it signs."""
    members: OneOrMany[Id] = Field(default=())
    """Parties that this one is made of."""
    consent: Text | None = None
    """Instrument by which a party that does not sign accepts duties (an annex, a mandate, a letter)."""
    leader_exit: Quantity | None = None
    """Rate at which its leader leaves office, per year."""
    leader_type_switch: Quantity | None = None
    """Chance that its policy changes when its leader leaves."""


class Force(Element):
    """A formation that must be bound by a party or handled by a clause."""

    name: Text
    of: Id | None = None
    """Party that answers for it, if any does."""
    kind: ForceKind
    strength: Quantity | None = None
    """Number of persons."""
    weapons: OneOrMany[Words] = Field(default=())
    """Weapon classes it holds."""


class WeaponClass(Element):
    """A class of weapons in the situation, and how far it reaches."""

    name: Text | None = None
    range_: Quantity | None = None
    """How far it reaches, with the source that says so; a range where it depends on model or ammunition."""
