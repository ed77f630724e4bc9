"""Bargaining points where there are far too many packages to list: what must hold of them nevertheless."""

from __future__ import annotations

import itertools
import math
from dataclasses import replace

import numpy as np
import pytest
from tests.unit.settlement.made import problem_from

from holdfast.inputs.between import Between
from holdfast.settlement.evaluate import acceptable, codes_of, utilities
from holdfast.settlement.exact.frontier import frontier_by_solver
from holdfast.settlement.exact.points import points_by_solver
from holdfast.settlement.problem import Issue, Package, Problem
from holdfast.settlement.reading import Reading, at_mid
from holdfast.settlement.solution import IdealOver, Point
from holdfast.solving.watch import Watch


def large(seed: int) -> Problem:
    """A problem of more than 1e12 packages, with conditional terms and red lines, some of which are acceptable."""
    return problem_from(seed, issues=20, options=6, parties=4, lines=4, ranges=False, home=False, wants=0.2)


def idle(problem: Problem) -> Problem:
    """The problem with three more issues that are worth nothing to anybody."""
    more = tuple(Issue(f"idle{n}", ("a", "b", "c")) for n in range(3))
    nothing = (Between.point(0.0),) * 3
    parties = tuple(
        replace(party, stake=replace(party.stake, weights=party.stake.weights + nothing,
                                     scores=party.stake.scores + (nothing,) * 3))
        for party in problem.parties
    )
    return replace(problem, issues=problem.issues + more, parties=parties)


def neighbours(package: Package, problem: Problem) -> list[Package]:
    """All packages that differ from one in one or two issues."""
    changes = [(issue, option) for issue, held in enumerate(problem.issues) for option in range(len(held.options))]
    found = set()
    for first, second in itertools.combinations(changes, 2):
        other = list(package)
        for issue, option in (first, second):
            other[issue] = option
        found.add(tuple(other))
    return sorted(found)


def measures(reading: Reading, packages: list[Package], ideal: tuple[float, ...]) -> dict[Point, np.ndarray]:
    """Of those packages that are acceptable, the objective of every point."""
    codes = codes_of(packages, reading.problem)
    values = utilities(reading, codes)[:, acceptable(reading, codes)]
    deal = np.array([[worth.disagreement] for worth in reading.parties])
    weights = np.array([[party.bargaining_weight] for party in reading.problem.parties])
    gains = values - deal
    return {
        Point.NASH: np.prod(np.maximum(gains, 0) ** weights, axis=0),
        Point.KALAI_SMORODINSKY: (gains / (np.array(ideal)[:, None] - deal)).min(axis=0),
        Point.EGALITARIAN: gains.min(axis=0),
        Point.UTILITARIAN: (weights * values).sum(axis=0),
    }


def test_no_random_or_neighbouring_package_beats_a_point_of_a_large_space() -> None:
    """Each point is proven, acceptable and has the objective of its package; thousands of others are no better."""
    reading = at_mid(large(4))

    found = points_by_solver(reading, ideal_over=IdealOver.ACCEPTABLE, watch=Watch())

    draw = np.random.default_rng(5)
    others = [tuple(map(int, row)) for row in draw.integers(0, [len(issue.options) for issue in reading.problem.issues], size=(20_000, 20))]
    others += [near for solution in found.solutions for near in neighbours(solution.packages[0], reading.problem)]
    ideal = tuple(value for value in found.ideal if value is not None)
    rivals = measures(reading, others, ideal)
    assert len(rivals[Point.NASH]) > 2000
    for solution in found.solutions:
        own = measures(reading, list(solution.packages), ideal)[solution.point]
        assert own == pytest.approx([solution.objective] * len(solution.packages), abs=1e-12)
        assert solution.optimal
        assert rivals[solution.point].max() <= solution.objective + 1e-9


def test_options_that_nobody_tells_apart_are_listed_without_being_searched() -> None:
    """An issue that no stake and no limit depends on makes equal packages: twenty are listed, the vector is one."""
    problem = idle(large(4))

    found = points_by_solver(at_mid(problem), ideal_over=IdealOver.ACCEPTABLE, watch=Watch())

    assert len(found.solutions) == 4
    for solution in found.solutions:
        assert solution.ties == 1
        assert len(set(solution.packages)) == 20
        assert solution.packages == tuple(sorted(solution.packages))
        assert {package[:20] for package in solution.packages} == {solution.packages[0][:20]}


def test_nothing_is_claimed_when_stopped_at_once() -> None:
    """A watch that is over before the work begins gives no point, no ideal, and no proof that there is none."""
    reading = at_mid(large(4))

    found = points_by_solver(reading, ideal_over=IdealOver.ALL, watch=Watch(asked_to_stop=lambda: True))

    assert found.solutions == ()
    assert found.ideal == (None,) * 4
    assert not found.ideal_proven
    assert not found.none_acceptable
    assert found.stopped


@pytest.mark.parametrize("looks", [1, 5, 20, 60, 200])
def test_what_is_said_after_an_early_stop_is_true(looks) -> None:
    """Stopped after some looks at the watch, points are acceptable, and value and gap enclose the proven optimum."""
    reading = at_mid(large(9))
    proven = points_by_solver(reading, ideal_over=IdealOver.ACCEPTABLE, watch=Watch())
    left = iter(range(looks))

    found = points_by_solver(reading, ideal_over=IdealOver.ACCEPTABLE,
                             watch=Watch(asked_to_stop=lambda: next(left, None) is None))

    truth = {solution.point: solution.objective for solution in proven.solutions}
    assert not found.none_acceptable
    for solution in found.solutions:
        assert acceptable(reading, codes_of(list(solution.packages), reading.problem)).all()
        assert solution.objective <= truth[solution.point] + 1e-9
        assert solution.objective + solution.gap >= truth[solution.point] - 1e-6
        assert solution.ties is None or solution.ties_complete
        assert math.isfinite(solution.gap)
    assert found.stopped or all(solution.optimal for solution in found.solutions)


def test_an_exception_while_watching_reaches_the_caller() -> None:
    """What the watch raises, an interrupt from the keyboard too, comes out of the solver unchanged."""
    reading = at_mid(large(9))
    looks = iter(range(3))

    def interrupted() -> bool:
        if next(looks, None) is None:
            raise KeyboardInterrupt
        return False

    with pytest.raises(KeyboardInterrupt):
        points_by_solver(reading, ideal_over=IdealOver.ACCEPTABLE, watch=Watch(asked_to_stop=interrupted))


def test_the_frontier_of_a_large_space_is_a_part_and_says_so() -> None:
    """A few undominated vectors of a large space do not dominate each other and are marked as a part."""
    reading = at_mid(large(4))

    found = frontier_by_solver(reading, watch=Watch(), most=5)

    assert len(found.vectors) == 5
    assert not found.complete
    for one, other in itertools.permutations(found.vectors, 2):
        assert any(a > b for a, b in zip(one, other, strict=True))


def test_the_solver_writes_nothing_on_standard_output(capfd) -> None:
    """Standard output belongs to the results; the solver says nothing there, nor on standard error."""
    points_by_solver(at_mid(large(9)),
                     ideal_over=IdealOver.ACCEPTABLE, watch=Watch())

    assert capfd.readouterr() == ("", "")
