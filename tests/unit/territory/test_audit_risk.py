"""Audits limit their risk: simulated audits of wrong counts, and one statistic for measured risk and stop."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from holdfast.errors import UsageProblem
from holdfast.science.alpha_series import alpha_logs
from holdfast.science.ballot_comparison import comparison_logs, kaplan_markov_sample
from holdfast.science.bravo import bravo_logs
from holdfast.territory.votes.audit import GAMMA, Plan, Reported, plan_of
from holdfast.territory.votes.expected import alpha_expected
from holdfast.territory.votes.measured import assorted, compared, estimate_of, first_stop, measured

BALLOTS = 500


def _rng(seed: int) -> np.random.Generator:
    return np.random.Generator(np.random.Philox(seed))


def _shuffled(ballots: NDArray[Any], audits: int, seed: int) -> NDArray[Any]:
    """Ballots in as many random orders: each row is one audit without replacement, down to the last ballot."""
    return _rng(seed).permuted(np.tile(ballots, (audits, 1)), axis=1)


def _confirmed(logs: NDArray[np.float64], risk_limit: float) -> float:
    return float((logs.max(axis=1) >= math.log(1 / risk_limit) - 1e-12).mean())


def _polled(kind: str, *, yes: int, audits: int, seed: int, risk_limit: float) -> float:
    """The share of audits that confirm "yes" as the winner where so many of the ballots are for it."""
    plan = plan_of(Reported({"yes": 265, "no": BALLOTS - 265}), risk_limit=risk_limit)
    ballots = _shuffled(np.arange(BALLOTS) < yes, audits, seed)
    if kind == "bravo":
        return _confirmed(bravo_logs(ballots, ~ballots, winner_share=265 / BALLOTS), risk_limit)
    values = assorted(ballots, ~ballots)
    return _confirmed(alpha_logs(values, estimate=estimate_of(plan.pairs[0]), total=BALLOTS), risk_limit)


def _compared(*, changed: int, audits: int, seed: int, risk_limit: float) -> float:
    """The share of comparisons that confirm 265 : 235 where so many records of "no" were changed into "yes"."""
    over = np.where(np.arange(BALLOTS) < changed, 2.0, 0.0)
    logs = comparison_logs(_shuffled(over, audits, seed), (265 - 235) / BALLOTS, gamma=GAMMA)
    return _confirmed(logs, risk_limit)


def _most(limit: float, audits: int) -> float:
    return limit + 3 * math.sqrt(limit * (1 - limit) / audits)


@pytest.mark.parametrize("kind", ["bravo", "alpha"])
@pytest.mark.parametrize("yes", [250, 240])
@pytest.mark.parametrize("limit", [0.05, 0.1])
def test_a24_polling_confirms_wrong_counts_at_most_at_the_risk_limit(kind: str, yes: int, limit: float) -> None:
    """A24: of 4,000 audits of a tie, or of a defeat, reported as a win, no more are confirmed than the risk limit."""
    assert _polled(kind, yes=yes, audits=4000, seed=24, risk_limit=limit) <= _most(limit, 4000)


@pytest.mark.parametrize("changed", [15, 25])
@pytest.mark.parametrize("limit", [0.05, 0.1])
def test_a24_comparison_confirms_wrong_counts_at_most_at_the_risk_limit(changed: int, limit: float) -> None:
    """A24: where records were changed until a tie or a defeat looks like a win, comparison seldom confirms it."""
    assert _compared(changed=changed, audits=4000, seed=5, risk_limit=limit) <= _most(limit, 4000)


@pytest.mark.verify
@pytest.mark.parametrize("kind", ["bravo", "alpha", "comparison"])
@pytest.mark.parametrize("limit", [0.02, 0.05, 0.1, 0.2])
def test_a24_in_many_audits(kind: str, limit: float) -> None:
    """A24 over a hundred thousand audits of a tie."""
    rates = [_compared(changed=15, audits=20_000, seed=seed, risk_limit=limit) if kind == "comparison"
             else _polled(kind, yes=250, audits=20_000, seed=seed, risk_limit=limit) for seed in range(5)]
    assert np.mean(rates) <= _most(limit, 100_000)


@pytest.mark.parametrize("kind", ["bravo", "alpha"])
def test_a_right_count_is_confirmed_more_often_than_a_wrong_one(kind: str) -> None:
    """The simulation can fail: with a wide true margin nearly every audit confirms."""
    assert _polled(kind, yes=400, audits=500, seed=1, risk_limit=0.05) > 0.99


@given(st.lists(st.sampled_from(["yes", "no", "invalid"]), max_size=60), st.sampled_from(["bravo", "alpha"]))
def test_measured_risk_is_within_the_limit_just_where_the_audit_stops(drawn: list[str], kind: str) -> None:
    """The risk that is told is at most the limit if and only if the audit stops, and never above 1."""
    plan = plan_of(Reported({"yes": 60, "no": 20}, invalid=20), risk_limit=0.1)
    found = measured(plan, drawn, kind=kind)
    assert (found.risk <= 0.1 + 1e-9) == (found.stopped_at is not None)
    assert 0 <= found.risk <= 1
    assert (found.more is None) == (found.stopped_at is not None)


@given(st.lists(st.sampled_from([0, 0, 0, 0, 1, 2, -1, -2]), min_size=1, max_size=200))
def test_comparison_stops_by_the_published_rule(over: list[int]) -> None:
    """The first ballot at which the statistic reaches its limit is the first that the rule of Kaplan and Markov asks."""
    logs = comparison_logs(np.array(over), 0.1, gamma=GAMMA)
    by_rule = None
    for number in range(1, len(over) + 1):
        seen = over[:number]
        needed = kaplan_markov_sample(0.1, risk_limit=0.1, gamma=GAMMA, over=(seen.count(1), seen.count(2)),
                                      under=(seen.count(-1), seen.count(-2)))
        if number >= needed:
            by_rule = number
            break
    assert first_stop(logs, 0.1) == by_rule


def test_a_confirmed_comparison_tells_a_risk_within_its_limit() -> None:
    """Overstatements found after the stop do not turn the risk with which it was confirmed into another."""
    plan = plan_of(Reported({"a": 550, "b": 450}), risk_limit=0.1)
    found = compared(plan, [("a", "a")] * 60 + [("a", "b")] * 6)
    assert found.stopped_at == 48
    assert found.risk <= 0.1


def test_a_long_losing_start_does_not_end_an_audit() -> None:
    """After thousands of ballots against the winner enough ballots for it still confirm: nothing has vanished."""
    plan = plan_of(Reported({"a": 30_000, "b": 20_000}), risk_limit=0.05)
    assert measured(plan, ["b"] * 10_000 + ["a"] * 30_000, kind="bravo").stopped_at is not None


def test_a_hopeless_sample_is_sent_to_a_full_count() -> None:
    """Where a sample would take as many ballots as are left, all are counted by hand."""
    plan = plan_of(Reported({"a": 51, "b": 49}), risk_limit=0.05)
    found = measured(plan, ["a", "b"] * 10, kind="bravo")
    assert found.full_count
    assert found.more == 80
    assert not measured(plan, ["a", "b"] * 10, kind="alpha").full_count
    assert measured(plan, ["a", "b"] * 49 + ["a", "a"], kind="alpha").stopped_at is not None
    assert measured(plan, [], kind="alpha").risk == 1


@pytest.mark.parametrize("kind", ["bravo", "alpha"])
def test_every_loser_is_confirmed_before_the_stop(kind: str) -> None:
    """An audit over several losers stops where the last of them is confirmed, no earlier."""
    plan = plan_of(Reported({"a": 500, "b": 300, "c": 200}), risk_limit=0.1)
    drawn = ["a", "b", "a", "a", "c", "a", "b"] * 40
    whole = measured(plan, drawn, kind=kind).stopped_at
    alone = [measured(Plan(plan.reported, 0.1, (pair,)), drawn, kind=kind).stopped_at for pair in plan.pairs]
    assert whole is not None
    assert whole == max(stop for stop in alone if stop is not None)


def test_a_sample_holds_no_more_than_was_cast() -> None:
    """More ballots than were cast are refused, by polling as by comparison."""
    plan = plan_of(Reported({"a": 5, "b": 4}), risk_limit=0.05)
    with pytest.raises(UsageProblem, match="only 9 cast"):
        measured(plan, ["a"] * 10, kind="alpha")
    with pytest.raises(UsageProblem, match="only 9 cast"):
        compared(plan, [("a", "a")] * 10)


def test_alpha_is_expected_about_where_bravo_is() -> None:
    """Where the count is right ALPHA needs about as many ballots as BRAVO on the mean, seldom more than all of them."""
    plan = plan_of(Reported({"a": 60_000, "b": 40_000}), risk_limit=0.05)
    found = alpha_expected(plan, seed=1)
    assert found.low < found.mid < found.high
    assert found.mean == pytest.approx(plan.pairs[0].bravo, rel=0.25)
    assert alpha_expected(plan, seed=1) == found
    small = alpha_expected(plan_of(Reported({"a": 26, "b": 24}), risk_limit=0.05), seed=1)
    assert small.high <= 50


def test_a_threshold_of_approval_is_told_apart_from_who_wins() -> None:
    """Colombia 2016: both answers reach 13 % of the registered, and neither reaches one fifth."""
    colombia = Reported({"yes": 6_382_901, "no": 6_438_552}, invalid=241_464, registered=34_899_945)
    assert plan_of(colombia, risk_limit=0.05, approval_quorum=0.13).reached == {"yes": True, "no": True}
    assert plan_of(colombia, risk_limit=0.05, approval_quorum=0.2).reached == {"yes": False, "no": False}
    assert plan_of(colombia, risk_limit=0.05).reached is None
