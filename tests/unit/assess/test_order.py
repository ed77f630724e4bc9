"""The gate on the order of steps takes each of its colours."""

from __future__ import annotations

import json
from typing import Any

from holdfast.assess.criteria import Colour
from holdfast.assess.order import ordering
from holdfast.assess.result import GateResult
from holdfast.brief.catalogue import catalogue
from holdfast.brief.naming import Names
from holdfast.brief.roadmap_part import roadmap_part
from holdfast.document.load import documents_from_bytes, load_set
from holdfast.rules.context import Context

PARTIES = {"A": {"name": "A", "belligerent": "true"}, "B": {"name": "B", "belligerent": "true"}}


def _colour(**more: Any) -> Colour:
    text = {"framework": "2026.1", "id": "f", "stage": "preliminary-ceasefire", "parties": PARTIES, **more}
    return ordering(documents_from_bytes(json.dumps(text).encode(), name="f.json")).gate.colour


def _step(by: str, cost: str, benefit: str, **more: Any) -> dict[str, Any]:
    other = "B" if by == "A" else "A"
    return {"by": by, "cost": {by: {"value": cost}}, "benefit": {other: {"value": benefit}}, **more}


def test_colours_of_the_gate() -> None:
    """Green where an order is safe over the range, red where none is anywhere or steps wait in a circle, else amber."""
    deposit = {"A": {"value": "1"}, "B": {"value": "1"}}
    kept = {"by": ["A", "B"], "cost": {"A": {"value": "0"}, "B": {"value": "0"}},
            "benefit": {"A": {"value": "1"}, "B": {"value": "1"}}, "deposit": deposit}
    assert _colour(steps={"a": _step("A", "0", "1"), "last": kept}) is Colour.AMBER  # walking away may still win a little
    assert _colour(steps={"a": _step("A", "5", "1"), "b": _step("B", "5", "1")}) is Colour.RED
    assert _colour(steps={"a": {"by": "A", "after": "b"}, "b": {"by": "B", "after": "a"}}) is Colour.RED
    assert _colour(steps={"a": {"by": "A"}, "b": {"by": "B"}}) is Colour.AMBER
    assert _colour() is Colour.NOT_ASSESSED
    people = {"wounded": {"by": "A", "humanitarian": "true"}}
    assert _colour(stage="pause", steps=people) is Colour.GREEN


def test_an_order_that_is_safe_only_without_a_discount_is_amber() -> None:
    """B gives first and receives after a year: green where nobody says how long it takes, amber where a year does."""
    def zero(unit: str) -> dict[str, str]:
        return {"value": "0", "unit": unit}

    case = {"case": "2026.1", "id": "c", "as-of": "2026-01-01", "parties": PARTIES,
            "stakes": {party: {"relationship": zero("score")} for party in PARTIES},
            "war": {"parties": {party: {"surprise": zero("score")} for party in PARTIES},
                    "discount": {"value": "0.5", "unit": "1/year"}}}

    def gate(**more: Any) -> GateResult:
        steps = {"gives": _step("B", "2", "1"), "answers": _step("A", "0", "3", after="gives", **more)}
        text = {"framework": "2026.1", "id": "f", "stage": "preliminary-ceasefire", "parties": PARTIES, "steps": steps}
        return ordering(documents_from_bytes(json.dumps(text).encode(), name="f.json",
                                             case=json.dumps(case).encode())).gate

    assert gate().colour is Colour.GREEN
    slow = gate(duration={"value": "365", "unit": "days"})
    assert slow.colour is Colour.AMBER
    assert "counts for less" in slow.sentence


def test_the_brief_names_no_moment() -> None:
    """The part of the page names each step with its days, and no strip says for whom or at which step it is high."""
    documents = load_set("examples/steps/river-line.framework.yaml")
    found = ordering(documents)
    part = roadmap_part(Names(Context(documents), catalogue("en")), found.roadmap, id="r")
    assert part is not None
    assert part.dated
    assert part.figure is not None
    assert len(part.figure.rows) == 9
    assert "At which moment and for whom is not shown here" in part.figure.caption
