"""Reading conditions, and what is said about those that cannot be read."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.conditions.strategies import event_condition, event_conditions, text_condition

from holdfast.document.conditions import (
    After,
    And,
    Answered,
    Compared,
    Condition,
    ConditionError,
    Const,
    Held,
    Measured,
    Not,
    Operator,
    Or,
    Picked,
    State,
    StateIs,
    Time,
    Vocabulary,
    all_of,
    any_of,
    atoms,
    parse_condition,
    to_text,
)
from holdfast.document.times import parse_duration, parse_time_point

A, B, C = (Picked(issue, frozenset({"x"})) for issue in "abc")


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("true", Const(value=True)),
        ("a == x", A),
        ("a != x", Not(A)),
        ("a in {x, y}", Picked("a", frozenset("xy"))),
        ("a not in {x}", Not(A)),
        ("a == x or b == x and not c == x", Or((A, And((B, Not(C)))))),
        ("(a == x or b == x) and c == x", And((Or((A, B)), C))),
        ("a == x implies b == x implies c == x", Or((Not(A), Or((Not(B), C))))),
        ("a == x or b == x implies c == x", Or((Not(Or((A, B))), C))),
        ("order == x", Picked("order", frozenset({"x"}))),
        ("met == x", Picked("met", frozenset({"x"}))),
        ("2-a.b_c == 3rd", Picked("2-a.b_c", frozenset({"3rd"}))),
        ("forces-cap <= 600000 persons", Compared("forces-cap", Operator.AT_MOST, Decimal(600000), "persons")),
        ("rate != -0.50 1/year", Compared("rate", Operator.UNEQUAL, Decimal("-0.5"), "1/year")),
        ("p == 5 or a == x", Or((Compared("p", Operator.EQUAL, Decimal(5)), A))),
        ("in_force(gate-1)", StateIs(State.IN_FORCE, "gate-1")),
        ("breached( gate-1 , RU )", StateIs(State.BREACHED, "gate-1", "RU")),
        ("answered(vote-1, yes)", Answered("vote-1", "yes")),
        ("held( gate-1 , P60D )", Held("gate-1", "P60D")),
        ("after(T0-P30D)", After(Time("T0", None, "-", "P30D"))),
        ("after(met(gate-1) + P14D)", After(Time("met", "gate-1", "+", "P14D"))),
        ("after(entry-into-force)", After(Time("entry-into-force"))),
        ("after(2026-03-01T12:00:00Z)", After(Time("2026-03-01T12:00:00Z"))),
        ("measure(incidents) < 5", Measured("incidents", Operator.LESS, Decimal(5))),
    ],
)
def test_a_text_reads_as_its_condition(text: str, condition: Condition) -> None:
    """Each form of the grammar gives its condition, with the precedence not, and, or, implies."""
    assert event_condition(text) == condition


def test_a_breach_by_somebody_is_not_any_breach() -> None:
    """A condition on the breach of a party differs from one on any breach, and from one on another party's."""
    assert len({event_condition(text) for text in ("breached(x)", "breached(x, A)", "breached(x, B)")}) == 3


def test_party_and_answer_know_where_they_stand() -> None:
    """The offset of a party and of an answer points at it in the text."""
    text = "true and ( breached( x ,  RU) or answered(v,  later))"
    _, breach, answer = atoms(event_condition(text))
    assert isinstance(breach, StateIs)
    assert isinstance(answer, Answered)
    assert text[breach.party_offset:][:2] == "RU"
    assert text[answer.answer_offset:][:5] == "later"


def test_atoms_know_where_they_stand() -> None:
    """The span of an atom cuts its own text out of the source."""
    text = "  a in {x,  y} and\n not (held(g, P60D) or p < 5 km) or after( T0 )"
    cut = [text[slice(*atom.span)] for atom in atoms(event_condition(text))]
    assert cut == ["a in {x,  y}", "held(g, P60D)", "p < 5 km", "after( T0 )"]
    first = next(atoms(event_condition(text)))
    assert isinstance(first, Picked)
    assert first.option_offsets == (("x", 8), ("y", 12))


@given(event_conditions)
def test_writing_and_reading_gives_the_same_condition(condition: Condition) -> None:
    """The canonical text of any condition reads as that condition."""
    assert event_condition(to_text(condition)) == condition


@pytest.mark.parametrize(
    ("text", "offset", "said", "advice"),
    [
        ("", 0, "empty", "issue == option"),
        ("a = x", 2, "there is =", "=="),
        ("a == x AND b == x", 7, "AND is not a word", "Write and."),
        ("NOT a == x", 0, "NOT is not a word", "Write not."),
        ("a == x && b == x", 7, "there is &", "Write and."),
        ("a == x => b == x", 7, "there is =", "implies"),
        ("a == x orb == x", 7, "there is orb", "and, or or implies"),
        ("a == 'x'", 5, "there is '", "quotes"),
        ("a == open", 5, "there is open", "open is no option"),
        ("a in {}", 6, "Expected a name", "a name"),
        ("a in {x", 7, "the condition ends", "Close the set"),
        ("(a == x", 7, "Expected )", "Close the parenthesis"),
        ("p < 5km", 4, "Expected a number", "space between"),
        ("p < 600,000", 7, "there is ,", "without separators"),
        ("p < 600 000", 8, "there is 000", "without separators"),
        ("p + 1 < 5", 2, "there is +", "no arithmetic"),
        ("p < 0.1234567890123456", 4, "15 significant digits", "Round"),
        ("p < 0." + "0" * 60, 4, "15 significant digits", "Round"),
        ("p < 99999999999999999999", 4, "out of range", "unit"),
        ("mett(x)", 0, "mett(…)", "met(…)?"),
        ("held(x, 60)", 8, "Expected a duration", "P60D"),
        ("held(x, P)", 8, "not a duration", "P60D"),
        ("held(x, P1001Y)", 8, "thousand years", "shorter"),
        ("after(x)", 6, "Expected a date", "after(T0+P30D)"),
        ("after(T0 + PX)", 11, "'PX'", "P60D"),
        ("after(2026-02-30)", 6, "not in the calendar", "Correct"),
        ("after(2026-02-03T10:00:00)", 6, "with a zone", "2026-02-03T10:00:00Z"),
        ("met(x, A)", 7, "one element", "breached(x, A)"),
        ("breached(x, )", 12, "Expected a name", "a name"),
        ("breached(x, A", 13, "the condition ends", "Close the parenthesis"),
        ("answered(x)", 10, "Expected a comma", "answered(vote-1, yes)"),
        ("answred(x, yes)", 0, "answred(…)", "answered(…)?"),
        ("after(lapsed(x))", 6, "point in time", "met(x)"),
        ("a == x\x00", 6, "U+0000", "Take out"),
        ("(" * 200 + "true" + ")" * 200, 100, "nested", "parentheses"),
        ("not " * 200 + "true", 800, "nested", "split"),
        ("a == x or " * 500 + "a == x", 4000, "5006 characters", "Split"),
    ],
)
def test_an_unreadable_condition_says_where_what_and_what_next(text: str, offset: int, said: str, advice: str) -> None:
    """The error points at the character, says what was expected, why, and what to write instead."""
    with pytest.raises(ConditionError) as caught:
        event_condition(text)
    fault = caught.value
    assert fault.offset == offset
    assert said in fault.message
    assert fault.why
    assert advice in fault.next
    assert [finding.message for finding in fault.findings] == [fault.message]


@pytest.mark.parametrize("text", ["met(x)", "held(x, P1D)", "after(T0)", "measure(m) < 5", "lapsed(x)", "breached(x, A)",
                                  "answered(x, yes)"])
def test_a_text_condition_refuses_events(text: str) -> None:
    """Event atoms are refused where nothing has happened yet, at their own place."""
    with pytest.raises(ConditionError, match="about events") as caught:
        text_condition(f"a == x and {text}")
    assert caught.value.offset == 11


def test_a_syntax_error_in_a_text_condition_offers_no_events() -> None:
    """What is expected next does not name event atoms where they are not allowed."""
    with pytest.raises(ConditionError) as caught:
        text_condition("a == x and")
    assert "met(" not in caught.value.message


_BITS = st.sampled_from(
    ["a", "open", "and", "or", "not", "in", "implies", "true", "==", "!=", "<", ">=", "(", ")", "{", "}", ",", "5", "0.5",
     "-", "+", "km", "met", "held", "after", "measure", "P60D", "T0", "2026-01-01", "T10:00Z", " ", " ", "\n", "é", "\ud800"]
)


@given(st.one_of(st.text(max_size=60), st.lists(_BITS, max_size=25).map("".join), st.lists(_BITS, max_size=25).map(" ".join)))
def test_any_text_reads_or_is_refused(text: str) -> None:
    """No text raises anything but ConditionError, whose offset lies in the text."""
    for vocabulary in Vocabulary:
        try:
            condition = parse_condition(text, vocabulary=vocabulary)
        except ConditionError as fault:
            assert 0 <= fault.offset <= len(text)
            assert fault.message
            assert fault.next
        else:
            assert parse_condition(to_text(condition), vocabulary=vocabulary) == condition


@given(event_conditions)
def test_times_and_durations_are_those_of_the_document(condition: Condition) -> None:
    """Every duration and time a condition holds can be read by the document's own reader."""
    for atom in atoms(condition):
        if isinstance(atom, Held):
            parse_duration(atom.duration)
        if isinstance(atom, After):
            point = parse_time_point(str(atom.time))
            assert point.depends_on == atom.time.id
            assert (point.moment is None) or isinstance(point.moment, dt.datetime)


def test_a_condition_error_takes_the_place_of_its_document() -> None:
    """The same error can be given the address of the element it came from."""
    with pytest.raises(ConditionError) as caught:
        text_condition("a = x")
    placed = caught.value.at(None, address="clauses.withdrawal.under")
    assert placed.offset == caught.value.offset
    assert placed.findings[0].address == "clauses.withdrawal.under"


def test_any_number_of_parts_can_be_joined() -> None:
    """No part gives the constant that changes nothing, one part itself, and more a conjunction or disjunction."""
    assert (all_of([]), any_of([])) == (Const(value=True), Const(value=False))
    assert (all_of([A]), any_of([A])) == (A, A)
    assert (all_of([A, B]), any_of([A, B])) == (And((A, B)), Or((A, B)))


@pytest.mark.parametrize("kind", [And, Or])
def test_and_and_or_take_two_parts(kind: type[And | Or]) -> None:
    """A conjunction or disjunction of fewer than two parts is refused, since no text says it."""
    with pytest.raises(ValueError, match="two parts"):
        kind((A,))
