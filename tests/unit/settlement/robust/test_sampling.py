from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.settlement.made import every_package
from tests.unit.settlement.robust.settled import problem_of

from holdfast.errors import UsageProblem
from holdfast.inputs.between import Between
from holdfast.settlement.evaluate import acceptable, feasible, utilities
from holdfast.settlement.problem import Lottery, Party, Problem, Stake
from holdfast.settlement.reading import Reading
from holdfast.settlement.robust.given import accepts, worth_in_draws
from holdfast.settlement.robust.lotteries import contradict, disagreement_ranges, drawn_lotteries
from holdfast.settlement.robust.sampling import BLOCK, drawn_block, readings


def _war(*wins: tuple[float, float]) -> Problem:
    """Parties with nothing at stake but their chances of prevailing."""
    return Problem((), tuple(
        Party(f"P{number}", Stake((), ()), Between(0, 0), Lottery(Between(*one), Between.point(1), Between.point(0)))
        for number, one in enumerate(wins)
    ))


def _same(one: Reading, other: Reading) -> bool:
    return all(
        np.array_equal(here, there) for mine, yours in zip(one.parties, other.parties, strict=True)
        for here, there in zip(mine.rows, yours.rows, strict=True)
    ) and [worth.disagreement for worth in one.parties] == [worth.disagreement for worth in other.parties]


def test_a_draw_depends_on_the_seed_and_its_number_alone() -> None:
    """The first draws are the same however many follow; another seed gives others."""
    problem = problem_of(1)
    few, many = list(readings(problem, seed=5, count=3)), list(readings(problem, seed=5, count=2 * BLOCK + 3))

    assert len(many) == 2 * BLOCK + 3
    assert all(_same(one, other) for one, other in zip(few, many[:3], strict=True))
    assert _same(many[BLOCK], drawn_block(problem, seed=5, block=1).reading(0))
    assert not _same(many[0], many[BLOCK])
    assert not _same(few[0], next(readings(problem, seed=6, count=1)))


def test_what_one_party_is_drawn_does_not_hang_on_the_others() -> None:
    """Without the last party the draws of the others stay the same, for the belligerents' chances aside."""
    problem = problem_of(2)
    peace = replace(problem, parties=tuple(replace(party, lottery=None) for party in problem.parties))
    fewer = replace(peace, parties=peace.parties[:-1])

    whole, part = (drawn_block(one, seed=3, block=0) for one in (peace, fewer))
    assert np.array_equal(whole.parties[0].weights, part.parties[0].weights)
    assert np.array_equal(whole.parties[1].disagreement, part.parties[1].disagreement)


@given(seed=st.integers(0, 10_000))
def test_readings_and_blocks_say_the_same(seed: int) -> None:
    """Utilities and consent worked out for a whole block are those of its readings one by one, by the definitions."""
    problem = problem_of(seed)
    codes = every_package(problem)
    drawn = drawn_block(problem, seed=seed, block=0)
    values = [worth_in_draws(worth, party.stake, codes, problem)
              for worth, party in zip(drawn.parties, problem.parties, strict=True)]
    says_yes = accepts(drawn, codes).all(axis=0) & feasible(problem, codes)

    for draw in (0, 1, BLOCK - 1):
        reading = drawn.reading(draw)
        assert np.allclose(utilities(reading, codes), [rows[draw] for rows in values], atol=1e-12)
        assert np.array_equal(acceptable(reading, codes), says_yes[draw])


def test_everything_drawn_lies_in_its_range_and_fills_it() -> None:
    """Scores, terms and disagreement values stay in their ranges and spread over them evenly."""
    problem = problem_of(3, home=False)
    party = replace(problem.parties[0], lottery=None, disagreement=Between(-1, 3))
    drawn = drawn_block(replace(problem, parties=(party,)), seed=1, block=0).parties[0]
    means = np.array([drawn_block(replace(problem, parties=(party,)), seed=1, block=block).parties[0].disagreement.mean()
                      for block in range(40)])

    assert -1 <= drawn.disagreement.min() < 0
    assert 2 < drawn.disagreement.max() <= 3
    assert abs(means.mean() - 1) < 4 * (4 / np.sqrt(12)) / np.sqrt(40 * BLOCK)
    for ranges, scores in zip(party.stake.scores, drawn.scores, strict=True):
        for between, column in zip(ranges, scores.T, strict=True):
            assert between.low - 1e-12 <= column.min() <= column.max() <= between.high + 1e-12
            assert between.is_point or column.max() - column.min() > 0.9 * (between.high - between.low)


def test_two_sides_cannot_both_prevail() -> None:
    """The chances of two belligerents are uniform over the triangle where they add up to 1 at most."""
    one, other = drawn_lotteries(_war((0, 1), (0, 1)), count=20_000, rng=np.random.default_rng(3))

    assert one is not None
    assert other is not None
    assert (one + other).max() <= 1 + 1e-9
    assert np.allclose([one.mean(), other.mean()], 1 / 3, atol=0.01)
    assert np.isclose(np.cov(one, other)[0, 1], -1 / 36, atol=0.002)


def test_only_two_belligerents_are_tied() -> None:
    """With three lotteries, or with estimates that contradict each other, each chance stands for itself."""
    three = drawn_lotteries(_war((0, 1), (0, 1), (0, 1)), count=5_000, rng=np.random.default_rng(3))
    both = drawn_lotteries(_war((0.6, 0.8), (0.7, 0.9)), count=5_000, rng=np.random.default_rng(3))

    assert np.allclose([chances.mean() for chances in three if chances is not None], 0.5, atol=0.03)
    assert np.allclose([chances.mean() for chances in both if chances is not None], [0.7, 0.8], atol=0.01)
    assert contradict(_war((0.6, 0.8), (0.7, 0.9)))
    assert not contradict(_war((0.1, 0.8), (0.7, 0.9)))


def test_the_other_sides_least_chance_limits_the_greatest_of_ones_own() -> None:
    """The range of no deal leaves out what no reading can have."""
    assert [(one.low, round(one.high, 9)) for one in disagreement_ranges(_war((0.1, 0.9), (0.7, 0.8)))] == [
        (0.1, 0.3), (0.7, 0.8)]


def test_a_seed_below_0_is_refused_with_a_reason() -> None:
    """The random numbers take no negative seed, and the message says so."""
    with pytest.raises(UsageProblem, match="the seed must be 0 or more, and is -1"):
        drawn_block(problem_of(1), seed=-1, block=0)
