"""The programme of a reading package by package: it lets in what the plain definitions let in, at the same gains."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.settlement.made import problem_from

from holdfast.settlement.exact.model import Demands, space_of
from holdfast.settlement.exact.robust_nash import _space
from holdfast.settlement.exact.rows import Affine
from holdfast.settlement.exact.solver import Ending, maximise
from holdfast.settlement.exact.space import Space
from holdfast.settlement.problem import Package
from holdfast.settlement.reading import at_mid
from holdfast.solving.watch import Watch

PROBLEMS = st.builds(
    problem_from, st.integers(0, 10**6), issues=st.integers(2, 4), options=st.integers(2, 3), parties=st.integers(1, 3),
    lines=st.integers(0, 3), floor=st.booleans(), wants=st.sampled_from([0.1, 0.3]),
)


def live(space: Space) -> list[Package]:
    """The packages that the programme can pick: of alike options the first."""
    return list(itertools.product(*([group[0] for group in groups] for groups in space.classes)))


def check(space: Space, package: Package) -> None:
    """Fails where the programme and the plain definitions disagree about a package."""
    rows = space.rows.copy()
    for columns, picked in zip(space.picks, package, strict=True):
        rows.lower[columns[picked]] = 1.0
    gains = space.judge(package)

    answer = maximise(rows, Affine(), Watch())

    assert answer.ending is (Ending.INFEASIBLE if gains is None else Ending.OPTIMAL)
    if gains is not None:
        assert answer.values is not None
        assert space.package(answer.values) == package
        best = [maximise(rows, space.gain(party), Watch()).bound for party in range(len(gains))]
        assert best == pytest.approx(gains, abs=1e-8)


@given(problem=PROBLEMS, data=st.data(), demands=st.builds(
    Demands, limits=st.booleans(), reserves=st.booleans(), ratification=st.booleans(), within_floor=st.booleans()))
def test_the_rows_let_in_exactly_what_is_allowed(problem, data, demands) -> None:
    """For any demands, a package fits the rows exactly where it meets them, and its gains are those of the reading."""
    space = space_of(at_mid(problem), demands)

    for package in data.draw(st.lists(st.sampled_from(live(space)), min_size=1, max_size=4)):
        check(space, package)


@given(problem=PROBLEMS, data=st.data())
def test_the_rows_for_the_worst_case_let_in_exactly_what_is_certain(problem, data) -> None:
    """The dual of the least worth gives each package its certain gains, and lets in what is acceptable in every reading."""
    space = _space(problem, Demands())

    for package in data.draw(st.lists(st.sampled_from(live(space)), min_size=1, max_size=4)):
        check(space, package)


def test_options_that_are_alike_are_one() -> None:
    """An issue that nothing depends on has one class; within the floor an option below it has none."""
    problem = problem_from(3, floor=True)

    inside = space_of(at_mid(problem), Demands())
    whole = space_of(at_mid(problem), Demands(within_floor=False))

    assert (0,) not in inside.classes[0]
    assert (0,) in whole.classes[0]
