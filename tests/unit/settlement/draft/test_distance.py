"""What is better for everybody than a draft agrees with a look at every package."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.settlement.draft.oracle import completions
from tests.unit.settlement.made import every_package, problem_from

from holdfast.settlement.draft import completions as completions_module
from holdfast.settlement.draft import distance as distance_module
from holdfast.settlement.draft import nearer as nearer_module
from holdfast.settlement.draft.best import best_completion
from holdfast.settlement.draft.distance import distance
from holdfast.settlement.draft.nearer import Among
from holdfast.settlement.draft.standing import Found
from holdfast.settlement.evaluate import acceptable, below_floor, codes_of, feasible, utilities
from holdfast.settlement.problem import Package, Problem
from holdfast.settlement.reading import Reading, at_mid
from holdfast.solving.watch import Watch


def searched(reading: Reading, bounds: tuple[float, ...]) -> Found:
    """The search that a solver would do, by looking at every package."""
    codes = every_package(reading.problem)
    values = utilities(reading, codes)
    fits = acceptable(reading, codes) & ~below_floor(reading.problem, codes)
    fits &= (values >= np.array(bounds)[:, None] - 1e-9).all(axis=0)
    if not fits.any():
        return Found(None, proven=True)
    best = np.where(fits, values.sum(axis=0), -np.inf).argmax()
    return Found(tuple(codes[:, best].tolist()), proven=True)


def any_draft(seed: int, problem: Problem, *, picked: float = 0.7) -> dict[str, str]:
    """A random draft."""
    rng = np.random.default_rng(seed)
    return {issue.id: issue.options[int(rng.integers(len(issue.options)))] for issue in problem.issues
            if rng.random() < picked}


def truth(reading: Reading, package: Package, among: Among) -> tuple[bool, float | None]:
    """Whether the package is dominated, and its additive distance, by the definitions."""
    problem = reading.problem
    codes = every_package(problem)
    own = utilities(reading, codes_of([package], problem))
    more = utilities(reading, codes) - own
    picks = problem.named(package)
    floor = tuple(entry for entry in problem.floor if picks[entry.issue] != entry.option)
    fits = feasible(problem, codes) if among is Among.FEASIBLE else acceptable(reading, codes)
    fits = fits & ~below_floor(replace(problem, floor=floor), codes)
    better = fits & (more >= -1e-9).all(axis=0) & (more > 1e-9).any(axis=0)
    return bool(better.any()), float(more.min(axis=0)[fits].max()) if fits.any() else None


@given(seed=st.integers(0, 10_000), floor=st.booleans())
def test_listing_agrees_with_the_definitions(seed: int, floor: bool) -> None:
    """Each completion is dominated, and as far from what nobody can improve on, as the definitions say."""
    reading = at_mid(problem_from(seed, floor=floor, grain=0.25 if seed % 2 else 0.0))

    found = distance(reading, any_draft(seed, reading.problem))

    for one in found.packages:
        for nearer in one.better:
            dominated, most = truth(reading, one.package, nearer.among)
            assert nearer.dominated is dominated
            assert nearer.low == nearer.high == (most if most is None else pytest.approx(most, abs=1e-12))
            assert (nearer.example is not None) is dominated


@given(seed=st.integers(0, 10_000), floor=st.booleans())
def test_searching_agrees_with_listing(seed: int, floor: bool) -> None:
    """A search above rising lower bounds comes to the same answer as a look at every package."""
    reading = at_mid(problem_from(seed, floor=floor))
    draft = any_draft(seed, reading.problem)
    listed = distance(reading, draft)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(distance_module, "LISTED", 0)
        found = distance(reading, draft, improve=searched)

    assert [one.package for one in found.packages] == [one.package for one in listed.packages]
    for one, other in zip(found.packages, listed.packages, strict=True):
        for nearer, expected in zip(one.better, other.better, strict=True):
            assert nearer.dominated is expected.dominated
            if expected.low is not None and expected.low >= 0:
                assert nearer.low is not None
                assert nearer.high is not None
                assert nearer.low <= expected.low + 1e-9
                assert nearer.high >= expected.low - 1e-9
                assert nearer.high - nearer.low <= 1e-6
            else:
                assert nearer.high is not None
                assert nearer.high <= 1e-9


def test_every_example_is_better_and_within_the_floor() -> None:
    """A package named as better is worth no less to everybody, and picks nothing below the floor that the draft does not."""
    shown = 0
    for seed in range(60):
        problem = problem_from(seed, floor=True)
        reading = at_mid(problem)
        for one in distance(reading, any_draft(seed, problem)).packages:
            for nearer in one.better:
                if nearer.example is None:
                    continue
                shown += 1
                values = utilities(reading, codes_of([one.package, nearer.example], problem))
                assert (values[:, 1] >= values[:, 0] - 1e-9).all()
                assert (values[:, 1] > values[:, 0] + 1e-9).any()
                assert one.package[0] == 0 or nearer.example[0] != 0
    assert shown > 20


@given(seed=st.integers(0, 10_000))
def test_the_best_completion_has_the_greatest_sum_of_gains(seed: int) -> None:
    """Of the feasible completions within the floor, or of all where none is feasible, the best has the greatest sum."""
    problem = problem_from(seed, floor=True)
    reading = at_mid(problem)
    draft = any_draft(seed, problem, picked=0.3)
    codes = codes_of(completions(problem, draft), problem)
    codes = codes if draft.get("i0") == "o0" else codes[:, ~below_floor(problem, codes)]
    fits = feasible(problem, codes)
    sums = utilities(reading, codes).sum(axis=0)

    best = best_completion(reading, draft)

    assert best is not None
    assert best.proven
    own = utilities(reading, codes_of([best.package], problem)).sum()
    assert own == pytest.approx(sums[fits].max() if fits.any() else sums.max(), abs=1e-9)
    assert feasible(problem, codes_of([best.package], problem))[0] == fits.any()


def test_of_many_completions_the_best_speaks_for_all() -> None:
    """With more completions than are looked at each, the best one is there, and it is said so."""
    problem = problem_from(2, options=4, issues=4)
    found = distance(at_mid(problem), {})

    assert found.completions == problem.packages
    assert found.is_best_only
    assert found.best_proven
    assert len(found.packages) == 1


def test_the_distance_to_a_frontier_is_to_its_nearest_vector() -> None:
    """The Euclidean distance is the smallest over the frontier's vectors, and absent without a frontier."""
    reading = at_mid(problem_from(4))
    package = (0,) * 4
    own = utilities(reading, codes_of([package], reading.problem))[:, 0]
    draft = reading.problem.named(package)

    frontier = np.array([own + 1, own + np.array([0.3, 0.0, 0.4])])

    assert distance(reading, draft, frontier=frontier).packages[0].to_frontier == pytest.approx(0.5)
    assert distance(reading, draft).packages[0].to_frontier is None


def test_the_answer_depends_on_no_piece_size(monkeypatch: pytest.MonkeyPatch) -> None:
    """Looking through the packages in small pieces gives the same answer and the same examples."""
    for seed in range(15):
        reading = at_mid(problem_from(seed, grain=0.25))
        whole = distance(reading, {"i0": "o1"})
        with monkeypatch.context() as patch:
            patch.setattr(nearer_module, "in_pieces",
                          lambda problem, masks: completions_module.in_pieces(problem, masks, rows=7))
            assert distance(reading, {"i0": "o1"}) == whole


def test_a_listing_cut_short_never_says_that_nothing_is_there() -> None:
    """When the time is up, what was not seen is left open."""
    found = distance(at_mid(problem_from(4)), {"i0": "o0", "i1": "o0"}, watch=Watch(asked_to_stop=lambda: True))

    assert {nearer.dominated for one in found.packages for nearer in one.better} == {None}
    assert {nearer.high for one in found.packages for nearer in one.better} == {None}


def test_an_unproven_search_settles_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A search that finds nothing without proof leaves it open, and without a search nothing is said."""
    monkeypatch.setattr(distance_module, "LISTED", 0)
    reading = at_mid(problem_from(4))
    draft = reading.problem.named((0,) * 4)

    silent = distance(reading, draft, improve=lambda reading, bounds: Found(None, proven=False))
    same = distance(reading, draft, improve=lambda reading, bounds: Found((0,) * 4, proven=False))

    for found in (silent, same):
        assert [nearer.dominated for nearer in found.packages[0].better] == [None, None]
    assert distance(reading, draft).packages[0].better == ()


def test_a_search_that_stops_half_way_keeps_both_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    """When narrowing ends early the true additive distance lies between the two ends."""
    monkeypatch.setattr(distance_module, "LISTED", 0)
    seen = 0
    for seed in range(30):
        reading = at_mid(problem_from(seed))
        package = (0,) * 4

        def once(reading: Reading, bounds: tuple[float, ...], *, own: float = float(
                utilities(reading, codes_of([package], reading.problem))[0, 0])) -> Found:
            return searched(reading, bounds) if bounds[0] <= own + 1e-12 else Found(None, proven=False)

        found = distance(reading, reading.problem.named(package), improve=once)
        for nearer in found.packages[0].better:
            if nearer.dominated:
                _, most = truth(reading, package, nearer.among)
                assert most is not None
                assert nearer.low is not None
                assert nearer.high is not None
                assert nearer.low - 1e-9 <= most <= nearer.high + 1e-9
                seen += nearer.high > nearer.low + 1e-3
    assert seen > 3
