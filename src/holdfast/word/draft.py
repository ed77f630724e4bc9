"""What was read from a Word document, as plain values that become a framework."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from holdfast.document.finding import Finding
from holdfast.word.identity import Printed

Texts = dict[str, str]
"""Language → text; a text in a document of one language stands under the empty language."""


@dataclass(slots=True)
class DraftBracket:
    """One version of bracketed text."""

    by: tuple[str, ...]
    texts: Texts
    issue: str = ""
    option: str = ""
    place: str = ""
    """Address of the bracket as printed, so that its languages find each other."""
    origin: str = ""
    """Fingerprint of its words as printed, in the first language."""
    printed_by: str = ""
    """Its sponsors as printed."""
    follows: bool = False
    """True where it is a version of the whole text, so that what the clause goes on with belongs to it too."""


@dataclass(slots=True)
class DraftClause:
    """One clause."""

    texts: Texts
    id: str = ""
    """Id, where a mark in the document says it."""
    number: str = ""
    heading: Texts = field(default_factory=dict)
    kind: str = "prose"
    section: str = ""
    brackets: list[DraftBracket] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    unchanged: set[str] = field(default_factory=set)
    """Languages whose text is as it was printed."""
    opaque: bool = False
    """True where brackets were printed, so that those of the framework are replaced by those read."""


@dataclass(slots=True)
class DraftSection:
    """One section."""

    titles: Texts
    number: str = ""


@dataclass(slots=True)
class DraftTerm:
    """One defined term."""

    texts: Texts = field(default_factory=dict)
    label: Texts = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DraftAnnex:
    """One annex, made from a table."""

    title: str
    rows: tuple[str, ...]


@dataclass(slots=True)
class Draft:
    """A whole text."""

    printed: Printed
    title: Texts = field(default_factory=dict)
    clauses: list[DraftClause] = field(default_factory=list)
    sections: dict[str, DraftSection] = field(default_factory=dict)
    terms: dict[str, DraftTerm] = field(default_factory=dict)
    parameters: dict[str, Mapping[str, object]] = field(default_factory=dict)
    zones: dict[str, Mapping[str, object]] = field(default_factory=dict)
    """Zones whose coordinates stand in a table that print wrote."""
    annexes: list[DraftAnnex] = field(default_factory=list)
    same: set[tuple[str, str]] = field(default_factory=set)
    """Address and language of every text that is as it was printed."""
    marking: str = ""
    sponsors: list[str] = field(default_factory=list)
    """Parties that sponsor a bracket and were named by nobody else."""
    remarks: list[Finding] = field(default_factory=list)
