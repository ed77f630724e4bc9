"""The package that is best for whoever gets least, then for whoever gets second least, and so on, with a proof.

First the greatest minimum; where more than one package reaches it, the greatest sum of the two smallest, of the three
smallest, and so on, each as a linear programme (Ogryczak, *On the distribution approach to location problems*, 1999).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from holdfast.settlement.exact.contest import WINDOW, Contender, Contest, Known, Measure, hold
from holdfast.settlement.exact.result import Result
from holdfast.settlement.exact.rows import Affine, Rows, column, total
from holdfast.settlement.exact.space import Gains, Space
from holdfast.settlement.problem import TOLERANCE
from holdfast.solving.watch import Watch

_SOLE = 4
"""So many packages with the greatest minimum are compared one by one, before sums of the smallest are maximised."""


@dataclass(frozen=True, slots=True)
class Shares:
    """How gains are compared: as shares of these widths, among these parties."""

    parties: tuple[int, ...]
    widths: tuple[float, ...]
    """Per party among them."""
    margin: float = TOLERANCE
    """Shares closer than this are one."""

    def of(self, gains: Gains) -> tuple[float, ...]:
        """The shares, smallest first."""
        return tuple(sorted(gains[party] / width for party, width in zip(self.parties, self.widths, strict=True)))


def leximin(space: Space, shares: Shares, watch: Watch, *, known: Known) -> Result:
    """The packages whose shares, smallest first, nothing exceeds."""
    rows = space.rows.copy()
    ceiling = min(space.ceilings[party] / width for party, width in zip(shares.parties, shares.widths, strict=True))
    wide = _wide(space, shares)
    least = rows.add_column(-wide, wide)
    for party, width in zip(shares.parties, shares.widths, strict=True):
        _at_least(rows, space, party, width, Affine({least: 1.0}))
    first = hold(space, rows, column(least), lambda gains: shares.of(gains)[0], watch, known=known, ceiling=ceiling,
                 most=_SOLE)
    if first.complete or first.stopped or not first.proven:
        return _ended(first, first, shares, known, proven=first.complete)
    return _stages(space, shares, first, watch, known)


def _stages(space: Space, shares: Shares, first: Contest, watch: Watch, known: Known) -> Result:
    rows = space.rows.copy()
    reached = best_of(first.contenders, shares)
    rank = len(shares.parties)
    sums = [_smallest(rows, space, shares, count) for count in range(1, rank + 1)]
    for count in range(1, rank + 1):
        if count > 1:
            stage = hold(space, rows, sums[count - 1].times(1 / count), _measure(shares, reached, count), watch,
                         known=known, most=1)
            if not stage.proven:
                return _ended(first, stage, shares, known, proven=False)
            reached = best_of(stage.contenders, shares)
        floor = sum(reached[:count]) - count * (shares.margin + WINDOW)
        rows.require(sums[count - 1].times(1 / count), at_least=floor / count)
    last = hold(space, rows, Affine(), lambda gains: None if worse(shares.of(gains), reached, shares.margin) else 0.0,
                watch, known=known)
    return _ended(first, last, shares, known, proven=True)


def best_of(contenders: Sequence[Contender], shares: Shares) -> tuple[float, ...]:
    """The greatest shares, smallest first, among packages found."""
    best = shares.of(contenders[0].gains)
    for one in contenders[1:]:
        other = shares.of(one.gains)
        if worse(best, other, shares.margin):
            best = other
    return best


def worse(one: Sequence[float], other: Sequence[float], margin: float) -> bool:
    """Whether sorted shares are worse than others at the first place where they differ."""
    for left, right in zip(one, other, strict=True):
        if abs(left - right) > margin:
            return left < right
    return False


def _measure(shares: Shares, reached: tuple[float, ...], count: int) -> Measure:
    def measure(gains: Gains) -> float | None:
        mine = shares.of(gains)
        if worse(mine[: count - 1], reached[: count - 1], shares.margin):
            return None
        return sum(mine[:count]) / count

    return measure


def _smallest(rows: Rows, space: Space, shares: Shares, count: int) -> Affine:
    """A number that can be as great as the sum of so many of the smallest shares, and no greater."""
    wide = _wide(space, shares)
    level = rows.add_column(-wide, wide)
    parts = [column(level, float(count))]
    for party, width in zip(shares.parties, shares.widths, strict=True):
        under = rows.add_column(0.0, 2 * wide)
        _at_least(rows, space, party, width, Affine({level: 1.0, under: -1.0}))
        parts.append(column(under, -1.0))
    return total(parts)


def _wide(space: Space, shares: Shares) -> float:
    """No share is further from 0 than this."""
    lower, upper = space.rows.lower, space.rows.upper
    ends = [(space.gains[party], space.units[party] / width)
            for party, width in zip(shares.parties, shares.widths, strict=True)]
    return 1.0 + max(max(-lower[gain], upper[gain]) * factor for gain, factor in ends)


def _at_least(rows: Rows, space: Space, party: int, width: float, share: Affine) -> None:
    """The party's share is at least this."""
    factor = width / space.units[party]
    rows.require(column(space.gains[party]) + share.times(-factor), at_least=0.0)


def _ended(first: Contest, last: Contest, shares: Shares, known: Known, *, proven: bool) -> Result:
    everyone = [Contender(0.0, package, gains) for package, gains in known.items()]
    best = best_of(everyone, shares)
    tied = tuple(one for one in everyone if not worse(shares.of(one.gains), best, shares.margin))
    bound = best[0] if first.proven else max(first.bound, best[0])
    return Result(tied, best[0], bound, proven, last.complete and proven, first.stopped or last.stopped, shares.parties)
