"""Why no order is safe: at which step, and for whom, every order breaks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from holdfast.roadmap.evaluate import acting_margins, margins
from holdfast.roadmap.problem import TOLERANCE
from holdfast.roadmap.reading import Floats, Reading
from holdfast.roadmap.search.result import Safest
from holdfast.roadmap.search.subsets import lattice_of
from holdfast.solving.watch import Watch

LISTED = 120_000
"""Sets of done steps up to which all orders are looked at."""


@dataclass(frozen=True, slots=True)
class Break:
    """A point at which somebody gains by stopping."""

    step: str
    """The step about to be done or just done; empty before the first."""
    party: str
    when: str
    """``before`` the step, ``after`` it, or at the ``start``."""

    def as_json(self) -> dict[str, str]:
        """The point as JSON."""
        return {"step": self.step, "party": self.party, "when": self.when}


@dataclass(frozen=True, slots=True)
class Why:
    """Where the best order breaks, and the points of which every order meets one."""

    in_best: tuple[Break, ...]
    every: tuple[Break, ...]
    """Every order meets at least one of these; empty where the orders were too many to look at."""

    def as_json(self) -> dict[str, Any]:
        """The reasons as JSON."""
        return {"in_best": [one.as_json() for one in self.in_best], "every": [one.as_json() for one in self.every]}


def why(reading: Reading, best: Safest, *, watch: Watch) -> Why:
    """Where orders break, at one reading of the ranges."""
    return Why(_of_order(reading, best.order), _of_all(reading, watch))


def _of_order(reading: Reading, order: tuple[int, ...]) -> tuple[Break, ...]:
    steps = reading.problem.steps
    found = [Break("", party, "start") for party in _below(reading, margins(reading, 0))]
    done = 0
    for position in order:
        found += [Break(steps[position].id, party, "before")
                  for party in _below(reading, acting_margins(reading, done, (position,)))]
        done |= 1 << position
        found += [Break(steps[position].id, party, "after") for party in _below(reading, margins(reading, done))]
    return tuple(dict.fromkeys(found))


def _below(reading: Reading, values: Floats) -> list[str]:
    parties = reading.problem.parties
    low = values < -TOLERANCE  # what is not a number is not below
    return list(dict.fromkeys(parties[number] for (_, number), is_low in zip(reading.rows, low, strict=True) if is_low))


def _of_all(reading: Reading, watch: Watch) -> tuple[Break, ...]:
    """The points at which the safe part of the lattice ends, from its back or its front: the side with fewer points."""
    lattice = lattice_of(reading, most=LISTED, watch=watch)
    if lattice is None:
        return ()
    ahead, behind = _frontier(reading, backward=False), _frontier(reading, backward=True)
    return min((ahead, behind), key=len)


def _frontier(reading: Reading, *, backward: bool) -> tuple[Break, ...]:
    """What keeps safe ways from the one end from going on: every order passes one of these points."""
    full = (1 << len(reading.before)) - 1
    start = full if backward else 0
    below = _below(reading, margins(reading, start))
    if below:
        step = reading.problem.steps
        last = step[-1].id if len(step) == 1 else ""
        when = "after" if backward and last else "start"
        return tuple(Break(last if backward else "", party, when) for party in below)
    seen, left, found = {start}, [start], dict[Break, None]()
    while left:
        mask = left.pop()
        for position in range(len(reading.before)):
            other = mask ^ 1 << position
            inside = mask >> position & 1
            if bool(inside) != backward or not _allowed(reading, mask, other, position, backward=backward):
                continue
            breaks = _between(reading, other if backward else mask, position)
            if breaks:
                found.update(dict.fromkeys(breaks))
            elif other not in seen:
                seen.add(other)
                left.append(other)
    return tuple(found)


def _allowed(reading: Reading, mask: int, other: int, position: int, *, backward: bool) -> bool:
    if not backward:
        return not reading.before[position] & ~mask
    return not any(other >> later & 1 and before >> position & 1 for later, before in enumerate(reading.before))


def _between(reading: Reading, done: int, position: int) -> list[Break]:
    id = reading.problem.steps[position].id
    found = [Break(id, party, "before") for party in _below(reading, margins(reading, done))]
    found += [Break(id, party, "before") for party in _below(reading, acting_margins(reading, done, (position,)))]
    found += [Break(id, party, "after") for party in _below(reading, margins(reading, done | 1 << position))]
    return list(dict.fromkeys(found))
