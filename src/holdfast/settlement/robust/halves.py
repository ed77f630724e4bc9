"""What packages are worth in many readings, looked up by halves.

The issues are cut in two halves. In one reading a package is worth what its left half is worth, plus what its right
half is worth, plus the terms that look at both halves; each of the three stands in a small table.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from holdfast.document.conditions.search import literals
from holdfast.settlement.evaluate import holds
from holdfast.settlement.problem import Problem, Stake
from holdfast.settlement.robust.numbered import codes_at, marks, sizes_of
from holdfast.settlement.robust.sampling import DrawnWorth

Floats = NDArray[np.float64]
Positions = NDArray[np.intp]


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """Where the terms of one stake hold: 1 there, 0 elsewhere."""

    left: Floats
    """Shape (terms, left halves); 0 for terms that look at the right half."""
    right: Floats
    """Shape (terms, right halves); 0 for terms that do not look at the right half alone."""
    across: Floats
    """For the terms that look at both halves; shape (terms, patterns of such terms)."""
    pattern: Positions | None
    """Per package its pattern; nothing where no term looks at both halves."""


@dataclass(frozen=True, slots=True, eq=False)
class Tables:
    """What halves are worth in a block of draws; the first axis counts the draws."""

    left: Floats
    right: Floats
    across: Floats


def layout_of(stake: Stake, numbers: Positions, cut: int, problem: Problem) -> Layout:
    """The layout of one stake for the packages with these numbers; the first ``cut`` issues make the left half."""
    sizes = sizes_of(problem)
    place = {issue.id: position for position, issue in enumerate(problem.issues)}
    halves = (_halves(sizes, range(cut)), _halves(sizes, range(cut, len(sizes))))
    sides = [{place[literal.variable] >= cut for literal in literals(term.formula)} for term in stake.terms]
    held = []
    for wanted, codes in zip((False, True), halves, strict=True):
        held.append(np.zeros((len(sides), codes.shape[1])))
        for row, (term, seen) in enumerate(zip(stake.terms, sides, strict=True)):
            if seen == {wanted} or not (seen or wanted):
                held[-1][row] = holds(term.formula, codes, problem)
    both = [row for row, seen in enumerate(sides) if len(seen) == 2]
    across, pattern = np.zeros((len(sides), 1)), None
    if both:
        seen_here = np.array([marks(stake.terms[row].formula, numbers, problem) for row in both])
        kinds, pattern = np.unique(seen_here, axis=1, return_inverse=True)
        across = np.zeros((len(sides), kinds.shape[1]))
        across[both] = kinds
        pattern = pattern.reshape(-1)
    return Layout(held[0], held[1], across, pattern)


def tables_of(drawn: DrawnWorth, layout: Layout, cut: int) -> Tables:
    """The tables of one stake in a block of draws."""
    return Tables(
        _sums(drawn, range(cut)) + _terms(drawn, layout.left),
        _sums(drawn, range(cut, len(drawn.scores))) + _terms(drawn, layout.right),
        _terms(drawn, layout.across),
    )


def _halves(sizes: Sequence[int], issues: range) -> NDArray[np.int16]:
    """All combinations of the options of some issues, with the first option of the others."""
    shown = [sizes[issue] if issue in issues else 1 for issue in range(len(sizes))]
    return codes_at(np.arange(np.prod(shown, dtype=np.intp)), shown)


def _sums(drawn: DrawnWorth, issues: range) -> Floats:
    """Per draw and combination of options the sum of weights times scores, shape (draws, combinations)."""
    draws = len(drawn.weights)
    total = np.zeros((draws, 1))
    for issue in issues:
        worth = drawn.weights[:, issue, None] * drawn.scores[issue]
        total = (total[:, :, None] + worth[:, None, :]).reshape(draws, -1)
    return total


def _terms(drawn: DrawnWorth, held: Floats) -> Floats:
    """Per draw and column the sum of the terms that hold; added one by one, so that no library chooses the order."""
    total = np.zeros((len(drawn.terms), held.shape[1]))
    for worth, marked in zip(drawn.terms.T, held, strict=True):
        total += worth[:, None] * marked
    return total
