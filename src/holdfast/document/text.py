"""Text in one or several languages, and the marks in it that stand for terms and parameters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated

from pydantic import Discriminator, Tag

from holdfast.document.alternatives import shape_of
from holdfast.document.scalars import Lang, Words

Text = Annotated[
    Annotated[Words, Tag("words")] | Annotated[Mapping[Lang, Words], Tag("mapping")], Discriminator(shape_of)
]
"""A string, or a map from language to string."""

_MARK = re.compile(r"\{(?P<id>[A-Za-z0-9]+(?:[-._][A-Za-z0-9]+)*)(?:\s*:\s*(?P<words>[^{}]*))?\}")


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark in a text, ``{heavy-weapon}`` or ``{heavy-weapon: artillery and rockets}``: a term or a parameter."""

    id: str
    words: str | None
    start: int
    end: int


def marks(text: str) -> Iterator[Mark]:
    """The marks in one language version of a text, in order."""
    for match in _MARK.finditer(text):
        yield Mark(match["id"], match["words"], match.start(), match.end())


def versions(text: Text | None) -> Mapping[str, str]:
    """The language versions of a text; a plain string stands under the empty language."""
    if text is None:
        return {}
    return {"": text} if isinstance(text, str) else text


def words_in(text: Text | None, lang: str = "en") -> str:
    """The text in a language, or else in English, or else in the first language it has; empty when there is none."""
    found = versions(text)
    return found.get(lang) or found.get("en") or next(iter(found.values()), "")
