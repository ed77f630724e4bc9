"""The way from set to set of done steps: what can come next or have come last, and what that is worth."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from holdfast.roadmap.evaluate import margins, positions_in
from holdfast.roadmap.reading import Floats, Reading


@dataclass(slots=True)
class Way:
    """Sets of done steps with their margins and what was given, remembered by their bit mask.

    The value of a step from one set to the next is, for the margin, the least margin it looks at; for the exposure
    minus the greatest exposure, and minus infinity where the margin falls below ``floor``.
    """

    reading: Reading
    floor: float | None = None
    """Absent where the margin itself is the value."""
    _margins: dict[int, Floats] = field(default_factory=dict)
    _behind: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        before = self.reading.before
        self._behind = tuple(sum(1 << later for later, mask in enumerate(before) if mask >> position & 1)
                             for position in range(len(before)))

    @property
    def full(self) -> int:
        """Every step done."""
        return (1 << len(self.reading.before)) - 1

    @property
    def start(self) -> float:
        """The value of standing at the beginning."""
        least = float(self.reading.least(self.margins(0)))
        return least if self.floor is None else (0.0 if least >= self.floor else -np.inf)

    def margins(self, done: int) -> Floats:
        """The margin of every row where the steps of a mask are done."""
        found = self._margins.get(done)
        if found is None:
            if len(self._margins) > 200_000:
                self._margins.clear()
            found = self._margins[done] = self._sum(done)
        return found

    def _sum(self, done: int) -> Floats:
        if not self.reading.guards:
            bits = np.fromiter(positions_in(done), dtype=np.int64)
            total: Floats = self.reading.start + self.reading.change[:, bits].sum(axis=1)
            return total
        return margins(self.reading, done)

    def steps(self, done: int, *, backward: bool) -> Iterator[tuple[int, int]]:
        """Each step that can come next (or that can have come last), with the set on its other side."""
        if backward:
            for position in positions_in(done):
                if not self._behind[position] & done:
                    yield position, done ^ 1 << position
        else:
            for position in positions_in(self.full & ~done):
                if not self.reading.before[position] & ~done:
                    yield position, done | 1 << position

    def value(self, done: int, position: int) -> float:
        """What it is worth to do a step in a set."""
        after = done | 1 << position
        acts, doubt = self.reading.acts[:, position], self.reading.doubt[:, position]
        least = float(self.reading.least(self.margins(after)))
        if acts.any():
            least = min(least, float(self.reading.least(np.where(acts, self.margins(done) - doubt, np.inf))))
        if self.floor is None:
            return least
        if least < self.floor:
            return -np.inf
        bits = np.fromiter(positions_in(done), dtype=np.int64)
        held = self.reading.given[:, bits].sum(axis=1) + np.where(acts, self.reading.given[:, position], 0.0)
        return -max(0.0, float(held.max(initial=0.0)))
