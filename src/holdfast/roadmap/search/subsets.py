"""The safest order by all sets of done steps: exact dynamic programming over the down-sets of the precedence.

A set's best least margin is the best over the steps that may come last in it (a bottleneck path in the lattice of
down-sets). The same is done once more for the exposure, among the ways that keep the best margin.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from holdfast.roadmap.evaluate import greatest_exposure, one_by_one
from holdfast.roadmap.problem import TOLERANCE
from holdfast.roadmap.reading import Floats, Reading
from holdfast.roadmap.search.result import Safest
from holdfast.solving.watch import Watch

Masks = NDArray[np.uint64]
Positions = NDArray[np.int64]

ADDRESSED = 22
"""Up to so many steps the place of a set in its layer is looked up in a table of all sets."""


@dataclass(frozen=True, slots=True)
class Layer:
    """All down-sets with the same number of steps: masks in rising order, margins and what was given, per row."""

    masks: Masks
    margins: Floats
    """Guards included; shape (rows, sets)."""
    given: Floats


@dataclass(frozen=True, slots=True)
class Lattice:
    """The down-sets of a problem layer by layer; steps are renamed so that each waits only for earlier ones."""

    reading: Reading
    names: tuple[int, ...]
    """Bit → position of the step in the problem."""
    before: tuple[int, ...]
    behind: tuple[int, ...]
    """Bit → bits that wait for it."""
    layers: tuple[Layer, ...]

    @property
    def size(self) -> int:
        """How many down-sets there are."""
        return sum(layer.masks.size for layer in self.layers)


def lattice_of(reading: Reading, *, most: int, watch: Watch) -> Lattice | None:
    """All down-sets, or nothing where there are more than ``most`` or the watch is over."""
    names = _sorted(reading.before)
    place = {position: bit for bit, position in enumerate(names)}
    before = tuple(_renamed(reading.before[position], place) for position in names)
    behind = tuple(sum(1 << later for later, mask in enumerate(before) if mask >> bit & 1) for bit in range(len(names)))
    change, given = reading.change[:, list(names)], reading.given[:, list(names)]
    masks = np.zeros(1, dtype=np.uint64)
    plain, held = reading.start.reshape(-1, 1), np.zeros((len(reading.rows), 1))
    layers, size = [_layer(reading, place, masks, plain, held)], 1
    for _ in names:
        parts = []
        for bit, needed in enumerate(before):
            # A set is made once, by adding its last step in the renamed order.
            fits = (masks >> np.uint64(bit) == 0) & (masks & np.uint64(needed) == np.uint64(needed))
            parts.append((masks[fits] | np.uint64(1 << bit), plain[:, fits] + change[:, bit : bit + 1],
                          held[:, fits] + given[:, bit : bit + 1]))
        masks = np.concatenate([part[0] for part in parts])
        size += masks.size
        if size > most or watch.is_over:
            return None
        order = np.argsort(masks)
        masks = masks[order]
        plain = np.concatenate([part[1] for part in parts], axis=1)[:, order]
        held = np.concatenate([part[2] for part in parts], axis=1)[:, order]
        layers.append(_layer(reading, place, masks, plain, held))
    return Lattice(reading, names, before, behind, tuple(layers))


def _layer(reading: Reading, place: dict[int, int], masks: Masks, plain: Floats, given: Floats) -> Layer:
    margins = plain.copy()
    for guard in reading.guards:
        starts, ends = (np.uint64(_renamed(mask, place)) for mask in (guard.starts, guard.ends))
        active = masks & starts == starts
        if ends:
            active &= masks & ends != ends
        margins += np.outer(guard.penalty, active)
    return Layer(masks, margins, given)


def _sorted(before: Sequence[int]) -> tuple[int, ...]:
    """The steps such that each comes after those that it waits for; by position where there is a choice."""
    order: list[int] = []
    done, left = 0, list(range(len(before)))
    while left:
        ready = next((position for position in left if before[position] & ~done == 0), None)
        if ready is None:
            raise ValueError("the steps wait for one another in a circle")
        order.append(ready)
        left.remove(ready)
        done |= 1 << ready
    return tuple(order)


def _renamed(mask: int, place: dict[int, int]) -> int:
    return sum(1 << place[position] for position in range(mask.bit_length()) if mask >> position & 1)


def by_subsets(reading: Reading, *, most: int, watch: Watch, exposure: bool = True) -> Safest | None:
    """The safest order, or nothing where there are too many down-sets or the watch is over before the end."""
    lattice = lattice_of(reading, most=most, watch=watch)
    if lattice is None:
        return None
    safety = _best(lattice, _Safety(lattice), watch=watch)
    if safety is None:
        return None
    margin = float(safety[-1][0])
    value = _Exposure(lattice, margin - TOLERANCE)
    if not exposure:
        order = _traced(lattice, safety, _Safety(lattice))
        named = tuple(lattice.names[bit] for bit in order)
        least = greatest_exposure(reading, one_by_one(named))
        return Safest(named, margin, least, margin, 0.0, "subsets", lattice.size)
    exposed = _best(lattice, value, watch=watch)
    if exposed is None:
        return None
    order = _traced(lattice, exposed, value)
    greatest = -float(exposed[-1][0]) + 0.0
    named = tuple(lattice.names[bit] for bit in order)
    return Safest(named, margin, greatest, margin, greatest, "subsets", lattice.size)


class _Value(Protocol):
    """What a way through the lattice is worth: the least of the values of its steps."""

    first: float

    def of(self, number: int, at: Positions, places: Positions, bit: int) -> Floats:
        """The value of adding a step to sets of a layer; ``places`` are the sets of the next layer that come out."""


class _Safety:
    """The least margin that a step looks at: of those who perform it before, and of all after."""

    def __init__(self, lattice: Lattice) -> None:
        self._lattice = lattice
        self._least = [lattice.reading.least(layer.margins) for layer in lattice.layers]
        self.first = float(self._least[0][0])

    def of(self, number: int, at: Positions, places: Positions, bit: int) -> Floats:
        """The least margin, by set of the layer."""
        reading, position = self._lattice.reading, self._lattice.names[bit]
        value: Floats = self._least[number + 1][places]
        for row in np.flatnonzero(reading.acts[:, position] & (reading.doubt[:, position] > 0)):
            own = self._lattice.layers[number].margins[row, at] - reading.doubt[row, position]
            if reading.limits is not None and reading.limits[row]:
                own = np.where(own >= -TOLERANCE, np.inf, -np.inf)
            value = np.minimum(value, own)
        return value


class _Exposure:
    """The greatest exposure in a step, as a loss, where the margin stays above a floor."""

    def __init__(self, lattice: Lattice, floor: float) -> None:
        self._lattice, self._floor, self._safety = lattice, floor, _Safety(lattice)
        self._greatest = [np.maximum(layer.given.max(axis=0, initial=0.0), 0.0) for layer in lattice.layers]
        self.first = 0.0 if self._safety.first >= floor else -np.inf

    def of(self, number: int, at: Positions, places: Positions, bit: int) -> Floats:
        """Minus the greatest exposure, by set of the layer."""
        reading, position = self._lattice.reading, self._lattice.names[bit]
        own = np.where(reading.acts[:, position], reading.given[:, position], 0.0)
        held = self._lattice.layers[number].given
        if (own < 0).any():  # a performer's own step lowers its own exposure: all rows are looked at afresh
            value = np.maximum((held[:, at] + own[:, None]).max(axis=0, initial=0.0), 0.0)
        else:
            value = self._greatest[number][at]
            for row in np.flatnonzero(own):
                value = np.maximum(value, held[row, at] + own[row])
        return np.where(self._safety.of(number, at, places, bit) < self._floor, -np.inf, -value)


def _best(lattice: Lattice, value: _Value, *, watch: Watch) -> list[Floats] | None:
    """Per layer and set the greatest least value of any way to it; nothing where the watch is over."""
    found = [np.array([value.first])]
    count = len(lattice.names)
    table = np.empty(1 << count, dtype=np.int32) if count <= ADDRESSED else None
    for number in range(count):
        if watch.is_over:
            return None
        watch.tell("looking at all orders", number / count)
        layer, after = lattice.layers[number], lattice.layers[number + 1]
        if table is not None:
            table[after.masks] = np.arange(after.masks.size, dtype=np.int32)
        best = np.full(after.masks.size, -np.inf)
        for bit in range(count):
            at = _ready(lattice, layer.masks, bit)
            if at.size:
                wanted = layer.masks[at] | np.uint64(1 << bit)
                places = np.searchsorted(after.masks, wanted) if table is None else table[wanted]
                way = np.minimum(found[number][at], value.of(number, at, places, bit))
                best[places] = np.maximum(best[places], way)  # a step is added to different sets, so none stands twice
        found.append(best)
    return found


def _ready(lattice: Lattice, masks: Masks, bit: int) -> Positions:
    needed, own = np.uint64(lattice.before[bit]), np.uint64(1 << bit)
    ready: Positions = np.flatnonzero(masks & (needed | own) == needed)
    return ready


def _traced(lattice: Lattice, best: list[Floats], value: _Value) -> list[int]:
    """The steps of a best way, from the last back to the first."""
    order: list[int] = []
    mask = int(lattice.layers[-1].masks[0])
    for number in range(len(lattice.names) - 1, -1, -1):
        layer, after = lattice.layers[number], lattice.layers[number + 1]
        place = np.searchsorted(after.masks, np.array([mask], dtype=np.uint64))
        ways = []
        for bit in range(len(lattice.names)):
            if mask >> bit & 1 and not lattice.behind[bit] & mask:
                at = np.searchsorted(layer.masks, np.array([mask ^ 1 << bit], dtype=np.uint64))
                ways.append((min(float(best[number][at[0]]), float(value.of(number, at, place, bit)[0])), -bit))
        way = max(ways)
        order.append(-way[1])
        mask ^= 1 << -way[1]
    return order[::-1]
