"""The zone of agreement agrees with looking at every package, and says nothing where it was not settled."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.settlement.made import every_package, problem_from

from holdfast.document.conditions.ground import FALSE
from holdfast.settlement.draft.completions import packages_of, picked_bits
from holdfast.settlement.draft.extreme import bounds_of, sum_over_ranges
from holdfast.settlement.evaluate import feasible
from holdfast.settlement.problem import Limit, LimitKind
from holdfast.settlement.robust.bounds import accepted
from holdfast.settlement.zone import zone
from holdfast.solving.watch import Watch


@settings(deadline=None, max_examples=25)
@given(st.integers(0, 10_000), st.integers(0, 6))
def test_the_zone_is_that_of_looking_at_every_package(seed: int, lines: int) -> None:
    """Counts and ends of gains are those over all packages that keep the limits; without such a package there is none."""
    problem = problem_from(seed, lines=lines)
    codes = every_package(problem)
    kept = feasible(problem, codes)

    found = zone(problem)

    if not kept.any():
        assert found is None
        return
    assert found is not None
    assert found.numbers is not None
    every, some = (int(np.count_nonzero(one)) for one in accepted(problem, codes))
    assert (int(kept.sum()), every, some) == (
        found.numbers.feasible, found.numbers.in_every_case, found.numbers.in_some_case)
    for party, own in zip(problem.parties, found.parties, strict=True):
        whole = sum_over_ranges(problem, party.stake)
        each = [bounds_of(whole, picked_bits(problem, package)) for package in packages_of(codes[:, kept])]
        assert own.gain is not None
        assert min(one.low for one in each) - party.disagreement.high == pytest.approx(own.gain.low, abs=1e-9)
        assert max(one.high for one in each) - party.disagreement.low == pytest.approx(own.gain.high, abs=1e-9)


def test_too_many_packages_are_not_counted() -> None:
    """Beyond the limit the ends of gains are still exact, and the counts are absent."""
    problem = problem_from(3, lines=1)

    found = zone(problem, counted=problem.packages - 1)

    assert found is not None
    assert found.numbers is None
    assert all(one.gain is not None for one in found.parties)


def test_what_was_not_settled_in_time_has_no_range() -> None:
    """A watch that is over leaves a party without a range rather than with one that may be too wide."""
    problem = next(problem for seed in range(50) if (problem := problem_from(seed, lines=4)) and zone(problem)
                   and any(party.stake.terms for party in problem.parties))

    found = zone(problem, watch=Watch(asked_to_stop=lambda: True))

    assert found is not None
    assert found.numbers is None
    assert any(one.gain is None for one in found.parties)


def test_without_a_package_that_keeps_the_limits_there_is_no_zone() -> None:
    """One limit that nothing keeps leaves nothing."""
    problem = problem_from(1)

    assert zone(replace(problem, limits=(Limit("never", LimitKind.EXCLUDED, FALSE),))) is None
