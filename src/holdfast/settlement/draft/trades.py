"""Changes of one issue, or of two together, that take nothing from anybody and give somebody more.

No trade breaks a firm limit that was kept, loses an approval at home that was there, or goes to an option below the
floor. Whoever can run the rules over the text hands in ``floor_check``; a trade it has reasons against is held back.
A change of two issues is listed only where it is more than two trades that each stand on their own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np

from holdfast.inputs.between import Between
from holdfast.settlement.draft.robust_gain import gain_over_ranges
from holdfast.settlement.draft.swaps import Change, Swaps, swaps_from
from holdfast.settlement.draft.undominated import undominated
from holdfast.settlement.evaluate import Bools
from holdfast.settlement.problem import TOLERANCE, Limit, Package, Problem
from holdfast.settlement.reading import Reading
from holdfast.solving.watch import Watch

FloorCheck = Callable[[Mapping[str, str]], tuple[str, ...]]
"""Takes picks and gives the codes of findings on the floor that the text at them has added or worsened."""


@dataclass(frozen=True, slots=True)
class Trade:
    """One issue changed, or two together."""

    changes: tuple[tuple[str, str, str], ...]
    """Issue, option now, option after."""
    package: Package
    """The package after the trade."""
    gains: tuple[float, ...]
    """What each party has more in this reading, in the order of the parties."""
    over_ranges: tuple[Between, ...]
    """What each party has more over everything the ranges allow."""
    gaining: tuple[str, ...]
    """The parties that have more in this reading."""
    equal: tuple[str, ...]
    """The parties that have neither more nor less."""
    repairs: tuple[str, ...]
    """Firm limits the package breaks and the trade keeps."""
    crosses_negotiable: tuple[str, ...]
    """Negotiable lines the package keeps and the trade crosses."""

    @property
    def robust(self) -> bool:
        """Whether nobody has less, whatever the numbers turn out to be within their ranges."""
        return all(more.low >= -TOLERANCE for more in self.over_ranges)


@dataclass(frozen=True, slots=True)
class HeldBack:
    """A trade that is not proposed."""

    trade: Trade
    reasons: tuple[str, ...]
    """Codes of the findings on the floor that the text would have added or worsened."""


@dataclass(frozen=True, slots=True)
class Trades:
    """What could be traded from one package."""

    package: Package
    proposed: tuple[Trade, ...]
    """Robust ones first, then by how many parties gain, then in the order of issues and options."""
    held_back: tuple[HeldBack, ...]
    dominated: int
    """Trades left out because another, of no more changes, gives everybody no less and somebody more."""
    joined: int
    """Changes of two issues left out because they are two trades that each stand on their own."""
    floor_checked: bool
    """Whether the rules were run over the text at every trade that is proposed."""
    complete: bool
    """Whether all changes were looked at."""


def trades(reading: Reading, package: Package, *, floor_check: FloorCheck | None = None,
           watch: Watch | None = None) -> Trades:
    """The trades from a package, in one reading."""
    watch = watch or Watch()
    look = _Look(reading, package, floor_check, watch)
    singles = swaps_from(reading, package, issues=1)
    alone = {singles.changes[column][0] for column in np.flatnonzero(singles.improving).tolist()}
    look.among(singles, singles.improving)
    refused = {_key(reading.problem, held.trade) for held in look.held_back}
    joined = 0
    if not watch.is_over:
        pairs = swaps_from(reading, package, issues=2)
        apart = np.array([
            all(change in alone and (change,) not in refused for change in both) for both in pairs.changes
        ], dtype=bool)
        joined = int((pairs.improving & apart).sum())
        look.simpler = tuple(look.proposed)
        look.among(pairs, pairs.improving & ~apart)
    proposed = sorted(look.proposed, key=lambda trade: (not trade.robust, -len(trade.gaining)))
    return Trades(package, tuple(proposed), tuple(look.held_back), look.dominated, joined, floor_check is not None,
                  complete=not watch.is_over)


@dataclass(slots=True)
class _Look:
    """A look through changes of one size after the other."""

    reading: Reading
    package: Package
    floor_check: FloorCheck | None
    watch: Watch
    simpler: tuple[Trade, ...] = ()
    """Proposed trades that change less, which do without this one where they give as much."""
    proposed: list[Trade] = field(default_factory=list)
    held_back: list[HeldBack] = field(default_factory=list)
    dominated: int = 0

    def among(self, swaps: Swaps, wanted: Bools) -> None:
        """Proposes the trades that no other dominates; one that is held back makes room for those it dominated."""
        left = [_trade(self.reading, self.package, swaps, column) for column in np.flatnonzero(wanted).tolist()]
        passed: set[Package] = set()
        while True:
            best = undominated(left, beside=self.simpler)
            unchecked = [trade for trade in best if trade.package not in passed]
            if not unchecked or self._stopped():
                break
            for trade in unchecked:
                if self._stopped():
                    break
                reasons = self.floor_check(self.reading.problem.named(trade.package)) if self.floor_check else ()
                if reasons:
                    self.held_back.append(HeldBack(trade, reasons))
                    left.remove(trade)
                else:
                    passed.add(trade.package)
        self.proposed += [trade for trade in best if trade.package in passed]
        if not unchecked:
            self.dominated += len(left) - len(best)

    def _stopped(self) -> bool:
        return self.watch.is_over


def _trade(reading: Reading, package: Package, swaps: Swaps, column: int) -> Trade:
    problem = reading.problem
    after = tuple(swaps.codes[:, column].tolist())
    gains = tuple(float(gain) for gain in swaps.gains[:, column])
    return Trade(
        tuple(_named(problem, package, change) for change in swaps.changes[column]), after, gains,
        tuple(gain_over_ranges(problem, party.stake, after, package) for party in problem.parties),
        tuple(party.id for party, gain in zip(problem.parties, gains, strict=True) if gain > TOLERANCE),
        tuple(party.id for party, gain in zip(problem.parties, gains, strict=True) if gain <= TOLERANCE),
        _marked(problem.limits, swaps.repairs[:, column]), _marked(problem.negotiable, swaps.crosses[:, column]),
    )


def _marked(limits: tuple[Limit, ...], marks: Bools) -> tuple[str, ...]:
    return tuple(limit.id for limit, mark in zip(limits, marks.tolist(), strict=True) if mark)


def _named(problem: Problem, package: Package, change: Change) -> tuple[str, str, str]:
    position, option = change
    issue = problem.issues[position]
    return issue.id, issue.options[package[position]], issue.options[option]


def _key(problem: Problem, trade: Trade) -> tuple[Change, ...]:
    positions = {issue.id: position for position, issue in enumerate(problem.issues)}
    return tuple(
        (positions[issue], problem.issues[positions[issue]].options.index(after)) for issue, _, after in trade.changes
    )
