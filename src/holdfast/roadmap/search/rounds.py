"""The fewest rounds in which steps can be performed together without lowering the least margin of an order.

In a round the others' steps arrive even where a party keeps its own back, so that steps together are never safer than
one after the other; what rounds save is time.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from holdfast.roadmap.evaluate import Order, acting_margins, exposures, margins, mask_of
from holdfast.roadmap.problem import TOLERANCE
from holdfast.roadmap.reading import Reading
from holdfast.solving.watch import Watch

LISTED = 20
"""Steps up to which all sets of them are looked at."""

TRIED = 100_000
"""Rounds tried before the search gives up its proof."""


@dataclass(frozen=True, slots=True)
class Rounds:
    """Rounds that keep the limits, and whether no fewer do."""

    rounds: Order | None
    """``None`` where none was found."""
    proven: bool
    """Whether there are no fewer; without rounds, whether there are none at all."""
    bound: int
    """No rounds within the limits are fewer."""


def fewest_rounds(reading: Reading, *, margin: float, exposure: float, most: int | None, watch: Watch,
                  order: Sequence[int] = ()) -> Rounds:
    """The fewest rounds of at most ``most`` steps whose least margin and greatest exposure keep to the limits.

    Breadth first over the sets of done steps, so exact up to ``LISTED`` steps unless too many rounds are tried or the
    watch is over; else the rounds come from joining the steps of ``order``, and are proven only where they are no more
    than the longest chain of steps that wait for one another, or than the steps take at ``most`` a round.
    """
    full = mask_of(range(len(reading.before)))
    if (margins(reading, 0) < margin - TOLERANCE).any():
        return Rounds(None, proven=True, bound=0)
    if len(reading.before) > LISTED:
        return _joined(reading, order, margin, exposure, most, bound=0)
    came: dict[int, tuple[int, tuple[int, ...]]] = {}
    layer, number, tried = [0], 0, 0
    seen = {0}
    while layer and full not in seen:
        number += 1
        after: list[int] = []
        for done in layer:
            for together in _rounds_from(reading, done, most):
                tried += 1
                if tried > TRIED or watch.is_over:
                    return _joined(reading, order, margin, exposure, most, bound=number)
                other = done | mask_of(together)
                if other not in seen and _keeps(reading, done, together, margin, exposure):
                    seen.add(other)
                    came[other] = (done, together)
                    after.append(other)
        layer = after
    if full not in seen:
        return Rounds(None, proven=True, bound=number)
    found: list[tuple[int, ...]] = []
    mask = full
    while mask:
        mask, together = came[mask]
        found.append(together)
    return Rounds(tuple(found[::-1]), proven=True, bound=number)


def _joined(reading: Reading, order: Sequence[int], margin: float, exposure: float, most: int | None, *,
            bound: int) -> Rounds:
    """Rounds from joining the steps of an order, with the best of the bounds that need no search."""
    count = len(reading.before)
    bound = max(bound, _longest_chain(reading), -(-count // (most or count or 1)))
    found = _along(reading, order, margin, exposure, most) if order else None
    return Rounds(found, proven=found is not None and len(found) == bound, bound=bound)


def _longest_chain(reading: Reading) -> int:
    """The most steps of which each waits for the one before it; such steps never share a round."""
    layers, done, left = 0, 0, set(range(len(reading.before)))
    while ready := [position for position in left if not reading.before[position] & ~done]:
        layers += 1
        done |= mask_of(ready)
        left.difference_update(ready)
    return layers


def _rounds_from(reading: Reading, done: int, most: int | None) -> Iterator[tuple[int, ...]]:
    """Sets of steps that could be performed together next, larger ones first."""
    ready = [position for position, before in enumerate(reading.before)
             if not done >> position & 1 and not before & ~done]
    for count in range(min(len(ready), most or len(ready)), 0, -1):
        yield from itertools.combinations(ready, count)


def _keeps(reading: Reading, done: int, together: tuple[int, ...], margin: float, exposure: float) -> bool:
    acting = acting_margins(reading, done, together)
    if (acting < margin - TOLERANCE).any():  # those who do not act are not numbers, and no number is below them
        return False
    if (margins(reading, done | mask_of(together)) < margin - TOLERANCE).any():
        return False
    return not (exposures(reading, done, together) > exposure + TOLERANCE).any()


def _along(reading: Reading, order: Sequence[int], margin: float, exposure: float, most: int | None) -> Order | None:
    """Rounds made by joining the steps of an order as long as the limits are kept; ``None`` where it breaks them."""
    done, found, left = 0, [], list(order)
    while left:
        count = 1
        if not _keeps(reading, done, (left[0],), margin, exposure):
            return None
        while count < min(len(left), most or len(left)) and _fits(reading, done, left[: count + 1]) and _keeps(
                reading, done, tuple(left[: count + 1]), margin, exposure):
            count += 1
        found.append(tuple(left[:count]))
        done |= mask_of(left[:count])
        left = left[count:]
    return tuple(found)


def _fits(reading: Reading, done: int, together: Sequence[int]) -> bool:
    return all(not reading.before[position] & ~done for position in together)
