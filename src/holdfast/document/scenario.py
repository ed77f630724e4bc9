"""Scenarios: named futures under which frameworks are compared."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field

from holdfast.document.base import Element, OneOrMany
from holdfast.document.quantity import Quantity
from holdfast.document.scalars import Id, Words
from holdfast.document.text import Text
from holdfast.document.times import TimePointField


class Scenario(Element):
    """A named future, such as the loss of a guarantor in the third year: what is different in it, and from when."""

    name: Text
    text: Text | None = None
    from_: TimePointField | None = None
    """When it sets in; absent means the beginning."""
    without: OneOrMany[Id] = Field(default=())
    """Members of coalitions and guarantors that no longer act."""
    set: Mapping[Words, Quantity] = Field(default_factory=dict)
    """Numbers that hold instead, by address, such as ``war.parties.A.drift``."""
