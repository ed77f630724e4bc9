"""Which fields of a document refer to something else: ids, conditions, and texts with marks."""

from __future__ import annotations

import enum
import functools
import re
import typing
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, StringConstraints

from holdfast.document.integrity.pointers import KEY_POINTERS
from holdfast.document.scalars import ID_PATTERN
from holdfast.document.text import Mark, marks

CONDITION_FIELDS = frozenset({"under", "if_", "requires", "condition", "holds", "opposes", "blocks"})
"""Fields that hold a condition in every object that has them; ``when`` of an excluded combination is one more."""


class Role(enum.StrEnum):
    """What a field's strings are."""

    PLAIN = "plain"
    REFERENCE = "reference"
    CONDITION = "condition"
    TEXT = "text"
    ADDRESS = "address"
    RAW = "raw"
    """Fields of another object, as written."""


@functools.cache
def _hints(model: type[BaseModel]) -> Mapping[str, Any]:
    return typing.get_type_hints(model, include_extras=True)


@functools.cache
def role_of(model: type[BaseModel], name: str) -> Role:
    """What the strings in a field are: references to ids, a condition, text with marks, or nothing of these."""
    if name in CONDITION_FIELDS or (model.__name__, name) == ("Excluded", "when"):
        return Role.CONDITION
    if name == "id" or (model.__name__, name) == ("CaseRef", "id"):
        return Role.PLAIN
    if (model.__name__, name) in (("Allow", "at"), ("Answer", "at"), ("Replacement", "address")):
        return Role.ADDRESS
    if name == "set" or (model.__name__, name) in (("Defaults", "clause"), ("Section", "defaults")):
        return Role.RAW
    if _mentions_id(_hints(model)[name]):
        return Role.REFERENCE
    return Role.TEXT if name in ("text", "title", "heading", "summary", "note", "response", "name") else Role.PLAIN


def _mentions_id(annotation: Any) -> bool:
    """Whether an annotation is an id, a list of ids, or a map with ids as keys, at its outermost level."""
    if any(isinstance(extra, StringConstraints) and extra.pattern == ID_PATTERN
           for extra in getattr(annotation, "__metadata__", ())):
        return True
    origin = typing.get_origin(annotation)
    if origin is None or (isinstance(origin, type) and issubclass(origin, BaseModel)):
        return False
    return any(_mentions_id(part) for part in typing.get_args(annotation) if part is not Ellipsis)


_KEYS_POINT = frozenset({
    ("Framework", "picks"), ("Stakes", "issues"), ("Ratifier", "issues"), ("IssueStake", "scores"),
})
"""Maps whose keys are issues or options, which are defined under ``issues`` of the case."""


def keys_point(model: type[BaseModel], name: str) -> bool:
    """Whether the keys of a map name what is defined elsewhere, such as parties, and define nothing themselves."""
    return name in KEY_POINTERS.get(model.__name__, ()) or (model.__name__, name) in _KEYS_POINT


_ITEM = re.compile(r"\[\d+\]")
_WORD = re.compile(r"[A-Za-z0-9]+(?:[-._][A-Za-z0-9]+)*")


def mentions(condition: str, ids: frozenset[str]) -> bool:
    """Whether a condition names any of the ids."""
    return bool(ids) and any(word in ids for word in _WORD.findall(condition))


def inside(address: str, ids: frozenset[str]) -> bool:
    """Whether an address leads through any of the ids."""
    steps = f".{_ITEM.sub('', address)}."
    return any(f".{id}." in steps for id in ids)


def without_ids(value: Any, ids: frozenset[str]) -> Any:
    """Fields as written, without every entry whose key leads through an id or whose words name one."""
    if isinstance(value, Mapping):
        kept = {key: without_ids(item, ids) for key, item in value.items() if not inside(str(key), ids)}
        return {key: item for key, item in kept.items() if item is not None}
    if isinstance(value, list | tuple):
        return [item for item in (without_ids(item, ids) for item in value) if item is not None]
    return None if isinstance(value, str) and mentions(value, ids) else value


def without_marks(text: Any, ids: frozenset[str]) -> Any:
    """A text, or map of texts, in which marks of the given ids are replaced by a note that something was left out."""
    if isinstance(text, Mapping):
        return {key: without_marks(item, ids) for key, item in text.items()}
    if not isinstance(text, str) or not ids:
        return text
    for mark in reversed(list(marks(text))):
        if mark.id in ids:
            text = text[: mark.start] + _stand_in(mark) + text[mark.end :]
    return text


def _stand_in(mark: Mark) -> str:
    return mark.words or "[left out]"
