"""YAML to a tree of nodes: a strict part of YAML 1.2 in which every scalar is text and nothing is hidden.

Anchors, aliases, merge keys, tags, directives and several documents are refused: they make a text that people sign
differ from the text that they see. Files of other formats, which nobody signs, may ask for aliases to be followed.
"""

from __future__ import annotations

from typing import Any

import yaml

from holdfast.document.characters import unseen_character
from holdfast.document.finding import Place
from holdfast.document.source import MappingNode, Scalar, Style
from holdfast.document.syntax_codes import shown, syntax_error
from holdfast.document.tree import Tree, empty_document
from holdfast.document.yaml_problems import explained
from holdfast.errors import UnreadableSource

# PyYAML built without libyaml has no CSafeLoader; the slower reader gives the same events.
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_STYLES = {None: Style.PLAIN, "": Style.PLAIN, "'": Style.SINGLE, '"': Style.DOUBLE, "|": Style.LITERAL,
           ">": Style.FOLDED}
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


def read_yaml(text: str, *, name: str, loader: Any = None, aliases: bool = False) -> MappingNode:
    """The tree of a YAML text; raises UnreadableSource with everything found in it.

    With ``aliases``, ``*name`` stands for what was written at ``&name``, and counts as if it were written out.
    """
    reader = _Reader(text, name, aliases=aliases)
    try:
        for event in yaml.parse(text, Loader=loader or LOADER):
            reader.take(event)
    except UnreadableSource:
        raise
    except (yaml.YAMLError, ValueError, OverflowError) as problem:
        reader.tree.stop(explained(problem, text, name=name))
    return reader.tree.finished()


class _Reader:
    """Turns the events of the YAML parser into calls on a tree, and reports what the strict part leaves out."""

    def __init__(self, text: str, name: str, *, aliases: bool = False) -> None:
        self.text = text
        self.name = name
        self.aliases = aliases
        self.tree = Tree(name)
        self._documents = 0

    def take(self, event: Any) -> None:
        """Takes the next event."""
        kind = type(event)
        if kind is yaml.ScalarEvent:
            self._scalar(event)
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            self._open(event, is_mapping=kind is yaml.MappingStartEvent)
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            self.tree.close()
        elif kind is yaml.AliasEvent:
            self._alias(event)
        elif kind is yaml.DocumentStartEvent:
            self._document(event)

    def _place(self, event: Any) -> Place:
        mark = event.start_mark
        return Place(self.name, mark.line + 1, mark.column + 1)

    def _document(self, event: Any) -> None:
        place = self._place(event)
        self._documents += 1
        if self._documents > 1:
            self.tree.stop(syntax_error(
                "SYN011", "A second document begins here.",
                why="One file holds one text, so that a reference to it means one thing.",
                next="Put the second document into a file of its own, or remove the line `---`.", place=place))
        if event.tags or (event.version and tuple(event.version) != (1, 2)):
            self.tree.report(syntax_error(
                "SYN022", "The document begins with a directive other than `%YAML 1.2`.",
                why="Directives change what the rest of the text means.",
                next="Remove the lines that begin with `%`.", place=place))

    def _open(self, event: Any, *, is_mapping: bool) -> None:
        place = self._place(event)
        self._properties(event, place)
        if self.tree.wants_key:
            self.tree.stop(syntax_error(
                "SYN017", "A list or a mapping stands here where a key should be.",
                why="Keys are names that other parts of the document refer to.",
                next="Use a word as key; put quotes around a text that begins with `[`, `{` or `?`.", place=place))
        self.tree.open(place, is_mapping=is_mapping, anchor=event.anchor)

    def _alias(self, event: Any) -> None:
        place = self._place(event)
        if self.aliases:
            self._again(event, place)
            return
        self.tree.report(syntax_error(
            "SYN014", f"The alias {shown('*' + event.anchor)} stands for a text written elsewhere.",
            why="Whoever reads this part does not see what it says.",
            next="Write the text out, or name the value once under `parameters` and refer to it. "
                 "Put quotes around a text that begins with `*`.", place=place))
        mark = event.start_mark
        self.tree.scalar(Scalar(event.anchor, place, Style.PLAIN, mark.index, event.end_mark.index))

    def _again(self, event: Any, place: Place) -> None:
        if self.tree.wants_key:
            self.tree.stop(syntax_error(
                "SYN014", f"The alias {shown('*' + event.anchor)} stands where a key should be.",
                why="Keys are looked for by their names.", next="Write the key out.", place=place))
        if not self.tree.again(event.anchor, place):
            self.tree.stop(syntax_error(
                "SYN014", f"The alias {shown('*' + event.anchor)} stands for nothing.",
                why=f"Nothing that is complete before this place is marked {shown('&' + event.anchor)}.",
                next="Write the value out here. Put quotes around a text that begins with `*`.", place=place))

    def _properties(self, event: Any, place: Place) -> None:
        if event.anchor is not None and not self.aliases:
            self.tree.report(syntax_error(
                "SYN013", f"The anchor {shown('&' + event.anchor)} marks a text for use elsewhere.",
                why="Whoever reads the other part does not see what it says.",
                next="Remove the anchor and write the text out where it is used. "
                     "Put quotes around a text that begins with `&`.", place=place))
        if event.tag is not None:
            self.tree.report(syntax_error(
                "SYN016", "A tag, as in `!name value`, gives this value a type.",
                why="The document format alone says of what type a value is; every value is read as text first.",
                next="Remove the tag. Put quotes around a text that begins with `!`.", place=place))

    def _scalar(self, event: Any) -> None:
        mark, text, place = event.start_mark, event.value, self._place(event)
        style = _STYLES[event.style]
        if event.anchor is not None or event.tag is not None:
            self._properties(event, place)
        if style is Style.PLAIN:
            self._plain(text, place)
        elif style is Style.DOUBLE:
            self._escapes(text, place)
        self.tree.scalar(Scalar(text, place, style, mark.index, event.end_mark.index), anchor=event.anchor)

    def _plain(self, text: str, place: Place) -> None:
        if self.tree.wants_key and text == "<<":
            self.tree.report(syntax_error(
                "SYN015", "The merge key `<<` takes entries over from elsewhere.",
                why="Whoever reads this part does not see what it says.",
                next="Write the entries out, or put what clauses share under `defaults`.", place=place))
        if text not in _NULLS:
            return
        if self.tree.root is None and not self.tree.is_open:
            self.tree.stop(empty_document(self.name))
        self.tree.without_value(text, place)

    def _escapes(self, text: str, place: Place) -> None:
        if "\\" in self.text and (finding := unseen_character(text, place=place)):
            self.tree.report(finding)
