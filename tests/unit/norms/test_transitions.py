"""The table of transitions in the reference against the code: nothing else happens, and each row does happen."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from tests.unit.norms.texts import day, stories, written

from holdfast.document.events import EventRecord
from holdfast.document.framework import Framework
from holdfast.norms.record import ORDER
from holdfast.norms.states import State
from holdfast.norms.trace import trace

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs" / "reference" / "states.md").read_text(encoding="utf-8")
ROWS = set(re.findall(r"^\| `([a-z-]+)` \| `([a-z-]+)` \|", PAGE, re.MULTILINE))
TABLE = yaml.load((ROOT / "corpus" / "cases" / "transitions" / "rows.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)
ON_THE_CALENDAR = {"T0", "signed", "measured"}


def _event(text: str, of: str) -> dict[str, Any]:
    number, kind, *value = text.split()
    event: dict[str, Any] = {"at": written(day(int(number))), "kind": kind}
    if value:
        event |= {"measure": "m", "value": value[0]}
    return event if kind in ON_THE_CALENDAR else event | {"of": of}


@pytest.mark.parametrize("witness", [pytest.param(one, id=one["row"]) for one in TABLE["witnesses"]])
def test_every_row_happens(witness: dict[str, Any]) -> None:
    """Each listed transition is made by its witness."""
    framework = Framework.model_validate({
        "framework": "2026.1", "id": "f", "stage": "framework", "parties": ["A", "B"], **TABLE["framework"]})
    events = [_event(text, witness["of"]) for text in witness.get("events", [])]
    record = EventRecord.model_validate({
        "events-of": "f", "complete": witness.get("complete", "false"), "events": events})

    made = [f"{one.before} → {one.after}" for one in trace(framework, record, day(40)).history if one.id == witness["of"]]
    assert witness["row"] in made


def test_rows_and_witnesses_are_the_same() -> None:
    """The page lists the transitions that have a witness, each once, and names every state and event in its order."""
    assert {f"{before} → {after}" for before, after in ROWS} == {one["row"] for one in TABLE["witnesses"]}
    assert len(TABLE["witnesses"]) == len(ROWS) == 40
    assert all(f"| `{state.value}` |" in PAGE for state in State)
    assert ", ".join(f"`{kind.value}`" for kind in ORDER) in PAGE.replace("\n  ", " ")


@settings(max_examples=200, deadline=None)
@given(stories())
def test_nothing_else_happens(story: tuple[Framework, EventRecord]) -> None:
    """No trace makes a transition that the page does not list."""
    history = trace(*story, day(30)).history
    assert {(one.before.value, one.after.value) for one in history} <= ROWS
