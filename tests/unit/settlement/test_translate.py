"""From a case to a settlement problem: issues, options, limits and the floor."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

import pytest
from tests.unit.settlement.small_cases import (
    CAP,
    LINE,
    STAKES,
    VALID,
    case_with,
    framework_with,
    line_with,
    overlay_with,
)

from holdfast.document.conditions import Verdict, Vocabulary, parse_condition, verdict
from holdfast.document.conditions.ground import Lit
from holdfast.document.domain import domain_of
from holdfast.document.issue import Firmness
from holdfast.document.load import load_case, load_set
from holdfast.errors import InvalidDocument
from holdfast.settlement.evaluate import acceptable, codes_of, feasible, holds
from holdfast.settlement.problem import LimitKind, Problem
from holdfast.settlement.reading import at_mid
from holdfast.settlement.translate import problem_of, problem_of_documents
from holdfast.settlement.translated import RemarkKind, Translated

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"


def kinds(translated: Translated) -> list[RemarkKind]:
    """The kinds of the remarks, in order."""
    return [remark.kind for remark in translated.remarks]


def every(problem: Problem) -> list[tuple[int, ...]]:
    """All packages of a problem."""
    return list(itertools.product(*(range(len(issue.options)) for issue in problem.issues)))


def test_issues_and_options_keep_their_order_and_words() -> None:
    """The problem has the issues of the case in its order, and their words under titles."""
    problem = problem_of(case_with()).problem

    assert [(issue.id, issue.options) for issue in problem.issues] == [
        ("line", ("frozen", "moved")), ("cap", ("low", "high"))]
    assert problem.titles["line"] == "Line"
    assert problem.titles["cap == high"] == "High."
    assert problem.name == "c"


def test_firm_lines_limit_and_negotiable_ones_are_beside() -> None:
    """A firm red line is a limit, a negotiable one is not, and both keep who said what, when and where."""
    problem = problem_of(case_with(**{
        "sources": {"talk": {"title": "Talk"}},
        "red-lines": {"a": line_with(date="2026-01-02", source="talk", hardness="3", **{"said-by": "Minister"}),
                      "b": line_with(party="B", firmness="negotiable")},
    })).problem

    (firm,), (soft,) = problem.limits, problem.negotiable
    assert (firm.id, firm.kind, firm.party, firm.hardness) == ("a", LimitKind.RED_LINE, "A", 3)
    assert (firm.said, firm.sources, firm.words) == ("2026-01-02, Minister", ("talk",), "It stays.")
    assert firm.formula == Lit("line", 0b01)
    assert (soft.id, soft.party, soft.said) == ("b", "B", "")


@pytest.mark.parametrize(("until", "stands"), [("2026-02-28", False), ("2026-03-01", True), ("2027", True), (None, True)])
def test_withdrawn_lines_limit_nothing(until: str | None, stands: bool) -> None:
    """A line withdrawn before the day of the case is left out; on that day it still stands."""
    line = line_with(until=until) if until else line_with()

    assert bool(problem_of(case_with(**{"red-lines": {"a": line}})).problem.limits) is stands


def test_excluded_combinations_are_limits_turned_round() -> None:
    """What may not stand together is a limit that holds everywhere else, and never shares an id with a red line."""
    problem = problem_of(case_with(**{
        "red-lines": {"x": line_with(requires="true")},
        "excluded": {"x": {"when": "line == moved and cap == low", "because": "Nobody would hold it."},
                     "y": {"when": "false", "because": "Nothing."}},
    })).problem

    assert [limit.id for limit in problem.limits] == ["x", "excluded:x", "y"]
    assert problem.limits[1].kind is LimitKind.EXCLUDED
    kept = feasible(problem, codes_of(every(problem), problem))
    assert [package for package, keeps in zip(every(problem), kept, strict=True) if not keeps] == [(1, 0)]


def test_some_value_of_a_range_is_enough_to_keep_a_line() -> None:
    """A line on a number with a range rules a package out only where no value of the range keeps it."""
    lines = {"some": line_with(requires="cap >= 300"), "none": line_with(requires="cap > 400"),
             "low": line_with(requires="not cap >= 300")}
    problem = problem_of(case_with(**{"red-lines": lines})).problem
    codes = codes_of([(0, 0), (0, 1)], problem)

    found = {limit.id: holds(limit.formula, codes, problem).tolist() for limit in problem.limits}

    assert found == {"some": [False, True], "none": [False, False], "low": [True, True]}


def test_parameters_come_from_the_framework() -> None:
    """With the framework a line on a parameter is decided; without it, it rules nothing out and that is said."""
    case = case_with(**{"red-lines": {"deep": line_with(requires="depth >= 5 km or line == frozen")}})
    shallow = framework_with(parameters={"depth": {"low": 1, "high": 2, "unit": "km"}})
    wide = framework_with(parameters={"depth": {"low": 1, "high": 5, "unit": "km"}})

    assert problem_of(case, framework=shallow).problem.limits[0].formula == Lit("line", 0b01)
    open_still = problem_of(case, framework=wide).problem
    assert feasible(open_still, codes_of(every(open_still), open_still)).all()
    alone = problem_of(case)
    assert alone.problem.limits == ()
    assert (alone.remarks[0].kind, alone.remarks[0].address) == (RemarkKind.NOT_DECIDED, "red-lines.deep")
    assert "depth" in alone.remarks[0].text


def test_options_below_the_floor_are_known() -> None:
    """An option that a case marks is on the floor list with its reason and source."""
    problem = problem_of(load_case(str(VALID / "settlement.case.yaml")).model).problem

    assert [(entry.issue, entry.option) for entry in problem.floor] == [
        ("status", "recognised"), ("prisoners", "with-status")]
    assert problem.floor[0].sources == ("charter",)
    assert problem.floor[0].reason == "It recognises as legal what was taken by force."


def test_without_stakes_only_the_logic_is_left() -> None:
    """A case without stakes gives a problem without parties, says so, and lists what is missing."""
    found = problem_of(case_with(**{"red-lines": {"a": line_with()}}))

    assert found.problem.parties == ()
    assert [item.address for item in found.missing] == ["stakes.A", "stakes.B"]
    assert kinds(found) == [RemarkKind.NOT_WEIGHED] * 3
    assert len(found.inputs) == 0


def test_who_has_no_stakes_is_no_player_and_keeps_its_lines() -> None:
    """A belligerent without stakes is not weighed, which is said, and its firm line still rules packages out."""
    found = problem_of(case_with(**{"stakes": {"A": STAKES}, "red-lines": {"b": line_with(party="B")}}))

    assert [party.id for party in found.problem.parties] == ["A"]
    assert [limit.party for limit in found.problem.limits] == ["B"]
    assert [(item.address, item.party) for item in found.missing] == [("stakes.B", "B")]


def test_stakes_that_say_nothing_of_packages_make_no_player() -> None:
    """Stakes with neither issues nor terms weigh nothing."""
    found = problem_of(case_with(stakes={"A": {"relationship": {"value": 0}}}))

    assert found.problem.parties == ()


@pytest.mark.parametrize(("stakes", "code"), [
    ({"issues": {"line": LINE}}, "INT090"),
    ({"issues": {"line": {**LINE, "weight": {"value": 1}, "scores": {}}}}, "INT091"),
    ({"issues": {"line": {**LINE, "weight": {"value": 2}}}}, "INT092"),
    ({**STAKES, "terms": [{"if": "line == frozen and line == moved", "worth": {"value": 1}}]}, "INT093"),
])
def test_stakes_that_cannot_be_computed_with_are_refused(stakes: dict[str, Any], code: str) -> None:
    """Also where nobody checked the documents first, no problem is made from stakes that mean nothing."""
    with pytest.raises(InvalidDocument) as raised:
        problem_of(case_with(stakes={"A": stakes}))

    assert raised.value.findings[0].code == code
    assert raised.value.findings[0].address.startswith("stakes.A.")


def test_overlays_add_players() -> None:
    """The stakes that an overlay holds count, with the marking of the overlay on every number."""
    found = problem_of(case_with(), overlays=[overlay_with(stakes={"B": STAKES})])

    assert [party.id for party in found.problem.parties] == ["B"]
    assert {entry.marking for entry in found.inputs} == {overlay_with().marking}


def test_a_case_without_issues_gives_no_problem() -> None:
    """Documents without a case, or whose case has no issues, have nothing to settle."""
    assert problem_of_documents(load_set(str(VALID / "ten_lines.framework.yaml"))) is None


def test_everything_of_the_corpus_case_is_read() -> None:
    """The case that uses everything becomes a problem with all of it, from files as a user would load them."""
    found = problem_of_documents(load_set(str(VALID / "settlement.framework.yaml"),
                                          overlays=[str(VALID / "settlement_private.overlay.yaml")]))

    assert found is not None
    problem = found.problem
    assert [party.id for party in problem.parties] == ["A", "B", "M", "N"]
    assert [limit.id for limit in problem.limits] == [
        "a-no-recognition", "b-limit", "b-depth", "n-prisoners", "decided-twice"]
    assert [limit.id for limit in problem.negotiable] == ["n-vote"]
    assert 0 < acceptable(at_mid(problem), codes_of(every(problem), problem)).sum() < problem.packages
    assert not found.missing
    assert found.as_json()["basis"] == {"A": "assumed", "B": "stated", "M": "estimated", "N": "stated"}


@pytest.mark.parametrize("name", ["ukraine/us-28-point", "historical/minsk-2-2015"])
def test_limits_agree_with_the_verdicts_on_red_lines(name: str) -> None:
    """A package is crossed by a line in every reading exactly where its limit says that no value keeps it."""
    documents = load_set(str(EXAMPLES / f"{name}.framework.yaml"))
    found = problem_of_documents(documents)
    assert found is not None
    assert documents.case is not None
    problem, case = found.problem, documents.case.model
    domain = domain_of(case, documents.framework.model)
    packages = [tuple((seed * (k + 3)) % len(issue.options) for k, issue in enumerate(problem.issues))
                for seed in range(40)]
    codes = codes_of(packages, problem)

    for limit in (*problem.limits, *problem.negotiable):
        if limit.kind is LimitKind.EXCLUDED:
            continue
        condition = parse_condition(case.red_lines[limit.id].requires, vocabulary=Vocabulary.TEXT)
        expected = [verdict(condition, problem.named(package), domain) is not Verdict.CROSSED for package in packages]
        assert holds(limit.formula, codes, problem).tolist() == expected
        assert (limit in problem.limits) is (case.red_lines[limit.id].firmness is Firmness.FIRM)


def test_the_ukraine_case_has_four_players_whose_stakes_are_assumed() -> None:
    """All its parties' stakes are assumptions, two of them have no known worth of no deal, and three options are marked."""
    found = problem_of_documents(load_set(str(EXAMPLES / "ukraine" / "us-28-point.framework.yaml")))

    assert found is not None
    assert [party.id for party in found.problem.parties] == ["UA", "RU", "US", "EU"]
    assert found.problem.is_assumed
    assert found.without_reserve == ("US", "EU")
    assert [f"{entry.issue} == {entry.option}" for entry in found.problem.floor] == [
        "recognition == de-jure", "recognition == de-jure-crimea", "accountability == full-amnesty"]


def test_an_issue_that_an_audience_may_not_see_leaves_what_speaks_of_it_undecided() -> None:
    """An overlay may speak of an issue that was cut out of the case; then its line and weight change nothing."""
    overlay = overlay_with(stakes={"B": {"issues": {"line": LINE, "hidden": CAP}, "disagreement": {"value": 0}}},
                           **{"red-lines": {"h": line_with(requires="hidden == low")}})

    found = problem_of(case_with(), overlays=[overlay])

    assert kinds(found)[:2] == [RemarkKind.NOT_DECIDED, RemarkKind.NO_WEIGHT]
    assert found.problem.limits == ()
    assert found.problem.parties[0].stake.shared_total is None
