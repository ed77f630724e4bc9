"""Where a draft can come to a stop: circles, also of one reading only, gates that stay shut, and refusals."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from tests.unit.roadmap.drafted.translations import documents

from holdfast.document.load import load_set
from holdfast.roadmap.drafted.deadlocks import Deadlock, deadlocks_of
from holdfast.roadmap.translation.documents import roadmap_of_documents
from holdfast.rules.context import Context


def _found(*, named: bool = False, done: tuple[str, ...] = (), **parts: Any) -> tuple[Deadlock, ...]:
    text = documents(**parts)
    translated = roadmap_of_documents(text)
    left = tuple(step for step in translated.problem.steps if step.id not in done)
    translated = replace(translated, done=done, problem=replace(translated.problem, steps=left))
    return deadlocks_of(Context(text).framework, translated, named=named)


def _kind(found: tuple[Deadlock, ...], kind: str) -> list[Deadlock]:
    return [one for one in found if one.kind == kind]


def _example(name: str, *, named: bool = False) -> tuple[Deadlock, ...]:
    text = load_set(f"examples/{name}.framework.yaml")
    return deadlocks_of(Context(text).framework, roadmap_of_documents(text), named=named)


def test_a_circle_stops_what_is_in_it_and_behind_it() -> None:
    """Two steps that wait for each other stop themselves and the one that waits for them; a fourth goes on."""
    circle, = _kind(_found(steps={"a": {"by": "A", "after": "b"}, "b": {"by": "B", "after": "a"},
                                  "c": {"by": "A", "after": "b"}, "d": {"by": "B"}}), "circle")
    assert circle.address == "steps.a.after[0]"
    assert circle.text == "a waits for b waits for a: nothing in this circle can begin."
    assert circle.behind == ("a", "b", "c")
    assert circle.stalls == 3
    assert circle.reading == ""


def test_a_gate_that_opens_what_it_needs_is_a_circle() -> None:
    """A gate that needs the step that it opens is printed with its own way back."""
    circle, = _kind(_found(gates={"g": {"text": "G.", "needs": "a", "opens": "a"}}, steps={"a": {"by": "A"}}), "circle")
    assert "g waits for a waits for g" in circle.text


def test_the_address_is_that_of_a_link_of_waiting() -> None:
    """A deadline that names the same step is no link of the circle, although it comes first in the text."""
    circle, = _kind(_found(steps={
        "a": {"by": "A", "by-time": "met(b)+P10D", "after": "b"}, "b": {"by": "B", "after": "a"}}), "circle")
    assert circle.address == "steps.a.after[0]"


def test_what_is_done_stops_nothing() -> None:
    """A circle that the record has broken, and a gate that has been passed, are not reported."""
    parts: dict[str, Any] = {
        "gates": {"g": {"text": "G."}},
        "steps": {"a": {"by": "A", "after": ["b", "g"]}, "b": {"by": "B", "after": "a"}, "c": {"by": "C"}}}
    assert {one.kind for one in _found(**parts)} >= {"circle", "gate"}
    assert not {one.kind for one in _found(done=("b", "g"), **parts)} & {"circle", "gate"}


@pytest.mark.parametrize(("fields", "lacks"), [
    ({}, "nobody decides whether it is passed; it has no time limit; nothing follows if it is not passed"),
    ({"evaluator": "C"}, "it has no time limit; nothing follows if it is not passed"),
    ({"evaluator": "C", "timeout": "P10D"}, "nothing follows if it is not passed"),
    ({"evaluator": "C", "by-time": "T0+P10D"}, "nothing follows if it is not passed"),
    ({"timeout": "P10D", "otherwise": "b"}, "nobody decides whether it is passed")])
def test_a_gate_says_what_it_lacks(fields: dict[str, str], lacks: str) -> None:
    """A gate with something behind it is named with all that the text as encoded does not say of it."""
    gate, = _kind(_found(gates={"g": {"text": "G.", **fields}},
                         steps={"a": {"by": "A", "after": "g"}, "b": {"by": "B"}}), "gate")
    assert gate.text == f"In the text as encoded, of g: {lacks}."
    assert (gate.address, gate.behind, gate.stalls) == ("gates.g", ("a",), 1)


def test_a_gate_with_all_parts_or_with_nothing_behind_it_stops_nothing() -> None:
    """Neither a complete gate nor one that opens nothing is reported."""
    whole = {"text": "G.", "evaluator": "C", "timeout": "P10D", "otherwise": "b"}
    assert not _kind(_found(gates={"g": whole, "loose": {"text": "L."}},
                            steps={"a": {"by": "A", "after": "g"}, "b": {"by": "B"}}), "gate")


CHAIN = {"one": {"by": "A"}, "two": {"by": "B", "after": "one"}, "three": {"by": "B", "after": "two"},
         "four": {"by": "C"}}


def test_a_refusal_counts_what_waits_for_it() -> None:
    """Without A three of four steps cannot be carried out: its own and what waits for it; B stalls no more than half."""
    refusal, = _kind(_found(named=True, steps=CHAIN), "refusal")
    assert refusal.text == "Without A, 3 of the 4 steps cannot be carried out."
    assert refusal.behind == ("one", "two", "three")


def test_who_can_stall_much_is_not_named_in_public() -> None:
    """The public form counts such performers, with no name, no step and not how much each stalls."""
    refusal, = _kind(_found(steps=CHAIN), "refusal")
    assert refusal.text == "1 performer could stall more than half of the 4 steps."
    assert refusal.behind == ()
    assert refusal.stalls == 3  # the least that is more than half
    longer = {**CHAIN, "five": {"by": "A", "after": "one"}}
    assert _kind(_found(steps=longer), "refusal")[0].stalls == 3


def test_a_sole_judge_of_a_gate_can_stall_what_is_behind_it() -> None:
    """One that alone decides on a gate without a way out stalls what waits for it, and none where time opens it."""
    steps = {"one": {"by": "A", "after": "g"}, "two": {"by": "B", "after": "g"}, "three": {"by": ["A", "B"]}}
    gate = {"text": "G.", "evaluator": "C"}
    named = [one.text for one in _found(named=True, gates={"g": gate}, steps=steps)]
    assert "Without C, 2 of the 3 steps cannot be carried out." in named
    ended = [one.text for one in _found(named=True, steps=steps, gates={
        "g": {**gate, "timeout": "P10D", "otherwise": "three"}})]
    assert not any("Without C" in said for said in ended)


def test_minsk_2_is_a_circle_by_one_reading_of_its_point_12() -> None:
    """Elections and border control wait for each other only where control is read to come first."""
    circle, = _kind(_example("historical/minsk-2-2015"), "circle")
    assert circle.reading == "control-first"
    assert circle.text.startswith("border.starts waits for local-elections waits for elections.standards waits for "
                                  "border.complete")
    assert circle.behind == ("border.starts", "border.complete", "elections.standards")


def test_the_gates_of_minsk_2_can_stay_shut() -> None:
    """None of its gates names who finds that it is passed, and the withdrawal holds three steps."""
    gates = {one.address: one for one in _kind(_example("historical/minsk-2-2015"), "gate")}
    assert set(gates) == {f"gates.{name}" for name in (
        "withdrawal-complete", "elections-agreed", "border-start", "comprehensive-settlement", "border-end")}
    assert all("nobody decides" in one.text for one in gates.values())
    assert "no time limit" not in gates["gates.comprehensive-settlement"].text
    assert gates["gates.withdrawal-complete"].behind == ("elections.dialogue", "border.starts", "border.complete")


@pytest.mark.parametrize("name", ["ukraine/coalition-plan", "ukraine/us-28-point", "historical/dayton-1995"])
def test_other_texts_have_no_circle(name: str) -> None:
    """Neither the plan of the coalition nor the 28 points nor Dayton wait for themselves as encoded."""
    assert not _kind(_example(name), "circle")


@pytest.mark.parametrize("name", ["historical/minsk-2-2015", "historical/dayton-1995", "steps/river-line"])
def test_no_party_is_named_in_the_public_form_of_an_example(name: str) -> None:
    """What a refusal stalls stands without a name, and the full form has one line for each performer counted."""
    public, = _kind(_example(name), "refusal")
    full = _kind(_example(name, named=True), "refusal")
    assert public.behind == ()
    assert public.text.startswith("1 performer could" if len(full) == 1 else f"{len(full)} performers could")
    assert all(one.behind and one.stalls == len(one.behind) for one in full)


def test_a_deadlock_as_json() -> None:
    """A reading that makes no difference is null."""
    circle, = _kind(_found(steps={"a": {"by": "A", "after": "b"}, "b": {"by": "B", "after": "a"}}), "circle")
    assert circle.as_json() == {"kind": "circle", "address": "steps.a.after[0]", "text": circle.text, "stalls": 2,
                                "reading": None, "behind": ["a", "b"]}
