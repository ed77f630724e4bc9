"""Given packages in a block of draws: what they are worth, who accepts them, and that next to what is certain."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from holdfast.settlement.evaluate import Bools, Codes, below_floor, feasible, holds
from holdfast.settlement.problem import TOLERANCE, Problem, Stake
from holdfast.settlement.robust.bounds import consent
from holdfast.settlement.robust.result import Acceptance
from holdfast.settlement.robust.sampling import BLOCK, Drawn, DrawnWorth
from holdfast.settlement.robust.share import Share

Floats = NDArray[np.float64]


def acceptances(problem: Problem, codes: Codes, counts: NDArray[np.int32], draws: int) -> tuple[Acceptance, ...]:
    """Packages with how often each party accepts them, and in the last row of the counts how often all do."""
    kept, below = feasible(problem, codes), below_floor(problem, codes)
    found = consent(problem, codes)
    result = []
    for column, package in enumerate(codes.T.tolist()):
        shares = [Share.of(int(count), draws) for count in counts[:, column]]
        necessary = tuple(found.necessary[:, column].tolist())
        possible = tuple(found.possible[:, column].tolist())
        result.append(Acceptance(
            tuple(package), bool(kept[column]), bool(below[column]), tuple(shares[:-1]), shares[-1],
            necessary, possible, bool(kept[column]) and all(necessary),
            bool(kept[column]) and all(possible),
        ))
    return tuple(result)


def accepts(drawn: Drawn, codes: Codes) -> Bools:
    """Who accepts given packages in each draw of a block, ratification included; shape (parties, draws, packages)."""
    problem = drawn.problem
    result = np.empty((len(problem.parties), BLOCK, codes.shape[1]), dtype=bool)
    for position, (party, worth) in enumerate(zip(problem.parties, drawn.parties, strict=True)):
        result[position] = _no_worse(worth, party.stake, codes, problem)
        rule = party.ratification
        if rule is None:
            continue
        votes = np.zeros((BLOCK, codes.shape[1]))
        for group, own in zip(rule.groups, drawn.groups[position], strict=True):
            says_yes = np.ones((BLOCK, codes.shape[1]), dtype=bool)
            if group.requires is not None:
                says_yes &= holds(group.requires, codes, problem)
            if own is not None and group.stake is not None:
                says_yes &= _no_worse(own, group.stake, codes, problem)
            votes += group.weight * says_yes
            if group.veto:
                result[position] &= says_yes
        result[position] &= votes >= rule.quota - TOLERANCE
    return result


def worth_in_draws(drawn: DrawnWorth, stake: Stake, codes: Codes, problem: Problem) -> Floats:
    """What given packages are worth by one stake in each draw of a block; shape (draws, packages)."""
    total = np.zeros((len(drawn.weights), codes.shape[1]))
    for issue, scores in enumerate(drawn.scores):
        total += drawn.weights[:, issue, None] * scores[:, codes[issue]]
    for number, term in enumerate(stake.terms):
        total += drawn.terms[:, number, None] * holds(term.formula, codes, problem)
    return total


def _no_worse(drawn: DrawnWorth, stake: Stake, codes: Codes, problem: Problem) -> Bools:
    result: Bools = worth_in_draws(drawn, stake, codes, problem) >= drawn.disagreement[:, None] - TOLERANCE
    return result
