"""A mixed-integer linear programme through HiGHS, row by row: an optimum with proof, or the best so far and a bound."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import highspy
import numpy as np

from holdfast.solving.silent_highs import SilentHighs
from holdfast.solving.watch import Watch

INFINITE = highspy.kHighsInf

OPTIONS: Mapping[str, bool | int | float] = {
    "threads": 1,  # the same answer on every machine
    "random_seed": 0,
    "mip_feasibility_tolerance": 1e-9,
    "primal_feasibility_tolerance": 1e-9,
    "dual_feasibility_tolerance": 1e-9,
    "mip_rel_gap": 1e-6,
    "mip_abs_gap": 1e-6,
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a programme."""

    values: tuple[float, ...] | None
    """Per column, of the best point found; ``None`` where none was."""
    bound: float
    """No point is worth more than this."""
    optimal: bool
    feasible: bool = True
    """False where it is proven that there is no point at all."""
    duals: tuple[float, ...] = ()
    """Per row: how much the objective rises with its limit; only of programmes without whole numbers."""


@dataclass(slots=True)
class Program:
    """Columns with bounds, rows with limits, and what is to be as great as possible."""

    lower: list[float] = field(default_factory=list)
    upper: list[float] = field(default_factory=list)
    whole: list[bool] = field(default_factory=list)
    worth: list[float] = field(default_factory=list)
    rows: list[tuple[dict[int, float], float, float]] = field(default_factory=list)
    """Coefficients by column, least and greatest value."""

    def column(self, *, upper: float = INFINITE, lower: float = 0.0, whole: bool = False, worth: float = 0.0) -> int:
        """A new column; its number."""
        self.lower.append(lower)
        self.upper.append(upper)
        self.whole.append(whole)
        self.worth.append(worth)
        return len(self.lower) - 1

    def row(self, terms: Mapping[int, float], *, most: float = INFINITE, least: float = -INFINITE) -> int:
        """A new row; its number."""
        self.rows.append(({column: value for column, value in terms.items() if value != 0.0}, least, most))
        return len(self.rows) - 1

    def fix(self, column: int, value: float) -> None:
        """Give a column one value; it is then no whole number to look for."""
        self.lower[column] = self.upper[column] = value
        self.whole[column] = False

    def solve(self, watch: Watch) -> Answer:
        """The greatest value of what the columns are worth."""
        if watch.is_over:
            return Answer(None, math.inf, optimal=False)
        highs = SilentHighs()  # type: ignore[no-untyped-call]
        for name, value in OPTIONS.items():
            highs.setOptionValue(name, value)
        if watch.left is not None:
            highs.setOptionValue("time_limit", watch.left)
        highs.passModel(self._programme())
        interrupt = _Interrupt(watch)
        highs.cbMipInterrupt.subscribe(interrupt)
        highs.cbSimplexInterrupt.subscribe(interrupt)
        if highs.run() == highspy.HighsStatus.kError:
            # Other users of HiGHS in this process may have set up its threads in another number.
            highspy.Highs.resetGlobalScheduler(True)  # noqa: FBT003 (it takes no keyword)
            highs.run()
        if interrupt.raised is not None:
            raise interrupt.raised
        return _answer(highs, whole=any(self.whole))

    def _programme(self) -> highspy.HighsLp:
        programme = highspy.HighsLp()
        programme.num_col_, programme.num_row_ = len(self.lower), len(self.rows)
        programme.col_cost_ = np.array(self.worth)
        programme.col_lower_, programme.col_upper_ = np.array(self.lower), np.array(self.upper)
        programme.row_lower_ = np.array([least for _, least, _ in self.rows])
        programme.row_upper_ = np.array([most for _, _, most in self.rows])
        programme.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        programme.a_matrix_.num_col_, programme.a_matrix_.num_row_ = len(self.lower), len(self.rows)
        starts = np.cumsum([0, *(len(terms) for terms, _, _ in self.rows)])
        programme.a_matrix_.start_ = np.array(starts, dtype=np.int32)
        columns = _flat([list(terms) for terms, _, _ in self.rows])
        values = _flat([list(terms.values()) for terms, _, _ in self.rows])
        programme.a_matrix_.index_ = np.array(columns, dtype=np.int32)
        programme.a_matrix_.value_ = np.array(values, dtype=np.float64)
        kinds = (highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger)
        programme.integrality_ = [kinds[whole] for whole in self.whole]
        programme.sense_ = highspy.ObjSense.kMaximize
        return programme


class _Interrupt:
    """Stops HiGHS when the watch is over; keeps an exception from passing through C++ and raises it afterwards."""

    def __init__(self, watch: Watch) -> None:
        self._watch = watch
        self.raised: BaseException | None = None

    def __call__(self, event: highspy.HighsCallbackEvent) -> None:
        """What HiGHS calls between two pieces of its work."""
        try:
            over = self._watch.is_over
        except BaseException as problem:  # noqa: BLE001 (raised again by `solve`, a KeyboardInterrupt too)
            self.raised, over = problem, True
        if over:
            event.interrupt()


def _flat(lists: Sequence[Sequence[float]]) -> list[float]:
    return [value for values in lists for value in values]


def _answer(highs: highspy.Highs, *, whole: bool) -> Answer:
    status, info = highs.getModelStatus(), highs.getInfo()
    if status in (highspy.HighsModelStatus.kInfeasible, highspy.HighsModelStatus.kUnboundedOrInfeasible):
        return Answer(None, -math.inf, optimal=False, feasible=False)
    if status == highspy.HighsModelStatus.kModelEmpty:
        return Answer((), 0.0, optimal=True)
    found = info.primal_solution_status == 2
    solution = highs.getSolution()
    values = tuple(map(float, solution.col_value)) if found else None
    optimal = found and status == highspy.HighsModelStatus.kOptimal
    bound = float(info.mip_dual_bound if whole else info.objective_function_value)
    if not optimal and (not whole or math.isnan(bound)):
        bound = math.inf
    duals = tuple(map(float, solution.row_dual)) if optimal and not whole else ()
    return Answer(values, bound, optimal=optimal, duals=duals)
