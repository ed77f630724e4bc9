"""The rounds of a draft: by day, after what is waited for, and as early as may be where the text gives no time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.roadmap.drafted.translations import documents, draft_from, drafted

from holdfast.inputs.between import Between
from holdfast.roadmap.drafted.placing import placed
from holdfast.roadmap.evaluate import keeps_precedence
from holdfast.roadmap.problem import Problem, Step
from holdfast.roadmap.reading import At, reading_of
from holdfast.roadmap.translation.documents import roadmap_of_documents
from holdfast.roadmap.translation.translated import Drafted


def _problem(*steps: Step) -> Problem:
    return Problem(("A", "B"), steps, ())


@given(st.integers(0, 10_000))
def test_rounds_keep_every_step_and_every_precedence(seed: int) -> None:
    """Each step stands in one round, after the rounds of what it waits for, whatever days the text gives."""
    draft = draft_from(seed)
    found = placed(draft)
    assert keeps_precedence(reading_of(draft.problem, At.MID), found.rounds)
    assert len(found.days) == len(found.rounds)


@given(st.integers(0, 10_000))
def test_rounds_follow_the_days(seed: int) -> None:
    """The days of rounds never fall, and no round begins before a day that the text gives to one of its steps."""
    draft = draft_from(seed)
    found = placed(draft)
    days = [day for day in found.days if day is not None]
    assert days == sorted(days)
    for day, together in zip(found.days, found.rounds, strict=True):
        for position in together:
            said = draft.drafted[draft.problem.steps[position].id].begins
            assert said is None or (day is not None and day >= said[1])


def test_steps_of_one_day_are_one_round() -> None:
    """Steps that begin on the same day stand together; one that waits for another of the same day comes after it."""
    problem = _problem(Step("a", ("A",)), Step("b", ("B",)), Step("c", ("A",), ("a",)))
    found = placed(drafted(problem, {"a": 3, "b": 3, "c": 3}))
    assert found.rounds == ((0, 1), (2,))
    assert found.days == (3, 3)


def test_a_step_without_a_time_waits_for_length_check_and_pause() -> None:
    """It begins when what it waits for is done and verified at the longest, and the days between have passed."""
    problem = _problem(
        Step("long", ("A",), days=Between(10, 20), verification_days=Between(1, 5)),
        Step("then", ("B",), ("long",), waits={"long": 7.0}), Step("on-32", ("A",)))
    found = placed(drafted(problem, {"long": 1, "on-32": 33}))
    assert found.rounds == ((0,), (1, 2))
    assert found.days == (1, 33)
    assert found.untimed == ("then",)


def test_a_time_before_its_precondition_is_put_off() -> None:
    """A step whose day comes before what it waits for is done begins only then."""
    problem = _problem(Step("first", ("A",), days=Between(30, 30)), Step("second", ("B",), ("first",)))
    assert placed(drafted(problem, {"first": 1, "second": 10})).days == (1, 31)


def test_the_plan_continues_from_its_earliest_day() -> None:
    """Steps that a record leaves to be done do not begin before the day from which the plan continues."""
    problem = _problem(Step("late", ("A",), earliest=50.0), Step("early", ("B",)))
    assert placed(drafted(problem, {"late": 10, "early": 20})).days == (20, 50)


def test_a_deadline_is_a_time_of_the_text() -> None:
    """A step with a deadline and no beginning comes as early as it may, and counts as timed; one without either not."""
    problem = _problem(Step("a", ("A",), days=Between(5, 5)), Step("b", ("B",), ("a",)), Step("c", ("B",), ("a",)))
    found = placed(drafted(problem, {}, {"c": 9}))
    assert found.untimed == ("a", "b")
    assert found.rounds == ((0,), (1, 2))
    assert found.days == (None, 5)


def test_the_text_gives_a_time_by_its_own_word_only() -> None:
    """From documents, a beginning that only follows from what is waited for is no time that the text gives."""
    found = roadmap_of_documents(documents(
        steps={"first": {"by": "A", "start": "T0+P2D", "duration": {"value": "5", "unit": "days"}},
               "second": {"by": "B", "after": "first"}, "third": {"by": "B", "by-time": "T0+P20D"}}))
    assert found.drafted == {"first": Drafted((2, 2), None), "second": Drafted(None, None),
                             "third": Drafted(None, (20, 20))}
    assert placed(found).untimed == ("second",)
    assert placed(found).days == (0, 2, None)


def test_a_circle_is_refused() -> None:
    """Steps that wait for one another have no course."""
    problem = _problem(Step("a", ("A",), ("b",)), Step("b", ("B",), ("a",)))
    with pytest.raises(ValueError, match="circle"):
        placed(drafted(problem, {}))


def test_nothing_has_no_rounds() -> None:
    """A draft without steps has no round."""
    assert placed(drafted(_problem(), {})).rounds == ()
