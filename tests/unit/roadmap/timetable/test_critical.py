"""Critical paths and slack against worked examples and against what happens when a step waits."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.roadmap.ck72 import problem_with
from tests.unit.roadmap.timetable.every import dated_problem

from holdfast.inputs.between import Between
from holdfast.roadmap.problem import Period, Problem, Step
from holdfast.roadmap.timetable.critical import (
    backward,
    critical_path,
    drafted_days,
    forward,
    links_of,
    slacks,
    with_timetable,
)
from holdfast.roadmap.translation.translated import Drafted, Translated


def path() -> Problem:
    """Two chains from a to d: b, which has a deadline, and c, which is closed from day 5 to day 20."""
    steps = (Step("a", (), days=Between(2, 4)), Step("b", (), ("a",), days=Between(5, 6), latest=12.0),
             Step("c", (), ("a",), days=Between(1, 1), closed=(Period(5.0, 20.0),)),
             Step("d", (), ("b", "c"), days=Between(1, 1)))
    return Problem((), steps, problem_with(3).futures)


def test_critical_path_and_slack() -> None:
    """Steps on the longest chain have no slack; another can wait until closed days would meet it, and no longer."""
    problem = path()
    links = links_of(problem)
    early = forward(problem, links, longest=False)
    assert early.begins == (0, 2, 2, 7)
    assert early.length == 8
    assert {slack.id: slack.days[0] for slack in slacks(problem, links)} == {"a": 0, "b": 0, "c": 2, "d": 0}
    assert critical_path(problem, links, early) == ("a", "b", "d")


def test_slack_over_the_range_of_durations() -> None:
    """With the longest durations closed days leave less: slack is a range, and a step without any in part is critical."""
    found = {slack.id: slack for slack in slacks(path(), links_of(path()))}
    assert found["c"].days == (2, 0)
    assert found["c"].as_json() == {"id": "c", "low": 0, "high": 2, "critical": True}
    assert found["b"].days == (0, 0)


def test_a_deadline_takes_slack_away() -> None:
    """A step that the whole does not wait for has no more slack than its own deadline leaves."""
    steps = (Step("long", (), days=Between.point(20)), Step("short", (), days=Between.point(2), latest=5.0))
    problem = Problem((), steps, problem_with(3).futures)
    assert [slack.days[1] for slack in slacks(problem, links_of(problem))] == [0, 3]


def test_lags_count_on_the_way_back() -> None:
    """Days that must pass between two steps are no slack of the first."""
    steps = (Step("a", (), days=Between.point(1)), Step("b", (), ("a",), days=Between.point(1), waits={"a": 6.0}),
             Step("c", (), days=Between.point(3)))
    problem = Problem((), steps, problem_with(3).futures)
    assert [slack.days[1] for slack in slacks(problem, links_of(problem))] == [0, 0, 5]


@pytest.mark.parametrize("seed", range(80))
def test_slack_is_what_a_step_can_wait(seed: int) -> None:
    """A step that waits for its slack delays nothing; one that waits longer delays the whole or misses its deadline."""
    problem = dated_problem(seed, steps=5)
    links = links_of(problem)
    early = forward(problem, links, longest=True)
    for number, (step, slack) in enumerate(zip(problem.steps, slacks(problem, links), strict=True)):
        kept = forward(problem, links, longest=True, not_before={number: early.begins[number] + slack.days[1] - 1e-7})
        later = forward(problem, links, longest=True, not_before={number: early.begins[number] + slack.days[1] + 0.5})
        assert kept.length <= early.length + 1e-6
        missed = [one.id for one, end, before in zip(problem.steps, later.ends, early.ends, strict=True)
                  if one.latest is not None and end > max(one.latest, before) + 1e-6]
        assert later.length > early.length or missed, step.id


@pytest.mark.parametrize("seed", range(20))
def test_latest_days_are_a_plan(seed: int) -> None:
    """With every step as late as it may be, each still begins after what it waits for, and the whole ends no later."""
    problem = dated_problem(seed, steps=6)
    links = links_of(problem)
    early = forward(problem, links, longest=True)
    late = backward(problem, links, early, longest=True)
    assert late.length <= early.length + 1e-6
    assert all(late.begins[number] >= late.ends[other] + lag - 1e-6 for number, waits in links.items()
               for other, lag in waits)


def test_days_of_the_draft_are_taken_as_they_are() -> None:
    """In the draft a step begins on its drafted day, and what comes before it has the slack until then."""
    problem = replace(path(), steps=path().steps[:2])
    translated = Translated(problem, drafted={"b": Drafted((10.0, 30.0), None), "a": Drafted(None, None)})
    found = slacks(problem, links_of(problem), not_before=drafted_days(translated))
    assert {slack.id: slack.days for slack in found} == {"a": (8, 26), "b": (0, 0)}


def test_steps_without_length_on_one_day_make_no_circle() -> None:
    """Steps that take no time, share a day and stand against the order in which they wait can be passed through."""
    steps = (Step("b", (), ("a",)), Step("a", ()), Step("c", ()))
    problem = Problem((), steps, problem_with(3).futures)
    links = with_timetable(problem, (0, 0, 0), (0, 0, 0))
    assert forward(problem, links, longest=True).length == 0


def test_a_circle_is_refused() -> None:
    """Links that form a circle are refused."""
    with pytest.raises(ValueError, match="circle"):
        forward(path(), {0: [(1, 0.0)], 1: [(0, 0.0)]}, longest=True)


def test_no_steps_have_no_path() -> None:
    """A problem without steps has an empty critical path."""
    problem = replace(path(), steps=())
    assert critical_path(problem, {}, forward(problem, {}, longest=True)) == ()
