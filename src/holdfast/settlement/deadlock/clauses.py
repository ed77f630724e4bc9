"""A problem's issues and formulas as clauses of a satisfiability solver: a variable per option, a guard per item."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from holdfast.document.conditions.ground import All, Formula, Lit
from holdfast.document.conditions.search import Masks
from holdfast.settlement.problem import Package, Problem

Clause = list[int]


class Numbering:
    """Numbers of the solver's variables: one per option of each issue, then one guard per item, then auxiliaries."""

    def __init__(self, problem: Problem, items: int) -> None:
        counts = [len(issue.options) for issue in problem.issues]
        starts = list(itertools.accumulate(counts, initial=1))
        self._options = tuple(range(start, start + count) for start, count in zip(starts, counts, strict=False))
        self._position = {issue.id: position for position, issue in enumerate(problem.issues)}
        self._guards = range(starts[-1], starts[-1] + items)
        self._next = starts[-1] + items

    def option(self, issue: int, option: int) -> int:
        """The variable that is true where the issue takes the option."""
        return self._options[issue][option]

    def guard(self, item: int) -> int:
        """The variable whose truth demands the item."""
        return self._guards[item]

    def item(self, guard: int) -> int:
        """The item that a guard demands."""
        return guard - self._guards.start

    def fresh(self) -> int:
        """A variable that nothing uses yet."""
        self._next += 1
        return self._next - 1

    def among(self, literal: Lit) -> Clause:
        """The variables of which one is true where the literal holds."""
        options = self._options[self._position[literal.variable]]
        return [variable for bit, variable in enumerate(options) if literal.mask >> bit & 1]

    def outside(self, masks: Sequence[int]) -> Clause:
        """The variables of which one is true where some issue takes an option that its mask leaves out."""
        return [variable for mask, options in zip(masks, self._options, strict=True)
                for bit, variable in enumerate(options) if not mask >> bit & 1]

    def package(self, model: Sequence[int]) -> Package:
        """The package that the solver's assignment stands for; true variables have a positive sign."""
        return tuple(next(bit for bit, variable in enumerate(options) if model[variable - 1] > 0)
                     for options in self._options)

    def one_each(self) -> Iterator[Clause]:
        """Clauses that let every issue take exactly one option."""
        for options in self._options:
            yield list(options)
            yield from ([-one, -other] for one, other in itertools.combinations(options, 2))


def guarded(formula: Formula, guard: int, numbering: Numbering) -> Iterator[Clause]:
    """Clauses that make the formula hold wherever the guard is true (Tseitin, in the one direction that is needed)."""
    if isinstance(formula, Lit):
        yield [-guard, *numbering.among(formula)]
    elif isinstance(formula, All):
        for part in formula.parts:
            yield from guarded(part, guard, numbering)
    else:
        clause = [-guard]
        for part in formula.parts:
            if isinstance(part, Lit):
                clause += numbering.among(part)
            else:
                below = numbering.fresh()
                clause.append(below)
                yield from guarded(part, below, numbering)
        yield clause


def masks_of(masks: Sequence[int], problem: Problem) -> Masks:
    """The masks by the id of their issue."""
    return {issue.id: mask for issue, mask in zip(problem.issues, masks, strict=True)}
