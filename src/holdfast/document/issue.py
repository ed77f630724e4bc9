"""Issues and what parties want of them: options, stakes, red lines, positions and excluded combinations."""

from __future__ import annotations

import enum
from collections.abc import Mapping

from pydantic import Field

from holdfast.document.base import Element, OneOrMany, Part
from holdfast.document.quantity import Quantity
from holdfast.document.scalars import Count, Id, Words
from holdfast.document.text import Text
from holdfast.document.times import DateField


class FloorKind(enum.StrEnum):
    """What puts an option below the humanitarian and legal floor: what nobody may bargain with or concede."""

    RECOGNISES_TERRITORY_TAKEN_BY_FORCE = "recognises-territory-taken-by-force"
    EXCLUDES_ELECTORATE = "excludes-electorate"
    MOVES_PEOPLE = "moves-people"
    CONDITIONS_AID = "conditions-aid"
    CONDITIONS_WOUNDED = "conditions-wounded"
    CONDITIONS_PRISONERS = "conditions-prisoners"
    CONDITIONS_CHILDREN = "conditions-children"
    CONDITIONS_REMAINS = "conditions-remains"
    CONDITIONS_MISSING = "conditions-missing"
    AMNESTY_FOR_GRAVE_CRIMES = "amnesty-for-grave-crimes"


class BelowFloor(Element):
    """Why an option lies below the humanitarian and legal floor; the program counts it and never proposes it."""

    kind: FloorKind
    """What it does that lies below the floor."""
    text: Text
    """Why, by the words of the option, and what in law or custom is against it."""


class Option(Element):
    """One way to settle an issue."""

    text: Text
    value: Quantity | None = None
    """The option as a number, where the issue is one of amount; it may then be compared in conditions."""
    below_floor: BelowFloor | None = None
    """Present where the option lies below the humanitarian and legal floor."""


class Issue(Element):
    """A question that a framework answers by picking one option."""

    title: Text
    question: Text | None = None
    group: Words | None = None
    """Heading under which issues are shown together."""
    options: Mapping[Id, Option] = Field(min_length=2)


class Firmness(enum.StrEnum):
    """Whether a red line excludes packages or is reported with them."""

    FIRM = "firm"
    NEGOTIABLE = "negotiable"


class RedLine(Element):
    """A condition that a party says a text must meet, with who said it, when and where."""

    party: Id
    requires: Words
    """Text condition over issues, options and parameters."""
    firmness: Firmness
    text: Text
    """The line in words."""
    date: DateField | None = None
    """When it was said."""
    said_by: Words | None = None
    hardness: Count | None = None
    """1 stated preference, 2 repeated demand, 3 called non-negotiable."""
    until: DateField | None = None
    """Day after which it was withdrawn."""


class Position(Element):
    """A stated position on an issue that is not a red line."""

    party: Id
    issue: Id | None = None
    """Issue that it is on; absent where the case has no issue for it."""
    prefers: OneOrMany[Id] = Field(default=())
    """Options of the issue that it prefers."""
    text: Text
    date: DateField | None = None
    hardness: Count | None = None


class Excluded(Element):
    """A combination of options that cannot stand together."""

    when: Words
    """Text condition that is true of the impossible combinations."""
    because: Text


class IssueStake(Element):
    """What one issue is worth to a party: its weight, and a score from 0 to 1 per option."""

    weight: Quantity
    """Share of the whole that the issue has; weights of single numbers add up to 1, ranges can."""
    scores: Mapping[Id, Quantity] = Field(default_factory=dict)


class ConditionalTerm(Element):
    """A bonus or loss that a party has where a condition over the picks holds."""

    if_: Words
    worth: Quantity
    text: Text | None = None


class Ratifier(Element):
    """A group at home whose approval is needed, with its own weights and alternative."""

    name: Text
    weight: Quantity | None = None
    """Votes that it brings; absent means 1."""
    veto: Words | None = None
    """``yes`` where nothing passes without it; other words are read as a veto on the whole and shown beside it."""
    requires: Words | None = None
    """Text condition without which it says no."""
    disagreement: Quantity | None = None
    """Worth of no deal to this group; absent means that of its party."""
    issues: Mapping[Id, IssueStake] = Field(default_factory=dict)
    """Its own stakes by issue; absent means those of its party."""


class Ratification(Part):
    """How a party ratifies at home."""

    groups: Mapping[Id, Ratifier] = Field(default_factory=dict)
    quota: Quantity | None = None
    """Votes that must approve; with unit ``share``, that share of the votes of all. Absent, only vetoes decide."""
    text: Text | None = None


class Stakes(Element):
    """What a party gains or loses by each option, and what it has without a deal."""

    issues: Mapping[Id, IssueStake] = Field(default_factory=dict)
    terms: tuple[ConditionalTerm, ...] = Field(default=())
    disagreement: Quantity | None = None
    """Worth of no deal on the same scale; absent means it follows from the war baseline."""
    bargaining_weight: Quantity | None = None
    relationship: Quantity | None = None
    """Worth of good relations after the last step, without guarantees, on the same scale."""
    ratification: Ratification | None = None
