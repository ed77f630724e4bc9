"""What a document looks like after reading: text, and a tree of nodes that know where they stand.

Every scalar is text; what it means (a date, a number, a duration) is decided by the document model, not by the reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from holdfast.document.finding import Place


class Style(StrEnum):
    """How a scalar is written in its file."""

    PLAIN = "plain"
    SINGLE = "single-quoted"
    DOUBLE = "double-quoted"
    LITERAL = "literal"
    FOLDED = "folded"


@dataclass(frozen=True, slots=True)
class Scalar:
    """One piece of text in a document; ``place`` is its first character, the opening quote or ``|`` included.

    ``start`` and ``end`` are the character offsets in ``Source.text`` between which the scalar is written.
    """

    text: str
    place: Place
    style: Style
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class MappingNode:
    """A mapping: its entries in the order of the file, each a key and a value, no key twice."""

    entries: tuple[tuple[Scalar, Node], ...]
    place: Place


@dataclass(frozen=True, slots=True)
class SequenceNode:
    """A list of nodes in the order of the file."""

    items: tuple[Node, ...]
    place: Place


Node: TypeAlias = MappingNode | SequenceNode | Scalar


@dataclass(frozen=True, slots=True)
class Source:
    """A document as read: its name as the user gave it, its text without a byte order mark, and its tree."""

    name: str
    text: str
    root: MappingNode


LINE_BREAK = re.compile(r"\r\n|\r|\n")

# One unit of written text that stands for at most one character of the scalar (two for a JSON surrogate pair).
_UNIT = {
    Style.SINGLE: re.compile(r"''|.", re.DOTALL),
    Style.DOUBLE: re.compile(
        r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
        r"|\\x[0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\U[0-9a-fA-F]{8}|\\\r\n|\\.|.", re.DOTALL),
}
_CHARACTER = re.compile(r".", re.DOTALL)
# Folding and indentation change blanks only, so every other character can be counted off, one for one.
_BLANK = frozenset(" \t\r\n")
_BLANK_ESCAPES = frozenset({"\\n", "\\r", "\\t", "\\ ", "\\\t", "\\\n", "\\\r", "\\\r\n"})
_BLANK_CODES = frozenset({0x09, 0x0A, 0x0D, 0x20})


def place_in(scalar: Scalar, offset: int, source: Source) -> Place:
    """The place in the file of the character at ``offset`` in ``scalar.text``.

    Exact for every character that is not a blank, and for blanks too in a scalar of one line without escapes and in a
    literal block; a folded or escaped blank is placed beside the character before it. An offset outside the text is
    brought to its nearest end.
    """
    within = max(0, min(offset, len(scalar.text)))
    written = source.text[scalar.start:scalar.end]
    if scalar.style is Style.LITERAL:
        at = _in_literal(scalar.text, within, written)
    else:
        at = _in_flow(scalar, within, written)
    return _moved(scalar.place, written, min(at, len(written.rstrip())))


def _moved(start: Place, written: str, at: int) -> Place:
    """The place ``at`` characters after ``start``, along the text as written."""
    line, last = start.line, 0
    for found in LINE_BREAK.finditer(written, 0, at):
        line, last = line + 1, found.end()
    column = at - last + 1 if line > start.line else start.column + at
    return Place(start.file, line, column)


def _in_literal(text: str, within: int, written: str) -> int:
    """Where a character of a literal block is written: its lines correspond one for one, only indented."""
    begins = [0] + [found.end() for found in LINE_BREAK.finditer(written)]
    before = text[:within]
    number = before.count("\n")
    column = within - (before.rfind("\n") + 1)
    if number + 1 >= len(begins):
        return len(written.rstrip())
    begin = begins[number + 1]
    ending = LINE_BREAK.search(written, begin)
    end = ending.start() if ending else len(written)
    indent = (end - begin) - len(text.split("\n")[number])
    return min(begin + max(indent, 0) + column, end)


def _in_flow(scalar: Scalar, within: int, written: str) -> int:
    """Where a character of a plain, quoted or folded scalar is written."""
    first, last = _inside(scalar.style, written)
    if written[first:last] == scalar.text:
        return first + within
    text = scalar.text
    wanted = sum(character not in _BLANK for character in text[:within])
    blank = within == len(text) or text[within] in _BLANK
    at = first
    for count, (begin, end) in enumerate(_marks(scalar.style, written, first, last)):
        if count == wanted and not blank:
            return begin
        if count == wanted:
            break
        at = end
    # A blank, or the end: beside the last character before it, as many steps on as there are blanks.
    steps = within - len(text[:within].rstrip(" \t\r\n"))
    return min(at + steps, last)


def _inside(style: Style, written: str) -> tuple[int, int]:
    """The offsets between which the content stands, without quotes and without the header of a block."""
    if style in (Style.SINGLE, Style.DOUBLE):
        return 1, max(len(written) - 1, 1)
    if style is Style.FOLDED:
        header = LINE_BREAK.search(written)
        return (header.end() if header else len(written)), len(written)
    return 0, len(written)


def _marks(style: Style, written: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Begin and end of every unit between two offsets that stands for a character other than a blank."""
    for found in _UNIT.get(style, _CHARACTER).finditer(written, first, last):
        if not _is_blank(found.group()):
            yield found.span()


def _is_blank(unit: str) -> bool:
    if len(unit) == 1:
        return unit in _BLANK
    if unit[:2] in ("\\x", "\\u", "\\U") and len(unit) > 2:
        return int(unit[2:].partition("\\")[0], 16) in _BLANK_CODES
    return unit in _BLANK_ESCAPES
