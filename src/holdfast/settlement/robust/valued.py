"""The packages of a catalogue in one draw after the other: what they are worth and who accepts them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from holdfast.settlement.evaluate import Bools
from holdfast.settlement.problem import TOLERANCE
from holdfast.settlement.robust.catalogue import Catalogue
from holdfast.settlement.robust.halves import Layout, Tables, tables_of
from holdfast.settlement.robust.sampling import Drawn

Floats = NDArray[np.float64]
Positions = NDArray[np.intp]
Counts = NDArray[np.uint8]

_AT_ONCE = 1 << 15
"""So many packages are valued at a time, so that what is worked on stays in the fast memory of a core."""
_CLEARLY = 1e-6
"""A package that falls short by more than this for every party is no point and ties with none."""


class Valued:
    """The packages of a catalogue in one draw after the other, in memory that is used again."""

    def __init__(self, catalogue: Catalogue, drawn: Drawn) -> None:
        self._catalogue, self._drawn = catalogue, drawn
        cut = catalogue.cut
        self._parties = [tables_of(worth, layout, cut)
                         for worth, layout in zip(drawn.parties, catalogue.parties, strict=True)]
        self._groups = [
            [tables_of(worth, layout, cut) if worth and layout else None
             for worth, layout in zip(worths, layouts, strict=True)]
            for worths, layouts in zip(drawn.groups, catalogue.groups, strict=True)
        ]
        self._without = np.array([worth.disagreement for worth in drawn.parties]).reshape(len(drawn.parties), -1)
        self._spare, self._home = np.empty(_AT_ONCE), np.empty(_AT_ONCE)
        self.values = np.empty((len(self._parties), catalogue.packages))
        """What the packages are worth in the draw valued last; shape (parties, packages)."""

    def without(self, draw: int) -> Floats:
        """The disagreement values in one draw."""
        values: Floats = self._without[:, draw]
        return values

    def value(self, draw: int, accepts: Counts, all_accept: Counts, *, champion: int | None) -> Positions:
        """Value the packages in one draw, count who accepts, and find those that may be bargaining points.

        These are acceptable to all and within the floor; left out are those that are worse for every party than the
        champion, a package that was good in an earlier draw and says which ones need no look.
        """
        bar = None if champion is None else self._bar(champion, draw)
        found = []
        for start in range(0, self._catalogue.packages, _AT_ONCE):
            here = slice(start, min(start + _AT_ONCE, self._catalogue.packages))
            together = self._accepted(draw, here, accepts)
            all_accept[here] += together.view(np.uint8)
            inside = self._catalogue.within - start
            if inside > 0:
                worth_a_look = together[:inside]
                if bar is not None:
                    worth_a_look &= _reaches(self.values[:, here][:, :inside], bar)
                found.append(worth_a_look.nonzero()[0] + start)
        chosen: Positions = np.concatenate(found) if found else np.empty(0, dtype=np.intp)
        return self._narrowed(chosen, draw) if bar is None and len(chosen) > _AT_ONCE else chosen

    def _narrowed(self, chosen: Positions, draw: int) -> Positions:
        """Those of many packages that may be bargaining points, by a champion among them; in pieces, for memory."""
        pieces = [chosen[start:start + _AT_ONCE] for start in range(0, len(chosen), _AT_ONCE)]
        best = max(pieces, key=lambda piece: float(self.values.take(piece, axis=1).sum(axis=0).max()))
        bar = self._bar(int(best[self.values.take(best, axis=1).sum(axis=0).argmax()]), draw)
        if bar is None:
            return chosen
        return np.concatenate([piece[_reaches(self.values.take(piece, axis=1), bar)] for piece in pieces])

    def _bar(self, champion: int, draw: int) -> Floats | None:
        """Nearly what the champion is worth to each party; nothing where not all accept it."""
        here = slice(champion, champion + 1)
        if not self._accepted(draw, here, None)[0]:
            return None
        values = self.values[:, champion]
        bar: Floats = values - _CLEARLY * (1 + np.abs(values))
        return bar

    def _accepted(self, draw: int, here: slice, accepts: Counts | None) -> Bools:
        """Whether all accept each of some packages; their values are filled in on the way."""
        together = np.ones(here.stop - here.start, dtype=bool)
        for party, tables in enumerate(self._parties):
            values = self.values[party, here]
            self._look_up(tables, self._catalogue.parties[party], draw, here, values)
            says_yes = values >= self._without[party, draw] - TOLERANCE
            if self._groups[party]:
                says_yes &= self._ratified(party, draw, here)
            if accepts is not None:
                accepts[party, here] += says_yes.view(np.uint8)
            together &= says_yes
        return together

    def _ratified(self, party: int, draw: int, here: slice) -> Bools:
        rule = self._catalogue.problem.parties[party].ratification
        assert rule is not None
        votes = np.zeros(here.stop - here.start)
        passes = np.ones(here.stop - here.start, dtype=bool)
        for number, group in enumerate(rule.groups):
            says_yes = self._approves(party, number, draw, here)
            votes += group.weight * says_yes
            if group.veto:
                passes &= says_yes
        passes &= votes >= rule.quota - TOLERANCE
        return passes

    def _approves(self, party: int, number: int, draw: int, here: slice) -> Bools:
        demand = self._catalogue.demands[party][number]
        says_yes = np.ones(here.stop - here.start, dtype=bool) if demand is None else demand[here].copy()
        tables, layout = self._groups[party][number], self._catalogue.groups[party][number]
        drawn = self._drawn.groups[party][number]
        if tables is not None and layout is not None and drawn is not None:
            values = self._home[: here.stop - here.start]
            self._look_up(tables, layout, draw, here, values)
            says_yes &= values >= drawn.disagreement[draw] - TOLERANCE
        return says_yes

    def _look_up(self, tables: Tables, layout: Layout, draw: int, here: slice, out: Floats) -> None:
        spare = self._spare[: here.stop - here.start]
        # "clip" alone makes numpy write straight into the array it is given; no position is ever outside.
        tables.left[draw].take(self._catalogue.left[here], out=out, mode="clip")
        tables.right[draw].take(self._catalogue.right[here], out=spare, mode="clip")
        out += spare
        if layout.pattern is not None:
            tables.across[draw].take(layout.pattern[here], out=spare, mode="clip")
            out += spare


def _reaches(values: Floats, bar: Floats) -> Bools:
    """For each package whether it reaches the bar for some party."""
    result: Bools = values[0] >= bar[0]
    for row, least in zip(values[1:], bar[1:], strict=True):
        result |= row >= least
    return result
