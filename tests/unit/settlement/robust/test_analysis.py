from __future__ import annotations

import json
from dataclasses import asdict, replace

import numpy as np
import pytest
from tests.unit.settlement.made import every_package
from tests.unit.settlement.robust.settled import problem_of

from holdfast.inputs.between import Between
from holdfast.settlement.evaluate import acceptable, below_floor
from holdfast.settlement.problem import Lottery, Problem
from holdfast.settlement.robust import analysis
from holdfast.settlement.robust.analysis import robust
from holdfast.settlement.robust.bounds import accepted
from holdfast.settlement.robust.result import Robust, Way
from holdfast.solving.watch import Watch


def _robust(problem: Problem, **options: object) -> Robust:
    first = tuple(0 for _ in problem.issues)
    return robust(problem, seed=1, watch=Watch(), given={"first": first}, draws=50, confidence_draws=10,
                  **options)  # type: ignore[arg-type]


def test_small_problems_are_looked_through() -> None:
    """Every feasible package is counted, and what is certain is what the bounds say."""
    problem = problem_of(7, floor=True, wants=0.1, lines=1)
    codes = every_package(problem)
    necessary, possible = (found & ~below_floor(problem, codes) for found in accepted(problem, codes))
    found = _robust(problem)

    assert found.way is Way.ALL_PACKAGES
    assert found.certain is not None
    assert (found.certain.necessary, found.certain.possible) == (necessary.sum(), possible.sum())
    assert found.points is not None
    assert found.points.packages == necessary.sum()
    assert found.smaa is not None
    assert found.smaa.draws == found.given.draws == found.draws == 50


def test_problems_with_too_many_packages_speak_of_the_given_ones() -> None:
    """Nothing is said of packages that were not looked at, and why is said in words."""
    found = _robust(problem_of(7, lines=0), listed=5, exists=lambda reading: True)

    assert found.way is Way.GIVEN_PACKAGES
    assert found.certain is found.points is found.smaa is None
    assert "too many to list" in found.why
    assert found.given.any_acceptable is not None
    assert found.given.any_acceptable.value == 1


def test_a_vast_problem_is_not_looked_through() -> None:
    """A space of 5^22 packages is answered for the given ones at once."""
    problem = problem_of(2, issues=22, options=5, home=False)

    assert problem.packages > 10**10
    assert _robust(problem).way is Way.GIVEN_PACKAGES


def test_stopped_at_once_nothing_is_claimed() -> None:
    """Work that is over before it starts returns, with no draws and a reason."""
    found = robust(problem_of(7), seed=1, watch=Watch(asked_to_stop=lambda: True), given={})

    assert found.draws == 0
    assert found.certain is None
    assert "stopped" in found.why


def test_stopped_in_the_middle_the_given_packages_share_the_draws_made() -> None:
    """Given packages are counted over the draws that were made, and what was not worked out is left out."""
    looks = iter(range(10**6))
    found = robust(problem_of(7, wants=0.1, lines=1), seed=1, given={"first": (0, 0, 0, 0)}, draws=2_000,
                   watch=Watch(asked_to_stop=lambda: next(looks) > 100))

    assert 0 < found.draws < 2_000
    assert found.given.draws == found.draws
    assert found.given.stopped


def test_the_result_is_plain_enough_for_json() -> None:
    """Every field of the result is a number, a word, a list or nothing."""
    found = asdict(_robust(problem_of(7, wants=0.1, lines=1)))

    assert json.loads(json.dumps(found))["smaa"]["seed"] == 1


def test_estimates_that_contradict_each_other_are_said_to() -> None:
    """Whether the two chances of prevailing were held together, or contradict each other, is part of the result."""
    problem = problem_of(7, parties=2, home=False)
    chances = []
    for low in (0.2, 0.6):
        lottery = Lottery(Between(low, 0.7), Between.point(0.5), Between(0, 0.1))
        chances.append(_robust(replace(problem, parties=tuple(
            replace(party, lottery=lottery) for party in problem.parties))).chances)

    assert [(one.tied, one.contradict) for one in chances] == [(True, False), (False, True)]
    assert not np.any([_robust(replace(problem, parties=tuple(
        replace(party, lottery=None) for party in problem.parties))).chances.tied])


def test_the_share_with_an_acceptable_package_is_that_of_the_definitions() -> None:
    """Draw by draw some package within the floor is acceptable, or none is."""
    from holdfast.settlement.robust.sampling import readings

    problem = problem_of(9, floor=True, wants=0.3)
    codes = every_package(problem)
    codes = np.ascontiguousarray(codes[:, ~below_floor(problem, codes)])
    wanted = sum(bool(acceptable(reading, codes).any()) for reading in readings(problem, seed=1, count=50))
    found = _robust(problem)

    assert found.smaa is not None
    assert found.smaa.any_acceptable.count == wanted


def test_too_many_utilities_for_a_list_are_asked_of_the_solver_in_fewer_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a draw would hold too many utilities, only given packages are valued, in no more draws than may be asked."""
    monkeypatch.setattr(analysis, "VALUES", 3)
    problem = problem_of(7, lines=0)

    found = robust(problem, seed=1, watch=Watch(), given={}, draws=500, exists=lambda reading: True, asking=20)

    assert found.way is Way.GIVEN_PACKAGES
    assert found.draws == 20
    assert found.given.any_acceptable is not None
    assert found.given.any_acceptable.value == 1.0
