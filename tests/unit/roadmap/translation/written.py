"""Small texts and cases with two parties in conflict, written in a test and translated."""

from __future__ import annotations

import json
from typing import Any

from holdfast.document.events import EventRecord
from holdfast.document.load import documents_from_bytes
from holdfast.document.loaded import Documents
from holdfast.roadmap.problem import Step
from holdfast.roadmap.translation.documents import roadmap_of_documents
from holdfast.roadmap.translation.translated import Translated

PARTIES = {"A": {"name": "A", "belligerent": "true"}, "B": {"name": "B", "belligerent": "true"}}
T0 = {"T0": "2026-06-01T00:00:00Z", "entry-into-force": "2026-06-01T00:00:00Z"}
"""A calendar on which day 0 is 1 June 2026."""


def documents(case: dict[str, Any] | None = None, **more: Any) -> Documents:
    """A text with some families, beside a case where one is given."""
    text = {"framework": "2026.1", "id": "f", "stage": "preliminary-ceasefire", "parties": PARTIES, **more}
    if case is None:
        return documents_from_bytes(json.dumps(text).encode(), name="f.json")
    whole = {"case": "2026.1", "id": "c", "parties": PARTIES, **case}
    text["parties"] = list(whole["parties"])
    text["case"] = "c"
    return documents_from_bytes(json.dumps(text).encode(), name="f.json", case=json.dumps(whole).encode())


def translated(case: dict[str, Any] | None = None, **more: Any) -> Translated:
    """The roadmap of such a text."""
    return roadmap_of_documents(documents(case, **more))


def record(*events: dict[str, Any]) -> EventRecord:
    """A record of events of such a text."""
    return EventRecord.model_validate({"events-of": "f", "events": list(events)})


def score(value: float) -> dict[str, str]:
    """A number on a party's own scale."""
    return {"value": str(value), "unit": "score"}


def steps_of(found: Translated) -> dict[str, Step]:
    """The steps of the order by id."""
    return {step.id: step for step in found.problem.steps}


def kinds(found: Translated) -> set[str]:
    """The kinds of remark that were made."""
    return {remark.kind for remark in found.remarks}
