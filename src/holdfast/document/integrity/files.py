"""Whether the files that a document names are there, in its directory, and the ones that were meant."""

from __future__ import annotations

import hashlib
from collections.abc import Generator, Iterator
from pathlib import Path, PurePosixPath

from holdfast.document.finding import Finding
from holdfast.document.framework import Annex
from holdfast.document.integrity.held import Held, Visit
from holdfast.document.zone import Zone

MAX_BYTES = 64 * 1024 * 1024


def inside_directory(path: str) -> bool:
    """Whether a path stays below the directory it is counted from."""
    parts = PurePosixPath(path)
    return not parts.is_absolute() and ".." not in parts.parts and "\\" not in path and "\0" not in path


def read_beside(document: str, path: str) -> bytes:
    """The bytes of a file named in a document, relative to it; raises OSError, also where a link leads away."""
    base = (Path(document).parent if document != "<stdin>" else Path()).resolve()
    file = (base / path).resolve()
    if not file.is_relative_to(base):
        raise PermissionError(f"{path} leads out of its directory")
    with file.open("rb") as opened:
        data = opened.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise OSError(f"{path} is larger than 64 MiB")
    return data


def check_files(held: Held) -> Iterator[Finding]:
    """A finding for every path that leads away, every file that is missing, and every hash that does not fit."""
    annexes = {annex.sha256 for annex in held.framework.model.annexes.values()} if held.framework else set()
    for visit in held.visits():
        if visit.field == "geometry" and isinstance(visit.value, str):
            data = yield from _read(visit, held)
            if data is not None and isinstance(visit.owner, Zone) and visit.owner.map_hash not in (None, *annexes):
                yield from _compare(visit, data, str(visit.owner.map_hash), "map-hash",
                                    "or list the signed map under `annexes` with this hash")
        elif isinstance(visit.owner, Annex) and visit.field == "file":
            data = yield from _read(visit, held)
            if data is not None and visit.owner.sha256 is not None:
                yield from _compare(visit, data, visit.owner.sha256, "sha256", "or correct the hash on purpose")


def _read(visit: Visit, held: Held) -> Generator[Finding, None, bytes | None]:
    if not inside_directory(visit.value):
        yield visit.finding("INT051", f"The path {visit.value} leads out of the directory of this document.",
                            why="A document must not reach files that do not belong to it, and must work on every "
                                "machine.",
                            next="Put the file beside the document or below it, and write / between directories.")
        return None
    if held.read_file is None:
        return None
    try:
        return held.read_file(visit.loaded.name, visit.value)
    except (OSError, ValueError):
        yield visit.finding("INT050", f"The file {visit.value} is not there, or cannot be read.",
                            why="What it holds belongs to the text, and nobody can check the text without it.",
                            next="Put the file there, or correct the path, which is counted from this document.")
        return None


def _compare(visit: Visit, data: bytes, wanted: str, key: str, other: str) -> Iterator[Finding]:
    is_ = hashlib.sha256(data).hexdigest()
    if is_ != wanted:
        yield visit.finding("INT052", f"The file {visit.value} has another hash ({is_[:12]}…) than is written here.",
                            why="A file that changed after the text was written may say something else.",
                            next=f"Restore the file that was meant, {other}.", path=(*visit.path[:-1], key))
