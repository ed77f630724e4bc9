"""Bargaining points of small tables whose solution is known by hand, and of the scenarios of the corpus."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from tests.unit.settlement.scenarios import NAMES, Scenario, scenario

from holdfast.document.conditions.ground import Lit
from holdfast.inputs.between import Between
from holdfast.settlement.counting import count
from holdfast.settlement.frontier import frontier
from holdfast.settlement.leading import Leading
from holdfast.settlement.points import points_by_enumeration
from holdfast.settlement.problem import Floor, Issue, Limit, LimitKind, Party, Problem, Stake, Term
from holdfast.settlement.reading import at_mid
from holdfast.settlement.solution import IdealOver, Point, Points, Solution
from holdfast.solving.watch import Watch


def table(*rows: Sequence[float], zero: Sequence[float] = (), weights: Sequence[float] = ()) -> Problem:
    """One issue whose options are worth to the parties what the rows say."""
    parties = tuple(
        Party(f"P{n}", Stake((Between.point(1.0),), (tuple(Between.point(float(value)) for value in column),)),
              Between.point(zero[n] if zero else 0.0), bargaining_weight=weights[n] if weights else 1.0)
        for n, column in enumerate(zip(*rows, strict=True))
    )
    return Problem((Issue("what", tuple(f"o{n}" for n in range(len(rows)))),), parties)


def solved(problem: Problem, over: IdealOver = IdealOver.ACCEPTABLE) -> tuple[Points, dict[Point, Solution]]:
    """The points of the middle reading, also by name."""
    points = points_by_enumeration(at_mid(problem), ideal_over=over, watch=Watch())
    return points, {solution.point: solution for solution in points.solutions}


def test_a_cake_is_halved_and_every_split_is_efficient() -> None:
    """Of splits of one cake all are undominated, the middle is every fair point, and the sum does not decide."""
    cake = [(k / 10, 1 - k / 10) for k in range(11)]
    _, found = solved(table(*cake))

    assert len(frontier(at_mid(table(*cake)), watch=Watch()).packages) == 11
    for point in (Point.NASH, Point.KALAI_SMORODINSKY, Point.EGALITARIAN):
        assert found[point].packages == ((5,),)
        assert (found[point].ties, found[point].over) == (1, (0, 1))
    assert found[Point.NASH].objective == pytest.approx(0.25)
    assert found[Point.UTILITARIAN].ties == 11
    assert found[Point.UTILITARIAN].packages == ((10,),)


def test_bargaining_weights_divide_a_cake_in_their_ratio() -> None:
    """With weights 2 and 1 the weighted product is greatest where the first party gets two thirds."""
    _, found = solved(table(*((k / 30, 1 - k / 30) for k in range(31)), weights=(2.0, 1.0)))

    assert found[Point.NASH].packages == ((20,),)
    assert found[Point.NASH].objective == pytest.approx((2 / 3) ** 2 / 3)
    assert found[Point.EGALITARIAN].packages == ((15,),)
    assert found[Point.UTILITARIAN].packages == ((30,),)


def test_the_four_points_can_all_differ() -> None:
    """Product, share of the possible, equal gain and sum each pick another row of one table."""
    _, found = solved(table((0, 10), (0.4, 7), (0.6, 4.5), (0.8, 1), (1, 0)))

    assert {point: solution.packages for point, solution in found.items()} == {
        Point.NASH: ((1,),), Point.KALAI_SMORODINSKY: ((2,),), Point.EGALITARIAN: ((3,),), Point.UTILITARIAN: ((0,),),
    }
    assert found[Point.KALAI_SMORODINSKY].objective == pytest.approx(0.45)
    assert found[Point.EGALITARIAN].objective == pytest.approx(0.8)


def test_where_the_smallest_gains_are_equal_the_next_smallest_decides() -> None:
    """Egalitarian and Kalai-Smorodinsky go on to the second smallest gain, and to the third."""
    _, found = solved(table((1, 1, 5), (1, 2, 2), (2, 1, 2), (5, 0.5, 5), (2, 1, 2)))

    assert found[Point.EGALITARIAN].utilities == (2, 1, 2)
    assert found[Point.EGALITARIAN].packages == ((2,), (4,))
    assert found[Point.EGALITARIAN].ties == 2


def test_most_parties_that_gain_come_before_the_product() -> None:
    """Where not all can gain together, the most that can count, and the product is over these."""
    points, found = solved(table((1, 1, 0), (50, 0, 0), (3, 0, 3), (0, 2, 2)))

    assert found[Point.NASH].utilities == (3, 0, 3)
    assert found[Point.NASH].over == (0, 2)
    assert found[Point.NASH].objective == pytest.approx(9)
    assert points.ideal == (50, 2, 3)


def test_a_party_that_does_not_gain_has_no_say_in_the_product() -> None:
    """Two packages with other gainers and equal products tie, whatever the weight of whom they leave out."""
    _, found = solved(table((1, 1, 0), (1, 0, 1), weights=(1.0, 3.0, 2.0)))

    assert found[Point.NASH].ties == 2
    assert found[Point.NASH].over == (0, 1)


def test_a_party_that_can_gain_nothing_is_left_out_of_the_ratio() -> None:
    """A party whose ideal is its disagreement value does not hold the shares of the others at nothing."""
    _, found = solved(table((1, 0.3, 4), (2, 0.3, 2), (4, 0.3, 1), zero=(0, 0.3, 0)))

    assert found[Point.KALAI_SMORODINSKY].over == (0, 2)
    assert found[Point.KALAI_SMORODINSKY].utilities == (2, 0.3, 2)
    assert found[Point.NASH].over == (0, 2)
    assert found[Point.EGALITARIAN].over == (0, 1, 2)


def test_where_nobody_gains_the_points_are_there_and_come_to_nothing() -> None:
    """One package worth just what no deal is worth is acceptable, and no gain is claimed for it."""
    points, found = solved(table((0.5, 0.2), zero=(0.5, 0.2)))

    assert not points.none_acceptable
    assert found[Point.NASH].over == found[Point.KALAI_SMORODINSKY].over == ()
    assert found[Point.NASH].objective == found[Point.KALAI_SMORODINSKY].objective == 0
    assert all(solution.packages == ((0,),) for solution in found.values())


def test_of_tied_vectors_the_larger_sum_is_reported_then_the_first_party() -> None:
    """Equal products are told apart by the sum, equal sums by the first party that differs."""
    _, found = solved(table((2, 3), (1, 6), (3, 2), (6, 1)))

    assert found[Point.NASH].ties == 4
    assert found[Point.NASH].utilities == (6, 1)


def test_the_ideal_over_all_packages_takes_no_notice_of_limits() -> None:
    """A package that breaks a red line sets the ideal over all packages, and not that over acceptable ones."""
    problem = table((1, 3), (2, 2), (3, 1), (9, 9))
    barred = replace(problem, limits=(Limit("L", LimitKind.RED_LINE, Lit("what", 0b0111)),))
    with_term = replace(barred, parties=tuple(
        replace(party, stake=replace(party.stake, terms=(Term(Lit("what", 0b1000), Between.point(-1.0)),)))
        for party in barred.parties
    ))

    assert solved(barred)[0].ideal == (3, 3)
    assert solved(barred, IdealOver.ALL)[0].ideal == (9, 9)
    assert solved(with_term, IdealOver.ALL)[0].ideal == (8, 8)
    assert solved(barred)[1][Point.KALAI_SMORODINSKY].objective == pytest.approx(2 / 3)
    assert solved(barred, IdealOver.ALL)[1][Point.KALAI_SMORODINSKY].objective == pytest.approx(2 / 9)


def test_nothing_below_the_floor_is_proposed_though_it_is_counted() -> None:
    """The best package is in the counts and in the Pareto set, and in no point, where it is below the floor."""
    problem = replace(table((1, 1), (5, 5)), floor=(Floor("what", "o1", "for the test"),))
    points, found = solved(problem)

    assert points.ideal == (1, 1)
    assert all(solution.packages == ((0,),) for solution in found.values())
    counts = count(at_mid(problem), watch=Watch())
    assert (counts.acceptable, counts.within_floor) == (2, 1)
    assert frontier(at_mid(problem), watch=Watch()).packages == ((1,),)
    only = replace(problem, limits=(Limit("L", LimitKind.RED_LINE, Lit("what", 0b10)),))
    assert solved(only)[0].none_acceptable


def test_more_ties_than_are_told_apart_are_not_numbered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where more vectors tie than are kept apart their number is not claimed, and the tie rule still holds."""
    monkeypatch.setattr("holdfast.settlement.leading.TIES_KEPT", 8)
    _, found = solved(table(*((k / 16, 1 - k / 16) for k in range(17))))

    assert found[Point.UTILITARIAN].ties is None
    assert not found[Point.UTILITARIAN].ties_complete
    assert found[Point.UTILITARIAN].packages == ((16,),)
    assert found[Point.NASH].ties == 1


def test_what_leads_does_not_depend_on_the_pieces() -> None:
    """Packages offered one by one, or all at once, in whatever order, lead to the same tied vectors."""
    from holdfast.settlement.criteria import egalitarian, nash

    rng = np.random.default_rng(4)
    values = np.round(rng.random((3, 400)) * 4) / 4
    for criterion in (nash(np.zeros(3), np.ones(3)), egalitarian(np.zeros(3))):
        whole, parts = Leading(criterion, 3), Leading(criterion, 3)
        whole.offer(values, np.arange(400))
        for n in reversed(range(400)):
            parts.offer(values[:, n : n + 1], np.array([n]))
        assert whole.keys.tolist() == parts.keys.tolist()
        assert whole.first.tolist() == parts.first.tolist()
        assert whole.chosen() == parts.chosen()


@pytest.mark.parametrize("name", NAMES)
def test_scenarios_of_the_corpus_have_the_known_counts_and_pareto_set(name: str) -> None:
    """Counts, the number of undominated vectors and packages, and their sums, are the known ones."""
    known = scenario(name)
    reading = at_mid(known.problem)
    counts, front = count(reading, watch=Watch()), frontier(reading, watch=Watch())

    assert counts.packages == known.expected["outcomes"]
    assert counts.feasible == known.expected["feasible"]
    assert counts.acceptable == known.expected["feasible_and_individually_rational"]
    assert len(front.packages) == known.expected.get("pareto_vectors", 0)
    assert sum(front.behind) == known.expected.get("pareto_outcomes", 0)
    if front.packages:
        assert front.utilities.sum(axis=0) == pytest.approx(known.expected["pareto_sum_by_party"], abs=1e-6)


KNOWN_AS = {
    Point.NASH: "nash", Point.KALAI_SMORODINSKY: "kalai_smorodinsky_maxmin", Point.EGALITARIAN: "egalitarian",
    Point.UTILITARIAN: "max_welfare",
}


@pytest.mark.parametrize("name", NAMES)
def test_scenarios_of_the_corpus_have_the_known_points(name: str) -> None:
    """Ideals, objectives, utilities, packages and ties of every bargaining point are the known ones."""
    known = scenario(name)
    points, found = solved(known.problem)
    if known.expected["feasible_and_individually_rational"] == 0:
        assert points.none_acceptable
        assert points.solutions == ()
        return

    assert points.ideal == pytest.approx(known.expected["ideal_within_feasible_rational"], abs=1e-9)
    for point, solution in found.items():
        check(solution, known, KNOWN_AS[point])
    if known.weights is not None:
        weighted = replace(known.problem, parties=tuple(
            replace(party, bargaining_weight=weight)
            for party, weight in zip(known.problem.parties, known.weights, strict=True)
        ))
        check(solved(weighted)[1][Point.NASH], known, "weighted_nash")


def check(solution: Solution, known: Scenario, name: str) -> None:
    """Compares one point with what is known of it."""
    expected = known.expected[name]
    assert solution.objective == pytest.approx(expected["objective"], abs=1e-9)
    assert solution.utilities == pytest.approx(expected["utilities"], abs=1e-9)
    assert known.problem.coded(expected["outcome"]) in solution.packages
    assert solution.ties == expected["n_tied_vectors"]
