"""The look of the Word brief, and the few things it is made of: lines of words, tables, and marks with a colour."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Iterable, Sequence
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from holdfast.brief.charts.theme import TONES
from holdfast.brief.figure import Cell

MARKS = {"red": "■", "amber": "▲", "green": "●", "not-assessed": "○", "crossed": "✕", "open": "○", "kept": "✓",
         "error": "■", "warning": "▲", "review": "?", "note": "·"}
"""The sign that stands beside the word of each answer, verdict and kind."""

TONE = {"red": "red", "amber": "amber", "green": "green", "not-assessed": "grey", "crossed": "red", "open": "grey",
        "kept": "green", "error": "red", "warning": "amber", "review": "blue", "note": "soft"}
LOCALES = {"en": "en-GB", "uk": "uk-UA", "ru": "ru-RU"}
EPOCH = (1980, 1, 1, 0, 0, 0)


def blank(lang: str, *, title: str, made: dt.date | None) -> Any:
    """An empty A4 document in a language."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(17)
    section.top_margin, section.bottom_margin = Mm(19), Mm(20)
    section.header_distance, section.footer_distance = Mm(8), Mm(7)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Arial", Pt(9)
    normal.paragraph_format.space_after = normal.paragraph_format.space_before = Pt(0)
    _speak(normal.element.get_or_add_rPr(), lang)
    for level, size in ((1, 16), (2, 10.5)):
        style = document.styles[f"Heading {level}"]
        style.font.name, style.font.size, style.font.bold = "Georgia", Pt(size), True
        style.font.color.rgb = RGBColor.from_string(TONES["ink"][1:])
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:asciiTheme"), "")
        del style.element.rPr.rFonts.attrib[qn("w:asciiTheme")]
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(6), Pt(2)
    properties = document.core_properties
    properties.title, properties.author, properties.language = title[:250], "Holdfast", LOCALES[lang]
    moment = dt.datetime.combine(made or dt.date(1980, 1, 1), dt.time(), tzinfo=dt.UTC)
    properties.created = properties.modified = moment.replace(tzinfo=None)
    return document


def _speak(properties: Any, lang: str) -> None:
    element = OxmlElement("w:lang")
    element.set(qn("w:val"), LOCALES.get(lang, lang))
    properties.append(element)


def say(paragraph: Any, words: str | Cell, page: str, *, bold: bool = False, size: float | None = None,
        tone: str = "ink") -> Any:
    """Words at the end of a paragraph, with their language where it is not the page's."""
    text, lang = (words, "") if isinstance(words, str) else words
    run = paragraph.add_run(str(text))
    run.bold = bold or None
    run.font.color.rgb = RGBColor.from_string(TONES[tone][1:])
    if size is not None:
        run.font.size = Pt(size)
    if lang and lang != page:
        _speak(run._r.get_or_add_rPr(), lang)  # noqa: SLF001 - the library has no other way to the language of a run
    return run


def mark(paragraph: Any, kind: str, words: str, page: str, *, size: float | None = None) -> None:
    """A sign with its word, in its colour."""
    say(paragraph, f"{MARKS[kind]} {words}".rstrip(), page, bold=True, tone=TONE[kind], size=size)


def table(document: Any, widths: Sequence[float], *, lined: bool = True) -> Any:
    """A table with columns of so many millimetres; with lines between its rows."""
    made = document.add_table(rows=0, cols=len(widths))
    made.autofit = False
    if lined:
        borders = OxmlElement("w:tblBorders")
        for side in ("top", "bottom", "insideH"):
            edge = OxmlElement(f"w:{side}")
            for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", TONES["line"][1:])):
                edge.set(qn(f"w:{name}"), value)
            borders.append(edge)
        made._tbl.tblPr.append(borders)  # noqa: SLF001 - the library has no other way to the lines of a table
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Mm(width)
    return made


def row(made: Any, widths: Sequence[float], *, heading: bool = False) -> list[Any]:
    """A new row: the first paragraph of each of its cells."""
    added = made.add_row()
    if heading:
        repeated = OxmlElement("w:tblHeader")
        repeated.set(qn("w:val"), "true")
        added._tr.get_or_add_trPr().append(repeated)  # noqa: SLF001 - marks the row of headings for screen readers
    for cell, width in zip(added.cells, widths, strict=True):
        cell.width = Mm(width)
    return [cell.paragraphs[0] for cell in added.cells]


def edges(document: Any, head: Iterable[str], foot: Iterable[str], page: str) -> None:
    """The header and footer of every page."""
    section = document.sections[0]
    line = section.header.paragraphs[0]
    say(line, "   ·   ".join(head), page, bold=True, size=8)
    for n, words in enumerate(foot):
        line = section.footer.paragraphs[0] if n == 0 else section.footer.add_paragraph()
        line.alignment = WD_ALIGN_PARAGRAPH.LEFT
        say(line, words, page, size=6.5, tone="soft")


def saved(document: Any) -> bytes:
    """The bytes of a document, the same for the same content: no time of writing is kept."""
    first, again = io.BytesIO(), io.BytesIO()
    document.save(first)
    with zipfile.ZipFile(first) as read, zipfile.ZipFile(again, "w", zipfile.ZIP_DEFLATED) as write:
        for name in read.namelist():
            write.writestr(zipfile.ZipInfo(name, EPOCH), read.read(name), zipfile.ZIP_DEFLATED)
    return again.getvalue()
