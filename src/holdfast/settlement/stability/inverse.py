"""The inverse question: under how many rankings by one decision maker would a state hold, the others as they are?

Up to eight states every strict ranking is looked at; above that a seeded sample, which proves nothing and says so.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.random import Generator, Philox
from numpy.typing import NDArray

from holdfast.settlement.stability.concepts import Concept
from holdfast.settlement.stability.individual import NEVER, Reaches, stable
from holdfast.settlement.stability.model import Arcs, Flags, GraphModel
from holdfast.solving.watch import Watch

MOST_EXACT = 8
"""Up to so many states every strict ranking is looked at: 40,320 of them."""

MOST_COMPARED = 64
"""Up to so many states all pairs are compared; above that only those with the state asked about."""

_CELLS_AT_ONCE = 500_000

Rows = NDArray[np.int32]
"""One ranking per row, one state per column; larger is better."""


@dataclass(frozen=True, slots=True, eq=False)
class Inverse:
    """How many rankings by one decision maker make a state an equilibrium, and what all of those agree on."""

    state: int
    maker: int
    rankings: int
    """How many strict rankings were looked at."""
    exact: bool
    """Whether these are all there are; else they are a sample."""
    holding: Mapping[Concept, int]
    """In how many of them the state is an equilibrium."""
    always: Mapping[Concept, tuple[tuple[int, int], ...]]
    """Pairs of which the first was preferred in every ranking in which the state holds."""
    seed: int | None
    stopped: bool = False

    def share(self, concept: Concept) -> float:
        """The share of the rankings in which the state holds."""
        return self.holding[concept] / self.rankings if self.rankings else 0.0

    def standard_error(self, concept: Concept) -> float:
        """The standard error of that share; none where every ranking was looked at."""
        share = self.share(concept)
        return 0.0 if self.exact or not self.rankings else math.sqrt(share * (1 - share) / self.rankings)


def inverse(model: GraphModel, state: int, maker: int, *, seed: int, samples: int = 10_000,
            watch: Watch | None = None) -> Inverse:
    """The answer for every strict ranking, or for a sample of them where there are too many."""
    watch = watch or Watch()
    exact = model.size <= MOST_EXACT
    total = math.factorial(model.size) if exact else samples
    compared = np.arange(model.size) if model.size <= MOST_COMPARED else np.array([state])
    question = _Question.of(model, state, maker)
    holding = dict.fromkeys(Concept, 0)
    above = {concept: np.ones((compared.size, model.size), dtype=np.bool_) for concept in Concept}
    below = {concept: np.ones((compared.size, model.size), dtype=np.bool_) for concept in Concept}
    done = 0
    for rows in _rankings(model, None if exact else Generator(Philox(seed)), total):
        if watch.is_over:
            break
        watch.tell("rankings", done / total)
        more = rows[:, compared, None] > rows[:, None, :]
        less = rows[:, compared, None] < rows[:, None, :]
        for concept in Concept:
            held = question.holds(rows, concept)
            holding[concept] += int(held.sum())
            above[concept] &= more[held].all(axis=0)
            below[concept] &= less[held].all(axis=0)
        done += len(rows)
    always = {concept: _pairs(above[concept], below[concept], compared) if holding[concept] else ()
              for concept in Concept}
    return Inverse(state, maker, done, exact and done == total, holding, always, None if exact else seed,
                   stopped=done < total)


@dataclass(frozen=True, slots=True, eq=False)
class _Question:
    """What does not change from ranking to ranking."""

    reaches: Reaches
    state: int
    maker: int
    fixed: Mapping[Concept, bool]
    """Whether the state holds for everybody else, as far as that does not hang on the ranking."""
    answers: tuple[tuple[int, NDArray[np.int64], NDArray[np.int64]], ...]
    """Per state that the decision maker can move to: what the others can bring about, by all moves and by gains."""

    @classmethod
    def of(cls, model: GraphModel, state: int, maker: int) -> _Question:
        reaches = Reaches.of(model)
        others = reaches.others((maker,))
        fixed = {
            concept: all(stable(reaches, other, concept)[state] for other in others)
            for concept in (Concept.NASH, Concept.GMR, Concept.SMR)
        }
        into = model.arcs[maker][1][model.arcs[maker][0] == state].tolist()
        answers = tuple((target, *(_reached(reaches, others, target, only_improving=gains) for gains in (False, True)))
                        for target in into)
        return cls(reaches, state, maker, fixed, answers)

    def holds(self, rows: Rows, concept: Concept) -> Flags:
        """In which rankings the state is an equilibrium."""
        if concept not in (Concept.SEQ, Concept.SSE):
            return self._own(rows, concept) if self.fixed[concept] else np.zeros(len(rows), dtype=np.bool_)
        held = self._own(rows, concept)
        for other in self.reaches.others((self.maker,)):
            if held.any():
                held[held] &= self._other(rows[held], other, concept)
        return held

    def _own(self, rows: Rows, concept: Concept) -> Flags:
        """Whether the decision maker itself would stay."""
        here = rows[:, self.state]
        worth = _best_after(rows, self.reaches.model.arcs[self.maker]) if concept.no_escape else rows
        held = np.ones(len(rows), dtype=np.bool_)
        for target, by_all, by_gains in self.answers:
            answers = by_gains if concept.only_improving else by_all
            left = worth[:, answers].min(axis=1) if concept is not Concept.NASH and answers.size else NEVER
            held &= np.minimum(rows[:, target], left) <= here
        return held

    def _other(self, rows: Rows, other: int, concept: Concept) -> Flags:
        """Whether somebody else would stay, when the decision maker answers by its own gains among others."""
        model = self.reaches.model
        ranks = model.ranks[other]
        worth = _best_after(ranks[None, :], model.arcs[other])[0] if concept.no_escape else ranks
        left = _least_by_gains(self.reaches, rows, self.maker, self.reaches.others((other,)), worth)
        targets = model.arcs[other][1][model.arcs[other][0] == self.state]
        worth_it = np.minimum(ranks[targets][None, :], left[:, targets]) > ranks[self.state]
        held: Flags = ~worth_it.any(axis=1)
        return held


def _least_by_gains(reaches: Reaches, rows: Rows, maker: int, group: tuple[int, ...], worth: NDArray[np.int32]) -> Rows:
    """Per ranking and state the least worth that a group brings about by gains, nobody moving twice in succession."""
    least = {member: np.full(rows.shape, NEVER, dtype=np.int32) for member in group}
    changed = True
    while changed:
        changed = False
        for member in group:
            # After the member's move anybody else goes on, or nobody.
            beyond = np.minimum.reduce([np.broadcast_to(worth, rows.shape),
                                        *(least[other] for other in group if other != member)])
            found = least[member].copy()
            arcs = reaches.model.arcs[maker] if member == maker else reaches.improving[member]
            offered = beyond[:, arcs[1]]
            if member == maker:
                offered[rows[:, arcs[1]] <= rows[:, arcs[0]]] = NEVER
            _into(found, arcs, offered, np.minimum)
            changed = changed or not np.array_equal(found, least[member])
            least[member] = found
    every: Rows = np.minimum.reduce([np.full(rows.shape, NEVER, dtype=np.int32), *least.values()])
    return every


def _best_after(rows: Rows, arcs: Arcs) -> Rows:
    best = rows.copy()
    _into(best, arcs, rows[:, arcs[1]], np.maximum)
    return best


def _into(held: Rows, arcs: Arcs, offered: Rows, operation: np.ufunc) -> None:
    """Folds what each move offers into the column of the state that it starts from; moves stand in that order."""
    if arcs.shape[1]:
        starts = np.flatnonzero(np.concatenate([[True], arcs[0][1:] != arcs[0][:-1]]))
        origins = arcs[0][starts]
        held[:, origins] = operation(held[:, origins], operation.reduceat(offered, starts, axis=1))


def _reached(reaches: Reaches, others: tuple[int, ...], state: int, *, only_improving: bool) -> NDArray[np.int64]:
    if not others:
        return np.zeros(0, dtype=np.int64)
    size = reaches.model.size
    single = np.zeros((size, size), dtype=np.bool_)
    np.fill_diagonal(single, val=True)
    reach = reaches.by(others, only_improving=only_improving)
    return np.flatnonzero(reach.fold(single, np.logical_or, empty=0)[state])


def _rankings(model: GraphModel, rng: Generator | None, total: int) -> Iterator[Rows]:
    """Rankings as rows, so many at once as memory allows; what comes does not hang on how many that is."""
    states = model.size
    widest = max(states * min(states, MOST_COMPARED), *(arcs.shape[1] for arcs in model.arcs))
    at_once = max(1, _CELLS_AT_ONCE // widest)
    if rng is None:
        every = itertools.permutations(range(states))
        while batch := list(itertools.islice(every, at_once)):
            yield np.array(batch, dtype=np.int32)
        return
    for start in range(0, total, at_once):
        drawn = rng.random((min(at_once, total - start), states))
        yield drawn.argsort(axis=1).argsort(axis=1).astype(np.int32)


def _pairs(above: NDArray[np.bool_], below: NDArray[np.bool_],
           compared: NDArray[np.int64]) -> tuple[tuple[int, int], ...]:
    """Pairs, first preferred to second."""
    if compared.size == above.shape[1]:
        return tuple((int(first), int(second)) for first, second in np.argwhere(above))
    state = int(compared[0])
    better = tuple((int(other), state) for other in np.flatnonzero(below[0]))
    return tuple((state, int(other)) for other in np.flatnonzero(above[0])) + better
