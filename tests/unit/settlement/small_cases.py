"""Small cases for tests of the translation, made from what differs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from holdfast.document.case import Case
from holdfast.document.framework import Framework
from holdfast.document.overlay import Overlay

VALID = Path(__file__).resolve().parents[3] / "corpus" / "valid"

LINE = {"weight": {"value": "0.6"}, "scores": {"frozen": {"value": 1}, "moved": {"value": 0}}}
CAP = {"weight": {"value": "0.4"}, "scores": {"low": {"value": 0}, "high": {"value": 1}}}
STAKES = {"issues": {"line": LINE, "cap": CAP}, "disagreement": {"value": "0.3"}}


def case_with(**more: Any) -> Case:
    """A case with two belligerents, two issues of two options each, and whatever is given."""
    fixed = {
        "case": "2026.1", "id": "c", "as-of": "2026-03-01",
        "parties": {"A": {"name": "Party A", "belligerent": "true"}, "B": {"name": "Party B", "belligerent": "true"}},
        "issues": {
            "line": {"title": "Line", "options": {"frozen": {"text": "It stays."}, "moved": {"text": "It is moved."}}},
            "cap": {"title": "Cap", "options": {
                "low": {"text": "Low.", "value": {"value": 100, "unit": "persons"}},
                "high": {"text": "High.", "value": {"low": 200, "high": 400, "unit": "persons"}}}},
        },
    }
    return Case.model_validate({**fixed, **more})


def overlay_with(**more: Any) -> Overlay:
    """An overlay of that case, held by A, with whatever is given."""
    fixed = {"overlay": "2026.1", "id": "o", "of": "c", "held-by": "A", "basis": "own-estimate", "marking": "TLP:AMBER"}
    return Overlay.model_validate({**fixed, **more})


def framework_with(**more: Any) -> Framework:
    """A framework of that case with whatever is given."""
    fixed = {"framework": "2026.1", "id": "f", "stage": "framework", "parties": ["A", "B"], "case": {"id": "c"}}
    return Framework.model_validate({**fixed, **more})


def line_with(**more: Any) -> dict[str, Any]:
    """A firm red line of A with whatever is given."""
    return {"party": "A", "requires": "line == frozen", "firmness": "firm", "text": "It stays.", **more}
