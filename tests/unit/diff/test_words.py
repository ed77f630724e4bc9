"""A comparison in words, and the one page for the next round."""

from __future__ import annotations

import json
from typing import Any

from tests.unit.document.frameworks import framework

from holdfast.document.case import Case
from holdfast.document.diff.compare import diff
from holdfast.document.diff.page import LINES, page
from holdfast.document.diff.words import as_markdown, as_text

CASE = Case.model_validate({
    "case": "2026.1", "id": "c", "parties": {"A": {"name": "A"}, "B": {"name": "B"}},
    "issues": {"pace": {"title": "Pace", "options": {"fast": {"text": "F"}, "slow": {"text": "S"}}},
               "form": {"title": "Form", "options": {"f1": {"text": "1"}, "f2": {"text": "2"}}}},
    "red-lines": {
        "haste": {"party": "B", "requires": "pace == slow", "firmness": "firm", "text": "No haste."},
        "form-line": {"party": "A", "requires": "form == f1", "firmness": "negotiable", "text": "Only form one."}},
    "positions": {"p": {"party": "A", "issue": "pace", "prefers": "fast", "text": "Fast."},
                  "q": {"party": "B", "issue": "pace", "prefers": "slow", "text": "Slow."}}})

GUNS: dict[str, Any] = {"text": "Guns go.", "who": "A", "modal": "shall", "act": "go", "when": {"from": "T0", "within": "P14D"},
                        "brackets": [{"by": "B", "set": {"when.within": "P10D"}}, {"by": "A", "text": "Guns stay."}]}
OLD = framework(clauses={"guns": GUNS, "b": {"text": "B."}}, picks={"pace": "slow", "form": "f2"})
NEW = framework(clauses={
    "b": {"text": "B."},
    "guns": {**GUNS, "when": {"from": "T0", "within": "P10D"}, "brackets": GUNS["brackets"][1:]},
    "new": {"text": "A | B act as soon as possible.", "who": "B", "modal": "may", "act": "act"}},
    picks={"pace": "fast", "form": "open"})


def test_the_text_names_sign_address_type_and_reason() -> None:
    """Every change has its sign and a line of reason; the balance and the next revision follow."""
    shown = as_text(diff(OLD, NEW))
    assert "~ clauses.guns.when.within: deadline-shortened (major)\n    There is less time. P14D → P10D" in shown
    assert "+ clauses.new: obligation-added (major)" in shown
    assert "» clauses." in shown
    assert "  A\n    stricter: clauses.guns (less time: P14D → P10D)" in shown
    assert "  B\n    + may: clauses.new" in shown
    assert shown.rstrip().endswith("the weightiest is major, so the next revision is 1.0.0.")


def test_no_difference_is_said_so() -> None:
    """Two equal texts are told in one line."""
    assert as_text(diff(OLD, OLD)) == "No difference.\n"


def test_markdown_tables_hold_together() -> None:
    """Every row of a table has as many cells as its head, whatever the texts hold."""
    tables = [line for line in as_markdown(diff(OLD, NEW)).splitlines() if line.startswith("|")]
    widths = [line.replace("\\|", "").count("|") for line in tables]
    assert set(widths[:widths.index(8)]) == {6}
    assert set(widths[widths.index(8):]) == {8}


def test_json_has_the_promised_keys() -> None:
    """Each change in JSON has address, previous address, actions, before, after and reason, and nothing of Python."""
    data = diff(OLD, NEW).as_json()
    assert json.loads(json.dumps(data)) == data
    assert {key for change in data["changes"] for key in change} == {
        "type", "address", "previous_address", "change", "bump", "reason"}
    assert {key for change in data["changes"] for key in change["change"]} == {"actions", "before", "after"}


def test_the_page_says_what_matters() -> None:
    """What moved, toward whom, which red lines stand otherwise and what to ask next are on the page."""
    shown = page(OLD, NEW, diff(OLD, NEW, case=CASE), case=CASE)
    assert "`clauses.guns` now says what B proposed." in shown
    assert "pace: slow → fast, toward the stated position of A." in shown
    assert "pace: slow → fast, away from the stated position of B." in shown
    assert "**crossed** (was kept): B, No haste (`haste`" in shown
    assert "**open** (was crossed): A, Only form one (`form-line`" in shown
    assert "A: what would keep the line `form-line`" in shown
    assert "form: which option (f1, f2)?" in shown
    assert "`clauses.guns`: which of the versions in brackets stands (A)?" in shown
    assert "“as soon as possible”" in shown


def test_the_page_is_one_page() -> None:
    """However much changed, the page has no more lines than a sheet, and says how much it leaves out."""
    many = framework(clauses={f"c{n}": {"text": f"Text {n} as appropriate. " * 9, "who": "A", "modal": "shall", "act": "go",
                                        "brackets": [{"by": "A", "text": "x"}]} for n in range(60)})
    shown = page(OLD, many, diff(OLD, many, case=CASE), case=CASE)
    assert len(shown.splitlines()) <= LINES
    assert "more; the full comparison has them all" in shown
    assert all(heading in shown for heading in ("What moved", "Toward whom", "Red lines", "Questions for the next round"))


def test_without_a_case_the_page_says_what_it_cannot_know() -> None:
    """Red lines are not called unchanged when nobody gave the case."""
    assert "Not known: no case is given." in page(OLD, NEW, diff(OLD, NEW))
