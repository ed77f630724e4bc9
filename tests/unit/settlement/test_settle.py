"""The whole analysis of a settlement against every package listed, on the way for few packages and the one for many."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.settlement import naive
from tests.unit.settlement.deadlock import brute
from tests.unit.settlement.made import every_package, problem_from

from holdfast.document.conditions.ground import Lit
from holdfast.inputs.between import Between
from holdfast.settlement import settle as whole
from holdfast.settlement.draft.plans import Plan
from holdfast.settlement.evaluate import acceptable, below_floor, codes_of, feasible
from holdfast.settlement.problem import Floor, Issue, Limit, LimitKind, Party, Problem, Stake
from holdfast.settlement.reading import at_mid
from holdfast.settlement.settle import Asked, Settlement, settle
from holdfast.settlement.solution import IdealOver, Point
from holdfast.settlement.told.text import settlement_text
from holdfast.settlement.told.whole_json import settlement_json
from holdfast.solving.watch import Watch


def made(seed: int, **more: Any) -> Problem:
    """A small random problem without weights below 0, which no file can have."""
    problem = problem_from(seed, **more)
    return replace(problem, parties=tuple(_positive(party) for party in problem.parties))


def _positive(party: Party) -> Party:
    home = party.ratification
    if home is not None:
        home = replace(home, groups=tuple(
            replace(group, stake=_of_weights_above_zero(group.stake)) if group.stake else group for group in home.groups))
    return replace(party, stake=_of_weights_above_zero(party.stake), ratification=home)


def _of_weights_above_zero(stake: Stake) -> Stake:
    return replace(stake, weights=tuple(Between(max(one.low, 0.0), max(one.high, 0.0)) for one in stake.weights))


PROBLEMS = st.builds(
    made, st.integers(0, 10**6), issues=st.integers(1, 4), options=st.integers(2, 3), parties=st.integers(1, 3),
    lines=st.integers(0, 5), grain=st.sampled_from([0.0, 0.0, 0.1, 0.25]), ranges=st.booleans(), home=st.booleans(),
    floor=st.booleans(), wants=st.sampled_from([0.05, 0.2, 0.3]),
)
FEW = Asked(draws=20, draws_by_solver=2, negotiations=1)
WAYS = pytest.mark.parametrize("listed", [10**7, 0], ids=["listed", "by-solver"])


def settled(problem: Problem, listed: int = 10**7, *, plans: Sequence[Plan] = (), asked: Asked = FEW,
            watch: Watch | None = None) -> Settlement:
    """The analysis with up to so many packages gone through one by one; both ways of telling it must work."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(whole, "LISTED", listed)
        found = settle(problem, plans=plans, asked=asked, watch=watch)
    assert settlement_text(found)
    assert settlement_json(found)["counts"]["packages"] == problem.packages
    return found


def simple(*scores: list[list[float]], deal: Sequence[float] | float = 0.0, limits: tuple[Limit, ...] = (),
           floor: tuple[Floor, ...] = ()) -> Problem:
    """Parties with scores per issue and option, every issue of weight 1."""
    issues = tuple(Issue(f"i{n}", tuple(f"o{k}" for k in range(len(row)))) for n, row in enumerate(scores[0]))
    deals = [deal] * len(scores) if isinstance(deal, float) else deal
    one = Between.point(1.0)
    parties = tuple(
        Party(f"P{n}", Stake((one,) * len(rows), tuple(tuple(map(Between.point, row)) for row in rows)), Between.point(own))
        for n, (rows, own) in enumerate(zip(scores, deals, strict=True))
    )
    return Problem(issues, parties, limits, floor=floor, name="simple")


def agrees(found: Settlement, problem: Problem, over: IdealOver) -> None:
    """Fails where anything about the middle of the ranges differs from what listing every package says."""
    reading = at_mid(problem.counting_alike())
    codes = every_package(problem)
    known = naive.known(reading)
    accepts, below = acceptable(reading, codes), below_floor(problem, codes)
    assert found.counts.packages == codes.shape[1]
    assert found.counts.feasible == int(feasible(problem, codes).sum())
    assert found.counts.acceptable == int(accepts.sum())
    assert found.counts.within_floor == int((accepts & ~below).sum())
    assert not found.stopped
    assert found.points.ideal_proven
    inside = [value for _, value in known.proposable()]
    assert found.points.none_acceptable is (not inside)
    assert bool(found.points.solutions) is bool(inside)
    if inside:
        _points_agree(found, reading, over)
    _frontier_agrees(found, known)
    for deadlock, reserves in ((found.lines, False), (found.deadlock, True)):
        broken = brute.broken_by(reading, reserves=reserves)
        assert deadlock.complete
        assert {frozenset(one.items) for one in deadlock.conflicts} == brute.conflicts(broken)
        assert {frozenset(one.items) for one in deadlock.relaxations} == brute.relaxations(broken)


def _points_agree(found, reading, over) -> None:
    inside = [value for _, value in naive.known(reading).proposable()]
    best = tuple(max(value[party] for value in inside) for party in range(len(reading.parties)))
    if over is IdealOver.ALL:
        best = tuple(naive.utilities(reading, every_package(reading.problem)).max(axis=1).tolist())
    assert found.points.ideal == pytest.approx(best, abs=1e-9)
    assert [one.point for one in found.points.solutions] == list(Point)
    for solution in found.points.solutions:
        tied, objective = naive.best(reading, solution.point, best)
        assert solution.optimal, solution.point
        assert solution.gap == 0
        assert solution.objective == pytest.approx(objective, abs=2e-9, rel=1e-8), solution.point
        assert any(np.allclose(solution.utilities, one, rtol=0, atol=3e-9) for one in tied), solution.point
        if solution.ties_complete and not _on_an_edge(tied):
            assert solution.ties == len(tied), solution.point
            assert solution.utilities == pytest.approx(naive.reported(tied), abs=3e-9)
        codes = codes_of(solution.packages, reading.problem)
        assert acceptable(reading, codes).all()
        assert not below_floor(reading.problem, codes).any()
        worth = naive.utilities(reading, codes)
        assert np.allclose(worth, np.array(solution.utilities)[:, None], rtol=0, atol=3e-9)


def _on_an_edge(tied) -> bool:
    """Whether two tied vectors are closer than what nine decimals tell apart, so that their count is a matter of noise."""
    rows = sorted(tied)
    return any(max(abs(a - b) for a, b in zip(one, other, strict=True)) < 3e-9
               for position, one in enumerate(rows) for other in rows[position + 1:])


def _frontier_agrees(found, known) -> None:
    wanted = naive.pareto(known.values)
    assert found.frontier.complete
    assert len(found.frontier.utilities) == len(wanted)
    rows = sorted(naive.key(tuple(map(float, row))) for row in found.frontier.utilities)
    assert np.allclose(np.array(rows), np.array(sorted(wanted)), rtol=0, atol=3e-9)


@settings(max_examples=40)
@given(problem=PROBLEMS, over=st.sampled_from(IdealOver), listed=st.sampled_from([10**7, 0]))
def test_everything_is_what_listing_every_package_says(problem: Problem, over: IdealOver, listed: int) -> None:
    """Counts, ideals, four points, Pareto set, conflicts and relaxations agree with the definitions on both ways."""
    agrees(settled(problem, listed, asked=replace(FEW, ideal_over=over)), problem, over)


@settings(max_examples=15)
@given(problem=PROBLEMS, listed=st.sampled_from([10**7, 0]))
def test_the_weighted_product_is_beside_the_plain_one(problem: Problem, listed: int) -> None:
    """Bargaining weights change the weighted Nash point alone, which stands beside the four points."""
    found = settled(problem, listed)
    reading = at_mid(problem)
    if not problem.weighs_parties or not found.points.solutions:
        assert found.weighted_nash is None
        return
    assert found.weighted_nash is not None
    tied, objective = naive.best(reading, Point.NASH, tuple(found.points.ideal))
    assert found.weighted_nash.objective == pytest.approx(objective, rel=1e-8)
    assert any(np.allclose(found.weighted_nash.utilities, one, rtol=0, atol=3e-9) for one in tied)


@settings(max_examples=15)
@given(problem=PROBLEMS, listed=st.sampled_from([10**7, 0]), data=st.data())
def test_nothing_proposed_is_below_the_floor(problem: Problem, listed: int, data: st.DataObject) -> None:
    """Solutions, trades, packages that draws accept, and plans nearer to everybody contain no option below the floor.

    What a draft picks itself may stay in what is said of it.
    """
    problem = replace(problem, floor=(Floor("i0", "o0", "for the test"),))
    draft = {issue.id: data.draw(st.sampled_from(issue.options)) for issue in problem.issues}
    draft["i0"] = "o1"
    found = settled(problem, listed, plans=(Plan("draft", draft),))
    said = settlement_json(found)
    proposed = [package for solution in said["solutions"].values() if solution for package in solution["packages"]]
    proposed += [one["package"] for one in ((said["robust"] or {}).get("smaa") or {}).get("most_accepted", [])]
    robust = [(said["robust"] or {}).get(name) for name in ("nash", "regret")]
    proposed += [package for point in robust if point for package in point["packages"]]
    proposed += [one["example"] for side in ("lines", "with_reserves")
                 for one in (said["deadlock"][side] or {}).get("relaxations", []) if one["proposable"]]
    if said["draft"]["trades"]:
        proposed += [{change["issue"]: change["to"] for change in trade["changes"]}
                     for trade in said["draft"]["trades"]["proposed"]]
    proposed += [end["package"] for end in said["draft"]["negotiations"]["ends"]]
    proposed += [nearer["example"] for package in said["draft"]["distance"]["packages"] for nearer in package["better"]
                 if nearer["example"]]
    assert all(package.get("i0") != "o0" for package in proposed)


@WAYS
def test_no_parties(listed: int) -> None:
    """Without preferences there are counts of what red lines let through, and no points."""
    line = Limit("L", LimitKind.RED_LINE, Lit("i0", 1))
    problem = Problem((Issue("i0", ("a", "b")), Issue("i1", ("a", "b", "c"))), (), (line,))
    found = settled(problem, listed)
    assert found.counts.feasible == 3
    assert found.points.solutions == ()
    assert found.robust is None
    assert settlement_json(found)["solutions"]["nash"] is None


@WAYS
def test_one_party(listed: int) -> None:
    """A party alone gets its best package under every point."""
    problem = simple([[0.0, 0.4], [0.3, 0.1]], deal=0.2)
    found = settled(problem, listed)
    assert {one.packages for one in found.points.solutions} == {((1, 0),)}
    agrees(found, problem, IdealOver.ACCEPTABLE)


@WAYS
@pytest.mark.parametrize("rows", [[[0.2, 0.7, 0.7]], [[0.5]], [[0.5], [0.1, 0.2]], [[0.5], [0.5]]], ids=str)
def test_one_issue_or_one_option(rows: list[list[float]], listed: int) -> None:
    """One issue, or an issue with one option, is settled like any other."""
    problem = simple(rows, [[1.0 - value for value in row] for row in rows], deal=0.1)
    agrees(settled(problem, listed), problem, IdealOver.ACCEPTABLE)


@WAYS
def test_nothing_feasible(listed: int) -> None:
    """Two lines that exclude each other leave nothing: counts are 0, points absent, and both lines are the conflict."""
    lines = (Limit("A", LimitKind.RED_LINE, Lit("i0", 1), party="P0"),
             Limit("B", LimitKind.RED_LINE, Lit("i0", 2), party="P1"))
    problem = simple([[0.0, 1.0]], [[1.0, 0.0]], limits=lines)
    found = settled(problem, listed)
    agrees(found, problem, IdealOver.ACCEPTABLE)
    said = settlement_json(found)
    assert said["counts"] == {"packages": 2, "feasible": 0, "acceptable": 0, "within_floor": 0, "reason": ""}
    assert said["solutions"] == dict.fromkeys(point.value for point in Point)
    assert said["ideal"] == {"P0": None, "P1": None}
    assert (said["conflicts"], said["conflicts_complete"]) == ([["A", "B"]], True)
    assert said["relaxations"] == [["A"], ["B"]]
    assert said["pareto"]["size"] == 0
    assert said["pareto"]["complete"] is True


@WAYS
def test_reserves_that_collide(listed: int) -> None:
    """Where the worth of no deal rules everything out, these are the conflict; without them there is none."""
    problem = simple([[0.0, 1.0]], [[1.0, 0.0]], deal=0.5)
    said = settlement_json(settled(problem, listed))
    assert said["conflicts"] == [["reserve:P0", "reserve:P1"]]
    assert said["relaxations"] == [["reserve:P0"], ["reserve:P1"]]
    alone = settlement_json(settled(problem, listed, asked=replace(FEW, reserves=False)))
    assert (alone["conflicts"], alone["relaxations"], alone["conflicts_complete"]) == ([], [], True)


@WAYS
def test_all_equal(listed: int) -> None:
    """Where every package is worth the same there is one vector, one tie, and up to twenty packages that reach it."""
    problem = simple([[0.5] * 3] * 4, [[0.25] * 3] * 4, deal=0.5)
    found = settled(problem, listed)
    agrees(found, problem, IdealOver.ACCEPTABLE)
    for solution in found.points.solutions:
        assert (solution.ties, len(solution.packages)) == (1, 20)
    assert len(found.frontier.utilities) == 1


@WAYS
def test_a_party_that_can_gain_nothing(listed: int) -> None:
    """Nash is then over those who can gain, and says who they are."""
    problem = simple([[0.0, 1.0], [0.0, 0.5]], [[0.3, 0.3], [0.2, 0.2]], [[0.5, 0.0], [0.1, 0.4]], deal=[0.1, 0.5, 0.05])
    found = settled(problem, listed)
    agrees(found, problem, IdealOver.ACCEPTABLE)
    assert settlement_json(found)["solutions"]["nash"]["over"] == ["P0", "P2"]


@WAYS
def test_negative_utilities(listed: int) -> None:
    """Utilities and worths of no deal below zero are as good as others."""
    problem = simple([[-5.0, -1.0], [-2.0, -4.0]], [[-1.0, -3.0], [-6.0, -2.0]], deal=[-8.0, -7.5])
    agrees(settled(problem, listed), problem, IdealOver.ACCEPTABLE)


@WAYS
@pytest.mark.parametrize("size", [1e3, 1e6])
def test_large_numbers(size: float, listed: int) -> None:
    """Scales of thousands or millions, with all packages but one worth the same, give the same points."""
    scores = [[size, size, size], [size, size, size]]
    better = [[size, size, size], [size, size, size + 1.0]]
    problem = simple(scores, better, deal=[2 * size, 2 * size])
    found = settled(problem, listed)
    nash = found.points.solutions[0]
    assert nash.utilities == (2 * size, 2 * size + 1.0)
    assert nash.over == (1,)
    assert math.isclose(nash.objective, 1.0)


@settings(max_examples=15)
@given(problem=PROBLEMS, listed=st.sampled_from([10**7, 0]), after=st.integers(0, 60))
def test_what_is_stopped_claims_nothing_false(problem: Problem, listed: int, after: int) -> None:
    """Stopped after some looks at the watch, every count that is there is right and everything proven is true."""
    looks = iter(range(10**9))
    plans = (Plan("draft", {issue.id: issue.options[0] for issue in problem.issues}),)
    found = settled(problem, listed, plans=plans, watch=Watch(asked_to_stop=lambda: next(looks) >= after))
    assert found.stopped
    true = settled(problem, plans=plans)
    for name in ("feasible", "acceptable", "within_floor"):
        assert getattr(found.counts, name) in (None, getattr(true.counts, name))
    if found.points.none_acceptable:
        assert true.points.none_acceptable
    wanted = {one.point: one for one in true.points.solutions}
    for solution in found.points.solutions:
        least = wanted[solution.point].objective
        if solution.optimal:
            assert solution.objective == pytest.approx(least, abs=1e-7, rel=1e-7)
        assert solution.objective <= least + 1e-7 or solution.point is Point.NASH
    if found.frontier.complete:
        assert len(found.frontier.utilities) == len(true.frontier.utilities)
    for deadlock, whole_one in ((found.lines, true.lines), (found.deadlock, true.deadlock)):
        assert {one.items for one in deadlock.conflicts} <= {one.items for one in whole_one.conflicts}
        assert {one.items for one in deadlock.relaxations} <= {one.items for one in whole_one.relaxations}
        if deadlock.complete:
            assert len(deadlock.conflicts) == len(whole_one.conflicts)
            assert deadlock.exists == whole_one.exists
    for plan, true_plan in zip(found.plans.plans, true.plans.plans, strict=True):
        if plan.standing.some_acceptable is not None:
            assert plan.standing.some_acceptable == true_plan.standing.some_acceptable


@WAYS
def test_no_budget_proves_nothing_by_search(listed: int) -> None:
    """With no time for any part that may not end by itself, nothing is claimed that was not looked at."""
    problem = made(5, issues=4, parties=3, lines=0, home=False, wants=0.05)
    assert naive.known(at_mid(problem)).packages
    said = settlement_json(settled(problem, listed, asked=replace(FEW, budget_s=0.0)))
    if listed == 0:
        assert not any(one and one["optimal"] for one in said["solutions"].values())
        assert said["pareto"]["complete"] is False
        assert said["ideal_proven"] is False
    assert said["robust"]["draws"] < 20 or said["robust"]["smaa"] is None or said["robust"]["smaa"]["draws"] < 20
