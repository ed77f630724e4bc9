from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from holdfast.settlement.robust.points import Reached, reached
from holdfast.settlement.solution import Point

Floats = NDArray[np.float64]


def _all(values: Floats, without: Floats, weights: Floats | None = None) -> dict[Point, Reached]:
    found = reached(values, without, np.ones(len(values)) if weights is None else weights)
    return {one.point: one for one in found}


def _objective(point: Point, gains: Floats, room: Floats, weights: Floats, values: Floats) -> tuple[float, ...]:
    """What a point makes as large as possible, entry before entry, for one package."""
    if point is Point.NASH:
        return (float(np.prod(gains**weights)),)
    if point is Point.UTILITARIAN:
        return (float(weights @ values),)
    return tuple(np.sort(gains / room if point is Point.KALAI_SMORODINSKY else gains).tolist())


@given(seed=st.integers(0, 10_000), weighted=st.booleans())
def test_points_are_the_best_by_their_definitions(seed: int, weighted: bool) -> None:
    """Where every package lets every party gain, each point is the package with the greatest objective."""
    rng = np.random.default_rng(seed)
    without = rng.normal(size=3)
    values = without[:, None] + rng.random((3, 30)) + 0.01
    weights = rng.choice([0.5, 1.0, 2.0, 3.0], size=3) if weighted else np.ones(3)
    room = (values - without[:, None]).max(axis=1)

    for point, found in _all(values, without, weights).items():
        best = max(range(30), key=lambda column: _objective(
            point, values[:, column] - without, room, weights, values[:, column]))
        assert found.positions.tolist() == [best], point
        assert np.array_equal(found.utilities, values[:, best])


def test_packages_that_tie_are_told_apart_by_the_rule() -> None:
    """Of tied vectors the one with the larger sum counts, then the one that is larger for the first party."""
    values = np.array([[1.0, 4.0, 2.0, 1.0], [4.0, 1.0, 2.0, 4.0 + 1e-12]])
    found = _all(values, np.zeros(2))

    assert found[Point.NASH].utilities.tolist() == [4.0, 1.0]
    assert found[Point.UTILITARIAN].positions.tolist() == [1]
    assert found[Point.EGALITARIAN].positions.tolist() == [2]


def test_all_packages_with_the_utilities_of_a_point_reach_it() -> None:
    """Packages that are worth the same to everybody reach a point together, float noise aside."""
    values = np.array([[1.0, 1.0 + 1e-13, 0.5], [1.0, 1.0, 0.7]])

    assert all(one.positions.tolist() == [0, 1] for one in _all(values, np.zeros(2)).values())


def test_equal_smallest_gains_are_told_apart_by_the_next() -> None:
    """Egalitarian and Kalai-Smorodinsky go on to the second smallest gain where the smallest are equal."""
    values = np.array([[0.2, 0.2, 1.0], [0.9, 0.4, 0.0], [0.3, 0.5, 1.0]])
    found = _all(values, np.zeros(3))

    assert found[Point.EGALITARIAN].positions.tolist() == [1]
    shares = values / values.max(axis=1)[:, None]
    assert np.sort(shares[:, 1])[1] > np.sort(shares[:, 0])[1]
    assert found[Point.KALAI_SMORODINSKY].positions.tolist() == [1]


def test_nash_looks_at_the_parties_that_can_jointly_gain() -> None:
    """Where not all can gain together, it is the greatest product over as many as can."""
    values = np.array([[0.5, 0.4, 0.0, 0.9], [0.5, 0.6, 0.9, 0.0], [0.0, 0.0, 0.9, 0.9]])
    found = _all(values[:, :2], np.zeros(3))[Point.NASH]
    tied = _all(values, np.zeros(3))[Point.NASH]
    alone = np.array([[0.5, 9.0], [0.5, 0.0], [0.0, 0.0]])

    assert found.positions.tolist() == [0]
    assert tied.positions.tolist() == [3]
    assert _all(alone, np.zeros(3))[Point.NASH].positions.tolist() == [0]
    assert _all(np.zeros((2, 3)), np.zeros(2))[Point.NASH].positions.tolist() == [0, 1, 2]


def test_a_party_that_cannot_gain_has_no_say_in_normalised_gains() -> None:
    """Kalai-Smorodinsky leaves out a party whose ideal is no better than no deal."""
    values = np.array([[0.0, 0.0], [0.2, 0.9], [0.8, 0.3]])

    assert _all(values, np.zeros(3))[Point.KALAI_SMORODINSKY].positions.tolist() == [1]
