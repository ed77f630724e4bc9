"""Loading a document: from bytes to a checked model, every value of which still knows its place in the file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
from typing import BinaryIO, TypeVar

from pydantic import BaseModel, ValidationError

from holdfast.document.above import frameworks_above
from holdfast.document.cap import capped
from holdfast.document.case import Case
from holdfast.document.events import EventRecord
from holdfast.document.finding import Finding
from holdfast.document.framework import Framework
from holdfast.document.integrity import check_alone, check_integrity, integrity
from holdfast.document.integrity.files import read_beside
from holdfast.document.integrity.held import Held, finding
from holdfast.document.kinds import kind_finding, kind_of
from holdfast.document.loaded import Documents, Loaded
from holdfast.document.overlay import Overlay
from holdfast.document.places import plain
from holdfast.document.positions import AddressPlaces
from holdfast.document.read import STDIN, Format, read_bytes, read_path
from holdfast.document.schema_errors import schema_findings
from holdfast.document.source import Source
from holdfast.errors import InvalidDocument, UnreadableSource

__all__ = [
    "AnyDocument", "Documents", "Loaded", "any_from_bytes", "any_from_source", "case_from_bytes",
    "documents_from_bytes", "events_from_bytes", "framework_from_bytes", "from_source", "load_any", "load_case",
    "load_checked", "load_events", "load_framework", "load_overlay", "load_set", "load_situation", "overlay_from_bytes",
]

AnyDocument = Framework | Case | Overlay | EventRecord
M = TypeVar("M", bound=BaseModel)


def from_source(source: Source, model: type[M]) -> Loaded[M]:
    """A document that was read, as a document of one kind; raises InvalidDocument with everything found."""
    wrong = kind_finding(source, model)
    if wrong is not None:
        raise InvalidDocument([wrong])
    try:
        # By alias only: `at_picks` is our name for the key `at-picks`, and no key of a document.
        read = model.model_validate(plain(source.root), by_alias=True, by_name=False)
    except ValidationError as problem:
        raise InvalidDocument(capped(schema_findings(problem, source, model))) from None
    return Loaded(read, source, AddressPlaces(source))


def any_from_source(source: Source) -> Loaded[AnyDocument]:
    """A document that was read, as the kind it says it is; raises InvalidDocument with everything found."""
    wrong = kind_finding(source, None)
    if wrong is not None:
        raise InvalidDocument([wrong])
    model = kind_of(source)
    assert model is not None  # else there was a finding
    return from_source(source, model)


def load_framework(path: str, *, stdin: BinaryIO | None = None) -> Loaded[Framework]:
    """The framework in a file, or on standard input where the path is ``-``; raises UnusableInput."""
    return from_source(read_path(path, stdin=stdin), Framework)


def load_case(path: str, *, stdin: BinaryIO | None = None) -> Loaded[Case]:
    """The case in a file, or on standard input where the path is ``-``; raises UnusableInput."""
    return from_source(read_path(path, stdin=stdin), Case)


def load_overlay(path: str, *, stdin: BinaryIO | None = None) -> Loaded[Overlay]:
    """The overlay in a file, or on standard input where the path is ``-``; raises UnusableInput."""
    return from_source(read_path(path, stdin=stdin), Overlay)


def load_events(path: str, *, stdin: BinaryIO | None = None) -> Loaded[EventRecord]:
    """The record of events in a file, or on standard input where the path is ``-``; raises UnusableInput."""
    return from_source(read_path(path, stdin=stdin), EventRecord)


def load_any(path: str, *, stdin: BinaryIO | None = None) -> Loaded[AnyDocument]:
    """The document in a file, of whatever kind it says it is; raises UnusableInput."""
    return any_from_source(read_path(path, stdin=stdin))


def framework_from_bytes(data: bytes, *, name: str, format: Format | None = None) -> Loaded[Framework]:  # noqa: A002
    """The framework in bytes; ``name`` stands in every finding about it."""
    return from_source(read_bytes(data, name=name, format=format), Framework)


def case_from_bytes(data: bytes, *, name: str, format: Format | None = None) -> Loaded[Case]:  # noqa: A002
    """The case in bytes; ``name`` stands in every finding about it."""
    return from_source(read_bytes(data, name=name, format=format), Case)


def overlay_from_bytes(data: bytes, *, name: str, format: Format | None = None) -> Loaded[Overlay]:  # noqa: A002
    """The overlay in bytes; ``name`` stands in every finding about it."""
    return from_source(read_bytes(data, name=name, format=format), Overlay)


def events_from_bytes(data: bytes, *, name: str, format: Format | None = None) -> Loaded[EventRecord]:  # noqa: A002
    """The record of events in bytes; ``name`` stands in every finding about it."""
    return from_source(read_bytes(data, name=name, format=format), EventRecord)


def any_from_bytes(data: bytes, *, name: str, format: Format | None = None) -> Loaded[AnyDocument]:  # noqa: A002
    """The document in bytes, of whatever kind it says it is; ``name`` stands in every finding about it."""
    return any_from_source(read_bytes(data, name=name, format=format))


def load_set(framework_path: str, *, case_path: str | None = None, overlays: Sequence[str] = (),
             stdin: BinaryIO | None = None) -> Documents:
    """A framework with its case and overlays, checked together; raises UnusableInput with everything found.

    Without ``case_path`` the case is the file that the framework names under ``case.file``, relative to its own file.
    """
    framework = load_framework(framework_path, stdin=stdin)
    case = _case_of(framework, case_path, stdin)
    held = tuple(load_overlay(path, stdin=stdin) for path in overlays)
    documents = Documents(framework, case, held, frameworks_above(framework, load=load_framework))
    _refuse(check_integrity(documents, read_file=read_beside))
    return documents


def load_situation(case_path: str, *, overlays: Sequence[str] = (),
                   stdin: BinaryIO | None = None) -> tuple[Loaded[Case], tuple[Loaded[Overlay], ...]]:
    """A case with overlays and no text, checked together; raises UnusableInput with everything found."""
    case = load_case(case_path, stdin=stdin)
    held = tuple(load_overlay(path, stdin=stdin) for path in overlays)
    _refuse(integrity(Held(case=case, overlays=held, read_file=read_beside)))
    return case, held


def documents_from_bytes(framework: bytes, *, name: str, case: bytes | None = None,
                         overlays: Sequence[bytes] = ()) -> Documents:
    """A framework in bytes with its case and overlays, checked together; raises UnusableInput.

    Files that the documents name are not looked at: bytes may come from anybody, and stand beside no file.
    """
    stem = name.partition(".")[0]
    documents = Documents(
        framework_from_bytes(framework, name=name),
        case_from_bytes(case, name=f"{stem}.case") if case is not None else None,
        tuple(overlay_from_bytes(data, name=f"{stem}-{n}.overlay") for n, data in enumerate(overlays)),
    )
    _refuse(check_integrity(documents))
    return documents


def load_checked(path: str, *, stdin: BinaryIO | None = None) -> Loaded[AnyDocument]:
    """The document in a file, of whatever kind, with its integrity checked as far as one document allows.

    A framework is checked with the case that it names. Raises UnusableInput with everything found.
    """
    loaded = load_any(path, stdin=stdin)
    if isinstance(loaded.model, Framework):
        framework = Loaded(loaded.model, loaded.source, loaded.places)
        above = frameworks_above(framework, load=load_framework)
        documents = Documents(framework, _case_of(framework, None, stdin), (), above)
        _refuse(check_integrity(documents, read_file=read_beside))
    else:
        _refuse(check_alone(loaded, read_file=read_beside))
    return loaded


def _refuse(findings: tuple[Finding, ...]) -> None:
    if findings:
        raise InvalidDocument(capped(findings))


def _case_of(framework: Loaded[Framework], path: str | None, stdin: BinaryIO | None) -> Loaded[Case] | None:
    if path is not None:
        return load_case(path, stdin=stdin)
    named = framework.model.case
    if named is None or named.file is None:
        return None
    if PurePath(named.file).is_absolute():
        raise InvalidDocument([finding(
            framework, ("case", "file"), "INT051", f"The path {named.file} is absolute.",
            why="A document must work on every machine, and must not reach files that do not belong to it.",
            next="Write the path counted from this document, or give the case on its own.")])
    here = PurePath() if framework.name == STDIN else PurePath(framework.name).parent
    try:
        return load_case(str(here / named.file))
    except UnreadableSource as problem:
        if problem.findings[0].code not in ("SYN001", "SYN002", "SYN003"):
            raise
        raise InvalidDocument([finding(
            framework, ("case", "file"), "INT050", f"The case {named.file} is not there, or cannot be read.",
            why="Issues, options, parties and places of the framework are defined in its case.",
            next="Put the file there, correct the path, which is counted from this document, or leave `file` out.",
        )]) from None
