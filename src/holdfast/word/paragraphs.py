"""Paragraphs and tables of a Word document as plain values: pieces of text with who changed them, links and notes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from holdfast.document.characters import without_unseen
from holdfast.word.identity import GENERATED
from holdfast.word.markup import MC, Element, M, W, child, chosen, switched_on, value
from holdfast.word.styles import NOTHING, Style, Styles

INSERTED, DELETED = "inserted", "deleted"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text of a paragraph that has one fate."""

    text: str
    change: str = ""
    """``inserted``, ``deleted`` or nothing."""
    author: str = ""
    link: str = ""
    """Name of the bookmark that it points to."""
    hidden: bool = False
    note: str = ""
    """A note or comment that hangs here, such as ``footnote 3``; its text is then empty."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph."""

    pieces: tuple[Piece, ...] = ()
    style: Style = NOTHING
    level: int | None = None
    """Outline level, for headings."""
    num: str | None = None
    num_level: int | None = None
    marks: tuple[str, ...] = ()
    """Names of the bookmarks that begin in it."""

    @property
    def text(self) -> str:
        """The words as they stand without any tracked change and without hidden ones."""
        return "".join(piece.text for piece in self.pieces if piece.change != INSERTED and not piece.hidden)


@dataclass(frozen=True, slots=True)
class Table:
    """One table, row by row, cell by cell."""

    rows: tuple[tuple[tuple[Paragraph, ...], ...], ...]

    @property
    def marks(self) -> Iterator[str]:
        """Names of the bookmarks inside."""
        return (mark for row in self.rows for cell in row for paragraph in cell for mark in paragraph.marks)


Block = Paragraph | Table


@dataclass(slots=True)
class Reader:
    """Reads a body; it counts what is left out, so that nothing is lost in silence."""

    styles: Styles
    pictures: int = 0
    contents: int = 0
    unseen: int = 0
    """Characters that nobody can see, which were left out."""
    _waiting: list[str] = field(default_factory=list)

    def blocks(self, body: Element) -> Iterator[Block]:
        """The paragraphs and tables of a body, in order."""
        for element in chosen(body):
            if element.tag == f"{W}p":
                yield from self._with_boxes(element)
            elif element.tag == f"{W}tbl":
                yield self._table(element)
            elif element.tag == f"{W}bookmarkStart":
                self._waiting.append(element.get(f"{W}name", ""))

    def _with_boxes(self, element: Element) -> Iterator[Paragraph]:
        paragraph = self.paragraph(element)
        if paragraph.style.contents:
            self.contents += 1
        else:
            yield paragraph
        for box in _boxes(element):
            yield from (block for block in self.blocks(box) if isinstance(block, Paragraph))

    def paragraph(self, element: Element) -> Paragraph:
        """One paragraph; text boxes in it are left out."""
        properties = child(element, "pPr")
        style = self.styles.of(value(properties, "pStyle"))
        outline = value(properties, "outlineLvl")
        own = int(outline) if outline and outline.isdigit() else None
        level = own if own is not None else style.level
        num = value(properties, "numPr", "numId")
        num_level = value(properties, "numPr", "ilvl")
        pieces = tuple(self._pieces(element, Piece("")))
        marks = tuple(self._waiting) + tuple(
            mark.get(f"{W}name", "") for mark in element.iter(f"{W}bookmarkStart"))
        self._waiting.clear()
        if not any(mark.startswith(GENERATED) for mark in marks):
            self.pictures += _pictures(element)
        return Paragraph(
            pieces, style, level if level is not None and level < 9 else None,
            num if num is not None else style.num,
            int(num_level) if num_level and num_level.isdigit() else style.num_level, marks)

    def _pieces(self, element: Element, like: Piece) -> Iterator[Piece]:
        for inner in chosen(element):
            if inner.tag == f"{W}r":
                yield from self._run(inner, like)
            elif inner.tag in _CHANGES:
                yield from self._pieces(inner, Piece("", _CHANGES[inner.tag], inner.get(f"{W}author", ""), like.link))
            elif inner.tag == f"{W}hyperlink":
                yield from self._pieces(inner, Piece("", like.change, like.author, inner.get(f"{W}anchor", "")))
            elif inner.tag in _INSIDE:
                yield from self._pieces(inner, like)
            elif inner.tag.startswith(M):
                words = "".join(one.text or "" for one in inner.iter(f"{M}t"))
                yield Piece(self._seen(words), like.change, like.author, like.link)

    def _run(self, run: Element, like: Piece) -> Iterator[Piece]:
        properties = child(run, "rPr")
        hidden = switched_on(properties, "vanish") or self.styles.of(value(properties, "rStyle")).hidden
        text = ""
        for inner in chosen(run):
            note = _NOTES.get(inner.tag)
            if note:
                yield Piece(text, like.change, like.author, like.link, hidden)
                text = ""
                yield Piece("", note=f"{note} {inner.get(f'{W}id', '')}")
            else:
                text += self._seen(_characters(inner))
        if text:
            yield Piece(text, like.change, like.author, like.link, hidden)

    def _seen(self, text: str) -> str:
        kept = without_unseen(text)
        self.unseen += len(text) - len(kept)
        return kept

    def _table(self, element: Element) -> Table:
        rows = []
        for row in chosen(element):
            if row.tag == f"{W}tr":
                cells = tuple(tuple(self._flat(cell)) for cell in chosen(row) if cell.tag == f"{W}tc")
                rows.append(cells)
        return Table(tuple(rows))

    def _flat(self, cell: Element) -> Iterator[Paragraph]:
        """The paragraphs of a cell, those of tables inside it among them."""
        for block in self.blocks(cell):
            if isinstance(block, Paragraph):
                yield block
            else:
                yield from (paragraph for row in block.rows for inner in row for paragraph in inner)


_CHANGES = {f"{W}ins": INSERTED, f"{W}moveTo": INSERTED, f"{W}del": DELETED, f"{W}moveFrom": DELETED}
_INSIDE = {f"{W}fldSimple", f"{W}rubyBase", f"{W}ruby"}
_NOTES = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote", f"{W}commentReference": "comment"}


def _characters(element: Element) -> str:
    if element.tag in (f"{W}t", f"{W}delText"):
        return element.text or ""
    if element.tag in (f"{W}tab", f"{W}ptab"):
        return "\t"
    if element.tag in (f"{W}br", f"{W}cr"):
        return "\n" if element.get(f"{W}type") not in ("page", "column") else ""
    if element.tag == f"{W}noBreakHyphen":
        return "-"
    if element.tag == f"{W}sym":
        code = element.get(f"{W}char", "")
        return chr(int(code, 16)) if code and all(c in "0123456789abcdefABCDEF" for c in code) and len(code) < 6 else ""
    return ""


def _pictures(element: Element) -> int:
    return sum(1 for kind in ("drawing", "pict") for one in element.iter(W + kind)
               if one.find(f".//{W}txbxContent") is None)


def _boxes(element: Element) -> Iterator[Element]:
    """The text boxes inside a paragraph, each once; the second form in which a program writes it is left out."""
    stack = list(element)
    while stack:
        inner = stack.pop(0)
        if inner.tag == f"{MC}Fallback":
            continue
        if inner.tag == f"{W}txbxContent":
            yield inner
        else:
            stack[:0] = list(inner)


def plain_text(root: Element) -> str:
    """All text below an element, paragraphs on lines of their own; insertions count, deletions do not."""
    lines = []
    for paragraph in root.iter(f"{W}p"):
        words = "".join(one.text or "" for one in paragraph.iter(f"{W}t")).strip()
        if words:
            lines.append(words)
    return "\n".join(lines)


