"""A comparison as Markdown: one section and one table for each question."""

from __future__ import annotations

from holdfast.assess.comparison import Comparison
from holdfast.brief.comparison.tables import Table, tables


def comparison_markdown(comparison: Comparison) -> str:
    """The comparison as headings and tables."""
    over = f" over {comparison.case_title}" if comparison.case else ""
    parts = [f"# {len(comparison.texts)} texts{over}", ""]
    parts += [f"As of {comparison.as_of}.", ""] if comparison.as_of else []
    for table in tables(comparison):
        parts += [f"## {table.title}", "", table.note, "", *_table(table), ""]
    return "\n".join(parts).rstrip() + "\n"


def _table(table: Table) -> list[str]:
    return [_row(table.head), "|" + "---|" * len(table.head), *(_row(row) for row in table.rows)]


def _row(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(_cell(cell) for cell in cells) + " |"


def _cell(words: str) -> str:
    plain = " ".join(words.split())
    return plain.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;").replace("[", "\\[")
