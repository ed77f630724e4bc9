"""Bytes to text: UTF-8 only, of bounded size, without characters that cannot be seen."""

from __future__ import annotations

import re
import unicodedata

from holdfast.document.finding import Finding, Place
from holdfast.document.source import LINE_BREAK
from holdfast.document.syntax_codes import syntax_error
from holdfast.errors import UnreadableSource

MAX_BYTES = 8 * 1024 * 1024
MAX_FINDINGS = 50

# YAML 1.2.2, production c-printable, less the line breaks that YAML 1.1 and 1.2 read differently, less the byte order
# mark, less the bidirectional embeddings, overrides and isolates (CVE-2021-42574: what is shown is not what is read).
_UNSEEN = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\u2027\u202f-\u2065\u206a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_LINE_BREAKS = frozenset("\x85\u2028\u2029")
_DIRECTIONS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def decoded(data: bytes, *, name: str) -> str:
    """The bytes as text without a byte order mark; raises UnreadableSource where they are not clean UTF-8 text."""
    if len(data) > MAX_BYTES:
        raise UnreadableSource([syntax_error(
            "SYN004", "The document is larger than 8 MiB.",
            why="A framework of a few hundred clauses is far below that size; something else was probably given.",
            next="Check that this is the file you meant, or split the document.", place=Place(name, 1, 1))])
    try:
        text = data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as problem:
        raise UnreadableSource([_not_utf8(data, problem, name=name)]) from None
    if findings := _unseen(text, name=name):
        raise UnreadableSource(findings)
    return text


def without_unseen(text: str) -> str:
    """A text without the characters that no document may hold, for text that comes from elsewhere."""
    return _UNSEEN.sub("", text)


def lone_surrogate(*, place: Place) -> Finding:
    """The finding for text with an escape that names half a character."""
    return syntax_error(
        "SYN024", "An escape in this text names half a character.",
        why="Characters beyond U+FFFF are written in JSON as two escapes; one alone stands for nothing.",
        next="Write the character itself, or both escapes.", place=place)


def unseen_character(text: str, *, place: Place) -> Finding | None:
    """The finding for the first unseen character in a text that was written with escapes, or nothing."""
    found = _UNSEEN.search(text)
    if not found:
        return None
    return lone_surrogate(place=place) if "\ud800" <= found.group() <= "\udfff" else _about(found.group(), place)


def _not_utf8(data: bytes, problem: UnicodeDecodeError, *, name: str) -> Finding:
    before = data[:problem.start].decode("utf-8", "replace").removeprefix("\ufeff")
    hint = "Save the file as UTF-8 and try again."
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        hint = "The file looks like UTF-16; save it as UTF-8 and try again."
    return syntax_error(
        "SYN005", f"The byte at offset {problem.start} (0x{data[problem.start]:02x}) is not UTF-8 text.",
        why="Documents are read as UTF-8, so that every language and every name comes through unchanged.",
        next=hint, place=_end_of(before, name=name))


def _end_of(before: str, *, name: str) -> Place:
    """The place just after a text that begins the file."""
    line, last = 1, 0
    for found in LINE_BREAK.finditer(before):
        line, last = line + 1, found.end()
    return Place(name, line, len(before) - last + 1)


def _unseen(text: str, *, name: str) -> list[Finding]:
    findings: list[Finding] = []
    for found in _UNSEEN.finditer(text):
        findings.append(_about(found.group(), _end_of(text[:found.start()], name=name)))
        if len(findings) == MAX_FINDINGS:
            break
    return findings


def _about(character: str, place: Place) -> Finding:
    title = f"U+{ord(character):04X}"
    if named := unicodedata.name(character, ""):
        title += f" ({named.lower()})"
    if character in _DIRECTIONS:
        return syntax_error(
            "SYN007", f"The character {title} changes the direction of writing.",
            why="It can make a text look different from what it says, so that two readers agree to two texts.",
            next="Remove the character; right-to-left scripts are shown correctly without it.", place=place)
    if character in _LINE_BREAKS:
        return syntax_error(
            "SYN008", f"The character {title} is a line break to some programs and none to others.",
            why="Two programs would read two different documents.",
            next="Replace it with an ordinary line break or a space.", place=place)
    return syntax_error(
        "SYN006", f"The character {title} cannot be printed.",
        why="A reader of the text cannot see it, and some programs stop or cut the text there.",
        next="Remove the character.", place=place)
