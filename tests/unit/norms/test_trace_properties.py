"""What must hold of every trace, whatever the text and whatever happened."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.norms.reference import states_at
from tests.unit.norms.texts import day, stories, written

from holdfast.document.events import EventRecord
from holdfast.document.framework import Framework
from holdfast.norms.states import Trace
from holdfast.norms.trace import trace

MANY = settings(max_examples=200, deadline=None)
FEWER = settings(max_examples=80, deadline=None)


def states(found: Trace) -> dict[str, str]:
    """The bare states of a trace."""
    return {id: now.state.value for id, now in found.states.items()}


@MANY
@given(stories(), st.integers(0, 25))
def test_the_trace_agrees_with_the_plain_reference(story: tuple[Framework, EventRecord], number: int) -> None:
    """The trace, which looks only at what changes, gives the states of an interpreter that looks at everything."""
    framework, record = story

    expected = {id: state.value for id, state in states_at(framework, record, day(number)).items()}
    assert expected == states(trace(framework, record, day(number)))


@FEWER
@given(stories(), st.integers(0, 20))
def test_later_events_change_nothing(story: tuple[Framework, EventRecord], number: int) -> None:
    """What happens after a moment bears on nothing at that moment."""
    framework, record = story
    before = record.model_copy(update={"events": tuple(e for e in record.events if e.at <= day(number))})

    whole, part = trace(framework, record, day(number)), trace(framework, before, day(number))
    assert (states(whole), whole.history, whole.next) == (states(part), part.history, part.next)


@FEWER
@given(stories(), st.integers(0, 20), st.integers(0, 10))
def test_history_only_grows(story: tuple[Framework, EventRecord], number: int, more: int) -> None:
    """The history at a later moment begins with the history at an earlier one."""
    framework, record = story
    early, late = trace(framework, record, day(number)), trace(framework, record, day(number + more))

    assert early.history == late.history[: len(early.history)]


@FEWER
@given(stories(), st.randoms(use_true_random=False))
def test_the_order_in_the_file_does_not_matter(story: tuple[Framework, EventRecord], random: Any) -> None:
    """Events of one instant, and all others, may stand in the file in any order."""
    framework, record = story
    mixed = list(record.events)
    random.shuffle(mixed)
    other = record.model_copy(update={"events": tuple(mixed)})

    one, two = trace(framework, record, day(20)), trace(framework, other, day(20))
    assert (states(one), [(t.at, t.id, t.after) for t in one.history]) == (
        states(two), [(t.at, t.id, t.after) for t in two.history])


@FEWER
@given(stories())
def test_renaming_ids_renames_states(story: tuple[Framework, EventRecord]) -> None:
    """Ids are names only: other names give the same states under those names."""
    framework, record = story

    def renamed(model: Any) -> Any:
        plain = yaml.safe_dump(model.model_dump(mode="json", by_alias=True, exclude_unset=True), sort_keys=False)
        table = {"a": "z9", "b": "y8", "c": "x7", "d": "w6", "e": "v5", "g": "t3", "h": "r2", "s": "q1", "u": "p0", "v": "n7"}
        return yaml.load(re.sub(r"(?<![\w'-])([abcdeghsuv])(?![\w'-])", lambda m: table[m[1]], plain), yaml.BaseLoader)

    table = {"z9": "a", "y8": "b", "x7": "c", "w6": "d", "v5": "e", "t3": "g", "r2": "h", "q1": "s", "p0": "u", "n7": "v"}
    found = trace(Framework.model_validate(renamed(framework)), EventRecord.model_validate(renamed(record)), day(20))
    assert {table[id]: state for id, state in states(found).items()} == states(trace(framework, record, day(20)))


@FEWER
@given(stories(), st.integers(0, 20))
def test_history_leads_to_the_states(story: tuple[Framework, EventRecord], number: int) -> None:
    """Transitions chain: each begins in the state the one before it ended in, and the last ends in the state now."""
    framework, record = story
    found = trace(framework, record, day(number))

    last: dict[str, Any] = {}
    for one in found.history:
        assert one.before is not one.after
        assert last.get(one.id, one.before) is one.before
        last[one.id] = one.after
    assert last == {id: found.states[id].state for id in last}
    assert all(now.why for now in found.states.values())
    assert list(found.history) == sorted(found.history, key=lambda one: one.at)


def test_days_are_written_with_a_zone() -> None:
    """The strategies write moments as documents do."""
    assert written(day(1)) == "2026-01-02T00:00:00Z"
    assert day(1).tzinfo is dt.UTC
