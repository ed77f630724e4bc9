"""The kinds of document, and how to tell from its first keys of which kind a document is."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeAlias

from pydantic import BaseModel

from holdfast.document.case import Case
from holdfast.document.events import EventRecord
from holdfast.document.finding import Finding
from holdfast.document.framework import EDITION, Framework
from holdfast.document.overlay import Overlay
from holdfast.document.positions import AddressPlaces
from holdfast.document.schema_codes import schema_error
from holdfast.document.source import Scalar, Source
from holdfast.document.syntax_codes import shown

DocumentModel: TypeAlias = type[Framework] | type[Case] | type[Overlay] | type[EventRecord]

EDITIONS = (EDITION,)
"""Editions of the format that can be read."""


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """A kind of document: the key that gives it away, what it is called, and where its edition stands."""

    key: str
    words: str
    edition_key: str


KINDS: Mapping[type[BaseModel], DocumentKind] = MappingProxyType({
    Framework: DocumentKind("framework", "a framework", "framework"),
    Overlay: DocumentKind("overlay", "an overlay", "overlay"),
    EventRecord: DocumentKind("events-of", "a record of events", "edition"),
    Case: DocumentKind("case", "a case", "case"),
})
"""The kinds by model; a framework may name its case, so ``case`` decides last."""


_MODELS: tuple[DocumentModel, ...] = (Framework, Overlay, EventRecord, Case)


def kind_of(source: Source) -> DocumentModel | None:
    """The model of the kind that a document says it is of, or nothing where it does not say."""
    top = {key.text: value for key, value in source.root.entries}
    found = next((model for model in _MODELS if KINDS[model].key in top), None)
    if found is Case and not _is_edition(top["case"]) and "stage" in top:
        return None  # a framework that names its case, without its own edition
    return found


def kind_finding(source: Source, expected: type[BaseModel] | None) -> Finding | None:
    """What is wrong with the kind or the edition of a document, or nothing."""
    places = AddressPlaces(source)
    found = kind_of(source)
    if expected is not None and found is not None and found is not expected:
        is_, wanted = KINDS[found], KINDS[expected]
        return schema_error(
            "SCH020", f"This is {is_.words}; {wanted.words} is expected here.",
            why=f"The key `{is_.key}` says so, and the two say different things.",
            next=f"Give {wanted.words} here, which begins with `{wanted.key}:`.", address=is_.key,
            place=places.place(is_.key))
    if found is None:
        return _unknown(source) if expected is None else None
    return _edition(KINDS[found], places)


def _edition(kind: DocumentKind, places: AddressPlaces) -> Finding | None:
    scalar = places.scalar(kind.edition_key)
    if scalar is None or scalar.text in EDITIONS:
        return None
    return schema_error(
        "SCH022", f"The edition {shown(scalar.text)} is not known; known is {', '.join(EDITIONS)}.",
        why="The same key can mean something else in another edition, so nothing of the document is judged.",
        next=f'Write `{kind.edition_key}: "{EDITION}"` if the document follows it, or use a Holdfast that reads '
             "the edition named.",
        address=kind.edition_key, place=scalar.place)


def _unknown(source: Source) -> Finding:
    keys = ", ".join(f"`{kind.key}:`" for kind in KINDS.values())
    for kind in KINDS.values():
        near = _misspelt(source, kind.key)
        if near is not None:
            return schema_error(
                "SCH021", f"The key {shown(near.text)} is not known; did you mean `{kind.key}`?",
                why=f"A document says of which kind it is by one of {keys}.",
                next=f'Write `{kind.key}: "{EDITION}"`.', address=near.text, place=near.place)
    return schema_error(
        "SCH021", "Nothing says what kind of document this is.",
        why=f"A document says of which kind it is by one of {keys}.",
        next=f'Begin with `framework: "{EDITION}"` or `case: "{EDITION}"`.', place=source.root.place)


def _misspelt(source: Source, key: str) -> Scalar | None:
    names = {name.text: name for name, _ in source.root.entries}
    near = difflib.get_close_matches(key, list(names), n=1, cutoff=0.75)
    return names[near[0]] if near else None


def _is_edition(value: object) -> bool:
    return isinstance(value, Scalar) and re.fullmatch(r"\d{4}(\.\d+)?", value.text) is not None
