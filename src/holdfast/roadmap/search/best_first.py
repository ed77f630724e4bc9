"""The safest order of many steps: bottleneck best-first search from both ends, exact where it arrives in time.

A set of done steps is worth the least value of the best way to it found so far. The greatest worth that is still to
be looked at, on either side, bounds every order from above: so worths are cut off at that bound, and among equals the
search goes deep. The tight places of a roadmap lie at its ends (the last giver has nothing left to gain), so that the
bound is usually met after a few sets, and the first way through is then proven to be the best.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable

from holdfast.roadmap.problem import TOLERANCE
from holdfast.roadmap.reading import Reading
from holdfast.roadmap.search.beam import beam
from holdfast.roadmap.search.result import Safest
from holdfast.roadmap.search.way import Way
from holdfast.solving.watch import Watch

TURN = 256
"""Sets looked at from one end before the other takes its turn."""


class _End:
    """A search from one end."""

    def __init__(self, way: Way, *, backward: bool) -> None:
        self.way, self.backward = way, backward
        start, self.goal = (way.full, 0) if backward else (0, way.full)
        # The value of standing at the start is part of every way; from the back it is looked at on arrival.
        first = float("inf") if backward else way.start
        self.worth: dict[int, float] = {start: first}
        self.came: dict[int, int] = {}
        self.closed: set[int] = set()
        self.cap = float("inf")
        self._heap: list[tuple[float, int, float, int, float]] = [(-first, 0, 0.0, start, first)]

    @property
    def top(self) -> float:
        """No way that is still to be looked at from here is worth more."""
        while self._heap and self._is_stale(self._heap[0]):
            heapq.heappop(self._heap)
        return -self._heap[0][0] if self._heap else -float("inf")

    def _is_stale(self, entry: tuple[float, int, float, int, float]) -> bool:
        """Whether the set has been looked at, or has been put in again with more worth (before cutting off)."""
        return entry[3] in self.closed or entry[4] != self.worth[entry[3]]

    def cut(self, cap: float) -> None:
        """Cut worths off at a bound that the other end has proven."""
        if cap >= self.cap:
            return
        if self.top > cap:
            self._heap = [(-min(worth, cap), depth, slack, mask, worth)
                          for _, depth, slack, mask, worth in self._heap]
            heapq.heapify(self._heap)
        self.cap = cap

    def look(self, floor: float) -> int | None:
        """Look at the next set and what follows it; the goal once it is reached. Ways below ``floor`` are dropped."""
        if self.top == -float("inf"):
            return None
        _, depth, _, mask, _ = heapq.heappop(self._heap)
        self.closed.add(mask)
        if mask == self.goal:
            return mask
        for position, other in self.way.steps(mask, backward=self.backward):
            if other in self.closed:
                continue
            value = self.way.value(other if self.backward else mask, position)
            if self.backward and other == 0:
                value = min(value, self.way.start)
            worth = min(self.worth[mask], value)
            if worth < floor or worth == -float("inf") or worth <= self.worth.get(other, -float("inf")):
                continue
            self.worth[other], self.came[other] = worth, position
            heapq.heappush(self._heap, (-min(worth, self.cap), depth - 1, -value, other, worth))
        return None

    def order(self) -> list[int]:
        """The steps of the way to the goal, in the order in which they are done."""
        steps, mask = [], self.goal
        start = self.way.full if self.backward else 0
        while mask != start:
            steps.append(self.came[mask])
            mask ^= 1 << steps[-1]
        return steps if self.backward else steps[::-1]


def _search(way: Way, first: tuple[int, ...], *, limit: int, watch: Watch, what: str,
            turn: int) -> tuple[tuple[int, ...], float, int]:
    """The best order known, a bound that no order passes, and how many sets were looked at."""
    best, low = first, worth_of(way, first)
    ends = (_End(way, backward=True), _End(way, backward=False))
    looked = 0
    bound = min(end.top for end in ends)
    while looked < limit and not watch.is_over:
        for end in ends:
            for _ in range(turn):
                looked += 1
                if end.look(low - TOLERANCE) is not None:
                    reached = end.worth[end.goal]
                    if reached > low:
                        best, low = tuple(end.order()), reached
                    bound = min(bound, max(low, reached))
                    break
            bound = max(low, min(bound, end.top))
            if bound <= low + TOLERANCE:
                return best, low, looked
        for end in ends:
            end.cut(bound)
        watch.tell(what, min(1.0, looked / limit))
    return best, bound, looked


def _some_order(way: Way) -> tuple[int, ...]:
    """Any order that keeps the precedence."""
    order: list[int] = []
    done = 0
    while done != way.full:
        following = next(way.steps(done, backward=False), None)
        if following is None:
            raise ValueError("the steps wait for one another in a circle")
        position, done = following
        order.append(position)
    return tuple(order)


def worth_of(way: Way, order: Iterable[int]) -> float:
    """The least value of the steps of an order."""
    done, least = 0, way.start
    for position in order:
        least = min(least, way.value(done, position))
        done |= 1 << position
    return least


def by_best_first(reading: Reading, *, limit: int, watch: Watch, exposure: bool = True, turn: int = TURN) -> Safest:
    """The safest order found within so many sets, with what is proven of it.

    ``turn`` sets are looked at from one end before the other takes over. Raises ValueError where the steps wait for one
    another in a circle.
    """
    safety = Way(reading)
    order, bound, looked = _order_of(safety, _some_order(safety), limit=limit, watch=watch, what="looking for an order",
                                     turn=turn)
    margin = worth_of(safety, order)
    exposed = Way(reading, floor=margin - TOLERANCE)
    exposed_bound = -float("inf")
    if exposure and bound - margin <= TOLERANCE:
        order, least, more = _order_of(exposed, order, limit=limit, watch=watch, what="lowering the exposure",
                                       turn=turn)
        looked, exposed_bound = looked + more, -least
    greatest = -worth_of(exposed, order) + 0.0
    return Safest(tuple(order), margin, greatest, max(bound, margin), max(0.0, min(exposed_bound, greatest)),
                  "best-first", looked)


def _order_of(way: Way, first: tuple[int, ...], *, limit: int, watch: Watch, what: str,
              turn: int) -> tuple[tuple[int, ...], float, int]:
    """What the search comes to; where it proves nothing, the better of its order and that of a beam."""
    order, bound, looked = _search(way, first, limit=limit, watch=watch, what=what, turn=turn)
    if bound > worth_of(way, order) + TOLERANCE:
        order = max(order, beam(way, watch=watch), key=lambda one: worth_of(way, one))
    return order, bound, looked
