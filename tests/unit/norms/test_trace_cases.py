"""The trace against cases on disk: framework, events, moment, expected states and reasons."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.unit.norms.reference import states_at

from holdfast.document.events import EventRecord
from holdfast.document.framework import CaseRef, Framework
from holdfast.document.times import parse_moment
from holdfast.errors import UnusableInput
from holdfast.norms.trace import trace

CASES = Path(__file__).parents[3] / "corpus" / "cases" / "trace"
HEAD = {"framework": "2026.1", "id": "example", "stage": "framework", "parties": ["A", "B"]}


def cases() -> list[Any]:
    """Every case of every file in the directory."""
    found = []
    for path in sorted(CASES.glob("*.yaml")):
        table = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
        found += [pytest.param(case, id=case["name"]) for case in table["cases"]]
    return found


def read(case: dict[str, Any]) -> tuple[Framework, EventRecord]:
    """The framework and record of a case."""
    record = {"events-of": "example", "complete": case.get("complete", "false"), "events": case.get("events", [])}
    return Framework.model_validate({**HEAD, **case["framework"]}), EventRecord.model_validate(record)


@pytest.mark.parametrize("case", cases())
def test_states_are_as_expected(case: dict[str, Any]) -> None:
    """A case has the states it says, for the reasons it says, in the trace and in the plain reference."""
    framework, record = read(case)
    at = parse_moment(case["at"])
    found = trace(framework, record, at)

    assert case["expect"] == {id: found.states[id].state.value for id in case["expect"]}
    assert case["expect"] == {id: states_at(framework, record, at)[id].value for id in case["expect"]}
    assert all(words in found.states[id].why for id, words in case.get("why", {}).items()), found.states


def test_there_are_cases_enough() -> None:
    """The directory is found and holds a case for every rule of the page."""
    assert len(cases()) >= 25


def _one(**event: Any) -> EventRecord:
    return EventRecord.model_validate({"events-of": "example", "events": [{"at": "2026-01-05T00:00:00Z", **event}]})


FRAMEWORK = Framework.model_validate({
    **HEAD, "calendar": {"signature": "2026-02-01T00:00:00Z"}, "picks": {"i": "no"},
    "clauses": {"withdrawal": {"text": "x"}, "gone": {"text": "x", "under": "i == yes"}},
    "votes": {"poll": {"answers": ["accept", "reject"]}},
    "bodies": {"mission": {"name": "M", "kind": "monitoring"}}})
LATER = parse_moment("2026-03-01T00:00:00Z")


def test_an_unknown_target_is_an_error_with_the_nearest_id() -> None:
    """An event on an id that does not exist is refused, and the nearest id is named."""
    with pytest.raises(UnusableInput) as caught:
        trace(FRAMEWORK, _one(kind="met", of="withdrawl"), LATER)
    assert caught.value.findings[0].code == "EVT002"
    assert "withdrawal" in caught.value.findings[0].next


@pytest.mark.parametrize(("event", "code", "near"), [
    ({"kind": "breached", "of": "withdrawal", "attributed-to": ["A", "BB"]}, "EVT003", "Did you mean B?"),
    ({"kind": "met", "of": "poll", "answer": "acept"}, "EVT004", "Did you mean accept?"),
    ({"kind": "met", "of": "poll", "answer": "x"}, "EVT004", "accept, reject"),
])
def test_an_unknown_party_or_answer_is_an_error(event: dict[str, Any], code: str, near: str) -> None:
    """A breach laid on nobody known, or an answer that the vote does not have, is refused."""
    with pytest.raises(UnusableInput) as caught:
        trace(FRAMEWORK, _one(**event), LATER)
    assert [finding.code for finding in caught.value.findings] == [code]
    assert near in caught.value.findings[0].next


def test_parties_of_a_case_that_is_not_at_hand_are_not_judged() -> None:
    """Where the parties of the case are not known, an attribution is taken as written."""
    framework = FRAMEWORK.model_copy(update={"case": CaseRef(id="somewhere")})
    found = trace(framework, _one(kind="breached", of="withdrawal", **{"attributed-to": "C"}), LATER)
    assert "attributed to C" in found.states["withdrawal"].why


ENDS = {**HEAD, "calendar": {"T0": "2026-01-01T00:00:00Z", "ends": "T0+P30D"},
        "clauses": {"people": {"text": "x"}, "crew": {"text": "x", "modal": "shall-not"}, "other": {"text": "x"}}}


@pytest.mark.parametrize(("legal", "events", "address"), [
    ({"survives": "What crew says, and the records.", "savings": "people"}, {"kind": "terminated"}, "events[0]"),
    ({"survives": "What crew says, and the records.", "savings": "people"}, {"kind": "reported"}, "events"),
])
def test_what_survives_the_end_is_told(legal: dict[str, Any], events: dict[str, Any], address: str) -> None:
    """When the framework ends, a note names the duties that its text says survive, in its own words."""
    framework = Framework.model_validate({**ENDS, "legal": legal})
    (said,) = [note for note in trace(framework, _one(**events), LATER).diagnostics if note.code == "EVT109"]
    assert said.address == address
    assert "people (lapsed), crew (lapsed)" in said.message
    assert "What crew says, and the records." in said.message
    assert "other" not in said.message


def test_nothing_is_told_before_the_end_or_where_the_text_is_silent() -> None:
    """Before the end, and of a text that says nothing of what survives, there is no such note."""
    lasting = Framework.model_validate({**ENDS, "legal": {"savings": "people"}})
    silent = Framework.model_validate({**ENDS, "legal": {"termination": "Upon notice."}})
    record = _one(kind="reported")
    early = parse_moment("2026-01-20T00:00:00Z")
    assert "EVT109" not in [note.code for note in trace(lasting, record, early).diagnostics]
    assert "EVT109" not in [note.code for note in trace(silent, record, LATER).diagnostics]
    assert "EVT109" in [note.code for note in trace(lasting, record, LATER).diagnostics]


def test_the_reason_of_a_breach_points_at_the_event_that_reported_it() -> None:
    """What is reported after a breach that stands does not change which event decided it."""
    record = EventRecord.model_validate({"events-of": "example", "events": [
        {"at": "2026-02-05T00:00:00Z", "kind": "breached", "of": "withdrawal", "attributed-to": "B"},
        {"at": "2026-02-06T00:00:00Z", "kind": "met", "of": "withdrawal"}]})
    now = trace(FRAMEWORK, record, LATER).states["withdrawal"]
    assert (now.state.value, now.by_event) == ("breached", 0)


def test_a_record_of_another_framework_is_an_error() -> None:
    """A record about another framework is refused."""
    record = EventRecord.model_validate({"events-of": "other"})
    with pytest.raises(UnusableInput, match="EVT001"):
        trace(FRAMEWORK, record, LATER)


@pytest.mark.parametrize(("event", "code"), [
    ({"kind": "measured", "measure": "m"}, "EVT101"),
    ({"kind": "met"}, "EVT102"),
    ({"kind": "met", "of": "mission"}, "EVT103"),
    ({"kind": "met", "of": "gone"}, "EVT103"),
    ({"kind": "met", "of": "withdrawal"}, "EVT104"),
    ({"kind": "met", "of": "withdrawal"}, "EVT105"),
    ({"kind": "met", "of": "withdrawal", "answer": "yes"}, "EVT106"),
    ({"kind": "refused", "of": "poll", "answer": "reject"}, "EVT106"),
    ({"kind": "met", "of": "withdrawal", "attributed-to": "A"}, "EVT107"),
    ({"kind": "met", "of": "poll"}, "EVT108"),
])
def test_events_that_change_nothing_or_come_early_are_noted(event: dict[str, Any], code: str) -> None:
    """An event that changes nothing, or came before signature or beginning, leaves a note."""
    notes = trace(FRAMEWORK, _one(**event), LATER).diagnostics
    assert code in [note.code for note in notes]
    assert all(note.next and note.address for note in notes)


def test_events_after_the_moment_leave_no_note() -> None:
    """What has not happened yet at the moment is neither read nor remarked on."""
    record = _one(kind="met", of="mission")
    assert trace(FRAMEWORK, record, parse_moment("2026-01-04T00:00:00Z")).diagnostics == ()
    assert trace(FRAMEWORK, record, parse_moment("2026-01-05T00:00:00Z")).diagnostics


def test_what_comes_next_is_listed_soonest_first() -> None:
    """Deadlines and ends still to come are listed with their moments, soonest first."""
    framework = Framework.model_validate({
        **HEAD, "calendar": {"T0": "2026-01-01T00:00:00Z", "ends": "T0+P1Y"},
        "clauses": {"b": {"text": "x", "modal": "shall", "when": {"from": "T0", "within": "P60D"}},
                    "a": {"text": "x", "modal": "may", "when": {"from": "T0", "until": "T0+P30D"}}}})
    record = EventRecord.model_validate({"events-of": "example"})

    coming = trace(framework, record, parse_moment("2026-01-05T00:00:00Z")).next
    assert [(one.at.date().isoformat(), one.id, one.what) for one in coming] == [
        ("2026-01-31", "a", "it ends"), ("2026-03-02", "b", "its deadline passes"),
        ("2027-01-01", "", "the framework ends")]


def test_a_package_decides_what_is_in_the_text() -> None:
    """A package closes picks, so that an element it leaves out has no state."""
    found = trace(FRAMEWORK, _one(kind="signed"), LATER, package={"i": "yes"})
    assert set(found.states) == {"withdrawal", "gone", "poll"}
    assert set(trace(FRAMEWORK, _one(kind="signed"), LATER).states) == {"withdrawal", "poll"}
