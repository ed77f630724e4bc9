"""The search for the safest order against every order of small roadmaps, and worked examples by name."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.roadmap.ck72 import problem_with
from tests.unit.roadmap.made import every_order, problem_from

from holdfast.inputs.between import Between
from holdfast.roadmap.evaluate import (
    acting_margins,
    exposures,
    greatest_exposure,
    keeps_precedence,
    least_margin,
    margins,
    one_by_one,
)
from holdfast.roadmap.problem import Guard, PartyTerms, Problem, Step, StepTerms, Terms
from holdfast.roadmap.reading import At, Reading, reading_of
from holdfast.roadmap.search.beam import beam
from holdfast.roadmap.search.best_first import by_best_first, worth_of
from holdfast.roadmap.search.result import Safest
from holdfast.roadmap.search.rounds import fewest_rounds
from holdfast.roadmap.search.safest import safest_order
from holdfast.roadmap.search.subsets import by_subsets
from holdfast.roadmap.search.way import Way
from holdfast.solving.watch import Watch


def _hard(seed: int, steps: int = 6) -> Reading:
    problem = problem_from(seed, steps=steps, parties=2 + seed % 2, guards=seed % 3, futures=1 + seed % 2, joint=0.2,
                           doubt=0.4, shifts=0.3, whole=seed % 4 != 0)
    return reading_of(problem, At.MID)


def _by_every_order(reading: Reading) -> tuple[float, float]:
    """The best margin and the least exposure with it, over every order; each step from each set is looked at once."""
    seen: dict[tuple[int, int], tuple[float, float]] = {}

    def look(done: int, position: int) -> tuple[float, float]:
        if (done, position) not in seen:
            looks = [acting_margins(reading, done, (position,)), margins(reading, done | 1 << position)]
            seen[done, position] = (min(float(np.nanmin(look, initial=np.inf)) for look in looks),
                                    float(exposures(reading, done, (position,)).max()))
        return seen[done, position]

    found = []
    for order in every_order(reading.problem):
        least, greatest, done = float(margins(reading, 0).min()), 0.0, 0
        for position in order:
            margin, exposure = look(done, position)
            least, greatest, done = min(least, margin), max(greatest, exposure), done | 1 << position
        found.append((least, greatest))
    best = max(least for least, _ in found)
    return best, min(greatest for least, greatest in found if least >= best - 1e-9)


def _is_right(found: Safest, reading: Reading, margin: float, exposure: float) -> None:
    order = one_by_one(found.order)
    assert keeps_precedence(reading, order)
    assert found.proven
    assert found.exposure_proven
    assert found.margin == pytest.approx(margin) == least_margin(reading, order)
    assert found.exposure == pytest.approx(exposure) == greatest_exposure(reading, order)


@pytest.mark.parametrize("block", range(5))
def test_both_searches_find_what_all_orders_show(block: int) -> None:
    """Margin and exposure are those of the best of all orders, in random roadmaps with all that one can have."""
    for seed in range(block * 400, block * 400 + 400):
        reading = _hard(seed, steps=(3, 4, 4, 5, 4, 3, 4, 6)[seed // 12 % 8])
        margin, exposure = _by_every_order(reading)
        for found in (by_subsets(reading, most=10**6, watch=Watch()), by_best_first(reading, limit=10**5, watch=Watch())):
            assert found is not None
            _is_right(found, reading, margin, exposure)


@pytest.mark.parametrize("block", range(4))
def test_both_searches_agree_on_larger_roadmaps(block: int) -> None:
    """Where all orders are too many to try, the two searches prove the same margin and exposure."""
    for seed in range(block * 60, block * 60 + 60):
        reading = _hard(1000 + seed, steps=9)
        one, other = by_subsets(reading, most=10**6, watch=Watch()), by_best_first(reading, limit=10**5, watch=Watch())
        assert one is not None
        _is_right(other, reading, one.margin, one.exposure)


@pytest.mark.parametrize(("turn", "steps"), [(1, 7), (1, 9), (3, 9), (20, 11)])
def test_bounds_that_one_end_proves_leave_the_other_end_whole(turn: int, steps: int) -> None:
    """However soon the ends take turns and cut each other's worths off, what they prove is what all sets show."""
    for seed in range(60):
        reading = _hard(2000 + seed, steps=steps)
        one = by_subsets(reading, most=10**6, watch=Watch())
        assert one is not None
        _is_right(by_best_first(reading, limit=10**5, watch=Watch(), turn=turn), reading, one.margin, one.exposure)


@pytest.mark.parametrize("limit", [1, 5, 25, 100])
def test_bounds_hold_wherever_the_search_ends(limit: int) -> None:
    """A search that ends early claims no more margin than an order has, and bounds the best from above."""
    for seed in range(60):
        reading = _hard(4000 + seed, steps=9)
        best = by_subsets(reading, most=10**6, watch=Watch())
        found = by_best_first(reading, limit=limit, watch=Watch(), turn=2)
        assert best is not None
        assert found.margin == pytest.approx(least_margin(reading, one_by_one(found.order)))
        assert found.exposure == pytest.approx(greatest_exposure(reading, one_by_one(found.order)))
        assert found.margin <= best.margin + 1e-9
        assert found.margin_bound >= best.margin - 1e-9
        assert not found.proven or found.exposure_bound <= best.exposure + 1e-9


@pytest.mark.verify
@pytest.mark.parametrize("block", range(20))
def test_thousands_of_roadmaps(block: int) -> None:
    """The same against every order for four thousand random roadmaps, whichever search and however it takes turns."""
    for seed in range(5000 + block * 200, 5200 + block * 200):
        reading = _hard(seed)
        margin, exposure = _by_every_order(reading)
        for found in (by_subsets(reading, most=10**6, watch=Watch()),
                      by_best_first(reading, limit=10**5, watch=Watch()),
                      by_best_first(reading, limit=10**5, watch=Watch(), turn=1 + seed % 5)):
            assert found is not None
            _is_right(found, reading, margin, exposure)


def test_ck_7_2_margins() -> None:
    """CK-7.2: the best least margin is K - 3, so no order is safe up to K = 2."""
    for relationship in (0, 1, 2, 3, 4, 6):
        for search in (safest_order, lambda reading, *, watch: by_best_first(reading, limit=10**4, watch=watch)):
            assert search(reading_of(problem_with(relationship), At.MID), watch=Watch()).margin == relationship - 3


@pytest.mark.parametrize(("relationship", "alone", "paired"), [(3, 6, 4), (4, 6, 3), (5, 6, 3)])
def test_ck_7_2_rounds(relationship: int, alone: int, paired: int) -> None:
    """CK-7.2: with K = 3 six rounds one at a time and four with up to two together; from K = 4 on six and three."""
    reading = reading_of(problem_with(relationship), At.MID)
    for most, count in ((1, alone), (2, paired)):
        found = fewest_rounds(reading, margin=0.0, exposure=float("inf"), most=most, watch=Watch())
        assert found.proven
        assert found.rounds is not None
        assert len(found.rounds) == count
        assert least_margin(reading, found.rounds) >= -1e-9


def test_ck_7_2_no_rounds_below_three() -> None:
    """CK-7.2: with K = 2 no rounds are safe, however many steps may stand together."""
    found = fewest_rounds(reading_of(problem_with(2), At.MID), margin=0.0, exposure=float("inf"), most=None, watch=Watch())
    assert found.rounds is None
    assert found.proven


def _one_each(cost_a: float, cost_b: float, relationship: float) -> Problem:
    steps = (Step("a", ("A",)), Step("b", ("B",)))
    worth = {"a": StepTerms(cost={"A": Between.point(cost_a)}, benefit={"B": Between.point(9)}),
             "b": StepTerms(cost={"B": Between.point(cost_b)}, benefit={"A": Between.point(9)})}
    parties = {name: PartyTerms(relationship=Between.point(relationship)) for name in "AB"}
    return Problem(("A", "B"), steps, (Terms("base", "", parties, worth),))


@given(st.floats(0.1, 5), st.floats(0.1, 5))
def test_a14_one_step_each(cost_a: float, cost_b: float) -> None:
    """A14: one step each and K = 0 has no safe order; K of at least the cost of the last step has one."""
    least = min(cost_a, cost_b)
    assert safest_order(reading_of(_one_each(cost_a, cost_b, 0), At.MID), watch=Watch()).margin == pytest.approx(-least)
    assert safest_order(reading_of(_one_each(cost_a, cost_b, least), At.MID), watch=Watch()).margin >= -1e-9


@given(st.integers(0, 500), st.integers(1, 9))
def test_the_same_worth_for_all_raises_the_margin_by_it(seed: int, more: int) -> None:
    """A relationship worth so much more to every party raises the greatest least margin by just that."""
    problem = problem_from(seed, steps=5, parties=3, guards=1)
    raised = replace(problem, futures=tuple(
        replace(terms, parties={id: replace(party, relationship=Between.point(party.relationship.low + more))
                                for id, party in terms.parties.items()}) for terms in problem.futures))
    before, after = (safest_order(reading_of(one, At.MID), watch=Watch()).margin for one in (problem, raised))
    assert after == pytest.approx(before + more)


@given(st.integers(0, 500), st.permutations(range(6)))
def test_the_names_of_steps_change_nothing(seed: int, shuffled: list[int]) -> None:
    """With the steps listed otherwise, either search proves the same margin and the same exposure."""
    problem = problem_from(seed, steps=6, parties=3, guards=1, joint=0.2, doubt=0.3)
    listed = replace(problem, steps=tuple(problem.steps[position] for position in shuffled))
    one, other = (reading_of(made, At.MID) for made in (problem, listed))
    expected = safest_order(one, watch=Watch())
    for found in (safest_order(other, watch=Watch()), by_best_first(other, limit=10**4, watch=Watch(), turn=2)):
        assert found.proven
        assert found.margin == pytest.approx(expected.margin)
        assert found.exposure == pytest.approx(expected.exposure)


@given(st.integers(0, 500))
def test_less_precedence_is_no_worse(seed: int) -> None:
    """Dropping what the steps wait for never lowers the greatest least margin."""
    problem = problem_from(seed, steps=6, precedence=0.3)
    free = replace(problem, steps=tuple(replace(step, after=()) for step in problem.steps))
    bound, loose = (safest_order(reading_of(one, At.MID), watch=Watch()).margin for one in (problem, free))
    assert loose >= bound - 1e-9


def test_stopped_at_once_it_still_gives_an_order() -> None:
    """When asked to stop before it begins, a search returns an order that keeps the precedence and claims no proof."""
    reading = reading_of(problem_from(3, steps=30, parties=3, precedence=0.05), At.MID)
    found = safest_order(reading, watch=Watch(asked_to_stop=lambda: True))
    assert keeps_precedence(reading, one_by_one(found.order))
    assert found.margin == least_margin(reading, one_by_one(found.order))
    assert found.margin_bound >= found.margin
    assert not found.exposure_proven


def test_where_the_exposure_is_not_proven_a_beam_lowers_it() -> None:
    """A search that ends before it proves the least exposure still gives an order no more exposed than a beam's."""
    lowered = 0
    for seed in range(12):
        reading = reading_of(problem_from(seed, steps=24, parties=3, precedence=0.02), At.MID)
        found = by_best_first(reading, limit=60, watch=Watch(), turn=5)
        if not found.proven or found.exposure_proven:
            continue
        way = Way(reading, floor=found.margin - 1e-9)
        assert found.exposure <= -worth_of(way, beam(way, watch=Watch())) + 1e-9
        assert found.exposure_bound <= found.exposure
        lowered += 1
    assert lowered


def test_forty_steps_are_proven() -> None:
    """Forty steps of three parties with precedence get a proven safest order."""
    for seed in range(3):
        reading = reading_of(problem_from(seed, steps=40, parties=3, precedence=0.05, guards=seed), At.MID)
        found = safest_order(reading, watch=Watch(), subsets=0)
        assert found.proven
        assert found.exposure_proven


def test_no_steps() -> None:
    """A roadmap without steps has an empty order whose margin is that of standing still, guards in force included."""
    problem = replace(problem_with(3), steps=())
    guarded = replace(problem, futures=tuple(
        replace(terms, guards=(Guard("g", {"A": Between.point(2), "B": Between.point(1)}),))
        for terms in problem.futures))
    for one, margin in ((problem, 3), (guarded, 4)):
        reading = reading_of(one, At.MID)
        assert safest_order(reading, watch=Watch()).order == ()
        assert safest_order(reading, watch=Watch()).margin == margin == least_margin(reading, ())


def test_steps_in_a_circle_have_no_order() -> None:
    """Either search says that steps which wait for one another in a circle have no order."""
    problem = replace(problem_with(3), steps=(Step("A1", ("A",), after=("B1",)), Step("B1", ("B",), after=("A1",))))
    reading = reading_of(problem, At.MID)
    with pytest.raises(ValueError, match="circle"):
        safest_order(reading, watch=Watch())
    with pytest.raises(ValueError, match="circle"):
        by_best_first(reading, limit=100, watch=Watch())
