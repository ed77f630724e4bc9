"""Ids that the format allows, made from names that other programs allow."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

from holdfast.document.scalars import RESERVED_IDS

LONGEST = 80
"""Characters of an id, as the format has it."""


def ids_for(names: Iterable[str], *, kind: str) -> Mapping[str, str]:
    """Name → id, each id once; a name that can be an id stays. ``kind`` begins an id that would lack a letter."""
    listed = tuple(dict.fromkeys(names))
    found: dict[str, str] = {}
    taken: set[str] = set()
    for position, name in enumerate(listed, start=1):
        wanted = _id(name, kind, position)
        id, count = wanted, 1
        # Ids that differ in nothing but capitals are allowed, and nobody can tell them apart when they are read out.
        while id.casefold() in taken:
            count += 1
            id = f"{wanted[:LONGEST - 1 - len(str(count))].rstrip('-._')}-{count}"
        taken.add(id.casefold())
        found[name] = id
    return found


def _id(name: str, kind: str, position: int) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    text = re.sub(r"[-._]{2,}", "-", re.sub(r"[^A-Za-z0-9._-]+", "-", plain)).strip("-._")
    if not text:
        return f"{kind}-{position}"
    if not text[0].isalpha() or text in RESERVED_IDS:
        text = f"{kind}-{text}"
    return text[:LONGEST].rstrip("-._")
