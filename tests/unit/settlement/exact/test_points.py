"""Bargaining points by solver against every package listed."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.settlement.exact.listed import Listed, distinct, first_by_rule
from tests.unit.settlement.made import problem_from

from holdfast.settlement.exact.points import points_by_solver
from holdfast.settlement.reading import at_mid
from holdfast.settlement.solution import PACKAGES_SHOWN, IdealOver, Points
from holdfast.solving.watch import Watch

PROBLEMS = st.builds(
    problem_from, st.integers(0, 10**6), issues=st.integers(1, 4), options=st.integers(2, 3), parties=st.integers(1, 4),
    lines=st.integers(0, 5), grain=st.sampled_from([0.0, 0.0, 0.1, 0.25]), floor=st.booleans(),
    wants=st.sampled_from([0.05, 0.2, 0.3]),
)


@given(problem=PROBLEMS, over=st.sampled_from(IdealOver))
def test_points_are_those_of_every_package_listed(problem, over) -> None:
    """Objective, vector, ties and packages of every point are those found by listing all packages."""
    reading = at_mid(problem)
    listed = Listed.of(reading)

    found = points_by_solver(reading, ideal_over=over, watch=Watch())

    assert not found.stopped
    assert found.none_acceptable is (not listed.packages)
    if listed.packages:
        assert found.ideal == pytest.approx(listed.ideal(over), abs=1e-9)
        agree(found, listed, over)


@given(problem=PROBLEMS, factor=st.sampled_from([0.01, 50.0, 1000.0]), shift=st.sampled_from([0.0, 30.0]))
def test_scales_that_differ_between_parties_change_nothing(problem, factor, shift) -> None:
    """With one party on a scale of its own, or one to whom no deal is far worse, points are still those listed."""
    reading = at_mid(problem)
    first = reading.parties[0]
    moved = replace(first, rows=tuple(row * factor for row in first.rows),
                    terms=tuple((formula, value * factor) for formula, value in first.terms),
                    disagreement=(first.disagreement - shift) * factor)
    reading = replace(reading, parties=(moved, *reading.parties[1:]))
    listed = Listed.of(reading)

    found = points_by_solver(reading, ideal_over=IdealOver.ACCEPTABLE, watch=Watch())

    assert found.none_acceptable is (not listed.packages)
    if listed.packages:
        agree(found, listed, IdealOver.ACCEPTABLE)


def agree(found: Points, listed: Listed, over: IdealOver) -> None:
    """Fails where a point differs."""
    assert [solution.point.value for solution in found.solutions] == [
        "nash", "kalai_smorodinsky", "egalitarian", "utilitarian"]
    for solution in found.solutions:
        positions, objective = listed.tied(solution.point, over)
        vectors = distinct([listed.utilities[n] for n in sorted(positions)])
        assert solution.objective == pytest.approx(objective, abs=1e-9, rel=1e-9), solution.point
        assert solution.optimal
        assert solution.gap == 0
        if solution.ties_complete:
            assert solution.ties == len(vectors), solution.point
            assert solution.utilities == pytest.approx(first_by_rule(vectors), abs=1e-7)
        same = [listed.packages[n] for n in sorted(positions)
                if np.allclose(listed.utilities[n], solution.utilities, rtol=1e-12, atol=1e-9)]
        assert same
        if solution.ties_complete:
            assert solution.packages == tuple(sorted(same)[:PACKAGES_SHOWN])
        else:
            assert set(solution.packages) <= set(same)
