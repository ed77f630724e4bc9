"""A sheet as one web page to print: self-contained, light only, with what every page must carry in its margins."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from importlib.resources import files

from holdfast.word.labels import label
from holdfast.word.sheet import Cell, Grid, Line, Picture, Run, Sheet, Signatures, is_inner
from holdfast.word.write_docx import footer_words

_TAGS = {"title": "h1", "section": "h2", "heading": "h3"}


def html_text(sheet: Sheet) -> str:
    """The page; the same sheet gives the same bytes."""
    style = (files("holdfast.word") / "print.css").read_text(encoding="utf-8")
    body = "\n".join(_blocks(sheet))
    foot = footer_words(sheet)
    page, of = label("page", sheet.lang), label("of", sheet.lang)
    landscape = " landscape" if len(sheet.languages) > 2 else ""
    margins = (f"@page {{ size: A4{landscape}; font-size: 8.5pt; @top-left {{ content: {_css(sheet.title[:80])} }} "
               f"@top-right {{ content: {_css(sheet.marking)}; font-weight: bold }} "
               f"@bottom-left {{ content: {_css(foot)} }} "
               f"@bottom-right {{ content: {_css(page + ' ')} counter(page) {_css(f' {of} ')} counter(pages) }} }}")
    return (f'<!doctype html>\n<html lang="{escape(sheet.lang or "en")}">\n<head>\n<meta charset="utf-8">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            '<meta name="color-scheme" content="light">\n'
            f"<title>{escape(sheet.title)}</title>\n<style>\n{style}\n{margins}\n</style>\n</head>\n<body>\n"
            f'<header class="marking"><span>{escape(sheet.title)}</span>'
            f"<strong>{escape(sheet.marking)}</strong></header>\n"
            f"<main>\n{body}\n</main>\n"
            f'<footer class="marking"><span>{escape(foot)}</span></footer>\n</body>\n</html>\n')


def _css(text: str) -> str:
    """A text as a string of a style sheet, inside the element for styles."""
    said = text.replace("\\", "\\\\").replace('"', '\\"').replace("<", "\\3c ").replace("\n", " ")
    return f'"{said}"'


def _blocks(sheet: Sheet) -> Iterator[str]:
    side_by_side = len(sheet.languages) > 1
    open_ = False
    for block in sheet.blocks:
        inside = side_by_side and isinstance(block, Line)
        if inside and not open_:
            yield '<table class="parallel" role="presentation"><tbody>'
        if open_ and not inside:
            yield "</tbody></table>"
        open_ = inside
        if isinstance(block, Line):
            yield _row(block) if inside else _line(block.cells[0], block.style)
        elif isinstance(block, Grid):
            yield from _grid(block)
        elif isinstance(block, Picture):
            yield (f"<h2>{escape(block.title)}</h2>\n<figure>{block.svg}"
                   f"<figcaption>{escape(block.caption)}</figcaption></figure>")
        else:
            yield from _signatures(block, sheet.lang)
    if open_:
        yield "</tbody></table>"


def _row(line: Line) -> str:
    return "<tr>" + "".join(f"<td>{_line(cell, line.style)}</td>" for cell in line.cells) + "</tr>"


def _line(cell: Cell, style: str) -> str:
    tag = _TAGS.get(style, "p")
    names = "".join(f'<a id="{escape(name)}"></a>' for name in cell.names if not name.startswith("hf_g"))
    lead = f'<span class="number">{escape("".join(run.text for run in cell.lead))}</span> ' if cell.lead else ""
    numbered = (" numbered inner" if is_inner(cell) else " numbered") if cell.lead else ""
    lang = f' lang="{escape(cell.lang)}"' if cell.lang else ""
    return f'<{tag} class="{style}{numbered}"{lang} dir="auto">{names}{lead}{_runs(cell.runs)}</{tag}>'


def _runs(runs: tuple[Run, ...]) -> str:
    return "".join(_run(run) for run in runs)


def _run(run: Run) -> str:
    words = escape(run.text).replace("\n", "<br>")
    if run.kind in ("strong", "sponsor"):
        words = f"<strong>{words}</strong>"
    elif run.kind == "remark":
        words = f'<em class="remark">{words}</em>'
    return f'<a class="defined" href="#{escape(run.link)}">{words}</a>' if run.link else words


def _grid(grid: Grid) -> Iterator[str]:
    yield f'<h2>{escape(grid.title)}</h2>\n<table class="grid"><thead><tr>'
    yield "".join(f'<th scope="col"{_right(n, grid)}>{escape(text)}</th>' for n, text in enumerate(grid.head))
    yield "</tr></thead><tbody>"
    for row in grid.rows:
        cells = []
        for n, cell in enumerate(row):
            names = "".join(f'<a id="{escape(name)}"></a>' for name in cell.names if not name.startswith("hf_g"))
            cells.append(f"<td{_right(n, grid)}>{names}{_runs(cell.runs)}</td>")
        yield f"<tr>{''.join(cells)}</tr>"
    yield "</tbody></table>"
    if grid.note:
        yield f'<p class="note">{escape(grid.note)}</p>'


def _right(column: int, grid: Grid) -> str:
    return ' class="numeric"' if column in grid.numeric else ""


def _signatures(block: Signatures, lang: str) -> Iterator[str]:
    if not block.signatories:
        return
    yield f'<h2>{escape(block.title)}</h2>\n<div class="signatures">'
    for one in block.signatories:
        yield f'<div class="signatory"><p><strong>{escape(label("for", lang))} {escape(one.party)}</strong></p>'
        for key, text in (("capacity", one.capacity), ("by-authority", one.authority)):
            if text:
                yield f"<p>{escape(label(key, lang))}: {escape(text)}</p>"
        for key in ("signature", "place", "date"):
            yield f'<p class="fill"><span>{escape(label(key, lang))}:</span></p>'
        yield "</div>"
    yield "</div>"
