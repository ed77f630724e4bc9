"""Who is bound for good at each step."""

from __future__ import annotations

from typing import Any

from holdfast.document.clause import Reversible
from holdfast.document.framework import Framework
from holdfast.norms.calendar import calendar_of
from holdfast.norms.due import due_times
from holdfast.norms.graph import dependency_graph
from holdfast.norms.norm import norms_of
from holdfast.rules.seq.reversibility import Balance, balance, commitments, declared


def text(**parts: Any) -> Framework:
    """A framework with the given parts."""
    return Framework.model_validate(
        {"framework": "2026.1", "id": "f", "stage": "framework", "parties": ["A", "B"], **parts})


def over_time(framework: Framework) -> tuple[Balance, ...]:
    """The balance of a text."""
    graph = dependency_graph(framework)
    return balance(framework, graph, due_times(framework, calendar_of(framework), norms_of(framework), graph))


def test_the_balance_grows_in_the_order_of_deadlines() -> None:
    """Each final act adds to what its parties have given for good; what can be undone does not count."""
    found = over_time(text(steps={
        "late": {"by": "A", "by-time": "T0+P30D", "reversible": "no"},
        "early": {"by": "B", "by-time": "T0+P10D", "reversible": "no"},
        "back": {"by": "A", "by-time": "T0+P5D", "reversible": "yes"},
        "both": {"by": ["A", "B"], "by-time": "T0+P40D", "reversible": "no"}}))

    assert [(one.id, one.committed) for one in found] == [
        ("early", {"B": ("early",)}),
        ("late", {"B": ("early",), "A": ("late",)}),
        ("both", {"B": ("early", "both"), "A": ("late", "both")})]
    assert [10, 30, 40] == [one.due.high if one.due else None for one in found]


def test_what_has_no_date_comes_after_what_it_waits_for() -> None:
    """An act without a deadline stands after everything dated that it waits for, and before later dates."""
    found = over_time(text(steps={
        "undated": {"by": "A", "after": "first", "reversible": "no"},
        "first": {"by": "B", "by-time": "T0+P10D", "reversible": "no"},
        "last": {"by": "B", "by-time": "T0+P20D", "reversible": "no"},
        "lost": {"by": "B", "reversible": "no"}}))

    assert ["first", "undated", "last", "lost"] == [one.id for one in found]


def test_a_step_is_as_final_as_the_least_of_its_clauses() -> None:
    """Without a word of its own a step takes that of its clauses, where all of them say it."""
    framework = text(
        clauses={"a": {"text": "x", "modal": "shall", "who": "A", "reversible": "yes"},
                 "b": {"text": "x", "modal": "shall", "who": "A", "reversible": "no"},
                 "c": {"text": "x", "modal": "shall", "who": "B"}},
        steps={"ab": {"does": ["a", "b"]}, "bc": {"does": ["b", "c"]}, "own": {"does": "b", "reversible": "yes"}})

    said = {id: declared(step, framework) for id, step in framework.steps.items()}

    assert said == {"ab": Reversible.NO, "bc": None, "own": Reversible.YES}
    assert ["ab", "bc", "own"] == [one.id for one in commitments(framework)]
    assert [("A",), ("A", "B"), ("A",)] == [one.by for one in commitments(framework)]
