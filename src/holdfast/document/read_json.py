"""JSON to a tree of nodes, strictly after RFC 8259: duplicates, NaN, null and half characters are refused.

Numbers keep the digits they are written with; ``true`` and ``false`` become text like every other scalar.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from json.decoder import JSONDecodeError, scanstring  # type: ignore[attr-defined]
from typing import NoReturn

from holdfast.document.characters import unseen_character
from holdfast.document.finding import Finding, Place
from holdfast.document.json_problems import (
    bad_string,
    missing,
    text_after_end,
    trailing_comma,
    unexpected,
)
from holdfast.document.source import LINE_BREAK, MappingNode, Node, Scalar, Style
from holdfast.document.tree import Tree, empty_document

_SPACE = re.compile(r"[ \t\n\r]*")
_WORD = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?(?![0-9A-Za-z_.+-])|(?:true|false|null)\b")
_CLOSING = {"{": "}", "[": "]"}


def read_json(text: str, *, name: str, keeps_null: bool = True) -> MappingNode:
    """The tree of a JSON text; raises UnreadableSource with everything found in it.

    In files of other programs, which write null for what is absent, ``keeps_null=False`` leaves such keys out.
    """
    return _Scanner(text, name, keeps_null=keeps_null).read()


def read_json_list(text: str, *, name: str, key: str, keeps_null: bool = True) -> MappingNode:
    """The tree of a JSON text that is a list, as a mapping with the list under ``key``; raises UnreadableSource."""
    items = _Scanner(text, name, keeps_null=keeps_null).whole()
    return MappingNode(((Scalar(key, items.place, Style.PLAIN, 0, 0), items),), items.place)


class _Scanner:
    """Walks the text once, with a stack of the brackets that are open."""

    def __init__(self, text: str, name: str, *, keeps_null: bool) -> None:
        self.text = text
        self.name = name
        self.at = 0
        self.tree = Tree(name, keeps_null=keeps_null)
        self._brackets: list[str] = []
        self._just_opened = False
        self._begins = [0] + [found.end() for found in LINE_BREAK.finditer(text)]

    def read(self) -> MappingNode:
        """The whole document, which is a mapping."""
        self._walk()
        return self.tree.finished()

    def whole(self) -> Node:
        """The whole document, of whatever shape."""
        self._walk()
        return self.tree.whole()

    def _walk(self) -> None:
        self._space()
        if self.at == len(self.text):
            self.tree.stop(empty_document(self.name))
        self._value()
        while self._brackets:
            self._step()
        self._space()
        if self.at < len(self.text):
            self._stop(text_after_end(self.text, self.at, place=self._place(self.at)))

    def _place(self, at: int) -> Place:
        line = bisect_right(self._begins, at)
        return Place(self.name, line, at - self._begins[line - 1] + 1)

    def _stop(self, finding: Finding) -> NoReturn:
        self.tree.stop(finding)

    def _space(self) -> str:
        """The next character that is no blank, or nothing at the end."""
        found = _SPACE.match(self.text, self.at)
        self.at = found.end() if found else self.at
        return self.text[self.at:self.at + 1]

    def _step(self) -> None:
        """The next entry inside the innermost bracket, after its comma, or the closing bracket."""
        closing = _CLOSING[self._brackets[-1]]
        character = self._space()
        if character == closing:
            self._close()
            return
        if not self._just_opened:
            self._comma(character, closing)
        self._just_opened = False
        if closing == "}":
            self._key()
        self._value()

    def _comma(self, character: str, closing: str) -> None:
        if character != ",":
            self._stop(missing(self.text, self.at, closing=closing, place=self._place(self.at)))
        comma = self.at
        self.at += 1
        if self._space() in ("}", "]"):
            self._stop(trailing_comma(place=self._place(comma)))

    def _key(self) -> None:
        if self._space() != '"':
            self._stop(unexpected(self.text, self.at, wanted="a key in double quotes", place=self._place(self.at)))
        self._string()
        if self._space() != ":":
            self._stop(unexpected(self.text, self.at, wanted="a colon", place=self._place(self.at)))
        self.at += 1

    def _value(self) -> None:
        character = self._space()
        if character == '"':
            self._string()
        elif character in _CLOSING:
            self._open(character)
        else:
            self._word()

    def _open(self, bracket: str) -> None:
        self.tree.open(self._place(self.at), is_mapping=bracket == "{")
        self._brackets.append(bracket)
        self._just_opened = True
        self.at += 1

    def _close(self) -> None:
        self._brackets.pop()
        self._just_opened = False
        self.tree.close()
        self.at += 1

    def _string(self) -> None:
        begin, place = self.at, self._place(self.at)
        try:
            value, self.at = scanstring(self.text, begin + 1)
        except JSONDecodeError as problem:
            self._stop(bad_string(self.text, problem, place=self._place(problem.pos), opened=place))
        if finding := unseen_character(value, place=place):
            self.tree.report(finding)
        self.tree.scalar(Scalar(value, place, Style.DOUBLE, begin, self.at))

    def _word(self) -> None:
        found, place = _WORD.match(self.text, self.at), self._place(self.at)
        if not found:
            self._stop(unexpected(self.text, self.at, wanted="a value", place=place))
        if found.group() == "null":
            if not self._brackets:
                self.tree.stop(empty_document(self.name))
            if self.tree.drops():
                self.at = found.end()
                return
            self.tree.without_value("null", place)
        self.tree.scalar(Scalar(found.group(), place, Style.PLAIN, self.at, found.end()))
        self.at = found.end()
