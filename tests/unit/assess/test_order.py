"""The gate on the order of steps takes each of its colours."""

from __future__ import annotations

import json
from typing import Any

from holdfast.assess.criteria import Colour
from holdfast.assess.order import ordering
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
