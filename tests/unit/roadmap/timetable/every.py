"""Small problems with dates, and every timetable of them."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
from tests.unit.roadmap.made import problem_from

from holdfast.inputs.between import Between
from holdfast.roadmap.problem import TOLERANCE, Period, Problem
from holdfast.roadmap.reading import Reading
from holdfast.roadmap.timetable.evaluate import breaks, greatest_exposure_of, least_margin_of


def timed(problem: Problem, days: list[float]) -> Problem:
    """A problem whose steps take some days each."""
    steps = tuple(replace(step, days=Between.point(length)) for step, length in zip(problem.steps, days, strict=True))
    return replace(problem, steps=steps)


def dated_problem(seed: int, *, steps: int = 3, latest: float | None = None, whole: bool = True) -> Problem:
    """A random problem with durations, some of none, waits, closed days, deadlines and a resource."""
    rng = np.random.Generator(np.random.Philox(seed))
    problem = problem_from(seed, steps=steps, parties=2 + seed % 2, precedence=0.25, guards=seed % 3, joint=0.2, doubt=0.4,
                           relationship=8.0, shifts=0.4, whole=whole)
    made = []
    for step in problem.steps:
        first = float(rng.integers(0, 5))
        made.append(replace(
            step, days=Between.point(float(rng.integers(0, 4))), verification_days=Between.point(float(rng.integers(0, 2))),
            earliest=float(rng.integers(0, 2)), latest=latest if latest is not None or rng.random() < 0.7 else 9.0,
            closed=(Period(first, first + 2.0),) if rng.random() < 0.3 else (),
            waits={id: float(rng.integers(0, 2)) for id in step.after},
            uses={"teams": float(rng.integers(0, 3))}))
    if seed % 2:  # listed against the order in which they wait for one another
        made.reverse()
    return replace(problem, steps=tuple(made), capacities={"teams": 3.0})


def every_timetable(problem: Problem, lengths: tuple[int, ...], horizon: int, *,
                    together: int | None = None) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
    """All beginnings before a day, with their ends, that keep windows, waits and resources."""
    for begins in itertools.product(range(horizon), repeat=len(lengths)):
        ends = tuple(begin + length for begin, length in zip(begins, lengths, strict=True))
        if not breaks(problem, begins, ends, together=together):
            yield begins, ends


def shortest_of_all(problem: Problem, reading: Reading, lengths: tuple[int, ...], horizon: int, *, margin: float,
                    exposure: float = float("inf"), together: int | None = None) -> int | None:
    """The least length of all timetables that keep a margin and an exposure; ``None`` where there is none."""
    best = None
    for begins, ends in every_timetable(problem, lengths, horizon, together=together):
        if (best is None or max(ends) < best) and least_margin_of(reading, begins, ends) >= margin - TOLERANCE \
                and greatest_exposure_of(reading, begins, ends) <= exposure + TOLERANCE:
            best = max(ends)
    return best
