"""The plain definitions of margins and exposures on worked examples."""

from __future__ import annotations

import pytest
from tests.unit.roadmap.ck72 import problem_with
from tests.unit.roadmap.made import every_order, problem_from

from holdfast.roadmap.evaluate import acting_margins, exposures, least_margin, margins, one_by_one
from holdfast.roadmap.reading import At, reading_of


def test_ck_7_2_by_every_order() -> None:
    """Over all orders of CK-7.2 the best least margin is K - 3."""
    for relationship in (0, 2, 3, 4):
        reading = reading_of(problem_with(relationship), At.MID)
        best = max(least_margin(reading, one_by_one(order)) for order in every_order(reading.problem))
        assert best == relationship - 3


def test_ck_7_2_rounds() -> None:
    """With K = 3 the four rounds A1+B2, A3+B1, B3, A2 are safe, and with K = 2 they are not."""
    rounds = tuple(tuple(["A1", "A2", "A3", "B1", "B2", "B3"].index(id) for id in together.split("+"))
                   for together in ("A1+B2", "A3+B1", "B3", "A2"))
    assert least_margin(reading_of(problem_with(3), At.MID), rounds) == pytest.approx(0)
    assert least_margin(reading_of(problem_with(2), At.MID), rounds) == pytest.approx(-1)


def test_margins_count_down_the_surplus() -> None:
    """Before anything is done each margin is the surplus of the whole plan plus K, and at the end K alone."""
    reading = reading_of(problem_with(3), At.MID)
    assert list(margins(reading, 0)) == [6 + 3, 7 + 3]
    assert list(margins(reading, 2**6 - 1)) == [3, 3]
    acting = acting_margins(reading, 0, (0, 4))
    assert list(acting) == [9 - 6, 10 - 4]


def test_exposure_is_what_was_given_and_not_received() -> None:
    """A party that gave 2 for good and received nothing stands to lose 2."""
    reading = reading_of(problem_with(3), At.MID)
    assert list(exposures(reading, 0, (0,))) == [2, 0]
    assert list(exposures(reading, 1, (4,))) == [2, 0]


@pytest.mark.parametrize("seed", range(5))
def test_worst_reading_is_the_least(seed: int) -> None:
    """At the worst reading every margin is at most that at the middle and at the best."""
    problem = problem_from(seed, ranges=True, guards=2, doubt=0.5, shifts=0.3)
    for done in (0, 3, 21, 63):
        worst, mid, best = (margins(reading_of(problem, at), done) for at in (At.WORST, At.MID, At.BEST))
        assert (worst <= mid + 1e-9).all()
        assert (mid <= best + 1e-9).all()
