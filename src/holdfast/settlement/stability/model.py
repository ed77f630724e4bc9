"""A graph model of a conflict: who can move from which state to which, and which states each prefers."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from holdfast.errors import UsageProblem

Arcs = NDArray[np.int32]
"""Moves as two rows, from and to, both positions of states; in order, each once, none from a state to itself."""

Ranks = NDArray[np.int32]
"""One number per state, larger is better, equal is a tie; made dense, so that the worst is 0."""

Flags = NDArray[np.bool_]
"""One truth value per state."""


class Irreversible(enum.StrEnum):
    """What of an option cannot be undone."""

    YES = "Y stays Y"
    NO = "N stays N"


@dataclass(frozen=True, slots=True)
class DecisionMaker:
    """Somebody who moves and prefers."""

    id: str
    name: str = ""

    @property
    def label(self) -> str:
        """The name, or the id where there is none."""
        return self.name or self.id


@dataclass(frozen=True, slots=True)
class Option:
    """Something that one decision maker does or does not do."""

    id: str
    name: str = ""
    of: str = ""
    """Id of the decision maker."""
    irreversible: Irreversible | None = None


@dataclass(frozen=True, slots=True)
class State:
    """Where the conflict can stand; ``choices`` has one letter per option: Y, N, or - for either."""

    id: int | str
    choices: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class GraphModel:
    """Decision makers, states, the moves of each and the preferences of each, in plain numbers."""

    name: str
    decision_makers: tuple[DecisionMaker, ...]
    states: tuple[State, ...]
    arcs: tuple[Arcs, ...]
    """Per decision maker."""
    ranks: tuple[Ranks, ...]
    """Per decision maker."""
    options: tuple[Option, ...] = ()
    status_quo: int | None = None
    """Position of the state in which the conflict stands."""
    title: str = ""
    sources: tuple[str, ...] = ()

    @property
    def size(self) -> int:
        """How many states there are."""
        return len(self.states)

    def state_position(self, id: str | int) -> int:
        """The position of a state by its id; ``UsageProblem`` where there is none."""
        return _position(id, [state.id for state in self.states], "state")

    def decision_maker_position(self, id: str) -> int:
        """The position of a decision maker by its id; ``UsageProblem`` where there is none."""
        return _position(id, [maker.id for maker in self.decision_makers], "decision maker")


def arcs_from(pairs: Iterable[tuple[int, int]] | NDArray[np.int32], *, states: int) -> Arcs:
    """Moves from pairs of positions, in order and each once; staying where one is is no move and is left out."""
    found = np.array(pairs if isinstance(pairs, np.ndarray) else list(pairs), dtype=np.int64).reshape(-1, 2)
    if found.size and (found.min() < 0 or found.max() >= states):
        raise UsageProblem(f"A move leads from or to a state that is not there; there are {states} states.")
    keys = np.unique(found[:, 0] * states + found[:, 1])
    origin, target = np.divmod(keys, states)
    kept = origin != target
    arcs: Arcs = np.stack([origin[kept], target[kept]]).astype(np.int32)
    return arcs


def dense_ranks(values: Sequence[int] | Sequence[float] | NDArray[np.float64]) -> Ranks:
    """Ranks 0, 1, 2 … in the order of the values, equal where they are equal."""
    _, ranks = np.unique(np.asarray(values), return_inverse=True)
    dense: Ranks = ranks.astype(np.int32).reshape(-1)
    return dense


def _position(id: str | int, ids: Sequence[str | int], what: str) -> int:
    written = {str(known): position for position, known in enumerate(ids)}
    if str(id) in written:
        return written[str(id)]
    from holdfast.document.conditions.domain import nearest

    known = ", ".join(list(written)[:12]) + (" …" if len(written) > 12 else "")
    raise UsageProblem(f"There is no {what} {str(id)[:40]!r}{nearest(str(id), written)}. There are: {known}.")
