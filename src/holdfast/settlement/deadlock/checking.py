"""Whether what was found is right, by other means than those that found it: plain evaluation and a second engine."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from holdfast.document.conditions.ground import All, join
from holdfast.document.conditions.search import satisfiable
from holdfast.settlement.deadlock.items import Item, Logical, everything, kept, members
from holdfast.settlement.deadlock.program import some_package
from holdfast.settlement.deadlock.walk import Clash, Opening
from holdfast.settlement.evaluate import codes_of
from holdfast.settlement.reading import Reading
from holdfast.solving.watch import Watch

Checker = Callable[[Reading, Sequence[Item], Watch], bool | None]
"""Says whether some package keeps all the items; nothing where it cannot tell."""

SEARCHED = 16
"""Up to so many formulas the exact search is quick; above, nothing bounds its branches and the program is asked."""


def can_hold(reading: Reading, items: Sequence[Item], watch: Watch) -> bool | None:
    """Whether some package keeps all the items: by exact search over formulas, else by a mixed-integer program."""
    formulas = [item.formula for item in items if isinstance(item, Logical)]
    if len(formulas) == len(items) <= SEARCHED:
        return satisfiable(join(All, formulas), everything(reading.problem))
    return some_package(reading, items, watch)


def is_conflict(clash: Clash, reading: Reading, items: Sequence[Item], checker: Checker, watch: Watch) -> bool:
    """Whether no package keeps all its members, and each member's package keeps the others."""
    inside = list(members(clash.items))
    if not inside or set(inside) != set(clash.without):
        return False
    codes = codes_of([clash.without[bit] for bit in inside], reading.problem)
    for bit in inside:
        keeps = kept(items[bit], codes, reading)
        if not all(keeps[column] for column, left_out in enumerate(inside) if left_out != bit):
            return False
    return checker(reading, [items[bit] for bit in inside], watch) is False


def are_relaxations(openings: Sequence[Opening], clashes: Sequence[int], reading: Reading, items: Sequence[Item], *,
                    checker: Checker, watch: Watch) -> list[bool | None]:
    """For each whether its package keeps everything else, and no member can be kept as well; nothing if out of time.

    The latter follows where a verified conflict meets the relaxation in that member alone; else the checker is asked.
    """
    meeting = [[clash for clash in clashes if clash >> bit & 1] for bit in range(len(items))]
    codes = codes_of([opening.package for opening in openings], reading.problem)
    broken = [0] * len(openings)
    for bit, item in enumerate(items):
        for column in (~kept(item, codes, reading)).nonzero()[0].tolist():
            broken[column] |= 1 << bit
    whole = (1 << len(items)) - 1

    def is_needed(bit: int, opening: int) -> bool:
        if any(clash & opening == 1 << bit for clash in meeting[bit]):
            return True
        rest = [items[other] for other in members(whole & ~opening | 1 << bit)]
        return checker(reading, rest, watch) is False

    def is_right(opening: int, breaks: int) -> bool | None:
        right = bool(opening) and not breaks & ~opening and all(is_needed(bit, opening) for bit in members(opening))
        return right or (None if watch.is_over else False)

    return [is_right(opening.items, breaks) for opening, breaks in zip(openings, broken, strict=True)]
