from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.settlement.made import every_package, problem_from
from tests.unit.settlement.robust.settled import problem_of, vertices

from holdfast.inputs.between import Between
from holdfast.settlement.evaluate import Codes, feasible, holds
from holdfast.settlement.problem import Lottery, Problem, Stake
from holdfast.settlement.robust.bounds import accepted, bounds, consent, worth_range
from holdfast.settlement.robust.given import accepts, worth_in_draws
from holdfast.settlement.robust.sampling import drawn_block

SEEDS = st.integers(0, 10_000)


def _at_corners(stake: Stake, codes: Codes, problem: Problem, end: str) -> list[float]:
    """Per package the least or greatest worth over all corners of the weights, scores and terms at the same end."""
    choose = min if end == "low" else max
    corners = list(vertices(stake))
    result = []
    for column in range(codes.shape[1]):
        values = np.array([getattr(scores[code], end)
                           for scores, code in zip(stake.scores, codes[:, column], strict=True)])
        terms = sum(getattr(term.worth, end) for term in stake.terms
                    if holds(term.formula, codes[:, column : column + 1], problem)[0])
        result.append(choose(float(corner @ values) for corner in corners) + terms)
    return result


@given(seed=SEEDS)
def test_the_range_of_worth_is_that_of_the_corners(seed: int) -> None:
    """A linear program has its ends at corners, and the greedy way finds the same ends."""
    problem = problem_of(seed)
    codes = every_package(problem)
    stake = problem.parties[0].stake
    least, greatest = worth_range(stake, codes, problem)

    assert np.allclose(least, _at_corners(stake, codes, problem, "low"), atol=1e-9)
    assert np.allclose(greatest, _at_corners(stake, codes, problem, "high"), atol=1e-9)


@given(seed=SEEDS)
def test_no_draw_leaves_the_range(seed: int) -> None:
    """What packages are worth in a draw lies in their range, also where a weight can be negative."""
    problem = problem_from(seed)
    codes = every_package(problem)
    known = bounds(problem, codes)
    drawn = drawn_block(problem, seed=seed, block=0)

    for position, (party, worth) in enumerate(zip(problem.parties, drawn.parties, strict=True)):
        values = worth_in_draws(worth, party.stake, codes, problem)
        assert (values >= known.least[position] - 1e-9).all()
        assert (values <= known.greatest[position] + 1e-9).all()
        assert (worth.disagreement >= known.disagreement[position].low - 1e-9).all()
        assert (worth.disagreement <= known.disagreement[position].high + 1e-9).all()


@given(seed=SEEDS)
def test_what_is_necessary_happens_in_every_draw_and_what_is_impossible_in_none(seed: int) -> None:
    """Shares are 1 for necessary acceptance and 0 without possible acceptance, for each party and for all."""
    problem = problem_of(seed, wants=0.15)
    codes = every_package(problem)
    found = consent(problem, codes)
    says_yes = accepts(drawn_block(problem, seed=seed, block=0), codes)
    necessary, possible = accepted(problem, codes)
    together = says_yes.all(axis=0) & feasible(problem, codes)

    assert not (found.necessary & ~found.possible).any()
    assert says_yes.all(axis=1)[found.necessary].all()
    assert not says_yes.any(axis=1)[~found.possible].any()
    assert together.all(axis=0)[necessary].all()
    assert not together.any(axis=0)[~possible].any()


def test_random_problems_have_packages_that_are_certain_uncertain_and_impossible() -> None:
    """The test above looks at all three kinds, for single parties and for all together."""
    kinds = [accepted(problem, every_package(problem)) for problem in (problem_of(seed, wants=0.15) for seed in range(40))]

    assert any(necessary.any() for necessary, _ in kinds)
    assert any((possible & ~necessary).any() for necessary, possible in kinds)
    assert any((~possible).any() for _, possible in kinds)


@given(seed=SEEDS)
def test_with_points_for_ranges_necessary_and_possible_are_one(seed: int) -> None:
    """Where nothing is uncertain, what is possible is necessary."""
    problem = problem_of(seed, ranges=False)
    codes = every_package(problem)
    necessary, possible = accepted(problem, codes)

    assert np.array_equal(necessary, possible)


def test_a_chance_that_the_other_side_rules_out_does_not_stand_in_the_way() -> None:
    """A side whose highest chance no reading can have accepts in every reading what beats the chances left to it."""
    problem = problem_of(4, parties=2, home=False)
    codes = every_package(problem)
    best = float(bounds(problem, codes).least[0].max())
    point = Between.point
    sides = (Lottery(Between(0, 1), point(2 * best), point(0)), Lottery(Between(0.6, 0.7), point(1), point(0)))
    tied = replace(problem, parties=tuple(replace(party, lottery=one)
                                          for party, one in zip(problem.parties, sides, strict=True)))
    alone = replace(tied, parties=(tied.parties[0], replace(tied.parties[1], lottery=None)))

    assert best > 0
    assert consent(tied, codes).necessary[0].any()
    assert not consent(alone, codes).necessary[0].any()
