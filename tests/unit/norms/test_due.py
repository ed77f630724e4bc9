"""Deadlines on one clock, and how soon things can be done at the soonest."""

from __future__ import annotations

from typing import Any

from holdfast.document.framework import Framework
from holdfast.document.times import parse_time_point
from holdfast.norms.calendar import calendar_of
from holdfast.norms.due import At, Axis, due_times
from holdfast.norms.earliest import Soonest, earliest
from holdfast.norms.graph import dependency_graph, in_days, with_doing
from holdfast.norms.norm import Link, norms_of


def text(**parts: Any) -> Framework:
    """A framework with the given parts."""
    return Framework.model_validate({"framework": "2026.1", "id": "f", "stage": "framework", "parties": ["A"], **parts})


def due(framework: Framework) -> dict[str, At]:
    """The deadlines of a text."""
    return dict(due_times(framework, calendar_of(framework), norms_of(framework), dependency_graph(framework)))


def days(value: str) -> dict[str, str]:
    """A length of time."""
    return {"value": value, "unit": "days", "basis": "assumed"}


def test_a_deadline_is_counted_from_the_anchor_that_the_text_names() -> None:
    """Deadlines by date, by anchor, within a time and by a length of one's own come out in days after the anchor."""
    found = due(text(steps={
        "a": {"by-time": "T0+P10D"}, "b": {"start": "T0+P5D", "within": "P10D"},
        "c": {"after": "b", "duration": days("4")}, "d": {"by-time": "met(a)+P1M"}, "e": {"after": "c"},
        "f": {"by-time": "1970-01-02"}}))

    assert found == {"a": At("T0", 10, 10), "b": At("T0", 15, 15), "c": At("T0", 19, 19), "d": At("T0", 38, 41),
                     "f": At("", 2, 2)}


def test_the_earliest_of_two_deadlines_on_one_clock_counts() -> None:
    """A step with two deadlines is due at the first; one with deadlines on two unknown clocks is not placed."""
    found = due(text(steps={
        "a": {"start": "T0", "within": "P3D", "by-time": "T0+P9D"},
        "b": {"start": "signature", "within": "P3D", "by-time": "T0+P9D"}}))

    assert found == {"a": At("T0", 3, 3)}


def test_known_anchors_give_dates() -> None:
    """Where T0 is known, what hangs on it is placed in the calendar, and written as a date."""
    found = due(text(calendar={"T0": "1970-01-11T00:00:00Z"}, steps={"a": {"by-time": "T0+P10D"}},
                     gates={"g": {"needs": "a", "timeout": "P30D"}}))

    assert found == {"a": At("", 20, 20), "g": At("", 40, 40)}
    assert ("1970-01-21", "T0", "3 days after T0") == (
        found["a"].as_text(), At("T0", 0, 0).as_text(), At("T0", 3, 3).as_text())
    assert "9999" == At("", 0, 1e12).as_text()[:4]


def test_t0_that_follows_from_an_element_hangs_on_it() -> None:
    """Where T0 is counted from another element, so is everything counted from T0, and nothing begins with it."""
    framework = text(calendar={"T0-at": "met(g)+P1D"}, gates={"g": {"needs": "a"}}, steps={"a": {"duration": days("4")}})
    axis = Axis(framework, calendar_of(framework))

    assert At("met(g)", 3, 3) == axis.at(parse_time_point("T0+P2D"))
    assert axis.at(parse_time_point("breach+P2D")) is None
    assert axis.base is axis.first is None
    assert {} == due(framework)


def test_points_on_different_clocks_are_not_compared() -> None:
    """Whether one point is before another is only said on one clock, and only where it is sure."""
    assert At("T0", 1, 2).before(At("T0", 3, 4)) is True
    assert At("T0", 1, 3).before(At("T0", 3, 4)) is False
    assert At("T0", 1, 2).before(At("signature", 3, 4)) is None


def test_a_vote_is_due_on_its_day() -> None:
    """The day of a vote is its deadline."""
    assert {"v": At("T0", 7, 7)} == due(text(votes={"v": {"when": "T0+P7D"}}))


def test_the_soonest_chain_adds_up_what_is_declared() -> None:
    """Lengths, delays and verification add up along the longest chain; what nobody states adds nothing."""
    framework = text(steps={
        "a": {"start": "T0+P2D", "duration": days("10"), "verification-delay": days("3")}, "b": {"start": "T0"},
        "c": {"after": ["a", "b"], "duration": days("5")}, "d": {"start": "met(c)+P1D"}})
    graph, norms = dependency_graph(framework), norms_of(framework)
    alone = {id: in_days(step.duration)[0] for id, step in framework.steps.items()}

    found = earliest(Axis(framework, calendar_of(framework)), norms, graph, alone,
                     counted_from=frozenset({"a", "c"}))

    assert Soonest(12, 2, ("a",)) == found.done["a"]["T0"]
    assert Soonest(20, 2, ("a", "c")) == found.done["c"]["T0"]
    assert 18 == found.done["c"]["T0"].length
    assert Soonest(21, 2, ("a", "c", "d")) == found.done["d"]["T0"]
    assert Soonest(6, 0, ("c", "d")) == found.done["d"]["met(a)"]
    assert Soonest(1, 0, ("d",)) == found.done["d"]["met(c)"]


def test_a_clause_waits_for_the_steps_that_carry_it_out() -> None:
    """Duties that can be done once get a link to their steps; prohibitions and continuous duties do not."""
    framework = text(
        clauses={"out": {"text": "x", "modal": "shall"}, "never": {"text": "x", "modal": "shall-not"},
                 "always": {"text": "x", "modal": "shall", "when": {"continuous": "true"}}},
        steps={"s": {"does": ["out", "never", "always"]}})

    graph = with_doing(dependency_graph(framework), framework)

    assert [("out", "s", Link.DOES, "steps.s.does[0]")] == [(e.waiting, e.on, e.link, e.address) for e in graph.edges]


def test_everything_before_an_element() -> None:
    """What an element waits for through others counts; in a circle it waits for itself; an unknown id for nothing."""
    graph = dependency_graph(text(steps={"a": {}, "b": {"after": "a"}, "c": {"after": "b"}, "d": {"after": "e"},
                                         "e": {"after": "d"}}))

    assert [frozenset(), {"a", "b"}, {"d", "e"}, frozenset()] == [graph.all_before(id) for id in ("a", "c", "d", "zz")]
    assert ("a", "c") == graph.without(frozenset({"b", "d", "e"})).ids
