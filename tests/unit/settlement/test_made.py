"""The random problems that other tests rest on hold what they promise."""

from __future__ import annotations

from tests.unit.settlement.made import every_package, problem_from

from holdfast.settlement.evaluate import acceptable, feasible, holds, utilities
from holdfast.settlement.problem import Problem
from holdfast.settlement.reading import at_mid


def test_random_problems_are_neither_all_empty_nor_all_full() -> None:
    """Among random problems some have acceptable packages and some have none, and some packages are forbidden."""
    counts = [acceptable(at_mid(problem), every_package(problem)).sum() for problem in map(problem_from, range(60))]

    assert any(count == 0 for count in counts)
    assert sum(count > 0 for count in counts) > 15
    assert any(not feasible(problem, every_package(problem)).all() for problem in map(problem_from, range(10)))


def test_the_utility_of_a_package_is_the_sum_of_its_parts() -> None:
    """Weights times scores, plus terms that hold, add up to the utility of a package."""
    problem: Problem = problem_from(5, ranges=False)
    codes = every_package(problem)
    values = utilities(at_mid(problem), codes)

    party = problem.parties[0]
    package = tuple(int(code) for code in codes[:, 7])
    parts = [weight.mid * scores[code].mid for weight, scores, code in
             zip(party.stake.weights, party.stake.scores, package, strict=True)]

    terms = [term.worth.mid for term in party.stake.terms if holds(term.formula, codes[:, 7:8], problem)[0]]
    assert abs(values[0, 7] - sum(parts) - sum(terms)) < 1e-12
