"""Whether a relaxation opens packages within the humanitarian and legal floor, or only ones below it."""

from __future__ import annotations

from collections.abc import Sequence

from holdfast.settlement.deadlock.checking import Checker, is_conflict
from holdfast.settlement.deadlock.items import Item, members
from holdfast.settlement.deadlock.walk import Opening, Oracle, shrink
from holdfast.settlement.evaluate import below_floor, codes_of
from holdfast.settlement.problem import Floor
from holdfast.settlement.reading import Reading
from holdfast.solving.watch import Watch


class FloorTest:
    """Asks, with every option below the floor forbidden, whether the rest can still hold; remembers why it cannot."""

    def __init__(self, oracle: Oracle, reading: Reading, asked: Sequence[Item], count: int, checker: Checker) -> None:
        self.unverified = 0
        """How many relaxations are left out because the answer could not be verified."""
        self._oracle, self._reading, self._asked, self._checker = oracle, reading, asked, checker
        self._count = count
        self._known: list[int] = []

    def test(self, opening: Opening, watch: Watch) -> tuple[Opening, tuple[Floor, ...]] | None:
        """The relaxation, with a package within the floor or with the options of which every package picks one.

        Nothing where that could not be found out or verified.
        """
        if not self._reading.problem.floor:
            return opening, ()
        wanted = (1 << len(self._asked)) - 1 & ~opening.items
        known = next((core for core in self._known if not core & ~wanted), None)
        if known is not None:
            return opening, self._entries(known)
        answer = self._oracle.decide(wanted, watch)
        if answer is None:
            return None
        if answer.package is not None:
            return self._within(Opening(opening.items, answer.package))
        clash = shrink(self._oracle, answer.core, watch)
        if clash is None:
            return None
        if not is_conflict(clash, self._reading, self._asked, self._checker, watch):
            self.unverified += not watch.is_over
            return None
        self._known.append(clash.items)
        return opening, self._entries(clash.items)

    def _within(self, opening: Opening) -> tuple[Opening, tuple[Floor, ...]] | None:
        problem = self._reading.problem
        if below_floor(problem, codes_of([opening.package], problem))[0]:
            self.unverified += 1
            return None
        return opening, ()

    def _entries(self, core: int) -> tuple[Floor, ...]:
        return tuple(self._reading.problem.floor[bit - self._count] for bit in members(core) if bit >= self._count)
