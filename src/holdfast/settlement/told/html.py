"""Pieces of HTML for notebooks: everything that comes from a document is escaped, and nothing is loaded or run."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape


def heading(text: str) -> str:
    """A heading over a part."""
    return f"<h4>{escape(text)}</h4>"


def sentence(text: str) -> str:
    """A paragraph."""
    return f"<p>{escape(text)}</p>"


def items(lines: Iterable[str]) -> str:
    """A list of sentences, or nothing where there are none."""
    inner = "".join(f"<li>{escape(line)}</li>" for line in lines)
    return f"<ul>{inner}</ul>" if inner else ""


def table(head: Sequence[str], rows: Iterable[Sequence[str]], *, caption: str = "") -> str:
    """A table, or nothing where it has no rows; a cell with several lines shows them below each other."""
    body = "".join(f"<tr>{''.join(f'<td>{_cell(cell)}</td>' for cell in row)}</tr>" for row in rows)
    if not body:
        return ""
    said = f"<caption>{escape(caption)}</caption>" if caption else ""
    top = "".join(f'<th scope="col">{escape(name)}</th>' for name in head)
    return f"<table>{said}<thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>"


def whole(parts: Iterable[str]) -> str:
    """All parts that hold anything, as one piece."""
    return f"<div>{''.join(part for part in parts if part)}</div>"


def _cell(text: str) -> str:
    return escape(text).replace("\n", "<br>")
