"""What the YAML parser objects to, in plain words: where it really is, why it matters, what to do."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from holdfast.document.finding import Finding, Place
from holdfast.document.source import LINE_BREAK
from holdfast.document.syntax_codes import shown, syntax_error
from holdfast.document.tree import empty_key

_NOT_READ = "The text cannot be read beyond this place."
_TWO_KEYS = re.compile(r":(\s|$)")
_GLUED = re.compile(r"^\s*(?:- +)?[^\s\"'#:]+(:)[^\s:/]")


@dataclass(frozen=True, slots=True)
class _Problem:
    """The parser's own words, and the lines around them; positions count from 0."""

    words: str
    context: str
    line: int
    column: int
    opened: tuple[int, int] | None
    lines: list[str]
    name: str

    def place(self, at: tuple[int, int] | None = None) -> Place:
        line, column = at or (self.line, self.column)
        return Place(self.name, line + 1, column + 1)

    @property
    def here(self) -> str:
        return self.lines[self.line] if self.line < len(self.lines) else ""

    @property
    def character(self) -> str:
        return self.here[self.column:self.column + 1]

    @property
    def begins_line(self) -> bool:
        return not self.here[:self.column].strip()


def explained(problem: Exception, text: str, *, name: str) -> Finding:
    """The finding for an exception of the YAML parser."""
    seen = _seen(problem, text, name)
    for words, context, explain in _EXPLANATIONS:
        if words in seen.words and context in seen.context:
            return explain(seen)
    return _other(seen)


def _seen(problem: Any, text: str, name: str) -> _Problem:
    mark = getattr(problem, "problem_mark", None)
    before = getattr(problem, "context_mark", None)
    return _Problem(
        words=getattr(problem, "problem", None) or "", context=getattr(problem, "context", None) or "",
        line=mark.line if mark else 0, column=mark.column if mark else 0,
        opened=(before.line, before.column) if before else None, lines=LINE_BREAK.split(text), name=name)


def _cannot_start(seen: _Problem) -> Finding:
    if seen.character == "\t":
        return _tab(seen)
    return syntax_error(
        "SYN037", f"A value cannot begin with {shown(seen.character)}.",
        why="YAML keeps the characters @, ` and % for itself.",
        next="Put the whole value in quotes.", place=seen.place())


def _tab(seen: _Problem) -> Finding:
    return syntax_error(
        "SYN031", "A tab stands here where YAML wants spaces.",
        why="Tabs have no fixed width, so nobody can tell what belongs to what.",
        next="Replace the tab with spaces, two for each level; most editors can do it for the whole file.",
        place=seen.place())


def _colon(seen: _Problem) -> Finding:
    if _TWO_KEYS.search(seen.here[:seen.column]):
        return syntax_error(
            "SYN034", "A second colon followed by a space stands in this line.",
            why="A colon and a space begin a new value, and no key can begin here.",
            next="Put the value in quotes, or begin a new line for the second key.", place=seen.place())
    above = next((number for number in range(seen.line - 1, -1, -1) if seen.lines[number].strip()), None)
    line = "" if above is None else seen.lines[above]
    if above is not None and not _TWO_KEYS.search(line) and (glued := _GLUED.match(line)):
        return _no_space(seen, (above, glued.start(1)))
    return _indentation(seen, (seen.line, len(seen.here) - len(seen.here.lstrip())))


def _no_space(seen: _Problem, at: tuple[int, int]) -> Finding:
    return syntax_error(
        "SYN035", "No space follows the colon here.",
        why="Without the space, YAML reads key, colon and value as one word.",
        next="Put a space after the colon: `key: value`.", place=seen.place(at))


def _no_colon(seen: _Problem) -> Finding:
    at = seen.opened or (seen.line, seen.column)
    line = seen.lines[at[0]] if at[0] < len(seen.lines) else ""
    if glued := _GLUED.match(line):
        return _no_space(seen, (at[0], glued.start(1)))
    return syntax_error(
        "SYN035", f"This line is no `key: value`: {shown(line[at[1]:])}.",
        why="Every line of a mapping names a key, and a colon and a space follow it.",
        next="Add the colon and a space; indent the line further if it continues the value above.",
        place=seen.place(at))


def _quote(seen: _Problem) -> Finding:
    return syntax_error(
        "SYN032", "The quotation that opens here is never closed.",
        why="Everything after it is read as part of the quotation.",
        next="Close it with the same quote. In single quotes, write an apostrophe twice: 'the party''s forces'.",
        place=seen.place(seen.opened))


def _escape(seen: _Problem) -> Finding:
    line, column = seen.line, seen.column
    at = seen.here.find("\\", max(column - 1, 0))
    return syntax_error(
        "SYN023", "A backslash in double quotes is followed by something that means nothing.",
        why="In double quotes, a backslash begins a special character such as \\n.",
        next="Write two backslashes for one, or use single quotes.",
        place=seen.place((line, at) if at >= 0 else None))


def _bracket(seen: _Problem) -> Finding:
    at = seen.opened or (seen.line, seen.column)
    opening, closing = ("[", "]") if "sequence" in seen.context else ("{", "}")
    return syntax_error(
        "SYN033", f"The bracket `{opening}` that opens here is not closed properly; "
                  f"reading got as far as line {seen.line + 1}, column {seen.column + 1}.",
        why="Everything up to its end belongs to the bracket, and entries in it are separated by commas.",
        next=f"Add the missing `{closing}` or comma, or put quotes around a text with brackets or commas.",
        place=seen.place(at))


def _expected_entry(seen: _Problem) -> Finding:
    if seen.character in tuple("]},"):
        return _unopened(seen)
    if seen.begins_line and seen.character == ":":
        return empty_key(seen.place())
    if seen.begins_line:
        return _indentation(seen, None)
    return syntax_error(
        "SYN030", f"The value ends before this place, but text follows: {shown(seen.here[seen.column:])}.",
        why="After a quotation or a bracket has closed, only a comment may follow in the same line.",
        next="Put the whole value in one pair of quotes; in single quotes, write an apostrophe twice.",
        place=seen.place())


def _indentation(seen: _Problem, at: tuple[int, int] | None) -> Finding:
    return syntax_error(
        "SYN036", "This line is not indented like its neighbours.",
        why="In YAML, the spaces at the beginning of a line say what it belongs to.",
        next="Give it as many spaces as the entries beside it, or put a value that runs over two lines in quotes.",
        place=seen.place(at))


def _unopened(seen: _Problem) -> Finding:
    return syntax_error(
        "SYN038", f"The character {shown(seen.character)} stands here, but no bracket is open.",
        why="It separates or ends entries in brackets.",
        next="Remove it, add the opening bracket, or put the whole value in quotes.", place=seen.place())


def _no_content(seen: _Problem) -> Finding:
    return _unopened(seen) if seen.character in tuple("]},") else _other(seen)


def _document_start(seen: _Problem) -> Finding:
    if seen.character in tuple("]},"):
        return _unopened(seen)
    if any(line.startswith("...") for line in seen.lines[:seen.line]):
        return syntax_error(
            "SYN011", "A second document begins here, after the line `...`.",
            why="One file holds one text, so that a reference to it means one thing.",
            next="Put the second document into a file of its own, or remove the line `...`.", place=seen.place())
    return _expected_entry(seen)


def _block_header(seen: _Problem) -> Finding:
    return syntax_error(
        "SYN039", "The text of a block begins on the line after `|` or `>`.",
        why="What follows the sign in its own line is read as an instruction.",
        next="Move the text to the next line and indent it, or put a value that begins with `|` or `>` in quotes.",
        place=seen.place())


def _not_allowed(seen: _Problem) -> Finding:
    return syntax_error(
        "SYN030", f"A list item or key cannot begin here: {shown(seen.here[seen.column:])}.",
        why="A list or a mapping begins on a line of its own, below its key.",
        next="Move it to the next line and indent it, or put the value in quotes.", place=seen.place())


def _anchor(code: str, sign: str) -> Callable[[_Problem], Finding]:
    def explain(seen: _Problem) -> Finding:
        return syntax_error(
            code, f"YAML reads a value that begins with `{sign}` as an instruction.",
            why="The document format knows no anchors, aliases and tags, so that what is read is what is seen.",
            next="Put the whole value in quotes, or remove the sign.", place=seen.place(seen.opened))
    return explain


def _directive(seen: _Problem) -> Finding:
    return syntax_error(
        "SYN022", "The document begins with a directive other than `%YAML 1.2`.",
        why="Directives change what the rest of the text means.",
        next="Remove the lines that begin with `%`.", place=seen.place(seen.opened))


def _other(seen: _Problem) -> Finding:
    return syntax_error(
        "SYN030", f"The text is not YAML here: {shown(seen.here[seen.column:])}." if seen.here[seen.column:].strip()
        else "The text is not YAML here.", why=_NOT_READ,
        next="Compare the line with its neighbours: spaces at its beginning, quotes, brackets, a colon and a space.",
        place=seen.place())


# Words of libyaml and of the pure Python parser, which differ a little; the first line that fits is taken.
_EXPLANATIONS: tuple[tuple[str, str, Callable[[_Problem], Finding]], ...] = (
    ("found a tab character", "", _tab),
    ("cannot start any token", "", _cannot_start),
    ("mapping values are not allowed", "", _colon),
    ("mapping keys are not allowed", "", _not_allowed),
    ("sequence entries are not allowed", "", _not_allowed),
    ("could not find expected ':'", "", _no_colon),
    ("found unexpected", "quoted scalar", _quote),
    ("", "quoted scalar", _escape),
    ("", "double-quoted scalar", _escape),
    ("", "block scalar", _block_header),
    ("", "an anchor", _anchor("SYN013", "&")),
    ("", "an alias", _anchor("SYN014", "*")),
    ("", " tag", _anchor("SYN016", "!")),
    ("tag handle", "", _anchor("SYN016", "!")),
    ("", "directive", _directive),
    ("directive", "", _directive),
    ("incompatible YAML document", "", _directive),
    ("", "flow sequence", _bracket),
    ("", "flow mapping", _bracket),
    ("expected <document start>", "", _document_start),
    ("expected '<document start>'", "", _document_start),
    ("", "block mapping", _expected_entry),
    ("", "block collection", _expected_entry),
    ("node content", "", _no_content),
)
