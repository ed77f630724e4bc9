from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.settlement.made import every_package, problem_from

from holdfast.settlement.deadlock.checking import are_relaxations, can_hold, is_conflict
from holdfast.settlement.deadlock.explain import explain
from holdfast.settlement.deadlock.items import Item, items_of, kept
from holdfast.settlement.deadlock.program import some_package
from holdfast.settlement.deadlock.walk import Clash, Opening
from holdfast.settlement.reading import Reading, at_mid
from holdfast.solving.watch import Watch


def stuck() -> Reading:
    """A reading with a deadlock."""
    return next(reading for reading in map(at_mid, map(problem_from, range(100))) if explain(reading).exists)


def yes(reading: Reading, items: Sequence[Item], watch: Watch) -> bool:
    """A second method that always finds a package."""
    return True


def unsure(reading: Reading, items: Sequence[Item], watch: Watch) -> None:
    """A second method that cannot tell."""


@given(seed=st.integers(0, 10**6), chosen=st.integers(0, 2**12), wants=st.sampled_from((0.1, 0.3, 0.6)),
       grain=st.sampled_from((0.0, 0.1)))
def test_the_second_method_agrees_with_the_list_of_packages(seed: int, chosen: int, wants: float, grain: float) -> None:
    """The program says of any items whether some package keeps them all, ties included."""
    reading = at_mid(problem_from(seed, wants=wants, grain=grain))
    items = [item for bit, item in enumerate(items_of(reading, reserves=True)) if chosen >> bit & 1]
    codes = every_package(reading.problem)
    keeps = np.ones(codes.shape[1], dtype=bool)
    for item in items:
        keeps &= kept(item, codes, reading)

    assert some_package(reading, items, Watch()) is bool(keeps.any())
    assert can_hold(reading, items, Watch()) is bool(keeps.any())


def test_the_second_method_says_nothing_when_it_is_stopped() -> None:
    """A stopped program claims neither that a package is there nor that none is."""
    reading = stuck()
    assert some_package(reading, items_of(reading, reserves=True), Watch(asked_to_stop=lambda: True)) is None


def test_the_second_method_writes_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    """The solver's own words do not end up in the output of the program."""
    reading = stuck()
    some_package(reading, items_of(reading, reserves=True), Watch())
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("checker", [yes, unsure])
def test_what_the_second_method_does_not_confirm_is_not_reported(checker: object) -> None:
    """Where the second method contradicts or cannot tell, no conflict is reported, and the result says so."""
    found = explain(stuck(), checker=checker)  # type: ignore[arg-type]

    assert (found.conflicts, found.relaxations, found.complete) == ((), (), False)
    assert "could not be verified by a second method" in found.reason
    assert found.exists is None


def test_a_conflict_with_a_wrong_witness_is_refused() -> None:
    """Each member needs a package that keeps the others."""
    reading = stuck()
    items = items_of(reading, reserves=True)
    ids = explain(reading).conflicts[-1].items
    bits = [bit for bit, item in enumerate(items) if item.id in ids]
    codes = every_package(reading.problem)
    packages = [tuple(int(code) for code in codes[:, column]) for column in range(codes.shape[1])]

    def keeper(left_out: int) -> tuple[int, ...]:
        keeps = np.logical_and.reduce([kept(items[bit], codes, reading) for bit in bits if bit != left_out]
                                      or [np.ones(len(packages), dtype=bool)])
        return packages[int(keeps.argmax())]

    right = {bit: keeper(bit) for bit in bits}
    mask = sum(1 << bit for bit in bits)
    assert len(bits) > 1
    assert is_conflict(Clash(mask, right), reading, items, can_hold, Watch())
    assert not is_conflict(Clash(mask, dict(list(right.items())[1:])), reading, items, can_hold, Watch())
    swapped = {bits[0]: right[bits[1]], bits[1]: right[bits[0]], **{bit: right[bit] for bit in bits[2:]}}
    assert not is_conflict(Clash(mask, swapped), reading, items, can_hold, Watch())


def test_a_relaxation_that_is_too_large_or_too_small_is_refused() -> None:
    """One more item makes it not minimal, one less makes its package break something else."""
    reading = stuck()
    items = items_of(reading, reserves=True)
    relaxation = explain(reading).relaxations[0]
    mask = sum(1 << bit for bit, item in enumerate(items) if item.id in relaxation.items)
    spare = next(1 << bit for bit in range(len(items)) if not mask >> bit & 1)
    tried = [Opening(mask, relaxation.witness), Opening(mask | spare, relaxation.witness),
             Opening(mask & (mask - 1), relaxation.witness), Opening(0, relaxation.witness)]

    assert are_relaxations(tried, [], reading, items, checker=can_hold, watch=Watch()) == [True, False, False, False]
