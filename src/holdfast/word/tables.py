"""Tables: parallel languages become texts, what print made is left out, and any other table becomes an annex."""

from __future__ import annotations

import enum
from collections.abc import Iterator

from holdfast.word.draft import DraftAnnex
from holdfast.word.identity import GENERATED, GENERATED_TABLE, Printed
from holdfast.word.languages import parallel_columns
from holdfast.word.paragraphs import Paragraph, Table

ROWS_SHOWN = 400
"""Rows of a table that an annex keeps; the whole table stays in the document."""


class TableKind(enum.Enum):
    """What a table is."""

    GENERATED = "generated"
    LAID_OUT = "laid out"
    """Paragraphs that print placed side by side."""
    PARALLEL = "parallel"
    OTHER = "other"


def kind_of(table: Table, printed: Printed, *, name: str) -> tuple[TableKind, tuple[str, ...]]:
    """What a table is, with the languages of its columns; raises UnreadableSource for a language not known."""
    marks = list(table.marks)
    first = [mark for cell in table.rows[0] for paragraph in cell for mark in paragraph.marks] if table.rows else []
    own = any(mark.startswith(GENERATED_TABLE) for mark in first)
    if not own and any(mark in printed.marks for mark in marks):
        return TableKind.LAID_OUT, printed.languages
    if any(mark.startswith(GENERATED) for mark in marks):
        return TableKind.GENERATED, ()
    if table.rows:
        languages = parallel_columns([_words(cell) for cell in table.rows[0]], name=name)
        if languages is not None:
            return TableKind.PARALLEL, languages
    return TableKind.OTHER, ()


def columns(row: tuple[tuple[Paragraph, ...], ...], languages: tuple[str, ...]) -> dict[str, tuple[Paragraph, ...]]:
    """The cells of a row by the language of their column."""
    return dict(zip(languages, row, strict=False))


def annex_of(table: Table, *, title: str) -> DraftAnnex:
    """A table as an annex: one line for each row."""
    lines = [" | ".join(_words(cell) for cell in row) for row in table.rows[:ROWS_SHOWN]]
    if len(table.rows) > ROWS_SHOWN:
        lines.append(f"… and {len(table.rows) - ROWS_SHOWN:,} more rows in the document")
    return DraftAnnex(title, tuple(line for line in lines if line.strip(" |")))


def is_empty(table: Table) -> bool:
    """Whether a table holds no words."""
    return not any(True for _ in _filled(table))


def _filled(table: Table) -> Iterator[str]:
    return (words for row in table.rows for cell in row if (words := _words(cell)))


def _words(cell: tuple[Paragraph, ...]) -> str:
    return " ".join(" ".join(paragraph.text for paragraph in cell).split())
