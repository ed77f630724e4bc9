"""A comparison as a spreadsheet: one sheet for each table, with filters, for people who go on working with it."""

from __future__ import annotations

import datetime as dt
import io

import xlsxwriter

from holdfast.assess.comparison import Comparison
from holdfast.brief.comparison.tables import Table, tables

SHEET_NAME = 31
"""Longest name of a sheet that spreadsheet programs take."""
WIDE, NARROW = 48, 16
MADE = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
"""Stands for the moment of writing, so that equal comparisons are equal bytes."""


def comparison_xlsx(comparison: Comparison, *, marking: str) -> bytes:
    """The comparison as the bytes of an XLSX file; every cell is text, so that nothing in it is ever calculated."""
    held = io.BytesIO()
    settings = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(held, settings)
    book.set_properties({"title": f"Comparison of {len(comparison.texts)} texts", "comments": marking,
                         "created": MADE.replace(tzinfo=None)})
    styles = {
        "head": book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1}),
        "cell": book.add_format({"text_wrap": True, "valign": "top"}),
        "title": book.add_format({"bold": True, "font_size": 14}),
        "note": book.add_format({"italic": True, "font_color": "#555555"}),
    }
    for table in tables(comparison):
        _sheet(book, styles, table, marking)
    book.close()
    return held.getvalue()


def _sheet(book: xlsxwriter.Workbook, styles: dict[str, object], table: Table, marking: str) -> None:
    sheet = book.add_worksheet(table.title[:SHEET_NAME])
    sheet.write_string(0, 0, f"{table.title}  ·  {marking}", styles["title"])
    sheet.write_string(1, 0, table.note, styles["note"])
    for column, words in enumerate(table.head):
        sheet.write_string(3, column, words, styles["head"])
        longest = max((len(row[column]) for row in table.rows), default=0)
        sheet.set_column(column, column, WIDE if longest > NARROW * 2 else NARROW)
    for line, row in enumerate(table.rows, start=4):
        for column, words in enumerate(row):
            sheet.write_string(line, column, words, styles["cell"])
    sheet.freeze_panes(4, 1)
    sheet.autofilter(3, 0, 3 + len(table.rows), len(table.head) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(3)
    sheet.set_header(f"&L{marking}&R{table.title}")
    sheet.set_footer("&CPage &P of &N")
