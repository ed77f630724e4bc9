"""What a timetable means for every party at every moment: the plain definitions.

At any moment a step counts for a party if it is done, or if it is under way and somebody else performs it: that party
could keep its own back and would still receive the others'. Margins are looked at just before and just after every
beginning and end, and at the start. One step at a time gives the margins of an order.

While a party's own steps are under way its margin is less by their doubt. It is exposed by what is done and by its own
steps under way. Every faster way must agree with this module.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from holdfast.roadmap.evaluate import margins, mask_of
from holdfast.roadmap.problem import Problem
from holdfast.roadmap.reading import Reading


def looks(begins: Sequence[float], ends: Sequence[float]) -> list[tuple[frozenset[int], frozenset[int]]]:
    """The steps done and those under way, at the start and after every change; at one moment ends come first.

    A step that takes no time is begun and then done, after all that end or begin before it.
    """
    moments = sorted({*begins, *ends})
    found: list[tuple[frozenset[int], frozenset[int]]] = [(frozenset(), frozenset())]
    done: frozenset[int] = frozenset()
    under_way: frozenset[int] = frozenset()
    for now in moments:
        ended = frozenset(step for step in under_way if ends[step] == now)
        done, under_way = done | ended, under_way - ended
        found.append((done, under_way))
        begun = frozenset(step for step, begin in enumerate(begins) if begin == now)
        under_way = under_way | begun
        found.append((done, under_way))
        at_once = frozenset(step for step in begun if ends[step] == now)
        done, under_way = done | at_once, under_way - at_once
        found.append((done, under_way))
    return found


def least_margin_of(reading: Reading, begins: Sequence[float], ends: Sequence[float]) -> float:
    """The least margin of any row at any moment of a timetable; infinite where nobody could walk away."""
    least = float("inf")
    for done, under_way in looks(begins, ends):
        for row in range(len(reading.rows)):
            own = [step for step in under_way if reading.acts[row, step]]
            counted = mask_of(done | (under_way - set(own)))
            found = margins(reading, counted)[row] - sum(reading.doubt[row, step] for step in own)
            least = min(least, float(found))
    return least


def greatest_exposure_of(reading: Reading, begins: Sequence[float], ends: Sequence[float]) -> float:
    """The greatest loss of any row if the others stopped: what is done, and its own steps under way."""
    greatest = 0.0
    for done, under_way in looks(begins, ends):
        for row in range(len(reading.rows)):
            own = [step for step in (*done, *under_way) if step in done or reading.acts[row, step]]
            greatest = max(greatest, float(sum(reading.given[row, step] for step in own)))
    return greatest


def breaks(problem: Problem, begins: Sequence[int], ends: Sequence[int], *, together: int | None = None) -> list[str]:
    """What a timetable breaks of waits, windows, closed days and resources, a sentence each; none where it is right."""
    found = []
    positions = problem.positions
    for step, begin, end in zip(problem.steps, begins, ends, strict=True):
        found += [f"{step.id} begins before {earlier} is done" for earlier in step.after
                  if ends[positions[earlier]] + step.waits.get(earlier, 0.0) > begin + 1e-9]
        if begin < step.earliest - 1e-9:
            found.append(f"{step.id} begins before its first day")
        if step.latest is not None and end > step.latest + 1e-9:
            found.append(f"{step.id} ends after its deadline")
        worked = begin + int(np.ceil(step.days.high - 1e-9))
        if any(begin < period.last and max(worked, begin + 1) > period.first for period in step.closed):
            found.append(f"{step.id} is under way on closed days")
    for day in sorted(set(begins)):
        way = [number for number in range(len(begins)) if begins[number] <= day < ends[number]]
        if together is not None and len(way) > together:
            found.append(f"more than {together} steps are under way on day {day}")
        for name, room in problem.capacities.items():
            if sum(problem.steps[number].uses.get(name, 0.0) for number in way) > room + 1e-9:
                found.append(f"there is not enough {name} on day {day}")
    return found
