"""Closed forms of votes, audits and reciprocal steps at their worked values."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest

from holdfast.science.alpha_audit import ShrinkTruncate, alpha_statistics, kaplan_markov, overstatement_value
from holdfast.science.ballot_comparison import comparison_sample, kaplan_markov_sample, sample_multiplier
from holdfast.science.bravo import bravo_expected, bravo_factor, bravo_stop
from holdfast.science.composition import yes_share
from holdfast.science.diluted_margin import count_of
from holdfast.science.linear_exchange import fractions, growth, least_rounds
from holdfast.science.paid_deliveries import safe_deliveries
from holdfast.science.participation_quorum import abstaining_pays, passes
from holdfast.science.ratification_chance import ratification_chance
from holdfast.science.ruin import chance_of_floor
from holdfast.science.sample_size import count_sample
from holdfast.science.spoiler_belief import belief_after_attack, least_trust

COLOMBIA = {"yes": 6_382_901, "no": 6_438_552, "ballots": 13_062_917, "registered": 34_899_945}


def test_ck_5_1_spoilers() -> None:
    """CK-5.1: trust of .7 falls to .5 after an attack, below the 2/3 that cooperation needs."""
    assert belief_after_attack(0.7, despite_effort=0.3, without_effort=0.7) == pytest.approx(0.5)
    assert least_trust(reward=1, temptation=0.5, punishment=0, sucker=-1) == pytest.approx(2 / 3)
    assert belief_after_attack(0.4, despite_effort=0, without_effort=0) == 0.4


def test_ck_5_2_quorum() -> None:
    """CK-5.2: yes has .33 and the total is .60, so it passes if opponents vote and fails if they stay at home."""
    assert abstaining_pays(0.55, 0.6, 0.6, 0.5)
    assert passes(0.33, 0.27, turnout_quorum=0.5)
    assert not passes(0.33, 0, turnout_quorum=0.5)
    assert not abstaining_pays(0.55, 0.6, 0.6, 0.3)
    assert not abstaining_pays(0.45, 0.6, 0.6, 0.5)


def test_ck_5_3_colombia() -> None:
    """CK-5.3: turnout 37.43 %, yes 18.29 % of the electorate, margin 55,651 or .4260 % of the ballots."""
    count = count_of(**COLOMBIA)
    assert round(count.turnout * 100, 2) == 37.43
    assert round(count.approval * 100, 2) == 18.29
    assert count.approval > 0.13
    assert count.margin == 55_651
    assert round(count.diluted_margin * 100, 4) == 0.4260


def test_ck_5_4_composition() -> None:
    """CK-5.4: displaced people turn 48.0 % into 49.6 % and 50.6 %, and 51.7 % at a turnout of 45 %."""
    residents, inside, abroad = (20.0, 0.48, 0.55), (3.7, 0.60, 0.45), (4.5, 0.65, 0.20)
    shares = [yes_share(groups) for groups in ((residents,), (residents, inside), (residents, inside, abroad),
                                               (residents, inside, (4.5, 0.65, 0.45)))]
    assert [round(share * 100, 1) for share in shares] == [48.0, 49.6, 50.6, 51.7]


@pytest.mark.parametrize(("risk", "expected"), [
    (0.10, {0.70: 30, 0.65: 53, 0.60: 119, 0.58: 185, 0.55: 469, 0.54: 731, 0.53: 1295, 0.52: 2902, 0.51: 11_562}),
    (0.05, {0.70: 38, 0.65: 68, 0.60: 153, 0.58: 239, 0.55: 608, 0.54: 947, 0.53: 1679, 0.52: 3768, 0.51: 15_027}),
])
def test_ck_5_5_bravo(risk: float, expected: dict[float, int]) -> None:
    """CK-5.5: the expected samples of BRAVO at both risk limits, and 324,248 ballots for Colombia by polling at 5 %."""
    for share, ballots in expected.items():
        assert abs(bravo_expected(share, 1 - share, risk_limit=risk) - ballots) <= 1
    winner, loser = COLOMBIA["no"], COLOMBIA["yes"]
    polled = bravo_expected(winner / COLOMBIA["ballots"], loser / COLOMBIA["ballots"], risk_limit=0.05)
    assert round(polled) == pytest.approx(324_248, abs=2)
    assert bravo_factor(0.6, for_winner=True) == pytest.approx(1.2)
    assert bravo_stop(0.05) == 20


def test_ck_5_6_comparison() -> None:
    """CK-5.6: multipliers 15.20, 4.785 and 6.225, samples 48 and 62, and 1,462 ballots for Colombia at 5 %."""
    assert sample_multiplier(risk_limit=0.1, gamma=1.1, tolerance=0.5) == pytest.approx(15.20, abs=0.005)
    assert sample_multiplier(risk_limit=0.1) == pytest.approx(4.785, abs=0.0005)
    assert sample_multiplier(risk_limit=0.05) == pytest.approx(6.225, abs=0.001)
    assert kaplan_markov_sample(0.1, risk_limit=0.1) == 48
    assert kaplan_markov_sample(0.1, risk_limit=0.1, over=(1, 0)) == 62
    margin = count_of(**COLOMBIA).diluted_margin
    assert comparison_sample(margin, risk_limit=0.05) == 1462


def test_ck_5_7_alpha() -> None:
    """CK-5.7: all ones stop at 8 draws with T = 25.6 and all .75 at 14 with T = 22.7; assorters and Kaplan-Markov."""
    ones = list(alpha_statistics([1.0] * 8, estimate=0.75))
    assert ones[-1] == pytest.approx(1.5**8) == pytest.approx(25.6, abs=0.03)
    assert ones[-2] < 20
    middling = list(alpha_statistics([0.75] * 14, estimate=0.75))
    assert middling[-1] == pytest.approx(22.7, abs=0.05)
    assert middling[-2] < 20
    assert overstatement_value(0, 0.2) == pytest.approx(1 / 1.8)
    assert overstatement_value(-1, 0.3) == pytest.approx(2 / 1.7)
    assert overstatement_value(0, 0.5) == pytest.approx(1 / 1.5)
    assert kaplan_markov([1, 1, 1, 1, 1, 0], padding=0.1) == pytest.approx(min(1, (1.1 / 0.6) ** -5 * (0.6 / 0.1)))
    assert kaplan_markov([1] * 5, padding=0.1) == pytest.approx((1.1 / 0.6) ** -5)


def test_alpha_without_replacement_is_certain_at_the_end() -> None:
    """Once what was drawn rules out a losing count, the statistic is infinite."""
    values = [1.0] * 6 + [0.0] * 4
    assert list(alpha_statistics(values, estimate=ShrinkTruncate(0.6), total=10))[-1] == math.inf


def test_quick_count() -> None:
    """One point at 95 % needs 9,604 ballots, and 19,208 with a design effect of 2; a finite population needs fewer."""
    assert count_sample(0.01) == 9604
    assert count_sample(0.01, design_effect=2) == 19_208
    assert count_sample(0.01, population=9604) < 9604


def test_ratification_chance() -> None:
    """Support of one standard error above one half is enough in 84 of 100 cases."""
    assert ratification_chance(0.53, error=0.03) == pytest.approx(0.8413, abs=1e-4)
    assert ratification_chance(0.5, error=0.03) == pytest.approx(0.5)
    assert ratification_chance(0.6, error=0) == 1


def test_a16_random_walk_to_a_floor() -> None:
    """A16: with p = .45 and a floor five steps below, the chance to fall to it is .3666, in closed form and drawn."""
    assert chance_of_floor(0.45, distance=5) == pytest.approx(0.3666, abs=5e-5)
    rng = np.random.default_rng(16)
    steps = np.where(rng.random((20_000, 1200)) < 0.45, -1, 1).cumsum(axis=1, dtype=np.int32)
    assert (steps.min(axis=1) <= -5).mean() == pytest.approx(0.3666, abs=0.012)
    assert chance_of_floor(0.6, distance=3) == 1


@pytest.mark.parametrize(("benefit", "cost", "discount", "relationship", "rounds"), [
    (2, 1, 0.99, 0.05, 5), (1.5, 1, 0.99, 0.02, 9), (2, 1, 0.6, 0.05, 12), (3, 1, 0.95, 0.01, 6)])
def test_ck_7_3_rounds(benefit: float, cost: float, discount: float, relationship: float, rounds: int) -> None:
    """CK-7.3: the closed form and the greedy construction from the end agree on the fewest rounds."""
    assert least_rounds(benefit, cost, discount=discount, relationship=relationship) == rounds
    shares = fractions(benefit, cost, discount=discount, relationship=relationship)
    assert len(shares) == rounds
    assert sum(shares) == pytest.approx(1)


def test_ck_7_3_steps_taper() -> None:
    """CK-7.3: the first case goes .274, .384, .194, .098, .050; without K nothing is safe, and a penalty helps each."""
    shares = fractions(2, 1, discount=0.99, relationship=0.05)
    assert [round(share, 3) for share in shares] == pytest.approx([0.274, 0.384, 0.194, 0.098, 0.050], abs=0.0011)
    assert fractions(2, 1, discount=0.99, relationship=0.0) == ()
    assert least_rounds(2, 1, discount=0.99, relationship=0.0) == math.inf
    assert len(fractions(2, 1, discount=0.99, relationship=0.05, penalty=0.2)) < 5
    assert growth(2, 1, 0.99) == pytest.approx(1.98)


def _by_every_order(items: list[tuple[float, float]], deposits: float) -> bool:
    for order in itertools.permutations(items):
        rest = [sum(value - cost for cost, value in order[n + 1 :]) for n in range(len(order))]
        if all(cost <= deposits + after + 1e-9 for (cost, _), after in zip(order, rest, strict=True)):
            return True
    return not items


def test_paid_deliveries_by_every_order() -> None:
    """The order built from the end exists exactly where some order of the items is safe, in 4,000 random instances."""
    rng = np.random.default_rng(7)
    for _ in range(4000):
        items = [(float(rng.integers(0, 9)), float(rng.integers(0, 12))) for _ in range(int(rng.integers(1, 6)))]
        deposits = float(rng.integers(0, 8))
        assert (safe_deliveries(items, deposits=deposits) is not None) == _by_every_order(items, deposits)
