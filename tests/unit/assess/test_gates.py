"""The gates: each colour for its reason, and nothing assessed that could not be."""

from __future__ import annotations

import json
from typing import Any

import pytest

from holdfast.assess.assessment import assess_documents
from holdfast.assess.coherent import coherent
from holdfast.assess.criteria import CRITERIA, Colour, Gate
from holdfast.assess.result import Assessment, GateResult
from holdfast.document.finding import Finding, Kind, Level
from holdfast.document.framework import Stage
from holdfast.document.load import documents_from_bytes
from holdfast.rules.engine import Report

ISSUES = {
    "order": {"title": "Order", "options": {"first": {"text": "First."}, "last": {"text": "Last."}}},
    "cap": {"title": "Cap", "options": {"low": {"text": "Low."}, "high": {"text": "High."}}},
}


def _line(party: str, requires: str, firmness: str = "firm") -> dict[str, str]:
    return {"party": party, "requires": requires, "firmness": firmness, "text": f"{party} wants it."}


def _assessed(lines: dict[str, Any], picks: dict[str, str], **more: Any) -> Assessment:
    case = {"case": "2026.1", "id": "c", "parties": {p: {"name": p, "belligerent": "true"} for p in "AB"},
            "issues": ISSUES, "red-lines": lines, **more}
    text = {"framework": "2026.1", "id": "x", "stage": "pause", "parties": ["A", "B"], "case": "c", "picks": picks}
    return assess_documents(documents_from_bytes(json.dumps(text).encode(), name="x.framework.json",
                                                 case=json.dumps(case).encode()))


def _gate(assessment: Assessment, gate: Gate) -> GateResult:
    return next(result for result in assessment.gates if result.gate is gate)


def test_firm_line_crossed_in_every_completion_is_red() -> None:
    """A text that crosses a firm line cannot be signed by that party, and the gate says whose line and where from."""
    gate = _gate(_assessed({"a": _line("A", "order == first")}, {"order": "last"}), Gate.SIGN)

    assert Colour.RED is gate.colour
    assert ["red-lines.a"] == [reason.address for reason in gate.binding]
    assert "order = last" in gate.binding[0].text


def test_lines_that_collide_over_open_picks_are_red() -> None:
    """Where no completion keeps all firm lines at once the gate is red, though each line alone is open."""
    gate = _gate(_assessed({"a": _line("A", "order == first"), "b": _line("B", "order == last")}, {}), Gate.SIGN)

    assert Colour.RED is gate.colour
    assert {"red-lines.a", "red-lines.b"} == {reason.address for reason in gate.binding}


def test_excluded_combinations_count() -> None:
    """A completion that the case excludes does not keep a text alive."""
    lines = {"a": _line("A", "order == first"), "b": _line("B", "cap == low")}
    excluded = {"x": {"when": "order == first and cap == low", "because": "Impossible."}}

    with_it = _gate(_assessed(lines, {}, excluded=excluded), Gate.SIGN)
    without = _gate(_assessed(lines, {}), Gate.SIGN)

    assert Colour.RED is with_it.colour
    assert Colour.AMBER is without.colour


def test_never_green_without_preferences() -> None:
    """Keeping every red line is amber at most, since what each party has without a deal is not weighed."""
    gate = _gate(_assessed({"a": _line("A", "order == first"), "n": _line("B", "cap == low", "negotiable")},
                           {"order": "first", "cap": "high"}), Gate.SIGN)

    assert Colour.AMBER is gate.colour
    assert ["red-lines.n"] == [reason.address for reason in gate.binding]
    assert {"stakes.A", "stakes.B", "war.parties.A", "war.parties.B"} == {item.address for item in gate.missing}


def test_without_a_case_red_lines_are_not_assessed() -> None:
    """Without a case the gate says what it lacks."""
    text = {"framework": "2026.1", "id": "x", "stage": "pause", "parties": ["A"]}
    found = assess_documents(documents_from_bytes(json.dumps(text).encode(), name="x.framework.json"))

    gate = _gate(found, Gate.SIGN)

    assert Colour.NOT_ASSESSED is gate.colour
    assert ["case"] == [item.address for item in gate.missing]


@pytest.mark.parametrize(
    ("kind", "level", "colour"),
    [
        (Kind.FAIL, Level.ERROR, Colour.RED),
        (Kind.FAIL, Level.WARNING, Colour.AMBER),
        (Kind.REVIEW, Level.NONE, Colour.AMBER),
        (Kind.OPEN, Level.NONE, Colour.AMBER),
        (None, Level.NONE, Colour.GREEN),
    ],
)
def test_coherence_follows_the_worst_finding(kind: Kind | None, level: Level, colour: Colour) -> None:
    """Red on an error; amber on a warning, an unanswered question or a gap; green when nothing is found."""
    findings = () if kind is None else (Finding("TST001", "n", kind, level, "m"),)
    report = Report(Stage.PAUSE, findings, (), (), (), ())

    assert colour is coherent(report).colour


def test_questions_not_computed_name_their_missing_inputs() -> None:
    """Order, enforcement, durability and compliance are not assessed, each with what it would need."""
    assessment = _assessed({}, {})

    for gate in (Gate.ORDER, Gate.ENFORCEABLE, Gate.LASTS, Gate.KEPT):
        result = _gate(assessment, gate)
        assert Colour.NOT_ASSESSED is result.colour
        assert result.missing


def test_every_gate_has_a_criterion_and_no_overall_colour_exists() -> None:
    """The criteria cover each question once, and an assessment has gates but no sum of them."""
    assert list(Gate) == [entry.gate for entry in CRITERIA]
    assert "colour" not in _assessed({}, {}).as_json()
