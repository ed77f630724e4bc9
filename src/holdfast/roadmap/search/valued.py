"""Which rows of margins are to be raised, and which have only to stay above a limit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from holdfast.roadmap.reading import Reading


def only(reading: Reading, party: str) -> Reading:
    """The reading as if nobody but one party could walk away."""
    return at_rows(reading, [row for row, (_, number) in enumerate(reading.rows)
                           if reading.problem.parties[number] == party])


def at_rows(reading: Reading, rows: list[int]) -> Reading:
    """The reading with some of its rows only."""
    return replace(
        reading, rows=tuple(reading.rows[row] for row in rows), start=reading.start[rows], change=reading.change[rows],
        doubt=reading.doubt[rows], acts=reading.acts[rows], given=reading.given[rows],
        guards=tuple(replace(guard, penalty=guard.penalty[rows]) for guard in reading.guards))


def with_deposits(reading: Reading, deposits: Mapping[str, float]) -> Reading:
    """The reading where each party loses so much more by walking away, whenever that is."""
    more = np.array([deposits.get(reading.problem.parties[number], 0.0) for _, number in reading.rows])
    return replace(reading, start=reading.start + more)


def held_to(reading: Reading, party: str, *, deposits: Mapping[str, float]) -> Reading:
    """The reading whose least margin is that of one party, while the others, with these deposits, stay above zero."""
    others = {name: deposits.get(name, 0.0) for name in reading.problem.parties if name != party}
    limits = np.array([reading.problem.parties[number] != party for _, number in reading.rows])
    return replace(with_deposits(reading, others), limits=limits)
