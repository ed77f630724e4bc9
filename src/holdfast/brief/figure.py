"""A figure of the page: a drawing, and the same facts as a table that everybody can read."""

from __future__ import annotations

from dataclasses import dataclass

Cell = tuple[str, str]
"""Words and the language they are in."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing with its caption and its table; a wide one scrolls on a narrow screen."""

    svg: str
    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    wide: bool = False
