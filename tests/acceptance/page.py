"""Reading a page as a browser would: its elements, and the words in each language."""

from __future__ import annotations

from html.parser import HTMLParser

VOID = {"meta", "link", "br", "hr", "img", "input", "col"}
SPOKEN = ("aria-label", "title", "alt")


class Page(HTMLParser):
    """The elements of a page with their attributes, and every piece of text with the language it stands in."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.said: list[tuple[str, str, tuple[str, ...]]] = []
        """Language, words, and the elements they stand in."""
        self._open: list[tuple[str, str]] = [("", "")]
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.elements.append((tag, found))
        lang = found.get("lang") or self._open[-1][1]
        inside = (*(name for name, _ in self._open[1:]), tag)
        self.said += [(lang, words, inside) for name in SPOKEN if (words := found.get(name))]
        if tag not in VOID:
            self._open.append((tag, lang))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self._open.pop()[0] == tag, tag

    def handle_data(self, data: str) -> None:
        self.said.append((self._open[-1][1], data, tuple(name for name, _ in self._open[1:])))

    def words(self, lang: str, *, leave_out: frozenset[str]) -> list[str]:
        """The pieces of text in one language, outside some elements."""
        return [words for spoken, words, inside in self.said if spoken == lang and not leave_out & set(inside)]
