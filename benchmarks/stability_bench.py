"""Time to analyse graph models of three shapes, all concepts and coalitions and jumps included."""

from __future__ import annotations

import time
from collections.abc import Iterator

import numpy as np

from holdfast.settlement.stability.analyse import analyse_stability
from holdfast.settlement.stability.model import (
    DecisionMaker,
    GraphModel,
    Irreversible,
    Option,
    State,
    arcs_from,
    dense_ranks,
)
from holdfast.settlement.stability.option_form import arcs_of, choices_of

MAKERS = 4
LEVELS = 50
"""Distinct ranks; with this many there are long ties, as in published cases."""


def run(*, smoke: bool) -> Iterator[str]:
    """Lines of the report."""
    for options in (6,) if smoke else (10, 12):
        states = 2 ** options
        goal = {1024: "; goal under 1 s", 4096: "; goal under 20 s"}.get(states, "")
        shapes = {
            f"{options} options": _from_options(options, once=0),
            f"{options} options, {options // 4} of them once taken": _from_options(options, once=options // 4),
            "sparse, 3 moves a state and decision maker": _sparse(states, moves=3, back=True),
            "sparse without a way back": _sparse(states, moves=3, back=False),
        }
        for shape, model in shapes.items():
            start = time.perf_counter()
            found = analyse_stability(model)
            seconds = time.perf_counter() - start
            assert not found.stopped
            moves = sum(arcs.shape[1] for arcs in model.arcs)
            yield f"stability: {states:,} states × {MAKERS}, {moves:,} moves, {shape}: {seconds:.2f} s{goal}"


def _from_options(count: int, *, once: int, seed: int = 7) -> GraphModel:
    options = [Option(f"o{number}", of=f"D{number % MAKERS}", irreversible=Irreversible.YES if number < once else None)
               for number in range(count)]
    choices = choices_of(options)
    makers = tuple(DecisionMaker(f"D{number}") for number in range(MAKERS))
    rng = np.random.default_rng(seed)
    ranks = tuple(dense_ranks(rng.integers(0, LEVELS, len(choices.states))) for _ in makers)
    return GraphModel("options", makers, choices.states, tuple(arcs_of(choices, maker.id) for maker in makers), ranks)


def _sparse(count: int, *, moves: int, back: bool, seed: int = 7) -> GraphModel:
    rng = np.random.default_rng(seed)
    makers = tuple(DecisionMaker(f"D{number}") for number in range(MAKERS))
    pairs = [rng.integers(0, count, (count * moves, 2)) for _ in makers]
    if not back:
        pairs = [np.sort(own, axis=1) for own in pairs]
    ranks = tuple(dense_ranks(rng.integers(0, LEVELS, count)) for _ in makers)
    arcs = tuple(arcs_from(own.astype(np.int32), states=count) for own in pairs)
    return GraphModel("sparse", makers, tuple(State(number + 1) for number in range(count)), arcs, ranks)
