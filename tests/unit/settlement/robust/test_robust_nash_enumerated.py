from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.settlement.made import every_package
from tests.unit.settlement.robust.settled import problem_of

from holdfast.settlement.evaluate import codes_of
from holdfast.settlement.robust.bounds import accepted, bounds
from holdfast.settlement.robust.dominance import difference
from holdfast.settlement.robust.given import worth_in_draws
from holdfast.settlement.robust.robust_nash_enumerated import greatest_regrets, robust_points
from holdfast.settlement.robust.sampling import drawn_block
from holdfast.solving.watch import Watch


@given(seed=st.integers(0, 10_000))
def test_the_robust_points_are_the_best_of_all_packages(seed: int) -> None:
    """No package that all accept in every reading has a greater product of least gains, or a smaller greatest regret."""
    problem = problem_of(seed, issues=3, wants=0.05, lines=1)
    every = every_package(problem)
    codes = every[:, accepted(problem, every)[0]]
    found = robust_points(problem, codes, Watch())
    assert found.packages == codes.shape[1]
    if not codes.shape[1]:
        assert found.nash is found.regret is None
        return
    assert found.nash is not None
    assert found.regret is not None
    known = bounds(problem, codes)
    gains = known.least - np.array([[without.high] for without in known.disagreement])
    powers = np.array([[party.bargaining_weight] for party in problem.parties])
    sure = gains > 1e-9
    products = np.where(sure.sum(axis=0) == sure.sum(axis=0).max(),
                        np.where(sure, np.maximum(gains, 0) ** powers, 1.0).prod(axis=0), -1.0)
    worst = [max(float(difference(party.stake, np.repeat(codes[:, [other]], 1, axis=1), codes[:, [one]],
                                  problem).greatest[0])
                 for party in problem.parties for other in range(codes.shape[1])) for one in range(codes.shape[1])]

    assert np.isclose(found.nash.objective, products.max() if sure.any() else 0.0)
    assert found.nash.packages[0] == tuple(codes[:, int(products.argmax())].tolist())
    assert np.isclose(found.regret.objective, min(worst))
    assert tuple(found.regret.packages[0]) in {tuple(codes[:, column].tolist()) for column, value in enumerate(worst)
                                               if value <= min(worst) + 1e-9}


def test_random_problems_have_packages_to_compare() -> None:
    """The test above is not about empty sets alone."""
    problems = [problem_of(seed, issues=3, wants=0.05, lines=1) for seed in range(20)]

    assert sum(accepted(problem, every_package(problem))[0].sum() > 1 for problem in problems) > 4


@given(seed=st.integers(0, 10_000))
def test_no_draw_brings_more_regret_than_the_greatest(seed: int) -> None:
    """What another package would have been worth more in a draw is within the greatest regret."""
    problem = problem_of(seed, issues=3, parties=2)
    codes = every_package(problem)
    regrets = greatest_regrets(problem, codes, Watch())
    assert regrets is not None

    drawn = drawn_block(problem, seed=seed, block=0)
    for row, party, worth in zip(regrets, problem.parties, drawn.parties, strict=True):
        values = worth_in_draws(worth, party.stake, codes, problem)
        assert ((values.max(axis=1, keepdims=True) - values).max(axis=0) <= row + 1e-9).all()


def test_regret_is_left_out_where_there_is_no_time_for_it() -> None:
    """Stopped work says nothing about regret and still names the robust Nash point."""
    problem = problem_of(3, wants=0.0)
    codes = codes_of([(0, 0, 0, 0), (1, 1, 1, 1)], problem)
    found = robust_points(problem, codes, Watch(asked_to_stop=lambda: True))

    assert found.regret is None
    assert found.nash is not None
