"""When steps can begin and must be done: times on the way, deadlines, votes under emergency, elections, and the record."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.unit.roadmap.translation.written import PARTIES, T0, documents, kinds, record, steps_of, translated

from holdfast.inputs.between import Between
from holdfast.roadmap.translation.documents import roadmap_of_documents

QUIET = {"quiet": {"text": "No fire.", "who": ["A", "B"], "modal": "shall-not", "act": "fire", "when": {"from": "T0+P5D"}}}
LAW = {"law": {"party": "A", "kind": "martial-law", "from": "2026-01-01", "until": "2026-07-10"}}
ENDLESS = {"law": {"party": "A", "kind": "martial-law", "from": "2026-01-01"}}
BALLOT = {"ballot": {"kind": "election", "by": "A"}}


@pytest.mark.parametrize(("condition", "day"), [
    ("held(quiet, P60D)", 65), ("after(T0+P20D)", 20), ("after(T0+P20D) and held(quiet, P60D)", 65),
    ("after(T0+P20D) or after(T0+P30D)", 20), ("after(T0+P20D) or in_force(quiet)", 0)])
def test_times_of_a_gate_are_the_first_day_of_what_is_behind_it(condition: str, day: float) -> None:
    """A date in a condition, and how long a lasting duty must have held, are days before which nothing behind begins."""
    found = translated(calendar=T0, clauses=QUIET, steps={"x": {"by": "A", "after": "gate"}},
                       gates={"gate": {"evaluator": "B", "if": condition}})
    assert steps_of(found)["x"].earliest == pytest.approx(day)


def test_times_on_the_way_add_up() -> None:
    """Delays of one gate behind another are added, and the longest way counts."""
    found = translated(steps={"first": {"by": "A"}, "last": {"by": "B", "after": ["outer", "first"]}}, gates={
        "inner": {"evaluator": "B", "if": "held(first, P10D)"}, "outer": {"evaluator": "B", "if": "held(inner, P7D)"}})
    assert steps_of(found)["last"].waits == {"first": pytest.approx(17)}


def test_a_step_takes_over_the_times_of_its_clauses() -> None:
    """The beginning and the deadline of a clause hold for the step that carries it out."""
    found = translated(calendar=T0, steps={"x": {"by": "A", "does": "duty"}}, clauses={"duty": {
        "text": "A acts.", "who": "A", "modal": "shall", "act": "act", "when": {"from": "T0+P3D", "within": "P9D"}}})
    assert (steps_of(found)["x"].earliest, steps_of(found)["x"].latest) == (pytest.approx(3), pytest.approx(12))


def test_a_deadline_counted_from_a_step_is_no_day() -> None:
    """A time that counts from what is still to come gives no last day, and that is said."""
    found = translated(steps={"first": {"by": "A"}, "second": {"by": "B", "after": "first", "within": "P5D"},
                              "third": {"by": "B", "by-time": "met(first)+P9D"}})
    assert [step.latest for step in found.problem.steps] == [None, None, None]
    (said,) = [remark.text for remark in found.remarks if remark.kind == "deadline-counts-from-a-step"]
    assert "second, third" in said


def test_lengths_keep_their_unit_and_their_shape() -> None:
    """Weeks become days, and a length known as a distribution without ends is no length of zero."""
    shape = {"distribution": {"shape": "lognormal", "mean": "3", "sd": "0.5"}, "unit": "days"}
    found = translated(steps={"weeks": {"by": "A", "duration": {"value": "2", "unit": "weeks"}},
                              "unsure": {"by": "B", "duration": shape}, "unsaid": {"by": "B"}})
    steps = steps_of(found)
    assert steps["weeks"].days == Between(14, 14)
    assert 0 < steps["unsure"].days.low < 20.1 < steps["unsure"].days.high
    assert "no-duration" in kinds(found)


def test_no_vote_under_martial_law() -> None:
    """What waits for a vote waits for the end of martial law, and a step that holds one is closed until then."""
    found = translated(
        {"emergencies": LAW}, calendar=T0, votes=BALLOT, steps={"x": {"by": "B", "after": "ballot"}}, clauses={
            "poll": {"text": "A votes.", "who": "A", "modal": "shall", "act": "hold-election"},
            "elsewhere": {"text": "B votes.", "who": "B", "modal": "shall", "act": "hold-election"}})
    steps = steps_of(found)
    assert steps["x"].earliest == pytest.approx(40)
    assert [(one.first, one.last) for one in steps["poll"].closed] == [(0, pytest.approx(40))]
    assert steps["elsewhere"].closed == ()
    assert "emergency" not in kinds(found)


@pytest.mark.parametrize(("emergencies", "calendar"), [(ENDLESS, T0), (LAW, {})])
def test_martial_law_without_a_day_is_said(emergencies: dict[str, object], calendar: dict[str, str]) -> None:
    """Martial law without a known end, or a text without dates, closes no day and leads to a remark."""
    found = translated({"emergencies": emergencies}, calendar=calendar, votes=BALLOT, steps={"x": {"after": "ballot"}})
    assert steps_of(found)["x"].earliest == 0
    assert "emergency" in kinds(found)


def test_elections_of_a_performer_are_told_and_close_nothing() -> None:
    """An election that may fall into a step of the same party is a remark, another party's is none."""
    elections = {"one": {"party": "A", "body": "Parliament", "date": "2026-06-20"},
                 "far": {"party": "A", "body": "Parliament", "date": "2029-06-20"},
                 "other": {"party": "B", "body": "Parliament", "date": "2026-06-20"}}
    found = translated({"elections": elections}, calendar=T0,
                       steps={"x": {"by": "A", "duration": {"value": "30", "unit": "days"}}})
    (said,) = [remark for remark in found.remarks if remark.kind == "election"]
    assert said.address == "steps.x"
    assert "one (Parliament, 2026-06-20)" in said.text
    assert found.problem.steps[0].closed == ()


def test_waiting_for_people_is_a_day_and_no_order() -> None:
    """A step that waits for a humanitarian one begins when that can be over at the latest, whatever the draft says."""
    found = translated(steps={
        "wounded": {"by": "A", "humanitarian": "true", "start": "T0+P90D", "duration": {"low": "2", "high": "6"}},
        "next": {"by": "B", "after": "gate"}}, gates={"gate": {"evaluator": "B", "if": "held(wounded, P4D)"}})
    assert steps_of(found)["next"].after == ()
    assert steps_of(found)["next"].earliest == pytest.approx(10)


def test_days_count_from_what_the_record_says() -> None:
    """What is met still counts: days after it are kept, and a gate that is met no longer waits."""
    text = documents(
        calendar=T0, clauses={"duty": {"text": "A acts.", "who": "A", "modal": "shall", "act": "act"}},
        gates={"gate": {"evaluator": "B", "needs": "first"}},
        steps={"first": {"by": "A"}, "second": {"by": "B", "after": "gate"}, "third": {"by": "B", "start": "met(first)+P30D"},
               "whole": {"by": "A", "does": "duty"}})
    found = roadmap_of_documents(text, events=record(
        {"at": "2026-06-11T00:00:00Z", "kind": "met", "of": ["first", "gate", "duty"]}))
    steps = steps_of(found)
    assert list(steps) == ["second", "third"]
    assert (steps["second"].after, steps["second"].earliest) == ((), pytest.approx(10))
    assert (steps["third"].after, steps["third"].earliest) == ((), pytest.approx(40))
    assert set(found.done) == {"duty", "gate", "first", "whole"}


def test_events_after_the_moment_count_for_nothing() -> None:
    """A plan that continues from a moment knows nothing of what comes later."""
    text = documents(calendar=T0, steps={"first": {"by": "A"}, "second": {"by": "B"}})
    events = record({"at": "2026-06-03T00:00:00Z", "kind": "met", "of": "first"},
                    {"at": "2026-06-20T00:00:00Z", "kind": "met", "of": "second"})
    found = roadmap_of_documents(text, events=events, at=dt.datetime(2026, 6, 5, tzinfo=dt.UTC))
    assert list(steps_of(found)) == ["second"]
    assert steps_of(found)["second"].earliest == pytest.approx(4)


def test_t0_of_the_record_is_day_0() -> None:
    """A T0 that a record reports dates the plan of a text that had none."""
    text = documents(steps={"x": {"by": "A", "by-time": "2026-06-11"}})
    found = roadmap_of_documents(text, events=record({"at": "2026-06-01T00:00:00Z", "kind": "T0"}))
    assert found.day_0 == dt.date(2026, 6, 1)
    assert steps_of(found)["x"].latest == pytest.approx(11)


def test_what_went_wrong_is_told_and_people_begin_no_sooner_than_today() -> None:
    """Breaches and deadlines that have passed are said, and nothing is placed in the past."""
    text = documents(calendar=T0, clauses=QUIET, steps={
        "late": {"by": "A", "by-time": "T0+P2D"}, "wounded": {"by": "A", "humanitarian": "true"}})
    found = roadmap_of_documents(text, events=record({"at": "2026-06-21T00:00:00Z", "kind": "breached", "of": "quiet"}))
    assert found.humanitarian[0].begins == (pytest.approx(20), pytest.approx(20))
    assert steps_of(found)["late"].latest is None
    assert {"breached", "deadline-passed"} <= kinds(found)
    assert "clauses.quiet" in {remark.address for remark in found.remarks if remark.kind == "breached"}


def test_an_order_without_dates_goes_on_from_day_0() -> None:
    """Where nothing has a date, the day of the record cannot be told, and that is said."""
    found = roadmap_of_documents(documents(steps={"x": {"by": "A"}, "y": {"by": "B"}}),
                                 events=record({"at": "2026-06-21T00:00:00Z", "kind": "met", "of": "x"}))
    assert "no-day-0" in kinds(found)
    assert steps_of(found)["y"].earliest == 0


def test_what_counts_from_t0_waits_for_what_brings_it() -> None:
    """Where T0 has no date and comes with an element, what counts from T0 comes after it."""
    found = translated(calendar={"T0-at": "met(back)"}, steps={
        "back": {"by": "A"}, "before": {"by": "B"}, "poll": {"by": "B", "start": "T0+P8D"}}, parties=PARTIES)
    assert steps_of(found)["poll"].after == ("back",)
    assert steps_of(found)["before"].after == ()


def test_days_that_something_must_have_held_count_from_when_it_was_met() -> None:
    """A gate that asks how long something has been done counts from the day on which the record has it done."""
    text = documents(calendar=T0, steps={"first": {"by": "A"}, "second": {"by": "B", "after": "gate"}},
                     gates={"gate": {"evaluator": "B", "if": "held(first, P25D)"}})
    found = roadmap_of_documents(text, events=record({"at": "2026-06-11T00:00:00Z", "kind": "met", "of": "first"}))
    assert steps_of(found)["second"].earliest == pytest.approx(35)


def test_a_t0_that_is_still_to_come_dates_nothing() -> None:
    """A T0 that the record reports after the moment of the plan is not known at that moment."""
    events = record({"at": "2026-05-01T00:00:00Z", "kind": "met", "of": "x"}, {"at": "2026-06-01T00:00:00Z", "kind": "T0"})
    text = documents(steps={"x": {"by": "A"}, "y": {"by": "B"}})
    assert roadmap_of_documents(text, events=events, at=dt.datetime(2026, 5, 2, tzinfo=dt.UTC)).day_0 is None


def test_martial_law_that_is_over_closes_nothing() -> None:
    """An emergency that ended before day 0 stands in the way of no vote."""
    over = {"law": {"party": "A", "kind": "martial-law", "from": "2026-01-01", "until": "2026-05-10"}}
    found = translated({"emergencies": over}, calendar=T0, votes=BALLOT, steps={"x": {"by": "B", "after": "ballot"}},
                       clauses={"poll": {"text": "A votes.", "who": "A", "modal": "shall", "act": "hold-election"}})
    assert steps_of(found)["poll"].closed == ()
    assert steps_of(found)["x"].earliest == 0


def test_people_wait_for_their_own_preparations_as_long_as_these_take() -> None:
    """A humanitarian step begins once another that prepares it is over, and has been for as long as the text asks."""
    found = translated(steps={"lists": {"by": "A", "humanitarian": "true", "duration": {"low": "1", "high": "3"}},
                              "swap": {"by": "A", "humanitarian": "true", "after": "ready"}},
                       gates={"ready": {"evaluator": "B", "needs": "lists", "if": "held(lists, P2D)"}})
    assert {one.id: one.begins for one in found.humanitarian}["swap"] == (pytest.approx(3), pytest.approx(5))


def test_the_end_of_a_lasting_duty_is_no_deadline() -> None:
    """A step that keeps a prohibition for a time need not be over when the prohibition ends."""
    quiet = {**QUIET["quiet"], "when": {"from": "T0", "until": "T0+P60D"}}
    found = translated(calendar=T0, clauses={"quiet": quiet}, steps={"x": {"by": "A", "does": "quiet"}})
    assert steps_of(found)["x"].latest is None
