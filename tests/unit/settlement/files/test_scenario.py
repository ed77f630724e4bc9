"""Files of the form negotiation-scenario/1: what is read, and what is refused."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from tests.unit.settlement.files.counted import counted
from tests.unit.settlement.made import every_package

from holdfast.document.read import read_bytes
from holdfast.errors import InvalidDocument, UnusableInput
from holdfast.settlement.evaluate import acceptable, feasible
from holdfast.settlement.files.read import Read
from holdfast.settlement.files.scenario import read_scenario
from holdfast.settlement.reading import at_mid

DATA = Path(__file__).resolve().parents[5] / "shared" / "data" / "negotiation-scenarios" / "synthetic"
NAMES = ("s1-two-parties", "s2-three-parties", "s3-red-lines-conflict")

SMALL: dict[str, Any] = {
    "format": "negotiation-scenario/1",
    "name": "small",
    "issues": [{"name": "line", "values": ["here", "there"]}, {"name": "watch", "values": ["none", "joint"]}],
    "parties": [
        {"name": "A", "weights": {"line": 0.75, "watch": 0.25},
         "values": {"line": {"here": 1, "there": 0}, "watch": {"none": 0, "joint": 1}}, "reserved": 0.25},
        {"name": "B", "weights": {"line": 0.5, "watch": 0.5},
         "values": {"line": {"here": 0, "there": 1}, "watch": {"none": 0.5, "joint": 1}}, "reserved": 0.5},
    ],
    "red_lines": [{"id": "R1", "party": "B", "text": "Not here without a joint watch.",
                   "all_of": [{"any_of": [["line", "!=", "here"], ["watch", "==", "joint"]]}]}],
}


def read(data: dict[str, Any]) -> Read:
    """The scenario in plain data."""
    return read_scenario(read_bytes(json.dumps(data, indent=1).encode(), name="s.json"))


def scenario(name: str) -> tuple[Read, dict[str, Any]]:
    """A scenario with what is expected of it."""
    if not DATA.is_dir():
        pytest.skip("data not shippable: the made scenarios are read from where they lie")
    expected = json.loads((DATA / f"{name}.expected.json").read_text(encoding="utf-8"))
    return read_scenario(read_bytes((DATA / f"{name}.scenario.json").read_bytes(), name=f"{name}.json")), expected


@pytest.mark.parametrize("name", NAMES)
def test_counts_are_as_expected(name: str) -> None:
    """The packages, those that keep all red lines, and those nobody is worse off with are as many as expected."""
    problem, expected = scenario(name)[0].problem, scenario(name)[1]
    codes = every_package(problem)

    assert problem.packages == expected["outcomes"]
    assert int(feasible(problem, codes).sum()) == expected["feasible"]
    assert int(acceptable(at_mid(problem), codes).sum()) == expected["feasible_and_individually_rational"]


@pytest.mark.parametrize("name", NAMES[:2])
def test_points_are_as_expected(name: str) -> None:
    """Frontier and bargaining points, the plain Nash point among them, are as expected."""
    problem, expected = scenario(name)[0].problem, scenario(name)[1]
    found = counted(problem)

    ideal = found.rational.max(axis=0)
    assert ideal.tolist() == pytest.approx(expected["ideal_within_feasible_rational"], abs=1e-9)
    assert (len(found.frontier), found.on_frontier) == (expected["pareto_vectors"], expected["pareto_outcomes"])
    assert found.frontier.sum(axis=0).tolist() == pytest.approx(expected["pareto_sum_by_party"], abs=1e-6)
    for key, (objective, reached) in {
        "nash": found.nash(), "kalai_smorodinsky_maxmin": found.kalai_smorodinsky(ideal),
        "egalitarian": found.egalitarian(), "max_welfare": found.welfare(),
    }.items():
        assert objective == pytest.approx(expected[key]["objective"], abs=1e-9), key
        assert reached == pytest.approx(expected[key]["utilities"], abs=1e-9), key


def test_weights_of_the_nash_product_are_kept_aside() -> None:
    """The weights of a file do not change the problem, are at hand, and give the weighted point expected."""
    read_, expected = scenario(NAMES[1])
    found = counted(read_.problem)

    assert [party.bargaining_weight for party in read_.problem.parties] == [1.0, 1.0, 1.0]
    assert read_.bargaining_weights == {"government": 0.312, "rebels": 0.478, "guarantor": 0.21}
    weights = np.array([read_.bargaining_weights[party.id] for party in read_.problem.parties])
    objective, reached = found.best((found.gains ** weights).prod(axis=1))
    assert objective == pytest.approx(expected["weighted_nash"]["objective"], abs=1e-9)
    assert reached == pytest.approx(expected["weighted_nash"]["utilities"], abs=1e-9)


def test_a_weight_may_stand_with_its_party() -> None:
    """A bargaining weight of a party is kept aside like those of the whole file."""
    data = copy.deepcopy(SMALL)
    data["parties"][1]["bargaining_weight"] = 2

    assert read(data).bargaining_weights == {"B": 2.0}
    assert [finding.code for finding in read(data).remarks] == ["IMP111"]


def test_a_red_line_keeps_its_id_party_and_words() -> None:
    """A red line becomes a limit that says whose it is and what was said, and rules out what it should."""
    problem = read(SMALL).problem
    [limit] = problem.limits

    assert (limit.id, limit.party, limit.words) == ("R1", "B", "Not here without a joint watch.")
    assert feasible(problem, every_package(problem)).tolist() == [False, True, True, True]


def test_a_red_line_on_one_option_of_two_issues_is_a_conjunction() -> None:
    """Several conditions of one red line must all be met."""
    data = copy.deepcopy(SMALL)
    data["red_lines"][0]["all_of"] = [{"any_of": [["line", "==", "there"]]}, {"any_of": [["watch", "!=", "none"]]}]

    problem = read(data).problem
    assert feasible(problem, every_package(problem)).tolist() == [False, False, False, True]


def test_an_unknown_key_is_remarked_on() -> None:
    """A key that nobody reads is said to be unread, with the one it looks like."""
    data = copy.deepcopy(SMALL)
    data["parties"][0]["bargaining_wieght"] = 2

    [finding] = read(data).remarks
    assert finding.code == "IMP103"
    assert "bargaining_weight" in finding.next


def without(*path: str | int) -> Callable[[dict[str, Any]], None]:
    """A change that removes what stands at a path."""
    def change(data: dict[str, Any]) -> None:
        inner: Any = data
        for step in path[:-1]:
            inner = inner[step]
        del inner[path[-1]]
    return change


def put(value: Any, *path: str | int) -> Callable[[dict[str, Any]], None]:
    """A change that puts a value at a path."""
    def change(data: dict[str, Any]) -> None:
        inner: Any = data
        for step in path[:-1]:
            inner = inner[step]
        inner[path[-1]] = value
    return change


BAD = {
    "no issues": (without("issues"), "IMP002", "issues"),
    "empty list of issues": (put([], "issues"), "IMP005", "issues"),
    "issue without options": (put([], "issues", 0, "values"), "IMP005", "issues[0].values"),
    "issues as text": (put("line", "issues"), "IMP003", "issues"),
    "repeated issue": (put("watch", "issues", 0, "name"), "IMP006", "issues[1].name"),
    "repeated option": (put(["here", "here"], "issues", 0, "values"), "IMP006", "issues[0].values[1]"),
    "absurdly many options": (put([f"o{n}" for n in range(10_001)], "issues", 0, "values"), "IMP010", "issues[0].values"),
    "no parties": (put([], "parties"), "IMP005", "parties"),
    "repeated party": (put("A", "parties", 1, "name"), "IMP006", "parties[1].name"),
    "party without stakes": (without("parties", 0, "values"), "IMP002", "parties[0].values"),
    "party without stakes for an issue": (without("parties", 0, "values", "line"), "IMP002", "parties[0].values.line"),
    "option without a score": (without("parties", 0, "values", "line", "there"), "IMP002", "parties[0].values.line.there"),
    "score of an option of another issue": (put(1, "parties", 0, "values", "line", "joint"), "IMP007", "parties[0].values.line.joint"),
    "score that is a list": (put([1], "parties", 0, "values", "line", "here"), "IMP003", "parties[0].values.line.here"),
    "score that is a word": (put("high", "parties", 0, "values", "line", "here"), "IMP004", "parties[0].values.line.here"),
    "score in quotes that is no number": (put("Infinity", "parties", 0, "values", "line", "here"), "IMP004", "parties[0].values.line.here"),
    "no weight for an issue": (without("parties", 0, "weights", "watch"), "IMP002", "parties[0].weights.watch"),
    "weight of an unknown issue": (put(0, "parties", 0, "weights", "water"), "IMP007", "parties[0].weights.water"),
    "negative weight": (put(-0.25, "parties", 0, "weights", "watch"), "IMP004", "parties[0].weights.watch"),
    "weights that do not add up": (put(0.26, "parties", 0, "weights", "watch"), "IMP008", "parties[0].weights"),
    "no reservation": (without("parties", 1, "reserved"), "IMP002", "parties[1].reserved"),
    "red line of nobody": (put("C", "red_lines", 0, "party"), "IMP007", "red_lines[0].party"),
    "red line without conditions": (put([], "red_lines", 0, "all_of"), "IMP005", "red_lines[0].all_of"),
    "red line on an unknown issue": (put("water", "red_lines", 0, "all_of", 0, "any_of", 0, 0), "IMP007", "red_lines[0].all_of[0].any_of[0][0]"),
    "red line on an option of another issue": (put("joint", "red_lines", 0, "all_of", 0, "any_of", 0, 2), "IMP007", "red_lines[0].all_of[0].any_of[0][2]"),
    "red line with another comparison": (put("<", "red_lines", 0, "all_of", 0, "any_of", 0, 1), "IMP007", "red_lines[0].all_of[0].any_of[0][1]"),
    "choice of two parts": (put(["line", "here"], "red_lines", 0, "all_of", 0, "any_of", 0), "IMP003", "red_lines[0].all_of[0].any_of[0]"),
    "bargaining weight of nobody": (put({"A": 1, "B": 1, "C": 1}, "nash_weights"), "IMP007", "nash_weights.C"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_read_is_refused_at_its_place(name: str) -> None:
    """A faulty scenario is refused with the code and the address of the fault, a place in the file, why and what next."""
    change, code, address = BAD[name]
    data = copy.deepcopy(SMALL)
    change(data)

    with pytest.raises(InvalidDocument) as caught:
        read(data)

    first = caught.value.findings[0]
    assert (first.code, first.address) == (code, address), first.as_text()
    assert first.place
    assert first.place.file == "s.json"
    assert first.place.line > 1 or address in ("issues", "parties")
    assert first.why
    assert first.next


def test_the_sum_of_weights_is_named() -> None:
    """Weights beyond a thousandth off are refused with their sum; within it they are read."""
    data = copy.deepcopy(SMALL)
    data["parties"][0]["weights"]["watch"] = 0.2509
    assert read(data).problem.parties[0].stake.weights[1].mid == 0.2509

    data["parties"][0]["weights"]["watch"] = 0.2512
    with pytest.raises(InvalidDocument, match=r"add up to 1\.0012"):
        read(data)


def test_the_place_is_that_of_the_value() -> None:
    """A finding about a value points at its line and column."""
    text = '{"format": "negotiation-scenario/1", "issues": [\n  {"name": "line", "values": ["here", "here"]}]}'

    with pytest.raises(InvalidDocument) as caught:
        read_scenario(read_bytes(text.encode(), name="s.json"))

    assert caught.value.findings[0].place
    assert (caught.value.findings[0].place.line, caught.value.findings[0].place.column) == (2, 39)


@pytest.mark.parametrize(("text", "code"), [
    ('{"format": "negotiation-scenario/1", "issues": [', "SYN055"),
    ('{"format": "negotiation-scenario/1", "reserved": NaN}', "SYN052"),
    ('{"format": "negotiation-scenario/1", "reserved": -Infinity}', "SYN052"),
    ('{"format": "negotiation-scenario/1", "name": "a", "name": "b"}', "SYN012"),
], ids=["truncated", "NaN", "Infinity", "repeated key"])
def test_what_is_no_json_is_refused(text: str, code: str) -> None:
    """Truncated JSON, numbers that are none and repeated keys are refused by the reader of JSON."""
    with pytest.raises(UnusableInput) as caught:
        read_bytes(text.encode(), name="s.json")
    assert caught.value.findings[0].code == code
