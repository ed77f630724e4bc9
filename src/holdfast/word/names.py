"""Ids from words: readable, unique, and never one that was used before."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from holdfast.document.scalars import RESERVED_IDS

WORDS_IN_ID = 5
LONGEST = 48

_CYRILLIC = dict(zip(
    "абвгґдеєжзиіїйклмнопрстуфхцчшщьюяёыэъў",
    ("a", "b", "v", "h", "g", "d", "e", "ie", "zh", "z", "y", "i", "i", "i", "k", "l", "m", "n", "o", "p", "r", "s",
    "t", "u", "f", "kh", "ts", "ch", "sh", "shch", "", "iu", "ia", "e", "y", "e", "", "u"), strict=True))
_SMALL = frozenset((
    "a", "an", "and", "as", "at", "be", "by", "for", "from", "in", "into", "is", "it", "its", "of", "on", "or",
    "shall", "that", "the", "their", "this", "to", "under", "with", "will", "each", "та", "і", "в", "у", "на", "до",
    "від", "з", "із", "за", "що", "як", "або", "й", "це", "та", "не", "про", "и", "на", "от", "с", "со", "за",
    "что", "как", "или", "к", "по", "о", "об", "для",
))


def slug(text: str, *, words: int = WORDS_IN_ID) -> str:
    """The first telling words of a text in plain letters, joined by hyphens; empty where it has none."""
    letters = "".join(_CYRILLIC.get(letter, letter) for letter in text.lower())
    plain = unicodedata.normalize("NFKD", letters).encode("ascii", "ignore").decode()
    found = re.findall(r"[a-z0-9]+", re.sub(r"['’`]", "", plain))
    telling = [word for word in found if word not in _SMALL] or found
    said = ""
    for word in telling[:words]:
        if len(said) + len(word) > LONGEST:
            break
        said = f"{said}-{word}" if said else word
    return said[:LONGEST] if any(letter.isalpha() for letter in said) else ""


def new_id(wanted: Iterable[str], taken: set[str], *, otherwise: str) -> str:
    """The first of the wanted ids that is free, with a number behind it where none is; it is taken from then on."""
    candidates = [one for one in wanted if one and one not in RESERVED_IDS] or [otherwise]
    for one in candidates:
        if one not in taken:
            taken.add(one)
            return one
    count = 2
    while f"{candidates[0]}-{count}" in taken:
        count += 1
    taken.add(f"{candidates[0]}-{count}")
    return f"{candidates[0]}-{count}"
