"""Options that nothing tells apart: one stands for all of them while packages are searched."""

from __future__ import annotations

import heapq
import itertools
from collections.abc import Iterable, Iterator, Sequence

from holdfast.document.conditions.ground import Formula
from holdfast.document.conditions.search import literals
from holdfast.settlement.problem import Package, Problem
from holdfast.settlement.reading import Floats

Classes = tuple[tuple[tuple[int, ...], ...], ...]
"""Per issue its options in classes; the first of each class stands for it."""


def classes_of(problem: Problem, *, numbers: Iterable[Sequence[Floats]], formulas: Iterable[Formula],
               left_out: frozenset[tuple[int, int]] = frozenset()) -> Classes:
    """The options of each issue, together where all numbers and formulas treat them alike; some may be left out."""
    masks: dict[str, set[int]] = {}
    for formula in formulas:
        for literal in literals(formula):
            masks.setdefault(literal.variable, set()).add(literal.mask)
    rows = list(numbers)
    found = []
    for position, issue in enumerate(problem.issues):
        bits = sorted(masks.get(issue.id, ()))
        groups: dict[tuple[object, ...], list[int]] = {}
        for option in range(len(issue.options)):
            if (position, option) not in left_out:
                key = (*(float(row[position][option]) for row in rows), *(mask >> option & 1 for mask in bits))
                groups.setdefault(key, []).append(option)
        found.append(tuple(tuple(group) for group in groups.values()))
    return tuple(found)


def first_of(packages: Iterable[Package], classes: Classes, most: int) -> tuple[Package, ...]:
    """The first packages, in the order of issues and options, that differ from the given ones in alike options only."""
    members = [{group[0]: group for group in groups} for groups in classes]
    streams = [_spread(package, members) for package in dict.fromkeys(packages)]
    return tuple(itertools.islice(heapq.merge(*streams), most))


def _spread(package: Package, members: Sequence[dict[int, tuple[int, ...]]]) -> Iterator[Package]:
    return itertools.product(*(groups[option] for groups, option in zip(members, package, strict=True)))
