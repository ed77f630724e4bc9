"""Addresses: finding a value by its dotted address, ids with dots in them included, and the nearest one that exists."""

from __future__ import annotations

import difflib
import functools
import re
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from holdfast.errors import UsageProblem

Step = str | int
_ITEM = re.compile(r"\[(\d{1,6})\]")


@functools.cache
def key_of(model: type[BaseModel], field: str) -> str:
    """The key that a field has in a document: ``from_`` is ``from``, ``by_time`` is ``by-time``."""
    return model.model_fields[field].alias or field


def entries(value: Any) -> Iterator[tuple[Step, Any]]:
    """What a part of a document holds directly: keys or positions, with the values that are not absent."""
    if isinstance(value, BaseModel):
        for field in type(value).model_fields:
            inner = getattr(value, field)
            if inner is not None:
                yield key_of(type(value), field), inner
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield str(key), inner
    elif isinstance(value, tuple | list):
        yield from enumerate(value)


def join(base: str, step: Step) -> str:
    """An address one step further: a key after a dot, a position in brackets."""
    if isinstance(step, int):
        return f"{base}[{step}]"
    return f"{base}.{step}" if base else step


def find(document: BaseModel, address: str) -> Any:
    """The value at an address from the root of a document; ``UsageProblem`` names the nearest address that exists.

    Ids are matched whole and the longest first, so ``clauses.withdrawal.artillery.when`` reads as it should.
    """
    found = _walk(document, address.strip())
    if found is None:
        near = nearest_address(document, address)
        raise UsageProblem(f"there is nothing at {address!r}" + (f"; did you mean {near}?" if near else ""))
    return found[1]


def path_of(document: BaseModel, address: str) -> tuple[Step, ...] | None:
    """The address as a path of keys and positions, or nothing where the document has nothing there."""
    found = _walk(document, address.strip())
    return found[0] if found else None


def nearest_address(document: BaseModel, address: str) -> str | None:
    """The existing address closest in writing to one that does not exist: an address, or an id."""
    known = list(_addresses(document, depth=4))
    near = difflib.get_close_matches(address, known, n=1, cutoff=0.6)
    if near:
        return near[0]
    ends = {one.partition(".")[2]: one for one in known}
    by_id = difflib.get_close_matches(address, list(ends), n=1, cutoff=0.6)
    return ends[by_id[0]] if by_id else None


def _addresses(value: Any, *, depth: int, base: str = "") -> Iterator[str]:
    for step, inner in entries(value):
        address = join(base, step)
        yield address
        if depth > 1:
            yield from _addresses(inner, depth=depth - 1, base=address)


def _walk(value: Any, rest: str) -> tuple[tuple[Step, ...], Any] | None:
    """Path and value at the rest of an address; ids may hold dots, so the longest key is tried first."""
    if not rest:
        return (), value
    if match := _ITEM.match(rest):
        position = int(match[1])
        if isinstance(value, tuple | list) and position < len(value):
            return _after(position, value[position], rest[match.end():])
        return None
    held = {key: inner for key, inner in entries(value) if isinstance(key, str)}
    for key in sorted((key for key in held if _begins(rest, key)), key=len, reverse=True):
        found = _after(key, held[key], rest[len(key):])
        if found is not None:
            return found
    return None


def _after(step: Step, value: Any, rest: str) -> tuple[tuple[Step, ...], Any] | None:
    if rest.startswith(".") and len(rest) == 1:
        return None
    found = _walk(value, rest.removeprefix("."))
    return ((step, *found[0]), found[1]) if found else None


def _begins(rest: str, key: str) -> bool:
    return rest.startswith(key) and (len(rest) == len(key) or rest[len(key)] in ".[")
