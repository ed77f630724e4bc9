"""The chart of gains over no deal: one lane per party, a bar from the least to the greatest, and words at each lane."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from holdfast.brief.charts.scale import GainBar, Scale, axis, bars
from holdfast.brief.charts.theme import NARROW, SMALL, Spec, framed, lines, spot, words

HEAD, ROW, BARE = 20.0, 66.0, 44.0
"""Height of the head, of a lane with a bar, and of one without."""


@dataclass(frozen=True, slots=True)
class Lane:
    """One party: its name, what is said at its lane, and its range; no range where none is known."""

    name: str
    said: str
    range: tuple[float, float] | None
    look: str = ""
    """``every``, ``some`` or ``none``: in which cases it has no less than without a deal."""


def gains_chart(lanes: Sequence[Lane], *, scale: Scale, zero: str, ticks: Mapping[float, str]) -> Spec:
    """The chart of some lanes in the order given, on a scale that others may share."""
    width, height = NARROW, HEAD + sum(ROW if lane.range else BARE for lane in lanes)
    where = spot(width, height)
    names, said, rules, found = [], [], [], []
    top = HEAD
    for lane in lanes:
        rules.append({"x": 0, "x2": width, "y": top})
        names.append({"x": 0, "y": top + 13, "words": lane.name})
        said.append({"x": 0, "y": top + (54 if lane.range else 31), "words": lane.said})
        if lane.range:
            found.append(GainBar(*lane.range, lane.look, top + 26, top + 41))
        top += ROW if lane.range else BARE
    under, over = axis(scale, 0, width, [(bar.top - 4, bar.bottom + 4) for bar in found], size=(width, height),
                       zero=zero, said=ticks) if found else ([], [])
    return framed([
        *under, lines(rules, spot(width, height, x2=True)), words(names, where, fontWeight="bold"),
        words(said, where, tone="soft", size=SMALL), *bars(found, scale, 0, width, size=(width, height)), *over,
    ], width=width, height=height)
