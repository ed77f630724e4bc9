"""How a value is written, where a key takes either words, a mapping or a list: it decides which of them was meant."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import Discriminator, Tag

from holdfast.document.scalars import Words


def shape_of(value: Any) -> str | None:
    """``words``, ``mapping`` or ``list``; nothing for a value that no document can hold."""
    if isinstance(value, str):
        return "words"
    if isinstance(value, Mapping):
        return "mapping"
    return "list" if isinstance(value, list | tuple) else None


Geometry = Annotated[
    Annotated[Mapping[str, Any], Tag("mapping")] | Annotated[Words, Tag("words")], Discriminator(shape_of)
]
"""A GeoJSON geometry, or the path of a GeoJSON file."""
