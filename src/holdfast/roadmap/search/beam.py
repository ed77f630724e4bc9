"""A good order at once: beam search, which proves nothing."""

from __future__ import annotations

from holdfast.roadmap.search.way import Way
from holdfast.solving.watch import Watch

WIDTH = 60


def beam(way: Way, *, watch: Watch, width: int = WIDTH) -> tuple[int, ...]:
    """An order that keeps the precedence, the better of one built from the front and one from the back."""
    ahead, behind = _from(way, backward=False, width=width, watch=watch), _from(way, backward=True, width=width,
                                                                              watch=watch)
    return ahead[1] if ahead[0] >= behind[0] else behind[1]


def _from(way: Way, *, backward: bool, width: int, watch: Watch) -> tuple[float, tuple[int, ...]]:
    start = way.full if backward else 0
    held: list[tuple[float, float, int, tuple[int, ...]]] = [
        (float("inf") if backward else way.start, 0.0, start, ())]
    for _ in range(way.full.bit_count()):
        found: dict[int, tuple[float, float, int, tuple[int, ...]]] = {}
        for worth, _, mask, order in held:
            for position, other in way.steps(mask, backward=backward):
                value = way.value(other if backward else mask, position)
                entry = (min(worth, value), value, other, (*order, position))
                if other not in found or entry[:2] > found[other][:2]:
                    found[other] = entry
        kept = 1 if watch.is_over else width
        held = sorted(found.values(), key=lambda entry: entry[:2], reverse=True)[:kept]
    worth, _, _, order = held[0]
    return (min(worth, way.start), order[::-1]) if backward else (worth, order)
