"""Protection gaps by party, in days where times are known, and open where the text as encoded does not tell."""

from __future__ import annotations

from typing import Any

import pytest
from tests.unit.roadmap.drafted.translations import documents

from holdfast.document.finding import Kind
from holdfast.document.load import load_set
from holdfast.roadmap.drafted.gaps import Gap, gaps_of
from holdfast.rules.context import Context
from holdfast.rules.sec.sec005_protection_gap import check

HAND_OVER = {"text": "It hands in its arms.", "who": "A", "modal": "shall", "act": "hand-in-arms",
             "when": {"from": "T0", "within": "P30D"}}
PLEDGE = {"text": "G protects A.", "by": "G", "to": "A"}


def _gaps(clause: dict[str, Any] | None = None, stage: str = "framework", **guarantees: Any) -> tuple[Gap, ...]:
    text = documents(clauses={"hand-over": clause or HAND_OVER}, guarantees=guarantees, stage=stage)
    return gaps_of(Context(text))


def test_a_gap_is_given_in_days() -> None:
    """Arms due by day 30 and a guarantee from day 90 leave 60 days, and 90 where they go on the first day."""
    gap, = _gaps(pledge={**PLEDGE, "in-force": "T0+P90D"})
    assert gap.known
    assert (gap.address, gap.party, gap.guarantees, gap.days) == ("clauses.hand-over", "A", ("pledge",), (60, 90))
    assert gap.text == "A has to do this, and pledge protects it only 60 to 90 days later."


def test_the_first_guarantee_ends_the_gap() -> None:
    """Where several guarantees come too late, the first of them counts."""
    gap, = _gaps(late={**PLEDGE, "in-force": "T0+P90D"}, earlier={**PLEDGE, "in-force": "T0+P40D"})
    assert gap.days == (10, 40)
    assert gap.guarantees == ("late", "earlier")


def test_months_make_a_range() -> None:
    """A guarantee some months later comes after at least the shortest and at most the longest months."""
    gap, = _gaps(pledge={**PLEDGE, "in-force": "T0+P3M"})
    assert gap.days == (84 - 30, 93)


def test_without_a_beginning_nothing_bounds_the_gap() -> None:
    """A deadline alone gives the least days; how much earlier the arms go is not said."""
    gap, = _gaps({**HAND_OVER, "when": {"by": "T0+P30D"}}, pledge={**PLEDGE, "in-force": "T0+P90D"})
    assert gap.days == (60, None)
    assert "at least 60 days later" in gap.text


def test_a_guarantee_in_time_leaves_no_gap() -> None:
    """One guarantee in force from the beginning is enough."""
    assert _gaps(late={**PLEDGE, "in-force": "T0+P90D"}, early={**PLEDGE, "in-force": "T0"}) == ()


def test_a_guarantee_that_waits_for_the_arms_has_no_day() -> None:
    """Where it begins with the end of the very step, the gap is known and its days are not."""
    gap, = _gaps(pledge={**PLEDGE, "in-force": "met(hand-over)"})
    assert gap.known
    assert gap.days is None
    assert "by how many days is not said" in gap.text


def test_a_guarantee_without_a_time_is_open() -> None:
    """What cannot be told is no gap of the text: it is open, with what is asked."""
    gap, = _gaps(pledge=PLEDGE)
    assert not gap.known
    assert (gap.address, gap.party, gap.before, gap.days) == ("guarantees.pledge", "A", ("hand-over",), None)


def test_who_has_no_guarantee_has_no_row() -> None:
    """Nothing is asked of those whom no guarantee of the text protects; the same for either side."""
    assert _gaps(pledge={**PLEDGE, "to": "B", "in-force": "T0+P90D"}) == ()
    gap, = _gaps({**HAND_OVER, "who": "B"}, pledge={**PLEDGE, "to": "B", "in-force": "T0+P90D"})
    assert gap.party == "B"


def test_humanitarian_steps_give_up_nothing() -> None:
    """The return of children that cannot be undone waits for no guarantee."""
    assert _gaps({**HAND_OVER, "act": "return-children", "reversible": "no"},
                 pledge={**PLEDGE, "in-force": "T0+P90D"}) == ()


def test_gaps_are_told_at_every_stage() -> None:
    """A bare cessation is looked at as well."""
    assert len(_gaps(stage="cessation", pledge={**PLEDGE, "in-force": "T0+P90D"})) == 1


def test_a_gap_as_json() -> None:
    """The days stand as a range, the rest as ids and words."""
    gap, = _gaps(pledge={**PLEDGE, "in-force": "T0+P90D"})
    assert gap.as_json() == {
        "address": "clauses.hand-over", "known": True, "text": gap.text, "party": "A", "guarantees": ["pledge"],
        "before": ["hand-over"], "days": {"low": 60, "high": 90}}


@pytest.mark.parametrize(("name", "parties", "before"), [
    ("ukraine/coalition-plan", ["UA"], [("forces.peacetime-strength",)]),
    ("ukraine/us-28-point", ["UA"], [("forces.cap",)]),
    ("historical/minsk-2-2015", [], []),
    ("historical/dayton-1995", ["BA", "FBIH", "RS"],
     [("stabilisation.ratio-states",), ("stabilisation.ratio-entities",), ("stabilisation.ratio-entities",)]),
])
def test_the_examples(name: str, parties: list[str], before: list[tuple[str, ...]]) -> None:
    """In the real texts gaps are open where a guarantee has no beginning, and each protected party has its own row."""
    found = gaps_of(Context(load_set(f"examples/{name}.framework.yaml")))
    assert not any(gap.known for gap in found)
    assert [gap.party for gap in found] == parties
    assert [gap.before for gap in found] == before


@pytest.mark.parametrize("name", ["ukraine/coalition-plan", "ukraine/us-28-point", "historical/minsk-2-2015",
                                  "historical/dayton-1995", "steps/river-line", "ukraine/russian-memorandum"])
def test_gaps_and_the_rule_agree(name: str) -> None:
    """Known gaps are those that SEC005 fails, and there are open ones where it is open."""
    context = Context(load_set(f"examples/{name}.framework.yaml"))
    found, verdicts = gaps_of(context), list(check(context))
    assert [gap.address for gap in found if gap.known] == [one.address for one in verdicts if one.kind is Kind.FAIL]
    assert any(not gap.known for gap in found) == any(one.kind is Kind.OPEN for one in verdicts)
