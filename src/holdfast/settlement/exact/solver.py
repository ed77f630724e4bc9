"""One mixed-integer linear programme through HiGHS: an optimum with a proof, or the best so far and what remains."""

from __future__ import annotations

import enum
import math
from collections.abc import Mapping
from dataclasses import dataclass

import highspy
import numpy as np
from numpy.typing import NDArray

from holdfast.settlement.exact.rows import Affine, Rows
from holdfast.solving.silent_highs import SilentHighs
from holdfast.solving.watch import Watch

FEASIBLE_WITHIN = 1e-9
"""How far a row may be missed; the defaults of HiGHS (1e-6 for whole numbers, 1e-7 for rows) are too coarse here."""

OPTIONS: Mapping[str, bool | int | float | str] = {
    "threads": 1,  # the same answer on every machine
    "random_seed": 0,
    "mip_feasibility_tolerance": FEASIBLE_WITHIN,
    "primal_feasibility_tolerance": FEASIBLE_WITHIN,
    "dual_feasibility_tolerance": FEASIBLE_WITHIN,
    "mip_rel_gap": 0.0,
    "mip_abs_gap": FEASIBLE_WITHIN,
    # Measured on the problems of the benchmark: a tenth faster without.
    "mip_allow_restart": False,
    "mip_allow_cut_separation_at_nodes": False,
}


class Ending(enum.Enum):
    """How the work on a programme ended."""

    OPTIMAL = enum.auto()
    INFEASIBLE = enum.auto()
    STOPPED = enum.auto()
    """Asked to stop, out of time, or unable to go on: nothing is proven beyond the bound."""


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """What came of a programme."""

    ending: Ending
    values: NDArray[np.float64] | None
    """Per column, of the best point found."""
    bound: float
    """No point is worth more than this."""


class _Interrupt:
    """Stops HiGHS when the watch is over; keeps an exception from passing through C++ and raises it afterwards."""

    def __init__(self, watch: Watch) -> None:
        self._watch = watch
        self.raised: BaseException | None = None

    def __call__(self, event: highspy.HighsCallbackEvent) -> None:
        """What HiGHS calls between two pieces of its work."""
        try:
            over = self._watch.is_over
        except BaseException as problem:  # noqa: BLE001 (raised again by `maximise`, a KeyboardInterrupt too)
            self.raised, over = problem, True
        if over:
            event.interrupt()


def maximise(rows: Rows, objective: Affine, watch: Watch, *, start: Mapping[int, float] | None = None) -> Answer:
    """The greatest value of the objective; ``start`` gives values of some columns to begin with."""
    if watch.is_over:
        return Answer(Ending.STOPPED, None, math.inf)
    highs = SilentHighs()  # type: ignore[no-untyped-call]
    for name, value in OPTIONS.items():
        highs.setOptionValue(name, value)
    if watch.left is not None:
        highs.setOptionValue("time_limit", watch.left)
    highs.passModel(_programme(rows, objective))
    if start:
        highs.setSolution(len(start), np.fromiter(start, dtype=np.int32), np.array(list(start.values())))
    interrupt = _Interrupt(watch)
    highs.cbMipInterrupt.subscribe(interrupt)
    highs.cbSimplexInterrupt.subscribe(interrupt)
    if highs.run() == highspy.HighsStatus.kError:
        # Other users of HiGHS in this process may have set up its threads in another number.
        highspy.Highs.resetGlobalScheduler(True)  # noqa: FBT003 (it takes no keyword)
        highs.run()
    if interrupt.raised is not None:
        raise interrupt.raised
    return _answer(highs, objective, whole=any(rows.whole))


def _programme(rows: Rows, objective: Affine) -> highspy.HighsLp:
    programme = highspy.HighsLp()
    programme.num_col_ = len(rows.lower)
    programme.num_row_ = len(rows.at_least)
    cost = np.zeros(len(rows.lower))
    for position, value in objective.terms.items():
        cost[position] = value
    programme.col_cost_ = cost
    programme.col_lower_ = np.array(rows.lower)
    programme.col_upper_ = np.array(rows.upper)
    programme.row_lower_ = np.array(rows.at_least)
    programme.row_upper_ = np.array(rows.at_most)
    programme.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    programme.a_matrix_.num_col_ = programme.num_col_
    programme.a_matrix_.num_row_ = programme.num_row_
    programme.a_matrix_.start_ = np.array(rows.starts, dtype=np.int32)
    programme.a_matrix_.index_ = np.array(rows.columns, dtype=np.int32)
    programme.a_matrix_.value_ = np.array(rows.values)
    kinds = (highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger)
    programme.integrality_ = [kinds[whole] for whole in rows.whole]
    programme.sense_ = highspy.ObjSense.kMaximize
    programme.offset_ = objective.constant
    return programme


def _answer(highs: highspy.Highs, objective: Affine, *, whole: bool) -> Answer:
    status, info = highs.getModelStatus(), highs.getInfo()
    if status in (highspy.HighsModelStatus.kInfeasible, highspy.HighsModelStatus.kUnboundedOrInfeasible):
        return Answer(Ending.INFEASIBLE, None, -math.inf)  # every column that has a cost is bounded
    if status == highspy.HighsModelStatus.kModelEmpty:
        return Answer(Ending.OPTIMAL, np.zeros(0), objective.constant)
    found = info.primal_solution_status == 2
    values = np.array(highs.getSolution().col_value) if found else None
    done = status == highspy.HighsModelStatus.kOptimal and found
    bound = float(info.mip_dual_bound if whole else info.objective_function_value)
    if done:
        return Answer(Ending.OPTIMAL, values, max(bound, float(info.objective_function_value)))
    return Answer(Ending.STOPPED, values, bound if whole and not math.isnan(bound) else math.inf)
