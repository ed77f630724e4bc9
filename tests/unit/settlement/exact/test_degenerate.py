"""Bargaining points where not all can gain, where nobody can, and where very many packages are tied."""

from __future__ import annotations

import pytest

from holdfast.inputs.between import Between
from holdfast.settlement.exact.points import points_by_solver
from holdfast.settlement.problem import Issue, Party, Problem, Stake
from holdfast.settlement.reading import at_mid
from holdfast.settlement.solution import IdealOver, Point, Solution
from holdfast.solving.watch import Watch


def simple(*scores: list[list[float]], deal: float = 0.0) -> Problem:
    """Parties with scores per issue and option, every issue of weight 1."""
    first = scores[0]
    issues = tuple(Issue(f"i{n}", tuple(f"o{k}" for k in range(len(row)))) for n, row in enumerate(first))
    parties = tuple(
        Party(f"P{n}", Stake((Between.point(1.0),) * len(first),
                             tuple(tuple(Between.point(value) for value in row) for row in held)), Between.point(deal))
        for n, held in enumerate(scores)
    )
    return Problem(issues, parties)


def solved(problem: Problem) -> dict[Point, Solution]:
    """The points of a problem."""
    found = points_by_solver(at_mid(problem), ideal_over=IdealOver.ACCEPTABLE, watch=Watch())
    return {solution.point: solution for solution in found.solutions}


def test_where_not_all_can_gain_nash_is_over_a_largest_set_that_can() -> None:
    """Two of three can gain together in two ways; the way with the greater product is taken and says who gains."""
    problem = simple([[1.0, 0.0, 0.5]], [[0.0, 0.5, 0.0]], [[0.25, 0.75, 0.0]])

    nash = solved(problem)[Point.NASH]

    assert nash.over == (1, 2)
    assert nash.objective == pytest.approx(0.375)
    assert nash.packages == ((1,),)
    assert nash.optimal


def test_where_nobody_can_gain_every_package_is_tied() -> None:
    """With nothing to gain, Nash and Kalai-Smorodinsky are over nobody and list every package, which are one vector."""
    points = solved(simple([[0.0, 0.0], [0.0, 0.0]]))

    for point in (Point.NASH, Point.KALAI_SMORODINSKY):
        assert points[point].over == ()
        assert points[point].packages == ((0, 0), (0, 1), (1, 0), (1, 1))
        assert points[point].objective == 0
        assert points[point].ties == 1
        assert points[point].optimal


def test_ties_too_many_to_count_are_said_to_be_unknown() -> None:
    """Where one's gain is the other's loss, all packages have one sum: the point is proven, its ties are not counted."""
    rows = [[0.0, 2.0**-n, 2.0**-n / 3] for n in range(6)]
    problem = simple(rows, [[1.0 - value for value in row] for row in rows])

    utilitarian = solved(problem)[Point.UTILITARIAN]

    assert utilitarian.objective == pytest.approx(6.0)
    assert utilitarian.optimal
    assert utilitarian.ties is None
    assert not utilitarian.ties_complete


def test_a_party_that_cannot_gain_is_left_out_of_kalai_smorodinsky() -> None:
    """Shares are of those whose ideal exceeds no deal; the others keep what they have."""
    points = solved(simple([[1.0, 0.5]], [[0.0, 0.0]], [[0.25, 0.5]]))

    assert points[Point.KALAI_SMORODINSKY].over == (0, 2)
    assert points[Point.KALAI_SMORODINSKY].objective == pytest.approx(0.5)
    assert points[Point.KALAI_SMORODINSKY].utilities in {(1.0, 0.0, 0.25), (0.5, 0.0, 0.5)}
