"""What slips do, against worked examples and the plain definitions."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.roadmap.ck72 import problem_with
from tests.unit.roadmap.timetable.every import dated_problem, timed
from tests.unit.roadmap.timetable.test_critical import path

from holdfast.inputs.between import Between
from holdfast.roadmap.problem import Period
from holdfast.roadmap.reading import At, reading_of
from holdfast.roadmap.timetable.critical import Pass, forward, links_of, with_timetable
from holdfast.roadmap.timetable.evaluate import least_margin_of
from holdfast.roadmap.timetable.slip import slips


def test_a_slip_moves_what_waits_and_misses_deadlines() -> None:
    """A slip of the first step misses the deadline of the second and moves the third behind its closed days."""
    problem = path()
    links = links_of(problem)
    plan = forward(problem, links, longest=True)
    worst = slips(problem, links, plan, days=3)[0]
    assert worst.id == "a"
    assert worst.missed == ("b",)
    assert worst.moved == ("c",)
    assert (plan.length, worst.end, worst.later) == (11, 22, 11)


def test_a_slip_into_closed_days_waits_for_their_end() -> None:
    """A step that slips into its closed days begins after them, and all that waits for it later still."""
    problem = path()
    problem = replace(problem, steps=(*problem.steps[:2], replace(problem.steps[2], closed=(Period(8.0, 20.0),)),
                                      problem.steps[3]))
    links = links_of(problem)
    found = {slip.id: slip for slip in slips(problem, links, forward(problem, links, longest=True), days=4)}
    assert found["c"].moved == ("c",)
    assert found["c"].end == 22
    assert found["c"].later == 11
    assert found["a"].moved == ("c",)
    assert found["b"].missed == ("b",)
    assert found["d"].missed == found["d"].moved == ()
    assert [slip.id for slip in slips(problem, links, forward(problem, links, longest=True), days=4)][:2] == ["a", "b"]


def test_a_slip_within_the_slack_does_no_harm() -> None:
    """A step that slips by less than its slack ends the whole no later, and what does not wait for it keeps its day."""
    problem = path()
    links = links_of(problem)
    slip = next(one for one in slips(problem, links, Pass((0, 4, 4, 10), (4, 10, 5, 11)), days=0) if one.id == "c")
    assert (slip.later, slip.missed, slip.moved, slip.margin) == (0, (), (), None)
    assert slip.below_zero is None


def test_a_slip_can_make_stopping_pay() -> None:
    """In CK-7.2 a party whose counterpart's step slips has given without having received: that slip is named."""
    problem = timed(problem_with(3), [1.0] * 6)
    reading = reading_of(problem, At.MID)
    order = (0, 3, 4, 1, 5, 2)  # A1 B1 B2 A2 B3 A3
    begins = [float(order.index(step)) for step in range(6)]
    plan = Pass(tuple(begins), tuple(begin + 1 for begin in begins))
    loose = slips(problem, links_of(problem), plan, days=30, reading=reading)
    assert {slip.id for slip in loose if slip.below_zero}
    kept = slips(problem, with_timetable(problem, plan.begins, plan.ends), plan, days=30, reading=reading)
    planned = least_margin_of(reading, plan.begins, plan.ends)
    assert all(slip.margin == pytest.approx(planned) for slip in kept)  # one after another, the order is the same
    public = loose[0].as_json(margins=False)
    assert "margin" not in public
    assert "below_zero" not in public


@pytest.mark.parametrize("seed", range(30))
def test_slips_keep_what_waits_for_what(seed: int) -> None:
    """A plan after a slip still ends as late as its longest chain, and no earlier than before; the worst come first."""
    problem = dated_problem(seed, steps=5)
    links = links_of(problem)
    plan = forward(problem, links, longest=True)
    found = slips(problem, links, plan, days=30, reading=reading_of(problem, At.WORST))
    assert len(found) == 5
    for slip in found:
        number = problem.positions[slip.id]
        after = forward(problem, links, longest=True, not_before={number: plan.begins[number] + 30})
        assert slip.end == pytest.approx(after.length)
        assert slip.later == pytest.approx(after.length - plan.length)
    harm = [(-len(slip.missed), not slip.below_zero, -slip.later, -len(slip.moved)) for slip in found]
    assert harm == sorted(harm)


def test_a_range_of_durations_slips_from_the_longest() -> None:
    """Slips are told for the plan with the longest durations."""
    problem = replace(path(), steps=(replace(path().steps[0], days=Between(1, 10)),))
    links = links_of(problem)
    assert slips(problem, links, forward(problem, links, longest=True), days=5)[0].end == 15
