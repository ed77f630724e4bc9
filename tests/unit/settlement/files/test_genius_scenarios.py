"""Real scenarios of Genius, read where they lie: every number that was worked out for them elsewhere."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from tests.unit.settlement.files.counted import Counted, counted

from holdfast.settlement.files.detect import read_problem
from holdfast.settlement.problem import Problem

DATA = Path(__file__).resolve().parents[5] / "shared" / "data" / "negotiation-scenarios" / "genius-xml"
NAMES = (
    "AMPOvsCity", "AgentLightSmartGrid", "AirportSiteSelectionA", "EnglandZimbabwe", "IS_BT_Acquisition", "Terra",
    "group2-politics", "group4-zoning_plan", "group6-tram", "group9-vacation", "inheritancedomain",
)  # fmt: skip


@cache
def scenario(name: str) -> tuple[Problem, Counted, dict[str, Any]]:
    """The problem in a folder, what every package comes to, and what is expected of it."""
    if not DATA.is_dir():
        pytest.skip("data not shippable: the scenarios of Genius are read from where they lie")
    problem = read_problem(str(DATA / name)).problem
    expected = json.loads((DATA / f"{name}.expected.json").read_text(encoding="utf-8"))
    return problem, counted(problem), {**expected["readings"]["genius"], "whole": expected}


@pytest.mark.parametrize("name", NAMES)
def test_issues_and_parties_are_those_of_the_folder(name: str) -> None:
    """Issues with their numbers of options, outcomes, and parties in the order of their files are as expected."""
    problem, _, expected = scenario(name)

    whole = expected["whole"]
    assert [(issue.id, len(issue.options)) for issue in problem.issues] == [
        (issue["name"], issue["values"]) for issue in whole["issues"]]
    assert problem.packages == whole["outcomes"]
    assert [f"{party.id}.xml" for party in problem.parties] == expected["parties"]


@pytest.mark.parametrize("name", NAMES)
def test_utilities_are_those_of_genius(name: str) -> None:
    """The least and greatest utilities, what no deal is worth, and the count of acceptable packages are as expected."""
    _, found, expected = scenario(name)

    assert found.least.tolist() == pytest.approx(expected["utility_min"], abs=1e-9)
    assert found.greatest.tolist() == pytest.approx(expected["utility_max"], abs=1e-9)
    assert found.disagreement.tolist() == pytest.approx(expected["disagreement_used"], abs=1e-9)
    assert len(found.rational) == expected["n_rational_outcomes"]


@pytest.mark.parametrize("name", NAMES)
def test_the_frontier_is_the_expected_one(name: str) -> None:
    """Distinct undominated vectors, the packages behind them, and sums and minima by party are as expected."""
    _, found, expected = scenario(name)

    wanted = expected["independent"]
    assert len(found.frontier) == wanted["pareto_vectors"]
    assert found.on_frontier == wanted["pareto_outcomes"]
    assert found.frontier.sum(axis=0).tolist() == pytest.approx(wanted["pareto_sum_by_party"], abs=1e-5)
    assert found.frontier.min(axis=0).tolist() == pytest.approx(wanted["pareto_min_by_party"], abs=2e-9)


@pytest.mark.parametrize("name", NAMES)
def test_the_bargaining_points_are_the_expected_ones(name: str) -> None:
    """Nash, Kalai-Smorodinsky over the ideal of all packages, egalitarian and greatest sum are as expected."""
    _, found, expected = scenario(name)

    wanted = expected["independent"]
    for key, (objective, reached) in {
        "nash": found.nash(), "kalai_smorodinsky_maxmin": found.kalai_smorodinsky(found.greatest),
        "egalitarian_maxmin_gain": found.egalitarian(), "max_welfare": found.welfare(),
    }.items():
        assert objective == pytest.approx(wanted[key]["objective"], abs=1e-9), key
        assert reached == pytest.approx(wanted[key]["utilities"], abs=1e-9), key
