"""Types of fields in plain words."""

from __future__ import annotations

import enum
import types
from collections.abc import Callable, Iterable, Mapping
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, StringConstraints

VALUES = (
    ("id", "letters, digits, and single `-`, `.` or `_` between them, such as `withdrawal.artillery`; it is permanent"),
    ("words", "text that is not empty"),
    ("text", "words, or a mapping from language to words: `{en: ..., uk: ...}`; `{gun}` inside it marks a term"),
    ("number", "a decimal such as `50` or `0.25`, with at most 15 digits"),
    ("share", "a number between 0 and 1"),
    ("whole number", "`0`, `1`, `2` and so on"),
    ("true or false", "`true` or `false`, nothing else"),
    ("date", "`2026-03-01`, `2026-03` or `2026`"),
    ("moment", "a time with its zone: `2026-03-01T12:00:00Z`"),
    ("duration", "ISO 8601: `P14D` is 14 days, `PT24H` is 24 hours, `P6M` is six months"),
    ("point in time", "moment, date, or `T0`, `signature`, `entry-into-force`, `breach`, `met(ID)`, as in `T0+P30D`"),
    ("one or several", "one value, or a list of values: `who: A` is the same as `who: [A]`"),
    ("citation", "the id of a source, or `{ref: ID, place: point 3}`"),
    ("condition", "a sentence of the [condition language](conditions.md)"),
    ("geometry", "GeoJSON in WGS 84, or `{file: PATH, sha256: HASH}`"),
    ("language", "a language tag such as `uk` or `sr-Latn`"),
    ("hash", "64 hexadecimal digits"),
)
"""Plain name of a value → how it is written."""

_BY_VALIDATOR = {
    "_switch": "true or false", "_number": "number", "_count": "whole number", "parse_duration": "duration",
    "parse_moment": "moment", "parse_date": "date", "parse_time_point": "point in time",
}


def in_words(annotation: Any, metadata: Iterable[Any], link: Callable[[str], str]) -> str:
    """A type as a reader would say it; ``link`` writes the name of an object."""
    for mark in metadata:
        name = _validator(mark)
        if name == "_share" or any(_validator(other) == "_share" for other in metadata):
            return "share"
        if name in _BY_VALIDATOR:
            return _BY_VALIDATOR[name]
        if name == "as_tuple":
            return _several(annotation, link)
        if isinstance(mark, StringConstraints):
            return _string(mark)
    return _plain(annotation, link)


def _validator(mark: Any) -> str:
    return getattr(getattr(mark, "func", None), "__name__", "")


def _string(mark: StringConstraints) -> str:
    pattern = str(mark.pattern or "")
    if pattern.startswith("^[A-Za-z0-9]+"):
        return "id"
    if pattern.startswith("^[a-z]{2,3}"):
        return "language"
    if "{64}" in pattern:
        return "hash"
    return "three numbers such as `0.1.0`" if pattern else "words"


def _several(annotation: Any, link: Callable[[str], str]) -> str:
    return f"one or several: {_plain(get_args(annotation)[0], link)}"


def _plain(annotation: Any, link: Callable[[str], str]) -> str:
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return in_words(inner[0], inner[1:], link)
    if origin in (Union, types.UnionType):
        said = [_plain(part, link) for part in inner if part is not type(None)]
        return "text" if said == ["words", "mapping: language → words"] else " or ".join(dict.fromkeys(said))
    if origin is Literal:
        return " or ".join(f"`{word}`" for word in inner)
    if origin is tuple:
        return f"list: {_plain(inner[0], link)}"
    if origin is not None and issubclass(origin, Mapping):
        return f"mapping: {_plain(inner[0], link)} → {_plain(inner[1], link)}"
    if isinstance(annotation, type) and issubclass(annotation, BaseModel | enum.Enum):
        return link(annotation.__name__)
    return {str: "words", Any: "anything"}.get(annotation, "anything")
