"""Assessments of one small text over a case with two belligerents, made from what differs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from holdfast.assess.assessment import assess_documents
from holdfast.assess.criteria import Gate
from holdfast.assess.result import Assessment, GateResult
from holdfast.document.load import Documents, documents_from_bytes

ISSUES = {
    "order": {"title": "Order", "options": {"first": {"text": "First."}, "last": {"text": "Last."}}},
    "cap": {"title": "Cap", "options": {"low": {"text": "Low."}, "high": {"text": "High."}}},
}
CLOSED = {"order": "first", "cap": "low"}


def line(party: str, requires: str, firmness: str = "firm") -> dict[str, str]:
    """A red line of a party."""
    return {"party": party, "requires": requires, "firmness": firmness, "text": f"{party} wants it."}


def stakes(first: Any, last: Any, no_deal: Any = None, *, basis: str = "assumed") -> dict[str, Any]:
    """What the two options of the issue ``order`` are worth to a party, the other issue counting for nothing."""
    def number(value: Any) -> dict[str, Any]:
        return {**(value if isinstance(value, dict) else {"value": value}), "basis": basis}

    found: dict[str, Any] = {"issues": {"order": {
        "weight": {"value": 1, "unit": "share", "basis": basis},
        "scores": {"first": number(first), "last": number(last)}}}}
    return found if no_deal is None else {**found, "disagreement": {**number(no_deal), "unit": "score"}}


def documents(picks: Mapping[str, str], **more: Any) -> Documents:
    """The text with some picks over the case with whatever is given."""
    case = {"case": "2026.1", "id": "c", "issues": ISSUES,
            "parties": {p: {"name": f"Party {p}", "belligerent": "true"} for p in "AB"}, **more}
    text = {"framework": "2026.1", "id": "x", "stage": "pause", "parties": ["A", "B"], "case": "c", "picks": picks}
    return documents_from_bytes(json.dumps(text).encode(), name="x.framework.json", case=json.dumps(case).encode())


def assessed(picks: Mapping[str, str], **more: Any) -> Assessment:
    """The assessment of that text."""
    return assess_documents(documents(picks, **more))


def sign_gate(assessment: Assessment) -> GateResult:
    """The gate on who can sign."""
    return next(gate for gate in assessment.gates if gate.gate is Gate.SIGN)
