"""The packages a draft stands for: those that keep its picks and decide what it leaves open."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping

import numpy as np

from holdfast.document.conditions.search import Masks
from holdfast.errors import UsageProblem
from holdfast.settlement.evaluate import Codes
from holdfast.settlement.problem import Package, Problem

Draft = Mapping[str, str]
"""Issue → option for the issues that are picked; open issues are absent."""

ROWS = 1 << 16
"""So many packages are looked at between two looks at the watch."""


def every_option(problem: Problem) -> dict[str, int]:
    """Every option of every issue, as bits."""
    return {issue.id: (1 << len(issue.options)) - 1 for issue in problem.issues}


def allowed_by(problem: Problem, draft: Draft) -> dict[str, int]:
    """Per issue the options that completions of the draft take; ``UsageProblem`` for a pick that is not known here."""
    masks = every_option(problem)
    options = {issue.id: issue.options for issue in problem.issues}
    for issue, option in draft.items():
        if issue not in options:
            raise UsageProblem(f"the draft picks an option of {issue}, which is no issue here; leave the pick out")
        if option not in options[issue]:
            known = ", ".join(options[issue])
            raise UsageProblem(f"the draft picks {option} for {issue}; pick one of its options {known}")
        masks[issue] = 1 << options[issue].index(option)
    return masks


def within_floor(problem: Problem, masks: Masks, draft: Draft) -> dict[str, int]:
    """The options left when those below the floor are taken out, except where the draft itself picks one."""
    left = dict(masks)
    options = {issue.id: issue.options for issue in problem.issues}
    for entry in problem.floor:
        if draft.get(entry.issue) != entry.option:
            left[entry.issue] &= ~(1 << options[entry.issue].index(entry.option))
    return left


def open_issues(problem: Problem, draft: Draft) -> tuple[str, ...]:
    """The issues the draft leaves open, in the order of the problem."""
    return tuple(issue.id for issue in problem.issues if issue.id not in draft)


def size(masks: Masks) -> int:
    """How many packages take an allowed option for every issue."""
    return math.prod(mask.bit_count() for mask in masks.values())


def bits(mask: int) -> list[int]:
    """The positions of the bits that are set, rising."""
    return [bit for bit in range(mask.bit_length()) if mask >> bit & 1]


def picked_bits(problem: Problem, package: Package) -> dict[str, int]:
    """A package as issue → the bit of its option."""
    return {issue.id: 1 << code for issue, code in zip(problem.issues, package, strict=True)}


def in_pieces(problem: Problem, masks: Masks, *, rows: int = ROWS) -> Iterator[Codes]:
    """All packages that take allowed options, in the order of issues and options, in pieces."""
    choices = [np.array(bits(masks[issue.id]), dtype=np.int16) for issue in problem.issues]
    count = math.prod(map(len, choices))
    for start in range(0, count, rows):
        index = np.arange(start, min(start + rows, count))
        codes = np.empty((len(choices), len(index)), dtype=np.int16)
        for position in range(len(choices) - 1, -1, -1):
            index, digit = np.divmod(index, len(choices[position]))
            codes[position] = choices[position][digit]
        yield codes


def packages_of(codes: Codes) -> Iterable[Package]:
    """The packages of an array, one after the other."""
    return (tuple(column) for column in codes.T.tolist())
