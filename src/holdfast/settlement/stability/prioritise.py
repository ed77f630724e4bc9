"""What somebody prefers, from a ranking with ties or from an ordered list of statements."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from holdfast.document.conditions import Condition
from holdfast.settlement.stability.model import Ranks
from holdfast.settlement.stability.option_form import Choices


def ranks_from_ranking(best_to_worst: Sequence[Sequence[int]], *, states: int) -> Ranks:
    """Ranks from tied groups of positions, the best first; every state stands in exactly one group."""
    ranks = np.full(states, -1, dtype=np.int32)
    for rank, group in enumerate(reversed(best_to_worst)):
        ranks[list(group)] = rank
    assert (ranks >= 0).all()  # whoever reads a ranking says which state is missing, and where
    return ranks


def ranks_from_statements(statements: Sequence[Condition], choices: Choices) -> Ranks:
    """Ranks by option prioritising: statement k of n counts 2^(n-k) where it is true.

    That is to say, an earlier statement outweighs all later ones together.
    """
    true = np.stack([choices.where(statement) for statement in statements], axis=1)
    return ranks_from_marks(true)


def ranks_from_marks(true: NDArray[np.bool_]) -> Ranks:
    """Ranks of rows of truth values, compared from the first column on."""
    order = np.lexsort(true.T[::-1])
    ordered = true[order]
    step = np.concatenate([[False], (ordered[1:] != ordered[:-1]).any(axis=1)])
    ranks = np.empty(len(true), dtype=np.int32)
    ranks[order] = np.cumsum(step)
    return ranks


def tied_groups(ranks: Ranks) -> list[list[int]]:
    """Positions in tied groups, the best first: a ranking that gives the same ranks again."""
    return [np.flatnonzero(ranks == rank).tolist() for rank in np.unique(ranks)[::-1]]
