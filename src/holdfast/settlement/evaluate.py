"""What given packages are worth, which limits they break, and who accepts them: the plain definitions.

Every faster way through the packages (streams, solvers) must agree with this module.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from holdfast.document.conditions.arrays import formula_holds
from holdfast.document.conditions.ground import Formula
from holdfast.settlement.problem import TOLERANCE, Limit, Package, Problem
from holdfast.settlement.reading import Floats, GroupWorth, Reading, Worth

Bools = NDArray[np.bool_]
Codes = NDArray[np.int16]
"""Packages as option positions, shape (issues, packages)."""


def codes_of(packages: Sequence[Package], problem: Problem) -> Codes:
    """The packages as one array, a row per issue."""
    array = np.array(packages, dtype=np.int16).reshape(len(packages), len(problem.issues))
    return np.ascontiguousarray(array.T)


def holds(formula: Formula, codes: Codes, problem: Problem) -> Bools:
    """For each package whether the formula holds."""
    rows = {issue.id: codes[position] for position, issue in enumerate(problem.issues)}
    counts = {issue.id: len(issue.options) for issue in problem.issues}
    return formula_holds(formula, rows, counts, codes.shape[1])


def worth_of(worth: Worth, codes: Codes, problem: Problem) -> Floats:
    """For each package its utility in one reading."""
    total = np.zeros(codes.shape[1])
    for row, code in zip(worth.rows, codes, strict=True):
        total += row[code]
    for formula, value in worth.terms:
        total += value * holds(formula, codes, problem)
    return total


def utilities(reading: Reading, codes: Codes) -> Floats:
    """Utilities, shape (parties, packages)."""
    return np.array([worth_of(worth, codes, reading.problem) for worth in reading.parties]).reshape(
        len(reading.parties), codes.shape[1])


def feasible(problem: Problem, codes: Codes) -> Bools:
    """For each package whether it keeps every firm red line and is no excluded combination."""
    return all_kept(problem.limits, codes, problem)


def all_kept(limits: Iterable[Limit], codes: Codes, problem: Problem) -> Bools:
    """For each package whether it keeps all of the limits."""
    result = np.ones(codes.shape[1], dtype=bool)
    for limit in limits:
        result &= holds(limit.formula, codes, problem)
    return result


def approves(member: GroupWorth, codes: Codes, problem: Problem) -> Bools:
    """For each package whether a group at home approves it: its demand is met and it is no worse off than without."""
    result = np.ones(codes.shape[1], dtype=bool)
    if member.group.requires is not None:
        result &= holds(member.group.requires, codes, problem)
    if member.worth is not None:
        result &= worth_of(member.worth, codes, problem) >= member.worth.disagreement - TOLERANCE
    return result


def ratified(reading: Reading, party: int, codes: Codes) -> Bools:
    """For each package whether the party's groups at home let it pass; always where it needs no ratification."""
    rule = reading.problem.parties[party].ratification
    result = np.ones(codes.shape[1], dtype=bool)
    if rule is None:
        return result
    votes = np.zeros(codes.shape[1])
    for member in reading.groups[party]:
        says_yes = approves(member, codes, reading.problem)
        votes += member.group.weight * says_yes
        if member.group.veto:
            result &= says_yes
    passes: Bools = result & (votes >= rule.quota - TOLERANCE)
    return passes


def acceptable(reading: Reading, codes: Codes) -> Bools:
    """For each package whether it is feasible, worth no less than no deal to every party, and ratified by each."""
    problem = reading.problem
    result = feasible(problem, codes)
    values = utilities(reading, codes)
    for position, worth in enumerate(reading.parties):
        result &= values[position] >= worth.disagreement - TOLERANCE
        result &= ratified(reading, position, codes)
    return result


def below_floor(problem: Problem, codes: Codes) -> Bools:
    """For each package whether it picks an option below the humanitarian and legal floor."""
    result = np.zeros(codes.shape[1], dtype=bool)
    positions = {issue.id: position for position, issue in enumerate(problem.issues)}
    for entry in problem.floor:
        position = positions[entry.issue]
        result |= codes[position] == problem.issues[position].options.index(entry.option)
    return result
