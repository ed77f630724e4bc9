"""Audits over whole arrays agree with their definitions ballot by ballot."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.science.alpha_audit import ShrinkTruncate, alpha_statistics, kaplan_markov
from holdfast.science.alpha_series import alpha_logs
from holdfast.science.ballot_comparison import comparison_logs
from holdfast.science.bravo import bravo_factor, bravo_logs
from holdfast.science.sample_size import count_sample, station_sample


@given(st.lists(st.sampled_from([0.0, 0.5, 1.0]), min_size=1, max_size=60), st.floats(0.51, 0.95), st.integers(0, 40))
def test_alpha_over_an_array_is_alpha_ballot_by_ballot(values: list[float], mean: float, more: int) -> None:
    """The logarithms are those of the statistic, also where an audit is taken up again half-way."""
    estimate, total = ShrinkTruncate(mean, weight=20), len(values) + more
    plain = [math.log(one) if one > 0 else -math.inf for one in alpha_statistics(values, estimate=estimate, total=total)]
    whole = alpha_logs(np.array(values), estimate=estimate, total=total)
    assert whole == pytest.approx(plain, abs=1e-6)
    half = len(values) // 2
    if 0 < half:
        first = alpha_logs(np.array(values[:half]), estimate=estimate, total=total)
        rest = alpha_logs(np.array(values[half:]), estimate=estimate, total=total, drawn=half,
                          drawn_sum=sum(values[:half]))
        assert first[-1] + rest == pytest.approx(plain[half:], abs=1e-6)


def test_bravo_over_an_array_is_the_product_of_its_factors() -> None:
    """Each ballot multiplies by its factor, and ballots for neither leave the statistic as it is."""
    ballots = np.array(["a", "b", "c", "a"])
    logs = bravo_logs(ballots == "a", ballots == "b", winner_share=0.6)
    up, down = bravo_factor(0.6, for_winner=True), bravo_factor(0.6, for_winner=False)
    assert np.exp(logs) == pytest.approx([up, up * down, up * down, up * down * up])
    assert bravo_logs(ballots == "a", ballots == "b", winner_share=1.0)[-1] == -math.inf


@given(st.lists(st.sampled_from([-2, -1, 0, 0, 0, 1, 2]), min_size=1, max_size=50), st.floats(0.01, 1.0))
def test_comparison_never_tells_less_risk_than_kaplan_and_markov(over: list[int], margin: float) -> None:
    """The published stop rule is no laxer than the P-value of Kaplan and Markov that it simplifies."""
    gamma = 1.03905
    exact = math.prod((1 - margin / (2 * gamma)) / (1 - one / (2 * gamma)) for one in over)
    assert math.exp(-comparison_logs(np.array(over), margin, gamma=gamma)[-1]) >= exact * (1 - 1e-9)


def test_whole_stations_depend_on_their_spread() -> None:
    """Stations alike need one, stations that differ need (1.96 σ / e)² of very many, and never more than there are."""
    assert station_sample(0.01, spread=0.0, stations=1000) == 1
    assert station_sample(0.01, spread=0.05, stations=10**9) == 97
    assert station_sample(0.01, spread=0.15, stations=300) == 223
    assert station_sample(0.001, spread=0.5, stations=40) == 40
    with pytest.raises(ValueError, match="half-width"):
        station_sample(0.0, spread=0.1, stations=10)


def test_a_small_electorate_needs_fewer_ballots() -> None:
    """The finite population correction: of 10,000 ballots 4,900 do, and of one ballot one."""
    assert count_sample(0.01, population=10_000) == 4900
    assert count_sample(0.01, population=1) == 1


def test_kaplan_markov_is_a_chance() -> None:
    """A P-value never lies above one."""
    assert kaplan_markov([0.0, 0.0], padding=0.1) == 1.0
