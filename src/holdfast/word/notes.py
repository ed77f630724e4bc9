"""Footnotes, endnotes and comments by where they hang, and what stands in headers and footers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from holdfast.document.scalars import Marking
from holdfast.word.markup import W
from holdfast.word.package import Package
from holdfast.word.paragraphs import plain_text

KINDS = ("footnote", "endnote", "comment")


@dataclass(frozen=True, slots=True)
class Note:
    """One footnote, endnote or comment."""

    kind: str
    text: str
    author: str = ""
    """Who wrote a comment; kept only where the name stands for a party."""


def notes_in(package: Package) -> Mapping[str, Note]:
    """The notes of a document by what hangs in the text: ``footnote 3``, ``comment 0``."""
    found: dict[str, Note] = {}
    for kind in KINDS:
        root = package.beside(f"{kind}s")
        for element in root.findall(W + kind) if root is not None else ():
            if element.get(f"{W}type") in ("separator", "continuationSeparator", "continuationNotice"):
                continue
            text = plain_text(element)
            if text:
                found[f"{kind} {element.get(f'{W}id', '')}"] = Note(kind, text, element.get(f"{W}author", ""))
    return found


def margins(package: Package) -> tuple[str, ...]:
    """The different texts of headers and footers."""
    found: dict[str, None] = {}
    for path in package.named("word/header", "word/footer"):
        root = package.xml(path)
        text = " ".join(plain_text(root).split()) if root is not None else ""
        if text:
            found[text] = None
    return tuple(found)


def marking_in(texts: tuple[str, ...]) -> Marking | None:
    """The highest marking that headers and footers carry, or nothing."""
    said = {match.upper().replace(" ", "") for text in texts
            for match in re.findall(r"TLP:\s?(?:CLEAR|GREEN|AMBER(?:\+STRICT)?|RED)", text, re.IGNORECASE)}
    found = [marking for marking in Marking if marking.value in said]
    return max(found, key=lambda marking: marking.rank, default=None)
