from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.unit.settlement.made import every_package
from tests.unit.settlement.robust.settled import problem_of

from holdfast.settlement.evaluate import acceptable
from holdfast.settlement.reading import Reading
from holdfast.settlement.robust.catalogue import catalogue_of
from holdfast.settlement.robust.sampling import BLOCK
from holdfast.settlement.robust.smaa import smaa
from holdfast.settlement.robust.smaa_large import given_shares
from holdfast.solving.watch import Watch


@given(seed=st.integers(0, 10_000))
def test_given_packages_have_the_shares_they_have_among_all(seed: int) -> None:
    """Valued alone or among all packages, a package is accepted by each party in the same draws."""
    problem = problem_of(seed, issues=3, wants=0.1)
    catalogue = catalogue_of(problem, Watch())
    assert catalogue is not None
    among_all = smaa(catalogue, draws=150, seed=seed, watch=Watch(), confidence_draws=0, threads=1)
    alone = given_shares(problem, {f"plan {number}": one.package for number, one in enumerate(among_all.most_accepted)},
                         draws=150, seed=seed, watch=Watch())

    assert tuple(alone.packages.values()) == among_all.most_accepted


@given(seed=st.integers(0, 10_000))
def test_certain_acceptance_has_shares_of_1_and_0(seed: int) -> None:
    """A package that all accept in every reading has share 1, one that they accept in none has share 0."""
    problem = problem_of(seed, issues=3, wants=0.1)
    codes = every_package(problem)
    found = given_shares(problem, {str(column): tuple(package) for column, package in enumerate(codes.T.tolist())},
                         draws=40, seed=seed, watch=Watch())

    for one in found.packages.values():
        assert not one.necessary_for_all or one.all_accept.value == 1
        assert one.possible_for_all or one.all_accept.value == 0
        assert one.is_feasible or not one.possible_for_all


def test_whether_any_package_is_acceptable_is_asked_of_a_solver() -> None:
    """The share is over the draws in which the solver knew; the others are counted apart."""
    problem = problem_of(1, wants=0.2)
    codes = every_package(problem)
    asked: list[Reading] = []

    def exists(reading: Reading) -> bool | None:
        asked.append(reading)
        return None if len(asked) % 3 == 0 else bool(acceptable(reading, codes).any())

    found = given_shares(problem, {}, draws=BLOCK + 2, seed=1, watch=Watch(), exists=exists)
    truth = [bool(acceptable(reading, codes).any()) for reading in asked]
    known = [answer for number, answer in enumerate(truth, start=1) if number % 3]

    assert found.unknown == (BLOCK + 2) // 3
    assert found.any_acceptable is not None
    assert (found.any_acceptable.count, found.any_acceptable.draws) == (sum(known), len(known))
    assert 0 < sum(known) < len(known)


def test_stopped_between_two_questions_the_draws_asked_about_count() -> None:
    """Shares of given packages and the share with any acceptable package rest on the same draws."""
    problem, told = problem_of(5), []
    looks = iter(range(1_000))
    watch = Watch(asked_to_stop=lambda: next(looks) > 20, tell=lambda what, share: told.append(share))
    found = given_shares(problem, {"plan": (0, 0, 0, 0)}, draws=1_000, seed=1, watch=watch, exists=lambda reading: True)

    assert 0 < found.draws < 1_000
    assert found.stopped
    assert found.any_acceptable is not None
    assert found.any_acceptable.draws == found.draws == found.packages["plan"].all_accept.draws
    assert told == sorted(told)
    assert told[-1] == found.draws / 1_000
