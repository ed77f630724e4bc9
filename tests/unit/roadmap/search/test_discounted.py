"""Orders of steps where what comes later counts for less, against every order of small roadmaps."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from tests.unit.roadmap.made import every_order, problem_from

from holdfast.inputs.between import Between
from holdfast.roadmap.discounted import Later, later_of, least_discounted
from holdfast.roadmap.evaluate import least_margin, one_by_one
from holdfast.roadmap.problem import PartyTerms, Problem, Step, StepTerms, Terms
from holdfast.roadmap.reading import At, reading_of
from holdfast.roadmap.search.discounted import safest_discounted
from holdfast.roadmap.search.safest import safest_order
from holdfast.roadmap.waiting import waiting_of
from holdfast.solving.watch import Watch


def _slow(seed: int, rate: float) -> Problem:
    """A random problem whose steps take up to a year, with one rate for each party."""
    rng = np.random.default_rng(seed)
    made = problem_from(seed, steps=6, guards=seed % 3, futures=1 + seed % 2, doubt=0.3, shifts=0.3, ranges=True)
    steps = tuple(replace(step, days=Between.point(float(rng.integers(0, 365)))) for step in made.steps)
    futures = tuple(replace(future, parties={
        party: replace(terms, discount=Between(rate / 2, rate)) for party, terms in future.parties.items()})
        for future in made.futures)
    return replace(made, steps=steps, futures=futures)


def _later(seed: int, rate: float) -> Later:
    return later_of(_slow(seed, rate), At.WORST, rate=At.BEST)


@pytest.mark.parametrize("seed", range(60))
def test_the_safest_order_with_a_discount_is_that_of_all_orders(seed: int) -> None:
    """Begun from any order, the search ends with the greatest least margin that any order has."""
    later = _later(seed, 0.8)
    orders = list(every_order(later.reading.problem))
    found = safest_discounted(later, orders[0], watch=Watch(), most=10**7)
    assert found.proven
    assert found.margin == pytest.approx(max(least_discounted(later, order) for order in orders))
    assert found.margin == pytest.approx(least_discounted(later, found.order))


@pytest.mark.parametrize("seed", range(20))
def test_without_a_discount_time_changes_nothing(seed: int) -> None:
    """At rate zero every order has the margin of the definition without time."""
    problem = _slow(seed, 0.0)
    later, reading = later_of(problem, At.WORST, rate=At.BEST), reading_of(problem, At.WORST)
    for order in every_order(problem):
        assert least_discounted(later, order) == pytest.approx(least_margin(reading, one_by_one(order)))
    assert waiting_of(problem, safest_order(reading, watch=Watch()).order, watch=Watch()) is None


def test_a_benefit_a_year_away_counts_as_much_less_as_the_rate_says() -> None:
    """A gives at once and receives after a year: what it gains by carrying on is the benefit times exp(-rate)."""
    steps = (Step("gives", ("A",)), Step("receives", ("B",), ("gives",), days=Between.point(365.25)))
    worth = {"gives": StepTerms(cost={"A": Between.point(1)}),
             "receives": StepTerms(cost={"B": Between.point(0)}, benefit={"A": Between.point(3)})}
    parties = {"A": PartyTerms(discount=Between.point(0.5)), "B": PartyTerms(relationship=Between.point(9))}
    problem = Problem(("A", "B"), steps, (Terms("f", "f", parties, worth),))
    assert least_discounted(later_of(problem, At.MID, rate=At.MID), (0, 1)) == 0.0  # after the last step
    guarded = replace(problem, futures=(Terms("f", "f", {**parties, "A": replace(
        parties["A"], relationship=Between.point(4))}, worth),))
    found = least_discounted(later_of(guarded, At.MID, rate=At.MID), (0, 1))
    assert found == pytest.approx(7 * math.exp(-0.5) - 1)


def test_a_search_without_room_keeps_the_order_it_began_from() -> None:
    """Where too many ways to finish are kept, the known order and its margin come back, as not proven."""
    later = _later(3, 0.8)
    known = next(every_order(later.reading.problem))
    found = safest_discounted(later, known, watch=Watch(), most=1)
    assert (found.order, found.proven) == (known, False)
