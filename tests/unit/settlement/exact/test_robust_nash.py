"""Robust Nash by solver against every package listed, with worst weights from a plain linear programme."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.settlement.exact.listed import distinct
from tests.unit.settlement.made import every_package, problem_from

from holdfast.errors import UsageProblem
from holdfast.inputs.between import Between
from holdfast.settlement.evaluate import below_floor, feasible, holds
from holdfast.settlement.exact.nash import JOINT_GAIN
from holdfast.settlement.exact.robust_nash import robust_nash
from holdfast.settlement.exact.worst import least_worth
from holdfast.settlement.problem import Issue, Party, Problem, Stake
from holdfast.solving.watch import Watch

PROBLEMS = st.builds(
    problem_from, st.integers(0, 10**6), issues=st.integers(1, 4), options=st.integers(2, 3), parties=st.integers(1, 3),
    lines=st.integers(0, 3), grain=st.sampled_from([0.0, 0.0, 0.02]), floor=st.booleans(),
    wants=st.sampled_from([0.02, 0.1, 0.2]),
)


def nonnegative(problem: Problem) -> bool:
    """Whether every weight is at least 0."""
    stakes = [party.stake for party in problem.parties]
    stakes += [group.stake for party in problem.parties if party.ratification for group in party.ratification.groups
               if group.stake]
    return all(weight.low >= 0 for stake in stakes for weight in stake.weights)


def worst(stake: Stake, problem: Problem, codes) -> np.ndarray:
    """The least worth of each package, by the corners of the set of weights."""
    scores = np.array([[row[code].low for code in codes[k]] for k, row in enumerate(stake.scores)])
    corners = np.array(list(_corners(stake)))
    result = (corners @ scores).min(axis=0)
    for term in stake.terms:
        result = result + term.worth.low * holds(term.formula, codes, problem)
    return result


def _corners(stake: Stake):
    """All weights at an end but (with a total) for one, which fills up the total."""
    ends = [(weight.low, weight.high) for weight in stake.weights]
    if stake.shared_total is None:
        yield from itertools.product(*ends)
        return
    for free in range(len(ends)):
        for others in itertools.product(*(ends[k] for k in range(len(ends)) if k != free)):
            rest = stake.shared_total - sum(others)
            if ends[free][0] - 1e-12 <= rest <= ends[free][1] + 1e-12:
                yield (*others[:free], rest, *others[free:])


def certain(problem: Problem, codes) -> tuple[np.ndarray, np.ndarray]:
    """For each package whether it is acceptable in every reading, and the certain gains."""
    gains = np.array([worst(party.stake, problem, codes) - party.disagreement.high for party in problem.parties])
    kept = feasible(problem, codes) & ~below_floor(problem, codes) & (gains >= -1e-9).all(axis=0)
    for party in problem.parties:
        if party.ratification is None:
            continue
        votes = np.zeros(codes.shape[1])
        for group in party.ratification.groups:
            says = np.ones(codes.shape[1], dtype=bool)
            if group.requires is not None:
                says &= holds(group.requires, codes, problem)
            if group.stake is not None:
                says &= worst(group.stake, problem, codes) >= group.disagreement.high - 1e-9
            votes += group.weight * says
            if group.veto:
                kept &= says
        kept &= votes >= party.ratification.quota - 1e-9
    return kept, gains


@given(problem=PROBLEMS.filter(nonnegative))
def test_robust_nash_is_that_of_every_package_listed(problem) -> None:
    """Product, certain utilities and packages are those found by listing all packages and all corners of weights."""
    codes = every_package(problem)
    kept, gains = certain(problem, codes)
    weights = [party.bargaining_weight for party in problem.parties]

    found = robust_nash(problem, watch=Watch())

    assert not found.stopped
    assert found.none_acceptable is (not kept.any())
    if not kept.any():
        assert found.solution is None
        return
    counts = np.where(kept, (gains >= JOINT_GAIN).sum(axis=0), -1)
    products = {n: math.prod(g**w for g, w in zip(gains[:, n], weights, strict=True) if g >= JOINT_GAIN)
                for n in np.flatnonzero(counts == counts.max())}
    best = max(products.values())
    tied = [n for n, value in products.items() if value >= best * (1 - 1e-9)]
    deal = [party.disagreement.high for party in problem.parties]
    vectors = distinct([tuple(gains[:, n] + deal) for n in tied])
    assert found.solution is not None
    assert found.solution.optimal
    assert found.solution.objective == pytest.approx(best, abs=1e-9)
    assert any(found.solution.utilities == pytest.approx(vector, abs=1e-9) for vector in vectors)
    assert set(found.solution.packages) <= {tuple(map(int, codes[:, n])) for n in tied}
    if found.solution.ties_complete:
        assert found.solution.ties == len(vectors)


def test_scores_below_zero_get_the_greatest_weight() -> None:
    """The worst weights put what is left where scores are smallest, whatever their sign."""
    stake = Stake((Between(0.2, 0.7), Between(0.3, 0.8)),
                  ((Between(-1, 0),), (Between(0.5, 0.6),)), shared_total=1.0)
    problem = Problem((Issue("a", ("x",)), Issue("b", ("y",))), (Party("P", stake, Between.point(-1.0)),))

    assert least_worth(stake, problem, (0, 0)) == pytest.approx(-0.7 + 0.3 * 0.5)
    assert robust_nash(problem, watch=Watch()).solution.utilities == pytest.approx((-0.55,))


@pytest.mark.parametrize(("weights", "total"), [((Between(-0.1, 0.5),), None), ((Between(0.1, 0.5),), 1.0)])
def test_weights_that_leave_the_worst_case_unclear_are_refused(weights, total) -> None:
    """Weights below 0, and weights that cannot add up to their total, are refused with the party's id."""
    stake = Stake(weights, ((Between.point(1.0),),), shared_total=total)
    problem = Problem((Issue("a", ("x",)),), (Party("P", stake, Between.point(0.0)),))

    with pytest.raises(UsageProblem, match="P"):
        robust_nash(problem, watch=Watch())


def test_no_robust_point_is_claimed_once_stopped() -> None:
    """A watch that is over at once gives neither a point nor the proof that there is none."""
    found = robust_nash(problem_from(1, ranges=False), watch=Watch(asked_to_stop=lambda: True))

    assert found.solution is None
    assert not found.none_acceptable
    assert found.stopped
