"""Quantities of documents as numbers with ranges."""

from __future__ import annotations

import math
from statistics import NormalDist
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.document.quantity import Quantity
from holdfast.document.scalars import Basis, Marking
from holdfast.errors import UsageProblem
from holdfast.inputs.quantity_input import input_from, span

Z95 = NormalDist().inv_cdf(0.95)


def quantity(**fields: Any) -> Quantity:
    """A quantity with the given fields."""
    return Quantity.model_validate(fields)


def shaped(**parameters: Any) -> Quantity:
    """A quantity with a distribution."""
    return quantity(distribution=parameters)


@pytest.mark.parametrize(("number", "low", "mid", "high"), [
    (quantity(value="0.3"), 0.3, 0.3, 0.3),
    (quantity(low="-1", high="2"), -1, 0.5, 2),
    (shaped(shape="uniform", low=1, high=3), 1, 2, 3),
    (shaped(shape="triangular", low=0, mode=1, high=5), 0, 2, 5),
    (shaped(shape="beta", a=1, b=3), 0, 0.25, 1),
    (shaped(shape="normal", mean=10, sd=2), 10 - 2 * Z95, 10, 10 + 2 * Z95),
    (shaped(shape="lognormal", mean=1, sd=0.5), math.exp(1 - 0.5 * Z95), math.e, math.exp(1 + 0.5 * Z95)),
    (shaped(shape="gamma", a=5, b=0.5), 3.940299, 9.341818, 18.307038),
])
def test_every_kind_of_quantity_has_ends_and_a_middle(number: Quantity, low: float, mid: float, high: float) -> None:
    """A value is a point, a range keeps its ends, and a distribution without ends is cut at its central 90 per cent."""
    assert span(number) == pytest.approx((low, mid, high), rel=1e-6)


def test_level_sets_how_much_the_interval_holds() -> None:
    """A narrower level gives a narrower interval."""
    wide, narrow = shaped(shape="normal", mean=0, sd=1), quantity(distribution={"shape": "normal", "mean": 0, "sd": 1}, level="0.5")

    assert span(narrow)[2] == pytest.approx(0.674490, rel=1e-5)
    assert span(narrow)[2] < span(wide)[2]


@given(st.floats(0.01, 50), st.floats(0.01, 50), st.sampled_from(["beta", "gamma", "lognormal", "normal"]))
def test_the_middle_lies_between_the_ends(first: float, second: float, shape: str) -> None:
    """Whatever the distribution, its middle is inside its interval."""
    names = ("a", "b") if shape in ("beta", "gamma") else ("mean", "sd")
    second = min(second, 5) if shape == "lognormal" else second
    first = min(first, 5) if shape == "lognormal" else first
    low, mid, high = span(shaped(shape=shape, **{names[0]: f"{first:.6f}", names[1]: f"{second:.6f}"}))

    assert low <= mid <= high


def test_a_logarithm_taken_for_a_number_is_refused() -> None:
    """A lognormal distribution whose mean is no logarithm reaches beyond every number of a document."""
    with pytest.raises(UsageProblem, match="logarithm"):
        span(shaped(shape="lognormal", mean=800000, sd=1))


def test_an_input_says_where_it_stands_and_what_it_rests_on() -> None:
    """Its own basis, sources and marking count before those of what it stands in."""
    own = quantity(value=1, unit="share", basis="estimated", source="poll", marking="TLP:AMBER", note="A note.")

    read = input_from(own, name="weight", address="stakes.A", sources=("talks",), marking=Marking.GREEN)

    assert read.as_json() == {
        "name": "weight", "low": 1.0, "high": 1.0, "mid": 1.0, "unit": "share", "basis": "estimated",
        "address": "stakes.A", "sources": ["poll"], "marking": "TLP:AMBER", "note": "A note.",
    }
    assert read.is_point


def test_a_bare_number_takes_what_it_stands_in() -> None:
    """Without a basis, sources and marking of its own it has those it is given, and else it is an assumption."""
    bare = quantity(low=0, high=1)
    read = input_from(bare, name="n", address="a", otherwise=Basis.PUBLISHED, sources=("talks",), marking=Marking.RED)

    assert (read.basis, read.sources, read.marking) == (Basis.PUBLISHED, ("talks",), Marking.RED)
    assert input_from(bare, name="n", address="a").basis is Basis.ASSUMED
    assert not read.is_point
