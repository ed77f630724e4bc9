"""The ends of weighted sums at the edges: weights below nothing, totals that cannot be, conditions nothing keeps."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.settlement.made import every_package, problem_from

from holdfast.document.conditions.ground import All, Any, Lit
from holdfast.inputs.between import Between
from holdfast.settlement.draft.best import best_completion
from holdfast.settlement.draft.completions import every_option
from holdfast.settlement.draft.extreme import greatest, least, sum_in
from holdfast.settlement.draft.interval import least_sum
from holdfast.settlement.draft.trades import trades
from holdfast.settlement.evaluate import holds, utilities
from holdfast.settlement.problem import Floor, Problem
from holdfast.settlement.reading import at_mid


@pytest.mark.parametrize(
    ("weights", "factors", "total", "expected"),
    [
        ([Between(0.2, 0.8), Between(0.2, 0.8)], [(1.0, 1.0), (0.0, 0.0)], 1.0, 0.2),
        ([Between(-0.5, -0.1), Between(1.1, 1.5)], [(0.0, 1.0), (0.0, 0.0)], 1.0, -0.5),
        ([Between(-0.5, 0.5)], [(-1.0, 2.0)], None, -1.0),
        ([Between(0.6, 0.7), Between(0.6, 0.7)], [(1.0, 1.0), (1.0, 1.0)], 1.0, 1.2),
    ],
    ids=["greedy", "below nothing", "no total", "a total that cannot be reached"],
)
def test_the_least_sum(
    weights: list[Between], factors: list[tuple[float, float]], total: float | None, expected: float,
) -> None:
    """The least sum gives what is left of the total to the smallest factors; a weight below nothing takes the greatest."""
    assert least_sum(weights, factors, total=total) == pytest.approx(expected)


def test_the_ends_under_a_condition_are_those_of_the_packages_that_keep_it() -> None:
    """Least and greatest under a condition agree with a listing, and there are none where nothing keeps it."""
    for seed in range(20):
        problem = problem_from(seed)
        reading = at_mid(problem)
        whole, codes = sum_in(problem, reading.parties[0]), every_package(problem)
        keeping = All((Lit("i0", 0b10), Any((Lit("i1", 0b01), Lit("i2", 0b10)))))
        values = utilities(reading, codes)[0][holds(keeping, codes, problem)]

        low = least(whole, every_option(problem), keeping=keeping)
        high = greatest(whole, every_option(problem), keeping=keeping)

        assert low is not None
        assert high is not None
        assert (low.value, high.value) == pytest.approx((values.min(), values.max()))
        assert least(whole, every_option(problem), keeping=All((Lit("i0", 0b10), Lit("i0", 0b01)))) is None
        assert least(whole, every_option(problem), keeping=Any(())) is None
        assert least(whole, {**every_option(problem), "i0": 0}) is None


def test_a_draft_whose_completions_are_all_below_the_floor_has_no_best_one() -> None:
    """Where every option of an open issue lies below the floor, there is no completion to speak of."""
    problem = problem_from(1)
    below = tuple(Floor("i0", option, "for the test") for option in problem.issues[0].options)

    assert best_completion(at_mid(replace(problem, floor=below)), {}) is None


def test_without_parties_there_is_nothing_to_trade() -> None:
    """Where nobody's consent is needed, no change makes anybody better off."""
    problem = problem_from(1)
    bare = Problem(problem.issues, ())

    found = trades(at_mid(bare), (0, 0, 0, 0))

    assert found.proposed == ()
    assert best_completion(at_mid(bare), {}) is not None
