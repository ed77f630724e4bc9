"""A comparison as a Word document: landscape pages, one table for each question, marking on every page."""

from __future__ import annotations

import math

from docx.document import Document as DocumentObject
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table as WordTable
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from holdfast.assess.comparison import Comparison
from holdfast.brief.comparison.tables import Table, tables
from holdfast.brief.word_style import blank, edges, saved

SMALL = Pt(8)
WIDTH_MM, NARROWEST, LONG = 267, 4.0, 400
HEAD = "E8EBEE"
SHADES = {"kept": "DCEBF7", "crossed": "F6DDCF", "open": "F3F0DA"}
"""A shade beside the word, never in its place; the same three for every party."""


def comparison_docx(comparison: Comparison, *, marking: str) -> bytes:
    """The comparison as the bytes of a DOCX file; the same comparison gives the same bytes."""
    title = f"{len(comparison.texts)} texts" + (f" over {comparison.case_title}" if comparison.case else "")
    document = blank("en", title=title, made=None)
    _page(document, marking)
    document.add_heading(title, level=1)
    if comparison.as_of:
        document.add_paragraph(f"As of {comparison.as_of}. Nothing is ranked, and nothing is added up.")
    for table in tables(comparison):
        document.add_heading(table.title, level=2)
        document.add_paragraph(table.note).paragraph_format.space_after = Pt(3)
        _table(document, table)
    return saved(document)


def _page(document: DocumentObject, marking: str) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(15)
    edges(document, [marking], [], "en")
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _field(foot, "PAGE")


def _field(paragraph: Paragraph, instruction: str) -> None:
    """A field that the program which opens the document works out, such as the number of the page."""
    run = paragraph.add_run()
    for kind, words in (("begin", ""), ("", instruction), ("end", "")):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = words
        run._r.append(element)  # noqa: SLF001 - python-docx has no fields, and this is how it says to add them


def _table(document: DocumentObject, table: Table) -> None:
    made = document.add_table(rows=0, cols=len(table.head), style="Table Grid")
    made.autofit = False
    widths = _widths(table)
    for column, width in zip(made.columns, widths, strict=True):
        column.width = width
    _row(made, table.head, widths, bold=True)
    header = made.rows[0]._tr.get_or_add_trPr()  # noqa: SLF001 - the repeated head row has no interface
    header.append(OxmlElement("w:tblHeader"))
    for row in table.rows:
        _row(made, row, widths, bold=False)


def _widths(table: Table) -> list[Mm]:
    """Widths of the columns: the square root of what they hold, so that a long one is wide and a short one readable."""
    longest = [max(map(len, column)) for column in zip(table.head, *table.rows, strict=True)]
    shares = [max(NARROWEST, math.sqrt(min(length, LONG))) for length in longest]
    return [Mm(WIDTH_MM * share / sum(shares)) for share in shares]


def _row(made: WordTable, cells: tuple[str, ...], widths: list[Mm], *, bold: bool) -> None:
    row = made.add_row()  # type: ignore[no-untyped-call]
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001 - a row stays on one page
    for cell, words, width in zip(row.cells, cells, widths, strict=True):
        cell.width = width
        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.space_after = Pt(0)
        run = paragraph.add_run(words)
        run.bold, run.font.size = bold, SMALL
        if bold or words in SHADES:
            _shade(cell, SHADES.get(words, HEAD))


def _shade(cell: _Cell, colour: str) -> None:
    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:fill"), colour)
    cell._tc.get_or_add_tcPr().append(shade)  # noqa: SLF001 - shading has no interface
