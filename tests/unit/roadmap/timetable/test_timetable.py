"""Timetables against the plain definitions, every small timetable, and worked examples."""

from __future__ import annotations

import itertools
from dataclasses import replace

import numpy as np
import pytest
from tests.unit.roadmap.ck72 import problem_with
from tests.unit.roadmap.made import problem_from

from holdfast.inputs.between import Between
from holdfast.roadmap.evaluate import greatest_exposure, least_margin, one_by_one
from holdfast.roadmap.problem import Period, Problem, Step
from holdfast.roadmap.reading import At, reading_of
from holdfast.roadmap.search.safest import safest_order
from holdfast.roadmap.timetable.build import timetable
from holdfast.roadmap.timetable.critical import forward, links_of, slacks, slips
from holdfast.roadmap.timetable.evaluate import breaks, greatest_exposure_of, least_margin_of
from holdfast.roadmap.timetable.result import NoTimetable, Timetable
from holdfast.solving.watch import Watch


def _timed(problem: Problem, days: list[int], **changes: object) -> Problem:
    steps = tuple(replace(step, days=Between.point(float(length)), **changes)  # type: ignore[arg-type]
                  for step, length in zip(problem.steps, days, strict=True))
    return replace(problem, steps=steps)


@pytest.mark.parametrize(("relationship", "together", "days"), [(3, 1, 6), (3, 2, 4), (4, 1, 6), (4, 2, 3), (3, None, 4)])
def test_ck_7_2_timetable(relationship: int, together: int | None, days: int) -> None:
    """CK-7.2 with a day for each step: as many days as rounds."""
    problem = _timed(problem_with(relationship), [1] * 6)
    found = timetable(problem, reading_of(problem, At.MID), margin=0.0, watch=Watch(), together=together)
    assert isinstance(found, Timetable)
    assert found.length == days
    assert found.proven
    assert found.margin >= -1e-9


@pytest.mark.parametrize("seed", range(40))
def test_one_after_another_is_an_order(seed: int) -> None:
    """A timetable with one step at a time has the margin and exposure of its order."""
    problem = problem_from(seed, steps=5, parties=2 + seed % 2, guards=seed % 3, doubt=0.5, joint=0.2, shifts=0.3)
    reading = reading_of(problem, At.MID)
    order = safest_order(reading, watch=Watch()).order
    begins = [0] * 5
    for day, position in enumerate(order):
        begins[position] = day * 2
    ends = [begin + 2 for begin in begins]
    assert least_margin_of(reading, begins, ends) == pytest.approx(least_margin(reading, one_by_one(order)))
    assert greatest_exposure_of(reading, begins, ends) == pytest.approx(greatest_exposure(reading, one_by_one(order)))


def _shortest_by_all(problem: Problem, margin: float, horizon: int) -> int | None:
    reading = reading_of(problem, At.MID)
    lengths = [int(step.days.high) for step in problem.steps]
    best = None
    for begins in itertools.product(range(horizon), repeat=len(lengths)):
        ends = [begin + length for begin, length in zip(begins, lengths, strict=True)]
        if (best is None or max(ends) < best) and not breaks(problem, begins, ends) \
                and least_margin_of(reading, begins, ends) >= margin - 1e-9:
            best = max(ends)
    return best


@pytest.mark.parametrize("seed", range(25))
def test_shortest_of_all_timetables(seed: int) -> None:
    """The length found is that of the best of all timetables of small problems, closed days and deadlines included."""
    rng = np.random.default_rng(seed)
    problem = problem_from(seed, steps=3, guards=seed % 2, doubt=0.3, relationship=6)
    problem = _timed(problem, [int(rng.integers(1, 4)) for _ in range(3)])
    closed = (Period(2.0, 4.0),) if seed % 3 == 0 else ()
    latest = 7.0 if seed % 4 == 0 else None
    problem = replace(problem, steps=(replace(problem.steps[0], closed=closed, latest=latest), *problem.steps[1:]))
    margin = min(0.0, safest_order(reading_of(problem, At.MID), watch=Watch()).margin)
    expected = _shortest_by_all(problem, margin, 10)
    found = timetable(problem, reading_of(problem, At.MID), margin=margin, watch=Watch())
    if expected is None:
        assert isinstance(found, NoTimetable) or found.lowered
    else:
        assert isinstance(found, Timetable)
        assert found.length == expected
        assert found.proven


def test_a_deadline_can_force_a_less_safe_order() -> None:
    """Where deadlines leave no timetable as safe as the best order, the safest that keeps them is given and marked."""
    problem = _timed(problem_with(3), [1] * 6)
    problem = replace(problem, steps=tuple(replace(step, latest=3.0) if step.id[0] == "B" else step
                                           for step in problem.steps))
    found = timetable(problem, reading_of(problem, At.MID), margin=0.0, watch=Watch(), together=1)
    assert isinstance(found, Timetable)
    assert max(found.ends[3:]) == 3
    assert found.lowered
    assert found.margin < 0


def test_what_stands_in_the_way_is_named() -> None:
    """A step whose deadline lies before its work can be done is named as what stands in the way."""
    problem = _timed(problem_with(3), [2] * 6)
    problem = replace(problem, steps=tuple(replace(step, latest=1.0) if step.id == "B2" else step for step in problem.steps))
    found = timetable(problem, reading_of(problem, At.MID), margin=0.0, watch=Watch())
    assert isinstance(found, NoTimetable)
    assert found.proven
    assert found.binding == ("B2",)


def test_resources_are_shared() -> None:
    """Two steps that need the same two teams do not go together."""
    steps = tuple(Step(id, (), days=Between.point(3), uses={"teams": 2}) for id in "ab")
    problem = Problem((), steps, problem_with(3).futures, capacities={"teams": 3})
    found = timetable(problem, reading_of(problem, At.MID), margin=float("inf"), watch=Watch())
    assert isinstance(found, Timetable)
    assert found.length == 6


def test_asked_to_stop_it_stops() -> None:
    """When asked to stop, nothing is claimed to be proven."""
    problem = _timed(problem_from(1, steps=30, parties=3, precedence=0.05), [5] * 30)
    found = timetable(problem, reading_of(problem, At.MID), margin=-9.0, watch=Watch(asked_to_stop=lambda: True))
    assert isinstance(found, NoTimetable) or not found.proven or found.length > 0


def _path() -> Problem:
    steps = (Step("a", (), days=Between(2, 4)), Step("b", (), ("a",), days=Between(5, 6), latest=12.0),
             Step("c", (), ("a",), days=Between(1, 1), closed=(Period(5.0, 20.0),)), Step("d", (), ("b", "c"), days=Between(1, 1)))
    return Problem((), steps, problem_with(3).futures)


def test_critical_path_and_slack() -> None:
    """Steps on the longest chain have no slack; the others have what they can wait."""
    problem = _path()
    passed = forward(problem, links_of(problem), longest=False)
    assert passed.begins == (0, 2, 2, 7)
    assert passed.length == 8
    found = {slack.id: slack.days[0] for slack in slacks(problem, links_of(problem))}
    assert found == {"a": 0, "b": 0, "c": 4, "d": 0}


def test_a_slip_moves_what_waits_and_misses_deadlines() -> None:
    """A month lost on the first step misses the deadline of the second and moves the third behind its closed days."""
    problem = _path()
    worst = slips(problem, links_of(problem), days=3)[0]
    assert worst.id == "a"
    assert worst.missed == ("b",)
    assert worst.moved == ("c",)
    assert worst.later > 0
