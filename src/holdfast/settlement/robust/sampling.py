"""Readings drawn at random, each as likely as any other that the ranges allow.

Draws come in blocks of ``BLOCK``, each with a stream of random numbers of its own for every party and group. So draw k
depends on the problem, the seed and k alone: not on how many draws are made, in what order, or by how many threads.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from holdfast.errors import UsageProblem
from holdfast.inputs.between import Between
from holdfast.settlement.problem import Problem, Stake
from holdfast.settlement.reading import GroupWorth, Reading, Worth
from holdfast.settlement.robust.lotteries import drawn_lotteries, uniform
from holdfast.settlement.robust.polytope import uniform_weights

Floats = NDArray[np.float64]

BLOCK = 128
"""So many draws share one stream of random numbers."""


@dataclass(frozen=True, slots=True, eq=False)
class DrawnWorth:
    """What packages are worth to somebody in a block of draws; the first axis counts the draws."""

    weights: Floats
    """Shape (draws, issues)."""
    scores: tuple[Floats, ...]
    """Per issue, shape (draws, options)."""
    terms: Floats
    """Shape (draws, terms)."""
    disagreement: Floats

    def rows(self, draw: int) -> tuple[Floats, ...]:
        """Per issue the weighted scores of its options in one draw."""
        return tuple(weight * scores[draw] for weight, scores in zip(self.weights[draw], self.scores, strict=True))


@dataclass(frozen=True, slots=True, eq=False)
class Drawn:
    """A block of readings."""

    problem: Problem
    parties: tuple[DrawnWorth, ...]
    groups: tuple[tuple[DrawnWorth | None, ...], ...]
    """Per party its groups at home, with nothing for a group that has no stake."""

    def reading(self, draw: int) -> Reading:
        """One draw as a reading, for everything that takes one."""
        return Reading(
            self.problem,
            tuple(_worth(worth, party.stake, draw)
                  for worth, party in zip(self.parties, self.problem.parties, strict=True)),
            tuple(
                tuple(
                    GroupWorth(group, _worth(worth, group.stake, draw) if worth and group.stake else None)
                    for worth, group in zip(worths, party.ratification.groups if party.ratification else (),
                                            strict=True)
                )
                for worths, party in zip(self.groups, self.problem.parties, strict=True)
            ),
        )


def drawn_block(problem: Problem, *, seed: int, block: int, weights: Sequence[Floats] | None = None) -> Drawn:
    """The draws from ``block * BLOCK`` on; the parties' weights are fixed where they are given."""
    if seed < 0:
        raise UsageProblem(f"the seed must be 0 or more, and is {seed}")
    fighting = drawn_lotteries(problem, count=BLOCK, rng=_stream(seed, block, 0, 0))
    parties, groups = [], []
    for position, party in enumerate(problem.parties):
        rng = _stream(seed, block, position + 1, 0)
        fixed = None if weights is None else weights[position]
        parties.append(_drawn(party.stake, party.disagreement, rng, fixed=fixed, fighting=fighting[position]))
        members = party.ratification.groups if party.ratification else ()
        groups.append(tuple(
            _drawn(group.stake, group.disagreement, _stream(seed, block, position + 1, number + 1))
            if group.stake else None
            for number, group in enumerate(members)
        ))
    return Drawn(problem, tuple(parties), tuple(groups))


def readings(problem: Problem, *, seed: int, count: int) -> Iterator[Reading]:
    """The first so many draws, one reading after the other."""
    for start in range(0, count, BLOCK):
        drawn = drawn_block(problem, seed=seed, block=start // BLOCK)
        for draw in range(min(BLOCK, count - start)):
            yield drawn.reading(draw)


def _drawn(stake: Stake, disagreement: Between, rng: np.random.Generator, *, fixed: Floats | None = None,
           fighting: Floats | None = None) -> DrawnWorth:
    """A block of draws of one stake; everything is drawn even where it is given, so that the rest stays the same."""
    low = np.array([weight.low for weight in stake.weights])
    high = np.array([weight.high for weight in stake.weights])
    weights = uniform_weights(low, high, total=stake.shared_total, count=BLOCK, rng=rng)
    scores = tuple(_columns(scores, rng) for scores in stake.scores)
    terms = _columns([term.worth for term in stake.terms], rng)
    without = uniform(disagreement, BLOCK, rng)
    return DrawnWorth(
        weights if fixed is None else np.tile(fixed, (BLOCK, 1)),
        scores, terms, without if fighting is None else fighting,
    )


def _columns(ranges: Sequence[Between], rng: np.random.Generator) -> Floats:
    low = np.array([between.low for between in ranges])
    width = np.array([between.high - between.low for between in ranges])
    result: Floats = low + width * rng.random((BLOCK, len(ranges)))
    return result


def _stream(seed: int, block: int, party: int, group: int) -> np.random.Generator:
    return np.random.Generator(np.random.Philox(np.random.SeedSequence(seed, spawn_key=(block, party, group))))


def _worth(drawn: DrawnWorth, stake: Stake, draw: int) -> Worth:
    terms = tuple((term.formula, float(value)) for term, value in zip(stake.terms, drawn.terms[draw], strict=True))
    return Worth(drawn.rows(draw), terms, float(drawn.disagreement[draw]))
