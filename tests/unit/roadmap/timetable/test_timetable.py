"""Timetables against the plain definitions, every small timetable, and worked examples."""

from __future__ import annotations

import json
import threading
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.roadmap.ck72 import problem_with
from tests.unit.roadmap.made import problem_from
from tests.unit.roadmap.timetable.every import dated_problem, every_timetable, shortest_of_all, timed

from holdfast.inputs.between import Between
from holdfast.roadmap.evaluate import greatest_exposure, least_margin, one_by_one
from holdfast.roadmap.problem import Guard, Period, Problem, Step
from holdfast.roadmap.reading import At, reading_of
from holdfast.roadmap.search.safest import safest_order
from holdfast.roadmap.timetable.along import margins_along
from holdfast.roadmap.timetable.asked import Asked, Wanted
from holdfast.roadmap.timetable.build import timetable
from holdfast.roadmap.timetable.evaluate import breaks, greatest_exposure_of, least_margin_of
from holdfast.roadmap.timetable.result import Binding, NoTimetable, Timetable
from holdfast.roadmap.timetable.solving import Effort
from holdfast.roadmap.timetable.windows import Limit, What, limits_of, windows_of
from holdfast.solving.watch import Watch


@pytest.mark.parametrize(("relationship", "together", "days"), [(3, 1, 6), (3, 2, 4), (4, 1, 6), (4, 2, 3), (3, None, 4)])
def test_ck_7_2_timetable(relationship: int, together: int | None, days: int) -> None:
    """CK-7.2 with a day for each step: as many days as rounds."""
    problem = timed(problem_with(relationship), [1.0] * 6)
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


def test_a_deadline_can_force_a_less_safe_order() -> None:
    """Where deadlines leave no timetable as safe as the best order, the safest that keeps them is given and marked."""
    problem = timed(problem_with(3), [1.0] * 6)
    problem = replace(problem, steps=tuple(replace(step, latest=3.0) if step.id[0] == "B" else step
                                           for step in problem.steps))
    found = timetable(problem, reading_of(problem, At.MID), margin=0.0, watch=Watch(), together=1)
    assert isinstance(found, Timetable)
    assert max(found.ends[3:]) == 3
    assert found.lowered
    assert found.margin < 0


def test_what_stands_in_the_way_is_named() -> None:
    """A step whose deadline lies before its work can be done is named as what stands in the way."""
    problem = timed(problem_with(3), [2.0] * 6)
    problem = replace(problem, steps=tuple(replace(step, latest=1.0) if step.id == "B2" else step for step in problem.steps))
    found = timetable(problem, reading_of(problem, At.MID), margin=0.0, watch=Watch())
    assert isinstance(found, NoTimetable)
    assert found.proven
    assert found.binding == Binding((Limit("B2", What.DEADLINE),))


@pytest.mark.parametrize(("relationship", "days"), [(3, 4), (4, 3)])
def test_ck_7_2_timetable_with_two_teams(relationship: int, days: int) -> None:
    """CK-7.2 with a day for each step, each of which takes one of two teams: four days, or three with better relations."""
    problem = timed(problem_with(relationship), [1.0] * 6)
    problem = replace(problem, steps=tuple(replace(step, uses={"teams": 1.0}) for step in problem.steps),
                      capacities={"teams": 2.0})
    found = timetable(problem, reading_of(problem, At.MID), margin=0.0, watch=Watch())
    assert isinstance(found, Timetable)
    assert (found.length, found.bound, found.proven, found.lowered) == (days, days, True, False)


def test_closed_days_in_the_way_are_named() -> None:
    """Where closed days and a deadline together leave no timetable, both are named, and no deadline that does not matter."""
    steps = (Step("a", (), days=Between.point(3), closed=(Period(2.0, 9.0),), earliest=1.0, latest=9.0),
             Step("b", (), days=Between.point(3), latest=90.0))
    problem = Problem((), steps, problem_with(3).futures)
    found = timetable(problem, reading_of(problem, At.MID), margin=0.0, watch=Watch())
    assert isinstance(found, NoTimetable)
    assert found.binding == Binding((Limit("a", What.DEADLINE), Limit("a", What.CLOSED_DAYS)))
    assert found.sentences == ("No timetable keeps the deadline of a and the closed days of a together.",)


def test_more_resources_than_there_are_is_no_matter_of_the_calendar() -> None:
    """Where a step needs more than there is, no deadline is blamed."""
    problem = Problem((), (Step("a", (), days=Between.point(3), latest=90.0, uses={"teams": 4.0}),),
                      problem_with(3).futures, capacities={"teams": 3.0})
    found = timetable(problem, reading_of(problem, At.MID), margin=0.0, watch=Watch())
    assert isinstance(found, NoTimetable)
    assert found.proven
    assert found.binding == Binding()


def test_resources_are_shared() -> None:
    """Two steps that need the same two teams do not go together."""
    steps = tuple(Step(id, (), days=Between.point(3), uses={"teams": 2}) for id in "ab")
    problem = Problem((), steps, problem_with(3).futures, capacities={"teams": 3})
    found = timetable(problem, reading_of(problem, At.MID), margin=float("inf"), watch=Watch())
    assert isinstance(found, Timetable)
    assert found.length == 6


HORIZON = 8


@pytest.mark.parametrize("seed", range(60))
def test_as_short_as_the_shortest_of_all(seed: int) -> None:
    """Whatever the calendar, resources, guards and limits of safety, the length is that of the best of all timetables."""
    problem = dated_problem(seed, steps=4 if seed % 10 == 0 else 3, whole=seed % 5 != 0)
    reading = reading_of(problem, At.MID)
    together = 2 if seed % 4 == 0 else None
    lengths = windows_of(problem).lengths
    margin = safest_order(reading, watch=Watch()).margin - float(seed % 3)
    exposure = float("inf") if seed % 3 else 5.0
    horizon = HORIZON if len(lengths) == 3 else 6
    expected = shortest_of_all(problem, reading, lengths, horizon, margin=margin, exposure=exposure, together=together)
    found = timetable(problem, reading, margin=margin, exposure=exposure, watch=Watch(), together=together)
    if expected is not None and expected < horizon:
        assert isinstance(found, Timetable)
        assert (found.length, found.proven, found.lowered) == (expected, True, False)
        assert found.bound == expected
    else:
        assert isinstance(found, NoTimetable) or found.lowered or found.length >= horizon


@pytest.mark.parametrize("seed", range(30))
def test_as_safe_as_the_safest_of_all_within_the_calendar(seed: int) -> None:
    """Where the calendar allows no timetable as safe as asked for, margin, exposure and length are the best there are."""
    problem = dated_problem(seed, latest=6.0)
    reading = reading_of(problem, At.MID)
    lengths = windows_of(problem).lengths
    found = timetable(problem, reading, margin=1e6, watch=Watch())
    all_of_them = [(least_margin_of(reading, *one), -greatest_exposure_of(reading, *one), -max(one[1]))
                   for one in every_timetable(problem, lengths, 7)]
    if not all_of_them:
        assert isinstance(found, NoTimetable)
        assert found.proven
        return
    assert isinstance(found, Timetable)
    assert found.lowered
    assert (found.margin, -found.exposure, -found.length) == pytest.approx(max(all_of_them))
    assert found.margin_bound == pytest.approx(found.margin, abs=1e-5)
    assert found.exposure_bound == pytest.approx(found.exposure, abs=1e-5)
    assert found.proven


@pytest.mark.parametrize("seed", range(20))
def test_what_binds_is_needed_and_enough(seed: int) -> None:
    """The limits named as binding leave no timetable by themselves, and one appears when any of them is left aside."""
    problem = dated_problem(seed, steps=4, latest=5.0)
    reading = reading_of(problem, At.MID)
    margin = safest_order(reading, watch=Watch()).margin
    found = timetable(problem, reading, margin=margin, watch=Watch())
    if isinstance(found, Timetable) and not found.lowered:
        return
    held = found.binding.limits
    wanted = Wanted(margin) if isinstance(found, Timetable) else Wanted()
    asked = Asked(problem, reading, None, Effort(), Watch())
    others = frozenset(limits_of(problem)) - frozenset(held)
    assert held
    assert found.binding.proven
    assert asked.without(others).possible(wanted) is False
    assert all(asked.without(others | {limit}).possible(wanted) for limit in held)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(seed=st.integers(0, 10_000), steps=st.integers(1, 6), low=st.integers(0, 3), at=st.sampled_from(list(At)),
       exposed=st.booleans())
def test_the_plain_definitions_never_contradict(seed: int, steps: int, low: int, at: At, *, exposed: bool) -> None:
    """What comes back keeps every window and has the margin and exposure it says, and those asked for unless lowered."""
    problem = dated_problem(seed, steps=steps, whole=bool(seed % 2))
    reading = reading_of(problem, at)
    order = safest_order(reading, watch=Watch()) if seed % 3 else None
    margin = (order.margin if order is not None else -5.0) - low
    exposure = 4.0 if exposed else float("inf")
    found = timetable(problem, reading, margin=margin, exposure=exposure, watch=Watch(), seed=seed,
                      order=order.order if order is not None else None)
    if isinstance(found, Timetable):
        assert not breaks(problem, found.begins, found.ends)
        assert found.margin == least_margin_of(reading, found.begins, found.ends)
        assert found.exposure == greatest_exposure_of(reading, found.begins, found.ends)
        assert found.lowered or (found.margin >= margin - 1e-9 and found.exposure <= exposure + 1e-9)
        assert found.bound <= found.length
        assert found.low <= found.length + 1e-9
    json.dumps(found.as_json(problem), allow_nan=False)
    assert found.sentences


@pytest.mark.parametrize("seed", range(40))
def test_all_moments_at_once(seed: int) -> None:
    """Margins taken at all moments at once are those of the plain definitions."""
    problem = dated_problem(seed, steps=5)
    reading = reading_of(problem, At.WORST)
    rng = np.random.Generator(np.random.Philox(seed))
    begins = [int(day) for day in rng.integers(0, 6, size=5)]
    ends = [begin + length for begin, length in zip(begins, windows_of(problem).lengths, strict=True)]
    assert margins_along(reading, begins, ends).min() == pytest.approx(least_margin_of(reading, begins, ends))


def test_a_penalty_below_zero_is_not_left_out() -> None:
    """A guard that pays whoever walks away is counted while it is in force, and not before or after."""
    problem = problem_with(3)
    guard = Guard("g", {"A": Between.point(-2.0)}, starts_after=("B1",), ends_after=("A2",))
    problem = timed(replace(problem, futures=(replace(problem.futures[0], guards=(guard,)),)), [1.0] * 6)
    reading = reading_of(problem, At.MID)
    margin = safest_order(reading, watch=Watch()).margin
    found = timetable(problem, reading, margin=margin, watch=Watch(), together=1)
    assert isinstance(found, Timetable)
    assert found.margin >= margin - 1e-9
    assert found.length == 6


def test_rounding_claims_no_safety() -> None:
    """A margin a hair above what any timetable has is not kept, and none is taken to keep it."""
    problem = timed(problem_with(3.0), [1.0] * 6)
    reading = reading_of(problem, At.MID)
    best = safest_order(reading, watch=Watch()).margin
    kept = timetable(problem, reading, margin=best, watch=Watch(), together=1)
    missed = timetable(problem, reading, margin=best + 1e-7, watch=Watch(), together=1)
    assert isinstance(kept, Timetable)
    assert isinstance(missed, Timetable)
    assert not kept.lowered
    assert missed.lowered
    assert missed.binding.limits == ()


@pytest.mark.parametrize("seed", range(5))
def test_rounding_claims_no_greater_margin(seed: int) -> None:
    """With numbers that are not whole, the greatest least margin there is can be kept, and one a hair above cannot."""
    problem = timed(problem_from(seed, steps=4, whole=False, guards=1), [1.0, 2.0, 1.0, 2.0])
    reading = reading_of(problem, At.MID)
    best = timetable(problem, reading, margin=1e6, watch=Watch())
    assert isinstance(best, Timetable)
    kept = timetable(problem, reading, margin=best.margin, watch=Watch())
    missed = timetable(problem, reading, margin=best.margin + 1e-7, watch=Watch())
    assert isinstance(kept, Timetable)
    assert isinstance(missed, Timetable)
    assert not kept.lowered
    assert missed.lowered


@pytest.mark.parametrize("seed", range(5))
def test_rounding_claims_no_smaller_exposure(seed: int) -> None:
    """An exposure a hair below the least there is, is not kept, and none is taken to keep it."""
    problem = timed(problem_from(seed, steps=4, whole=False), [1.0, 2.0, 1.0, 2.0])
    reading = reading_of(problem, At.MID)
    best = timetable(problem, reading, margin=1e6, watch=Watch())
    assert isinstance(best, Timetable)
    asked = {"margin": best.margin, "watch": Watch()}
    kept = timetable(problem, reading, exposure=best.exposure, **asked)  # type: ignore[arg-type]
    missed = timetable(problem, reading, exposure=best.exposure - 1e-7, **asked)  # type: ignore[arg-type]
    assert isinstance(kept, Timetable)
    assert isinstance(missed, Timetable)
    assert not kept.lowered
    assert missed.lowered == (best.exposure > 0)


def test_steps_that_always_tempt_are_not_called_safe() -> None:
    """Where pretending to perform a step can never be noticed, no margin is kept, and that is said."""
    problem = timed(problem_with(3), [1.0] * 6)
    terms = problem.futures[0]
    worth = {**terms.steps, "A1": replace(terms.steps["A1"], verified=Between.point(0.0))}
    problem = replace(problem, futures=(replace(terms, steps=worth),))
    found = timetable(problem, reading_of(problem, At.MID), margin=-100.0, watch=Watch())
    assert isinstance(found, Timetable)
    assert found.lowered
    assert found.margin == float("-inf")
    assert found.as_json(problem)["margin"] is None


def test_the_same_seed_gives_the_same_timetable() -> None:
    """Two runs that were not cut off give the same timetable."""
    problem = timed(problem_from(3, steps=8, parties=3, relationship=9), [3.0, 1.0, 4.0, 1.0, 5.0, 2.0, 2.0, 6.0])
    reading = reading_of(problem, At.MID)
    order = safest_order(reading, watch=Watch())
    first, second = (timetable(problem, reading, margin=order.margin, watch=Watch(), seed=5) for _ in range(2))
    assert first == second
    assert not first.cut_off


def test_steps_begin_early() -> None:
    """Of timetables of the same length, one is given in which steps that can begin at once do."""
    problem = Problem((), (Step("long", (), days=Between.point(9)), Step("short", (), days=Between.point(1))),
                      problem_with(3).futures)
    found = timetable(problem, reading_of(problem, At.MID), margin=0.0, watch=Watch())
    assert isinstance(found, Timetable)
    assert found.begins == (0, 0)


def test_asked_to_stop_it_keeps_what_it_has() -> None:
    """When asked to stop at once, the safe order it was given is the timetable, and its length is not called proven."""
    problem = timed(problem_from(1, steps=12, parties=3, precedence=0.05), [5.0] * 12)
    reading = reading_of(problem, At.MID)
    order = safest_order(reading, watch=Watch())
    found = timetable(problem, reading, margin=order.margin, watch=Watch(asked_to_stop=lambda: True), order=order.order)
    assert isinstance(found, Timetable)
    assert found.cut_off
    assert not found.proven
    assert found.length == 60
    assert found.margin == pytest.approx(order.margin)


def test_asked_to_stop_without_an_order_it_claims_nothing() -> None:
    """When asked to stop before any timetable is known, none is given and that there is none is not claimed."""
    problem = timed(problem_from(1, steps=12, parties=3, precedence=0.05), [5.0] * 12)
    found = timetable(problem, reading_of(problem, At.MID), margin=-9.0, watch=Watch(asked_to_stop=lambda: True))
    assert isinstance(found, NoTimetable)
    assert not found.proven
    assert found.cut_off


def test_asked_to_stop_while_it_works_it_stops() -> None:
    """A request that comes while the solver works ends it, from the main thread, where Ctrl-C arrives."""
    problem = timed(problem_from(2, steps=30, parties=3, precedence=0.05), [float(7 + n % 5) for n in range(30)])
    asked: list[bool] = []

    def stop() -> bool:
        asked.append(threading.current_thread() is threading.main_thread())
        return len(asked) > 6

    found = timetable(problem, reading_of(problem, At.MID), margin=-30.0, watch=Watch(asked_to_stop=stop))
    assert all(asked)
    assert found.cut_off
    assert not found.proven


def test_a_circle_is_refused() -> None:
    """Steps that wait for one another are refused, not placed."""
    steps = (Step("a", (), ("b",)), Step("b", (), ("a",)))
    problem = Problem((), steps, problem_with(3).futures)
    with pytest.raises(ValueError, match="circle"):
        timetable(problem, reading_of(problem, At.MID), margin=0.0, watch=Watch())


def test_nothing_to_do_takes_no_time() -> None:
    """A problem without steps has a timetable of no days."""
    problem = replace(problem_with(3), steps=())
    found = timetable(problem, reading_of(problem, At.MID), margin=0.0, watch=Watch())
    assert isinstance(found, Timetable)
    assert (found.length, found.proven) == (0, True)


def test_nothing_is_printed(capfd: pytest.CaptureFixture[str]) -> None:
    """The solver writes nothing on standard output, which belongs to the results."""
    problem = timed(problem_with(4), [1.0] * 6)
    timetable(problem, reading_of(problem, At.MID), margin=0.0, watch=Watch(), together=2)
    assert capfd.readouterr().out == ""
