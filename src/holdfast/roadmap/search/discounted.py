"""The safest order where what comes later counts for less.

What a set of done steps is worth then depends on the order of the rest. Backwards from the end, every set keeps the
ways to finish that are better than every other for some party (a Pareto frontier of values and least margins), and
drops those that already fall below the best order known.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from holdfast.roadmap.discounted import Later, least_discounted
from holdfast.roadmap.problem import TOLERANCE
from holdfast.roadmap.reading import Floats
from holdfast.roadmap.search.way import Way
from holdfast.solving.watch import Watch

MOST = 40_000
"""Ways to finish that are looked at or compared at most."""


@dataclass(frozen=True, slots=True)
class Discounted:
    """The safest order found with a discount, and whether none is safer."""

    order: tuple[int, ...]
    margin: float
    proven: bool


@dataclass(frozen=True, slots=True)
class _Finish:
    """One way to finish from a set of done steps."""

    ahead: Floats
    """What the rest is worth to each row."""
    least: float
    """Least margin from here on."""
    order: tuple[int, ...]


def safest_discounted(later: Later, known: tuple[int, ...], *, watch: Watch, most: int = MOST) -> Discounted:
    """The safest order of single steps with a discount; ``known`` is an order to begin from."""
    floor, way = least_discounted(later, known), Way(later.reading)
    end = _Finish(later.relationship.copy(), float((later.firm_at(way.full) + later.relationship).min(initial=np.inf)),
                  ())
    level, looked = {way.full: [end]}, 0
    for _ in known:
        fewer: dict[int, list[_Finish]] = {}
        for done, finishes in level.items():
            for position, before in way.steps(done, backward=True):
                held, base = fewer.setdefault(before, []), later.before(before, position)
                for finish in finishes:
                    looked += 1 + len(held)
                    _keep(held, _extended(later, finish, base, position), floor)
            if looked > most or watch.is_over:
                return Discounted(known, floor, proven=False)
        level = fewer
    best = max(level.get(0, ()), key=lambda finish: finish.least, default=None)
    if best is None or best.least <= floor + TOLERANCE:
        return Discounted(known, floor, proven=True)
    return Discounted(best.order, best.least, proven=True)


def _extended(later: Later, finish: _Finish, base: Floats, position: int) -> _Finish:
    ahead = later.kept[:, position] * (finish.ahead + later.coming[:, position])
    return _Finish(ahead, min(finish.least, float((base + ahead).min(initial=np.inf))), (position, *finish.order))


def _keep(held: list[_Finish], new: _Finish, floor: float) -> None:
    if new.least <= floor or any(_as_good(old, new) for old in held):
        return
    held[:] = [old for old in held if not _as_good(new, old)]
    held.append(new)


def _as_good(one: _Finish, other: _Finish) -> bool:
    return one.least >= other.least and bool((one.ahead >= other.ahead - 1e-12).all())
