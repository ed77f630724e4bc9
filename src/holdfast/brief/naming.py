"""The names by which the page calls parties, bodies and elements, in its own language where the documents have it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup, escape

from holdfast.brief.catalogue import Catalogue
from holdfast.brief.figure import Cell
from holdfast.document.families import elements
from holdfast.document.printed import printed
from holdfast.document.text import Text
from holdfast.document.times import TimePoint
from holdfast.rules.context import Context


def cut(words: str, most: int) -> str:
    """Words cut after a whole word where they are longer than so many characters."""
    if len(words) <= most:
        return words
    return words[: most - 1].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…"


def spoken(words: str, lang: str, page: str) -> Markup:
    """Words with the language they are in, where it is not the page's."""
    if not words or not lang or lang == page:
        return Markup(escape(words))  # noqa: S704 - escaped on this line
    return Markup('<span lang="{}">{}</span>').format(lang, words)


@dataclass(frozen=True)
class Names:
    """Names out of one text and its case."""

    context: Context
    words: Catalogue

    def party(self, id: str) -> Cell:
        """The name of a party, body or coalition; its id where it has none."""
        case = self.context.case
        coalition = case.coalitions.get(id) if case else None
        known = self.context.parties.get(id) or self.context.framework.bodies.get(id) or coalition
        return self.words.own(known.name) if known is not None else (id, "")

    def parties(self, ids: Iterable[str]) -> Markup:
        """Several of them in one line, each marked with its language; by their ids where they are many."""
        found = list(ids)
        named = [self.party(id) for id in found] if len(found) <= 3 else [(id, "") for id in found]
        return Markup(", ").join(spoken(*name, self.words.lang) for name in named)

    def parties_plain(self, ids: Iterable[str]) -> Cell:
        """The same as words alone, with the language of the first that is not in the page's."""
        found = list(ids)
        named = [self.party(id) for id in found] if len(found) <= 3 else [(id, "") for id in found]
        foreign = [lang for _, lang in named if lang not in ("", self.words.lang)]
        return ", ".join(name for name, _ in named), foreign[0] if foreign else ""

    def point(self, point: TimePoint) -> str:
        """A point in time in words; what it counts from is called by its label, marked with its language."""
        return self.words.point(point, of=self._of(point.depends_on))

    def _of(self, id: str | None) -> str:
        if id is None:
            return ""
        said, lang = self.labels.get(id, (id, ""))
        return spoken(cut(said, 36), lang, self.words.lang)

    @cached_property
    def labels(self) -> dict[str, Cell]:
        """The words by which each element is shown: its number with its title or heading, or the start of its text."""
        return {id: self._label(id, located.element) for id, located in elements(self.context.framework).items()}

    def _label(self, id: str, element: object) -> Cell:
        for name in ("title", "heading", "name"):
            said, lang = self.words.own(getattr(element, name, None))
            if said:
                break
        else:
            said, lang = self.in_full(getattr(element, "text", None))
        number = getattr(element, "number", None)
        return f"{number} {said or id}" if number else said or id, lang if said else ""

    def in_full(self, text: Text | None) -> Cell:
        """A text with its marks replaced, and its language."""
        _, lang = self.words.own(text)
        return printed(text, self.context.framework, lang=lang), lang
