"""One programme through HiGHS: optimum, infeasibility, stop, and company in the same process."""

from __future__ import annotations

import math
from itertools import count

import highspy
import numpy as np

from holdfast.settlement.exact.rows import Affine, Rows, column, total
from holdfast.settlement.exact.solver import Ending, maximise
from holdfast.solving.watch import Watch


def knapsack(size: int = 3) -> tuple[Rows, Affine]:
    """Things of random value and weight, half of whose weight can be taken."""
    draw = np.random.default_rng(3)
    rows = Rows()
    things = [rows.add_binary() for _ in range(size)]
    for _ in range(5):
        weights = draw.integers(20, 100, size=size)
        rows.require(total(column(thing, float(weight)) for thing, weight in zip(things, weights, strict=True)),
                     at_most=float(weights.sum() // 2))
    return rows, total(column(thing, float(value)) for thing, value in
                       zip(things, draw.integers(20, 100, size=size), strict=True)).plus(5.0)


def test_an_optimum_has_its_value_as_bound() -> None:
    """The best choice is found, its constant counted."""
    rows, objective = knapsack()

    answer = maximise(rows, objective, Watch())

    assert answer.ending is Ending.OPTIMAL
    assert answer.values is not None
    assert sum(objective.terms[n] * value for n, value in enumerate(answer.values)) + 5 == answer.bound


def test_rows_that_exclude_each_other_are_infeasible() -> None:
    """A sum that must be more than it can be is a proof that there is nothing."""
    rows, objective = knapsack()
    rows.require(total((column(0), column(1))), at_least=2.5)

    assert maximise(rows, objective, Watch()).ending is Ending.INFEASIBLE


def test_an_empty_row_that_cannot_hold_is_infeasible() -> None:
    """Ruling out the only package leaves a row without entries, which counts."""
    rows, objective = knapsack()
    rows.require(Affine(), at_most=-1.0)

    assert maximise(rows, objective, Watch()).ending is Ending.INFEASIBLE


def test_a_stop_on_the_way_gives_what_is_known() -> None:
    """Asked to stop after some looks, the solver ends with a bound that the optimum does not exceed."""
    rows, objective = knapsack(60)
    looks = count()

    answer = maximise(rows, objective, Watch(asked_to_stop=lambda: next(looks) > 3))
    best = maximise(rows, objective, Watch())

    assert answer.ending is Ending.STOPPED
    assert best.ending is Ending.OPTIMAL
    assert answer.bound >= best.bound - 1e-6


def test_time_that_is_up_is_a_stop_without_a_claim() -> None:
    """With no time left nothing is started and nothing is bounded."""
    answer = maximise(*knapsack(), Watch().for_at_most(0.0))

    assert (answer.ending, answer.values, answer.bound) == (Ending.STOPPED, None, math.inf)


def test_other_uses_of_highs_in_the_same_process_do_no_harm() -> None:
    """Another user that runs HiGHS with more threads before does not keep a programme from being solved."""
    other = highspy.Highs()
    other.silent()
    highspy.Highs.resetGlobalScheduler(True)
    other.setOptionValue("threads", 2)
    other.addVar(0.0, 1.0)
    other.changeColCost(0, -1.0)
    other.run()

    assert maximise(*knapsack(20), Watch()).ending is Ending.OPTIMAL
