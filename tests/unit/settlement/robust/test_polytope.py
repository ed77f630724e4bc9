from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from holdfast.settlement.robust.polytope import uniform_weights

Floats = NDArray[np.float64]
COUNT = 20_000


def _draw(low: list[float], high: list[float], *, total: float | None = 1.0, count: int = COUNT, seed: int = 7) -> Floats:
    return uniform_weights(np.array(low), np.array(high), total=total, count=count, rng=np.random.default_rng(seed))


def _distance(sample: Floats, grid: Floats, cumulative: Floats) -> float:
    """Largest distance between the distribution of a sample and one that is given on a grid."""
    return float(np.abs(np.searchsorted(np.sort(sample), grid, side="right") / len(sample) - cumulative).max())


@pytest.mark.parametrize("issues", [2, 3, 6, 15])
def test_each_weight_on_the_whole_simplex_has_the_known_distribution(issues: int) -> None:
    """On the simplex P(w <= t) = 1 - (1 - t)^(n - 1) for every weight (Beta(1, n - 1))."""
    weights = _draw([0.0] * issues, [1.0] * issues)
    grid = np.linspace(0, 1, 201)

    for column in weights.T:
        assert _distance(column, grid, 1 - (1 - grid) ** (issues - 1)) < 1.9 / np.sqrt(COUNT)


@pytest.mark.parametrize("issues", [3, 6])
def test_two_weights_on_the_simplex_vary_against_each_other_as_they_must(issues: int) -> None:
    """On the simplex the covariance of two weights is -1 / (n^2 (n + 1)), whichever two they are."""
    covariance = np.cov(_draw([0.0] * issues, [1.0] * issues).T)

    wanted = -1 / (issues**2 * (issues + 1))
    assert np.abs(covariance[~np.eye(issues, dtype=bool)] / wanted - 1).max() < 0.15


@given(seed=st.integers(0, 10_000))
def test_three_weights_between_bounds_have_the_distribution_that_geometry_gives(seed: int) -> None:
    """With three weights the density of one is the length that the bounds leave to the other two."""
    rng = np.random.default_rng(seed)
    low = rng.random(3) * 0.3
    high = low + rng.random(3) * 0.7 * rng.choice([0.1, 1.0], size=3)
    total = float(low.sum() + rng.uniform(0.02, 0.98) * (high - low).sum())
    weights = uniform_weights(low, high, total=total, count=4_000, rng=rng)

    grid = np.linspace(low[0], high[0], 4_001)
    length = np.clip(np.minimum(high[1], total - grid - low[2]) - np.maximum(low[1], total - grid - high[2]), 0, None)
    cumulative = np.cumsum(length) - length / 2
    assert _distance(weights[:, 0], grid, cumulative / cumulative[-1]) < 3 / np.sqrt(4_000)


@given(seed=st.integers(0, 10_000), issues=st.integers(1, 24))
def test_weights_stay_between_their_bounds_and_add_up(seed: int, issues: int) -> None:
    """However narrow or lopsided the bounds, every draw keeps them and adds up to the total."""
    rng = np.random.default_rng(seed)
    low = rng.random(issues) * rng.choice([0.0, 1.0], size=issues)
    high = low + rng.random(issues) ** rng.integers(1, 6) * rng.choice([0.0, 1.0, 1.0], size=issues)
    total = float(low.sum() + rng.choice([0.0, 1e-13, 1e-3, 0.5, 0.999, 1.0]) * (high - low).sum())
    weights = uniform_weights(low, high, total=total, count=50, rng=rng)

    assert weights.shape == (50, issues)
    assert (weights >= low - 1e-9).all()
    assert (weights <= high + 1e-9).all()
    assert np.abs(weights.sum(axis=1) - total).max() < 1e-9


def test_plain_rejection_agrees_where_it_is_possible() -> None:
    """Keeping the points of a box that add up gives the same means and spreads."""
    low, high = np.array([0.0, 0.1, 0.2, 0.0, 0.0]), np.array([0.9, 0.15, 0.3, 0.01, 0.5])
    box = low + (high - low) * np.random.default_rng(1).random((400_000, 5))
    box[:, 0] = 1 - box[:, 1:].sum(axis=1)
    plain = box[(box[:, 0] >= low[0]) & (box[:, 0] <= high[0])]
    weights = _draw(low.tolist(), high.tolist())

    assert np.abs((weights.mean(axis=0) - plain.mean(axis=0)) / (high - low)).max() < 0.01
    assert np.abs((weights.std(axis=0) - plain.std(axis=0)) / (high - low)).max() < 0.01


def test_without_a_total_each_weight_stands_for_itself() -> None:
    """Without a total the box is filled evenly."""
    weights = _draw([0.0, 1.0], [1.0, 3.0], total=None)

    assert _distance(weights[:, 1], np.array([1.5, 2.0, 2.5]), np.array([0.25, 0.5, 0.75])) < 0.02
    assert abs(float(np.corrcoef(weights.T)[0, 1])) < 0.03


def test_bounds_that_cannot_reach_the_total_leave_what_comes_closest() -> None:
    """Where even the highest weights fall short of the total, or the lowest exceed it, those are the only draw."""
    assert np.array_equal(_draw([0.1, 0.1], [0.2, 0.3], count=3), np.tile([0.2, 0.3], (3, 1)))
    assert np.array_equal(_draw([0.8, 0.7], [0.9, 0.9], count=3), np.tile([0.8, 0.7], (3, 1)))
