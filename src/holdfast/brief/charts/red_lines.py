"""The chart of red lines: one mark per line, by party; its shape says crossed, open or kept, its size how firm."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from holdfast.brief.charts.theme import NARROW, SMALL, TONES, Spec, framed, lines, spot, words

ROW, FIRST, GAP = 43.0, 11.0, 34.0
SHAPES = {
    "crossed": "M-0.8,-0.8L0.8,0.8M-0.8,0.8L0.8,-0.8",
    "open": "M0,-0.85A0.85,0.85,0,1,1,0,0.85A0.85,0.85,0,1,1,0,-0.85",
    "kept": "M-0.9,0.05L-0.3,0.75L0.9,-0.75",
}
"""Shape of each verdict, drawn as a line from -1 to 1."""
COLOURS = {"crossed": TONES["red"], "open": TONES["grey"], "kept": TONES["green"]}


@dataclass(frozen=True, slots=True)
class PartyLines:
    """The red lines of one party beside one text."""

    name: str
    verdicts: tuple[tuple[str, bool], ...]
    """Verdict of each line, and whether the line is firm."""
    counted: str
    """How many are crossed, open and kept, in words, for those who do not see the chart."""


def red_lines_chart(rows: Sequence[PartyLines], *, most: int) -> Spec:
    """The chart for one text; ``most`` is the greatest number of lines of a party in any text beside it."""
    width, height = NARROW, ROW * len(rows)
    where = spot(width, height)
    step = min(19.0, (width - 20 - len(SHAPES) * GAP) / max(most, 1))
    marks, names, counts, rules = [], [], [], []
    for n, row in enumerate(rows):
        top = n * ROW
        names.append({"x": 0, "y": top + FIRST, "words": row.name})
        rules.append({"x": 0, "x2": width, "y": top + ROW - 2})
        placed, numbers = _marks(row, top + FIRST + 18, step)
        marks += placed
        counts += numbers
    drawn: Spec = {
        "data": {"values": marks},
        "mark": {"type": "point", "filled": False, "strokeCap": "round", "opacity": 1},
        "encoding": {
            **where,
            "shape": {"field": "verdict", "type": "nominal", "legend": None,
                      "scale": {"domain": list(SHAPES), "range": list(SHAPES.values())}},
            "stroke": {"field": "verdict", "type": "nominal", "legend": None,
                       "scale": {"domain": list(COLOURS), "range": list(COLOURS.values())}},
            "size": {"field": "size", "type": "quantitative", "scale": None, "legend": None},
            "strokeWidth": {"field": "width", "type": "quantitative", "scale": None, "legend": None},
        },
    }
    ends = spot(width, height, x2=True)
    return framed([
        lines(rules[:-1], ends), words(names, where, fontWeight="bold"),
        words(counts, where, tone="soft", size=SMALL), drawn,
    ], width=width, height=height)


def _marks(row: PartyLines, y: float, step: float) -> tuple[list[Spec], list[Spec]]:
    """The marks of a party in groups by verdict, firm ones first, and the number after each group."""
    marks, numbers, x = [], [], 8.0
    for verdict in SHAPES:
        group = sorted((firm for found, firm in row.verdicts if found == verdict), reverse=True)
        for firm in group:
            size, width = (150, 2.8) if firm else (64, 1.6)
            marks.append({"x": x, "y": y, "verdict": verdict, "size": size, "width": width})
            x += step
        if group:
            numbers.append({"x": x - step + 11, "y": y + 0.5, "words": str(len(group))})
            x += GAP
    return marks, numbers
