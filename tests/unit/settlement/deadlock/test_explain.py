from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.settlement.deadlock.brute import broken_by, conflicts, relaxations
from tests.unit.settlement.made import every_package, problem_from

from holdfast.document.conditions.ground import TRUE, Lit
from holdfast.inputs.between import Between
from holdfast.settlement.deadlock import listing
from holdfast.settlement.deadlock.explain import OUT_OF_TIME, explain
from holdfast.settlement.deadlock.items import items_of
from holdfast.settlement.deadlock.program import some_package
from holdfast.settlement.deadlock.result import Deadlock
from holdfast.settlement.evaluate import acceptable, below_floor, codes_of
from holdfast.settlement.problem import Floor, Issue, Limit, LimitKind, Party, Problem, Stake
from holdfast.settlement.reading import Reading, at_mid
from holdfast.solving.watch import Watch

ONE_BY_ONE = 10**6
BY_SOLVER = 0


def readings(*, lines: int = 8) -> st.SearchStrategy[Reading]:
    """Small problems of every kind, most of them without an acceptable package."""
    return st.builds(
        lambda seed, lines, wants, grain, floor: at_mid(
            problem_from(seed, lines=lines, wants=wants, grain=grain, floor=floor)),
        st.integers(0, 10**6), st.integers(0, lines), st.sampled_from((0.1, 0.35, 0.6)),
        st.sampled_from((0.0, 0.05, 0.2)), st.booleans(),
    )


def sets(found: Deadlock) -> tuple[set[frozenset[str]], set[frozenset[str]]]:
    """Conflicts and relaxations as sets of ids."""
    return {frozenset(one.items) for one in found.conflicts}, {frozenset(one.items) for one in found.relaxations}


@given(reading=readings(), reserves=st.booleans(), list_up_to=st.sampled_from((ONE_BY_ONE, BY_SOLVER)))
def test_both_ways_find_what_the_definitions_say(reading: Reading, reserves: bool, list_up_to: int) -> None:
    """All minimal conflicts and relaxations are found, and nothing else, whether by list or by solver."""
    found = explain(reading, reserves=reserves, list_up_to=list_up_to)
    broken = broken_by(reading, reserves=reserves)

    assert found.complete
    assert found.reason == ""
    assert sets(found) == (conflicts(broken), relaxations(broken))


@given(reading=readings(), reserves=st.booleans())
def test_a_witness_breaks_what_is_given_up_and_nothing_else(reading: Reading, reserves: bool) -> None:
    """The package of a relaxation breaks exactly the items of the relaxation."""
    for relaxation in explain(reading, reserves=reserves).relaxations:
        shown = broken_by(reading, reserves=reserves)
        place = place_of(relaxation.witness, reading.problem)
        assert shown[place][0] == set(relaxation.items)


@given(reading=readings(), list_up_to=st.sampled_from((ONE_BY_ONE, BY_SOLVER)))
def test_a_relaxation_is_below_the_floor_where_every_package_it_opens_is(reading: Reading, list_up_to: int) -> None:
    """It is marked exactly where all packages that become acceptable are below the floor, and is then not proposable."""
    broken = broken_by(reading, reserves=True)
    for relaxation in explain(reading, list_up_to=list_up_to).relaxations:
        opened = [below for items, below in broken if items == set(relaxation.items)]
        assert bool(relaxation.below_floor) == all(opened)
        assert not (relaxation.below_floor and relaxation.proposable)
        if not relaxation.below_floor:
            assert not below_floor(reading.problem, codes_of([relaxation.witness], reading.problem))[0]


def test_the_floor_names_the_options_that_cannot_be_avoided() -> None:
    """Of several options below the floor, those are named of which every package that opens picks one."""
    problem = no_way_but("o1", ("o0", "o1"))

    (first, second) = explain(at_mid(problem), reserves=False).relaxations
    assert [relaxation.below_floor for relaxation in (first, second)] == [(problem.floor[0],), ()]
    assert [relaxation.proposable for relaxation in (first, second)] == [False, True]


@given(reading=readings())
def test_nothing_is_explained_where_a_package_is_acceptable(reading: Reading) -> None:
    """There is a deadlock exactly where no package is acceptable."""
    found = explain(reading)
    assert found.exists is not acceptable(reading, every_package(reading.problem)).any()
    assert bool(found.conflicts) is bool(found.relaxations) is found.exists


@given(reading=readings())
def test_without_reserves_no_stake_is_read(reading: Reading) -> None:
    """The picture of lines alone stays the same when every stake changes."""
    others = at_mid(replace(reading.problem, parties=problem_from(7, home=False).parties))

    assert sets(explain(others, reserves=False)) == sets(explain(reading, reserves=False))


@given(reading=readings())
def test_exclusions_take_part_and_are_never_proposed(reading: Reading) -> None:
    """A relaxation is proposable only if it gives up no exclusion; these are named as impossible."""
    excluded = {limit.id for limit in reading.problem.limits if limit.kind is LimitKind.EXCLUDED}
    for relaxation in explain(reading).relaxations:
        assert set(relaxation.impossible) == excluded & set(relaxation.items)
        assert not (relaxation.impossible and relaxation.proposable)


@given(reading=readings(lines=9), ticks=st.integers(0, 120), list_up_to=st.sampled_from((ONE_BY_ONE, BY_SOLVER)))
def test_a_stop_leaves_a_part_of_the_truth_and_says_so(reading: Reading, ticks: int, list_up_to: int) -> None:
    """Whenever it is stopped, what is reported is right, and what may be missing is said."""
    left = iter(range(ticks))
    found = explain(reading, watch=Watch(asked_to_stop=lambda: next(left, None) is None), list_up_to=list_up_to)
    all_conflicts, all_relaxations = sets(explain(reading))

    part = sets(found)
    assert part[0] <= all_conflicts
    assert part[1] <= all_relaxations
    if found.complete:
        assert part == (all_conflicts, all_relaxations)
    else:
        assert found.reason == OUT_OF_TIME


@pytest.mark.parametrize("list_up_to", [ONE_BY_ONE, BY_SOLVER])
def test_no_time_at_all_proves_nothing(list_up_to: int) -> None:
    """With no time left there is no result and no claim that there is none."""
    found = explain(at_mid(problem_from(2)), budget_s=0.0, list_up_to=list_up_to)

    assert (found.conflicts, found.relaxations, found.complete, found.exists) == ((), (), False, None)


def test_the_order_of_the_result_does_not_depend_on_the_way_to_it() -> None:
    """List and solver return equal conflicts in equal order, and equal relaxations but for the package shown."""
    for seed in range(20):
        reading = at_mid(problem_from(seed, lines=8, wants=0.6))
        one, other = (explain(reading, list_up_to=list_up_to) for list_up_to in (ONE_BY_ONE, BY_SOLVER))
        assert one.conflicts == other.conflicts
        assert [(r.items, r.rank, r.by_party) for r in one.relaxations] == [
            (r.items, r.rank, r.by_party) for r in other.relaxations]


def test_looking_at_few_packages_at_once_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many packages are looked at together, the same sets are found, with witnesses that hold."""
    for seed in range(12):
        reading = at_mid(problem_from(seed, lines=8, wants=0.6))
        monkeypatch.setattr(listing, "AT_ONCE", 1 << 15)
        at_once = explain(reading)
        monkeypatch.setattr(listing, "AT_ONCE", 7)
        assert at_once.complete
        assert explain(reading) == at_once


@pytest.mark.parametrize("list_up_to", [ONE_BY_ONE, BY_SOLVER])
def test_more_items_than_bits_of_a_word_are_explained(list_up_to: int) -> None:
    """Lines that stand after more than 64 others are found in conflicts like any."""
    for seed in range(6):
        problem = problem_from(seed, lines=8, wants=0.6)
        harmless = tuple(Limit(f"H{n}", LimitKind.RED_LINE, TRUE) for n in range(61))
        reading = at_mid(replace(problem, limits=harmless + problem.limits))
        assert sets(explain(reading, list_up_to=list_up_to)) == sets(explain(at_mid(problem)))


@pytest.mark.parametrize("list_up_to", [ONE_BY_ONE, BY_SOLVER])
@pytest.mark.parametrize(("disagreement", "enough"), [
    (0.5, True), (0.5 + 1e-9 - 1e-12, True), (0.5 + 1e-9 + 5e-13, False), (0.5 + 1e-6, False),
])  # fmt: skip
def test_a_party_that_gets_just_what_it_has_stands_in_no_conflict(disagreement: float, enough: bool,
                                                                 list_up_to: int) -> None:
    """A reserve is kept up to the tolerance and no further, however close it is."""
    stake = Stake((Between.point(1.0),), ((Between.point(0.5), Between.point(0.25)),))
    reading = at_mid(Problem((Issue("i", ("o0", "o1")),), (Party("A", stake, Between.point(disagreement)),)))
    found = explain(reading, list_up_to=list_up_to)

    assert found.complete
    assert [conflict.items for conflict in found.conflicts] == ([] if enough else [("reserve:A",)])
    assert some_package(reading, items_of(reading, reserves=True), Watch()) is enough


def no_way_but(option: str, floor: tuple[str, ...]) -> Problem:
    """One issue, two lines that exclude each other, and options below the floor."""
    issue = Issue("i", ("o0", "o1", "o2"))
    only = 1 << issue.options.index(option)
    return Problem(
        (issue,), (),
        (Limit("a", LimitKind.RED_LINE, Lit("i", 0b111 & ~only), party="A", hardness=1),
         Limit("b", LimitKind.RED_LINE, Lit("i", only), party="B", hardness=1)),
        floor=tuple(Floor("i", below, "for the test", ("s",)) for below in reversed(floor)),
    )


def place_of(package: tuple[int, ...], problem: Problem) -> int:
    """Where a package stands among all, in the order of issues and options."""
    place = 0
    for issue, option in zip(problem.issues, package, strict=True):
        place = place * len(issue.options) + option
    return place
