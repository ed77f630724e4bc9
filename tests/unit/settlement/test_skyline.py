"""Undominated points, found by thinning, sorting and sets of bits, are those of the definition."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.settlement.beating import beaten
from holdfast.settlement.reading import Floats
from holdfast.settlement.skyline import skyline, unbeaten, undominated
from holdfast.settlement.vectors import rounded, runs_of_equal


def by_definition(points: Floats) -> list[int]:
    """The rows that no other row beats at nine decimals, each compared with all."""
    rows = np.round(points, 9)
    return [
        n for n, row in enumerate(rows)
        if not ((rows >= row).all(axis=1) & (rows > row).any(axis=1)).any()
    ]


@given(st.integers(0, 10_000), st.integers(1, 6), st.sampled_from([0, 1, 2, 5, 40, 300]), st.sampled_from([0, 1, 2]))
def test_the_skyline_is_that_of_the_definition(seed: int, dimensions: int, count: int, decimals: int) -> None:
    """With many ties, few or none, the rows found are those that no other row beats; equal rows stand together."""
    points = np.random.default_rng(seed).normal(size=(count, dimensions))
    if decimals:
        points = np.round(points, decimals - 1) / 7

    assert skyline(points).tolist() == by_definition(points)


@pytest.mark.parametrize(("dimensions", "count"), [(1, 20_000), (2, 20_000), (3, 20_000), (5, 12_000)])
def test_many_points_are_thinned_without_losing_one(dimensions: int, count: int) -> None:
    """Of very many points, each one left out is beaten by one that is kept, and no kept one by a kept one."""
    rng = np.random.default_rng(dimensions)
    points = rng.random((count, dimensions))
    points[count // 2 :] = np.round(points[count // 2 :], 2)
    found = skyline(points)
    kept = np.round(points[found], 9)

    assert by_definition(kept) == list(range(len(kept)))
    left_out = np.round(np.delete(points, found, axis=0), 9)
    assert all(((kept >= row).all(axis=1) & (kept > row).any(axis=1)).any() for row in left_out)


def test_points_that_all_give_and_take_are_all_kept() -> None:
    """Where what one gains another loses, nothing is beaten, however many points there are."""
    one = np.linspace(0, 1, 5_000)
    rng = np.random.default_rng(3)
    parts = np.round(rng.dirichlet(np.ones(3), size=3_000), 6)
    parts[:, 2] = 1 - parts[:, 0] - parts[:, 1]

    assert len(skyline(np.column_stack([one, 1 - one]))) == 5_000
    assert len(skyline(parts)) == 3_000


def test_float_noise_makes_no_point_of_its_own() -> None:
    """Points that differ by less than 1e-9 stand or fall together, also half way between two units."""
    noisy = 0.1 + 0.2
    points = np.array([[noisy, 0.5], [0.3, 0.5], [0.3, 0.4999], [1 / 1024, 0.7], [1 / 1024 + 1e-16, 0.7]])

    assert skyline(points).tolist() == [0, 1, 3, 4]
    assert rounded(np.array([1 / 1024, 1 / 1024 + 2e-16])).tolist() == [976562, 976562]
    assert str(rounded(np.array([-1e-12]))[0]) == "0.0"


@given(st.integers(0, 10_000), st.integers(1, 5), st.integers(1, 90), st.sampled_from([1, 70, 2_500]))
def test_sets_of_bits_say_the_same_as_all_pairs(seed: int, dimensions: int, strong: int, count: int) -> None:
    """Whether few pairs are compared one by one or many by sets of bits, the same columns are beaten."""
    rng = np.random.default_rng(seed)
    columns = rng.integers(0, 6, size=(dimensions, count)).astype(float)
    others = rng.integers(0, 6, size=(dimensions, strong * 30)).astype(float)
    expected = [bool(((others >= column[:, None]).all(axis=0) & (others > column[:, None]).any(axis=0)).any())
                for column in columns.T]

    assert beaten(columns, columns.sum(axis=0), others, others.sum(axis=0)).tolist() == expected
    assert unbeaten(columns, others).tolist() == np.flatnonzero(~np.array(expected)).tolist()


@given(st.integers(0, 10_000), st.integers(1, 4), st.integers(1, 60))
def test_a_margin_drops_only_what_is_beaten_by_more(seed: int, dimensions: int, count: int) -> None:
    """With a margin, what is dropped is beaten by more than it, and what nobody beats is kept."""
    columns = np.random.default_rng(seed).integers(0, 12, size=(dimensions, count)) / 10
    kept = set(undominated(columns, margin=0.25).tolist())
    for n, column in enumerate(columns.T):
        as_good = (columns >= column[:, None]).all(axis=0)
        by_more = (as_good & (columns > column[:, None] + 0.25).any(axis=0)).any()
        better = (as_good & (columns > column[:, None]).any(axis=0)).any()
        assert by_more or n in kept
        assert better or n in kept
        assert n in kept or by_more
    strong = columns[:, : count // 2]
    left = set(unbeaten(columns, strong, margin=0.25).tolist())
    for n, column in enumerate(columns.T):
        as_good = (strong >= column[:, None]).all(axis=0)
        by_more = (as_good & (strong > column[:, None] + 0.25).any(axis=0)).any()
        assert n in left or by_more


def test_coordinates_on_very_different_scales_do_not_drown_each_other() -> None:
    """A difference of one millionth for one party counts although another counts in billions."""
    points = np.array([[3e9, 0.5], [3e9, 0.500001], [1e9, 0.4]])

    assert skyline(points).tolist() == [1]
    assert skyline(np.column_stack([points, [1.0, 1.0, 1.0]])).tolist() == [1]


def test_a_time_limit_leaves_points_that_may_be_beaten_but_drops_none_that_is_not() -> None:
    """Stopped at once, the skyline is everything; never less than the true one."""
    points = np.random.default_rng(1).random((1_500, 3))
    looks = iter([False])
    stopped = set(skyline(points, is_over=lambda: next(looks, True)).tolist())

    assert set(by_definition(points)) <= stopped
    assert skyline(points, is_over=lambda: True).tolist() == list(range(1_500))


def test_equal_columns_are_found_in_the_order_in_which_they_came() -> None:
    """Runs of equal columns start with the first that came."""
    order, starts = runs_of_equal(np.array([[1.0, 0.0, 1.0, 0.0], [2.0, 0.0, 2.0, 1.0]]))

    assert [run.tolist() for run in np.split(order, starts[1:])] == [[1], [3], [0, 2]]
    assert [part.tolist() for part in runs_of_equal(np.empty((2, 0)))] == [[], []]
