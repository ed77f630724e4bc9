"""A reading of a problem as a programme: picks, limits, no party worse off than without a deal, approval at home."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from holdfast.document.conditions.ground import Formula
from holdfast.settlement.evaluate import all_kept, below_floor, codes_of, ratified, utilities
from holdfast.settlement.exact.alike import classes_of
from holdfast.settlement.exact.logic import Logic
from holdfast.settlement.exact.rows import Affine, Rows, column, total
from holdfast.settlement.exact.space import Gains, Picks, Space, add_picks
from holdfast.settlement.problem import TOLERANCE, Group, Limit, Package, Problem, ratification_id, reserve_id
from holdfast.settlement.reading import Floats, Reading, Worth

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


@dataclass(frozen=True, slots=True)
class Payoff:
    """What packages are worth to somebody, as rows can say it."""

    express: Callable[[Rows, Picks, Logic], Affine]
    low: float
    """No package is worth less."""
    high: float
    """No package is worth more."""
    disagreement: float

    @property
    def unit(self) -> float:
        """A power of two near the width of what packages are worth."""
        return 2.0 ** round(math.log2(self.high - self.low)) if self.high > self.low else 1.0


Home = tuple[tuple[Group, Payoff | None], ...]
"""The groups at home of a party, with what packages are worth to each; without that only its demand decides."""


def space_of(reading: Reading, demands: Demands) -> Space:
    """The packages that meet the demands."""
    numbers = [worth.rows for worth in _worths(reading)]
    home = tuple(tuple((member.group, payoff_of(member.worth) if member.worth else None) for member in members)
                 for members in reading.groups)
    return assemble(reading.problem, demands, payoffs=[payoff_of(worth) for worth in reading.parties], home=home,
                    numbers=numbers, judge=lambda package: judged(reading, demands, package))


def assemble(problem: Problem, demands: Demands, *, payoffs: Sequence[Payoff], home: Sequence[Home],
             numbers: Sequence[Sequence[Floats]], judge: Callable[[Package], Gains | None]) -> Space:
    """The packages that meet the demands, whatever packages are worth; options that no number tells apart are alike."""
    rows = Rows()
    classes = classes_of(problem, numbers=numbers, formulas=_formulas(problem), left_out=_left_out(problem, demands))
    picks = add_picks(rows, classes, [len(issue.options) for issue in problem.issues])
    logic = Logic(rows, {issue.id: columns for issue, columns in zip(problem.issues, picks, strict=True)})
    for limit in demands.limits_of(problem):
        logic.require(limit.formula)
    reserved = demands.reserved(problem)
    gains = tuple(_gain(rows, payoff, picks, logic, reserved=position in reserved)
                  for position, payoff in enumerate(payoffs))
    for position in demands.asked_at_home(problem):
        rule = problem.parties[position].ratification
        assert rule is not None  # asked_at_home leaves the others out
        votes = [column(_approval(rows, logic, group, payoff, picks), group.weight)
                 for group, payoff in home[position]]
        rows.require(total(votes), at_least=rule.quota - TOLERANCE - SLACK)
    return Space(rows, picks, classes, gains, tuple(payoff.unit for payoff in payoffs),
                 tuple(payoff.high - payoff.disagreement for payoff in payoffs), judge)


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


def payoff_of(worth: Worth) -> Payoff:
    """A worth as a sum over the picks and the terms that hold."""

    def express(_: Rows, picks: Picks, logic: Logic) -> Affine:
        return summed(picks, worth.rows) + total(logic.truth(formula).times(value) for formula, value in worth.terms)

    low = sum(float(row.min()) for row in worth.rows) + sum(min(value, 0.0) for _, value in worth.terms)
    high = sum(float(row.max()) for row in worth.rows) + sum(max(value, 0.0) for _, value in worth.terms)
    return Payoff(express, low, high, worth.disagreement)


def summed(picks: Picks, rows: Sequence[Floats]) -> Affine:
    """A sum of one entry per issue, by what is picked."""
    return total(Affine({pick: float(value) for pick, value in zip(columns, row, strict=True)})
                 for columns, row in zip(picks, rows, strict=True))


def _gain(rows: Rows, payoff: Payoff, picks: Picks, logic: Logic, *, reserved: bool) -> int:
    """A column that equals the gain in its unit, at least (almost) nothing where that is demanded."""
    unit, deal = payoff.unit, payoff.disagreement
    lower = (payoff.low - deal) / unit - SLACK
    if reserved:
        lower = max(lower, -TOLERANCE / unit - SLACK)
    result = rows.add_column(lower, max(lower, (payoff.high - deal) / unit + SLACK))
    gain = payoff.express(rows, picks, logic).plus(-deal)
    rows.equate(gain.times(1 / unit) + column(result, -1.0))
    return result


def _approval(rows: Rows, logic: Logic, group: Group, payoff: Payoff | None, picks: Picks) -> int:
    """A column that can be 1 only where the group approves; it must be 1 where the group has a veto."""
    vote = rows.add_column(float(group.veto), 1.0, whole=True)
    if group.requires is not None:
        rows.require(logic.at_most(group.requires) + column(vote, -1.0), at_least=0.0)
    if payoff is not None:
        unit, low = payoff.unit, (payoff.low - payoff.disagreement) / payoff.unit
        room = -TOLERANCE / unit - SLACK - low
        if room > 0:
            gain = payoff.express(rows, picks, logic).plus(-payoff.disagreement)
            rows.require(gain.times(1 / unit) + column(vote, -room), at_least=low)
    return vote


def _left_out(problem: Problem, demands: Demands) -> frozenset[tuple[int, int]]:
    positions = {issue.id: position for position, issue in enumerate(problem.issues)}
    return frozenset(
        (positions[entry.issue], problem.issues[positions[entry.issue]].options.index(entry.option))
        for entry in problem.floor if demands.within_floor
    )


def _worths(reading: Reading) -> Iterator[Worth]:
    yield from reading.parties
    for members in reading.groups:
        yield from (member.worth for member in members if member.worth is not None)


def _formulas(problem: Problem) -> Iterator[Formula]:
    yield from (limit.formula for limit in problem.limits)
    for party in problem.parties:
        stakes = [party.stake]
        for group in party.ratification.groups if party.ratification else ():
            stakes += [group.stake] if group.stake else []
            yield from (group.requires,) if group.requires is not None else ()
        for stake in stakes:
            yield from (term.formula for term in stake.terms)
