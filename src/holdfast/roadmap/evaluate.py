"""What an order of steps means for every party at every point: the plain definitions.

Every faster way through the orders (searches, solvers) must agree with this module.

An order is a sequence of rounds; the steps of a round are performed at the same time. In a round a party that acts
could keep its own steps back and still receive the others': its margin is taken with the others' steps of the round
done and its own not, less the doubt about its own. After the round every party's margin is taken with all of it done.
One step per round is the usual order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from holdfast.roadmap.reading import Floats, Reading

Order = tuple[tuple[int, ...], ...]
"""Rounds of steps by their position in the problem."""


@dataclass(frozen=True, slots=True)
class Moment:
    """One look at the parties while an order is carried out."""

    round: int
    """Number of the round, from 0; the look before anything is done belongs to round 0."""
    acting: bool
    """True for the look of those who are about to perform; false for that of all after the round, or at the start."""
    margins: Floats
    """Per row; not a number for rows that do not act, in the look of those who do."""


def margins(reading: Reading, done: int) -> Floats:
    """The margin of every row where the steps of a bit mask are done."""
    found = reading.start.copy()
    for position in positions_in(done):
        found += reading.change[:, position]
    for guard in reading.guards:
        if guard.starts & done == guard.starts and not (guard.ends and guard.ends & done == guard.ends):
            found += guard.penalty
    return found


def acting_margins(reading: Reading, done: int, together: Sequence[int]) -> Floats:
    """The margin of every row that acts in a round, with the others' steps of the round done; others get nan."""
    found = np.full(len(reading.rows), np.nan)
    for row in range(len(reading.rows)):
        own = [position for position in together if reading.acts[row, position]]
        if own:
            arriving = mask_of(position for position in together if position not in own)
            found[row] = margins(reading, done | arriving)[row] - sum(reading.doubt[row, position] for position in own)
    return found


def moments(reading: Reading, order: Order) -> Iterator[Moment]:
    """Every look at the parties while an order is carried out, the one before it begins included."""
    yield Moment(0, acting=False, margins=margins(reading, 0))
    done = 0
    for number, together in enumerate(order):
        yield Moment(number, acting=True, margins=acting_margins(reading, done, together))
        done |= mask_of(together)
        yield Moment(number, acting=False, margins=margins(reading, done))


def least_margin(reading: Reading, order: Order) -> float:
    """The least margin of any row at any moment of an order; infinite where nobody could walk away."""
    looks = [moment.margins[~np.isnan(moment.margins)] for moment in moments(reading, order)]
    return min((float(look.min()) for look in looks if look.size), default=float("inf"))


def exposures(reading: Reading, done: int, together: Sequence[int]) -> Floats:
    """What each row stands to lose if the others stopped now, its own steps of the round done and theirs not.

    What it has given up for good, less what it has received for good, and what its position has lost; never below zero.
    """
    found = np.zeros(len(reading.rows))
    for row in range(len(reading.rows)):
        own = mask_of(position for position in together if reading.acts[row, position])
        found[row] = sum(reading.given[row, position] for position in positions_in(done | own))
    return np.maximum(found, 0.0)


def greatest_exposure(reading: Reading, order: Order) -> float:
    """The greatest exposure of any row in any round of an order."""
    done, greatest = 0, 0.0
    for together in order:
        looks = exposures(reading, done, together)
        greatest = max(greatest, float(looks.max(initial=0.0)))
        done |= mask_of(together)
    return greatest


def keeps_precedence(reading: Reading, order: Order) -> bool:
    """Whether every step is in the order once, and none before a step that it waits for."""
    done = 0
    for together in order:
        if any(reading.before[position] & ~done or done >> position & 1 for position in together):
            return False
        done |= mask_of(together)
    return done == (1 << len(reading.problem.steps)) - 1 and sum(map(len, order)) == len(reading.problem.steps)


def one_by_one(order: Iterable[int]) -> Order:
    """An order of single steps."""
    return tuple((position,) for position in order)


def positions_in(mask: int) -> Iterator[int]:
    """The positions of the bits of a mask."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


def mask_of(positions: Iterable[int]) -> int:
    """The bit mask of some positions."""
    mask = 0
    for position in positions:
        mask |= 1 << position
    return mask
