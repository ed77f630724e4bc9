"""Through whose answer a state holds: the shortest moves of the others that take a gain away again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from holdfast.settlement.stability.concepts import Concept
from holdfast.settlement.stability.individual import Reaches, best_after, least_left
from holdfast.settlement.stability.model import Flags

MOST_STATES_LOOKED_AT = 20_000
"""So many positions are looked at before an answer is given up; that it exists is known from elsewhere."""


@dataclass(frozen=True, slots=True)
class Step:
    """A move of somebody to a state, both as positions."""

    maker: int
    state: int


@dataclass(frozen=True, slots=True)
class Answer:
    """Somebody would gain by a move, and the others can take the gain away."""

    state: int
    gain: Step
    steps: tuple[Step, ...]
    """Moves of the others after the gain; empty where no short answer was found."""


WAYS = (Concept.NASH, Concept.SSE, Concept.SEQ, Concept.SMR, Concept.GMR)
"""The concepts from the one that asks least of the others to the one that asks most."""


def gains(reaches: Reaches, state: int) -> list[Step]:
    """The moves by which somebody would gain, were there no answer."""
    found = []
    for maker, arcs in enumerate(reaches.improving):
        found += [Step(maker, int(target)) for target in arcs[1][arcs[0] == state]]
    return found


def departures(reaches: Reaches, state: int, concept: Concept) -> list[Step]:
    """The moves that somebody gains by whatever the others answer: why a state does not hold."""
    found = []
    for step in gains(reaches, state):
        left = least_left(reaches, step.maker, concept)[step.state]
        if left > reaches.model.ranks[step.maker][state]:
            found.append(step)
    return found


def answers(reaches: Reaches, state: int, concept: Concept) -> Iterator[Answer]:
    """For each gain that somebody forgoes at a stable state, the shortest answer that makes it forgo it."""
    model = reaches.model
    for step in gains(reaches, state):
        ranks = model.ranks[step.maker]
        worth = best_after(model.arcs[step.maker], ranks) if concept.no_escape else ranks
        yield Answer(state, step, _shortest(reaches, step, worth <= ranks[state], concept))


def _shortest(reaches: Reaches, gain: Step, bad: Flags, concept: Concept) -> tuple[Step, ...]:
    """The fewest moves of the others that lead from a state to a bad one, breadth first."""
    arcs = reaches.improving if concept.only_improving else reaches.model.arcs
    others = reaches.others((gain.maker,))
    start = Step(gain.maker, gain.state)
    before: dict[Step, Step] = {}
    waiting, seen = [start], 1
    while waiting and seen < MOST_STATES_LOOKED_AT:
        following = []
        for here in waiting:
            for mover in others:
                if mover == here.maker:
                    continue
                first, last = np.searchsorted(arcs[mover][0], (here.state, here.state + 1))
                for target in arcs[mover][1][first:last].tolist():
                    there = Step(mover, target)
                    if there in before:
                        continue
                    before[there] = here
                    if bad[target]:
                        return _path(before, start, there)
                    following.append(there)
        waiting, seen = following, seen + len(following)
    return ()


def _path(before: dict[Step, Step], start: Step, end: Step) -> tuple[Step, ...]:
    path = [end]
    while before[path[-1]] is not start:
        path.append(before[path[-1]])
    return tuple(reversed(path))
