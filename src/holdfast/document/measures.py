"""Aid and sanctions: who gives or imposes what, under which authority, and the way back."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field

from holdfast.document.base import Element, OneOrMany
from holdfast.document.decision import DecisionRule
from holdfast.document.quantity import Quantity
from holdfast.document.scalars import Id, Words
from holdfast.document.text import Text
from holdfast.document.times import DateField, DurationField


class Aid(Element):
    """Aid given or promised."""

    text: Text
    donors: OneOrMany[Id] = Field(default=())
    to: OneOrMany[Id] = Field(default=())
    kind: Words | None = None
    """``military``, ``financial``, ``humanitarian``."""
    quantity: Quantity | None = None
    balance_drift: Quantity | None = None
    """Change of the balance per week in favour of those who receive it."""
    from_: DateField | None = None
    until: DateField | None = None


class Sanction(Element):
    """A sanction or immobilisation: measure, authority, instrument, renewal rule and reversal path."""

    text: Text
    by: OneOrMany[Id] = Field(default=())
    against: OneOrMany[Id] = Field(default=())
    measure: Words | None = None
    """``assets``, ``trade``, ``finance``, ``energy``, ``persons`` …"""
    authority: Words | None = None
    instrument: Text | None = None
    renewal: DecisionRule | None = None
    renewal_every: DurationField | None = None
    renewal_text: Text | None = None
    reversal: Text | None = None
    """How it is lifted, and by whom."""
    reversal_time: Quantity | None = None
    reimposition_time: Quantity | None = None
    renewed: Quantity | None = None
    """Chance that one renewal passes."""
    cost: Mapping[Id, Quantity] = Field(default_factory=dict)
    """What it costs each party per year, those who impose it included."""
    quantity: Quantity | None = None
    since: DateField | None = None
