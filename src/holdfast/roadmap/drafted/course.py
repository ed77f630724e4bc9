"""The course of the draft: what each party would gain by stopping, and stands to lose, at every point of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from holdfast.document.clause import Reversible
from holdfast.roadmap.evaluate import Order, acting_margins, exposures, margins, mask_of
from holdfast.roadmap.problem import Problem
from holdfast.roadmap.reading import At, Floats, Reading, reading_of
from holdfast.roadmap.translated import Drafted, Translated

Range = tuple[float, float]
"""Least and greatest over the range of assumptions and the named futures."""


@dataclass(frozen=True, slots=True)
class Moment:
    """One point of the draft: the steps of a round are about to be performed at the same time."""

    round: int
    day: float | None
    """``None`` where the text gives these steps no time."""
    steps: tuple[str, ...]
    temptation: Mapping[str, Range]
    """By party: what it would gain by stopping now; 0 where carrying on is better."""
    exposure: Mapping[str, Range]
    """By party: what it stands to lose if the others stop now; the upper end takes what is unsaid as irreversible."""
    final: Mapping[str, int]
    """By performer: steps done before this that cannot be undone, or of which nobody says that they can."""


@dataclass(frozen=True, slots=True)
class Course:
    """The draft from its first step to its last."""

    moments: tuple[Moment, ...]
    untimed: tuple[str, ...]
    """Steps to which the text gives no time; they stand as early as what they wait for allows."""
    surplus: Mapping[str, float]
    """By party: what the whole plan brings it in the middle of the range, against which moments are classed."""


def course_of(translated: Translated) -> Course:
    """The course of the draft, its steps in the order in which the text has them begin."""
    problem = translated.problem
    order, days = _rounds(translated)
    readings = {at: reading_of(problem, at) for at in At}
    undone = reading_of(_reversible_where_unsaid(problem), At.BEST)
    done, moments = 0, []
    final: dict[str, int] = {}
    for number, together in enumerate(order):
        moments.append(Moment(
            number, days[number], tuple(problem.steps[position].id for position in together),
            _temptation(readings, done, together), _exposure(readings[At.WORST], undone, done, together), dict(final)))
        for position in together:
            step = problem.steps[position]
            if step.reversible is not Reversible.YES:
                for party in step.by:
                    final[party] = final.get(party, 0) + 1
        done |= mask_of(together)
    untimed = tuple(step.id for step in problem.steps if _begins(translated.drafted.get(step.id)) is None)
    return Course(tuple(moments), untimed, _surplus(readings[At.MID]))


def _begins(drafted: Drafted | None) -> float | None:
    """The day on which the text has a step begin: only what it says, and not day 0 for lack of a word."""
    if drafted is None or drafted.begins is None:
        return None
    if drafted.begins == (0.0, 0.0) and drafted.ends is None:
        return None
    return drafted.begins[1]


def _rounds(translated: Translated) -> tuple[Order, list[float | None]]:
    """Rounds by the day of beginning; a step without one comes as soon as what it waits for is done."""
    problem = translated.problem
    positions = problem.positions
    day: dict[int, float] = {}
    left = list(range(len(problem.steps)))
    while left:
        number = next(one for one in left if all(positions[id] in day for id in problem.steps[one].after))
        left.remove(number)
        said = _begins(translated.drafted.get(problem.steps[number].id))
        after = [day[positions[id]] + 1e-6 for id in problem.steps[number].after]
        day[number] = max([said or 0.0, *after])
    keys = sorted(set(day.values()))
    rounds = [tuple(number for number in sorted(day) if day[number] == key) for key in keys]
    timed = {number for number in day if _begins(translated.drafted.get(problem.steps[number].id)) is not None}
    return tuple(rounds), [round(keys[n], 3) if timed.intersection(together) else None
                           for n, together in enumerate(rounds)]


def _temptation(readings: Mapping[At, Reading], done: int, together: tuple[int, ...]) -> dict[str, Range]:
    found: dict[str, Range] = {}
    ends = []
    for at in (At.BEST, At.WORST):
        reading = readings[at]
        after = margins(reading, done | mask_of(together))
        acting = acting_margins(reading, done, together)
        ends.append(np.fmin(np.minimum(margins(reading, done), after), acting))
    for party in readings[At.MID].problem.parties:
        low, high = (max(0.0, -_least(readings[At.MID], values, party)) for values in ends)
        found[party] = (round(low, 9), round(high, 9))
    return found


def _least(reading: Reading, values: Floats, party: str) -> float:
    number = reading.problem.parties.index(party)
    return min(float(values[row]) for row, (_, one) in enumerate(reading.rows) if one == number)


def _exposure(worst: Reading, undone: Reading, done: int, together: tuple[int, ...]) -> dict[str, Range]:
    high, low = exposures(worst, done, together), exposures(undone, done, together)
    found = {}
    for number, party in enumerate(worst.problem.parties):
        rows = [row for row, (_, one) in enumerate(worst.rows) if one == number]
        found[party] = (round(float(low[rows].min()), 9), round(float(high[rows].max()), 9))
    return found


def _reversible_where_unsaid(problem: Problem) -> Problem:
    return replace(problem, steps=tuple(
        replace(step, reversible=Reversible.YES) if step.reversible is None else step for step in problem.steps))


def _surplus(reading: Reading) -> dict[str, float]:
    """What the whole plan brings each party, deposits and penalties aside."""
    found = {}
    for number, party in enumerate(reading.problem.parties):
        rows = [row for row, (future, one) in enumerate(reading.rows) if one == number and future == 0]
        found[party] = float(sum(-reading.change[row].sum() for row in rows))
    return found
