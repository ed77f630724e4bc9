"""What a roadmap is read from: steps, duties, gates, guarantees, scenarios, people, and what has happened."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.unit.roadmap.translation.written import PARTIES, documents, score, translated

from holdfast.document.events import EventRecord
from holdfast.document.load import load_events, load_set
from holdfast.errors import UsageProblem
from holdfast.inputs.between import Between
from holdfast.roadmap.evaluate import margins
from holdfast.roadmap.reading import At, reading_of
from holdfast.roadmap.search.safest import safest_order
from holdfast.roadmap.translation.documents import roadmap_of_documents
from holdfast.roadmap.translation.priors import BENEFIT, COST, PENALTY, RELATIONSHIP
from holdfast.solving.watch import Watch

EXAMPLES = ("steps/river-line", "pauses/exchange-1000", "historical/minsk-2-2015", "historical/dayton-1995",
            "ukraine/us-28-point", "ukraine/coalition-plan")


def test_steps_and_duties_to_be_done_once_are_steps() -> None:
    """A step, and a duty that no step carries out, are steps; lasting duties, prohibitions and carried-out ones are not."""
    found = translated(
        clauses={"hand-over": {"text": "A hands over.", "who": "A", "modal": "shall", "act": "hand-over"},
                 "quiet": {"text": "No fire.", "who": ["A", "B"], "modal": "shall-not", "act": "fire"},
                 "report": {"text": "B reports.", "who": "B", "modal": "shall", "act": "report", "when": {"every": "P7D"}},
                 "pull-back": {"text": "B pulls back.", "who": "B", "modal": "shall", "act": "withdraw"}},
        steps={"guns-back": {"by": "B", "does": "pull-back"}})
    assert [step.id for step in found.problem.steps] == ["hand-over", "guns-back"]
    assert found.problem.parties == ("A", "B")
    assert found.addresses == {"hand-over": "clauses.hand-over", "guns-back": "steps.guns-back"}


def test_gates_between_steps_are_contracted_with_their_delays() -> None:
    """A step behind a gate waits for what the gate needs, and as long as its conditions say."""
    found = translated(
        steps={"first": {"by": "A"}, "second": {"by": "B", "after": "gate"},
               "third": {"by": "A", "start": "met(first)+P30D"}},
        gates={"gate": {"needs": "first", "evaluator": "B", "if": "held(first, P10D)"}})
    steps = {step.id: step for step in found.problem.steps}
    assert steps["second"].after == ("first",)
    assert steps["second"].waits["first"] == pytest.approx(10)
    assert steps["third"].waits["first"] == pytest.approx(30)


def test_what_is_written_is_read_and_the_rest_assumed_alike() -> None:
    """Written numbers are taken as they are, and what nobody says is one range for every step and party."""
    found = translated(steps={
        "told": {"by": "A", "cost": {"A": score(0.02)}, "benefit": {"B": {"low": "0.03", "high": "0.05", "unit": "score"}}},
        "untold": {"by": "B"}})
    (base,) = found.problem.futures
    assert base.steps["told"].cost["A"] == Between.point(0.02)
    assert base.steps["told"].benefit["B"] == Between(0.03, 0.05)
    assert base.steps["untold"].cost["B"] == Between(COST.low, COST.high)
    assert base.steps["untold"].benefit["A"] == Between(BENEFIT.low, BENEFIT.high)
    assert base.parties["A"].relationship == Between(RELATIONSHIP.low, RELATIONSHIP.high)
    assert found.alike == ("untold",)
    assert {"steps.untold.cost.B", "steps.untold.benefit.A"} <= {one.address for one in found.lacking}


def test_a_step_gets_what_its_clauses_cost() -> None:
    """A step without numbers of its own has the sum of those of the clauses that it carries out."""
    clause = {"text": "A acts.", "who": "A", "modal": "shall", "act": "act", "cost": {"A": score(0.02)},
              "benefit": {"B": score(0.03)}}
    found = translated(clauses={"one": clause, "two": clause}, steps={"both": {"by": "A", "does": ["one", "two"]}})
    assert found.problem.futures[0].steps["both"].cost["A"] == Between.point(0.04)
    assert found.problem.futures[0].steps["both"].benefit["B"] == Between.point(0.06)


def test_what_an_outsider_does_means_nothing_where_nobody_says_so() -> None:
    """A step of somebody who cannot walk away has no assumed worth; others wait for it."""
    found = translated(steps={"mission": {"by": "M"}, "guns": {"by": "A", "after": "mission"}},
                        parties={**PARTIES, "M": {"name": "M", "kind": "mission"}})
    assert found.problem.parties == ("A", "B")
    assert dict(found.problem.futures[0].steps["mission"].cost) == {}
    assert {step.id: step.after for step in found.problem.steps}["guns"] == ("mission",)
    assert "outside" in {remark.kind for remark in found.remarks}


def test_a_guarantee_guards_from_the_step_it_waits_for() -> None:
    """A penalty counts with the chance of an answer, from the step on that brings the guarantee into force."""
    found = translated(
        steps={"mission": {"by": "A"}},
        guarantees={"pledge": {"text": "G answers.", "by": "A", "against": ["B"], "in-force": "met(mission)",
                               "penalty": {"B": score(0.1)}, "believed": {"B": {"low": "0.5", "high": "0.8"}}},
                    "bare": {"text": "G answers.", "by": "A", "against": ["B"]}})
    pledge, bare = found.problem.futures[0].guards
    assert pledge.starts_after == ("mission",)
    assert pledge.penalty["B"] == Between(0.05, pytest.approx(0.08))
    assert bare.penalty["B"].high == pytest.approx(PENALTY.high * 0.75)


def test_named_futures_lose_guarantors_and_change_numbers() -> None:
    """A scenario without every guarantor has no such guard, and one that sets a number has it there alone."""
    found = translated(
        case={"scenarios": {"alone": {"name": "Alone", "without": "G"},
                            "dear": {"name": "Dear", "set": {"steps.x.cost.A": score(0.09)}}},
              "parties": {**PARTIES, "G": {"name": "G"}}},
        steps={"x": {"by": "A", "cost": {"A": score(0.01)}, "benefit": {"B": score(0.02)}}},
        guarantees={"pledge": {"text": "G answers.", "by": "G", "against": ["A", "B"]}})
    futures = {terms.id: terms for terms in found.problem.futures}
    assert list(futures) == ["base", "alone", "dear"]
    assert [len(terms.guards) for terms in futures.values()] == [1, 0, 1]
    assert futures["dear"].steps["x"].cost["A"] == Between.point(0.09)
    assert futures["alone"].steps["x"].cost["A"] == Between.point(0.01)


def test_windows_seasons_and_resources() -> None:
    """Beginnings, deadlines, months and resources become days from T0, closed periods and uses."""
    found = translated(
        calendar={"T0": "2026-06-01T00:00:00Z"}, capacities={"teams": {"value": "3"}},
        steps={"dig": {"by": "A", "start": "T0+P10D", "by-time": "2026-09-01", "seasons": ["june", "july"],
                       "duration": {"low": "5", "high": "8", "unit": "days"}, "resources": {"teams": {"value": "2"}}}})
    (step,) = found.problem.steps
    assert step.earliest == pytest.approx(10)
    assert step.latest == pytest.approx(93, abs=1)
    assert step.days == Between(5, 8)
    assert step.uses == {"teams": 2}
    assert found.problem.capacities == {"teams": 3}
    assert step.closed[0].first == pytest.approx(61)
    assert found.day_0 == dt.date(2026, 6, 1)


def test_people_stand_outside_and_what_ties_them_is_reported() -> None:
    """A humanitarian step is no step of the order; its political condition, its cost and its delay are reported."""
    found = translated(steps={
        "guns": {"by": "A"},
        "wounded": {"by": ["A", "B"], "humanitarian": "true", "after": "guns", "cost": {"A": score(0.01)}},
        "later": {"by": "B", "humanitarian": "true", "start": "T0+P60D"},
        "next": {"by": "B", "after": "wounded"}})
    assert [step.id for step in found.problem.steps] == ["guns", "next"]
    assert {one.id: one.begins for one in found.humanitarian} == {"wounded": (0, 0), "later": (0, 0)}
    assert {(tie.step, tie.kind) for tie in found.ties} == {
        ("wounded", "precondition"), ("wounded", "deposit"), ("later", "later-than-feasible")}
    assert "waits-for-people" in {remark.kind for remark in found.remarks}


def test_batches_go_in_their_order() -> None:
    """Batches of an exchange fill up by category in the order of the text, a batch at a time."""
    count = {"value": "10", "unit": "persons"}
    found = translated(stage="pause", steps={"swap": {
        "by": ["A", "B"], "humanitarian": "true",
        "exchange": {"gives": {"A": {"wounded": count, "others": count}, "B": {"others": count}}, "every": "P2D",
                     "batches": {"value": "2"}, "order": ["wounded", "others"]}}})
    first, second = found.humanitarian[0].batches
    assert first.counts == {"A": {"wounded": 10}, "B": {"others": 5}}
    assert second.counts == {"A": {"others": 10}, "B": {"others": 5}}
    assert second.day == (2, 2)


def test_circles_are_named_and_left_out() -> None:
    """Steps that wait for one another are named, and the rest can still be looked at."""
    found = translated(steps={"a": {"by": "A", "after": "b"}, "b": {"by": "B", "after": "a"}, "c": {"by": "A", "after": "b"}})
    assert found.stuck == (("a", "b"),)
    assert {step.id: step.after for step in found.problem.steps} == {"a": (), "b": (), "c": ("b",)}
    assert safest_order(reading_of(found.problem, At.MID), watch=Watch()).order


def test_a_record_takes_out_what_is_done_and_the_plan_goes_on_from_there() -> None:
    """What is met is no step any more, nobody waits for it, and nothing begins before the day of the record."""
    text = documents(calendar={"T0": "2026-06-01T00:00:00Z", "entry-into-force": "2026-06-01T00:00:00Z"},
                           steps={"first": {"by": "A"}, "second": {"by": "B", "after": "first"}})
    record = EventRecord.model_validate({"events-of": "f", "events": [
        {"at": "2026-06-11T00:00:00Z", "kind": "met", "of": "first"}]})
    found = roadmap_of_documents(text, events=record)
    (step,) = found.problem.steps
    assert (step.id, step.after) == ("second", ())
    assert step.earliest == pytest.approx(10)
    assert found.done == ("first",)


def test_what_done_steps_changed_of_fighting_stays_changed() -> None:
    """A plan that continues has the margins that the whole plan has where the same steps are done."""
    text = documents(
        calendar={"T0": "2026-06-01T00:00:00Z", "entry-into-force": "2026-06-01T00:00:00Z"},
        steps={"first": {"by": "A", "cost": {"A": score(0.02)}, "benefit": {"B": score(0.04)},
                         "security-shift": {"B": {"low": "0.2", "high": "0.3", "unit": "probability"}}},
               "second": {"by": "B", "cost": {"B": score(0.01)}, "benefit": {"A": score(0.05)}}})
    record = EventRecord.model_validate({"events-of": "f", "events": [
        {"at": "2026-06-11T00:00:00Z", "kind": "met", "of": "first"}]})
    whole, rest = roadmap_of_documents(text), roadmap_of_documents(text, events=record)
    for at in At:
        before = margins(reading_of(whole.problem, at), 1)
        assert list(margins(reading_of(rest.problem, at), 0)) == pytest.approx(list(before))


def test_minsk_by_its_readings() -> None:
    """By the reading that has the border come first the steps of the Package wait in a circle, by the other they do not."""
    text = load_set("examples/historical/minsk-2-2015.framework.yaml")
    assert len(roadmap_of_documents(text, reading="control-first").stuck) == 1
    assert roadmap_of_documents(text, reading="elections-first").stuck == ()
    with pytest.raises(UsageProblem, match="control-first"):
        roadmap_of_documents(text, reading="control")
    record = load_events("examples/historical/minsk-2-2015.events.yaml").model
    assert len(roadmap_of_documents(text, events=record).problem.steps) <= 17


@pytest.mark.parametrize("name", EXAMPLES)
def test_examples_keep_people_out_and_every_number_traceable(name: str) -> None:
    """No humanitarian step stands in an order, and every number of a problem stands in the table of inputs."""
    found = roadmap_of_documents(load_set(f"examples/{name}.framework.yaml"))
    people = {one.id for one in found.humanitarian}
    assert not people & {step.id for step in found.problem.steps}
    assert all(not set(step.after) & people for step in found.problem.steps)
    known = {entry.address for entry in found.inputs}
    for terms in found.problem.futures[:1]:
        for id, worth in terms.steps.items():
            for party, value in worth.cost.items():
                own = f"{found.addresses[id]}.cost.{party}"
                assert own in known or value.high == 0 or any(address.endswith(f".cost.{party}") for address in known)
    reading = reading_of(found.problem, At.WORST)
    assert safest_order(reading, watch=Watch()).proven
