"""What holds people back, and what is to be expected beside the plan."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.territory.returns.made import problem_from

from holdfast.inputs.between import NOTHING, Between
from holdfast.solving.watch import Watch
from holdfast.territory.returns.allocate import allocate
from holdfast.territory.returns.binding import binding_of
from holdfast.territory.returns.problem import Behaviour, People, Place, Problem, Work
from holdfast.territory.returns.project import projected
from holdfast.territory.returns.reading import At, reading_of

ONE = Between.point(1.0)
BEHAVIOUR = Behaviour(base=Between(0.02, 0.1), safety_effect=Between(0.5, 1.5), distance_effect=Between.point(0.01))


def _one(**changes: object) -> Problem:
    place = Place("z", suspected_km2=Between.point(10), housing=Between.point(50), to_clear=Between.point(0.1))
    work = Work(survey_rate=ONE, clearance_rate=Between.point(50_000), days=Between.point(10), survey_teams=ONE,
                clearance_teams=ONE)
    problem = Problem("one", 6, (People("g", "z", Between.point(100), ONE, ONE),), (place,), work,
                      cleared_at=Between.point(0.5))
    return replace(problem, **changes)


def test_housing_that_is_full_holds_people_back() -> None:
    """Where half as many homes stand as are wanted, a tenth more homes lets five more people return, and teams nobody."""
    found = binding_of(allocate(reading_of(_one(), At.MIDDLE)))

    assert found.resource == "housing"
    assert found.more[0].people == pytest.approx(5)
    assert {one.resource: round(one.people) for one in found.more if one.resource != "housing"} == \
        {"survey-teams": 0, "clearance-teams": 0, "threshold": 0}
    assert any("housing" in names for _, names in found.by_month)
    assert "5 more people" in found.sentence


def test_a_watch_that_is_missing_is_what_binds() -> None:
    """Where nobody watches nobody is counted, and with a watch all those who have a home return."""
    problem = _one()
    found = binding_of(allocate(reading_of(
        replace(problem, places=(replace(problem.places[0], monitored=False),)), At.MIDDLE)))

    assert found.resource == "monitoring"
    assert found.more[0].people == pytest.approx(50)


def test_where_everybody_returns_nothing_binds() -> None:
    """If all who wish to go home do, no resource brings anybody more, and the text says so."""
    problem = _one(places=(Place("z"),))
    found = binding_of(allocate(reading_of(problem, At.MIDDLE)))

    assert found.resource is None
    assert "No single resource" in found.sentence


def test_work_that_is_stopped_says_what_was_asked() -> None:
    """Resources that were not looked at any more are not in the list."""
    found = allocate(reading_of(_one(), At.MIDDLE))

    stopped = binding_of(found, watch=Watch(asked_to_stop=lambda: True))
    assert stopped.more == ()
    assert "stopped" in stopped.sentence


@given(st.integers(0, 2**32 - 1), st.sampled_from(list(At)))
def test_the_projection_stays_within_stated_intention(seed: int, at: At) -> None:
    """No more people are expected to return than have said that they intend to and would."""
    reading = reading_of(problem_from(seed, groups=2, ranges=True), at)
    opens = tuple(None if seed % (place + 2) == 0 else 1 + place for place in range(3))
    expected = projected(reading, BEHAVIOUR, opens)

    assert sum(map(sum, expected)) <= sum(reading.stated) + 1e-9
    for place, opening in enumerate(opens):
        assert all(people == 0 for people in expected[place][:(opening or reading.months + 1) - 1])


def test_the_projection_by_hand() -> None:
    """One area open from month 2, no driver known: each month the share 1 - e^-rate of those left returns."""
    problem = Problem("one", 3, (People("g", "z", Between.point(100), ONE, ONE),), (Place("z", safety=NOTHING, jobs=NOTHING),))
    (row,) = projected(reading_of(problem, At.MIDDLE), Behaviour(base=Between.point(0.1)), (2,))
    share = 1 - math.exp(-0.1)

    assert row == pytest.approx((0, 100 * share, 100 * (1 - share) * share))


def test_those_who_choose_another_area_go_where_the_distance_is_known() -> None:
    """A fifth would rather go elsewhere; they are expected in the open area with a known distance, and nowhere else."""
    people = (People("g", "a", Between.point(1000), ONE, ONE, goes_home=Between.point(0.8)),)
    places = (Place("a", distances={"b": Between.point(10)}), Place("b"), Place("c"))
    rows = projected(reading_of(Problem("three", 2, people, places), At.MIDDLE),
                     Behaviour(base=Between.point(0.1)), (None, 1, 1))

    assert sum(rows[0]) == 0
    assert rows[1][0] == pytest.approx(200 * (1 - math.exp(-0.1)))
    assert sum(rows[2]) == 0
