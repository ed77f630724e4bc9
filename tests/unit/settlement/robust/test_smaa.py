from __future__ import annotations

import os
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.settlement.made import every_package, problem_from
from tests.unit.settlement.robust.settled import problem_of

from holdfast.document.conditions.ground import All, Any, Lit
from holdfast.inputs.between import Between
from holdfast.settlement.evaluate import acceptable, below_floor, feasible, ratified, utilities
from holdfast.settlement.problem import (
    TOLERANCE,
    Group,
    Issue,
    Lottery,
    Party,
    Problem,
    Ratification,
    Stake,
    Term,
)
from holdfast.settlement.robust import valued
from holdfast.settlement.robust.catalogue import Catalogue, catalogue_of
from holdfast.settlement.robust.counts import threads_for
from holdfast.settlement.robust.points import reached
from holdfast.settlement.robust.sampling import BLOCK, drawn_block, readings
from holdfast.settlement.robust.smaa import smaa
from holdfast.settlement.robust.tally import tally
from holdfast.settlement.solution import Point
from holdfast.solving.watch import Watch

SEEDS = st.integers(0, 10_000)


def _catalogue(problem: Problem) -> Catalogue:
    found = catalogue_of(problem, Watch())
    assert found is not None
    return found


def _stop_after(times: int) -> Watch:
    looks = iter(range(10**9))
    return Watch(asked_to_stop=lambda: next(looks) >= times)


@given(seed=SEEDS, floor=st.booleans())
def test_the_catalogue_lists_every_feasible_package_once(seed: int, floor: bool) -> None:
    """First those within the floor, then those below it, each in the order of issues and options."""
    problem = problem_of(seed, floor=floor)
    catalogue, codes = _catalogue(problem), every_package(problem)
    kept, below = feasible(problem, codes), below_floor(problem, codes)
    wanted = [*codes[:, kept & ~below].T.tolist(), *codes[:, kept & below].T.tolist()]

    assert catalogue.codes(np.arange(catalogue.packages)).T.tolist() == wanted
    assert catalogue.within == np.count_nonzero(kept & ~below)
    for position in range(0, catalogue.packages, 7):
        assert catalogue.position(catalogue.package(position)) == position
    for code in codes[:, ~kept].T.tolist()[:3]:
        assert catalogue.position(tuple(code)) is None


@given(seed=SEEDS, floor=st.booleans(), home=st.booleans(), grain=st.sampled_from([0.0, 0.25]))
def test_counts_are_those_of_the_definitions(seed: int, floor: bool, home: bool, grain: float) -> None:
    """Counted fast by halves, blocks and champions, or draw by draw from the definitions, everything comes to the same."""
    problem = problem_of(seed, floor=floor, home=home, grain=grain, wants=0.2)
    catalogue, draws = _catalogue(problem), 12
    counted = tally(catalogue, drawn_block(problem, seed=seed, block=0), draws=draws, watch=Watch())
    codes = catalogue.codes(np.arange(catalogue.packages))
    accepts, together = np.zeros_like(counted.accepts), np.zeros_like(counted.all_accept)
    points, favourites = np.zeros_like(counted.points), np.zeros_like(counted.favourites)
    for draw, reading in enumerate(readings(problem, seed=seed, count=draws)):
        values, says_yes = utilities(reading, codes), acceptable(reading, codes)
        without = np.array([worth.disagreement for worth in reading.parties])
        for party in range(len(problem.parties)):
            accepts[party] += (values[party] >= without[party] - TOLERANCE) & ratified(reading, party, codes)
            inside = values[party, : catalogue.within]
            favourites[party] += inside >= inside.max(initial=-np.inf) - TOLERANCE
        together += says_yes
        candidates = np.flatnonzero(says_yes[: catalogue.within])
        assert np.isfinite(counted.utilities[draw]).all() == bool(len(candidates))
        if len(candidates):
            weights = np.array([party.bargaining_weight for party in problem.parties])
            for number, point in enumerate(reached(values[:, candidates], without, weights)):
                points[number, candidates[point.positions]] += 1

    assert np.array_equal(counted.accepts, accepts)
    assert np.array_equal(counted.all_accept, together)
    assert np.array_equal(counted.points, points)
    assert np.array_equal(counted.favourites, favourites)


def test_terms_over_both_halves_are_counted_too() -> None:
    """Terms that look left, right, at both halves or at nothing add what they are worth."""
    issues = tuple(Issue(f"i{number}", ("a", "b", "c")) for number in range(4))
    across = Any((Lit("i0", 1), Lit("i3", 2)))
    terms = tuple(Term(formula, Between(0.1 * number, 0.3 * number)) for number, formula in enumerate(
        (Lit("i0", 2), Lit("i3", 4), across, Any((Lit("i1", 1), Lit("i2", 6))), All(())), start=1))
    flat = tuple((Between(0, 1),) * 3 for _ in issues)
    stake = Stake((Between(0.1, 0.5),) * 4, flat, terms, 1.0)
    problem = Problem(issues, (Party("P", stake, Between(0.5, 2)), Party("Q", replace(stake, terms=()), Between(0, 1))))
    catalogue = _catalogue(problem)
    counted = tally(catalogue, drawn_block(problem, seed=1, block=0), draws=40, watch=Watch())
    codes = catalogue.codes(np.arange(catalogue.packages))
    wanted = np.sum([acceptable(reading, codes) for reading in readings(problem, seed=1, count=40)], axis=0)

    assert catalogue.parties[0].pattern is not None
    assert catalogue.parties[1].pattern is None
    assert 0 < wanted.min() < wanted.max()
    assert np.array_equal(counted.all_accept, wanted)


def test_pieces_and_threads_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The size of the pieces worked on at a time and the number of threads leave every share as it is."""
    catalogue = _catalogue(problem_of(11, issues=5, floor=True, wants=0.2))
    whole = smaa(catalogue, draws=300, seed=2, watch=Watch(), threads=1, confidence_draws=20)
    monkeypatch.setattr(valued, "_AT_ONCE", 7)

    assert whole == smaa(catalogue, draws=300, seed=2, watch=Watch(), threads=3, confidence_draws=20)
    assert whole != smaa(catalogue, draws=300, seed=3, watch=Watch(), threads=1, confidence_draws=20)


def test_work_that_is_stopped_says_how_many_draws_it_made_and_speaks_of_those() -> None:
    """Stopped early, the shares are exactly those of the fewer draws, and confidence is left out."""
    catalogue = _catalogue(problem_of(11, wants=0.2))
    stopped = smaa(catalogue, draws=300, seed=2, watch=_stop_after(200), threads=1)
    fewer = smaa(catalogue, draws=stopped.draws, seed=2, watch=Watch(), threads=1, confidence_draws=0)

    assert BLOCK < stopped.draws < 300
    assert stopped.stopped
    assert not fewer.stopped
    assert replace(stopped, asked=fewer.asked) == fewer
    nothing = smaa(catalogue, draws=300, seed=2, watch=_stop_after(0), threads=1)
    assert nothing.draws == 0
    assert nothing.any_acceptable.value is None


def test_draws_after_one_that_was_left_out_do_not_count() -> None:
    """Where the watch ends for a moment only, what counts is still the first draws without a gap."""
    catalogue = _catalogue(problem_of(11, wants=0.2))
    looks = iter(range(10**9))
    paused = smaa(catalogue, draws=300, seed=2, watch=Watch(asked_to_stop=lambda: next(looks) == 50), threads=1,
                  confidence_draws=0)

    assert paused.draws == 50
    assert replace(paused, asked=50) == smaa(catalogue, draws=50, seed=2, watch=Watch(), confidence_draws=0)


@given(seed=SEEDS)
def test_nothing_below_the_floor_is_put_forward(seed: int) -> None:
    """No package with an option below the floor is among the points, favourites and most accepted."""
    problem = problem_of(seed, floor=True, wants=0.1)
    found = smaa(_catalogue(problem), draws=5, seed=seed, watch=Watch(), confidence_draws=0, threads=1)
    shown = [one.package for point in found.points for one in point.packages]
    shown += [one.package for one in found.most_accepted]
    shown += [package for favourites in found.favourites for package, _ in favourites.packages]

    assert all(package[0] != 0 for package in shown)


@given(seed=SEEDS)
def test_central_weights_are_means_over_the_draws_where_a_package_reaches_a_point(seed: int) -> None:
    """They are the plain means, and lie between the bounds of the weights."""
    problem = problem_of(seed, issues=3, options=2, wants=0.1)
    catalogue = _catalogue(problem)
    found = smaa(catalogue, draws=30, seed=seed, watch=Watch(), confidence_draws=0, threads=1)
    drawn = drawn_block(problem, seed=seed, block=0)
    codes = catalogue.codes(np.arange(catalogue.within))
    weights = np.array([party.bargaining_weight for party in problem.parties])
    where: dict[tuple[int, ...], list[int]] = {}
    for draw in range(30):
        reading = drawn.reading(draw)
        candidates = np.flatnonzero(acceptable(reading, codes))
        if len(candidates):
            without = np.array([worth.disagreement for worth in reading.parties])
            nash = next(iter(reached(utilities(reading, codes)[:, candidates], without, weights)))
            for position in candidates[nash.positions]:
                where.setdefault(catalogue.package(int(position)), []).append(draw)

    shown = found.points[0].packages
    assert found.points[0].different == len(where)
    for one in shown:
        assert one.share.count == len(where[one.package])
        for party, central in zip(drawn.parties, one.central, strict=True):
            assert np.allclose(party.weights[where[one.package]].mean(axis=0), central, atol=1e-12)


@given(seed=SEEDS)
def test_confidence_is_the_share_of_draws_with_central_weights(seed: int) -> None:
    """With the weights held at the central ones, it counts the draws in which the package reaches the point."""
    problem = problem_of(seed, issues=3, wants=0.1)
    catalogue = _catalogue(problem)
    found = smaa(catalogue, draws=20, seed=seed, watch=Watch(), confidence_draws=15, threads=1).points[0]
    for one in found.packages[:2]:
        drawn = drawn_block(problem, seed=seed, block=0, weights=[np.array(central) for central in one.central])
        position = catalogue.position(one.package)
        assert position is not None
        assert one.confidence is not None
        counted = tally(catalogue, drawn, draws=15, watch=Watch())
        assert (one.confidence.count, one.confidence.draws) == (counted.points[0, position], 15)
        assert all(np.array_equal(worth.weights[0], central)
                   for worth, central in zip(drawn.parties, one.central, strict=True))


def test_with_sure_scores_central_weights_decide_once_and_for_all() -> None:
    """Where weights alone are uncertain, a confidence factor is 0 or 1."""
    problem = problem_of(17, home=False, wants=0.1)
    sure = replace(problem, parties=tuple(
        replace(party, lottery=None, disagreement=Between.point(party.disagreement.mid),
                stake=replace(party.stake, terms=(), scores=tuple(
                    tuple(Between.point(score.mid) for score in scores) for scores in party.stake.scores)))
        for party in problem.parties))
    found = smaa(_catalogue(sure), draws=200, seed=1, watch=Watch(), confidence_draws=30, threads=1)
    confidence = [one.confidence for point in found.points for one in point.packages]

    assert len(confidence) > len(Point)
    assert {one.value for one in confidence if one is not None} <= {0.0, 1.0}
    assert None not in confidence


def test_a_problem_that_nobody_can_satisfy_has_shares_of_0() -> None:
    """Without a feasible package there is nothing to show, and some package is acceptable in no draw."""
    problem = problem_of(1)
    impossible = replace(problem, limits=tuple(replace(limit, formula=Any(())) for limit in problem.limits))
    found = smaa(_catalogue(impossible), draws=10, seed=1, watch=Watch(), threads=1)

    assert found.feasible == 0
    assert found.any_acceptable.value == 0
    assert all(not point.packages for point in found.points)


@given(seed=SEEDS, draws=st.integers(1, 300))
def test_where_nothing_is_uncertain_one_draw_says_it_all(seed: int, draws: int) -> None:
    """With every number known exactly, shares are those of so many draws made one by one."""
    problem = problem_from(seed, ranges=False, floor=True)
    assert problem.is_certain
    quick = smaa(_catalogue(problem), draws=draws, seed=seed, watch=Watch(), confidence_draws=min(draws, 20))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Problem, "is_certain", False)
        slow = smaa(_catalogue(problem), draws=draws, seed=seed, watch=Watch(), confidence_draws=min(draws, 20))
    assert quick == slow


def test_one_range_anywhere_makes_a_problem_uncertain() -> None:
    """A range of a weight, score, term, reserve or lottery, of a party or of a group at home, is one."""
    certain = replace(problem_from(3, parties=1, ranges=False, home=False), limits=())
    [party] = certain.parties
    wide, term = Between(0.1, 0.2), Term(Lit("i0", 1), Between(0.0, 0.1))
    stake = party.stake
    ranged = (replace(stake, weights=(wide, *stake.weights[1:])), replace(stake, terms=(term,)),
              replace(stake, scores=((wide, *stake.scores[0][1:]), *stake.scores[1:])))
    group = Group("g", 1.0, stake=stake)
    others = [replace(party, stake=one) for one in ranged] + [
        replace(party, disagreement=wide), replace(party, lottery=Lottery(wide, Between.point(1.0), Between.point(0.0))),
        replace(party, ratification=Ratification((replace(group, disagreement=wide),), 1.0)),
        *(replace(party, ratification=Ratification((replace(group, stake=one),), 1.0)) for one in ranged),
    ]
    assert certain.is_certain
    assert replace(certain, parties=(replace(party, ratification=Ratification((group,), 1.0)),)).is_certain
    assert not any(replace(certain, parties=(one,)).is_certain for one in others)


def test_few_threads_where_packages_are_many() -> None:
    """A million packages are valued by one thread, a thousand by as many as there are cores."""
    catalogue = _catalogue(problem_from(1))
    many = replace(catalogue, left=np.zeros(1_000_000, dtype=np.intp))
    assert threads_for(None, many) == 1
    assert threads_for(3, many) == 3
    assert threads_for(None, catalogue) == min(os.cpu_count() or 1, 8)
