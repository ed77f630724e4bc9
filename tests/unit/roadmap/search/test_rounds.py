"""The fewest rounds against every way to share small roadmaps out into rounds, and what is claimed where it is not known."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest
from tests.unit.roadmap.made import problem_from

from holdfast.roadmap.evaluate import Order, greatest_exposure, keeps_precedence, least_margin
from holdfast.roadmap.reading import At, Reading, reading_of
from holdfast.roadmap.search.rounds import fewest_rounds
from holdfast.roadmap.search.safest import safest_order
from holdfast.solving.watch import Watch

ENDLESS = float("inf")


def _every_sharing(left: tuple[int, ...], most: int) -> Iterator[Order]:
    """Every way to share steps out into rounds of at most so many."""
    if not left:
        yield ()
    for count in range(1, min(len(left), most) + 1):
        for together in itertools.combinations(left, count):
            for rest in _every_sharing(tuple(position for position in left if position not in together), most):
                yield (together, *rest)


def _fewest(reading: Reading, margin: float, exposure: float, most: int) -> int | None:
    return min((len(order) for order in _every_sharing(tuple(range(len(reading.before))), most)
                if keeps_precedence(reading, order) and least_margin(reading, order) >= margin - 1e-9
                and greatest_exposure(reading, order) <= exposure + 1e-9), default=None)


def _made(seed: int, steps: int = 4) -> Reading:
    return reading_of(problem_from(seed, steps=steps, parties=2 + seed % 2, guards=seed % 3, futures=1 + seed % 2,
                                   joint=0.3, doubt=0.3, shifts=0.2, precedence=0.25), At.MID)


@pytest.mark.parametrize("block", range(4))
def test_no_sharing_has_fewer_rounds(block: int) -> None:
    """The rounds keep the limits, and no way to share the steps out that keeps them has fewer."""
    for seed in range(block * 25, block * 25 + 25):
        reading = _made(seed)
        best = safest_order(reading, watch=Watch())
        for margin, exposure, most in ((best.margin, ENDLESS, 4), (best.margin, best.exposure, 2),
                                       (best.margin - 2, ENDLESS, 2), (best.margin - 3, best.exposure, 3),
                                       (best.margin + 1, ENDLESS, 4)):
            found = fewest_rounds(reading, margin=margin, exposure=exposure, most=most, watch=Watch())
            fewest = _fewest(reading, margin, exposure, most)
            assert found.proven
            assert (len(found.rounds) if found.rounds is not None else None) == fewest
            if found.rounds is not None:
                assert found.bound == fewest
                assert keeps_precedence(reading, found.rounds)
                assert max(map(len, found.rounds)) <= most
                assert least_margin(reading, found.rounds) >= margin - 1e-9
                assert greatest_exposure(reading, found.rounds) <= exposure + 1e-9


@pytest.mark.parametrize("most", [1, 2, None])
def test_stopped_at_once_the_bound_holds(most: int | None) -> None:
    """Stopped before it begins it joins the steps of the order given, and what it claims agrees with the whole search."""
    for seed in range(60):
        reading = _made(seed, steps=5)
        best = safest_order(reading, watch=Watch())
        exact = fewest_rounds(reading, margin=best.margin, exposure=ENDLESS, most=most, watch=Watch())
        found = fewest_rounds(reading, margin=best.margin, exposure=ENDLESS, most=most, order=best.order,
                              watch=Watch(asked_to_stop=lambda: True))
        assert exact.rounds is not None
        assert found.rounds is not None
        assert keeps_precedence(reading, found.rounds)
        assert least_margin(reading, found.rounds) >= best.margin - 1e-9
        assert found.bound <= len(exact.rounds) <= len(found.rounds)
        assert found.proven == (found.bound == len(found.rounds))


def test_many_steps_one_at_a_time_are_proven() -> None:
    """Forty steps one at a time take forty rounds, which needs no search to prove."""
    reading = reading_of(problem_from(1, steps=40, parties=3, precedence=0.05), At.MID)
    order = safest_order(reading, watch=Watch(), subsets=0)
    found = fewest_rounds(reading, margin=order.margin, exposure=ENDLESS, most=1, watch=Watch(), order=order.order)
    assert found.proven
    assert found.bound == 40
    loose = fewest_rounds(reading, margin=order.margin, exposure=ENDLESS, most=None, watch=Watch(), order=order.order)
    assert loose.rounds is not None
    assert 1 < loose.bound <= len(loose.rounds) < 40


def test_without_an_order_nothing_is_claimed() -> None:
    """Where it is stopped and no order is given, it finds no rounds and does not say that there are none."""
    reading = _made(2, steps=5)
    found = fewest_rounds(reading, margin=-ENDLESS, exposure=ENDLESS, most=None, watch=Watch(asked_to_stop=lambda: True))
    assert found.rounds is None
    assert not found.proven
