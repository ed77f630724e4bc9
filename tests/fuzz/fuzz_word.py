"""Any bytes, read as a Word document, as a part of one, or as damage to a real one: a draft or a finding, no more."""

from __future__ import annotations

import contextlib
import functools
import io
import zipfile
from pathlib import Path

from holdfast.errors import HoldfastError
from holdfast.word.importing import import_docx

VALID = Path(__file__).resolve().parents[2] / "corpus" / "word" / "valid"
BODY = "word/document.xml"
HEAD = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'


@functools.cache
def _parts() -> tuple[tuple[str, bytes], ...]:
    """The parts of the real files, the bodies first."""
    found = []
    for path in sorted(VALID.glob("*.docx")):
        with zipfile.ZipFile(path) as archive:
            found += [(name, archive.read(name)) for name in archive.namelist()]
    return tuple(sorted(found, key=lambda part: (part[0] != BODY, part[0])))


@functools.cache
def _whole() -> dict[str, bytes]:
    with zipfile.ZipFile(VALID / "tracked_changes.docx") as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _packed(changes: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_STORED) as archive:
        for name, content in {**_whole(), **changes}.items():
            archive.writestr(name, content)
    return held.getvalue()


def _damaged(data: bytes) -> dict[str, bytes]:
    """A part of a real file with a few bytes replaced where the data says, or cut off there."""
    name, content = _parts()[data[0] % len(_parts())]
    at = int.from_bytes(data[1:4], "big") % max(1, len(content))
    cut = content[: at] + data[4:] + (content[at + len(data[4:]):] if data[0] % 3 else b"")
    return {name: cut}


def one(data: bytes) -> None:
    """Reads the bytes as a file, as the body of one, and as damage to a part of a real one."""
    tries = [data, _packed({BODY: data}), _packed({BODY: HEAD + data + b"</w:body></w:document>"})]
    tries += [_packed(_damaged(data))] if len(data) > 4 else []
    for attempt in tries:
        with contextlib.suppress(HoldfastError):
            import_docx(attempt, name="fuzzed.docx")
