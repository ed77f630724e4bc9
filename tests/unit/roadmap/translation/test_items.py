"""What is a step of a roadmap: answers to breaches, what follows from something, people, and the examples."""

from __future__ import annotations

from typing import Any

import pytest
from tests.unit.roadmap.translation.written import kinds, score, steps_of, translated

from holdfast.document.load import load_set
from holdfast.roadmap.translation.documents import roadmap_of_documents

DUTY: dict[str, Any] = {"text": "A acts.", "who": "A", "modal": "shall", "act": "act"}
QUIET: dict[str, Any] = {"text": "No fire.", "who": ["A", "B"], "modal": "shall-not", "act": "fire"}


@pytest.mark.parametrize("more", [
    {"if": "breached(quiet)"}, {"when": {"from": "breached(quiet)", "within": "P1D"}}, {"if": "breached(quiet, B)"},
    {"if": "breached(quiet) and after(T0+P1D)"}, {"if": "breached(quiet) or lapsed(quiet)"}])
def test_what_answers_a_breach_is_no_step(more: dict[str, Any]) -> None:
    """A duty that begins only once something was breached is left out of the plan, and named."""
    found = translated(clauses={"quiet": QUIET, "plain": DUTY, "answer": {**DUTY, **more}})
    assert list(steps_of(found)) == ["plain"]
    assert any(remark.kind == "answers" and "answer" in remark.text for remark in found.remarks)


def test_what_may_begin_without_a_breach_stays_a_step() -> None:
    """A duty that can begin in another way as well is planned."""
    found = translated(clauses={"quiet": QUIET, "either": {**DUTY, "if": "breached(quiet) or in_force(quiet)"},
                                "unless": {**DUTY, "if": "not breached(quiet)"}})
    assert list(steps_of(found)) == ["either", "unless"]


def test_what_follows_a_breach_or_a_delay_is_no_step_and_neither_is_what_waits_for_it() -> None:
    """Duties reached by `lest` or `otherwise`, and those behind a gate that waits for one, are left out."""
    found = translated(
        clauses={"quiet": {**QUIET, "lest": "talks"}, "talks": DUTY, "late": DUTY, "behind": DUTY, "plain": DUTY},
        gates={"gate": {"evaluator": "B", "from": "T0", "timeout": "P9D", "otherwise": "late"},
               "after-talks": {"evaluator": "B", "needs": "talks", "opens": "behind"}})
    assert list(steps_of(found)) == ["plain"]


def test_a_step_of_the_text_stays_even_where_it_only_answers() -> None:
    """What the text lists as a step keeps its place in the order, and it is said what it hangs on."""
    found = translated(steps={"plain": {"by": "A"}, "review": {"by": "B"}}, gates={
        "gate": {"evaluator": "B", "from": "T0", "timeout": "P9D", "otherwise": "review"}})
    assert list(steps_of(found)) == ["plain", "review"]
    assert "answers" in kinds(found)


def test_what_follows_from_one_thing_waits_for_it() -> None:
    """A duty that only follows from another waits for it; one that can follow from either of two waits for neither."""
    found = translated(clauses={"one": {**DUTY, "hence": ["next", "either"]}, "two": {**DUTY, "hence": "either"},
                                "next": DUTY, "either": DUTY})
    assert {id: step.after for id, step in steps_of(found).items()} == {
        "one": (), "two": (), "next": ("one",), "either": ()}


def test_what_follows_can_close_a_circle() -> None:
    """A circle through a duty that only follows is found, left out, and what is left can be put in an order."""
    found = translated(clauses={"one": {**DUTY, "hence": "two"}, "two": DUTY},
                       steps={"x": {"by": "A", "does": "one", "after": "two"}, "y": {"by": "B", "after": "x"}})
    assert len(found.stuck) == 1
    assert steps_of(found)["y"].after == ("x",)
    assert "circle" in kinds(found)


def test_a_cost_on_a_duty_to_people_is_a_tie() -> None:
    """A cost that stands on a humanitarian duty is reported, and the duty is in no account."""
    found = translated(clauses={"release": {**DUTY, "act": "release-prisoners", "cost": {"A": score(0.1)}}, "plain": DUTY})
    assert [(tie.address, tie.kind) for tie in found.ties] == [("clauses.release.cost.A", "deposit")]
    assert list(found.problem.futures[0].steps) == ["plain"]


def test_a_duty_without_a_performer_lacks_who() -> None:
    """What is missing is named by the field that would hold it."""
    found = translated(clauses={"duty": {"text": "It is done.", "modal": "shall", "act": "act"}}, steps={"x": {}})
    assert {"clauses.duty.who", "steps.x.by", "steps.x.duration", "steps.x.reversible"} <= {
        one.address for one in found.lacking}


@pytest.mark.parametrize(("name", "parties", "steps", "people", "ties"), [
    ("pauses/exchange-1000", ("A", "B"), 0, {"wounded-first", "civilians-out", "four-batches"},
     {"exchange-count"}),
    ("historical/minsk-2-2015", ("UA", "CDDL"), 17, {"people.release", "people.aid"}, {"precondition"}),
    ("historical/dayton-1995", ("BA", "FBIH", "RS"), 25, {"information.given", "prisoners-released"}, {"precondition"}),
    ("ukraine/us-28-point", ("UA", "RU"), 39, {"people.prisoners-and-bodies", "people.family-reunification"}, set()),
    ("ukraine/coalition-plan", ("UA", "RU"), 50, {"people.prisoners", "people.civilians-children"}, set())])
def test_what_the_examples_hold(name: str, parties: tuple[str, ...], steps: int, people: set[str],
                                ties: set[str]) -> None:
    """Each worked text has its parties, its steps, its people outside the order, and what ties them."""
    found = roadmap_of_documents(load_set(f"examples/{name}.framework.yaml"))
    assert found.problem.parties == parties
    assert len(found.problem.steps) == steps
    assert people <= {one.id for one in found.humanitarian}
    assert {tie.kind for tie in found.ties} == ties
    assert found.stuck == ()
    assert not {step.id for step in found.problem.steps} & {one.id for one in found.humanitarian}


def test_answers_to_a_breach_are_no_steps_of_the_coalition_plan() -> None:
    """The graded answers to a breach of the ceasefire stand in the ladder and in no plan."""
    found = roadmap_of_documents(load_set("examples/ukraine/coalition-plan.framework.yaml"))
    assert not {"response.24-hours", "response.72-hours", "compliance.sanctions"} & set(steps_of(found))
    assert "emergency" in kinds(found)
