"""All packages of a reading, block by block and in order, without ever holding the whole space.

A block is one choice of options for the first issues together with every combination of the last ones. Prefixes that
break a red line whatever follows are left out with everything that begins like them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from holdfast.settlement.evaluate import Bools, Codes
from holdfast.settlement.problem import TOLERANCE, Package
from holdfast.settlement.reading import Floats, Reading
from holdfast.settlement.residual import FAILS, HOLDS
from holdfast.settlement.tail import Tail
from holdfast.solving.watch import Watch

Offsets = NDArray[np.int64]
"""Positions of packages within a block."""

Skip = Callable[[Floats], bool]
"""Takes upper bounds of the utilities of the parties, and says whether packages within them are of no interest."""

_SECONDS_BETWEEN_TELLS = 0.2


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """A choice of options for the first issues, with what it leaves open."""

    first: int
    """Position, among all packages in order, of the first that begins so."""
    picks: Package
    sums: Floats
    """What the picks add to each utility that is followed."""
    limits: tuple[int, ...]
    """What is left of the limits, as numbers of formulas."""
    terms: tuple[int, ...]
    demands: tuple[int, ...]
    """What is left of the demands of groups at home."""
    within_floor: bool


class Walk:
    """One way through all packages that keep every limit, in the order of issues and options."""

    def __init__(self, reading: Reading, *, watch: Watch, what: str, combinations: int | None = None) -> None:
        self.reading = reading
        self.tail = Tail(reading, combinations=combinations)
        self.finished = False
        """Whether the last walk through the blocks came to its end."""
        self.at = 0
        """So many packages have been looked at or passed over."""
        self._watch = watch
        self._what = what
        self._told = watch.clock()
        problem, scales = reading.problem, self.tail.scales
        self.packages = problem.packages
        self.thresholds = np.array([worth.disagreement - TOLERANCE for worth in scales])
        self.tail_within_floor = self.tail.within_floor(problem)
        self._rows = [np.array([worth.rows[position] for worth in scales]).reshape(len(scales), len(issue.options))
                      for position, issue in enumerate(problem.issues[: self.tail.start])]
        self._below = {(entry.issue, entry.option) for entry in problem.floor}
        self._strides = _strides([len(issue.options) for issue in problem.issues])
        self._most = _greatest_rests(self.tail, self._rows)
        self._gains = np.array([max(value, 0.0) for _, value in self.tail.terms])
        self._scale_of_term = np.array([scale for scale, _ in self.tail.terms], dtype=np.intp)

    @cached_property
    def root(self) -> Node:
        """The choice of nothing yet."""
        residuals = self.tail.residuals
        limits = tuple(residuals.number(limit.formula) for limit in self.reading.problem.limits)
        terms = tuple(residuals.number(formula) for worth in self.tail.scales for formula, _ in worth.terms)
        demands = tuple(
            HOLDS if member.group.requires is None else residuals.number(member.group.requires)
            for groups in self.reading.groups for member in groups
        )
        node = Node(0, (), np.zeros(len(self.tail.scales)), residuals.conjunction(limits), terms, demands,
                    within_floor=True)
        return self._settled(node)

    def upper(self, node: Node) -> Floats:
        """The most that each party can get from packages that begin with the node, red lines left aside."""
        most = node.sums + self._most[len(node.picks)]
        if len(self._gains):
            is_open = np.array([number != FAILS for number in node.terms])
            np.add.at(most, self._scale_of_term, self._gains * is_open)
        return most[: len(self.reading.parties)]

    def hopeless(self, upper: Floats) -> bool:
        """Whether some party gets less than without a deal from every package within these bounds."""
        return bool((upper < self.thresholds[: len(upper)] - TOLERANCE).any())

    def blocks(self, *, skip: Skip | None = None, floor_only: bool = False) -> Iterator[Block]:
        """The blocks with a feasible package, in order; ends early, with ``finished`` false, when the watch is over.

        Blocks that ``skip`` rules out by their upper bounds are passed over, and with ``floor_only`` those where every
        package has an option below the floor.
        """
        self.finished, self.at = False, 0
        waiting = [self.root]
        while waiting:
            node = waiting.pop()
            if self._watch.is_over:
                return
            self._tell(node.first)
            if node.limits == (FAILS,) or (floor_only and not node.within_floor):
                continue
            if skip is not None and skip(self.upper(node)):
                continue
            if len(node.picks) < self.tail.start:
                waiting.extend(self.children(node))
            else:
                yield Block(self, node)
        self.finished, self.at = True, self.packages

    def children(self, node: Node) -> list[Node]:
        """The node with each option of the next issue, the last option first."""
        depth = len(node.picks)
        issue, residuals, rows = self.reading.problem.issues[depth], self.tail.residuals, self._rows[depth]
        return [
            self._settled(Node(
                node.first + option * self._strides[depth],
                (*node.picks, option),
                node.sums + rows[:, option],
                residuals.conjunction_after(node.limits, depth, option),
                tuple(residuals.after(number, depth, option) for number in node.terms),
                tuple(residuals.after(number, depth, option) for number in node.demands),
                node.within_floor and (issue.id, issue.options[option]) not in self._below,
            ))
            for option in reversed(range(len(issue.options)))
        ]

    def package(self, position: int) -> Package:
        """The package at a position among all packages in order."""
        picks = []
        for stride in self._strides:
            pick, position = divmod(position, stride)
            picks.append(pick)
        return tuple(picks)

    def codes(self, positions: NDArray[np.int64]) -> Codes:
        """The packages at positions among all packages in order, shape (issues, packages)."""
        codes = np.empty((len(self._strides), len(positions)), dtype=np.int16)
        for row, stride in zip(codes, self._strides, strict=True):
            row[:], positions = np.divmod(positions, stride)
        return codes

    def _settled(self, node: Node) -> Node:
        """The node with terms that hold whatever follows added to its sums."""
        if HOLDS not in node.terms:
            return node
        sums = node.sums.copy()
        for (scale, value), number in zip(self.tail.terms, node.terms, strict=True):
            sums[scale] += value if number == HOLDS else 0.0
        terms = tuple(FAILS if number == HOLDS else number for number in node.terms)
        return Node(node.first, node.picks, sums, node.limits, terms, node.demands, node.within_floor)

    def _tell(self, at: int) -> None:
        self.at = at
        now = self._watch.clock()
        if now - self._told >= _SECONDS_BETWEEN_TELLS:
            self._told = now
            self._watch.tell(self._what, at / self.packages)


class Block:
    """The packages that begin with the same options."""

    def __init__(self, walk: Walk, node: Node) -> None:
        self.node = node
        self._walk = walk
        self.values, self._low, self._high = walk.tail.values(node.terms)
        """Utilities without what the prefix adds, shape (scales, packages)."""
        self.kept, self.feasible_count = walk.tail.all_hold(node.limits)
        """For each package whether it is feasible; nothing where all are."""

    @property
    def first(self) -> int:
        """Position of the first package among all packages in order."""
        return self.node.first

    @property
    def size(self) -> int:
        """How many packages there are, feasible or not."""
        return self._walk.tail.size

    @property
    def most(self) -> Floats:
        """The greatest of each utility that is followed, over all packages of the block, feasible or not."""
        return self._high + self.node.sums

    def feasible(self) -> Bools:
        """For each package whether it keeps every limit."""
        return np.ones(self.size, dtype=bool) if self.kept is None else self.kept.copy()

    def within_floor(self) -> Bools:
        """For each package whether no option of it is below the floor."""
        return self._walk.tail_within_floor if self.node.within_floor else np.zeros(self.size, dtype=bool)

    def acceptable(self) -> Bools:
        """For each package whether it is feasible, worth no less than no deal to every party, and ratified by each."""
        least = self._walk.thresholds - self.node.sums
        parties = len(self._walk.reading.parties)
        if (self._high[:parties] < least[:parties]).any():
            return np.zeros(self.size, dtype=bool)
        result = self.feasible()
        for party in range(parties):
            if self._low[party] < least[party]:
                result &= self.values[party] >= least[party]
        self._keep_ratified(result, least)
        return result

    def utilities(self, offsets: Offsets) -> Floats:
        """Utilities of the parties for packages of the block, shape (parties, packages)."""
        parties = len(self._walk.reading.parties)
        if len(offsets) == self.size:
            return self.values[:parties] + self.node.sums[:parties, None]
        return self.values[:parties].take(offsets, axis=1) + self.node.sums[:parties, None]

    def codes(self, offsets: Offsets) -> Codes:
        """Packages of the block as option positions, shape (issues, packages)."""
        before = np.array(self.node.picks, dtype=np.int16).reshape(-1, 1)
        return np.vstack([np.repeat(before, len(offsets), axis=1), self._walk.tail.codes[:, offsets]])

    def package(self, offset: int) -> Package:
        """One package of the block."""
        return (*self.node.picks, *(int(code) for code in self._walk.tail.codes[:, offset]))

    def _keep_ratified(self, result: Bools, least: Floats) -> None:
        problem, reading = self._walk.reading.problem, self._walk.reading
        demand, scale = 0, len(reading.parties)
        for party, groups in zip(problem.parties, reading.groups, strict=True):
            if party.ratification is None:
                continue
            votes = np.zeros(self.size)
            for member in groups:
                says_yes = self._walk.tail.mask(self.node.demands[demand])
                demand += 1
                if member.worth is not None:
                    content = self.values[scale] >= least[scale]
                    says_yes = content if says_yes is None else says_yes & content
                    scale += 1
                votes += member.group.weight if says_yes is None else member.group.weight * says_yes
                if member.group.veto and says_yes is not None:
                    result &= says_yes
            result &= votes >= party.ratification.quota - TOLERANCE


def _strides(counts: list[int]) -> list[int]:
    strides, stride = [], 1
    for count in reversed(counts):
        strides.append(stride)
        stride *= count
    return strides[::-1]


def _greatest_rests(tail: Tail, rows: list[Floats]) -> list[Floats]:
    """Per depth the most that the issues from there on can add to each utility, terms left aside."""
    rest = tail.values((FAILS,) * len(tail.terms))[2]
    result = [rest]
    for row in reversed(rows):
        rest = rest + row.max(axis=1)
        result.append(rest)
    return result[::-1]
