"""What an integrity check looks at: the documents at hand, every value in them, and the ids that they define."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pydantic import BaseModel, ValidationError

from holdfast.document.addresses import Step, key_of
from holdfast.document.case import Case
from holdfast.document.clause import Clause
from holdfast.document.events import EventRecord
from holdfast.document.families import elements
from holdfast.document.finding import Finding
from holdfast.document.framework import Framework
from holdfast.document.integrity.codes import integrity_error
from holdfast.document.loaded import Loaded
from holdfast.document.overlay import Overlay
from holdfast.document.positions import address_of, written

ReadFile = Callable[[str, str], bytes]
"""The bytes of a file that a document names: the document's own name, and the path in it; raises OSError."""


@dataclass(frozen=True)
class Held:
    """The documents that are checked together; what is absent is not judged."""

    framework: Loaded[Framework] | None = None
    case: Loaded[Case] | None = None
    overlays: tuple[Loaded[Overlay], ...] = ()
    events: Loaded[EventRecord] | None = None
    above: tuple[Loaded[Framework], ...] = ()
    """The frameworks that the framework stands under; what they define may be referred to."""
    read_file: ReadFile | None = None
    """Absent where documents come from somewhere without files, and then no file is looked at."""

    @property
    def documents(self) -> tuple[Loaded[BaseModel], ...]:
        """Every document at hand."""
        found: list[Loaded[BaseModel]] = [one for one in (self.framework, self.case, self.events) if one is not None]
        return (*found, *self.overlays)

    @property
    def case_is_known(self) -> bool:
        """Whether everything that a case could define is known: it is at hand, or the framework has none."""
        if self.case is not None:
            return True
        return self.framework is not None and self.framework.model.case is None

    @property
    def frameworks(self) -> tuple[Framework, ...]:
        """The framework and those above it."""
        return tuple(one.model for one in (self.framework, *self.above) if one is not None)

    @property
    def texts_are_known(self) -> bool:
        """Whether every text that could define something is at hand: the last one stands under no other."""
        return bool(self.frameworks) and self.frameworks[-1].stands_under is None

    def visits(self) -> Iterator[Visit]:
        """Every field of every object of every document that says something."""
        return iter(self._visits)

    @cached_property
    def _visits(self) -> tuple[Visit, ...]:
        # A dozen checks walk the same documents, so the walk is made once.
        return tuple(visit for loaded in self.documents for visit in visits(loaded))

    def shared(self) -> Collection[str]:
        """The ids of the framework that can be in a state or be pointed at."""
        return {id: None for framework in self.frameworks for id in elements(framework)}


@dataclass(frozen=True, slots=True)
class Visit:
    """One field that says something: the object, the name of the field, its value, and where it stands."""

    loaded: Loaded[BaseModel]
    owner: BaseModel
    field: str
    value: Any
    path: tuple[Step, ...]

    def items(self) -> Iterator[tuple[tuple[Step, ...], Any]]:
        """The single values of the field with their paths: of a list each item, else the value itself."""
        if isinstance(self.value, tuple):
            for position, item in enumerate(self.value):
                yield (*self.path, position), item
        else:
            yield self.path, self.value

    def finding(self, code: str, message: str, *, why: str, next: str, path: tuple[Step, ...] | None = None,
                at_key: bool = False, offset: int | None = None) -> Finding:
        """A finding about this field, or about the path inside it; by default at the value, not at the key."""
        return finding(self.loaded, self.path if path is None else path, code, message, why=why, next=next,
                       at_key=at_key, offset=offset)


def finding(loaded: Loaded[BaseModel], path: tuple[Step, ...], code: str, message: str, *, why: str, next: str,
            at_key: bool = False, offset: int | None = None) -> Finding:
    """A finding about a path of a document, at the key or at the value or at one character of it."""
    address = address_of(written(loaded.places.data, path))
    if offset is not None:
        place = loaded.places.character(address, offset)
    else:
        place = loaded.places.place(address) if at_key else loaded.places.value(address)
    return integrity_error(code, message, why=why, next=next, address=address, place=place)


def visits(loaded: Loaded[BaseModel]) -> Iterator[Visit]:
    """Every field that says something in a document, the changes that brackets, readings and defaults make included."""
    found: list[Visit] = []
    _walk(loaded, loaded.model, (), found)
    yield from found
    if isinstance(loaded.model, Framework):
        yield from _changes(loaded, loaded.model)


def _walk(loaded: Loaded[BaseModel], value: Any, path: tuple[Step, ...], found: list[Visit]) -> None:
    """Collect the visits below a value; a plain list, since generators in generators are slow at this depth."""
    if isinstance(value, BaseModel):
        for field in sorted(value.model_fields_set):
            inner = getattr(value, field)
            if inner is not None:
                here = (*path, key_of(type(value), field))
                found.append(Visit(loaded, value, field, inner, here))
                if not isinstance(inner, str):
                    _walk(loaded, inner, here, found)
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            _walk(loaded, inner, (*path, str(key)), found)
    elif isinstance(value, tuple):
        for position, inner in enumerate(value):
            _walk(loaded, inner, (*path, position), found)


def _changes(loaded: Loaded[BaseModel], framework: Framework) -> Iterator[Visit]:
    for base, changed in changed_fields(framework):
        for key, value in changed.items():
            try:
                clause = Clause.model_validate({"text": "-", **nested(key, value)}, by_alias=True, by_name=False)
            except ValidationError:
                continue  # reported as an invalid change or default
            below: list[Visit] = []
            _walk(loaded, clause, (), below)
            for visit in below:
                steps = tuple(key.split("."))
                inner = visit.path[len(steps):] if visit.path[:len(steps)] == steps else None
                if inner is not None:
                    yield Visit(loaded, visit.owner, visit.field, visit.value, (*base, key, *inner))


def changed_fields(framework: Framework) -> Iterator[tuple[tuple[Step, ...], Mapping[str, Any]]]:
    """The places of a framework that hold fields of clauses outside a clause: defaults, brackets, readings."""
    yield ("defaults", "clause"), framework.defaults.clause
    for id, section in framework.sections.items():
        yield ("sections", id, "defaults"), section.defaults
    for id, clause in framework.clauses.items():
        for position, bracket in enumerate(clause.brackets):
            yield ("clauses", id, "brackets", position, "set"), bracket.set
        for name, reading in clause.readings.items():
            yield ("clauses", id, "readings", name, "set"), reading.set


def nested(key: str, value: Any) -> dict[str, Any]:
    """A dotted key as mappings in mappings: ``when.within`` is ``{when: {within: …}}``."""
    first, dot, rest = key.partition(".")
    return {first: nested(rest, value) if dot else value}


def nearest(name: str, known: Collection[str], *, what: str) -> str:
    """What to write instead of a name that is not known."""
    near = difflib.get_close_matches(name, list(known), n=1, cutoff=0.5)
    if near:
        return f"Did you mean `{near[0]}`?"
    if not known:
        return f"Nothing is defined that could stand here; define {what}, or leave the reference out."
    some = sorted(known)
    listed = ", ".join(some[:8]) + (f" and {len(some) - 8} more" if len(some) > 8 else "")
    return f"Define {what}, or name one of: {listed}."
