"""Conditions over many packages at once agree with one package at a time."""

from __future__ import annotations

import itertools
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from tests.unit.conditions.strategies import (
    OPTIONS,
    domains,
    exact_domains,
    outcomes,
    packages,
    text_condition,
    text_conditions,
    thorough,
)

from holdfast.document.conditions import (
    Condition,
    Domain,
    PackageArray,
    Picked,
    compile_array,
    compile_verdict,
    holds,
)
from holdfast.errors import UsageProblem


def exact_values(domain: Domain) -> tuple[dict[str, Decimal], dict[tuple[str, str], Decimal]]:
    """The parameters and option values of a domain without ranges."""
    values = {name: bounds[0] for name, bounds in domain.parameters.items()}
    return values, {key: bounds[0] for key, bounds in domain.option_values.items()}


@given(text_conditions, exact_domains)
def test_an_array_holds_row_by_row(condition: Condition, domain: Domain) -> None:
    """Where every number is known, each package of an array gets what holds says of it."""
    values, option_values = exact_values(domain)
    expected = [holds(condition, package, values=values, option_values=option_values) for package in packages()]
    found = compile_array(condition, domain)(PackageArray.of(packages(), domain))
    assert found.dtype == np.bool_
    assert found.tolist() == expected


@thorough
@given(text_conditions, domains)
def test_array_verdicts_hold_row_by_row(condition: Condition, domain: Domain) -> None:
    """A package is kept where every value of the ranges holds, and crossed where none does."""
    expected = [outcomes(condition, package, domain) for package in packages()]
    found = compile_verdict(condition, domain)(PackageArray.of(packages(), domain))
    assert found.kept.tolist() == [results == {True} for results in expected]
    assert found.crossed.tolist() == [results == {False} for results in expected]


@pytest.mark.parametrize("count", [1, 2, 5, 40, 128, 129, 300])
@pytest.mark.parametrize("step", [1, 2, 3])
def test_sets_of_options_of_any_size(count: int, step: int) -> None:
    """Membership is right for runs, gaps and long lists of options, in both code widths."""
    options = tuple(f"o{n}" for n in range(count))
    domain = Domain({"x": options})
    array = PackageArray.of(({"x": option} for option in options), domain)
    assert array.codes.dtype == (np.int8 if count <= 128 else np.int16)
    chosen = options[::step]
    condition = text_condition(f"x in {{{', '.join(chosen)}}}")
    assert compile_array(condition, domain)(array).tolist() == [option in chosen for option in options]


def test_every_set_of_seven_options() -> None:
    """Membership is right for every set of options, wherever its runs start and end."""
    options = tuple("abcdefg")
    domain = Domain({"x": options})
    array = PackageArray.of(({"x": option} for option in options), domain)
    for size in range(1, 8):
        for chosen in itertools.combinations(options, size):
            found = compile_array(Picked("x", frozenset(chosen)), domain)(array)
            assert found.tolist() == [option in chosen for option in options]


def test_an_array_gives_its_packages_back() -> None:
    """A package put into an array comes out as it went in."""
    array = PackageArray.of(packages(), Domain(OPTIONS))
    assert [array.package(index) for index in range(len(array))] == list(packages())


def test_a_range_that_matters_needs_a_verdict() -> None:
    """One answer per package is refused where a range leaves the answer open, and given where it cannot matter."""
    domain = Domain(parameters={"p": (Decimal(0), Decimal(2))})
    with pytest.raises(UsageProblem, match="compile_verdict"):
        compile_array(text_condition("p < 1"), domain)
    array = PackageArray.of([{}, {}], domain)
    assert compile_array(text_condition("p < 3"), domain)(array).tolist() == [True, True]


@pytest.mark.parametrize(
    ("issues", "codes", "said"),
    [
        (("x",), np.zeros((1, 2), dtype=np.int64), "int8 or int16"),
        (("x",), np.zeros((2, 2), dtype=np.int8), "one row"),
        (("x",), np.zeros(2, dtype=np.int8), "one row"),
        (("x",), np.array([[0, 2]], dtype=np.int8), "none of its 2 options"),
        (("x",), np.array([[-1, 0]], dtype=np.int8), "none of its 2 options"),
        (("x",), np.zeros((2, 1), dtype=np.int8).T[:, ::2], ""),
    ],
)
def test_codes_that_name_no_package_are_refused(issues: tuple[str, ...], codes: np.ndarray, said: str) -> None:
    """Codes of another type, shape or range are refused before anything is worked out with them."""
    if not said:
        assert len(PackageArray(issues, (("a", "b"),), codes)) == 1
        return
    with pytest.raises(UsageProblem, match=said):
        PackageArray(issues, (("a", "b"),), codes)


def test_packages_must_list_the_options_as_the_domain_does() -> None:
    """Codes mean nothing against another order of options, so it is refused."""
    decide = compile_array(text_condition("x == a"), Domain({"x": ("a", "b")}))
    with pytest.raises(UsageProblem, match="another order"):
        decide(PackageArray.of([{"x": "a"}], Domain({"x": ("b", "a")})))
    with pytest.raises(UsageProblem, match="no issue x"):
        decide(PackageArray.of([{"y": "a"}], Domain({"y": ("a",)})))


def test_too_many_ways_to_turn_out_are_refused() -> None:
    """A condition over so many ranges that their ways to turn out cannot be listed is refused, not sampled."""
    domain = Domain({f"i{n}": ("a", "b") for n in range(16)}, {}, {f"p{n}": (Decimal(0), Decimal(2)) for n in range(16)})
    text = " or ".join(f"(p{n} < 1 and i{n} == a)" for n in range(16))
    with pytest.raises(UsageProblem, match="narrow some"):
        compile_verdict(text_condition(text), domain)
