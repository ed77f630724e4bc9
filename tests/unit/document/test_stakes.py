"""Stakes that can be computed with, and the limits of what is judged; what is refused lies in the corpus."""

from __future__ import annotations

from typing import Any

import pytest
from tests.unit.settlement.small_cases import CAP, LINE, STAKES, case_with

from holdfast.document.domain import domain_of
from holdfast.document.integrity.stakes import stake_faults
from holdfast.document.issue import Stakes


def codes(**stakes: Any) -> list[str]:
    """The codes of the faults in stakes on the issues of a small case."""
    case = case_with()
    return [fault.code for fault in stake_faults(Stakes.model_validate(stakes), case.issues, domain_of(case, None))]


def weighed(line: Any, cap: Any) -> dict[str, Any]:
    """Stakes on both issues with the weights."""
    return {"line": {**LINE, "weight": line}, "cap": {**CAP, "weight": cap}}


@pytest.mark.parametrize(("line", "cap", "found"), [
    ({"value": "0.667"}, {"value": "0.334"}, []),
    ({"value": "0.667"}, {"value": "0.335"}, ["INT090"]),
    ({"value": "0.6"}, {"value": "0.399"}, []),
    ({"value": "0.6"}, {"value": "0.398"}, ["INT090"]),
    ({"low": "0.2", "high": "0.6"}, {"low": "0.1", "high": "0.4"}, []),
    ({"low": "0.2", "high": "0.6"}, {"low": "0.1", "high": "0.399"}, ["INT090"]),
    ({"low": "0.6", "high": "0.9"}, {"value": "0.401"}, ["INT090"]),
    ({"distribution": {"shape": "uniform", "low": 0, "high": 1}}, {"value": "0.5"}, []),
    ({"distribution": {"shape": "gamma", "a": 1, "b": 1}}, {"value": "0.5"}, ["INT092"]),
])
def test_weights_can_add_up_to_one(line: Any, cap: Any, found: list[str]) -> None:
    """Single numbers may be rounded by a thousandth; ranges must hold a choice that adds up exactly."""
    assert codes(issues=weighed(line, cap)) == found


def test_an_issue_that_weighs_nothing_needs_no_scores() -> None:
    """Where the weight is 0 no package is worth more or less by it."""
    assert codes(issues={"line": {**LINE, "weight": {"value": 1}}, "cap": {"weight": {"value": 0}}}) == []


def test_stakes_without_issues_are_not_judged() -> None:
    """Stakes may hold a worth of no deal alone."""
    assert codes(disagreement={"value": 5}) == []


@pytest.mark.parametrize(("one", "other", "worth", "found"), [
    ("line == frozen", "line != moved", "0.2", ["INT093"]),
    ("line == frozen", "line != moved", "0.1", []),
    ("line == frozen and cap == low", "not (line == moved or cap == high)", "0.2", ["INT093"]),
    ("line == frozen", "line == moved", "0.2", []),
    ("line == frozen", "cap == low", "0.2", []),
    ("cap >= 300", "cap > 250", "0.2", []),
    ("depth > 3", "depth > 3", "0.2", []),
])
def test_one_condition_has_one_worth(one: str, other: str, worth: str, found: list[str]) -> None:
    """Two terms contradict where they hold in the same packages, however they are written, and differ in worth."""
    terms = [{"if": one, "worth": {"value": "0.1"}}, {"if": other, "worth": {"value": worth}}]

    assert codes(**{**STAKES, "terms": terms}) == found


def test_terms_wait_for_a_domain() -> None:
    """Where the domain is not known, terms are not judged and the rest is."""
    impossible = {**STAKES, "terms": [{"if": "line == frozen and line == moved", "worth": {"value": 1}}]}

    assert list(stake_faults(Stakes.model_validate(impossible), case_with().issues, None)) == []


@pytest.mark.parametrize(("quota", "found"), [
    ({"value": 3}, []), ({"low": 3, "high": 5}, []), ({"value": "3.5"}, ["INT062"]),
    ({"value": 1, "unit": "share"}, []), ({"value": "1.1", "unit": "share"}, ["INT062"]),
])
def test_a_quota_can_be_reached(quota: Any, found: list[str]) -> None:
    """All groups together have the votes that are asked for, in some reading."""
    groups = {"house": {"name": "H", "weight": {"low": 1, "high": 2}}, "senate": {"name": "S"}}

    assert codes(**STAKES, ratification={"groups": groups, "quota": quota}) == found
