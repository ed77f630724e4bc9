"""A deadlock explained: everything that cannot hold together, and everything whose loss would let the rest hold."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext

from holdfast.settlement.deadlock.checking import Checker, are_relaxations, can_hold, is_conflict
from holdfast.settlement.deadlock.floor import FloorTest
from holdfast.settlement.deadlock.items import Item, Logical, floor_items, items_of, members
from holdfast.settlement.deadlock.listing import listed
from holdfast.settlement.deadlock.relaxation import Opened, arranged
from holdfast.settlement.deadlock.result import Conflict, Deadlock
from holdfast.settlement.deadlock.solver import Solving
from holdfast.settlement.deadlock.walk import Clash, Opening, Oracle, Walk
from holdfast.settlement.problem import Floor
from holdfast.settlement.reading import Reading
from holdfast.solving.watch import Watch

LISTED = 2_000_000
"""Up to so many packages are gone through one by one where reserves count; that takes some seconds at most."""

SEARCHING = 0.9
"""Share of the time for finding; the rest verifies what was found last."""

OUT_OF_TIME = "the time was up before all were found"
UNVERIFIED = "{count} could not be verified by a second method and are left out"


def explain(reading: Reading, *, reserves: bool = True, watch: Watch | None = None, budget_s: float | None = 60.0,
            checker: Checker = can_hold, list_up_to: int = LISTED) -> Deadlock:
    """All minimal conflicts and relaxations of one reading, each verified; what is missing is said.

    Without reserves, only red lines and exclusions count, and nothing in the result rests on any stake.

    Args:
        reading: What packages are worth, and what they may not do.
        reserves: Whether the demand to be no worse off than without a deal, and approval at home, count as well.
        watch: Whom to tell, and when to stop.
        budget_s: Seconds after which to stop.
        checker: The second method that verifies conflicts.
        list_up_to: Spaces of up to so many packages are gone through one by one where reserves count.
    """
    watch = (watch or Watch()).for_at_most(budget_s)
    items = items_of(reading, reserves=reserves)
    asked = (*items, *floor_items(reading.problem))
    with _oracle(reading, asked, watch, list_up_to) as oracle:
        if oracle is None:
            return Deadlock((), (), complete=False, reason=OUT_OF_TIME, reserves=reserves)
        return _Explaining(reading, items, asked, checker, watch).of(oracle, reserves=reserves)


def _oracle(reading: Reading, asked: Sequence[Item], watch: Watch,
            list_up_to: int) -> AbstractContextManager[Oracle | None]:
    if reading.problem.packages > list_up_to or all(isinstance(item, Logical) for item in asked):
        return Solving(reading, asked)
    return nullcontext(listed(reading, asked, watch))


class _Explaining:
    """One run: what was found so far, and what could not be verified."""

    def __init__(self, reading: Reading, items: Sequence[Item], asked: Sequence[Item], checker: Checker,
                 watch: Watch) -> None:
        self._reading, self._items, self._asked = reading, items, asked
        self._checker, self._watch = checker, watch
        self._search = watch.for_at_most(None if watch.left is None else SEARCHING * watch.left)
        self._unverified = 0
        self._cut = False
        self._clashes: list[int] = []

    def of(self, oracle: Oracle, *, reserves: bool) -> Deadlock:
        walk = Walk(oracle, len(self._items), self._search)
        floor = FloorTest(oracle, self._reading, self._asked, len(self._items), self._checker)
        openings: list[tuple[Opening, tuple[Floor, ...]]] = []
        for found in walk:
            if isinstance(found, Clash):
                self._take(found)
            elif (tested := floor.test(found, self._search)) is not None:
                openings.append(tested)
            else:
                self._cut = self._cut or self._search.is_over
            self._tell(len(openings))
        opened = self._verified(openings)
        reasons = [OUT_OF_TIME] if self._cut or not walk.complete else []
        missing = self._unverified + floor.unverified
        reasons += [UNVERIFIED.format(count=missing)] if missing else []
        conflicts = (Conflict(self._ids(clash)) for clash in self._clashes)
        return Deadlock(
            conflicts=tuple(sorted(conflicts, key=lambda conflict: (len(conflict.items), conflict.items))),
            relaxations=arranged(opened, self._reading.problem),
            complete=not reasons,
            reason="; ".join(reasons),
            reserves=reserves,
        )

    def _take(self, clash: Clash) -> None:
        if is_conflict(clash, self._reading, self._items, self._checker, self._watch):
            self._clashes.append(clash.items)
        else:
            self._unverified += not self._watch.is_over
            self._cut = self._cut or self._watch.is_over

    def _verified(self, openings: Sequence[tuple[Opening, tuple[Floor, ...]]]) -> list[Opened]:
        right = are_relaxations([opening for opening, _ in openings], self._clashes, self._reading, self._items,
                                checker=self._checker, watch=self._watch)
        self._unverified += right.count(False)
        self._cut = self._cut or None in right
        return [Opened(self._ids(opening.items), opening.package, below)
                for (opening, below), is_right in zip(openings, right, strict=True) if is_right]

    def _ids(self, items: int) -> tuple[str, ...]:
        return tuple(sorted(self._items[bit].id for bit in members(items)))

    def _tell(self, openings: int) -> None:
        self._watch.tell(f"{len(self._clashes)} conflicts and {openings} relaxations", None)
