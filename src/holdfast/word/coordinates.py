"""Zones read back from the table of coordinates that print wrote; a table of anybody else is no such thing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from holdfast.word.identity import Mark, Printed
from holdfast.word.paragraphs import Paragraph, Table

CLOSED = "Polygon"
_DEGREES = re.compile(r"\s*(?P<figure>\d{1,3}(?:\.\d{1,9})?)\s*°\s*(?P<side>[NSEW])\s*")
_COLUMNS = 5
_DECIMALS = 5


def degrees(value: float, letters: str) -> str:
    """Degrees with a letter for their side, five digits after the point or as many more as the value has."""
    whole, _, rest = f"{abs(value):.9f}".partition(".")
    return f"{whole}.{rest[:_DECIMALS]}{rest[_DECIMALS:].rstrip('0')}°\u00a0{letters[0] if value >= 0 else letters[1]}"


def zones_in(table: Table, printed: Printed) -> Mapping[str, Mapping[str, Any]]:
    """Id of a zone → its name, kind, geometry and datum, as far as the table says all of a geometry."""
    found: dict[str, Mapping[str, Any]] = {}
    for mark, rows in _by_zone(table, printed):
        points = [point for row in rows if (point := _point(row)) is not None]
        if len(points) != len(rows) or not points:
            continue
        zone: dict[str, Any] = {"name": _words(rows[0][0]), "kind": mark.kind,
                                "geometry": {"type": mark.figure, "coordinates": _shape(points, mark.figure)}}
        if mark.option:
            zone["datum"] = mark.option
        found[mark.id] = zone
    return found


def _by_zone(table: Table, printed: Printed) -> Iterator[tuple[Mark, list[tuple[tuple[Paragraph, ...], ...]]]]:
    """The rows of each zone, which begin where its mark stands."""
    held: tuple[Mark, list[tuple[tuple[Paragraph, ...], ...]]] | None = None
    for row in table.rows[1:]:
        names = [name for paragraph in row[0] for name in paragraph.marks] if len(row) == _COLUMNS else []
        mark = next((printed.marks[name] for name in names if name in printed.marks), None)
        if mark is not None and mark.family == "zones":
            if held is not None:
                yield held
            held = mark, [row]
        elif held is not None:
            held[1].append(row)
    if held is not None:
        yield held


def _point(row: tuple[tuple[Paragraph, ...], ...]) -> list[str] | None:
    """Longitude and latitude as written, so that no digit is lost; nothing where one of them is none."""
    if len(row) != _COLUMNS:
        return None
    found = [_DEGREES.fullmatch(_words(row[n])) for n in (3, 2)]
    return [_signed(one["figure"], one["side"]) for one in found if one] if all(found) else None


def _signed(figure: str, side: str) -> str:
    plain = figure.rstrip("0").rstrip(".") if "." in figure else figure
    return f"-{plain}" if side in "SW" and plain != "0" else plain


def _shape(points: list[list[str]], kind: str) -> Any:
    if kind == "Point":
        return points[0]
    return [[*points, points[0]]] if kind == CLOSED else points


def _words(cell: tuple[Paragraph, ...]) -> str:
    return " ".join(" ".join(paragraph.text for paragraph in cell).split())
