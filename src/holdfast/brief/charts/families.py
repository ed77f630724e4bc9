"""The chart of findings by family of rules: how many of each kind, which is no measure of quality."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from holdfast.brief.charts.theme import NARROW, SMALL, TONES, Spec, framed, lines, spot, words

ROW, LABEL = 22.0, 190.0
KINDS: Mapping[str, tuple[str, bool, list[int]]] = {
    "error": ("red", True, []), "warning": ("amber", True, []), "review": ("blue", False, []),
    "open": ("grey", False, [3, 2]), "note": ("soft", False, [1, 2]),
}
"""Tone of each kind, whether it is filled, and how its edge is dashed: no kind depends on its colour alone."""


@dataclass(frozen=True, slots=True)
class FamilyCounts:
    """How many findings of each kind one family has."""

    name: str
    counts: Mapping[str, int]


def families_chart(rows: Sequence[FamilyCounts], *, most: int) -> Spec:
    """The chart for one text; ``most`` is the greatest number of findings of a family in any text beside it."""
    width, height = NARROW, ROW * max(len(rows), 1)
    where = spot(width, height)
    scale = (width - LABEL - 4) / max(most, 1)
    names, segments = [], []
    for n, row in enumerate(rows):
        names.append({"x": 0, "y": n * ROW + ROW / 2, "words": row.name})
        x = LABEL
        for kind in KINDS:
            count = row.counts.get(kind, 0)
            if count:
                end = x + count * scale
                segments.append({"kind": kind, "x": x + 1, "x2": end - 1, "y": n * ROW + 4, "y2": (n + 1) * ROW - 4,
                                 "middle": (x + end) / 2, "words": str(count)})
                x = end
    layers = [words(names, where, size=SMALL + 1),
              lines([{"x": LABEL, "x2": LABEL, "y": 0, "y2": height}], spot(width, height, x2=True, y2=True),
                    tone="soft")]
    for kind in KINDS:
        layers += _kind([value for value in segments if value["kind"] == kind], kind, width, height)
    return framed(layers, width=width, height=height)


def _kind(values: list[Spec], kind: str, width: float, height: float) -> list[Spec]:
    if not values:
        return []
    tone, filled, dash = KINDS[kind]
    bars: Spec = {
        "data": {"values": values},
        "mark": {"type": "rect", "fill": TONES[tone] if filled else None, "stroke": TONES[tone], "strokeWidth": 1.2,
                 **({"strokeDash": dash} if dash else {})},
        "encoding": spot(width, height, x2=True, y2=True),
    }
    counts = [{"x": value["middle"], "y": (value["y"] + value["y2"]) / 2 + 0.5, "words": value["words"]}
              for value in values if value["x2"] - value["x"] > 7 * len(value["words"])]
    return [bars, words(counts, spot(width, height), tone="paper" if filled else tone, size=10, align="center",
                        fontWeight="bold")]
