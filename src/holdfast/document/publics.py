"""Publics: whose consent at home a deal needs, and what they have said."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field

from holdfast.document.base import Element, OneOrMany
from holdfast.document.quantity import Quantity
from holdfast.document.scalars import Id, Switch, Words
from holdfast.document.text import Text
from holdfast.document.times import DateField


class Poll(Element):
    """One finding of an opinion poll."""

    question: Text
    holds: Words | None = None
    """Text condition that the question describes, where it can be written as one."""
    support: Quantity | None = None
    """Share for."""
    against: Quantity | None = None
    """Share against."""
    date: DateField | None = None
    sample: Quantity | None = None
    error: Quantity | None = None


class Public(Element):
    """A public, parliament, court or constituency whose consent counts."""

    party: Id
    name: Text
    kind: Words = "public"
    """``public``, ``parliament``, ``court``, ``constituency``."""
    polls: Mapping[Id, Poll] = Field(default_factory=dict)
    support: Quantity | None = None
    """Share that supports a settlement now."""
    volatility: Quantity | None = None
    casualty_sensitivity: Quantity | None = None
    """Change in support per tenfold rise in casualties."""
    betrayal_sensitivity: Quantity | None = None
    implementation_sensitivity: Quantity | None = None
    """Change in support per share of the steps completed."""
    usual: Quantity | None = None
    """Share to which support returns by itself."""
    reversion: Quantity | None = None
    """Part of the distance to it that is covered per week."""
    weight: Quantity | None = None
    """What full support is worth to the party, on the scale of its stakes."""
    quota: Quantity | None = None
    veto: Switch = False
    groups: OneOrMany[Words] = Field(default=())
    date: DateField | None = None
