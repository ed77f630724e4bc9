"""The balance of obligations between two revisions."""

from __future__ import annotations

from typing import Any

import pytest
from tests.unit.document.frameworks import framework

from holdfast.document.diff.balance import Balance, balance

DUTY: dict[str, Any] = {"text": "Guns go.", "who": ["A"], "modal": "shall", "act": "withdraw",
                        "when": {"from": "T0", "within": "P14D"}, "lest": "x"}


def one(**changes: Any) -> Any:
    """A text with the duty above, changed."""
    raw = {**DUTY, **{key.rstrip("_"): value for key, value in changes.items()}}
    return framework(clauses={"guns": {key: value for key, value in raw.items() if value is not None}})


def test_duties_are_gained_and_lost_by_party() -> None:
    """Who is bound anew gains a duty, who is bound no more loses one."""
    assert balance(one(), one(who=["B"])) == (
        Balance(party="A", lost=("clauses.guns",)), Balance(party="B", gained=("clauses.guns",)))


def test_a_duty_that_becomes_a_permission_is_lost_and_allowed() -> None:
    """From shall to may, the duty goes and the permission comes."""
    assert balance(one(), one(modal="may")) == (Balance(party="A", lost=("clauses.guns",), may_gained=("clauses.guns",)),)


@pytest.mark.parametrize(("changes", "head", "word"), [
    ({"when": {"from": "T0", "within": "P10D"}}, "tightened", "less time: P14D → P10D"),
    ({"when": {"from": "T0", "within": "P30D"}}, "loosened", "more time"),
    ({"when": {"from": "T0"}}, "loosened", "the deadline is gone"),
    ({"act": ["withdraw", "declare"]}, "tightened", "more acts: declare"),
    ({"lest": None}, "loosened", "fewer consequences"),
    ({"except": [{"of": "y"}]}, "loosened", "more exceptions: y"),
    ({"if": "met(g)"}, "loosened", "waits for a condition"),
])
def test_stricter_and_looser_say_why(changes: dict[str, Any], head: str, word: str) -> None:
    """What makes a duty stricter or looser is named, and read backwards is the opposite."""
    (found,) = balance(one(), one(**changes))
    ((address, why),) = getattr(found, head)
    assert (found.party, address) == ("A", "clauses.guns")
    assert word in why
    (back,) = balance(one(**changes), one())
    assert getattr(back, {"tightened": "loosened", "loosened": "tightened"}[head])


@pytest.mark.parametrize(("old", "new", "head"), [
    ("T0+P3D", "T0+P2D", "tightened"), ("2026-01-01", "2026-02-01", "loosened"), ("T0-P1D", "T0", "loosened"),
    ("2026-01-02T00:00:00Z", "2026-01-01T00:00:00Z", "tightened")])
def test_points_in_time_compare(old: str, new: str, head: str) -> None:
    """Deadlines as points in time are earlier or later where they can be compared."""
    (found,) = balance(one(when={"by": old}), one(when={"by": new}))
    assert getattr(found, head)


def test_the_balance_is_of_the_texts_at_their_picks() -> None:
    """A duty that an option brings is gained when the option is picked."""
    old = framework(clauses={"guns": {**DUTY, "under": "pace == fast"}}, picks={"pace": "slow"})
    new = framework(clauses={"guns": {**DUTY, "under": "pace == fast"}}, picks={"pace": "fast"})
    assert balance(old, new) == (Balance(party="A", gained=("clauses.guns",)),)
