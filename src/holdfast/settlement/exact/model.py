"""A reading of a problem as a programme: picks, limits, no party worse off than without a deal, approval at home."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from holdfast.document.conditions.ground import Formula
from holdfast.settlement.evaluate import all_kept, below_floor, codes_of, ratified, utilities
from holdfast.settlement.exact.alike import Classes, classes_of
from holdfast.settlement.exact.logic import Logic
from holdfast.settlement.exact.rows import Affine, Rows, column, total
from holdfast.settlement.exact.space import Gains, Space, add_picks
from holdfast.settlement.problem import TOLERANCE, Limit, Package, Problem, ratification_id, reserve_id
from holdfast.settlement.reading import GroupWorth, Reading, Worth

SLACK = 2e-9
"""So much more than a party's tolerance is let in, on the scale of its utilities; whoever is found is checked anew."""


@dataclass(frozen=True, slots=True)
class Demands:
    """What a package has to satisfy, with single demands left out by their ids."""

    limits: bool = True
    reserves: bool = True
    ratification: bool = True
    within_floor: bool = True
    dropped: frozenset[str] = frozenset()
    """Ids of limits, ``reserve:PARTY`` and ``ratification:PARTY``."""

    def limits_of(self, problem: Problem) -> tuple[Limit, ...]:
        """The limits that packages keep."""
        return tuple(limit for limit in problem.limits if self.limits and limit.id not in self.dropped)

    def reserved(self, problem: Problem) -> tuple[int, ...]:
        """Positions of the parties that must be no worse off than without a deal."""
        return tuple(position for position, party in enumerate(problem.parties)
                     if self.reserves and reserve_id(party.id) not in self.dropped)

    def asked_at_home(self, problem: Problem) -> tuple[int, ...]:
        """Positions of the parties that need approval at home."""
        return tuple(position for position, party in enumerate(problem.parties)
                     if self.ratification and party.ratification is not None
                     and ratification_id(party.id) not in self.dropped)


def space_of(reading: Reading, demands: Demands) -> Space:
    """The packages that meet the demands."""
    problem = reading.problem
    rows = Rows()
    classes = _classes(reading, demands)
    picks = add_picks(rows, classes, [len(issue.options) for issue in problem.issues])
    logic = Logic(rows, {issue.id: columns for issue, columns in zip(problem.issues, picks, strict=True)})
    for limit in demands.limits_of(problem):
        logic.require(limit.formula)
    reserved = demands.reserved(problem)
    units = tuple(unit_of(*span(worth)) for worth in reading.parties)
    gains = tuple(
        add_gain(rows, expression(worth, picks, logic).plus(-worth.disagreement), *span(worth, above_deal=True),
                 unit=unit, reserved=position in reserved)
        for position, (worth, unit) in enumerate(zip(reading.parties, units, strict=True))
    )
    for position in demands.asked_at_home(problem):
        rule = problem.parties[position].ratification
        assert rule is not None  # asked_at_home leaves the others out
        votes = [_approval(rows, logic, member, picks) for member in reading.groups[position]]
        rows.require(total(column(vote, member.weight) for vote, member in zip(votes, rule.groups, strict=True)),
                     at_least=rule.quota - TOLERANCE - SLACK)
    ceilings = tuple(span(worth, above_deal=True)[1] for worth in reading.parties)
    return Space(rows, picks, classes, gains, units, ceilings, lambda package: judged(reading, demands, package))


def judged(reading: Reading, demands: Demands, package: Package) -> Gains | None:
    """The gains of a package by the plain definitions; nothing where it does not meet the demands."""
    problem = reading.problem
    codes = codes_of([package], problem)
    if not all_kept(demands.limits_of(problem), codes, problem)[0]:
        return None
    if demands.within_floor and below_floor(problem, codes)[0]:
        return None
    values = utilities(reading, codes)[:, 0]
    for position in demands.reserved(problem):
        if values[position] < reading.parties[position].disagreement - TOLERANCE:
            return None
    if not all(ratified(reading, position, codes)[0] for position in demands.asked_at_home(problem)):
        return None
    return tuple(float(value - worth.disagreement) for value, worth in zip(values, reading.parties, strict=True))


def expression(worth: Worth, picks: Sequence[Sequence[int]], logic: Logic) -> Affine:
    """The utility as a sum over the picks and the terms that hold."""
    parts = [Affine({pick: float(value) for pick, value in zip(columns, row, strict=True)})
             for columns, row in zip(picks, worth.rows, strict=True)]
    parts += [logic.truth(formula).times(value) for formula, value in worth.terms]
    return total(parts)


def span(worth: Worth, *, above_deal: bool = False) -> tuple[float, float]:
    """Numbers between which all utilities lie; ``above_deal`` counts them from the disagreement value."""
    low = sum(float(row.min()) for row in worth.rows) + sum(min(value, 0.0) for _, value in worth.terms)
    high = sum(float(row.max()) for row in worth.rows) + sum(max(value, 0.0) for _, value in worth.terms)
    less = worth.disagreement if above_deal else 0.0
    return low - less, high - less


def unit_of(low: float, high: float) -> float:
    """A power of two near the width of a span."""
    return 2.0 ** round(math.log2(high - low)) if high > low else 1.0


def add_gain(rows: Rows, gain: Affine, low: float, high: float, *, unit: float, reserved: bool) -> int:
    """A column that equals the gain in its unit, at least (almost) nothing where that is demanded."""
    lower = low / unit - SLACK
    if reserved:
        lower = max(lower, -TOLERANCE / unit - SLACK)
    result = rows.add_column(lower, max(lower, high / unit + SLACK))
    rows.equate(gain.times(1 / unit) + column(result, -1.0))
    return result


def _approval(rows: Rows, logic: Logic, member: GroupWorth, picks: Sequence[Sequence[int]]) -> int:
    """A column that can be 1 only where the group approves; 1 where the group has a veto."""
    vote = rows.add_column(float(member.group.veto), 1.0, whole=True)
    if member.group.requires is not None:
        rows.require(logic.at_most(member.group.requires) + column(vote, -1.0), at_least=0.0)
    if member.worth is not None:
        gain = expression(member.worth, picks, logic).plus(-member.worth.disagreement)
        require_if(rows, vote, gain, *span(member.worth, above_deal=True))
    return vote


def require_if(rows: Rows, vote: int, gain: Affine, low: float, high: float) -> None:
    """Where the vote is 1, the gain is (almost) not negative."""
    unit = unit_of(low, high)
    least = -TOLERANCE / unit - SLACK
    room = least - low / unit
    if room > 0:
        rows.require(gain.times(1 / unit) + column(vote, -room), at_least=low / unit)


def _classes(reading: Reading, demands: Demands) -> Classes:
    problem = reading.problem
    positions = {issue.id: position for position, issue in enumerate(problem.issues)}
    left_out = frozenset(
        (positions[entry.issue], problem.issues[positions[entry.issue]].options.index(entry.option))
        for entry in problem.floor if demands.within_floor
    )
    return classes_of(problem, numbers=[worth.rows for worth in _worths(reading)], formulas=_formulas(reading),
                      left_out=left_out)


def _worths(reading: Reading) -> Iterator[Worth]:
    yield from reading.parties
    for members in reading.groups:
        yield from (member.worth for member in members if member.worth is not None)


def _formulas(reading: Reading) -> Iterator[Formula]:
    yield from (limit.formula for limit in reading.problem.limits)
    for worth in _worths(reading):
        yield from (formula for formula, _ in worth.terms)
    for members in reading.groups:
        yield from (member.group.requires for member in members if member.group.requires is not None)
