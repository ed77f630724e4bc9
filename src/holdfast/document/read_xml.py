"""XML to a tree of tags that know where they stand: no definitions, no entities of its own, bounded size and depth.

Only what files of other programs need is read: tags with their attributes; text between tags is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NoReturn
from xml.parsers import expat

from holdfast.document.characters import MAX_BYTES, unseen_character
from holdfast.document.finding import Finding, Place
from holdfast.document.syntax_codes import shown, syntax_error
from holdfast.document.tree import MAX_DEPTH, MAX_NODES
from holdfast.errors import UnreadableSource


@dataclass(frozen=True, slots=True)
class Tag:
    """One element: its name, its attributes and the elements inside it."""

    name: str
    attributes: Mapping[str, str]
    place: Place
    children: tuple[Tag, ...] = ()

    def named(self, name: str) -> Iterator[Tag]:
        """The elements of a name directly inside this one."""
        return (child for child in self.children if child.name == name)

    def walk(self) -> Iterator[Tag]:
        """This element and everything inside it, in the order of the file."""
        waiting = [self]
        while waiting:
            tag = waiting.pop()
            yield tag
            waiting.extend(reversed(tag.children))


def read_xml(data: bytes, *, name: str) -> Tag:
    """The outermost element of an XML file; raises UnreadableSource."""
    if len(data) > MAX_BYTES:
        _refuse(syntax_error("SYN004", f"The file is larger than {MAX_BYTES // 1024 // 1024} MiB.",
                             why="Files of this kind are far smaller; something else was probably given.",
                             next="Check that this is the file you meant.", place=Place(name, 1, 1)))
    if not data.strip():
        _refuse(syntax_error("SYN009", "The file holds nothing.", why="There is nothing to read.",
                             next="Check that it was saved or sent completely.", place=Place(name, 1, 1)))
    return _Reader(name).read(data)


def _refuse(finding: Finding) -> NoReturn:
    raise UnreadableSource([finding])


@dataclass(slots=True)
class _Open:
    """An element that is still open."""

    name: str
    attributes: dict[str, str]
    place: Place
    children: list[Tag] = field(default_factory=list)


class _Reader:
    """Hands the bytes to the parser and keeps what it reports, within limits."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._open: list[_Open] = []
        self._root: Tag | None = None
        self._count = 0
        self._parser = expat.ParserCreate()
        self._parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end

    def read(self, data: bytes) -> Tag:
        """The tree of the whole file."""
        try:
            self._parser.Parse(data, True)  # noqa: FBT003 - the parser takes it by position
        except expat.ExpatError as problem:
            _refuse(_not_xml(problem, self._name))
        except (LookupError, ValueError):
            _refuse(syntax_error("SYN061", "The file names an encoding that cannot be read.",
                                 why="Its letters cannot be told from one another.",
                                 next="Save it as UTF-8.", place=Place(self._name, 1, 1)))
        assert self._root is not None  # the parser refuses a file without an element
        return self._root

    def _place(self) -> Place:
        return Place(self._name, self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber + 1)

    def _doctype(self, *_named: object) -> None:
        _refuse(syntax_error(
            "SYN062", "The file has a document type definition (`<!DOCTYPE …>`).",
            why="It can define entities that fill any memory or read other files, and no file of this kind needs one.",
            next="Take the definition out, or ask for the file in another way.", place=self._place()))

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        place = self._place()
        self._count += 1 + len(attributes)
        if self._count > MAX_NODES:
            _refuse(syntax_error("SYN021", f"The file holds more than {MAX_NODES:,} elements and attributes.",
                                 why="Reading has to end in reasonable time, for files from anybody.",
                                 next="Check where the file comes from, or split it.", place=place))
        if len(self._open) >= MAX_DEPTH:
            _refuse(syntax_error("SYN020", f"Elements are nested more than {MAX_DEPTH} deep here.",
                                 why="No file of this kind needs that depth; it is a sign of damage.",
                                 next="Check the tags before this place.", place=place))
        for text in attributes.values():
            if finding := unseen_character(text, place=place):
                _refuse(finding)
        self._open.append(_Open(tag.rpartition(":")[2], attributes, place))

    def _end(self, _tag: str) -> None:
        done = self._open.pop()
        tag = Tag(done.name, MappingProxyType(done.attributes), done.place, tuple(done.children))
        if self._open:
            self._open[-1].children.append(tag)
        else:
            self._root = tag


def _not_xml(problem: expat.ExpatError, name: str) -> Finding:
    said = expat.ErrorString(problem.code) or "not well-formed"
    return syntax_error(
        "SYN060", f"The text is not XML here: {shown(said)}.",
        why="It cannot be read beyond this place; the file may have been cut off or changed by hand.",
        next="Compare the tags and quotes around this place, or fetch the file again.",
        place=Place(name, problem.lineno, problem.offset + 1))
