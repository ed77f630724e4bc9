"""The XML of Word documents: read without entities and within a bounded depth, its names written short."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from typing import Any

MAX_DEPTH = 120
"""Elements inside one another; real documents stay below 40."""

STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships",
     b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
)
"""Names of the strict form of the standard, and those of the form that everybody writes."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
VAL = f"{W}val"

Element = ET.Element


class EntitiesDefined(ValueError):
    """The XML has a document type definition, which no Word document needs."""


class TooDeep(ValueError):
    """Elements are nested too deeply."""


class NotXml(ValueError):
    """The bytes are not well-formed XML."""


class _Builder(ET.TreeBuilder):
    """Builds the tree and stops at definitions and depth, before either can do harm."""

    def __init__(self) -> None:
        super().__init__()
        self._depth = 0

    def doctype(self, *named: str | None) -> None:
        """Refuse a document type definition, whatever its name and identifiers are."""
        raise EntitiesDefined(named[0])

    def start(self, tag: Any, attrs: Any, /) -> Element:
        """Open an element."""
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise TooDeep(tag)
        return super().start(tag, attrs)

    def end(self, tag: Any, /) -> Element:
        """Close an element."""
        self._depth -= 1
        return super().end(tag)


def parsed(data: bytes) -> Element:
    """The root element of a part; raises EntitiesDefined, TooDeep or NotXml."""
    for strict, usual in STRICT:
        data = data.replace(strict, usual)
    # The builder refuses definitions, so no entity is ever expanded and nothing outside is opened.
    parser = ET.XMLParser(target=_Builder())  # noqa: S314
    try:
        parser.feed(data)
        root: Element = parser.close()
    except (ET.ParseError, LookupError, ValueError) as problem:
        if isinstance(problem, EntitiesDefined | TooDeep):
            raise
        raise NotXml(str(problem)) from None
    return root


def child(element: Element | None, *names: str) -> Element | None:
    """The element at a path of names of the main namespace below an element, or nothing."""
    for name in names:
        if element is None:
            return None
        element = element.find(W + name)
    return element


def value(element: Element | None, *names: str, key: str = VAL) -> str | None:
    """The value of the element at a path, or nothing."""
    found = child(element, *names)
    return None if found is None else found.get(key)


def switched_on(element: Element | None, name: str) -> bool:
    """Whether a property that is on by its mere presence is on."""
    found = child(element, name)
    return found is not None and found.get(VAL, "true").lower() not in ("0", "false", "off", "none")


def chosen(element: Element) -> Iterator[Element]:
    """The children of an element; of alternatives the first that holds anything, inside wrappers what they hold."""
    for inner in element:
        if inner.tag == f"{MC}AlternateContent":
            branch = next((one for one in inner if len(one)), None)
            if branch is not None:
                yield from chosen(branch)
        elif inner.tag in _WRAPPERS:
            yield from chosen(inner)
        elif inner.tag == f"{W}sdt":
            content = child(inner, "sdtContent")
            if content is not None:
                yield from chosen(content)
        else:
            yield inner


_WRAPPERS = {f"{W}{name}" for name in ("smartTag", "customXml", "bdo", "dir")}
