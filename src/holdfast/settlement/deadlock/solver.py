"""Decides sets of items with a satisfiability solver; reserves and approvals at home join it package by package.

The solver knows the formulas. Where a package that it offers fails a reserve or an approval, it learns that everything
alike fails it too, under the guard of that item, and offers another. What it learns holds for good.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from types import TracebackType
from typing import Self

from pysat.solvers import Minisat22

from holdfast.settlement.deadlock.asking import satisfiable
from holdfast.settlement.deadlock.clauses import Numbering, guarded
from holdfast.settlement.deadlock.items import Approval, Item, Logical, Reserve, kept, members
from holdfast.settlement.deadlock.outlook import outlook_of, regrets, widened
from holdfast.settlement.deadlock.walk import Answer
from holdfast.settlement.evaluate import codes_of
from holdfast.settlement.problem import Package
from holdfast.settlement.reading import Reading
from holdfast.solving.watch import Watch


class Solving:
    """An oracle over the items given, as bits in their order; a context that frees the solver at its end."""

    def __init__(self, reading: Reading, items: Sequence[Item]) -> None:
        self._reading = reading
        self._numbering = Numbering(reading.problem, len(items))
        self._additive = {bit: item for bit, item in enumerate(items) if not isinstance(item, Logical)}
        self._outlooks = {bit: outlook_of(item, reading.problem) for bit, item in self._additive.items()}
        self._solver = Minisat22(bootstrap_with=self._numbering.one_each())
        for bit, item in enumerate(items):
            if isinstance(item, Logical):
                for clause in guarded(item.formula, self._numbering.guard(bit), self._numbering):
                    self._solver.add_clause(clause)
        self._solver.set_phases(list(self._favoured()))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._solver.delete()

    def decide(self, wanted: int, watch: Watch) -> Answer | None:
        """The answer for the items whose bits are set; nothing where the time was up before."""
        guards = [self._numbering.guard(bit) for bit in members(wanted)]
        additive = [bit for bit in self._additive if wanted >> bit & 1]
        while True:
            holds = satisfiable(self._solver, watch, assumptions=guards)
            if holds is None:
                return None
            if not holds:
                core = self._solver.get_core() or ()
                return Answer(None, sum(1 << self._numbering.item(guard) for guard in core))
            package = self._numbering.package(self._solver.get_model())
            failed = [bit for bit in additive if not self._meets(bit, package)]
            if not failed:
                return Answer(package)
            for bit in failed:
                self._learn(bit, package)

    def _meets(self, bit: int, package: Package) -> bool:
        if not self._outlooks[bit]([1 << option for option in package]):
            return False
        return bool(kept(self._additive[bit], codes_of([package], self._reading.problem), self._reading)[0])

    def _learn(self, bit: int, package: Package) -> None:
        masks = [1 << option for option in package]
        outlook = self._outlooks[bit]
        if not outlook(masks):  # else it fails by less than the noise, and is ruled out alone
            lost = regrets(self._additive[bit], package)
            order = sorted(range(len(package)), key=lambda issue: (lost[issue], issue))
            masks = widened(package, outlook, self._reading.problem, order)
        self._solver.add_clause([-self._numbering.guard(bit), *self._numbering.outside(masks)])

    def _favoured(self) -> Iterator[int]:
        """Options are tried first that are worth most to all who are asked together: they fail least."""
        worths = [item.worth for item in self._additive.values() if isinstance(item, Reserve)]
        worths += [group.worth for item in self._additive.values() if isinstance(item, Approval)
                   for group in item.groups if group.worth]
        if worths:
            for position, issue in enumerate(self._reading.problem.issues):
                together = sum(worth.rows[position] for worth in worths)
                best = int(together.argmax())  # type: ignore[union-attr]
                for option in range(len(issue.options)):
                    variable = self._numbering.option(position, option)
                    yield variable if option == best else -variable
