"""The map of what the documents themselves draw, with the table that says what each number is."""

from __future__ import annotations

import math
from collections.abc import Callable

from holdfast.brief.catalogue import Catalogue
from holdfast.brief.charts.drawing import drawn
from holdfast.brief.charts.place_map import ScaleBar, place_map
from holdfast.brief.figure import Cell, Figure
from holdfast.brief.naming import Names
from holdfast.brief.places import WIDTH, Placed, laid_out, placed
from holdfast.document.geometry import GeometryReader
from holdfast.document.printed import amount
from holdfast.document.times import TimePoint

Beside = Callable[[str], GeometryReader]
"""From the name of a document to a reader of the geometry files that lie beside it."""


def map_figure(names: Names, *, id: str, beside: Beside | None = None) -> Figure | None:
    """The map of a text and its case, or nothing where they draw nothing.

    Geometry files are read only through ``beside``.
    """
    documents, words = names.context.documents, names.words
    read = beside(documents.framework.name) if beside else None
    read_case = beside(documents.case.name) if beside and documents.case else None
    found = placed(names.context.framework, names.context.case, read, read_case)
    if not found:
        return None
    laid = laid_out(found)
    spec = place_map(laid.outlines, width=WIDTH, height=laid.height, bar=_scale_bar(laid.per_km, words),
                     north=words.say("map.north"))
    said = [f"{n} {_name(one, words)[0]}" for n, one in enumerate(found, start=1)]
    svg = drawn(spec, id=id, title=words.say("map.title"),
                description=words.say("map.described", names="; ".join(said)))
    columns = tuple(words.say(f"map.column.{name}")
                    for name in ("number", "name", "kind", "as-of", "datum", "accuracy", "held-by"))
    rows = tuple(_row(n, one, names) for n, one in enumerate(found, start=1))
    return Figure(svg, words.say("map.note"), columns, rows, wide=True)


def _scale_bar(per_km: float, words: Catalogue) -> ScaleBar:
    """A round length of at most a quarter of the map."""
    most = WIDTH / 4 / per_km
    power = 10 ** math.floor(math.log10(most))
    km = max(step * power for step in (1, 2, 5) if step * power <= most)
    key, number = ("map.km", km) if km >= 1 else ("map.m", km * 1000)
    return ScaleBar(km * per_km, words.say(key, length=f"{number:g}"))


def _name(one: Placed, words: Catalogue) -> Cell:
    said, lang = words.own(getattr(one.element, "name", None))
    return (said, lang) if said else (one.id, "")


def _row(number: int, one: Placed, names: Names) -> tuple[Cell, ...]:
    words, element = names.words, one.element
    kind = getattr(element, "kind", None)
    key = f"place.{getattr(kind, 'value', kind)}" if one.address.startswith("zones.") else \
        f"place.{one.address.partition('.')[0]}"
    as_of = getattr(element, "as_of", None)
    accuracy = getattr(element, "accuracy", None)
    held = [*getattr(element, "held_by", ()), *filter(None, [getattr(element, "holder", None)])]
    unknown = words.say("map.not-stated")
    return (
        (str(number), ""), _name(one, words), (words.say(key), ""),
        (words.point(as_of) if isinstance(as_of, TimePoint) else unknown, ""),
        (getattr(element, "datum", None) or unknown, ""),
        (amount(accuracy) if accuracy is not None else unknown, ""),
        (names.parties(held) if held else unknown, ""),
    )
