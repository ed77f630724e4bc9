"""Conditions for solvers: clauses and folded expressions agree with one package at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

import pytest
from hypothesis import given
from tests.unit.conditions.strategies import (
    domains,
    event_condition,
    exact_domains,
    outcomes,
    packages,
    text_condition,
    text_conditions,
    thorough,
)

from holdfast.document.conditions import Condition, Domain, Literal, Not, clauses, fold, holds
from holdfast.document.conditions.algebra import Clause
from holdfast.errors import UsageProblem

PLAIN = Domain({"x": ("a", "b", "c"), "y": ("a", "b")})


def satisfied(found: tuple[Clause, ...], package: dict[str, str]) -> bool:
    """Whether a package makes every clause true."""
    return all(any((package[one.issue] == one.option) is one.positive for one in clause) for clause in found)


@thorough
@given(text_conditions, domains)
def test_clauses_are_true_exactly_where_the_condition_is_kept(condition: Condition, domain: Domain) -> None:
    """A package makes all clauses true exactly where it keeps the condition for every value of every range."""
    found = clauses(condition, domain)
    for package in packages():
        assert satisfied(found, package) is (outcomes(condition, package, domain) == {True})


@dataclass(frozen=True)
class Truth:
    """An algebra whose expressions are what they come to for one package."""

    package: dict[str, str]

    def literal(self, issue: str, option: str) -> bool:
        return self.package[issue] == option

    def all(self, parts: Sequence[bool]) -> bool:
        assert len(parts) > 1
        return min(parts)

    def any(self, parts: Sequence[bool]) -> bool:
        assert len(parts) > 1
        return max(parts)

    def negate(self, part: bool) -> bool:
        return not part

    def constant(self, value: bool, /) -> bool:
        return value


@given(text_conditions, exact_domains)
def test_folding_gives_what_holds(condition: Condition, domain: Domain) -> None:
    """Folded into truth values of one package, a condition comes to what holds says."""
    values = {name: bounds[0] for name, bounds in domain.parameters.items()}
    option_values = {key: bounds[0] for key, bounds in domain.option_values.items()}
    for package in packages():
        expected = holds(condition, package, values=values, option_values=option_values)
        assert fold(condition, Truth(package), domain=domain) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("true", ()),
        ("false", ((),)),
        ("x == a", ((Literal("x", "a", positive=True),),)),
        ("x != a", ((Literal("x", "a", positive=False),),)),
        ("y != a", ((Literal("y", "b", positive=True),),)),
        ("x == a implies y == b", ((Literal("x", "a", positive=False), Literal("y", "b", positive=True)),)),
        ("x == a and (x == a or y == b)", ((Literal("x", "a", positive=True),),)),
        ("(x in {a, b} or y == b) and x == a", ((Literal("x", "a", positive=True),),)),
    ],
)
def test_clauses_are_short(text: str, expected: tuple[Clause, ...]) -> None:
    """Simple conditions give the clauses a person would write, without those that others imply."""
    assert clauses(text_condition(text), PLAIN) == expected


def test_too_many_clauses_are_refused() -> None:
    """A condition whose clauses would fill the memory is refused with a way out."""
    domain = Domain({f"i{n}": ("a", "b") for n in range(40)})
    text = " or ".join(f"i{n} == a and i{n + 1} == a" for n in range(0, 40, 2))
    with pytest.raises(UsageProblem, match="4000 clauses"):
        clauses(text_condition(text), domain)
    assert len(clauses(Not(text_condition(text)), domain)) == 20


def test_folding_refuses_what_a_solver_cannot_choose() -> None:
    """Events and undecided ranges are refused rather than guessed."""
    domain = Domain(parameters={"p": (Decimal(0), Decimal(2))})
    with pytest.raises(UsageProblem, match="range"):
        fold(text_condition("p < 1"), Truth({}), domain=domain)
    with pytest.raises(UsageProblem, match="events"):
        fold(event_condition("met(x)"), Truth({}), domain=domain)
