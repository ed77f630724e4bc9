"""Random problems for the tests here, and the plain ways of finding what the program finds faster."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from tests.unit.settlement.made import problem_from

from holdfast.inputs.between import Between
from holdfast.settlement.problem import Group, Party, Problem, Stake

Floats = NDArray[np.float64]


def problem_of(seed: int, *, issues: int = 4, options: int = 3, parties: int = 3, lines: int = 3, home: bool = True,
               floor: bool = False, grain: float = 0.0, ranges: bool = True, wants: float = 0.3) -> Problem:
    """A random problem whose weights are 0 or more and add up to 1 where they can."""
    problem = problem_from(seed, issues=issues, options=options, parties=parties, lines=lines, home=home, floor=floor,
                           grain=grain, ranges=ranges, wants=wants)
    return replace(problem, parties=tuple(_party(party) for party in problem.parties))


def vertices(stake: Stake) -> Iterator[Floats]:
    """The corners of the weights of a stake: every weight at an end, but one that fills up to the total."""
    ends = [(weight.low, weight.high) for weight in stake.weights]
    if stake.shared_total is None:
        yield from (np.array(corner) for corner in itertools.product(*ends))
        return
    for free in range(len(ends)):
        for corner in itertools.product(*(pair for number, pair in enumerate(ends) if number != free)):
            rest = stake.shared_total - sum(corner)
            if ends[free][0] - 1e-9 <= rest <= ends[free][1] + 1e-9:
                yield np.array((*corner[:free], rest, *corner[free:]))


def _party(party: Party) -> Party:
    rule = party.ratification
    return replace(party, stake=_stake(party.stake), ratification=None if rule is None else replace(
        rule, groups=tuple(_group(group) for group in rule.groups)))


def _group(group: Group) -> Group:
    return replace(group, stake=None if group.stake is None else _stake(group.stake))


def _stake(stake: Stake) -> Stake:
    weights = tuple(Between(max(weight.low, 0.0), max(weight.high, 0.0)) for weight in stake.weights)
    reaches = sum(weight.low for weight in weights) <= 1 <= sum(weight.high for weight in weights)
    return replace(stake, weights=weights, shared_total=1.0 if reaches else None)
