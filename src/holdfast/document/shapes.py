"""What the format allows at a place: the keys of an object, the words of a list, read from the document models."""

from __future__ import annotations

import enum
import re
import types
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from holdfast.document.addresses import Step, key_of


def leaves(annotation: Any) -> Iterator[Any]:
    """The plain alternatives of a type: models, enums, mappings, tuples, literals and scalars, without nothing."""
    origin = get_origin(annotation)
    if origin is Annotated:
        yield from leaves(get_args(annotation)[0])
    elif origin in (Union, types.UnionType):
        for part in get_args(annotation):
            yield from leaves(part)
    elif annotation is not type(None):
        yield annotation


def models(annotation: Any) -> tuple[type[BaseModel], ...]:
    """The document models that may stand directly in a value of a type, lists looked through."""
    found: list[type[BaseModel]] = []
    for leaf in leaves(annotation):
        if isinstance(leaf, type) and issubclass(leaf, BaseModel):
            found.append(leaf)
        elif get_origin(leaf) is tuple:
            found.extend(models(get_args(leaf)[0]))
    return tuple(found)


def inside(annotation: Any, step: Step) -> tuple[Any, ...]:
    """The types that may stand one step further in: under a key, or at a position of a list."""
    found: list[Any] = []
    for leaf in leaves(annotation):
        origin = get_origin(leaf)
        if isinstance(leaf, type) and issubclass(leaf, BaseModel):
            found.extend(field.annotation for name, field in leaf.model_fields.items() if key_of(leaf, name) == step)
        elif origin is tuple:
            item = get_args(leaf)[0]
            found.extend([item] if isinstance(step, int) else inside(item, step))
        elif origin is not None and isinstance(origin, type) and issubclass(origin, Mapping):
            found.append(get_args(leaf)[1])
    return tuple(found)


def at(model: type[BaseModel], path: tuple[Step, ...]) -> tuple[Any, ...]:
    """The types that the format allows at a path from the root of a document."""
    found: tuple[Any, ...] = (model,)
    for step in path:
        found = tuple(inner for one in found for inner in inside(one, step))
    return found


def keys(model: type[BaseModel]) -> tuple[str, ...]:
    """The keys of an object in the order of the format."""
    return tuple(key_of(model, name) for name in model.model_fields)


def words(annotation: Any) -> tuple[str, ...]:
    """The fixed words that a value of a type may be; none where anything may be written."""
    found: list[str] = []
    for leaf in leaves(annotation):
        if isinstance(leaf, type) and issubclass(leaf, enum.StrEnum):
            found.extend(member.value for member in leaf)
        elif get_origin(leaf) is Literal:
            found.extend(str(word) for word in get_args(leaf))
        elif get_origin(leaf) is tuple:
            found.extend(words(get_args(leaf)[0]))
    return tuple(found)


_NOUNS = {"Exception_": "exception", "CaseRef": "reference to a case", "Means": "means of verification",
          "EventRecord": "record of events", "When": "timing", "Rung": "rung of the ladder", "Void": "voiding event"}


def noun(model: type[BaseModel]) -> str:
    """An object of the format in words, with its article: ``a clause``, ``an exception``, ``a red line``."""
    name = _NOUNS.get(model.__name__) or re.sub(r"(?<=[a-z])(?=[A-Z])", " ", model.__name__).lower()
    return f"{'an' if name[0] in 'aeio' else 'a'} {name}"


@cache
def reachable(root: type[BaseModel]) -> tuple[type[BaseModel], ...]:
    """Every document model that can stand somewhere in a document, the root first."""
    found: dict[type[BaseModel], None] = {}
    waiting: list[type[BaseModel]] = [root]
    while waiting:
        model = waiting.pop(0)
        if model not in found:
            found[model] = None
            waiting.extend(inner for field in model.model_fields.values() for inner in _within(field.annotation))
    return tuple(found)


def _within(annotation: Any) -> Iterator[type[BaseModel]]:
    for leaf in leaves(annotation):
        if isinstance(leaf, type) and issubclass(leaf, BaseModel):
            yield leaf
        for part in get_args(leaf) if get_origin(leaf) is not Literal else ():
            if part is not Ellipsis:
                yield from _within(part)
