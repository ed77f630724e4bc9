"""Names in conditions: whether they exist, and what to write instead."""

from __future__ import annotations

import pytest
from tests.unit.conditions.strategies import event_condition

from holdfast.document.conditions import Names, check_names

NAMES = Names(
    issues={"line": ("current", "pre-war"), "status": ("deferred", "autonomy"), "forces-cap": ("small", "large")},
    numeric={"forces-cap": "persons", "depth": "km", "share": None},
    ids={"gate-1", "withdrawal", "free"},
    measures={"incidents"},
    parties={"UA", "RU"},
    answers={"gate-1": {"accept", "reject"}, "free": ()},
)


@pytest.mark.parametrize(
    "text",
    [
        "line == current and status in {deferred, autonomy}",
        "forces-cap <= 5 persons or forces-cap == small or depth > 3",
        "met(gate-1) and held(withdrawal, P1D) and after(met(gate-1)+P1D) and after(T0) and measure(incidents) < 5",
        "true and share < 0.5",
        "breached(withdrawal, RU) or answered(gate-1, accept) or answered(free, later)",
    ],
)
def test_known_names_raise_no_problem(text: str) -> None:
    """Names that exist, of the right kind and unit, pass."""
    assert check_names(event_condition(text), NAMES) == ()


@pytest.mark.parametrize(
    ("text", "offset", "message", "advice"),
    [
        ("lin == current", 0, "no issue lin", "Did you mean line?"),
        ("zzzz == current", 0, "no issue zzzz", "such as forces-cap"),
        ("line == curent", 8, "no option curent", "Did you mean current?"),
        ("line in {current, autonomy}", 18, "no option autonomy", "is an option of status"),
        ("line == qqqq", 8, "no option qqqq", "current, pre-war"),
        ("depth == current", 0, "is a number", "depth <= 5"),
        ("line < 5", 0, "no value", "line == current"),
        ("dept < 5", 0, "no parameter or issue dept", "Did you mean depth?"),
        ("depth < 5 m", 0, "is given in km", "Write the number in km."),
        ("share < 5 km", 0, "has no unit", "Leave the unit out"),
        ("true or met(gate-2)", 8, "id gate-2", "gate-1"),
        ("held(withdrawl, P1D)", 0, "id withdrawl", "withdrawal"),
        ("after(met(gate)+P1D)", 0, "id gate", "gate-1"),
        ("breached(withdrawl, RU)", 0, "id withdrawl", "withdrawal"),
        ("true or breached( withdrawal , RUS )", 31, "no party RUS", "Did you mean RU?"),
        ("answered(gate-2, accept)", 0, "id gate-2", "gate-1"),
        ("answered(withdrawal, accept)", 0, "is no vote", "such as free, gate-1"),
        ("answered(gate-1, acept)", 17, "no answer acept", "Did you mean accept?"),
        ("answered(gate-1, 2x)", 17, "no answer 2x", "Its answers are accept, reject."),
        ("measure(incident) < 5", 0, "no measure incident", "incidents"),
    ],
)
def test_a_wrong_name_says_where_what_and_what_next(text: str, offset: int, message: str, advice: str) -> None:
    """A problem points at the name, says what is wrong with it, and names the nearest that exists."""
    (problem,) = check_names(event_condition(text), NAMES)
    assert problem.offset == offset
    assert message in problem.message
    assert advice in problem.next


def test_measures_that_are_not_listed_are_not_checked() -> None:
    """Without a list of measures any name will do; without ids none will, and nothing is suggested."""
    assert check_names(event_condition("measure(x) < 5"), Names()) == ()
    unlisted = "breached(x, A) or answered(x, yes)"
    assert check_names(event_condition(unlisted), Names(ids={"x"})) == ()
    (problem,) = check_names(event_condition("met(x)"), Names())
    assert "define it first" in problem.next
