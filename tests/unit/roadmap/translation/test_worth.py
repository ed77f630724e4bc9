"""What steps mean to parties, how they are verified, what guards them, and in which futures."""

from __future__ import annotations

from typing import Any

import pytest
from tests.unit.roadmap.translation.written import PARTIES, documents, kinds, score, steps_of, translated

from holdfast.inputs.between import Between
from holdfast.roadmap.translation.documents import roadmap_of_documents
from holdfast.roadmap.translation.priors import ANSWER, BENEFIT, COST, DETECTION

THREE = {**PARTIES, "C": {"name": "C", "belligerent": "true"}}
DUTY = {"text": "A acts.", "who": "A", "modal": "shall", "act": "act"}


def test_given_numbers_stand_beside_assumed_ones() -> None:
    """Where some numbers of a step are said, the rest is assumed as elsewhere, and the step is named."""
    found = translated(parties=THREE, steps={"x": {"by": "A", "cost": {"A": score(0.02)}, "benefit": {"B": score(0.03)}}})
    worth = found.problem.futures[0].steps["x"]
    assert worth.benefit == {"B": Between.point(0.03), "C": Between(BENEFIT.low, BENEFIT.high)}
    assert worth.cost == {"A": Between.point(0.02)}
    assert found.alike == ()
    assert "steps.x.benefit.C" in {one.address for one in found.lacking}
    assert any(remark.kind == "assumed-in-part" and "x" in remark.text for remark in found.remarks)


def test_a_step_of_all_brings_all_something() -> None:
    """A step that all perform together is assumed to bring each of them what others' steps bring."""
    worth = translated(steps={"x": {"by": ["A", "B"], "cost": {"A": score(0.02)}}}).problem.futures[0].steps["x"]
    assert worth.benefit == dict.fromkeys("AB", Between(BENEFIT.low, BENEFIT.high))
    assert worth.cost["B"] == Between(COST.low, COST.high)


def test_a_party_that_the_step_leaves_out_has_the_numbers_of_its_clauses() -> None:
    """The step's own number stands for one party only; the clauses speak for the others."""
    clauses = {"duty": {**DUTY, "cost": {"A": score(0.04), "B": score(0.01)}}}
    found = translated(clauses=clauses, steps={"x": {"by": ["A", "B"], "does": "duty", "cost": {"A": score(0.02)}}})
    assert found.problem.futures[0].steps["x"].cost == {"A": Between.point(0.02), "B": Between.point(0.01)}


def test_an_outsider_keeps_what_is_said_of_it() -> None:
    """What somebody has said of an outsider's step counts, and nothing is assumed beside it."""
    found = translated(parties={**PARTIES, "M": {"name": "M"}},
                       steps={"x": {"by": "M", "security-shift": {"A": {"value": "0.1", "unit": "probability"}}}})
    worth = found.problem.futures[0].steps["x"]
    assert worth.shift == {"A": Between.point(0.1)}
    assert (worth.cost, worth.benefit) == ({}, {})


def test_whose_relationship_is_said_could_walk_away() -> None:
    """A party that is no belligerent counts where its own stake in the relationship is written."""
    case = {"parties": {**PARTIES, "G": {"name": "G"}, "H": {"name": "H"}}, "stakes": {"G": {"relationship": score(0.01)}}}
    assert translated(case, steps={"x": {"by": "A"}}).problem.parties == ("A", "B", "G")


@pytest.mark.parametrize(("step", "means", "expected"), [
    ({}, {"eye": {"detection": {"value": "0.1"}}}, Between(1, 1)),
    ({"verified-by": "team", "verification": {"value": "0.7"}}, {"eye": {"detection": {"value": "0.1"}}},
     Between(0.7, 0.7)),
    ({"verified-by": "team"}, {"eye": {"detection": {"value": "0.6"}}}, Between(0.6, 0.6)),
    ({"verified-by": "team"}, {"eye": {"detection": {"value": "0.8"}, "availability": {"value": "0.5"}}},
     Between(0.4, 0.4)),
    ({"verified-by": "team"}, {"eye": {}}, Between(DETECTION.low, DETECTION.high)),
    ({"verified-by": "team"}, {"eye": {"detection": {"value": "0.5"}}, "ear": {"detection": {"value": "0.5"}}},
     Between(0.75, 0.75)),
    ({"verified-by": "team"}, {"eye": {"run-by": "A", "detection": {"value": "0.6"}}}, Between(1, 1)),
    ({"does": "duty"}, {"eye": {"run-by": "A", "detection": {"value": "0.6"}}}, Between(0.6, 0.6))])
def test_how_likely_pretending_is_noticed(step: dict[str, Any], means: dict[str, Any], expected: Between) -> None:
    """The step's own chance counts, else that of its means while they work; without a word it is taken as noticed."""
    found = translated(steps={"x": {"by": "A", **step}}, clauses={"duty": {**DUTY, "observe": next(iter(means))}},
                       verification={"means": {id: {"kind": "uav", "run-by": "team", **own} for id, own in means.items()}},
                       bodies={"team": {"name": "Team", "kind": "monitoring"}})
    noticed = found.problem.futures[0].steps["x"].verified
    assert (noticed.low, noticed.high) == (pytest.approx(expected.low), pytest.approx(expected.high))
    assert ("steps.x.verification" in {one.address for one in found.lacking}) == (expected == Between(1, 1))


def test_a_clause_that_says_how_likely_it_is_seen() -> None:
    """Where no means is named, the chance that a clause gives itself counts."""
    found = translated(clauses={"duty": {**DUTY, "detection": {"low": "0.25", "high": "0.5"}}})
    assert found.problem.futures[0].steps["duty"].verified == Between(0.25, 0.5)
    assert "taken-as-noticed" not in kinds(found)


def test_a_guarantee_ends_with_the_step_it_ends_by() -> None:
    """A guarantee that lasts until a step is done guards no longer than that."""
    pledge = {"text": "G answers.", "by": "A", "against": "B", "until": "met(last)"}
    found = translated(steps={"first": {"by": "A"}, "last": {"by": "B"}}, guarantees={"pledge": pledge})
    assert found.problem.futures[0].guards[0].ends_after == ("last",)
    dated = translated(steps={"x": {"by": "A"}}, guarantees={"pledge": {**pledge, "until": "T0+P9D"}})
    assert dated.problem.futures[0].guards[0].ends_after == ()
    assert "guarantee-ends" in kinds(dated)


def test_the_common_willingness_of_a_coalition_counts() -> None:
    """A guarantor without a chance of its own has that of its coalition, and one that is gone has none."""
    case: dict[str, Any] = {
        "parties": {**PARTIES, "G": {"name": "G"}, "H": {"name": "H"}},
        "coalitions": {"all": {"name": "All", "willingness": {"low": "0.4", "high": "0.5"},
                               "members": {"G": {}, "H": {"willingness": {"value": "0.9"}}}}},
        "scenarios": {"no-h": {"name": "Without H", "without": "H"}, "nobody": {"name": "Alone", "without": ["G", "H"]}}}
    pledge = {"text": "They answer.", "by": ["G", "H"], "against": "B", "penalty": {"B": score(1)}}
    futures = translated(case, steps={"x": {"by": "A"}}, guarantees={"pledge": pledge}).problem.futures
    assert [[guard.penalty["B"] for guard in terms.guards] for terms in futures] == [
        [Between.point(0.9)], [Between(0.4, 0.5)], []]


def test_a_guarantor_that_is_gone_answers_nothing() -> None:
    """Where one of two guarantors is gone, the chance of an answer is that of the one who is left."""
    case: dict[str, Any] = {"parties": {**PARTIES, "G": {"name": "G"}, "H": {"name": "H"}},
                            "scenarios": {"no-h": {"name": "Without H", "without": "H"}}}
    pledge = {"text": "They answer.", "by": ["G", "H"], "against": "B", "penalty": {"B": score(1)},
              "willingness": {"G": {"value": "0.3"}, "H": {"value": "0.9"}}}
    base, alone = translated(case, steps={"x": {"by": "A"}}, guarantees={"pledge": pledge}).problem.futures
    assert base.guards[0].penalty["B"] == Between(0.3, 0.9)
    assert alone.guards[0].penalty["B"] == Between.point(0.3)


def test_relief_that_can_be_taken_back_guards_against_its_beneficiary() -> None:
    """From the step that brings it, relief with a way back costs its beneficiary its worth times the chance of that."""
    final = {"text": "Relief.", "beneficiary": "A", "after": "x", "value": score(0.1)}
    relief = {**final, "snapback": "It comes back."}
    found = translated(steps={"x": {"by": "A"}}, relief={
        "worth": relief, "blocked": {**relief, "would-block": {"B": {"value": "0.25"}}},
        "money": {**relief, "value": {"value": "5", "unit": "EUR"}}, "final": final,
        "some-day": {"text": "Relief.", "beneficiary": "A", "snapback": "Back.", "value": score(0.1)}})
    guards = {guard.id: guard for guard in found.problem.futures[0].guards}
    assert list(guards) == ["worth", "blocked"]
    assert guards["worth"].starts_after == ("x",)
    assert guards["worth"].penalty["A"] == Between(pytest.approx(0.1 * ANSWER.low), pytest.approx(0.1 * ANSWER.high))
    assert guards["blocked"].penalty["A"] == Between(pytest.approx(0.075), pytest.approx(0.075))
    assert {remark.address for remark in found.remarks if remark.kind == "relief-not-counted"} == {
        "relief.money.value", "relief.some-day.after"}


def test_the_cost_of_the_sanctions_stands_for_the_worth_of_their_relief() -> None:
    """Without a worth of its own, relief is worth what the sanctions it lifts cost its beneficiary."""
    case = {"sanctions": {"oil": {"text": "Oil.", "cost": {"A": {"value": "0.2", "unit": "score/year"}}}}}
    relief = {"text": "Relief.", "beneficiary": "A", "measures": "oil", "snapback": "Back.",
              "after": "x", "would-block": {"B": {"value": "0"}}}
    found = translated(case, steps={"x": {"by": "A"}}, relief={"oil-back": relief})
    assert found.problem.futures[0].guards[0].penalty == {"A": Between.point(0.2)}


def test_a_future_without_each_guarantee() -> None:
    """Where it is asked for, each guarantee is once not there, and all else stands as it does."""
    pledge = {"text": "G answers.", "by": "A", "against": ["B"]}
    text = documents(steps={"x": {"by": "A"}}, guarantees={"one": pledge, "two": pledge})
    assert len(roadmap_of_documents(text).problem.futures) == 1
    base, first, second = roadmap_of_documents(text, without_each_guarantee=True).problem.futures
    assert [[guard.id for guard in terms.guards] for terms in (base, first, second)] == [["one", "two"], ["two"], ["one"]]
    assert first.steps == base.steps


def test_what_a_scenario_sets_in_vain_is_told() -> None:
    """A number that the order of steps does not read changes nothing, and that is said; one that it reads is not named."""
    case = {"scenarios": {"other": {"name": "Other", "from": "T0+P1Y", "set": {
        "stakes.A.relationship": score(0.3), "war.parties.A.drift": {"value": "0.1", "unit": "1/week"}}}}}
    found = translated(case, steps={"x": {"by": "A"}})
    assert found.problem.futures[1].parties["A"].relationship == Between.point(0.3)
    assert found.problem.futures[0].parties["A"].relationship != Between.point(0.3)
    (said,) = [remark.text for remark in found.remarks if remark.kind == "scenario-unread"]
    assert "war.parties.A.drift" in said
    assert "relationship" not in said
    assert "scenario-from" in kinds(found)


def test_a_scenario_gives_an_outsiders_step_a_worth() -> None:
    """A number that only a scenario says counts in that future alone."""
    case = {"parties": {**PARTIES, "M": {"name": "M"}},
            "scenarios": {"dear": {"name": "Dear", "set": {"steps.x.benefit.A": score(0.07)}}}}
    base, dear = translated(case, steps={"x": {"by": "M"}}).problem.futures
    assert (base.steps["x"].benefit, dear.steps["x"].benefit) == ({}, {"A": Between.point(0.07)})


def test_every_number_said_is_an_input() -> None:
    """Lengths, resources, capacities, worth and guards all stand in the table of inputs, at their addresses."""
    days = {"value": "3", "unit": "days"}
    found = translated(
        capacities={"teams": {"value": "3"}},
        steps={"x": {"by": "A", "duration": days, "verification-delay": days, "resources": {"teams": {"value": "2"}},
                     "cost": {"A": score(0.02)}, "benefit": {"B": score(0.03)}, "deposit": {"A": score(0.01)},
                     "security-shift": {"A": {"value": "0.1"}}, "verification": {"value": "0.9"}}},
        guarantees={"pledge": {"text": "G answers.", "by": "A", "against": "B", "penalty": {"B": score(0.1)},
                               "believed": {"B": {"value": "0.5"}}}})
    own = {"duration", "verification-delay", "resources.teams", "cost.A", "benefit.B", "deposit.A", "security-shift.A",
           "verification"}
    expected = {f"steps.x.{name}" for name in own} | {"capacities.teams", "guarantees.pledge.penalty.B",
                                                     "guarantees.pledge.believed.B"}
    read = [entry.address for entry in found.inputs]
    assert expected <= set(read)
    assert len(read) == len(set(read))
    assert steps_of(found)["x"].uses == {"teams": 2}
