"""The closed forms of return: how hope falls, at what rate people return and where, and how long land takes."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.science.clearance_years import deminer_days, survey_team_days, years_at_pace
from holdfast.science.fractional_knapsack import fractional_knapsack
from holdfast.science.gravity_flow import gravity_flow
from holdfast.science.hope_decay import fitted_decay, half_life, intention_after
from holdfast.science.return_hazard import return_hazard, share_returning

SURVEYS = ((0.0, 0.81), (0.4, 0.77), (0.8, 0.76), (1.35, 0.65), (1.8, 0.61))
"""Years since September 2022 and the share that planned or hoped to return."""

DRIVERS = {"safety": 0.5, "housing": 0.5, "jobs": 0.5, "years_away": 3.0, "safety_effect": 1.0, "housing_effect": 0.5,
           "jobs_effect": 0.2, "delay_effect": 0.1}


def test_hope_halves_in_four_and_a_half_years() -> None:
    """A fall of 0.156 a year has a half-life of 4.4 years, and half is left after it."""
    assert math.isclose(half_life(0.156), 4.44, abs_tol=0.01)
    assert math.isclose(intention_after(0.6, decay=0.156, years=half_life(0.156)), 0.3)
    assert half_life(0.0) == math.inf


def test_the_surveys_give_the_fall() -> None:
    """A line through the logarithms of the five surveys falls by about 0.16 a year."""
    assert math.isclose(fitted_decay(SURVEYS), 0.156, abs_tol=0.015)
    with pytest.raises(ValueError, match="two different times"):
        fitted_decay([(1.0, 0.5), (1.0, 0.4)])


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0, 40))
def test_intention_never_rises(stated: float, decay: float, years: float) -> None:
    """What is left of an intention is never above what was stated, nor below zero."""
    assert 0 <= intention_after(stated, decay=decay, years=years) <= stated


def test_nobody_returns_before_an_area_is_declared_safe() -> None:
    """The rate is zero before the declaration, and the base rate where no driver counts."""
    assert return_hazard(0.05, **DRIVERS, declared_safe=False) == 0.0
    none = dict.fromkeys(DRIVERS, 0.0)
    assert return_hazard(0.05, **none, declared_safe=True) == 0.05


@pytest.mark.parametrize(("driver", "sign"), [("safety", 1), ("housing", 1), ("jobs", 1), ("years_away", -1)])
def test_each_driver_has_its_sign(driver: str, sign: int) -> None:
    """Safety, housing and jobs raise the rate; years away lower it."""
    more = return_hazard(0.05, **{**DRIVERS, driver: DRIVERS[driver] + 0.5}, declared_safe=True)
    assert math.copysign(1, more - return_hazard(0.05, **DRIVERS, declared_safe=True)) == sign


def test_a_rate_becomes_a_share() -> None:
    """A small rate is nearly its share, and no rate returns more than everybody."""
    assert math.isclose(share_returning(0.001), 0.001, rel_tol=1e-3)
    assert share_returning(50.0) <= 1.0


def test_four_of_five_go_home_and_the_rest_by_distance() -> None:
    """The origin gets its share, the others share the rest by attraction and distance, and nobody is lost."""
    flows = gravity_flow(1000, origin="a", origin_share=0.8, attraction={"a": 5, "b": 1, "c": 1},
                         distance={"b": 0.0, "c": 100.0}, distance_effect=math.log(3) / 100)

    assert flows["a"] == 800
    assert math.isclose(flows["b"], 150)
    assert math.isclose(flows["c"], 50)


def test_where_no_other_area_is_open_nobody_is_sent_there() -> None:
    """Those who would go elsewhere stay where they are."""
    assert gravity_flow(1000, origin="a", origin_share=0.8, attraction={"a": 1}, distance={},
                        distance_effect=0.01) == {"a": 800}


def test_ck_6_1_the_pace_of_2024_takes_eight_years() -> None:
    """139,000 km2 at 17,000 km2 a year take 8.2 years; without a pace it never ends, and nothing to do takes no time."""
    assert math.isclose(years_at_pace(139_000, 17_000), 8.2, abs_tol=0.05)
    assert years_at_pace(1, 0) == math.inf
    assert years_at_pace(0, 0) == 0.0


def test_ck_6_1_clearance_is_another_work_than_survey() -> None:
    """A tenth of a square kilometre takes one deminer 2,000 days by hand, while a team surveys the whole in two."""
    assert survey_team_days(1.0, km2_per_team_day=0.5) == 2
    assert math.isclose(deminer_days(1.0, share_to_clear=0.1, m2_per_deminer_day=50), 2000)


@given(st.lists(st.tuples(st.floats(0, 10), st.floats(0.1, 10)), min_size=1, max_size=6), st.floats(0, 30),
       st.lists(st.floats(0, 1), min_size=6, max_size=6))
def test_ck_6_2_greedy_is_no_worse_than_any_filling(things: list[tuple[float, float]], budget: float,
                                                    shares: list[float]) -> None:
    """No other shares that fit the budget are worth more than those taken densest first."""
    worth, need = [w for w, _ in things], [n for _, n in things]
    best = fractional_knapsack(worth, need, budget)
    other = shares[:len(things)]
    used = sum(n * s for n, s in zip(need, other, strict=True))
    other = [s * min(1.0, budget / used) for s in other] if used > 0 else other

    assert sum(n * s for n, s in zip(need, best, strict=True)) <= budget + 1e-9
    assert sum(w * s for w, s in zip(worth, best, strict=True)) >= \
        sum(w * s for w, s in zip(worth, other, strict=True)) - 1e-9


def test_what_needs_nothing_is_taken_whole() -> None:
    """A thing without need comes first, and one without worth is left."""
    assert fractional_knapsack([1, 5, 0], [0, 10, 1], 5) == (1.0, 0.5, 0.0)
