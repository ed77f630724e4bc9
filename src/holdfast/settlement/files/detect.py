"""What a path holds, by its content more than by its name, and the negotiation that is read from it."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from holdfast.document.characters import MAX_BYTES, decoded
from holdfast.document.finding import Place
from holdfast.document.kinds import kind_of
from holdfast.document.places import plain
from holdfast.document.read import STDIN, read_bytes
from holdfast.document.read_json import read_json, read_json_list
from holdfast.document.source import Source
from holdfast.document.syntax_codes import shown, syntax_error
from holdfast.errors import InvalidDocument, UnreadableSource, UnusableInput
from holdfast.settlement.files.codes import refusal
from holdfast.settlement.files.genius import MAX_FILES, read_genius
from holdfast.settlement.files.geniusweb import LIST_KEY, is_profile, is_profile_list, read_geniusweb
from holdfast.settlement.files.geniusweb_domain import is_domain
from holdfast.settlement.files.read import FileKind, Read
from holdfast.settlement.files.scenario import FORMAT, read_scenario

GRAPH_MODELS = ("gmcr-case/1", "gmcr-random/1")

READ_HERE = (
    "a folder of Genius XML files, a folder or list of GeniusWeb profiles (JSON), a negotiation scenario "
    f"(`{FORMAT}`), a graph model ({' or '.join(f'`{name}`' for name in GRAPH_MODELS)}), or a case or framework"
)


@dataclass(frozen=True, slots=True)
class Found:
    """What a path holds: its kind, and what was read to tell it."""

    kind: FileKind
    name: str
    """The path as findings name it."""
    xml: Mapping[str, bytes]
    """Path → bytes, for Genius."""
    sources: tuple[Source, ...]
    """Every JSON or YAML file of it."""


def detect(path: str, *, stdin: BinaryIO | None = None) -> Found:
    """What a path, or standard input where it is ``-``, holds; raises UnusableInput where it is nothing known."""
    name = path.encode("utf-8", "backslashreplace").decode("utf-8")
    if path == "-":
        return _file((stdin or sys.stdin.buffer).read(MAX_BYTES + 1), STDIN)
    try:
        place = Path(path)
        if place.is_dir():
            return _folder(place, name)
        data = _bytes(place)
    except (OSError, ValueError) as problem:
        raise _unreadable(problem, name) from None
    if _is_xml(data, name):
        # One XML file is part of a negotiation; the rest of it stands beside.
        return _genius(place.parent, str(place.parent))
    return _file(data, name)


def read_problem(path: str, *, stdin: BinaryIO | None = None) -> Read:
    """The negotiation in a file or folder of another program; raises UnusableInput with everything found.

    Documents of this program and graph models are told apart by ``detect``, and read elsewhere.
    """
    return read_found(detect(path, stdin=stdin))


def read_found(found: Found) -> Read:
    """The negotiation in what was detected; raises UnusableInput."""
    name = Path(found.name).resolve().name if found.name != STDIN else ""
    if found.kind is FileKind.GENIUS:
        return read_genius(found.xml, folder=found.name, name=name)
    if found.kind is FileKind.GENIUSWEB:
        return read_geniusweb(found.sources, folder=found.name, name=name.partition(".")[0])
    if found.kind is FileKind.SCENARIO:
        return read_scenario(found.sources[0])
    if found.kind is FileKind.GRAPH_MODEL:
        raise InvalidDocument([refusal(
            "IMP009", "This is a graph model of a conflict: it has states and moves, and no packages.",
            why="What everybody can sign is a question about packages.",
            next=f"Run `holdfast stability {found.name}`, which reads it directly.", place=Place(found.name, 1, 1))])
    raise InvalidDocument([refusal(
        "IMP009", "This is a document of Holdfast already.", why="It is read as it stands, with its case and overlays.",
        next="Give it to a command that takes a case or a framework.", place=Place(found.name, 1, 1))])


def _bytes(place: Path) -> bytes:
    with place.open("rb") as file:
        return file.read(MAX_BYTES + 1)


def _is_xml(data: bytes, name: str) -> bool:
    start = data[:256].lstrip(b"\xef\xbb\xbf \t\r\n")
    return start.startswith(b"<") or (name.lower().endswith(".xml") and not start.startswith(b"{"))


def _folder(place: Path, name: str) -> Found:
    files = [inner for inner in sorted(place.iterdir()) if inner.is_file() and not inner.name.startswith(".")]
    profiles = [inner for inner in files if inner.suffix.lower() == ".json"]
    if any(inner.suffix.lower() == ".xml" for inner in files):
        if any(_looks_like_geniusweb(inner) for inner in profiles[:MAX_FILES]):
            raise _unknown(name, "The folder holds profiles of two programs, Genius (XML) and GeniusWeb (JSON).")
        return _genius(place, name)
    if len(profiles) > MAX_FILES:
        raise InvalidDocument([refusal(
            "IMP010", f"The folder holds {len(profiles):,} JSON files.", why="No negotiation has so many parties.",
            next="Keep one negotiation in a folder.", place=Place(name, 1, 1))])
    sources = tuple(_source(_bytes(inner), str(inner)) for inner in profiles)
    read = [plain(source.root) for source in sources]
    if any(is_profile(data) or is_profile_list(data) for data in read):
        return Found(FileKind.GENIUSWEB, name, {}, sources)
    raise _unknown(name, "The folder holds no file of a negotiation.")


def _looks_like_geniusweb(path: Path) -> bool:
    try:
        data = plain(_source(_bytes(path), str(path)).root)
    except UnusableInput:
        return False
    return is_profile(data) or is_profile_list(data)


def _genius(folder: Path, name: str) -> Found:
    try:
        paths = sorted(inner for inner in folder.iterdir() if inner.suffix.lower() == ".xml" and inner.is_file())
        return Found(FileKind.GENIUS, name, {str(inner): _bytes(inner) for inner in paths[:MAX_FILES + 1]}, ())
    except (OSError, ValueError) as problem:
        raise _unreadable(problem, name) from None


def _file(data: bytes, name: str) -> Found:
    if _is_xml(data, name):
        raise _unknown(name, "This is one XML file of a negotiation, or something else.")
    source = _source(data, name)
    top: dict[str, Any] = plain(source.root)
    form = top.get("format")
    if form == FORMAT:
        return Found(FileKind.SCENARIO, name, {}, (source,))
    if form in GRAPH_MODELS:
        return Found(FileKind.GRAPH_MODEL, name, {}, (source,))
    if is_profile(top) or is_profile_list(top):
        return Found(FileKind.GENIUSWEB, name, {}, (source,))
    if kind_of(source) is not None:
        return Found(FileKind.DOCUMENT, name, {}, (source,))
    if is_domain(top):
        raise _unknown(name, "This is the domain of a negotiation, which says what there is to decide and not what it "
                             "is worth; give its folder.")
    said = f"Its `format` is {shown(form)}." if isinstance(form, str) else "Nothing in it says what it is."
    raise _unknown(name, said)


def _source(data: bytes, name: str) -> Source:
    """A JSON or YAML file; in JSON of other programs a null is the same as silence."""
    text = decoded(data, name=name)
    start = text.lstrip(" \t\r\n")
    if name.lower().endswith((".yaml", ".yml")) or not (start[:1] in ("{", "[") or name.lower().endswith(".json")):
        return read_bytes(data, name=name, format="yaml", aliases=True)  # documents are read again, without them
    if start.startswith("["):
        return Source(name, text, read_json_list(text, name=name, key=LIST_KEY, keeps_null=False))
    return Source(name, text, read_json(text, name=name, keeps_null=False))


def _unknown(name: str, said: str) -> InvalidDocument:
    return InvalidDocument([refusal("IMP001", said, why=f"What is read: {READ_HERE}.",
                                   next="Give one of these.", place=Place(name, 1, 1))])


def _unreadable(problem: OSError | ValueError, name: str) -> UnreadableSource:
    missing = isinstance(problem, FileNotFoundError | NotADirectoryError)
    reason = getattr(problem, "strerror", None) or "its name cannot be used"
    return UnreadableSource([syntax_error(
        "SYN001" if missing else "SYN003",
        "There is no such file or folder." if missing else f"This cannot be read: {reason}.",
        why="Nothing was read.", next="Check the name and the directory you are in.", place=Place(name, 1, 1))])
