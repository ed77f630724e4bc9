"""What would make a roadmap safe, and why no order is: on worked examples and random ones."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.roadmap.ck72 import problem_with
from tests.unit.roadmap.made import every_order, problem_from

from holdfast.document.clause import Reversible
from holdfast.inputs.between import Between
from holdfast.roadmap.evaluate import least_margin, one_by_one
from holdfast.roadmap.problem import Guard
from holdfast.roadmap.reading import At, reading_of
from holdfast.roadmap.remedies.changes import changes_of, split
from holdfast.roadmap.remedies.deposits import least_deposits
from holdfast.roadmap.remedies.why import Break, why
from holdfast.roadmap.search.safest import safest_order
from holdfast.roadmap.search.valued import with_deposits
from holdfast.solving.watch import Watch


@pytest.mark.parametrize("seed", range(60))
def test_every_order_meets_one_of_the_points(seed: int) -> None:
    """Where no order is safe, each of them breaks at one of the points named, and the best order at its own."""
    problem = problem_from(seed, steps=5, guards=seed % 2, doubt=0.3, relationship=2)
    reading = reading_of(problem, At.WORST)
    best = safest_order(reading, watch=Watch())
    if best.margin >= 0:
        return
    found = why(reading, best, watch=Watch())
    assert found.in_best
    assert found.every
    for order in every_order(problem):
        assert set(found.every) & set(_all_breaks(problem, order))


def _all_breaks(problem: object, order: tuple[int, ...]) -> list[Break]:
    from holdfast.roadmap.remedies.why import _between, _of_order

    reading = reading_of(problem, At.WORST)  # type: ignore[arg-type]
    found = list(_of_order(reading, order))
    done = 0
    for position in order:
        found += _between(reading, done, position)
        done |= 1 << position
    if any(one.when == "after" and one.step == reading.problem.steps[order[-1]].id for one in found):
        found += [Break("", one.party, "start") for one in found]
    return found


def test_the_last_giver_is_named() -> None:
    """In CK-7.2 with K = 2 every order breaks at one of its last steps."""
    reading = reading_of(problem_with(2), At.MID)
    found = why(reading, safest_order(reading, watch=Watch()), watch=Watch())
    assert {one.when for one in found.every} <= {"before", "after"}
    assert found.every


@pytest.mark.parametrize("seed", range(40))
def test_least_deposits_are_enough_and_no_less_is(seed: int) -> None:
    """With the least equal deposit some order is safe, and with a little less none is."""
    problem = problem_from(seed, steps=6, parties=3, guards=1, relationship=1)
    reading = reading_of(problem, At.MID)
    found = least_deposits(reading, watch=Watch())
    for change, safe in ((0.0, True), (-0.01, False)):
        deposits = dict.fromkeys(problem.parties, found.equal + change)
        margin = safest_order(with_deposits(reading, deposits), watch=Watch()).margin
        if safe or found.equal > 0:
            assert (margin >= -1e-9) is safe
    for values in found.minimal:
        deposits = dict(zip(problem.parties, values, strict=True))
        assert safest_order(with_deposits(reading, deposits), watch=Watch()).margin >= -1e-9


def test_splitting_both_sides_helps() -> None:
    """With the last steps of both sides in parts, less has to be at stake."""
    problem = problem_with(2)
    problem = replace(problem, steps=tuple(replace(step, divisible=step.id in ("A2", "B3")) for step in problem.steps))
    found = [change for change in changes_of(problem, -1.0, watch=Watch()) if change.kind == "split"]
    assert any(change.is_safe for change in found)
    apart = split(problem, ("A2",), 3)
    order = safest_order(reading_of(apart, At.WORST), watch=Watch())
    assert least_margin(reading_of(apart, At.WORST), one_by_one(order.order)) == order.margin
    assert len(apart.steps) == 8


def test_a_guarantee_is_raised_just_enough() -> None:
    """What a guarantee would have to cost more is what the least margin lacks, where it protects from the start."""
    base = problem_with(2)
    guard = Guard("pledge", {name: Between.point(0.0) for name in "AB"})
    problem = replace(base, futures=(replace(base.futures[0], guards=(guard,)),))
    (change,) = [one for one in changes_of(problem, -1.0, watch=Watch()) if one.kind == "guarantee"]
    assert change.is_safe
    assert "costs whoever walks away 1" in change.text


def test_a_reversible_step_need_not_wait() -> None:
    """Where a wait makes the order unsafe, dropping it for a step that can be undone is proposed."""
    problem = problem_with(3)
    steps = tuple(replace(step, after=("B1", "B2", "B3"), reversible=Reversible.YES) if step.id == "A1" else step
                  for step in problem.steps)
    problem = replace(problem, steps=steps)
    margin = safest_order(reading_of(problem, At.WORST), watch=Watch()).margin
    assert margin < 0
    found = [one for one in changes_of(problem, margin, watch=Watch()) if one.kind == "move"]
    assert found
    assert all(one.after > margin for one in found)
