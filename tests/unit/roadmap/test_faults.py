"""What ends the command on a roadmap: circles as written, and dates before the text binds."""

from __future__ import annotations

import json
from typing import Any

import pytest

from holdfast.document.finding import Finding
from holdfast.document.load import documents_from_bytes, load_set
from holdfast.errors import InvalidDocument
from holdfast.roadmap.faults import refuse_faults
from holdfast.roadmap.translation.documents import roadmap_of_documents


def _found(**more: Any) -> tuple[Finding, ...]:
    text = {"framework": "2026.1", "id": "f", "stage": "preliminary-ceasefire", "parties": ["A", "B"],
            "calendar": {"entry-into-force": "2026-09-15T10:00:00Z", "T0": "2026-10-01T00:00:00Z"}, **more}
    documents = documents_from_bytes(json.dumps(text).encode(), name="f.json")
    try:
        refuse_faults(documents, roadmap_of_documents(documents), reading=None)
    except InvalidDocument as problem:
        return tuple(problem.findings)
    return ()


def test_a_circle_of_steps_is_printed_with_its_place() -> None:
    """Each circle is one fault that names all of it in order, at the place of its first step."""
    steps = {"a": {"by": "A", "after": "c"}, "b": {"by": "B", "after": "a"}, "c": {"by": "A", "after": "b"},
             "d": {"by": "B"}}
    (fault,) = _found(steps=steps)
    assert (fault.code, fault.address) == ("RDM001", "steps.a")
    assert fault.message == "a waits for c waits for b waits for a."
    assert fault.place is not None


def test_a_circle_of_one_reading_is_an_answer() -> None:
    """Where a clause that is ambiguous on purpose makes the circle in one reading, that reading has no order."""
    documents = load_set("examples/historical/minsk-2-2015.framework.yaml")
    translated = roadmap_of_documents(documents, reading="control-first")
    assert translated.stuck
    refuse_faults(documents, translated, reading="control-first")


@pytest.mark.parametrize(("step", "said"), [
    ({"start": "2026-08-01"}, "The start of a is 2026-08-01."),
    ({"start": "2026-09-14T23:00:00Z"}, "The start of a is 2026-09-14."),
    ({"start": "entry-into-force-P3D"}, "The start of a is 2026-09-12."),
])
def test_a_date_before_entry_into_force_is_refused(step: dict[str, str], said: str) -> None:
    """Nobody is bound before the text is in force, so what is dated earlier is a slip of the pen."""
    (fault,) = _found(steps={"a": {"by": "A", **step}})
    assert (fault.code, fault.message) == ("RDM002", said)


@pytest.mark.parametrize("start", ["2026-09-15", "2026-09-15T10:00:00Z", "T0", "2027-01-01"])
def test_the_day_itself_is_early_enough(start: str) -> None:
    """A step may begin on the day of entry into force and later."""
    assert not _found(steps={"a": {"by": "A", "start": start}})


def test_a_deadline_before_entry_into_force_is_refused() -> None:
    """A clause that is due before the text binds is refused too."""
    clauses = {"x": {"text": "A does it.", "who": "A", "modal": "shall", "act": "withdraw", "when": {"by": "2026-08-20"}}}
    (fault,) = _found(clauses=clauses)
    assert fault.message == "The deadline of x is 2026-08-20."
