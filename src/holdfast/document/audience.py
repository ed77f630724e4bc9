"""Markings: what an audience may see of a document, and the highest marking that a result has read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from holdfast.document.finding import error
from holdfast.document.issue import Stakes
from holdfast.document.references import Role, inside, keys_point, mentions, role_of, without_ids, without_marks
from holdfast.document.scalars import Marking
from holdfast.document.times import TimePoint
from holdfast.document.whole_stakes import is_whole
from holdfast.errors import UnusableInput

D = TypeVar("D", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Shown(Generic[D]):
    """A document as an audience may see it, and how many items were left out; nothing else is said of them."""

    document: D
    left_out: int
    gone: frozenset[str] = frozenset()
    """Ids that occur only in what was left out; for the program, never for an output."""


class _Hidden(Exception):
    """Raised inside an item that cannot be shown, and caught where the item can be left out."""


@dataclass(slots=True)
class _Pass:
    """One pass over a document: what the audience may see, which ids are gone, and how many items were left out."""

    audience: Marking
    gone: frozenset[str]
    left_out: int = field(default=0)


def markings(value: Any) -> Iterator[Marking]:
    """Every marking inside a document, its own included."""
    own = getattr(value, "marking", None)
    if isinstance(own, Marking):
        yield own
    for _, item in _children(value):
        yield from markings(item)


def highest_marking(documents: Iterable[BaseModel]) -> Marking:
    """The highest marking that any of the documents carries; a document without one counts as TLP:CLEAR."""
    found = (marking for document in documents for marking in markings(document))
    return max(found, key=lambda marking: marking.rank, default=Marking.CLEAR)


def above(value: Any, audience: Marking) -> bool:
    """Whether an object carries a marking above what the audience may see."""
    own = getattr(value, "marking", None)
    return isinstance(own, Marking) and own.rank > audience.rank


def for_audience(document: D, audience: Marking) -> Shown[D]:
    """The document without the items marked above the audience, and how many were left out.

    An item is an object that stands in a map, a list or an optional field. A reference to something left out would
    give it away: in a list it goes, and an object that cannot do without it (a condition, a required field) is left
    out as well. Stakes are shown in whole or not at all. Raises UnusableInput where nothing can be shown.
    """
    gone: frozenset[str] = frozenset()
    if above(document, audience):
        raise UnusableInput([_nothing_to_show()])
    while True:
        state = _Pass(audience, gone)
        try:
            shown = _clean(document, state)
        except _Hidden:
            raise UnusableInput([_nothing_to_show()]) from None
        now_gone = frozenset(ids_in(document) - ids_in(shown))
        if now_gone == gone:
            return Shown(shown, state.left_out, gone)
        gone = now_gone


def _nothing_to_show() -> Any:
    return error(
        "AUD001", "above-audience", "This document, or something it cannot do without, is above the audience.",
        why="A document shown in part would say something else than it says.",
        next="Ask for a version released to this audience, or name the audience you belong to with --audience.",
    )


def _children(value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield name, getattr(value, name)
    elif isinstance(value, Mapping):
        yield from value.items()
    elif isinstance(value, tuple):
        for n, item in enumerate(value):
            yield str(n), item


def ids_in(value: Any) -> set[str]:
    """The ids that a document defines: every key of every map whose keys do not themselves point at something."""
    found = set(value) if isinstance(value, Mapping) else set()
    for name, item in _children(value):
        inner = ids_in(item)
        if isinstance(value, BaseModel) and isinstance(item, Mapping) and keys_point(type(value), name):
            inner = set().union(*map(ids_in, item.values()))
        found |= inner
    return found


def _clean(value: Any, state: _Pass) -> Any:
    if isinstance(value, BaseModel):
        return _clean_object(value, state)
    if isinstance(value, Mapping):
        return {key: kept for key, item in value.items() if (kept := _item(item, state)) is not _GONE}
    if isinstance(value, tuple):
        return tuple(kept for item in value if (kept := _item(item, state)) is not _GONE)
    if isinstance(value, TimePoint) and value.depends_on in state.gone:
        raise _Hidden
    return value


_GONE = object()


def _item(item: Any, state: _Pass) -> Any:
    """The item as it may be shown, or the sign that it is left out, which is then counted."""
    if above(item, state.audience):
        state.left_out += 1
        return _GONE
    before = state.left_out
    try:
        shown = _clean(item, state)
    except _Hidden:
        if not isinstance(item, BaseModel):
            raise
        state.left_out += 1
        return _GONE
    if isinstance(item, Stakes) and not is_whole(item, shown, state.gone):
        state.left_out = before + 1
        return _GONE
    return shown


def _clean_object(value: BaseModel, state: _Pass) -> BaseModel:
    kept: dict[str, Any] = {}
    for name in type(value).model_fields:
        if name not in value.model_fields_set:
            continue
        inner = _field(value, name, state)
        if inner is not _GONE:
            kept[name] = inner
    try:
        return type(value).model_validate(kept)
    except ValidationError:
        raise _Hidden from None  # it lost something that it needs


def _field(value: BaseModel, name: str, state: _Pass) -> Any:
    inner = getattr(value, name)
    role = role_of(type(value), name)
    required = type(value).model_fields[name].is_required()
    if role is Role.CONDITION and isinstance(inner, str) and mentions(inner, state.gone):
        raise _Hidden
    if role is Role.REFERENCE:
        return _references(inner, state, required=required)
    if role is Role.ADDRESS and isinstance(inner, str) and inside(inner, state.gone):
        raise _Hidden
    if role is Role.RAW:
        return without_ids(inner, state.gone) if state.gone else inner
    if role is Role.TEXT:
        return without_marks(inner, state.gone)
    if above(inner, state.audience):
        if required:
            raise _Hidden
        state.left_out += 1
        return _GONE
    return _clean(inner, state)


def _is_gone(item: Any, state: _Pass) -> bool:
    return isinstance(item, str) and item in state.gone


def _references(inner: Any, state: _Pass, *, required: bool) -> Any:
    if isinstance(inner, str):
        if inner in state.gone and required:
            raise _Hidden
        return _GONE if inner in state.gone else inner
    if isinstance(inner, tuple):
        return tuple(item for item in _clean(inner, state) if not _is_gone(item, state))
    if isinstance(inner, Mapping):
        shown = _clean(inner, state)  # before ids that are gone are taken out, so that what is hidden is counted
        return {key: item for key, item in shown.items() if key not in state.gone and not _is_gone(item, state)}
    return _clean(inner, state)
