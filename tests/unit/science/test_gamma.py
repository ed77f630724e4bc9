"""The gamma distribution against values that are known otherwise."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.science.gamma import gamma_below, gamma_quantile


@pytest.mark.parametrize(("freedom", "probability", "known"), [
    (1, 0.95, 3.841459), (10, 0.05, 3.940299), (10, 0.95, 18.307038), (100, 0.5, 99.334129), (2, 0.99, 9.210340),
])
def test_quantiles_are_those_of_tables_of_chi_square(freedom: int, probability: float, known: float) -> None:
    """Chi-square with n degrees of freedom is the gamma distribution with shape n/2 and rate 1/2."""
    assert math.isclose(known, gamma_quantile(probability, shape=freedom / 2, rate=0.5), rel_tol=1e-6)


@given(st.floats(0.001, 0.999), st.floats(0.1, 100))
def test_shape_one_is_exponential(probability: float, rate: float) -> None:
    """With shape 1 the quantile is the logarithm that everybody knows."""
    assert math.isclose(-math.log1p(-probability) / rate, gamma_quantile(probability, shape=1, rate=rate), rel_tol=1e-9)


@given(st.floats(0.001, 0.999), st.floats(0.05, 90_000))
def test_quantile_and_probability_belong_together(probability: float, shape: float) -> None:
    """The probability below a quantile is the one it was asked for."""
    assert math.isclose(probability, gamma_below(gamma_quantile(probability, shape=shape, rate=1.0), shape=shape, rate=1.0),
                        rel_tol=1e-6)


@pytest.mark.parametrize("probability", [0.001, 0.05, 0.5, 0.95, 0.999])
def test_large_shapes_go_on_where_the_series_ends(probability: float) -> None:
    """At the border between the two ways of computing there is no jump."""
    below, above = (gamma_quantile(probability, shape=shape, rate=1.0) for shape in (1e5, 1e5 * (1 + 1e-12)))

    assert math.isclose(below, above, rel_tol=1e-6)


@pytest.mark.parametrize("probability", [0.0, 1.0, -0.1, 2.0])
def test_certain_probabilities_have_no_quantile(probability: float) -> None:
    """A probability of 0 or 1 is refused, since no value belongs to it."""
    with pytest.raises(ValueError, match="strictly between"):
        gamma_quantile(probability, shape=1, rate=1)


def test_nothing_lies_below_zero() -> None:
    """A gamma variable is never negative, and tiny shapes do not break the search."""
    assert gamma_below(-1.0, shape=2, rate=1) == 0.0
    assert 0 < gamma_quantile(0.05, shape=0.001, rate=1) < 1e-100
