"""Sources: the publications that statements and numbers in a document come from."""

from __future__ import annotations

import enum

from pydantic import Field

from holdfast.document.base import Element, OneOrMany
from holdfast.document.scalars import Words
from holdfast.document.times import DateField


class Check(enum.StrEnum):
    """How far a source was checked: read there, read in a secondary account, or recalled."""

    CONFIRMED = "confirmed"
    SECONDARY = "secondary"
    RECALLED = "recalled"


class Source(Element):
    """A publication, or a named set of publications."""

    title: Words
    by: OneOrMany[Words] = Field(default=())
    """Authors or publishers."""
    date: DateField | None = None
    where: str | None = None
    """Name of the site, journal, series or archive, with its number; a link where there is one."""
    check: Check | None = None
    """How far it was checked."""
