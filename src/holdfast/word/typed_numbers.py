"""Numbers that a drafter typed in front of a paragraph: ``1.``, ``1.2``, ``(a)``, ``Article 3``, ``Стаття 3``."""

from __future__ import annotations

import re
from dataclasses import dataclass

WORDS = ("article", "art.", "section", "chapter", "part", "point", "paragraph", "стаття", "ст.", "розділ", "пункт",
         "частина", "статья", "раздел", "глава", "часть", "artikel", "abschnitt", "titre", "chapitre")

_NAMED = re.compile(
    rf"(?P<number>(?:{'|'.join(re.escape(word) for word in WORDS)})\s*(?:№\s*)?(?:\d+(?:\.\d+)*[a-zа-яіїєґ]?|[IVXLC]+))"
    r"(?P<end>[.:)–—-]*)(?=\s|$)\s*", re.IGNORECASE)
_FIGURES = re.compile(  # without a stop, a number is one only in front of a sentence: 3.5 tonnes are an amount
    r"(?P<number>\d{1,4}(?:\.\d{1,3}){0,5})(?P<end>[.)]+)\s+"
    r"|(?P<multi>\d{1,3}(?:\.\d{1,3}){1,5})\s+(?=[^\W\d_a-zа-яіїєґ]|[\[(\"“«])")
_LETTER = re.compile(r"(?P<number>\((?:[a-zа-яіїєґ]{1,2}|[ivxlc]{1,6}|\d{1,3})\))(?=\s)\s*|(?P<bare>[a-zа-яіїєґ])\)\s+",
                     re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Typed:
    """A number that stands in front of a paragraph, and the text after it."""

    number: str
    rest: str
    named: bool
    """True for ``Article 3``: such a line is often the heading of what follows."""


def typed_number(text: str) -> Typed | None:
    """The number typed in front of a paragraph, or nothing; a date or an amount is no number of a paragraph."""
    if found := _NAMED.match(text):
        return Typed(" ".join(found["number"].split()), text[found.end():].strip(), named=True)
    if found := _FIGURES.match(text):
        return Typed(found["number"] or found["multi"], text[found.end():].strip(), named=False)
    if found := _LETTER.match(text):
        return Typed(found["number"] or f"{found['bare']})", text[found.end():].strip(), named=False)
    return None
