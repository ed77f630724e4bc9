"""The chart of one party beside several texts: a bar of gains for each, and how many of its firm lines it crosses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from holdfast.brief.charts.red_lines import SHAPES
from holdfast.brief.charts.scale import GainBar, Scale, axis, bars
from holdfast.brief.charts.theme import NARROW, SMALL, TONES, Spec, framed, lines, spot, words

HEAD, ROW, LETTER, COUNT = 20.0, 24.0, 22.0, 40.0


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One text beside one party."""

    letter: str
    range: tuple[float, float] | None
    look: str
    crossed: int
    """So many firm red lines of the party every completion crosses."""
    said: str = ""
    """What stands in the lane where there is no bar."""


def plans_chart(rows: Sequence[PlanRow], *, scale: Scale, zero: str, ticks: Mapping[float, str]) -> Spec:
    """The chart of some texts in the order given; nothing in it ranks them."""
    width, height = NARROW, HEAD + ROW * len(rows)
    left, right = LETTER, width - COUNT
    where = spot(width, height)
    letters, said, counts, crosses, rules, found = [], [], [], [], [], []
    for n, row in enumerate(rows):
        top = HEAD + n * ROW
        middle = top + ROW / 2
        letters.append({"x": 0, "y": middle, "words": row.letter})
        rules.append({"x": 0, "x2": width, "y": top})
        if row.range:
            found.append(GainBar(*row.range, row.look, top + 6, top + ROW - 6))
        elif row.said:
            said.append({"x": left, "y": middle, "words": row.said})
        if row.crossed:
            crosses.append({"x": width - 28, "y": middle})
            counts.append({"x": width - 16, "y": middle + 0.5, "words": str(row.crossed)})
    under, over = axis(scale, left, right, [(bar.top - 6, bar.bottom + 6) for bar in found], size=(width, height),
                       zero=zero, said=ticks) if found else ([], [])
    cross: Spec = {"data": {"values": crosses}, "encoding": where,
                   "mark": {"type": "point", "shape": SHAPES["crossed"], "filled": False, "size": 90,
                            "strokeWidth": 2.6, "stroke": TONES["red"], "strokeCap": "round", "opacity": 1}}
    return framed([
        *under, lines(rules, spot(width, height, x2=True)), words(letters, where, fontWeight="bold"),
        words(said, where, tone="soft", size=SMALL), *bars(found, scale, left, right, size=(width, height)), *over,
        *([cross, words(counts, where, size=SMALL)] if crosses else []),
    ], width=width, height=height)
