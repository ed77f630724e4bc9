"""The plan of return: feasible by the plain definitions, no worse than any other, and never above stated intention."""

from __future__ import annotations

import itertools
import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.unit.territory.returns.made import best_by_openings, problem_from, random_plan

from holdfast.inputs.between import NOTHING, Between
from holdfast.science.fractional_knapsack import fractional_knapsack
from holdfast.solving.watch import Watch
from holdfast.territory.returns.allocate import allocate
from holdfast.territory.returns.evaluate import faults, returned, value
from holdfast.territory.returns.problem import People, Place, Problem, Work
from holdfast.territory.returns.reading import At, reading_of

ONE = Between.point(1.0)


@pytest.mark.parametrize("seed", range(60))
def test_a_plan_is_feasible_and_worth_what_it_says(seed: int) -> None:
    """Every limit of the plain definitions is kept, and the value is that of the definitions, at the bound."""
    for at in At:
        floor = 0.6 if seed % 4 == 0 else 0.0
        reading = reading_of(
            problem_from(seed, groups=1 + seed % 2, ranges=True, either=seed % 3 == 0, floor=floor), at)
        found = allocate(reading)
        kept = reading if found.floor is None else replace(reading, floor=found.floor.greatest)

        assert faults(kept, found.plan, within=1e-5) == ()
        assert found.is_proven
        assert math.isclose(found.value, value(reading, found.plan))
        assert math.isclose(found.value, found.bound, rel_tol=1e-4, abs_tol=1e-3)


@pytest.mark.parametrize("seed", range(80))
def test_no_set_of_opening_months_is_better(seed: int) -> None:
    """Over every set of opening months, counted one by one, the best is worth what the solver finds."""
    made = replace(problem_from(seed, months=5, to_clear=False), cleared_at=ONE, capacity=None)
    reading = reading_of(made, At.MIDDLE)

    assert math.isclose(allocate(reading).value, best_by_openings(reading), rel_tol=1e-5, abs_tol=1e-3)


@given(st.integers(0, 2**32 - 1), st.sampled_from(list(At)))
def test_nobody_is_returned_above_stated_intention(seed: int, at: At) -> None:
    """Whatever the numbers, no more people of a group return than intend to, month by month and in all."""
    problem = problem_from(seed, places=2, months=5, groups=2, ranges=True, floor=0.5 if seed % 2 else 0.0)
    reading = reading_of(problem, at)
    plan = allocate(reading).plan

    for entry, (people, row) in enumerate(zip(problem.people, plan.returns, strict=True)):
        assert sum(row) <= people.count.high * people.intends.high * people.uptake.high * people.goes_home.high + 1e-6
        wish = reading.willing[entry]
        for went in row:
            assert went <= wish + 1e-6 * max(1.0, wish)
            wish = (wish - went) * math.exp(-reading.decay[entry])


@pytest.mark.parametrize("seed", range(40))
def test_no_random_plan_is_better(seed: int) -> None:
    """Of many plans made at random so that they keep every limit, none is worth more than the plan."""
    reading = reading_of(problem_from(seed, places=3, months=5, groups=2), At.MIDDLE)
    best = allocate(reading).value
    rng = np.random.default_rng(seed)

    for _ in range(100):
        plan = random_plan(reading, rng)
        assert faults(reading, plan) == ()
        assert value(reading, plan) <= best * (1 + 1e-5) + 1e-6


@given(st.lists(st.tuples(st.floats(1, 1000), st.floats(1, 50), st.floats(0.5, 3)), min_size=1, max_size=5),
       st.floats(0.5, 60), st.integers(2, 4))
def test_ck_6_2_greedy_by_people_per_square_kilometre_is_best(areas: list[tuple[float, float, float]], pace: float,
                                                              months: int) -> None:
    """With one type of team and nothing else that limits, the densest area by weight goes first, as in a knapsack."""
    problem = _ck_6_2(areas, pace, months)
    found = allocate(reading_of(problem, At.MIDDLE))
    worth, need = [people * weight for people, _, weight in areas], [km2 for _, km2, _ in areas]

    def filled(order: tuple[int, ...]) -> float:
        left, total = pace * (months - 1), 0.0
        for area in order:
            part = min(1.0, left / need[area])
            total, left = total + part * worth[area], left - part * need[area]
        return total

    greedy = sum(w * s for w, s in zip(worth, fractional_knapsack(worth, need, pace * (months - 1)), strict=True))
    every = max(filled(order) for order in itertools.permutations(range(len(areas))))
    assert math.isclose(greedy, every, rel_tol=1e-9)
    assert math.isclose(found.value, greedy, rel_tol=1e-4)


def _ck_6_2(areas: list[tuple[float, float, float]], pace: float, months: int) -> Problem:
    places = tuple(Place(f"z{n}", suspected_km2=Between.point(km2), weight=Between.point(weight))
                   for n, (_, km2, weight) in enumerate(areas))
    people = tuple(People("g", f"z{n}", Between.point(count), ONE, ONE) for n, (count, _, _) in enumerate(areas))
    work = Work(survey_rate=Between.point(pace), days=ONE, survey_teams=ONE)
    return Problem("ck-6-2", months, people, places, work, cleared_at=NOTHING)


def test_survey_and_clearance_follow_each_other() -> None:
    """One area, worked out by hand: surveyed in month 1, cleared in 2 and 3, open in month 4 when all must be released."""
    problem = Problem(
        "one", 5, (People("g", "z", Between.point(100), ONE, ONE),),
        (Place("z", suspected_km2=Between.point(10), to_clear=Between.point(0.2)),),
        Work(survey_rate=Between.point(1), clearance_rate=Between.point(50_000), days=Between.point(20),
             survey_teams=ONE, clearance_teams=ONE))

    found = allocate(reading_of(problem, At.MIDDLE))
    assert found.opens(0) == 4
    assert returned(found.reading, found.plan, 0) == pytest.approx((0, 0, 0, 100, 0), abs=1e-6)
    half = allocate(reading_of(replace(problem, cleared_at=Between.point(0.8)), At.MIDDLE))
    assert half.opens(0) == 2
    assert returned(half.reading, half.plan, 0) == pytest.approx((0, 80, 10, 10, 0), abs=1e-6)


@given(st.floats(1, 200), st.floats(0.0, 0.5), st.floats(0.05, 1.0), st.floats(1, 40), st.floats(0.1, 20))
def test_one_area_opens_when_full_work_opens_it(land: float, dirty: float, threshold: float, survey: float,
                                                clearance: float) -> None:
    """For one area, working as fast as teams can from the first day opens it first; the plan opens it no later."""
    months = 12
    work = Work(survey_rate=Between.point(survey), clearance_rate=Between.point(clearance * 1e6), days=ONE,
                survey_teams=ONE, clearance_teams=ONE)
    problem = Problem("one", months, (People("g", "z", Between.point(100), ONE, ONE),),
                      (Place("z", suspected_km2=Between.point(land), to_clear=Between.point(dirty)),), work,
                      cleared_at=Between.point(threshold))
    surveyed = cleared = 0.0
    opens = None
    for month in range(1, months + 1):
        share = (surveyed * (1 - dirty) + cleared) / land
        assume(abs(share - threshold) > 1e-5)
        if share > threshold:
            opens = month
            break
        cleared += min(clearance, surveyed * dirty - cleared)
        surveyed = min(land, surveyed + survey)

    assert allocate(reading_of(problem, At.MIDDLE)).opens(0) == opens


def test_delay_destroys_returns() -> None:
    """Of those who would go home at once, a fall of the intention leaves fewer for each month of waiting."""
    problem = Problem(
        "late", 13, (People("g", "z", Between.point(1000), ONE, ONE, decay=Between.point(0.156)),), (Place("z"),),
        open_months=(*(False,) * 12, True))

    assert math.isclose(allocate(reading_of(problem, At.MIDDLE)).plan.total, 1000 * math.exp(-0.156), rel_tol=1e-6)


@pytest.mark.parametrize("change", ["unwatched", "no-season", "no-housing", "no-teams"])
def test_nobody_returns_where_that_is_not_safe(change: str) -> None:
    """Without a watch, a season, a home or land released, the plan holds nobody, and that is proven."""
    place = Place("z", suspected_km2=Between.point(5))
    problem = Problem("none", 4, (People("g", "z", Between.point(100), ONE, ONE),), (place,),
                      Work(survey_rate=ONE, survey_teams=ONE))
    changed = {
        "unwatched": replace(problem, places=(replace(place, monitored=False),)),
        "no-season": replace(problem, open_months=(False,) * 4),
        "no-housing": replace(problem, places=(replace(place, housing=NOTHING),)),
        "no-teams": replace(problem, work=Work()),
    }[change]

    assert allocate(reading_of(problem, At.MIDDLE)).plan.total == pytest.approx(100)
    found = allocate(reading_of(changed, At.MIDDLE))
    assert found.plan.total == 0
    assert found.is_proven


def test_a_floor_shares_what_there_is() -> None:
    """Without a floor the light-weight area waits; with one it gets its share, and fewer or as many return in all."""
    problem = _floored(0.0)
    free = allocate(reading_of(problem, At.MIDDLE))
    kept = allocate(reading_of(replace(problem, equity_floor=1.0), At.MIDDLE))

    assert returned(free.reading, free.plan, 1)[-1] == pytest.approx(0, abs=1e-6)
    first, second = (sum(returned(kept.reading, kept.plan, place)) for place in (0, 1))
    assert first == pytest.approx(second)
    assert kept.floor is not None
    assert kept.floor.is_kept
    assert kept.floor.without == pytest.approx(free.plan.total)


def test_a_floor_that_cannot_be_kept_is_said_with_the_greatest_that_can() -> None:
    """Where one area cannot be opened in time, no floor can be kept, and the plan is that without one."""
    problem = _floored(0.5)
    far = replace(problem.places[1], suspected_km2=Between.point(10_000))
    found = allocate(reading_of(replace(problem, places=(problem.places[0], far), cleared_at=ONE), At.MIDDLE))

    assert found.floor is not None
    assert not found.floor.is_kept
    assert found.floor.greatest == 0
    assert found.floor.unreached == ("b",)
    assert found.plan.total > 0


def _floored(floor: float) -> Problem:
    people = tuple(People("g", id, Between.point(100), ONE, ONE) for id in "ab")
    places = (Place("a", suspected_km2=Between.point(10), weight=Between.point(3)), Place("b", suspected_km2=Between.point(10)))
    return Problem("floor", 2, people, places, Work(survey_rate=ONE, days=Between.point(10), survey_teams=ONE),
                   cleared_at=NOTHING, equity_floor=floor)


def test_work_that_is_stopped_claims_nothing() -> None:
    """A watch that is over leaves a plan without anybody, which is feasible, and no proof."""
    reading = reading_of(problem_from(3), At.MIDDLE)
    found = allocate(reading, watch=Watch(asked_to_stop=lambda: True))

    assert faults(reading, found.plan) == ()
    assert not found.is_proven
    assert found.gap == math.inf


@pytest.mark.parametrize("seed", range(20))
def test_hopeful_numbers_are_never_worse(seed: int) -> None:
    """The best plan is worth no less as the numbers get more hopeful."""
    problem = problem_from(seed, ranges=True)
    worths = [allocate(reading_of(problem, at)).value for at in At]

    assert worths[0] <= worths[1] * (1 + 1e-4) + 1e-3
    assert worths[1] <= worths[2] * (1 + 1e-4) + 1e-3
