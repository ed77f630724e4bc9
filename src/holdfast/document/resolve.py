"""The resolved form: a document as JSON with everything said explicitly, its canonical bytes and its content hash.

One rule for what is absent: None, empty lists, empty maps and empty parts are left out, whether written or not; an
entry of a map keeps its key even if it holds nothing. The form is itself a document: read again, it resolves to itself.
"""

from __future__ import annotations

import datetime as dt
import enum
import hashlib
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

import rfc8785
from pydantic import BaseModel

from holdfast.document.addresses import join, key_of
from holdfast.document.case import Case
from holdfast.document.clause import Clause
from holdfast.document.clause_changes import changed
from holdfast.document.conditions.error import ConditionError
from holdfast.document.conditions.parse import Vocabulary, parse_condition
from holdfast.document.conditions.writing import to_text
from holdfast.document.defaults import with_defaults
from holdfast.document.finding import error
from holdfast.document.framework import Annex, CaseRef, Defaults, Framework, Section, StandsUnder
from holdfast.document.geometry import GeometryReader, geometry_hash, normalised
from holdfast.errors import InvalidDocument, UsageProblem

ORDERED = frozenset({"order", "answers", "revisions"})
"""Lists of words whose order says something; all other lists of ids or words are sets, and are sorted."""

CONDITIONS = frozenset({"under", "if", "condition", "requires", "blocks", "opposes", "holds", "when"})
"""Keys under which a single text is a condition; it is written in its canonical form."""

_LARGEST_INTEGER = 2**53 - 1  # above it RFC 8785 wants a double


def resolve(document: BaseModel, *, geometry_reader: GeometryReader | None = None,
            case: Case | None = None) -> dict[str, Any]:
    """The document with defaults written out and every value in its one normal form, ready for JSON.

    Paths of files are left out; a geometry file enters by the hash of its normal form, read by ``geometry_reader``.
    With the case, a framework names it by its content hash. Raises UsageProblem for a geometry file without a reader.
    """
    if isinstance(document, Framework):
        document = _with_order(with_defaults(document))
    form: dict[str, Any] = _Resolver(geometry_reader).part(document, "")
    if isinstance(document, Framework) and document.case is not None and case is not None:
        form["case"]["sha256"] = content_hash(case, geometry_reader=geometry_reader)
    return form


def plain_form(value: Any) -> Any:
    """Any value of a document in its normal form, geometry files by their path, as a reader of one part sees it."""
    return _Resolver(lambda path: {"file": path}).value(value, "")


def canonical_bytes(resolved: Mapping[str, Any]) -> bytes:
    """The resolved form as canonical JSON (RFC 8785): sorted keys, no blanks, one way to write each number."""
    return rfc8785.dumps(dict(resolved))


def content_hash(document: BaseModel, *, geometry_reader: GeometryReader | None = None,
                 case: Case | None = None) -> str:
    """SHA-256 of the canonical bytes: the same for every way of writing the same content, and for no other content."""
    return hashlib.sha256(canonical_bytes(resolve(document, geometry_reader=geometry_reader, case=case))).hexdigest()


def _with_order(framework: Framework) -> Framework:
    """The framework naming the order of its clauses, which sorted keys would lose, and free of applied defaults."""
    sections = {id: section.model_copy(update={"defaults": {}}) for id, section in framework.sections.items()}
    return framework.model_copy(
        update={"order": tuple(framework.clauses), "sections": sections, "defaults": Defaults()})


class _Resolver:
    """Walks a document and gives each part its normal form."""

    def __init__(self, reader: GeometryReader | None) -> None:
        self._reader = reader

    def part(self, part: BaseModel, address: str) -> dict[str, Any]:
        """A model as a map of keys to normal values."""
        result: dict[str, Any] = {}
        for name, field in type(part).model_fields.items():
            key = key_of(type(part), name)
            value = self._field(part, key, getattr(part, name), join(address, key))
            if field.is_required() or not _is_nothing(value):
                result[key] = value
        return result

    def _field(self, part: BaseModel, key: str, value: Any, address: str) -> Any:
        if value is None or (key == "file" and isinstance(part, Annex | CaseRef | StandsUnder)):
            return None
        if key == "geometry":
            return self._geometry(value, address)
        if key == "defaults" and isinstance(part, Section):
            return None
        if isinstance(part, Clause) and key == "brackets":
            return [self._version(part, bracket, join(address, position)) for position, bracket in enumerate(value)]
        if isinstance(part, Clause) and key == "readings":
            return {id: self._version(part, reading, join(address, id)) for id, reading in value.items()}
        if key in CONDITIONS and isinstance(value, str):
            return _condition(value)
        form = self.value(value, address)
        return _set(form) if isinstance(value, tuple) and key not in ORDERED else form

    def value(self, value: Any, address: str) -> Any:
        """A value in its normal form."""
        if isinstance(value, BaseModel):
            return self.part(value, address)
        if isinstance(value, Mapping):
            return {_scalar(key): self.value(inner, join(address, str(key))) for key, inner in value.items()}
        if isinstance(value, tuple | list):
            return [self.value(item, join(address, position)) for position, item in enumerate(value)]
        return _scalar(value)

    def _version(self, clause: Clause, version: BaseModel, address: str) -> dict[str, Any]:
        """A bracket or reading, with the fields it sets written as they would stand in the clause."""
        form = self.part(version, address)
        raw: Mapping[str, Any] = getattr(version, "set", {})
        if raw:
            alone = clause.model_copy(update={"brackets": (), "readings": {}})
            whole = self.part(changed(alone, raw, address=f"{address}.set"), address)
            form["set"] = {path: _at(whole, path, otherwise=raw[path]) for path in raw}
        return form

    def _geometry(self, value: Any, address: str) -> Any:
        try:
            if not isinstance(value, str):
                return normalised(value)
            if self._reader is None:
                raise UsageProblem(f"{address} names the file {value}; give a reader, so that its content counts")
            read = self._reader(value)
            return read if set(read) == {"file"} else {"sha256": geometry_hash(read)}
        except ValueError as problem:
            raise InvalidDocument([error(
                "SCH092", "bad-geometry", f"The geometry cannot be read: {problem}.",
                why="A place that cannot be drawn cannot be agreed.", next="Correct the GeoJSON and try again.",
                address=address)]) from None


def _scalar(value: Any) -> Any:
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, bool | int):
        return value
    if isinstance(value, Decimal):
        whole = value == value.to_integral_value() and abs(value) <= _LARGEST_INTEGER
        return int(value) if whole else float(value)
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).isoformat().replace("+00:00", "Z")
    return str(value)


def _set(values: Any) -> Any:
    """A list of words sorted and without repeats; a list of anything else as it is."""
    return sorted(set(values)) if all(isinstance(value, str) for value in values) else values


def _is_nothing(value: Any) -> bool:
    return value is None or (isinstance(value, dict | list) and not value)


def _condition(text: str) -> str:
    try:
        return to_text(parse_condition(text, vocabulary=Vocabulary.EVENT))
    except ConditionError:
        return text  # saying that it cannot be read is the business of the integrity check


def _at(form: Any, path: str, *, otherwise: Any) -> Any:
    for key in _steps(path):
        held = form if isinstance(form, dict) else dict(enumerate(form)) if isinstance(form, list) else {}
        if key not in held:
            return otherwise
        form = held[key]
    return form


def _steps(path: str) -> Iterable[str | int]:
    for part in path.split("."):
        name, *positions = part.replace("]", "").split("[")
        yield name
        yield from map(int, positions)
