"""Whether some package keeps a few items, as a mixed-integer program: one binary per option, formulas as inequalities.

It shares no code with the ways that find conflicts, so that it can check what these say.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import highspy
import numpy as np

from holdfast.document.conditions.ground import All, Any, Formula, Lit
from holdfast.settlement.deadlock.items import Approval, Item, Logical, kept
from holdfast.settlement.evaluate import codes_of
from holdfast.settlement.problem import TOLERANCE, Package, Problem
from holdfast.settlement.reading import Reading, Worth
from holdfast.solving.silent_highs import SilentHighs
from holdfast.solving.watch import Watch

SLACK = 1e-5
"""Share of the largest worth by which a demand is eased for the solver, so that no rounding makes it say "none"."""

ATTEMPTS = 200
"""So many packages that only the easing lets through are ruled out one by one; then the question stays open."""

AT_MOST_S = 20.0
"""Seconds after which one question stays open; those that arise take some hundredths."""


def some_package(reading: Reading, items: Sequence[Item], watch: Watch) -> bool | None:
    """Whether some package keeps all the items; nothing where that stays open or the time was up before."""
    program = _Program(reading.problem)
    for item in items:
        program.demand(item)
    solver = _loaded(program, watch)
    for _ in range(ATTEMPTS):
        if watch.is_over:
            return None
        left = AT_MOST_S if watch.left is None else min(AT_MOST_S, watch.left)
        solver.setOptionValue("time_limit", solver.getRunTime() + left)
        status = _solved(solver)
        if status == highspy.HighsModelStatus.kInfeasible:
            return False
        if status != highspy.HighsModelStatus.kOptimal:
            return None
        package = program.package(solver.getSolution().col_value)
        codes = codes_of([package], reading.problem)
        if all(bool(kept(item, codes, reading)[0]) for item in items):
            return True
        chosen = [program.columns[issue][option] for issue, option in enumerate(package)]
        solver.addRow(-highspy.kHighsInf, len(chosen) - 1, len(chosen), np.array(chosen, dtype=np.int32),
                      np.ones(len(chosen)))
    return None


@dataclass
class _Program:
    """Rows ``sum of coefficient times binary ≥ bound``."""

    problem: Problem
    columns: list[range] = field(default_factory=list)
    count: int = 0
    rows: list[tuple[Mapping[int, float], float]] = field(default_factory=list)

    def __post_init__(self) -> None:
        for issue in self.problem.issues:
            self.columns.append(range(self.count, self.count + len(issue.options)))
            self.count += len(issue.options)
        self.position = {issue.id: position for position, issue in enumerate(self.problem.issues)}
        for options in self.columns:
            self.rows.append((dict.fromkeys(options, 1.0), 1.0))
            self.rows.append((dict.fromkeys(options, -1.0), -1.0))

    def package(self, values: Sequence[float]) -> Package:
        return tuple(max(range(len(options)), key=lambda option: values[options[option]]) for options in self.columns)

    def demand(self, item: Item) -> None:
        if isinstance(item, Logical):
            self._imply(None, item.formula)
        elif isinstance(item, Approval):
            self._approve(item)
        else:
            self._reach(None, item.worth)

    def _binary(self) -> int:
        self.count += 1
        return self.count - 1

    def _imply(self, cause: int | None, formula: Formula) -> None:
        """The formula holds where the binary is 1, or always."""
        if isinstance(formula, All):
            for part in formula.parts:
                self._imply(cause, part)
            return
        row: dict[int, float] = {}
        for part in formula.parts if isinstance(formula, Any) else (formula,):
            if isinstance(part, Lit):
                row.update(dict.fromkeys(self._among(part), 1.0))
            else:
                below = self._binary()
                row[below] = 1.0
                self._imply(below, part)
        if cause is None:
            self.rows.append((row, 1.0))
        else:
            self.rows.append(({**row, cause: -1.0}, 0.0))

    def _among(self, literal: Lit) -> list[int]:
        options = self.columns[self.position[literal.variable]]
        return [column for bit, column in enumerate(options) if literal.mask >> bit & 1]

    def _reach(self, cause: int | None, worth: Worth) -> None:
        """The worth is no less than that of no deal where the binary is 1, or always."""
        row: dict[int, float] = {}
        constant = 0.0
        for options, values in zip(self.columns, worth.rows, strict=True):
            row.update(zip(options, values.tolist(), strict=True))
        least = sum(float(values.min()) for values in worth.rows)
        for formula, value in worth.terms:
            holds = self._binary()
            row[holds] = abs(value)
            if value < 0:
                constant += value
            self._imply(holds, formula if value > 0 else self._negated(formula))
        scale = max(1e-12, *map(abs, row.values()), abs(worth.disagreement))
        needed = worth.disagreement - TOLERANCE - SLACK * scale - constant
        if cause is not None:
            row[cause] = -max(0.0, needed - least)
            needed = min(needed, least)
        self.rows.append(({column: value / scale for column, value in row.items()}, needed / scale))

    def _negated(self, formula: Formula) -> Formula:
        if isinstance(formula, Lit):
            options = len(self.columns[self.position[formula.variable]])
            return Lit(formula.variable, ~formula.mask & ((1 << options) - 1))
        kind = Any if isinstance(formula, All) else All
        return kind(tuple(self._negated(part) for part in formula.parts))

    def _approve(self, item: Approval) -> None:
        votes: dict[int, float] = {}
        for member in item.groups:
            says_yes = self._binary()
            votes[says_yes] = member.group.weight
            if member.group.requires is not None:
                self._imply(says_yes, member.group.requires)
            if member.worth is not None:
                self._reach(says_yes, member.worth)
            if member.group.veto:
                self.rows.append(({says_yes: 1.0}, 1.0))
        scale = max(1e-12, *votes.values(), abs(item.rule.quota))
        self.rows.append(({column: value / scale for column, value in votes.items()},
                          (item.rule.quota - TOLERANCE) / scale - SLACK))


def _solved(solver: highspy.Highs) -> highspy.HighsModelStatus:
    """The status after a run; where the solver fails on what it simplified, after a second run that does not."""
    solver.run()
    status = solver.getModelStatus()
    if status in (highspy.HighsModelStatus.kSolveError, highspy.HighsModelStatus.kUnknown):
        solver.clearSolver()
        solver.setOptionValue("presolve", "off")
        solver.run()
        status = solver.getModelStatus()
    return status


def _loaded(program: _Program, watch: Watch) -> highspy.Highs:
    solver = SilentHighs()  # type: ignore[no-untyped-call]
    solver.cbMipInterrupt += lambda event: event.interrupt() if watch.is_over else None
    solver.cbSimplexInterrupt += lambda event: event.interrupt() if watch.is_over else None
    for option, value in (("threads", 1), ("random_seed", 0)):
        solver.setOptionValue(option, value)
    solver.addVars(program.count, np.zeros(program.count), np.ones(program.count))
    solver.changeColsIntegrality(program.count, np.arange(program.count, dtype=np.int32),
                                 np.full(program.count, highspy.HighsVarType.kInteger))
    for row, bound in program.rows:
        entries = {column: value for column, value in row.items() if value != 0}
        if not entries and bound > 0:
            bound = math.inf  # nothing can reach it; a row without entries must still say so
        solver.addRow(min(bound, 1e9), highspy.kHighsInf, len(entries), np.array(list(entries), dtype=np.int32),
                      np.array(list(entries.values()), dtype=np.float64))
    return solver
