"""What an audience may see of a document: marked items go, and so does whatever would give them away."""

from __future__ import annotations

from typing import Any

import pytest

from holdfast.document.audience import for_audience, highest_marking
from holdfast.document.case import Case
from holdfast.document.framework import Framework
from holdfast.document.scalars import Marking
from holdfast.errors import UnusableInput

SECRET = {"text": "Secret.", "marking": "TLP:RED"}


def _framework(**more: Any) -> Framework:
    fixed = {"framework": "2026.1", "id": "x", "stage": "pause", "parties": ["A", "B"]}
    return Framework.model_validate({**fixed, **more})


def test_marked_items_are_left_out_and_counted() -> None:
    """An element above the audience goes, one at its level stays."""
    text = _framework(clauses={"a": {"text": "t"}, "b": SECRET, "c": {"text": "u", "marking": "TLP:GREEN"}})

    shown = for_audience(text, Marking.GREEN)

    assert ["a", "c"] == list(shown.document.clauses)
    assert 1 == shown.left_out
    assert frozenset({"b"}) == shown.gone


def test_references_in_lists_go_with_what_they_point_at() -> None:
    """A list loses the id of something left out and keeps the rest."""
    text = _framework(clauses={"a": {"text": "t", "lest": ["b", "c"]}, "b": SECRET, "c": {"text": "u"}})

    assert ("c",) == for_audience(text, Marking.CLEAR).document.clauses["a"].lest


@pytest.mark.parametrize("field", [{"if": "met(b)"}, {"when": {"from": "met(b)+P1D"}}, {"if": "after(met(b))"}])
def test_what_cannot_do_without_the_hidden_goes_too(field: dict[str, Any]) -> None:
    """A clause that waits for something left out is left out as well, since without its condition it says more."""
    text = _framework(clauses={"a": {"text": "t", **field}, "b": SECRET, "c": {"text": "u", "hence": ["a"]}})

    shown = for_audience(text, Marking.AMBER)

    assert ["c"] == list(shown.document.clauses)
    assert () == shown.document.clauses["c"].hence
    assert 2 == shown.left_out


def test_marks_in_texts_are_replaced() -> None:
    """The mark of a hidden term shows its own words, or a note that something was left out."""
    text = _framework(
        clauses={"a": {"text": "See {b: these words} and {b}."}}, terms={"b": {"text": "t", "marking": "TLP:RED"}}
    )

    assert "See these words and [left out]." == for_audience(text, Marking.CLEAR).document.clauses["a"].text


def test_whole_document_above_the_audience_is_refused() -> None:
    """A document marked as a whole above the audience is not shown in part."""
    with pytest.raises(UnusableInput) as raised:
        for_audience(_framework(marking="TLP:AMBER"), Marking.GREEN)

    assert "AUD001" == raised.value.findings[0].code


def test_nothing_changes_for_an_audience_that_may_see_all() -> None:
    """For TLP:RED the document is what it was, the set of written fields included."""
    text = _framework(clauses={"a": SECRET, "b": {"text": "t", "if": "met(a)", "marking": "TLP:AMBER"}})

    shown = for_audience(text, Marking.RED)

    assert text == shown.document
    assert text.model_fields_set == shown.document.model_fields_set
    assert 0 == shown.left_out


def test_highest_marking_looks_everywhere() -> None:
    """The highest marking is found at any depth, and an unmarked document counts as TLP:CLEAR."""
    quantity = {"value": "1", "unit": "km", "marking": "TLP:AMBER+STRICT"}

    assert Marking.AMBER_STRICT is highest_marking([_framework(parameters={"p": quantity})])
    assert Marking.CLEAR is highest_marking([_framework()])


def test_fields_as_written_lose_hidden_ids() -> None:
    """Defaults, brackets and addresses of accepted findings do not name what was left out."""
    text = _framework(
        defaults={"clause": {"lest": ["b"], "bindingness": "treaty"}},
        clauses={"a": {"text": "t", "brackets": [{"by": "A", "set": {"if": "met(b)", "reversible": "no"}}]}, "b": SECRET},
        allow=[{"code": "DOC004", "because": "x", "by": "A", "at": "clauses.b.lest"},
               {"code": "DOC004", "because": "x", "by": "A", "at": "clauses.a"}],
    )

    shown = for_audience(text, Marking.CLEAR).document

    assert {"lest": [], "bindingness": "treaty"} == dict(shown.defaults.clause)
    assert {"reversible": "no"} == dict(shown.clauses["a"].brackets[0].set)
    assert ["clauses.a"] == [allow.at for allow in shown.allow]


SCORES = {"frozen": {"value": 1}, "moved": {"value": 0}}
HALF = {"weight": {"value": "0.5"}, "scores": SCORES}
RED = {"marking": "TLP:RED"}


def _case(*, line: dict[str, Any] | None = None, option: dict[str, Any] | None = None, **stakes: Any) -> Case:
    """A case in which A has stakes on two issues, with a mark on an issue or option, or in the stakes."""
    options = {"frozen": {"text": "F."}, "moved": {"text": "M."}, "third": {"text": "T.", **(option or {})}}
    scores = {**SCORES, "third": {"value": "0.5"}}
    return Case.model_validate({
        "case": "2026.1", "id": "c", "parties": {"A": {"name": "A"}},
        "issues": {"line": {"title": "L", "options": options, **(line or {})},
                   "cap": {"title": "C", "options": {"frozen": {"text": "F."}, "moved": {"text": "M."}}}},
        "stakes": {"A": {"issues": {"line": {**HALF, "scores": scores}, "cap": HALF}, **stakes}},
    })


@pytest.mark.parametrize("case", [
    _case(line=RED),
    _case(issues={"line": {**HALF, **RED}, "cap": HALF}),
    _case(issues={"line": {**HALF, "weight": {"value": "0.5", **RED}}, "cap": HALF}),
    _case(issues={"line": {**HALF, "scores": {"frozen": {"value": 1, **RED}, "moved": {"value": 0}}}, "cap": HALF}),
    _case(disagreement={"value": "0.3", **RED}),
    _case(terms=[{"if": "line == frozen", "worth": {"value": "0.1"}, **RED}]),
    _case(ratification={"groups": {"g": {"name": "G", **RED}}}),
    _case(ratification={"groups": {"g": {"name": "G"}}, "quota": {"value": 1, **RED}}),
    _case(ratification={"groups": {"g": {"name": "G", "weight": {"value": 2, **RED}}}}),
    _case(ratification={"groups": {"g": {"name": "G", "issues": {"line": {**HALF, **RED}, "cap": HALF}}}}),
])
def test_stakes_are_shown_in_whole_or_not_at_all(case: Case) -> None:
    """Where a weight, term or worth in them is hidden they go as one item, since the rest would tell what it is."""
    shown = for_audience(case, Marking.CLEAR)

    assert {} == shown.document.stakes


def test_stakes_stay_where_only_a_hidden_option_goes() -> None:
    """The score of an option that is hidden itself goes with it; the rest says the same as before."""
    shown = for_audience(_case(option=RED), Marking.CLEAR)

    assert ["frozen", "moved"] == list(shown.document.stakes["A"].issues["line"].scores)
    assert 1 == shown.left_out


def test_hidden_stakes_count_as_one() -> None:
    """However much of them is marked, stakes that are left out are one item."""
    secret = {**HALF, **RED}

    assert 1 == for_audience(_case(issues={"line": secret, "cap": secret}), Marking.CLEAR).left_out


def test_who_is_named_in_something_hidden_is_not_hidden() -> None:
    """A party that a hidden clause costs something stays wherever else it is named: keys that point define nothing."""
    text = _framework(clauses={"a": {"text": "t", "who": ["A"]}, "b": {**SECRET, "cost": {"A": {"value": 1}}}})

    shown = for_audience(text, Marking.CLEAR)

    assert ("A",) == shown.document.clauses["a"].who
    assert ("A", "B") == shown.document.parties
    assert frozenset({"b"}) == shown.gone
