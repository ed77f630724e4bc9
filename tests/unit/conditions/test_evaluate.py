"""Conditions of one package, and of events that are only partly known."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.conditions.strategies import OPTIONS, event_condition, event_conditions, text_condition

from holdfast.document.conditions import Condition, Not, State, Time, evaluate, holds
from holdfast.errors import UsageProblem


@dataclass(frozen=True)
class Events:
    """A fixed answer to every question about events."""

    answer: bool | None
    number: Decimal | None = None

    def state_is(self, state: State, id: str, party: str | None = None) -> bool | None:
        return self.answer if party in (None, "A") else False

    def answered(self, id: str, answer: str) -> bool | None:
        return self.answer

    def held(self, id: str, duration: str) -> bool | None:
        return self.answer

    def after(self, time: Time) -> bool | None:
        return self.answer

    def measure(self, name: str) -> Decimal | None:
        return self.number


PACKAGE = {"a": "a1", "cap": "low"}
VALUES = {"p": Decimal(5)}
OPTION_VALUES = {("cap", "low"): Decimal(100)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a == a1", True), ("a != a1", False), ("a in {a2, a3}", False), ("a not in {a2}", True),
        ("p < 5", False), ("p <= 5", True), ("p > 5", False), ("p >= 5", True), ("p == 5.0", True), ("p != 5", False),
        ("cap < 101 persons", True), ("cap > 100", False),
        ("a == a2 implies p == 1", True), ("a == a1 implies p == 1", False), ("true and not false", True),
    ],
)  # fmt: skip
def test_a_closed_package_decides(text: str, expected: bool) -> None:
    """Picks, option values and parameters decide a condition over the text."""
    assert holds(text_condition(text), PACKAGE, values=VALUES, option_values=OPTION_VALUES) is expected


def test_a_value_given_for_an_issue_wins_over_that_of_its_option() -> None:
    """A drawn value of an issue replaces what its option stands for."""
    drawn = {"cap": Decimal(7)}
    assert holds(text_condition("cap == 7"), PACKAGE, values=drawn, option_values=OPTION_VALUES)


@pytest.mark.parametrize("text", ["b == b1", "q < 5", "met(x)", "measure(m) < 5", "b == b1 and a == a1"])
def test_what_is_not_given_is_not_known(text: str) -> None:
    """A missing pick, number or event leaves the condition undecided; holds refuses to guess."""
    condition = event_condition(text)
    assert evaluate(condition, PACKAGE) is None
    with pytest.raises(UsageProblem, match="not given"):
        holds(condition, PACKAGE)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("met(x) or a == a1", True), ("met(x) and a == a2", False), ("not met(x)", None), ("met(x) or not met(x)", None)],
)
def test_unknown_events_follow_the_three_valued_tables(text: str, expected: bool | None) -> None:
    """An unknown part matters only where the known parts do not decide."""
    assert evaluate(event_condition(text), PACKAGE, events=Events(None)) is expected


@pytest.mark.parametrize("text", ["met(x)", "breached(x, A)", "answered(x, yes)", "held(x, P1D)", "after(T0)", "measure(m) < 5"])
def test_events_answer_event_atoms(text: str) -> None:
    """Every event atom is answered by the view of events."""
    assert evaluate(event_condition(text), {}, events=Events(True, Decimal(4))) is True
    assert evaluate(event_condition(text), {}, events=Events(False, Decimal(5))) is False


def test_a_breach_is_asked_for_by_party() -> None:
    """The party that a condition names reaches the view of events."""
    assert evaluate(event_condition("breached(x, A)"), {}, events=Events(True)) is True
    assert evaluate(event_condition("breached(x, B)"), {}, events=Events(True)) is False


@given(event_conditions, st.booleans(), st.dictionaries(st.sampled_from(["p", "q", "cap"]), st.just(Decimal(1))))
def test_what_is_decided_early_stays_decided(condition: Condition, answer: bool, values: dict[str, Decimal]) -> None:
    """A result reached with unknowns is the result once more is known, and negation turns it round."""
    package = {issue: options[0] for issue, options in OPTIONS.items()}
    early = evaluate(condition, {}, values=values)
    late = evaluate(condition, package, values={"p": Decimal(2), "q": Decimal(0), "cap": Decimal(3)} | values,
                    events=Events(answer, Decimal(0)))
    assert early in (None, late)
    negated = evaluate(Not(condition), {}, values=values)
    assert negated is (None if early is None else not early)
