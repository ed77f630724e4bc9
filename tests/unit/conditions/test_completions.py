"""Kept, crossed or open: decided over completions, checked against trying every one."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from tests.unit.conditions.strategies import (
    OPTIONS,
    domains,
    event_condition,
    outcomes,
    packages,
    picks,
    text_condition,
    text_conditions,
    thorough,
)

from holdfast.document.conditions import Condition, Domain, Not, Verdict, can_hold, completions, verdict
from holdfast.errors import UsageProblem

PLAIN = Domain(
    options={"x": ("a", "b", "c"), "y": ("a", "b")},
    option_values={("y", "a"): (Decimal(1), Decimal(1)), ("y", "b"): (Decimal(2), Decimal(4))},
    parameters={"p": (Decimal(5), Decimal(5)), "q": (Decimal(0), Decimal(10))},
)


@thorough
@given(text_conditions, picks, domains)
def test_verdicts_are_those_of_every_completion(condition: Condition, made: dict[str, str | None], domain: Domain) -> None:
    """The verdict equals what trying every package and every telling value of each range gives."""
    found: set[bool] = set()
    for package in packages():
        if all(pick in (None, "open", package[issue]) for issue, pick in made.items()):
            found |= outcomes(condition, package, domain)
    expected = {frozenset({True}): Verdict.KEPT, frozenset({False}): Verdict.CROSSED}.get(frozenset(found), Verdict.OPEN)
    assert verdict(condition, made, domain) is expected
    assert can_hold(condition, made, domain) is (True in found)


@pytest.mark.parametrize(
    ("text", "made", "expected"),
    [
        ("x == a or x != a", {}, Verdict.KEPT),
        ("x == a and x == b", {}, Verdict.CROSSED),
        ("x == a or x == b or x == c", {}, Verdict.KEPT),
        ("x == a", {"x": "open"}, Verdict.OPEN),
        ("x == a", {"x": None}, Verdict.OPEN),
        ("x == a", {"x": "a"}, Verdict.KEPT),
        ("x == a", {"x": "b"}, Verdict.CROSSED),
        ("p == 5", {}, Verdict.KEPT),
        ("q >= 0 and q <= 10", {}, Verdict.KEPT),
        ("q > 0", {}, Verdict.OPEN),
        ("q < 0 or q > 10", {}, Verdict.CROSSED),
        ("q < 5 or q > 5 or q == 5", {}, Verdict.KEPT),
        ("q < 5 or q > 5", {}, Verdict.OPEN),
        ("q > 3 and q < 4", {}, Verdict.OPEN),
        ("q == 1", {}, Verdict.OPEN),
        ("q == 9", {}, Verdict.OPEN),
        ("q != 0", {}, Verdict.OPEN),
        ("(x == a or q == 1) and (x != a or y == a) and (x != a or y == b)", {}, Verdict.OPEN),
        ("(x == a or y == a) and (x == a or y == b) and (x != a or q == 1)", {}, Verdict.OPEN),
        ("q == 3 and q == 4", {}, Verdict.CROSSED),
        ("y >= 2", {"y": "b"}, Verdict.KEPT),
        ("y > 2", {"y": "b"}, Verdict.OPEN),
        ("y == b or y == 1", {}, Verdict.KEPT),
        ("y == b and y < 2", {}, Verdict.CROSSED),
    ],
)
def test_verdicts_look_at_whole_completions(text: str, made: dict[str, str | None], expected: Verdict) -> None:
    """What holds however the open picks and ranges turn out is kept, though no single part is."""
    assert verdict(text_condition(text), made, PLAIN) is expected


def test_a_range_without_end_is_open_at_its_far_side() -> None:
    """A number that may take any value crosses no threshold and keeps none."""
    domain = Domain(parameters={"p": (Decimal("-Infinity"), Decimal("Infinity"))})
    assert verdict(text_condition("p < 5"), {}, domain) is Verdict.OPEN
    assert verdict(text_condition("p < 5 or p >= 5"), {}, domain) is Verdict.KEPT


def test_many_independent_choices_are_decided_without_trying_all() -> None:
    """Forty issues, each in two parts that exclude each other, are decided although they have 3^40 completions."""
    domain = Domain(options={f"i{n}": ("a", "b", "c") for n in range(40)})
    either = " and ".join(f"(i{n} == a or i{n} == b)" for n in range(40))
    assert verdict(text_condition(either), {}, domain) is Verdict.OPEN
    crossed = f"{either} and (i39 == c or i38 == c)"
    assert verdict(text_condition(crossed), {}, domain) is Verdict.CROSSED
    pairs = " and ".join(f"(i{n} == a or i{n + 1} == a) and (i{n} != a or i{n + 1} != a)" for n in range(0, 38, 2))
    clash = "(i38 == a or i39 == a) and (i38 != a or i39 == a) and (i38 == a or i39 != a) and (i38 != a or i39 != a)"
    assert not can_hold(text_condition(f"{pairs} and {clash}"), {}, domain)


def test_completions_are_the_packages_that_keep_the_picks() -> None:
    """Every way to decide the open issues comes once, in the order of the options."""
    found = list(completions({"x": "b"}, PLAIN, limit=2))
    assert found == [{"x": "b", "y": "a"}, {"x": "b", "y": "b"}]
    assert len(list(completions({}, PLAIN, limit=6))) == 6


def test_too_many_completions_are_refused_at_once() -> None:
    """More completions than the limit are refused before the first one is handed out."""
    with pytest.raises(UsageProblem, match="6 completions, more than the 5"):
        completions({}, PLAIN, limit=5)


@pytest.mark.parametrize(
    ("text", "made", "said"),
    [
        ("z == a", {}, "no issue z"),
        ("x == d", {}, "no option d"),
        ("x < 5", {}, "has no value"),
        ("qq < 5", {}, "did you mean q?"),
        ("p == a", {}, "no issue p"),
        ("x == a", {"x": "d"}, "no option d"),
        ("x == a", {"z": "d"}, "no issue z"),
        ("met(x)", {}, "events decide"),
    ],
)
def test_what_the_domain_does_not_hold_is_refused(text: str, made: dict[str, str | None], said: str) -> None:
    """A name that the domain does not hold, or an event, is refused rather than taken as open."""
    with pytest.raises(UsageProblem, match=said.replace("?", r"\?")):
        verdict(event_condition(text), made, PLAIN)


@pytest.mark.parametrize(
    ("options", "values", "parameters"),
    [
        ({"x": ()}, {}, {}),
        ({"x": ("a", "a")}, {}, {}),
        ({"x": ("a",)}, {}, {"x": (Decimal(1), Decimal(1))}),
        ({"x": ("a",)}, {("x", "b"): (Decimal(1), Decimal(1))}, {}),
        ({}, {}, {"p": (Decimal(2), Decimal(1))}),
        ({}, {}, {"p": (Decimal("NaN"), Decimal(1))}),
    ],
)
def test_a_domain_that_contradicts_itself_is_refused(
    options: dict[str, tuple[str, ...]],
    values: dict[tuple[str, str], tuple[Decimal, Decimal]],
    parameters: dict[str, tuple[Decimal, Decimal]],
) -> None:
    """Issues without options, doubled names and ranges that fall are refused."""
    with pytest.raises(UsageProblem):
        Domain(options, values, parameters)


@given(text_conditions, domains)
def test_negation_swaps_kept_and_crossed(condition: Condition, domain: Domain) -> None:
    """The negation of a kept condition is crossed, and the other way round."""
    swapped = {Verdict.KEPT: Verdict.CROSSED, Verdict.CROSSED: Verdict.KEPT, Verdict.OPEN: Verdict.OPEN}
    first = {"a": OPTIONS["a"][0]}
    assert verdict(Not(condition), first, domain) is swapped[verdict(condition, first, domain)]
