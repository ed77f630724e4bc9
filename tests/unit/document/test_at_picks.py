"""A framework at picks: what stays, what goes, and what replaces what."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from tests.unit.document.frameworks import ISSUES, framework, frameworks, packages

from holdfast.document.at_picks import at_picks, at_reading, left_out, picked
from holdfast.document.case import Case
from holdfast.document.framework import Framework
from holdfast.errors import InvalidDocument

BRANCHES = framework(
    picks={"line": "frozen", "cap": "open"},
    clauses={
        "always": {"text": "Stays.", "hence": ["later", "other"], "lest": "other", "observe": "eye", "where": "strip",
                   "except": [{"of": "other"}, {"of": "later"}]},
        "later": {"text": "Stays too.", "under": "line == frozen", "decided-by": "court"},
        "other": {"text": "Goes.", "under": "line == moved"},
        "undecided": {"text": "Open.", "under": "cap == low"},
    },
    bodies={"court": {"name": "Court", "kind": "adjudication", "under": "line == moved"}},
    zones={"strip": {"under": "line == moved"}, "rim": {"around": "strip"}},
    verification={"means": {"eye": {"kind": "uav", "under": "line == moved"}}},
    scope={"land": ["strip", "rim"]},
    sections={"s": {"defaults": {"lest": ["other"], "hence": "other"}}})


def _unders(result: Framework) -> list[str]:
    families = [result.clauses, result.gates, result.zones, result.bodies]
    return [element.under for held in families for element in held.values() if element.under is not None]  # type: ignore[attr-defined]


def test_only_closed_picks_are_picked() -> None:
    """An issue that is ``open`` in the text is not picked."""
    assert picked(BRANCHES) == {"line": "frozen"}


def test_what_cannot_hold_goes_and_what_must_hold_stays() -> None:
    """Elements follow the picks; those that wait for an open issue stay as they are."""
    clauses = at_picks(BRANCHES, {}).clauses
    assert list(clauses) == ["always", "later", "undecided"]
    assert clauses["later"].under is None
    assert clauses["undecided"].under == "cap == low"


def test_references_to_what_is_gone_go_with_it() -> None:
    """No list, field, exception, scope or default points at an element that was dropped."""
    result = at_picks(BRANCHES, {})
    always = result.clauses["always"]
    assert (always.hence, always.lest, always.observe, always.where) == (("later",), (), (), ())
    assert [exception.of for exception in always.except_] == ["later"]
    assert result.clauses["later"].decided_by is None
    assert result.zones["rim"].around is None
    assert dict(result.scope) == {"land": ("rim",)}
    assert result.sections["s"].defaults == {"lest": []}


def test_a_package_may_close_a_pick_anew() -> None:
    """What the framework would say at another option is asked of the framework as written."""
    result = at_picks(BRANCHES, {"line": "moved"})
    assert list(result.clauses) == ["always", "other", "undecided"]
    assert result.clauses["always"].lest == ("other",)
    assert result.picks == {"line": "moved", "cap": "open"}


def test_what_is_left_out_has_an_address() -> None:
    """The addresses of dropped elements can be asked for."""
    assert left_out(BRANCHES, {"cap": "high"}) == (
        "clauses.other", "clauses.undecided", "bodies.court", "zones.strip", "verification.means.eye")


def test_a_tautology_is_decided_without_a_pick() -> None:
    """A condition that holds in every completion is kept although its issue is open."""
    result = at_picks(framework(clauses={"a": {"text": "T.", "under": "x == x1 or x != x1"}}), {})
    assert result.clauses["a"].under is None


def test_the_case_knows_all_options_and_their_numbers() -> None:
    """With the case, all listed options decide, and so do the numbers that options stand for."""
    case = Case.model_validate({"case": "2026.1", "id": "c", "parties": {"A": {"name": "A"}}, "issues": {"cap": {
        "title": "Cap", "options": {"low": {"text": "Low", "value": {"value": "600"}},
                                    "high": {"text": "High", "value": {"value": "800"}}}}}})
    text = framework(clauses={"a": {"text": "T.", "under": "cap in {low, high}"}, "b": {"text": "T.", "under": "cap <= 700"}})
    assert at_picks(text, {}).clauses["a"].under is not None
    assert at_picks(text, {}, case=case).clauses["a"].under is None
    assert at_picks(text, {"cap": "low"}).clauses["b"].under is not None
    assert at_picks(text, {"cap": "low"}, case=case).clauses["b"].under is None
    assert "b" not in at_picks(text, {"cap": "high"}, case=case).clauses


def test_parameters_decide_by_their_range() -> None:
    """A range decides a comparison that holds at both its ends."""
    text = framework(parameters={"depth": {"low": "10", "high": "20", "unit": "km"}}, clauses={
        "a": {"text": "T.", "under": "depth >= 10"}, "b": {"text": "T.", "under": "depth > 15"},
        "c": {"text": "T.", "under": "depth > 20"}})
    clauses = at_picks(text, {}).clauses
    assert {id: clause.under for id, clause in clauses.items()} == {"a": None, "b": "depth > 15"}


BRACKETED: dict[str, Any] = {
    "text": "Guns go within 14 days.", "when": {"from": "T0", "within": "P14D"}, "lest": "body",
    "brackets": [
        {"by": "A", "text": "Guns go within 10 days.", "set": {"when.within": "P10D"}, "issue": "pace", "option": "fast"},
        {"by": "B", "set": {"when.within": "P30D"}, "issue": "pace", "option": "slow"},
        {"by": "B", "text": "Guns may stay."},
        {"by": "A", "set": {"lest": ["a", "b"]}, "issue": "answer", "option": "hard"}]}


def test_choosing_an_option_chooses_its_bracket() -> None:
    """The chosen bracket changes text and fields, its rivals go, brackets of other issues stay."""
    clause = at_picks(framework(clauses={"guns": BRACKETED}), {"pace": "fast"}).clauses["guns"]
    assert clause.text == "Guns go within 10 days."
    assert clause.when is not None
    assert (str(clause.when.within), str(clause.when.from_)) == ("P10D", "T0")
    assert [bracket.issue for bracket in clause.brackets] == [None, "answer"]


def test_an_option_without_a_bracket_leaves_the_clause() -> None:
    """Where no bracket belongs to the option, the clause's own words stand and the brackets of the issue go."""
    clause = at_picks(framework(clauses={"guns": BRACKETED}), {"pace": "never"}).clauses["guns"]
    assert clause.text == BRACKETED["text"]
    assert len(clause.brackets) == 2


def test_a_bracket_of_words_alone_is_chosen_too() -> None:
    """A bracket that changes only the text replaces it and is gone afterwards."""
    words = {"text": "Old.", "brackets": [{"issue": "pace", "option": "fast", "text": "New."},
                                          {"issue": "pace", "option": "slow", "text": "Other."}]}
    clause = at_picks(framework(clauses={"a": words}), {"pace": "fast"}).clauses["a"]
    assert (clause.text, clause.brackets) == ("New.", ())


def test_a_bracket_that_makes_no_clause_is_refused() -> None:
    """A bracket that sets a field to something unreadable is an error at the bracket."""
    bad = {**BRACKETED, "brackets": [{"issue": "pace", "option": "fast", "set": {"when.within": "ten days"}}]}
    with pytest.raises(InvalidDocument) as caught:
        at_picks(framework(clauses={"guns": bad}), {"pace": "fast"})
    assert caught.value.findings[0].address == "clauses.guns.brackets[0].set"


def test_a_reading_settles_an_ambiguity() -> None:
    """Read by one side, a clause says what that side reads and is ambiguous no more."""
    text = framework(clauses={"plain": {"text": "P."}, "veiled": {
        "text": "Forces leave.", "deliberate": "true", "settle-by": "T0+P1Y", "readings": {
            "A": {"text": "All forces leave.", "set": {"object": "all-forces"}}, "B": {"text": "Some leave."}}}})
    clause = at_reading(text, "A").clauses["veiled"]
    assert (clause.text, clause.object, clause.readings, clause.deliberate) == (
        "All forces leave.", ("all-forces",), {}, False)
    assert at_reading(text, "C") == text


def test_a_bracket_that_names_what_is_gone_empties_its_field() -> None:
    """A bracket chosen later does what it would have done at once: a field whose only id is gone is empty."""
    text = framework(
        bodies={"court": {"name": "Court", "kind": "adjudication", "under": "y == y1"}, "panel": {"name": "Panel", "kind": "council"}},
        clauses={
            "gone": {"text": "Goes.", "under": "y == y1"}, "stays": {"text": "Stays."},
            "guns": {"text": "Guns go.", "lest": "stays", "decided-by": "panel", "brackets": [
                {"by": "A", "set": {"lest": "gone", "decided-by": "court", "act": "withdraw"}, "issue": "z", "option": "z1"}]}})

    in_steps = at_picks(at_picks(text, {"y": "y2"}), {"z": "z1"})

    assert in_steps == at_picks(text, {"y": "y2", "z": "z1"})
    guns = in_steps.clauses["guns"]
    assert (guns.lest, guns.decided_by, guns.act) == ((), None, ("withdraw",))


@given(frameworks(), packages(["x", "y"]), packages(["z"]))
def test_closing_in_two_steps_is_closing_at_once(text: Framework, first: dict[str, str], second: dict[str, str]) -> None:
    """It does not matter in how many steps issues are closed."""
    assert at_picks(at_picks(text, first), second) == at_picks(text, {**first, **second})


@given(frameworks(), packages(sorted(ISSUES)))
def test_closing_again_changes_nothing(text: Framework, package: dict[str, str]) -> None:
    """The result at a package is its own result at that package."""
    once = at_picks(text, package)
    assert at_picks(once, package) == once


@given(frameworks(), packages(sorted(ISSUES)))
def test_a_full_package_leaves_nothing_undecided(text: Framework, package: dict[str, str]) -> None:
    """When every issue is closed, no ``under`` and no bracket of an issue is left."""
    full = {**{issue: options[0] for issue, options in ISSUES.items()}, **package}
    result = at_picks(text, full)
    assert not _unders(result)
    assert not [bracket for clause in result.clauses.values() for bracket in clause.brackets]


@given(frameworks(), packages(sorted(ISSUES)))
def test_nothing_points_at_what_was_dropped(text: Framework, package: dict[str, str]) -> None:
    """No reference in the result names a dropped element."""
    result = at_picks(text, package)
    gone = {address.partition(".")[2] for address in left_out(text, package)}
    for clause in result.clauses.values():
        assert not gone & {*clause.hence, *clause.lest, *clause.where}
    assert not gone & {id for gate in result.gates.values() for id in gate.needs}
