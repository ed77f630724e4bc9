"""Going through the packages in blocks agrees with the plain definitions, whatever the size of a block."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.settlement.made import every_package, problem_from
from tests.unit.settlement.naive import best, key, known, pareto, reported

from holdfast.document.conditions.ground import All, Any, Lit
from holdfast.inputs.between import Between
from holdfast.settlement import frontier as frontier_module
from holdfast.settlement import points as points_module
from holdfast.settlement import tail as tail_module
from holdfast.settlement.counting import count
from holdfast.settlement.evaluate import acceptable, below_floor, codes_of, feasible, utilities
from holdfast.settlement.frontier import frontier
from holdfast.settlement.listing import acceptable_packages
from holdfast.settlement.points import points_by_enumeration
from holdfast.settlement.problem import Issue, Party, Problem, Stake
from holdfast.settlement.reading import Reading, at_mid
from holdfast.settlement.residual import FAILS, HOLDS, Residuals
from holdfast.settlement.solution import PACKAGES_SHOWN, IdealOver, Point
from holdfast.settlement.stream import Walk
from holdfast.solving.watch import Watch


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """Small random problems of every kind, in their middle reading."""
    problem = problem_from(
        draw(st.integers(0, 10_000)), issues=draw(st.integers(1, 5)), options=draw(st.integers(2, 4)),
        parties=draw(st.integers(1, 4)), lines=draw(st.integers(0, 6)), grain=draw(st.sampled_from([0.0, 0.05, 0.25])),
        ranges=draw(st.booleans()), home=draw(st.booleans()), floor=draw(st.booleans()),
        wants=draw(st.sampled_from([0.0, 0.1, 0.3])),
    )
    return at_mid(problem)


SIZES = st.sampled_from([1, 2, 7, 20, 1 << 17])


def walk_of(reading: Reading, size: int) -> Walk:
    """A walk in blocks of about so many packages."""
    return Walk(reading, watch=Watch(), what="testing", combinations=size)


@given(readings(), SIZES)
def test_blocks_hold_every_feasible_package_once_and_in_order(reading: Reading, size: int) -> None:
    """The feasible packages of all blocks, one after the other, are all feasible packages with the right utilities."""
    codes = every_package(reading.problem)
    where = np.flatnonzero(feasible(reading.problem, codes))
    walk = walk_of(reading, size)
    found, values = [np.empty(0, dtype=int)], [np.empty((len(reading.parties), 0))]
    for block in walk.blocks():
        offsets = np.flatnonzero(block.feasible())
        assert block.feasible_count == len(offsets)
        assert [walk.package(block.first + int(n)) for n in offsets] == [block.package(int(n)) for n in offsets]
        found.append(block.first + offsets)
        values.append(block.utilities(offsets))

    assert walk.finished
    assert np.concatenate(found).tolist() == where.tolist()
    assert np.allclose(np.hstack(values), utilities(reading, codes)[:, where], atol=1e-12)


@given(readings(), SIZES)
def test_blocks_agree_on_what_is_acceptable_and_within_the_floor(reading: Reading, size: int) -> None:
    """The acceptable packages of all blocks, and those within the floor, are those of the definitions."""
    codes = every_package(reading.problem)
    fine, below = acceptable(reading, codes), below_floor(reading.problem, codes)
    walk = walk_of(reading, size)
    found = np.zeros(len(fine), dtype=bool)
    inside = np.zeros(len(fine), dtype=bool)
    for block in walk.blocks(skip=walk.hopeless):
        found[block.first : block.first + block.size] = block.acceptable()
        inside[block.first : block.first + block.size] = block.acceptable() & block.within_floor()

    assert found.tolist() == fine.tolist()
    assert inside.tolist() == (fine & ~below).tolist()


@given(readings(), SIZES)
def test_upper_bounds_are_never_exceeded(reading: Reading, size: int) -> None:
    """No package of a block is worth more to a party than the bound of the block or of the whole space."""
    walk = walk_of(reading, size)
    for block in walk.blocks():
        values = block.utilities(np.arange(block.size)).max(axis=1)
        assert (values <= walk.upper(block.node) + 1e-12).all()
        assert (values <= walk.upper(walk.root) + 1e-12).all()


@pytest.fixture(params=[3, 1 << 17], ids=["small blocks", "one block"])
def block_size(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    """Blocks so small that every small problem has many, and nothing kept in between; and blocks as they are in use."""
    size = int(request.param)
    monkeypatch.setattr(tail_module, "COMBINATIONS", size)
    monkeypatch.setattr(points_module, "COMBINATIONS", size)
    if size == 3:
        monkeypatch.setattr(points_module, "_KEPT", 0)
        monkeypatch.setattr(frontier_module, "_WAITING", 5)
    return size


def seeds(number: int) -> list[Reading]:
    """Readings of random problems of every kind."""
    return [
        at_mid(problem_from(seed, issues=2 + seed % 4, options=2 + seed % 3, parties=1 + seed % 4, lines=seed % 5,
                            grain=(0.0, 0.05, 0.25)[seed % 3], ranges=seed % 2 == 0, home=seed % 5 == 0,
                            floor=seed % 7 == 0, wants=(0.0, 0.1, 0.3)[seed // 3 % 3]))
        for seed in range(number)
    ]


def test_counts_are_those_of_the_definitions(block_size: int) -> None:
    """Packages, feasible, acceptable and within the floor are counted as by looking at each package."""
    for reading in seeds(150):
        codes = every_package(reading.problem)
        fine = acceptable(reading, codes)
        counts = count(reading, watch=Watch())

        assert counts.packages == codes.shape[1]
        assert counts.feasible == feasible(reading.problem, codes).sum()
        assert counts.acceptable == fine.sum()
        assert counts.within_floor == (fine & ~below_floor(reading.problem, codes)).sum()
        assert counts.reason == ""


def test_the_pareto_set_is_that_of_the_definition(block_size: int) -> None:
    """Vectors, how many packages reach each, and the first of these, are those found by comparing all with all."""
    for reading in seeds(150):
        everything = known(reading)
        keys = [key(value) for value in everything.values]
        front = frontier(reading, watch=Watch())
        found = [key(tuple(row)) for row in front.utilities.tolist()]

        assert front.complete
        assert set(found) == pareto(everything.values)
        assert len(found) == len(set(found))
        assert found == sorted(found, reverse=True)
        assert list(front.behind) == [keys.count(vector) for vector in found]
        assert list(front.packages) == [everything.packages[keys.index(vector)] for vector in found]


@pytest.mark.parametrize("over", list(IdealOver))
def test_ideals_and_points_are_those_of_the_definitions(block_size: int, over: IdealOver) -> None:
    """Ideals, objectives, ties, the reported vector and its packages are those found by comparing all packages."""
    for reading in seeds(150):
        rows = known(reading).proposable()
        points = points_by_enumeration(reading, ideal_over=over, watch=Watch())

        assert points.none_acceptable == (not rows)
        assert points.ideal_proven
        assert not points.stopped
        if over is IdealOver.ALL:
            everywhere = utilities(reading, every_package(reading.problem)).max(axis=1)
            assert np.allclose(np.array(points.ideal, dtype=float), everywhere, atol=1e-12)
        if not rows:
            assert points.solutions == ()
            continue
        if over is IdealOver.ACCEPTABLE:
            within = np.array([value for _, value in rows]).max(axis=0)
            assert np.allclose(np.array(points.ideal, dtype=float), within, atol=1e-12)
        assert [solution.point for solution in points.solutions] == list(Point)
        for solution in points.solutions:
            ideal = tuple(value for value in points.ideal if value is not None)
            tied, objective = best(reading, solution.point, ideal)
            assert solution.ties == len(tied), (reading.problem.name, solution)
            assert key(solution.utilities) == reported(tied), (reading.problem.name, solution)
            assert abs(solution.objective - objective) <= 1e-8
            assert solution.optimal
            assert solution.gap == 0
            reaching = [package for package, value in rows if key(value) == key(solution.utilities)]
            assert list(solution.packages) == reaching[:PACKAGES_SHOWN]


@given(readings(), st.booleans(), st.booleans(), st.integers(1, 30))
def test_listing_gives_the_first_packages_in_order(reading: Reading, only: bool, inside: bool, limit: int) -> None:
    """The listed packages are the first acceptable (or feasible) ones in order, with their utilities."""
    codes = every_package(reading.problem)
    mask = feasible(reading.problem, codes) if only else acceptable(reading, codes)
    if inside:
        mask &= ~below_floor(reading.problem, codes)
    expected = codes[:, np.flatnonzero(mask)[:limit]]
    listed = list(acceptable_packages(reading, limit=limit, feasible_only=only, within_floor=inside, watch=Watch()))
    found = [package for part in listed for package in part.packages]

    assert found == [tuple(int(code) for code in package) for package in expected.T]
    if found:
        values = np.hstack([part.utilities for part in listed])
        assert np.allclose(values, utilities(reading, codes_of(found, reading.problem)), atol=1e-12)


def test_too_many_packages_are_not_counted_and_the_reason_names_both_numbers() -> None:
    """Above the limit the number of packages is still exact, and the reason says how many and where the limit is."""
    reading = at_mid(problem_from(1, issues=70, options=4))
    counts = count(reading, limit=1000, watch=Watch())

    assert counts.packages == reading.problem.packages
    assert counts.packages > 2**70
    assert counts.feasible is counts.acceptable is counts.within_floor is None
    assert f"{counts.packages:,}" in counts.reason
    assert "1,000" in counts.reason
    assert not frontier(reading, limit=1000, watch=Watch()).complete


def stopping_after(looks: int) -> Watch:
    """A watch that says stop once it has been looked at so often."""
    left = iter(range(looks))
    return Watch(asked_to_stop=lambda: next(left, None) is None)


@pytest.mark.parametrize("looks", [0, 1, 4, 9, 30])
def test_stopped_work_claims_nothing_that_is_not_proven(looks: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whenever the watch ends the work, counts are absent, the set is marked, and gaps hold the true optimum."""
    monkeypatch.setattr(tail_module, "COMBINATIONS", 3)
    monkeypatch.setattr(points_module, "COMBINATIONS", 3)
    for reading in seeds(40):
        counts = count(reading, watch=stopping_after(looks))
        whole = count(reading, watch=Watch())
        assert counts == whole or (counts.acceptable is None and "stopped" in counts.reason)
        front = frontier(reading, watch=stopping_after(looks))
        assert front.complete == (front.reason == "")
        points = points_by_enumeration(reading, watch=stopping_after(looks))
        truth = {solution.point: solution for solution in points_by_enumeration(reading, watch=Watch()).solutions}
        assert not (points.none_acceptable and truth)
        for solution in points.solutions:
            best_known = truth[solution.point]
            assert points.stopped or solution.optimal
            assert solution.packages
            if len(solution.over) == len(best_known.over):
                assert best_known.objective <= solution.objective + solution.gap + 1e-9
            assert not solution.optimal or abs(solution.objective - best_known.objective) < 1e-9


def test_a_stopped_pareto_set_is_complete_only_if_it_is_the_whole_one() -> None:
    """Wherever in the work the watch ends it, also while points are compared, what is called complete is so."""
    reading = at_mid(problem_from(5, issues=5, parties=3, lines=1, wants=0.0, home=False))
    whole = frontier(reading, watch=Watch())
    fronts = [frontier(reading, watch=stopping_after(looks)) for looks in range(25)]

    assert {front.complete for front in fronts} == {True, False}
    assert all(front.packages == whole.packages for front in fronts if front.complete)
    assert whole.packages != fronts[0].packages


@pytest.mark.parametrize(("issue", "expected"), [
    ((0.3, 0.1 + 0.2), [2, 2, 2]),
    ((0.3, 0.1), [1, 1, 1]),
])
def test_blocks_with_the_same_open_formulas_share_work_and_lose_no_package(
    issue: tuple[float, float], expected: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Packages whose utilities differ by float noise are all counted behind a vector, in later blocks too."""
    monkeypatch.setattr(tail_module, "COMBINATIONS", 2)
    front = frontier(at_mid(two_issues([(0.0, 0.2), (0.1, 0.1), (0.2, 0.0)], [(value, value) for value in issue])),
                     watch=Watch())

    assert list(front.behind) == expected


def test_a_block_is_passed_over_only_if_it_can_add_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A later block that is better by a thousandth counts, and so does one that is just as good."""
    monkeypatch.setattr(tail_module, "COMBINATIONS", 1)
    monkeypatch.setattr(frontier_module, "_WAITING", 0)
    front = frontier(at_mid(two_issues([(0.5, 0.5), (0.501, 0.501), (0.501, 0.501), (0.1, 0.1)], [(0.0, 0.0)])),
                     watch=Watch())

    assert front.packages == ((1, 0),)
    assert front.behind == (2,)


def two_issues(first: list[tuple[float, float]], second: list[tuple[float, float]]) -> Problem:
    """Two parties and two issues whose options are worth to them what the rows say, added up."""
    issues = tuple(Issue(name, tuple(f"o{n}" for n in range(len(rows)))) for name, rows in (("a", first), ("b", second)))
    return Problem(issues, tuple(
        Party(f"P{n}", Stake((Between.point(1.0),) * 2, tuple(tuple(Between.point(row[n]) for row in rows)
                                                              for rows in (first, second))), Between.point(0.0))
        for n in range(2)
    ))


def test_the_bound_of_a_product_holds_whichever_parties_gain() -> None:
    """Where not all parties gain yet, another package with fewer factors is still within the bound."""
    walk = walk_of(at_mid(two_issues([(0.9, 0.9), (0.0, 0.1)], [(0.0, 0.0)])), 1)

    assert points_module._bound(walk, Point.NASH, (0,)) >= 0.9
    assert points_module._bound(walk, Point.NASH, (0, 1)) == pytest.approx(0.81)
    assert points_module._bound(walk, Point.KALAI_SMORODINSKY, (0, 1)) == 1
    assert points_module._bound(walk, Point.EGALITARIAN, (0, 1)) == pytest.approx(0.9)
    assert points_module._bound(walk, Point.UTILITARIAN, (0, 1)) == pytest.approx(1.8)


def test_a_prefix_that_breaks_a_limit_is_left_at_once() -> None:
    """What is left of limits is one formula that fails as soon as one of them does, and nothing where all hold."""
    problem = two_issues([(0.0, 0.0)] * 3, [(0.0, 0.0)] * 2)
    residuals = Residuals(problem)
    limits = tuple(residuals.number(formula) for formula in (
        All((Lit("a", 0b011), Any((Lit("a", 0b001), Lit("b", 0b10))))), Any((Lit("a", 0b110), Lit("b", 0b11))),
    ))

    assert limits[1] == HOLDS
    conjunction = residuals.conjunction(limits)
    assert residuals.conjunction_after(conjunction, 0, 2) == (FAILS,)
    assert residuals.conjunction_after(conjunction, 0, 0) == ()
    left = residuals.conjunction_after(conjunction, 0, 1)
    assert [residuals.formula(number) for number in left] == [Lit("b", 0b10)]
    assert residuals.conjunction_after(left, 0, 2) is left


def test_long_work_says_how_far_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """The watch is told a rising share of the packages."""
    monkeypatch.setattr(tail_module, "COMBINATIONS", 3)
    told: list[tuple[str, float | None]] = []
    ticks = iter(range(10**6))
    watch = Watch(tell=lambda what, share: told.append((what, share)), clock=lambda: float(next(ticks)))
    count(at_mid(problem_from(3, issues=6, lines=0, wants=0.0)), watch=watch)

    shares = [share for _, share in told if share is not None]
    assert shares == sorted(shares)
    assert 0 < shares[-1] < 1
    assert {what for what, _ in told} == {"counting packages"}


def test_a_tail_has_at_least_the_last_issue_and_a_problem_without_issues_one_package() -> None:
    """An issue with more options than a tail should have still forms one; no issue at all leaves the empty package."""
    reading = at_mid(problem_from(2, issues=3, options=4))
    assert tail_module.Tail(reading, combinations=1).size == len(reading.problem.issues[-1].options)
    nothing = replace(reading.problem, issues=(), limits=(), floor=(), parties=tuple(
        replace(party, stake=replace(party.stake, weights=(), scores=(), terms=(), shared_total=None), ratification=None)
        for party in reading.problem.parties
    ))
    counts = count(at_mid(Problem(nothing.issues, nothing.parties)), watch=Watch())
    assert (counts.packages, counts.feasible) == (1, 1)
