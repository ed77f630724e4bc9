"""One question to CP-SAT: silent, stopped as soon as the watch is over, and alike every time it is asked."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass

from ortools.sat.python import cp_model

from holdfast.roadmap.timetable.model import Model
from holdfast.solving.watch import Watch

POLL = 0.02
"""Seconds between two looks at the watch."""

AMOUNT = 2.0
"""Effort for one question, where nobody says otherwise."""

WORKERS = 1
"""Threads of the solver, where nobody says otherwise."""

WALL = 30.0
"""Seconds at most for one unit of effort, which usually takes 2 to 7; a slower machine is cut off by its clock."""


@dataclass(frozen=True, slots=True)
class Effort:
    """How hard the solver tries."""

    amount: float = AMOUNT
    """For one question, in the solver's own count of work, which is the same on every machine."""
    workers: int = WORKERS
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Answer:
    """What the solver said."""

    begins: tuple[int, ...] | None
    """``None`` where it found no timetable."""
    bound: float
    """No timetable has a better value of the objective."""
    proven: bool
    """Whether that is settled: these are the best, or there are none."""
    cut_off: bool
    """Whether the clock or the watch ended the search, so that another run may give another answer."""


def answer(model: Model, *, effort: Effort, watch: Watch, hint: Sequence[int] | None = None) -> Answer:
    """The best timetable of a model, as far as the effort and the watch allow."""
    if watch.is_over:
        return Answer(None, float("-inf"), proven=False, cut_off=True)
    if hint is not None:
        for variable, day in zip(model.begins, hint, strict=True):
            model.cp.add_hint(variable, day)
    solver = _solver(effort, watch)
    status, stopped = _solved(solver, model.cp, watch)
    settled = status in (cp_model.OPTIMAL, cp_model.INFEASIBLE)
    cut_off = not settled and (stopped or solver.wall_time >= solver.parameters.max_time_in_seconds - POLL)
    if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        begins = tuple(int(solver.value(begin)) for begin in model.begins)
        return Answer(begins, solver.best_objective_bound, settled, cut_off)
    if status == cp_model.MODEL_INVALID:
        raise ValueError(f"the model of the timetable is not one: {model.cp.validate()}")
    return Answer(None, solver.best_objective_bound, settled, cut_off)


def _solver(effort: Effort, watch: Watch) -> cp_model.CpSolver:
    solver = cp_model.CpSolver()
    left = watch.left
    wall = effort.amount * WALL
    solver.parameters.max_time_in_seconds = max(0.01, wall if left is None else min(wall, left))
    solver.parameters.max_deterministic_time = effort.amount
    solver.parameters.num_workers = effort.workers
    solver.parameters.interleave_search = effort.workers > 1  # with several workers only this gives one answer
    solver.parameters.random_seed = effort.seed
    solver.parameters.log_search_progress = False
    solver.parameters.catch_sigint_signal = False  # Ctrl-C belongs to whoever made the watch
    return solver


def _solved(solver: cp_model.CpSolver, cp: cp_model.CpModel, watch: Watch) -> tuple[int, bool]:
    """The status, and whether the watch ended the search.

    The solver works in a thread of its own: signals reach Python code in the main thread only, so that one has to be
    free to look at the watch.
    """
    found: list[int] = []
    failures: list[BaseException] = []

    def work() -> None:
        try:
            found.append(int(solver.solve(cp)))
        except BaseException as failure:  # noqa: BLE001 - raised again where somebody can catch it
            failures.append(failure)

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    stopped = False
    try:
        while thread.is_alive():
            thread.join(POLL)
            if watch.is_over:
                stopped = True
                solver.stop_search()
    finally:
        while thread.is_alive():  # a request that comes before the search has begun is lost, so it is made again
            solver.stop_search()
            thread.join(POLL)
    if failures:
        raise failures[0]
    return found[0], stopped
