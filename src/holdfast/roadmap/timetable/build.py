"""The shortest timetable that keeps the least margin of an order, by CP-SAT, with proof or gap."""

from __future__ import annotations

import math
import threading
import time

from ortools.sat.python import cp_model

from holdfast.roadmap.problem import Problem
from holdfast.roadmap.reading import Reading
from holdfast.roadmap.timetable.evaluate import breaks, greatest_exposure_of, least_margin_of
from holdfast.roadmap.timetable.model import Model
from holdfast.roadmap.timetable.result import NoTimetable, Timetable
from holdfast.solving.watch import Watch

SECONDS = 10.0
"""For one question to the solver at most."""


def timetable(problem: Problem, reading: Reading, *, margin: float, watch: Watch, seed: int = 1,
              together: int | None = None, seconds: float = SECONDS) -> Timetable | NoTimetable:
    """The shortest timetable whose least margin is at least ``margin``; a lower margin where the calendar asks for it.

    The plan counts with the longest durations. What comes back is checked against the plain definitions, and its margin
    and exposure are theirs.
    """
    if not problem.steps:
        least = least_margin_of(reading, (), ())
        return Timetable((), (), least, 0.0, 0, proven=True)
    held = _Asked(problem, reading, together, watch, seed=seed, seconds=seconds)
    wanted = None
    if math.isfinite(margin):  # rounding down each number may cost a unit each
        wanted = math.floor(margin * held.scale) - len(problem.steps) - len(reading.guards) - 2
    found = held.shortest(wanted)
    if found is not None:
        return found
    best, sure = held.safest()
    if best is not None:
        again = held.shortest(best, lowered=True)
        if again is not None:
            return again
    return NoTimetable(sure, held.binding())


class _Asked:
    """The questions to the solver about one problem."""

    def __init__(self, problem: Problem, reading: Reading, together: int | None, watch: Watch, *, seed: int,
                 seconds: float) -> None:
        self.problem, self.reading, self.together = problem, reading, together
        self._seed, self._watch, self._seconds = seed, watch, seconds
        self.scale = Model(problem, reading, together).scale

    def shortest(self, wanted: int | None, *, lowered: bool = False) -> Timetable | None:
        """The shortest timetable with at least a margin in units; ``None`` where none was found."""
        model = Model(self.problem, self.reading, self.together)
        if wanted is not None:
            model.cp.add(model.least >= wanted)
        model.cp.minimize(model.length)
        solver, status = self._solve(model)
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return None
        begins = tuple(int(solver.value(begin)) for begin in model.begins)
        ends = tuple(begin + length for begin, length in zip(begins, model.lengths, strict=True))
        wrong = breaks(self.problem, begins, ends, together=self.together)
        if wrong:
            raise AssertionError(f"the solver broke a limit: {wrong[0]}")
        bound = math.ceil(solver.best_objective_bound - 1e-6)
        return Timetable(begins, ends, least_margin_of(self.reading, begins, ends),
                         greatest_exposure_of(self.reading, begins, ends), bound, proven=status == cp_model.OPTIMAL,
                         lowered=lowered)

    def safest(self) -> tuple[int | None, bool]:
        """The greatest least margin in units that any timetable has, and whether there is none for sure."""
        model = Model(self.problem, self.reading, self.together)
        model.cp.maximize(model.least)
        solver, status = self._solve(model)
        if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return int(solver.value(model.least)), False
        return None, status in (cp_model.INFEASIBLE, cp_model.MODEL_INVALID)  # an empty window makes it invalid

    def binding(self) -> tuple[str, ...]:
        """The steps without whose windows there would be a timetable."""
        limited = [step.id for step in self.problem.steps if step.latest is not None or step.closed]
        return tuple(id for id in limited[:40] if not self._watch.is_over and self._possible_without(id))

    def _possible_without(self, id: str) -> bool:
        model = Model(self.problem, self.reading, self.together, frozenset({id}))
        return self._solve(model, seconds=1.0)[1] in (cp_model.OPTIMAL, cp_model.FEASIBLE)

    def _solve(self, model: Model, *, seconds: float | None = None) -> tuple[cp_model.CpSolver, int]:
        solver = cp_model.CpSolver()
        left = self._watch.left
        limit = self._seconds if seconds is None else seconds
        solver.parameters.max_time_in_seconds = max(0.01, limit if left is None else min(limit, left))
        solver.parameters.num_workers = 2
        solver.parameters.random_seed = self._seed
        solver.parameters.log_search_progress = False
        over = threading.Event()
        guard = threading.Thread(target=self._stop_when_asked, args=(solver, over), daemon=True)
        guard.start()
        try:
            return solver, int(solver.solve(model.cp))
        finally:
            over.set()

    def _stop_when_asked(self, solver: cp_model.CpSolver, over: threading.Event) -> None:
        while not over.is_set():
            if self._watch.is_over:
                solver.stop_search()
                return
            time.sleep(0.05)
