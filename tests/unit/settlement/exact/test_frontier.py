"""The Pareto set by solver against every package listed."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.settlement.exact.listed import Listed, Vector, distinct
from tests.unit.settlement.made import problem_from

from holdfast.settlement.evaluate import acceptable, codes_of, utilities
from holdfast.settlement.exact.frontier import frontier_by_solver, split
from holdfast.settlement.reading import at_mid
from holdfast.solving.watch import Watch

PROBLEMS = st.builds(
    problem_from, st.integers(0, 10**6), issues=st.integers(1, 4), options=st.integers(2, 3), parties=st.integers(1, 3),
    lines=st.integers(0, 4), grain=st.sampled_from([0.0, 0.25]), floor=st.booleans(), wants=st.sampled_from([0.05, 0.25]),
)


@given(problem=PROBLEMS, within_floor=st.booleans())
def test_the_frontier_is_that_of_every_package_listed(problem, within_floor) -> None:
    """Exactly the distinct undominated vectors are found, and that they are all is said."""
    reading = at_mid(problem)
    listed = Listed.of(reading, within_floor=within_floor)

    found = frontier_by_solver(reading, watch=Watch(), within_floor=within_floor)

    wanted = _undominated(distinct(list(listed.utilities)))
    assert found.complete
    assert len(found.vectors) == len(wanted)
    assert np.allclose(found.vectors, sorted(wanted, reverse=True), rtol=0, atol=1e-8)
    _reached(reading, found)


def _undominated(vectors: list[Vector]) -> list[Vector]:
    return [one for one in vectors
            if not any(all(b >= a - 1e-9 for a, b in zip(one, other, strict=True)) for other in vectors if other != one)]


def _reached(reading, found) -> None:
    if found.packages:
        codes = codes_of(found.packages, reading.problem)
        assert acceptable(reading, codes).all()
        assert utilities(reading, codes).T == pytest.approx(np.array(found.vectors), abs=1e-9)


def test_a_frontier_that_was_stopped_does_not_claim_to_be_complete() -> None:
    """With a limit on vectors, or no time at all, what is found is marked as a part."""
    reading = at_mid(problem_from(3, issues=4, lines=0, wants=0.05, home=False))

    part = frontier_by_solver(reading, watch=Watch(), most=2)
    nothing = frontier_by_solver(reading, watch=Watch(asked_to_stop=lambda: True))

    assert len(part.vectors) == 2
    assert not part.complete
    assert nothing.vectors == ()
    assert not nothing.complete


def test_a_split_covers_all_that_the_vector_does_not_dominate() -> None:
    """Above the new corners lies what lay above the old one and exceeds the vector for some party; no corner is inside
    another.
    """
    corners = split([(0.0, 0.0, 0.0)], (1.0, 1.0, 1.0))

    assert sorted(corners) == [(0.0, 0.0, 1.0), (0.0, 1.0, 0.0), (1.0, 0.0, 0.0)]
    assert sorted(split(corners, (2.0, 0.5, 0.5))) == [
        (0.0, 0.0, 1.0), (0.0, 1.0, 0.0), (1.0, 0.0, 0.5), (1.0, 0.5, 0.0), (2.0, 0.0, 0.0)]
    assert sorted(split([(0.0, 0.0), (-1.0, 0.5)], (1.0, 1.0))) == [(-1.0, 1.0), (1.0, 0.0)]
