"""What holds of whatever text is translated: people stay outside, orders exist, and numbers can be traced."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from tests.unit.roadmap.translation.written import T0, documents, record, score

from holdfast.roadmap.drafted.placing import placed
from holdfast.roadmap.translation.documents import roadmap_of_documents

SEEDS = range(60)
RELEASE = {"text": "A releases.", "who": "A", "modal": "shall", "act": "release-prisoners"}


def _text(seed: int) -> dict[str, Any]:
    """A random text of steps, gates and duties that wait for one another, in circles too; some of it helps people."""
    rng = np.random.default_rng(seed)
    ids = [f"s{number}" for number in range(int(rng.integers(2, 8)))]
    gates = {f"g{number}": {"evaluator": "B", "needs": str(rng.choice(ids))} for number in range(2)}
    steps: dict[str, Any] = {}
    for id in ids:
        others = [other for other in (*ids, *gates, "release") if other != id and rng.random() < 0.25]
        steps[id] = {"by": str(rng.choice(["A", "B"])), "after": others, "duration": {"value": str(rng.integers(1, 9))}}
        if rng.random() < 0.3:
            steps[id] |= {"humanitarian": "true"}
        elif rng.random() < 0.5:
            steps[id] |= {"cost": {"A": score(0.02)}, "benefit": {"B": score(0.03)}, "deposit": {"B": score(0.01)}}
        if rng.random() < 0.3:
            steps[id] |= {"start": "T0+P5D", "within": "P30D"}
    return {"calendar": T0, "steps": steps, "gates": gates, "clauses": {"release": RELEASE}}


@pytest.mark.parametrize("seed", SEEDS)
def test_people_are_in_no_order_and_no_account(seed: int) -> None:
    """No humanitarian step is a step, a precondition, a worth or the beginning of a guard, and each of them is placed."""
    text = _text(seed)
    found = roadmap_of_documents(documents(**text))
    people = {id for id, step in text["steps"].items() if "humanitarian" in step} | {"release"}
    assert {one.id for one in found.humanitarian} == people
    named = {step.id for step in found.problem.steps} | {id for step in found.problem.steps for id in step.after}
    named |= {id for terms in found.problem.futures for id in terms.steps}
    assert named == set(text["steps"]) - people
    assert set(found.drafted) == named


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_left_can_be_put_in_an_order(seed: int) -> None:
    """Whatever waits for whatever, the steps that are given have an order, and circles are named where there are any."""
    found = roadmap_of_documents(documents(**_text(seed)))
    assert sum(map(len, placed(found).rounds)) == len(found.problem.steps)
    assert bool(found.stuck) == ("circle" in {remark.kind for remark in found.remarks})


@pytest.mark.parametrize("seed", SEEDS)
def test_every_number_is_an_input_at_its_own_address(seed: int) -> None:
    """Each number of a step that is not zero stands in the table of inputs with the same ends."""
    found = roadmap_of_documents(documents(**_text(seed)))
    for id, worth in found.problem.futures[0].steps.items():
        for name, numbers in (("cost", worth.cost), ("benefit", worth.benefit), ("deposit", worth.deposit)):
            for party, number in numbers.items():
                read = found.inputs.at(f"steps.{id}.{name}.{party}")
                assert read is not None
                assert (read.low, read.high) == (number.low, number.high)
    assert all(found.inputs.at(f"steps.{step.id}.duration") for step in found.problem.steps)


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_done_is_gone_and_holds_up_nobody(seed: int) -> None:
    """A step that the record says is done is in no order and before no other; nothing begins before today."""
    text = _text(seed)
    first = next(iter(text["steps"]))
    found = roadmap_of_documents(documents(**text), events=record(
        {"at": "2026-06-04T00:00:00Z", "kind": "met", "of": first}))
    assert first in found.done
    assert first not in {id for step in found.problem.steps for id in (step.id, *step.after)}
    assert all(step.earliest >= 3 for step in found.problem.steps)
    assert all(one.begins[0] >= 3 for one in found.humanitarian)
