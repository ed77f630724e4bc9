"""Graph models drawn by hypothesis, made from a seed, and read from the corpus."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from hypothesis import strategies as st

from holdfast.settlement.stability.model import DecisionMaker, GraphModel, State, arcs_from, dense_ranks

CASES = Path(__file__).resolve().parents[4] / "corpus" / "cases" / "graph-models"


def made(moves: list[list[tuple[int, int]]], ranks: list[list[int]], *, status_quo: int | None = None) -> GraphModel:
    """A model from moves between positions and ranks, one list of each per decision maker."""
    count = len(ranks[0])
    return GraphModel(
        "made", tuple(DecisionMaker(f"D{number + 1}") for number in range(len(ranks))),
        tuple(State(number + 1) for number in range(count)),
        tuple(arcs_from(pairs, states=count) for pairs in moves), tuple(dense_ranks(own) for own in ranks),
        status_quo=status_quo,
    )


@st.composite
def models(draw: st.DrawFn, *, most_states: int = 6, most_makers: int = 4) -> GraphModel:
    """A small model with any moves and any ties."""
    states = draw(st.integers(1, most_states))
    makers = draw(st.integers(1, most_makers))
    pair = st.tuples(st.integers(0, states - 1), st.integers(0, states - 1))
    moves = [draw(st.lists(pair, max_size=2 * states)) for _ in range(makers)]
    ranks = [draw(st.lists(st.integers(0, states), min_size=states, max_size=states)) for _ in range(makers)]
    return made(moves, ranks)


def seeded(seed: int, *, states: int, makers: int, moves: int) -> GraphModel:
    """A model made from a seed, of any size."""
    rng = np.random.default_rng(seed)
    pairs = [list(map(tuple, rng.integers(0, states, (moves, 2)).tolist())) for _ in range(makers)]
    return made(pairs, rng.integers(0, states, (makers, states)).tolist())
