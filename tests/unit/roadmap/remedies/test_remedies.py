"""What would make a roadmap safe, and why no order is: on worked examples and random ones."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from tests.unit.roadmap.ck72 import problem_with
from tests.unit.roadmap.made import every_order, problem_from

from holdfast.document.clause import Reversible
from holdfast.inputs.between import Between
from holdfast.roadmap.evaluate import acting_margins, least_margin, margins, one_by_one
from holdfast.roadmap.problem import Guard, PartyTerms, Problem, Step, StepTerms, Terms
from holdfast.roadmap.reading import At, reading_of
from holdfast.roadmap.remedies.changes import changes_of
from holdfast.roadmap.remedies.deposits import least_deposits
from holdfast.roadmap.remedies.guarantees import Guarantee, guarantees_of
from holdfast.roadmap.remedies.splitting import split
from holdfast.roadmap.remedies.why import breaks_of, why
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
    assert all(one.short >= -best.margin - 1e-9 for one in found.every)
    for order in every_order(problem):
        assert set(found.every) & set(breaks_of(reading, order))


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
    found = guarantees_of(reading_of(problem, At.MID), watch=Watch())
    (change, *_) = changes_of(problem, -1.0, found, watch=Watch())
    assert (change.kind, change.step, change.is_safe) == ("guarantee", "pledge", True)
    assert "costs whoever walks away 1 more" in change.text
    assert all(one.step or one.kind != "guarantee" or "in force throughout costs " in one.text
               for one in changes_of(problem, -1.0, found, watch=Watch()))


def test_what_breaks_at_the_end_is_said_of_the_end() -> None:
    """Where a party would gain by walking away once everything is done, that is said, and that splitting is not enough."""
    problem = problem_with(-1)
    problem = replace(problem, steps=tuple(replace(step, divisible=True) for step in problem.steps))
    reading = reading_of(problem, At.MID)
    best = safest_order(reading, watch=Watch())
    found = why(reading, best, watch=Watch())
    assert {("", "A", "end", 1), ("", "B", "end", 1)} <= {
        (one.step, one.party, one.when, one.short) for one in found.in_best}
    *helpful, change = changes_of(problem, best.margin, watch=Watch())
    assert all(one.helps and not one.is_safe for one in helpful)
    assert not change.helps
    assert change.text.startswith("Splitting alone makes no order safe")


def test_without_anything_left_at_the_end_splitting_never_suffices() -> None:
    """With K = 0 the exchange unravels: in parts it comes nearer to safety, and never reaches it."""
    problem = problem_with(0)
    problem = replace(problem, steps=tuple(replace(step, divisible=True) for step in problem.steps))
    problem = replace(problem, steps=problem.steps[:2] + problem.steps[3:5])
    margin = safest_order(reading_of(problem, At.WORST), watch=Watch()).margin
    found = [change for change in changes_of(problem, margin, watch=Watch()) if change.kind == "split"]
    assert margin < 0
    assert any(change.helps for change in found)
    assert not any(change.is_safe for change in found)


def test_parts_that_fall_towards_the_end_need_fewer() -> None:
    """One step of each side, b = 2, c = 1 and K = .1: four falling parts are safe where four equal ones are not."""
    steps = tuple(Step(id, (id,), divisible=True) for id in "AB")
    worth = {id: StepTerms(cost={id: Between.point(1)}, benefit={"BA"["AB".index(id)]: Between.point(2)}) for id in "AB"}
    problem = Problem(("A", "B"), steps, (Terms("base", "", {
        id: PartyTerms(relationship=Between.point(0.1)) for id in "AB"}, worth),))
    margin = safest_order(reading_of(problem, At.WORST), watch=Watch()).margin
    (change,) = [one for one in changes_of(problem, margin, watch=Watch()) if one.step == "A+B"]
    assert change.is_safe
    assert "per cent" in change.text
    parts = change.text.count(",") - 1
    equal = split(problem, ("A", "B"), parts)
    assert safest_order(reading_of(equal, At.WORST), watch=Watch()).margin < 0


def test_parts_add_up_to_the_step() -> None:
    """Whatever the shares, margins before anything and after everything is done stay as they are."""
    problem = problem_from(3, steps=5, shifts=0.5, relationship=2)
    apart = split(problem, ("s1", "s4"), (0.5, 0.3, 0.2))
    whole, parts = reading_of(problem, At.WORST), reading_of(apart, At.WORST)
    assert len(apart.steps) == 9
    assert margins(parts, 0) == pytest.approx(margins(whole, 0))
    assert margins(parts, (1 << 9) - 1) == pytest.approx(margins(whole, (1 << 5) - 1))


def _needed(problem: Problem, guarantee: Guarantee) -> float:
    """The least penalty that makes some order safe, from the definitions, by looking through every order."""
    reading = reading_of(problem, At.WORST)
    positions = problem.positions
    least = math.inf

    def active(future: int, done: int) -> bool:
        if not guarantee.guard:
            return not guarantee.starts_after or bool(done >> positions[guarantee.starts_after] & 1)
        for guard in problem.futures[future].guards:
            if guard.id == guarantee.guard:
                begun = all(done >> positions[id] & 1 for id in guard.starts_after)
                ended = bool(guard.ends_after) and all(done >> positions[id] & 1 for id in guard.ends_after)
                return begun and not ended
        return False

    def look(done: int, values: object) -> float:
        worst = 0.0
        for (future, party), value in zip(reading.rows, values, strict=True):  # type: ignore[call-overload]
            if value < -1e-9:
                protected = problem.parties[party] in guarantee.parties and active(future, done)
                worst = max(worst, -value if protected else math.inf)
        return worst

    for order in every_order(problem):
        done, worst = 0, look(0, margins(reading, 0))
        for position in order:
            worst = max(worst, look(done, acting_margins(reading, done, (position,))))
            done |= 1 << position
            worst = max(worst, look(done, margins(reading, done)))
        least = min(least, worst)
    return least


@pytest.mark.parametrize("seed", range(50))
def test_guarantees_cost_the_least_that_every_order_shows(seed: int) -> None:
    """Raised or new, throughout or from a step on, against one party or all: no more than is needed, and no less."""
    problem = problem_from(seed, steps=4, guards=2, relationship=1, shifts=0.5, doubt=0.2, futures=1 + seed % 2,
                           parties=2 + seed % 3 // 2)
    found = guarantees_of(reading_of(problem, At.WORST), watch=Watch())
    assert len(found) == (2 + 1 + 4) * (1 + len(problem.parties))
    for one in found:
        assert one.proven
        assert one.least == pytest.approx(_needed(problem, one), abs=1e-9)
        assert ("However much" in one.text) == (one.least == math.inf)


@pytest.mark.parametrize("seed", range(40))
def test_all_minimal_deposits_of_three(seed: int) -> None:
    """For three parties, all combinations that no order undercuts are found, and no others."""
    problem = problem_from(seed, steps=5, parties=3, relationship=1, precedence=0.1)
    reading = reading_of(problem, At.MID)
    needs = set()
    for order in every_order(problem):
        looks = [margins(reading, sum(1 << position for position in order[:count])) for count in range(6)]
        needs.add(tuple(max(0.0, *(-float(look[party]) for look in looks)) for party in range(3)))
    minimal = sorted(need for need in needs if not any(
        other != need and all(low <= high for low, high in zip(other, need, strict=True)) for other in needs))
    found = least_deposits(reading, watch=Watch())
    assert found.complete
    assert found.proven
    assert list(found.minimal) == minimal


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
