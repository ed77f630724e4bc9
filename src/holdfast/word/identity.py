"""What stays with a printed paragraph through editing: bookmarks, and properties that say what each of them marks.

A bookmark says where something is, a custom property of the same name says what: both come through Word and
LibreOffice, which keep neither ids of paragraphs nor parts they do not know.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any

from holdfast.word.markup import Element

PREFIX = "hf_"
GENERATED = "hf_g"
"""Bookmarks that begin so stand at what print made from fields; importing leaves it out."""
GENERATED_TABLE = "hf_gd"
"""Bookmarks that begin so stand in tables that print made from fields, in their headings and their notes."""
HEAD = "hf_head"
"""Name of the property that holds what concerns the whole document."""

_VARIANT = "{http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes}lpwstr"
_PROPERTY = "{http://schemas.openxmlformats.org/officeDocument/2006/custom-properties}property"


@dataclass(frozen=True, slots=True)
class Mark:
    """What a bookmark marks."""

    at: str
    """Address of the element, such as ``clauses.fire.none``."""
    lang: str = ""
    """Language of the text; empty where the document gives none."""
    text: str = ""
    """Fingerprint of the text as printed."""
    number: str = ""
    """Number printed in front of it."""
    auto: bool = False
    """True where print counted and the document has no number."""
    section: str = ""
    kind: str = ""
    """Kind of a clause, where it is not operative."""
    inline: bool = False
    """True where the brackets stand inside the text and nowhere else."""
    by: str = ""
    issue: str = ""
    option: str = ""
    figure: str = ""
    """A parameter as JSON."""

    def as_text(self) -> str:
        """The mark as the value of a property; what says nothing is left out."""
        said = {field.name: value for field in fields(self) if (value := getattr(self, field.name))}
        return json.dumps(said, ensure_ascii=False, separators=(",", ":"))

    @property
    def family(self) -> str:
        """The family that it belongs to, such as ``clauses`` or ``terms``."""
        return self.at.partition(".")[0]

    @property
    def id(self) -> str:
        """Id of the element; a bracket or heading has that of its clause."""
        rest = self.at.partition(".")[2]
        for end in ("#heading", "#bracket", "#label"):
            rest = rest.partition(end)[0]
        return rest


@dataclass(frozen=True)
class Printed:
    """What a document says of having been printed from a framework."""

    marks: Mapping[str, Mark]
    """Name of a bookmark → what it marks."""
    head: Mapping[str, str]
    """``id``, ``stage``, ``parties`` … of the framework."""

    @cached_property
    def clauses(self) -> frozenset[str]:
        """Ids of the clauses that were printed."""
        return frozenset(mark.id for mark in self.marks.values() if mark.family == "clauses")

    @cached_property
    def brackets(self) -> Mapping[str, frozenset[str]]:
        """Id of a clause → fingerprints of its brackets as printed."""
        found: dict[str, set[str]] = {}
        for mark in self.marks.values():
            if mark.family == "clauses" and "#bracket" in mark.at:
                found.setdefault(mark.id, set()).add(mark.text)
        return {id: frozenset(texts) for id, texts in found.items()}

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that stand side by side, in order."""
        return tuple(filter(None, self.head.get("languages", "").split(",")))


_TEXTS = tuple(field.name for field in fields(Mark) if field.name not in ("auto", "inline"))


def fingerprint(text: str) -> str:
    """A short hash of a text, to see whether it was changed."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:12]


def printed_in(root: Element | None) -> Printed:
    """The marks in the custom properties of a document; a property that cannot be read marks nothing."""
    marks: dict[str, Mark] = {}
    head: dict[str, str] = {}
    for item in root.iter(_PROPERTY) if root is not None else ():
        name = item.get("name", "")
        if not name.startswith(PREFIX):
            continue
        said = _object(item.findtext(_VARIANT) or "")
        if name == HEAD:
            head = {key: str(value) for key, value in said.items()}
        elif isinstance(said.get("at"), str):
            marks[name] = _mark(said)
    return Printed(marks, head)


def _object(text: str) -> dict[str, Any]:
    try:
        found = json.loads(text)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _mark(said: Mapping[str, Any]) -> Mark:
    words = {key: str(said[key]) for key in _TEXTS if key in said}
    return Mark(**words, auto=said.get("auto") is True, inline=said.get("inline") is True)
