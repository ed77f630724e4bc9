"""Exchanges in files: the worked ones with their answers, random ones against every order, and faults with places."""

from __future__ import annotations

import itertools
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from holdfast.document.read import read_bytes, read_path
from holdfast.errors import InvalidDocument
from holdfast.roadmap.files.exchange import Exchange, exchanges_in, is_exchange
from holdfast.roadmap.told.exchange import found_out
from holdfast.solving.watch import Watch

VISIBLE = Path(__file__).resolve().parents[4] / "corpus" / "cases" / "roadmap" / "exchange-visible.json"
WORKED = json.loads(VISIBLE.read_text(encoding="utf-8"))["instances"]


def _read(instance: dict[str, Any]) -> Exchange:
    (found,) = exchanges_in(read_bytes(json.dumps(instance).encode(), name="e.json", keeps_null=False))
    return found


def _gains(instance: dict[str, Any], done: set[str]) -> dict[str, float]:
    """What each party gains by carrying on, straight from the definition."""
    first, second = instance["parties"]
    gains = {first: 0.0, second: 0.0}
    for step in instance["steps"]:
        if step["id"] not in done:
            gains[step["giver"]] -= step["cost"]
            gains[second if step["giver"] == first else first] += step["value"]
    return gains


def _is_safe(instance: dict[str, Any], order: list[str], deposits: dict[str, float]) -> bool:
    return all(gain >= -deposits[party] - 1e-9 for count in range(len(order) + 1)
               for party, gain in _gains(instance, set(order[:count])).items())


@pytest.mark.parametrize("number", range(len(WORKED)))
def test_worked_exchanges(number: int) -> None:
    """Every worked exchange gets its answers, and an order that the definition calls safe."""
    instance = WORKED[number]
    expected = instance["expected"]
    found = found_out(_read(instance), watch=Watch()).as_json()
    assert found["safe"] is expected["safe_with_given_deposits"]
    assert found["least_equal_deposit"] == expected["least_equal_deposit"]
    assert found["least_deposit"] == {party: expected[f"least_deposit_{party}"] for party in instance["parties"]}
    assert found["minimal_deposit_pairs"] == expected["minimal_deposit_pairs"]
    assert found["gain_from_whole_exchange"] == expected["gain_from_whole_exchange"]
    assert found["complete"]
    assert found["proven"]
    if found["safe"]:
        assert sorted(found["order"]) == sorted(step["id"] for step in instance["steps"])
        assert _is_safe(instance, found["order"], instance["deposits"])
    else:
        assert found["order"] is None


def _made(seed: int) -> dict[str, Any]:
    rng = np.random.default_rng(seed)
    steps = [{"id": f"s{n}", "giver": "AB"[int(rng.integers(2))], "cost": int(rng.integers(0, 9)),
              "value": int(rng.integers(0, 14)),
              "after": [f"s{earlier}" for earlier in range(n) if rng.random() < 0.15]}
             for n in range(int(rng.integers(1, 6)))]
    return {"parties": ["A", "B"], "steps": steps,
            "deposits": {"A": int(rng.integers(0, 6)), "B": int(rng.integers(0, 6))}}


def _needs(instance: dict[str, Any]) -> set[tuple[float, float]]:
    """What every order that keeps the precedence asks of the two parties."""
    found = set()
    for order in itertools.permutations([step["id"] for step in instance["steps"]]):
        if any(order.index(earlier) > order.index(step["id"]) for step in instance["steps"] for earlier in step["after"]):
            continue
        gains = [_gains(instance, set(order[:count])) for count in range(len(order) + 1)]
        found.add(tuple(max(0.0, *(-gain[party] for gain in gains)) for party in "AB"))
    return found  # type: ignore[return-value]


def _agrees(seed: int) -> None:
    instance = _made(seed)
    needs = _needs(instance)
    found = found_out(_read(instance), watch=Watch()).as_json()
    minimal = sorted(need for need in needs if not any(
        other != need and other[0] <= need[0] and other[1] <= need[1] for other in needs))
    deposits = instance["deposits"]
    assert found["safe"] == any(a <= deposits["A"] and b <= deposits["B"] for a, b in needs)
    assert found["least_equal_deposit"] == min(max(need) for need in needs)
    assert found["least_deposit"] == {"A": min(a for a, _ in needs), "B": min(b for _, b in needs)}
    assert [tuple(pair) for pair in found["minimal_deposit_pairs"]] == minimal
    assert found["order"] is None or _is_safe(instance, found["order"], deposits)


@pytest.mark.parametrize(("cost", "value"), [(1, 1), (3, 5), (5, 20)])
def test_a14_one_item_of_each_side(cost: int, value: int) -> None:
    """A14: without deposits one item for one item has no safe order; what the last giver gives is the least that helps."""
    steps = [{"id": side, "giver": side, "cost": cost + number, "value": value + 2} for number, side in enumerate("AB")]
    found = found_out(_read({"parties": ["A", "B"], "steps": steps}), watch=Watch()).as_json()
    assert found["safe"] is False
    assert found["least_equal_deposit"] == cost
    assert found["minimal_deposit_pairs"] == [[0, cost + 1], [cost, 0]]
    for deposit, safe in ((cost - 0.01, False), (cost, True)):
        held = {"parties": ["A", "B"], "steps": steps, "deposits": {"A": deposit, "B": deposit}}
        assert found_out(_read(held), watch=Watch()).as_json()["safe"] is safe


@pytest.mark.parametrize("block", range(10))
def test_a14_random_exchanges_by_every_order(block: int) -> None:
    """Safety and all deposits of random exchanges with precedence are those that every order shows."""
    for seed in range(block * 300, block * 300 + 300):
        _agrees(seed)


@pytest.mark.verify
@pytest.mark.parametrize("block", range(20))
def test_thousands_of_exchanges(block: int) -> None:
    """The same for ten thousand random exchanges."""
    for seed in range(20_000 + block * 500, 20_500 + block * 500):
        _agrees(seed)


def test_three_parties_need_receivers() -> None:
    """With three parties each step names who receives it, and the deposits of three are given."""
    instance = {"parties": ["A", "B", "C"], "steps": [
        {"id": "a", "giver": "A", "receiver": "B", "cost": 2, "value": 5},
        {"id": "b", "giver": "B", "receiver": "C", "cost": 2, "value": 5},
        {"id": "c", "giver": "C", "receiver": "A", "cost": 2, "value": 5}]}
    found = found_out(_read(instance), watch=Watch()).as_json()
    assert found["least_equal_deposit"] == 2
    assert found["minimal_deposit_pairs"] == [[0, 0, 2], [0, 2, 0], [2, 0, 0]]
    assert found["complete"]


def test_a_search_that_is_stopped_claims_nothing() -> None:
    """Where the search is stopped before it could say, the answer is neither yes nor no, in the data and in words."""
    instance = {"parties": ["A", "B"], "deposits": {"A": 0, "B": 0}, "steps": [
        {"id": f"s{n}", "giver": "AB"[n % 2], "cost": 3 + n % 5, "value": 4 + n % 7} for n in range(24)]}
    stopped = found_out(_read(instance), watch=Watch(asked_to_stop=lambda: True))
    assert stopped.as_json()["safe"] is None
    assert stopped.as_json()["order"] is None
    assert not stopped.as_json()["complete"]
    assert "Not known" in stopped.text()


_A = '{"id": "a", "giver": "A", "cost": 1, "value": 1}'


def _of(steps: str, *, parties: str = '"A", "B"', more: str = "") -> str:
    return f'{{"parties": [{parties}], "steps": {steps}{more}}}'


BAD = {
    "an unknown party": (_of('[{"giver": "C", "cost": 1, "value": 1}]'), "EXC004"),
    "an unknown step": (_of('[{"id": "a", "giver": "A", "cost": 1, "value": 1, "after": ["b"]}]'), "EXC005"),
    "a step that stands twice": (_of(f"[{_A}, {_A}]"), "EXC006"),
    "a circle": (_of('[{"id": "a", "giver": "A", "cost": 1, "value": 1, "after": ["a"]}]'), "EXC007"),
    "a negative cost": (_of('[{"id": "a", "giver": "A", "cost": -1, "value": 1}]'), "EXC008"),
    "no number": (_of('[{"id": "a", "giver": "A", "cost": "nan", "value": 1}]'), "EXC008"),
    "no steps": (_of("[]"), "EXC002"),
    "one party": (_of(f"[{_A}]", parties='"A"'), "EXC002"),
    "no cost": (_of('[{"id": "a", "giver": "A", "value": 1}]'), "EXC002"),
    "another format": (_of("[]", more=', "format": "exchange-sequencing/9"'), "EXC001"),
    "a deposit of nobody": (_of(f"[{_A}]", more=', "deposits": {"C": 1}'), "EXC004"),
    "no receiver among three": (_of(f"[{_A}]", parties='"A", "B", "C"'), "EXC002"),
    "a misspelt wait": (_of(f'[{_A}, {{"id": "b", "giver": "B", "cost": 1, "value": 1, "aftr": ["a"]}}]'), "EXC010"),
    "misspelt deposits": (_of(f"[{_A}]", more=', "deposit": {"A": 1}'), "EXC010"),
    "a gift to oneself": (_of('[{"giver": "A", "receiver": "A", "cost": 1, "value": 1}]'), "EXC011"),
    "a list instead of steps": (_of('{"a": 1}'), "EXC003"),
}


@pytest.mark.parametrize("what", BAD)
def test_faults_have_a_place_and_advice(what: str) -> None:
    """A fault in a file of exchanges is reported with its code, its line and what to do."""
    text, code = BAD[what]
    with pytest.raises(InvalidDocument) as caught:
        exchanges_in(read_bytes(text.encode(), name="e.json"))
    assert code in {finding.code for finding in caught.value.findings}
    for finding in caught.value.findings:
        assert finding.place is not None
        assert finding.next


def test_a_file_of_exchanges_is_known_by_its_top() -> None:
    """A list of exchanges and a single one are recognised, a framework is not."""
    assert is_exchange(read_path(str(VISIBLE), keeps_null=False))
    assert is_exchange(read_bytes(json.dumps(WORKED[0]).encode(), name="e.json", keeps_null=False))
    assert not is_exchange(read_bytes(b'framework: "2026.1"\nid: x\nsteps: {}\nparties: [A]\n', name="f.yaml"))
