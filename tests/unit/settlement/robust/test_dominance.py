from __future__ import annotations

import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.settlement.made import every_package
from tests.unit.settlement.robust.settled import problem_of, vertices

from holdfast.inputs.between import Between
from holdfast.settlement.evaluate import Codes, codes_of, holds
from holdfast.settlement.problem import Issue, Party, Problem, Stake
from holdfast.settlement.robust.bounds import worth_range
from holdfast.settlement.robust.dominance import difference, dominates, undominated
from holdfast.settlement.robust.given import worth_in_draws
from holdfast.settlement.robust.sampling import drawn_block


def _pairs(problem: Problem, seed: int, count: int = 12) -> tuple[Codes, Codes]:
    codes = every_package(problem)
    picked = np.random.default_rng(seed).integers(codes.shape[1], size=(2, count))
    return np.ascontiguousarray(codes[:, picked[0]]), np.ascontiguousarray(codes[:, picked[1]])


def _least_by_corners(problem: Problem, stake: Stake, one: list[int], other: list[int]) -> float:
    """The least difference over all corners of weights and of the scores and terms that the two do not share."""
    codes = codes_of([tuple(one), tuple(other)], problem)
    choices = []
    for scores, here, there in zip(stake.scores, one, other, strict=True):
        choices.append([0.0] if here == there else [
            mine - yours for mine in (scores[here].low, scores[here].high) for yours in (scores[there].low, scores[there].high)
        ])
    terms = 0.0
    for term in stake.terms:
        mine, yours = holds(term.formula, codes, problem).tolist()
        terms += min(end * (mine - yours) for end in (term.worth.low, term.worth.high))
    return min(float(corner @ np.array(values)) for corner in vertices(stake)
               for values in itertools.product(*choices)) + terms


@given(seed=st.integers(0, 10_000))
def test_the_least_difference_is_that_of_the_corners(seed: int) -> None:
    """Greedy and corner by corner, the least and greatest differences of two packages are the same."""
    problem = problem_of(seed, issues=3)
    ones, others = _pairs(problem, seed, 4)
    stake = problem.parties[0].stake
    found = difference(stake, ones, others, problem)

    for column in range(4):
        one, other = ones[:, column].tolist(), others[:, column].tolist()
        assert abs(found.least[column] - _least_by_corners(problem, stake, one, other)) < 1e-9
        assert abs(found.greatest[column] + _least_by_corners(problem, stake, other, one)) < 1e-9


@given(seed=st.integers(0, 10_000))
def test_a_package_that_dominates_another_is_never_worse_in_a_draw(seed: int) -> None:
    """Dominance holds in every draw for every party, and nothing dominates itself."""
    problem = problem_of(seed, issues=3, parties=2)
    codes = every_package(problem)
    count = codes.shape[1]
    ones, others = np.repeat(codes, count, axis=1), np.tile(codes, (1, count))
    found = dominates(problem, ones, others).reshape(count, count)
    drawn = drawn_block(problem, seed=seed, block=0)

    assert not found.diagonal().any()
    assert np.array_equal(undominated(problem, codes), ~found.any(axis=0))
    for party, worth in zip(problem.parties, drawn.parties, strict=True):
        values = worth_in_draws(worth, party.stake, codes, problem)
        gap = values[:, :, None] - values[:, None, :]
        assert (gap.min(axis=0)[found] >= -1e-9).all()


def test_ranges_that_overlap_can_hide_a_fixed_order() -> None:
    """Two packages that share their uncertain part are ordered although either could be worth more than the other."""
    issues = (Issue("land", ("a", "b")), Issue("prisoners", ("few", "all")))
    scores = ((Between(0, 1), Between(0, 1)), (Between.point(0.2), Between.point(0.4)))
    stake = Stake((Between(0.4, 0.6), Between(0.4, 0.6)), scores, shared_total=1.0)
    problem = Problem(issues, (Party("P", stake, Between(0, 0)),))
    codes = codes_of([(0, 1), (0, 0)], problem)
    least, greatest = worth_range(stake, codes, problem)

    assert least[0] < greatest[1]
    assert dominates(problem, codes[:, :1], codes[:, 1:]).tolist() == [True]
    assert dominates(problem, codes[:, 1:], codes[:, :1]).tolist() == [False]
