"""Paragraph and character styles: outline level, numbering and hiddenness, inherited from the style below."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from holdfast.word.markup import Element, W, child, switched_on, value

_HEADING = re.compile(r"(?:heading|überschrift|titre|заголовок)\s*(\d)", re.IGNORECASE)
_TITLES = {"title", "назва", "название", "titel", "titre"}
_CONTENTS = re.compile(r"toc\s*\d|contents\s*\d|зміст\s*\d|оглавление\s*\d", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says about the paragraphs or words that have it."""

    level: int | None = None
    """Outline level from 0, for headings."""
    num: str | None = None
    num_level: int | None = None
    hidden: bool = False
    title: bool = False
    contents: bool = False


NOTHING = Style()


@dataclass(slots=True)
class Styles:
    """The styles of a document by id; a style that refers to itself ends there."""

    elements: dict[str, Element] = field(default_factory=dict)
    default: str | None = None
    _known: dict[str, Style] = field(default_factory=dict)

    def of(self, id: str | None) -> Style:
        """The style with an id, or that of ordinary paragraphs."""
        id = id or self.default
        if id is None or id not in self.elements:
            return NOTHING
        if id not in self._known:
            self._known[id] = self._resolved(id)
        return self._known[id]

    def numbering_of(self, id: str) -> str | None:
        """The list that a list style stands for."""
        return value(self.elements.get(id), "pPr", "numPr", "numId")

    def _resolved(self, id: str) -> Style:
        chain: list[Element] = []
        step: str | None = id
        while step in self.elements and self.elements[step] not in chain:
            chain.append(self.elements[step])
            step = value(chain[-1], "basedOn")
        name = value(chain[0], "name") or ""
        heading = _HEADING.match(name)
        level = _first(chain, "pPr", "outlineLvl")
        num, num_level = _first(chain, "pPr", "numPr", "numId"), _first(chain, "pPr", "numPr", "ilvl")
        outline = int(heading[1]) - 1 if heading else int(level) if level and level.isdigit() else None
        return Style(
            level=outline if outline is None or outline < 9 else None,
            num=num,
            num_level=int(num_level) if num_level and num_level.isdigit() else None,
            hidden=any(switched_on(child(one, "rPr"), "vanish") for one in chain),
            title=name.strip().lower() in _TITLES,
            contents=bool(_CONTENTS.match(name)),
        )


def _first(chain: list[Element], *names: str) -> str | None:
    return next((found for one in chain if (found := value(one, *names)) is not None), None)


def styles_of(root: Element | None) -> Styles:
    """The styles of a document."""
    found = Styles()
    for element in root.findall(f"{W}style") if root is not None else ():
        id = element.get(f"{W}styleId")
        if id:
            found.elements[id] = element
            if element.get(f"{W}default") in ("1", "true") and element.get(f"{W}type") == "paragraph":
                found.default = id
    return found
