"""Opening a Word file safely: what it is, how large it would become, and what in it must not be followed."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from holdfast.document.finding import Finding
from holdfast.errors import UnreadableSource
from holdfast.word.codes import refusal
from holdfast.word.markup import Element, EntitiesDefined, NotXml, TooDeep, parsed

MAX_FILE = 64 * 1024 * 1024
MAX_PARTS = 4_000
MAX_TOTAL = 400 * 1024 * 1024
MAX_XML = 64 * 1024 * 1024
MAX_RATIO = 400
"""Times that a part may grow when unpacked, where it grows beyond a mebibyte; text of one repeated line stays below."""
MAX_ELEMENTS = 3_000_000
MAX_CELLS = 200_000
"""Table cells of a document; 200 pages of nothing but tables have about 40,000."""

_MEBIBYTE = 1024 * 1024
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_MAIN_KINDS = ("wordprocessingml.document.main+xml", "wordprocessingml.template.main+xml")
_SAVE_AS = "Open it in a word processor and save it as Word document (.docx)."


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of a Word file, unpacked on demand."""

    name: str
    """What the file is called in messages."""
    main: str
    """Path of the part with the text."""
    parts: frozenset[str]
    outside: Mapping[str, int]
    """What points outside or holds other files, and how often."""
    archive: zipfile.ZipFile = field(repr=False)
    related: Mapping[str, str] = field(default_factory=dict)
    """Kind of relationship of the main part → path of the part."""

    def xml(self, path: str) -> Element | None:
        """The root of a part, or nothing where there is none; raises UnreadableSource."""
        if path not in self.parts:
            return None
        data = _read(self.archive, path, name=self.name)
        _not_absurd(data, name=self.name)
        return _parsed(data, path, name=self.name)

    def beside(self, kind: str) -> Element | None:
        """The part of a kind (``numbering``, ``styles`` …) that belongs to the text, or nothing."""
        return self.xml(self.related[kind]) if kind in self.related else None

    def named(self, *starts: str) -> tuple[str, ...]:
        """The paths of parts that begin with one of these, in order."""
        return tuple(sorted(part for part in self.parts if part.startswith(starts)))


def open_package(data: bytes, *, name: str) -> Package:
    """The package in the bytes of a .docx file; raises UnreadableSource with the exact reason where it is none."""
    _is_docx(data, name=name)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise UnreadableSource([_damaged(name)]) from None
    entries = archive.infolist()
    _not_a_bomb(entries, name=name)
    parts = frozenset(entry.filename for entry in entries if not entry.is_dir())
    types = _content_types(archive, parts, name=name)
    _no_macros(types, parts, name=name)
    main = _main_part(archive, parts, types, name=name)
    related, outside = _relationships(archive, parts, main, name=name)
    return Package(name, main, parts, MappingProxyType(outside), archive, MappingProxyType(related))


def _is_docx(data: bytes, *, name: str) -> None:
    if not data:
        raise UnreadableSource([refusal("WRD001", "The file is empty.", why="Nothing was read.",
                                        next="Check that it was saved or sent completely.", name=name)])
    if len(data) > MAX_FILE:
        raise UnreadableSource([_too_much(f"The file has {len(data) // _MEBIBYTE} MiB.", name=name)])
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise UnreadableSource([refusal(
                "WRD002", "The document is protected by a password.", why="Its text cannot be read without it.",
                next="Open it in a word processor, take the password off, save a copy and import that.", name=name)])
        raise UnreadableSource([_other("an old Word document (.doc) or another file of that time", name=name)])
    for start, what in _OTHERS:
        if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(start):
            raise UnreadableSource([_other(what, name=name)])
    if not data.startswith(b"PK"):
        raise UnreadableSource([_other("no Word document", name=name)])


_OTHERS = ((b"%PDF", "a PDF, whatever its name says"), (b"{\\rtf", "a rich text document (.rtf)"),
           (b"<!DOCTYPE html", "a web page"), (b"<html", "a web page"),
           (b"<?xml", "an XML file, not a packed document"))


def _other(what: str, *, name: str) -> Finding:
    return refusal("WRD003", f"This is {what}.", why="Only Word documents (.docx) are read.", next=_SAVE_AS, name=name)


def _damaged(name: str) -> Finding:
    return refusal("WRD004", "The file is cut off or damaged.", why="Its packing cannot be undone.",
                   next="Get the file again, or open it in a word processor, which may repair it, and save a copy.",
                   name=name)


def _too_much(message: str, *, name: str) -> Finding:
    return refusal("WRD005", message, why="A text of hundreds of pages stays far below; such a file stops programs.",
                   next="Check where it comes from. Copy its text into a new document if it is what you want.",
                   name=name)


def _not_a_bomb(entries: list[zipfile.ZipInfo], *, name: str) -> None:
    """Refuse what would grow beyond measure, by what the directory of the archive declares; nothing is unpacked yet."""
    if len(entries) > MAX_PARTS:
        raise UnreadableSource([_too_much(f"The document has {len(entries):,} parts.", name=name)])
    total = sum(entry.file_size for entry in entries)
    if total > MAX_TOTAL:
        raise UnreadableSource([_too_much(f"Unpacked, the document would have {total // _MEBIBYTE:,} MiB.", name=name)])
    for entry in entries:
        if entry.flag_bits & 1:
            raise UnreadableSource([refusal(
                "WRD002", "Parts of the document are encrypted.", why="Its text cannot be read without the password.",
                next="Take the password off, save a copy and import that.", name=name)])
        if entry.file_size > _MEBIBYTE and entry.file_size > MAX_RATIO * max(entry.compress_size, 1):
            raise UnreadableSource([_too_much(
                f"A part of the document would grow {entry.file_size // max(entry.compress_size, 1):,} times when "
                "unpacked.", name=name)])
        if entry.filename.endswith((".xml", ".rels")) and entry.file_size > MAX_XML:
            raise UnreadableSource([_too_much(
                f"A part of the document would have {entry.file_size // _MEBIBYTE:,} MiB of text.", name=name)])


def _read(archive: zipfile.ZipFile, path: str, *, name: str) -> bytes:
    try:
        with archive.open(path) as part:
            return part.read(MAX_XML + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError):
        raise UnreadableSource([_damaged(name)]) from None


def _not_absurd(data: bytes, *, name: str) -> None:
    if data.count(b"<w:tc>") + data.count(b"<w:tc ") > MAX_CELLS:
        raise UnreadableSource([refusal(
            "WRD011", f"The document has more than {MAX_CELLS:,} table cells.",
            why="No text to agree on has tables of that size; reading them would stop this machine.",
            next="Take the tables out of a copy, and import that.", name=name)])
    if data.count(b"<") > MAX_ELEMENTS:
        raise UnreadableSource([_too_much("The document has millions of elements.", name=name)])


def _parsed(data: bytes, path: str, *, name: str) -> Element:
    try:
        return parsed(data)
    except EntitiesDefined:
        raise UnreadableSource([refusal(
            "WRD007", f"The part {path} defines entities of its own.",
            why="No Word document needs them, and they can make a small file fill any memory or read other files.",
            next="Do not open it elsewhere. Ask for the text in another way.", name=name)]) from None
    except TooDeep:
        raise UnreadableSource([refusal(
            "WRD008", f"The part {path} nests its contents too deeply.", why="No text needs that; it stops programs.",
            next="Copy the text into a new document without its nested tables, and import that.", name=name)]) from None
    except NotXml:
        raise UnreadableSource([refusal(
            "WRD012", f"The part {path} cannot be read.", why="It is not well-formed XML.",
            next="Open the document in a word processor, which may repair it, and save a copy.", name=name)]) from None


def _content_types(archive: zipfile.ZipFile, parts: frozenset[str], *, name: str) -> Mapping[str, str]:
    """Path of a part → its type, as the package declares them; raises UnreadableSource for other packages."""
    if "mimetype" in parts:
        said = _read(archive, "mimetype", name=name)[:80]
        if said.startswith(b"application/vnd.oasis.opendocument"):
            raise UnreadableSource([_other("an OpenDocument file (.odt)", name=name)])
    if "[Content_Types].xml" not in parts:
        raise UnreadableSource([_other("a packed file, but no Word document", name=name)])
    root = _parsed(_read(archive, "[Content_Types].xml", name=name), "[Content_Types].xml", name=name)
    found = {}
    for entry in root:
        key = entry.get("PartName") or f"*.{entry.get('Extension', '')}"
        found[key.lstrip("/")] = entry.get("ContentType", "")
    return found


def _no_macros(types: Mapping[str, str], parts: frozenset[str], *, name: str) -> None:
    enabled = any("macroEnabled" in kind or "vbaProject" in kind for kind in types.values())
    if enabled or any(part.lower().endswith("vbaproject.bin") for part in parts):
        raise UnreadableSource([refusal(
            "WRD006", "The document carries macros.", why="A text to agree on needs no programs, and they can do harm.",
            next="Save a copy as Word document without macros (.docx), and import that.", name=name)])


def _main_part(archive: zipfile.ZipFile, parts: frozenset[str], types: Mapping[str, str], *, name: str) -> str:
    for _, kind, target, _ in _entries(archive, parts, "", name=name):
        if kind == "officeDocument" and target in parts:
            declared = types.get(target, _MAIN_KINDS[0])
            if declared.endswith(_MAIN_KINDS) or declared in ("application/xml", "text/xml"):
                return target
            break
    else:
        raise UnreadableSource([_damaged(name)])
    what = "a spreadsheet" if "spreadsheet" in declared else "slides" if "presentation" in declared else "another file"
    raise UnreadableSource([_other(f"{what}, not a Word document", name=name)])


def _relationships(archive: zipfile.ZipFile, parts: frozenset[str], main: str, *,
                   name: str) -> tuple[dict[str, str], dict[str, int]]:
    """The parts that belong to the text, and a count of what points outside."""
    related: dict[str, str] = {}
    outside: dict[str, int] = {}
    for part in sorted(parts):
        folder, base = posixpath.split(part)
        if not (base.endswith(".rels") and posixpath.basename(folder) == "_rels"):
            continue
        owner = posixpath.join(posixpath.dirname(folder), base.removesuffix(".rels"))
        for _, kind, target, external in _entries(archive, parts, owner, name=name):
            if external and kind != "hyperlink":
                what = _OUTSIDE.get(kind, "other links to files outside")
                outside[what] = outside.get(what, 0) + 1
            elif owner == main and not external:
                related.setdefault(kind, target)
    held = sum(part.startswith(("word/embeddings/", "word/activeX/")) for part in parts)
    if held:
        outside["embedded files"] = held
    return related, outside


_OUTSIDE = {"attachedTemplate": "remote templates", "oleObject": "linked objects", "image": "linked pictures",
            "frame": "linked frames", "subDocument": "linked documents", "externalLinkPath": "linked files"}


def _entries(archive: zipfile.ZipFile, parts: frozenset[str], owner: str, *,
             name: str) -> Iterator[tuple[str, str, str, bool]]:
    """Id, kind, target and whether it is outside, of every relationship of a part."""
    folder, base = posixpath.split(owner)
    path = posixpath.join(folder, "_rels", f"{base}.rels")
    if path not in parts:
        return
    for entry in _parsed(_read(archive, path, name=name), path, name=name).iter(_RELATIONSHIP):
        kind = entry.get("Type", "").rpartition("/")[2]
        target = entry.get("Target", "")
        external = entry.get("TargetMode") == "External"
        if not external:
            target = posixpath.normpath(posixpath.join(folder, target)) if not target.startswith("/") else target[1:]
        yield entry.get("Id", ""), kind, target, external
