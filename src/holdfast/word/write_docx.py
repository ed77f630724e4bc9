"""A sheet as a Word document: its XML written directly, so that long texts take a moment and bytes are stable."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from holdfast.word import docx_parts
from holdfast.word.identity import GENERATED_TABLE, HEAD
from holdfast.word.labels import label
from holdfast.word.sheet import Cell, Grid, Line, Picture, Run, Sheet, Signatures, is_inner

STYLES = {
    "title": "Title", "facts": "HfFacts", "section": "Heading1", "preamble": "HfText", "heading": "Heading2",
    "clause": "HfClause", "bracket": "HfBracket", "remark": "HfRemark", "term": "HfTerm", "definition": "HfDefinition",
    "annex": "HfText",
}
HANG = 680
"""Twentieths of a point by which a text hangs behind its number, where the number is short."""

RIGHT_TO_LEFT = frozenset(("ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"))
"""Languages whose paragraphs run from right to left."""

_TIME = (1980, 1, 1, 0, 0, 0)  # the same sheet gives the same bytes, whenever it is written
_BORDERS = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="999999"/>'
                   for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
_NO_BORDERS = '<w:insideV w:val="single" w:sz="4" w:space="0" w:color="BBBBBB"/>'
_EMU = 9525  # of a drawing unit of 1/96 inch
_TWIPS = 9070
"""Width of the text on an upright A4 page with margins of 2.5 cm."""
_TWIPS_WIDE = 14000
_SPLIT = re.compile(r"([\t\n])")


def docx_bytes(sheet: Sheet) -> bytes:
    """The bytes of the Word document."""
    writer = _Writer(sheet)
    body = "".join(writer.blocks())
    values = {HEAD: json.dumps(dict(sheet.head), ensure_ascii=False, separators=(",", ":"))}
    values |= {name: mark.as_text() for name, mark in sheet.marks.items()}
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": docx_parts.content_types(picture=bool(writer.pictures)),
        "_rels/.rels": docx_parts.PACKAGE_RELATIONSHIPS,
        "word/document.xml": f"{docx_parts.HEAD}<w:document {docx_parts.NAMESPACES}><w:body>{body}"
                             f"{_section(sheet)}</w:body></w:document>",
        "word/_rels/document.xml.rels": docx_parts.document_relationships(len(writer.pictures)),
        "word/styles.xml": docx_parts.styles(sheet.lang),
        "word/settings.xml": docx_parts.SETTINGS,
        "word/header1.xml": _header(sheet),
        "word/footer1.xml": _footer(sheet),
        "docProps/core.xml": docx_parts.core_properties(sheet.title, sheet.lang, sheet.revision),
        "docProps/custom.xml": docx_parts.custom_properties(values),
    }
    parts |= {f"word/media/image{n}.png": data for n, data in enumerate(writer.pictures, start=1)}
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, _TIME), content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


@dataclass(slots=True)
class _Writer:
    sheet: Sheet
    pictures: list[bytes] = field(default_factory=list)
    _hang: int = HANG
    """How far texts hang behind their numbers in this section."""
    _bookmarks: int = 0

    def blocks(self) -> Iterator[str]:
        """The body, block by block; lines in several languages stand in one table."""
        side_by_side = len(self.sheet.languages) > 1
        table = False
        hangs = _hangs(self.sheet)
        for block in self.sheet.blocks:
            self._hang = hangs.get(id(block), self._hang)
            in_table = side_by_side and isinstance(block, Line)
            if in_table and not table:
                yield self._table_start(len(self.sheet.languages))
            if table and not in_table:
                yield "</w:tbl><w:p/>"
            table = in_table
            if isinstance(block, Line):
                yield self._row(block) if in_table else self._paragraph(block.cells[0], STYLES[block.style])
            elif isinstance(block, Grid):
                yield self._grid(block)
            elif isinstance(block, Picture):
                yield self._picture(block)
            else:
                yield self._signatures(block)
        if table:
            yield "</w:tbl><w:p/>"

    def _table_start(self, columns: int) -> str:
        width = _wide(self.sheet) // columns
        return (f'<w:tbl><w:tblPr><w:tblW w:w="{width * columns}" w:type="dxa"/>'
                f'<w:tblBorders>{_NO_BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>'
                + f'<w:gridCol w:w="{width}"/>' * columns + "</w:tblGrid>")

    def _row(self, line: Line) -> str:
        width = _wide(self.sheet) // len(line.cells)
        cells = "".join(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
                        f"{self._paragraph(cell, STYLES[line.style])}</w:tc>" for cell in line.cells)
        return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"

    def _paragraph(self, cell: Cell, style: str, *, justify: str = "") -> str:
        start, end = self._marked(cell.names)
        lead = "".join(_run(run) for run in cell.lead)
        if lead:
            lead += "<w:r><w:tab/></w:r>"
        tabs, indent = self._indent(style, bare=not lead, inner=is_inner(cell))
        jc = f'<w:jc w:val="{justify}"/>' if justify else ""
        runs = "".join(_linked(run) for run in cell.runs)
        turned = cell.lang.partition("-")[0] in RIGHT_TO_LEFT
        if turned:
            runs = re.sub("<w:r>(?:<w:rPr>(.*?)</w:rPr>)?", r"<w:r><w:rPr>\1<w:rtl/></w:rPr>", runs)
        bidi = "<w:bidi/>" if turned else ""
        return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{tabs}{bidi}{indent}{jc}</w:pPr>{lead}{start}{runs}{end}</w:p>'

    def _indent(self, style: str, *, bare: bool, inner: bool) -> tuple[str, str]:
        """Tabs and indent of a paragraph, as far as its style does not say them; inner points stand further in."""
        more = self._hang - HANG
        if style == "HfClause" and inner:
            tab = f'<w:tabs><w:tab w:val="left" w:pos="{2 * self._hang}"/></w:tabs>'
            return tab, f'<w:ind w:left="{2 * self._hang}" w:hanging="{self._hang}"/>'
        if style == "HfClause" and bare:
            return "", '<w:ind w:left="0" w:firstLine="0"/>'
        if style == "HfClause" and more:
            tab = f'<w:tabs><w:tab w:val="left" w:pos="{self._hang}"/></w:tabs>'
            return tab, f'<w:ind w:left="{self._hang}" w:hanging="{self._hang}"/>'
        lefts = {"HfBracket": 1020, "HfRemark": HANG}
        return "", f'<w:ind w:left="{lefts[style] + more}"/>' if more and style in lefts else ""

    def _marked(self, names: tuple[str, ...]) -> tuple[str, str]:
        start = end = ""
        for name in names:
            self._bookmarks += 1
            start += f'<w:bookmarkStart w:id="{self._bookmarks}" w:name={quoteattr(name)}/>'
            end += f'<w:bookmarkEnd w:id="{self._bookmarks}"/>'
        return start, end

    def _grid(self, grid: Grid) -> str:
        widths = _widths(grid, _wide(self.sheet))
        columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        head = "".join(self._cell(self._own(text, "strong"), width, fill="EEEEEE")
                       for text, width in zip(grid.head, widths, strict=True))
        rows = "".join(
            "<w:tr><w:trPr><w:cantSplit/></w:trPr>" + "".join(
                self._cell(cell, width, justify="right" if n in grid.numeric else "")
                for n, (cell, width) in enumerate(zip(row, widths, strict=True))) + "</w:tr>"
            for row in grid.rows)
        note = self._paragraph(self._own(grid.note), "HfCaption") if grid.note else "<w:p/>"
        return (f'{self._paragraph(self._own(grid.title), "Heading1")}<w:tbl><w:tblPr>'
                f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{_BORDERS}</w:tblBorders>'
                f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>'
                f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>{rows}</w:tbl>{note}")

    def _generated(self) -> str:
        start, end = self._marked((f"{GENERATED_TABLE}{self._bookmarks + 1:05}",))
        return start + end

    def _own(self, text: str, kind: str = "") -> Cell:
        """A line that print makes by itself, marked so that importing leaves it out."""
        return Cell((Run(text, kind),), names=(f"{GENERATED_TABLE}{self._bookmarks + 1:05}",))

    def _cell(self, cell: Cell, width: int, *, justify: str = "", fill: str = "") -> str:
        shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
        return (f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>'
                f'{self._paragraph(cell, "HfCell", justify=justify)}</w:tc>')

    def _picture(self, picture: Picture) -> str:
        import vl_convert

        self.pictures.append(vl_convert.svg_to_png(picture.svg, scale=2.5))
        n = len(self.pictures)
        factor = min(1.0, _wide(self.sheet) / 15 / picture.width)
        wide, high = int(picture.width * factor * _EMU), int(picture.height * factor * _EMU)
        drawing = (
            f'<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{wide}" cy="{high}"/>'
            f'<wp:docPr id="{n}" name="Map {n}" descr={quoteattr(picture.caption[:500])}/>'
            '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
            f'<pic:nvPicPr><pic:cNvPr id="{n}" name="Map {n}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
            f'<a:blip r:embed="rIdP{n}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>'
            f'<a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
            "</a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>")
        own = self._generated()
        return (f'{self._paragraph(self._own(picture.title), "Heading1")}<w:p><w:pPr><w:keepNext/></w:pPr>{own}'
                f'<w:r>{drawing}</w:r></w:p>{self._paragraph(self._own(picture.caption), "HfCaption")}')

    def _signatures(self, block: Signatures) -> str:
        lang = self.sheet.lang
        width = _wide(self.sheet) // 2
        cells = []
        for one in block.signatories:
            lines = [self._paragraph(self._own(f"{label('for', lang)} {one.party}", "strong"), "HfCell")]
            said = (("capacity", one.capacity), ("by-authority", one.authority))
            lines += [self._paragraph(self._own(f"{label(key, lang)}: {text}"), "HfCell") for key, text in said if text]
            lines += [self._paragraph(self._own(f"{label(key, lang)}: ____________________________"), "HfCell")
                      for key in ("signature", "place", "date")]
            cells.append(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{"".join(lines)}</w:tc>')
        if not cells:
            return ""
        if len(cells) % 2:
            cells.append(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr><w:p/></w:tc>')
        rows = "".join(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells[n]}{cells[n + 1]}</w:tr>"
                       for n in range(0, len(cells), 2))
        grid = f'<w:gridCol w:w="{width}"/>' * 2
        return (f'{self._paragraph(self._own(block.title), "Heading1")}<w:tbl><w:tblPr><w:tblW w:w="{2 * width}" '
                f'w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="180" w:type="dxa"/>'
                f'</w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl><w:p/>')


def _hangs(sheet: Sheet) -> dict[int, int]:
    """Heading of a section → how far its texts hang, so that the longest number fits in front of them."""
    found: dict[int, int] = {}
    section, longest = 0, 0
    for block in sheet.blocks:
        if isinstance(block, Line) and block.style == "section":
            section, longest = id(block), 0
        elif isinstance(block, Line) and block.style == "clause":
            longest = max([longest, *(len(run.text) for cell in block.cells for run in cell.lead)])
        found[section] = HANG if longest <= 5 else min(170 + 110 * longest, 1900)
    return found


def _run(run: Run) -> str:
    look = {"strong": "<w:b/>", "sponsor": "<w:b/>", "remark": '<w:i/><w:color w:val="595959"/>',
            "defined": '<w:u w:val="dotted"/>'}.get(run.kind, "")
    inner = "".join(_piece(part) for part in _SPLIT.split(run.text) if part)
    return f"<w:r>{f'<w:rPr>{look}</w:rPr>' if look else ''}{inner}</w:r>"


def _piece(part: str) -> str:
    if part == "\t":
        return "<w:tab/>"
    return "<w:br/>" if part == "\n" else f'<w:t xml:space="preserve">{escape(part)}</w:t>'


def _linked(run: Run) -> str:
    return f"<w:hyperlink w:anchor={quoteattr(run.link)}>{_run(run)}</w:hyperlink>" if run.link else _run(run)


def _wide(sheet: Sheet) -> int:
    return _TWIPS_WIDE if len(sheet.languages) > 2 else _TWIPS


def _widths(grid: Grid, whole: int) -> list[int]:
    """Widths of columns by how much stands in them, none below a ninth of the page."""
    longest = [max([len(head), *(min(len(row[n].text), 34) for row in grid.rows)]) for n, head in enumerate(grid.head)]
    least = whole // 10
    total = sum(longest) or 1
    widths = [max(least, whole * length // total) for length in longest]
    scale = whole / sum(widths)
    return [int(width * scale) for width in widths]


def _section(sheet: Sheet) -> str:
    size = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>' if len(sheet.languages) > 2 else (
        '<w:pgSz w:w="11906" w:h="16838"/>')
    return ('<w:sectPr><w:headerReference w:type="default" r:id="rId3"/>'
            '<w:footerReference w:type="default" r:id="rId4"/>'
            f'{size}<w:pgMar w:top="1418" w:right="1418" w:bottom="1418" w:left="1418" w:header="709" w:footer="709" '
            'w:gutter="0"/></w:sectPr>')


def _header(sheet: Sheet) -> str:
    tabs = f'<w:tabs><w:tab w:val="clear" w:pos="9070"/><w:tab w:val="right" w:pos="{_wide(sheet)}"/></w:tabs>'
    return (f'{docx_parts.HEAD}<w:hdr {docx_parts.NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Header"/>{tabs}</w:pPr>'
            f"{_run(Run(sheet.title[:90]))}<w:r><w:tab/></w:r>{_run(Run(sheet.marking, 'strong'))}</w:p></w:hdr>")


def _footer(sheet: Sheet) -> str:
    tabs = f'<w:tabs><w:tab w:val="clear" w:pos="9070"/><w:tab w:val="right" w:pos="{_wide(sheet)}"/></w:tabs>'
    said = footer_words(sheet)
    page, of = label("page", sheet.lang), label("of", sheet.lang)

    def field_of(name: str) -> str:
        return ('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r>'
                f'<w:instrText xml:space="preserve"> {name} </w:instrText></w:r>'
                '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
                '<w:r><w:fldChar w:fldCharType="end"/></w:r>')

    return (f'{docx_parts.HEAD}<w:ftr {docx_parts.NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Footer"/>{tabs}</w:pPr>'
            f"{_run(Run(said))}<w:r><w:tab/></w:r>{_run(Run(f'{page} '))}{field_of('PAGE')}{_run(Run(f' {of} '))}"
            f"{field_of('NUMPAGES')}</w:p></w:ftr>")


def footer_words(sheet: Sheet) -> str:
    """What stands at the foot of every page: marking, id, revision and the beginning of the content hash."""
    return " · ".join(filter(None, [sheet.marking, sheet.id, f"{label('revision', sheet.lang)} {sheet.revision}",
                                    f"sha256 {sheet.sha256[:16]}" if sheet.sha256 else ""]))
