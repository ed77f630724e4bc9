"""A return at one end of its ranges: cautious, middle or hopeful, as numbers that definitions and solvers share.

Fewer people who wish to return, more suspected land, slower work and a higher threshold each let nobody return whom the
other end would not, so that without an equity floor the best plan is worth no more at the cautious end than at the
hopeful.
"""

from __future__ import annotations

import enum
import math
from dataclasses import dataclass

from holdfast.inputs.between import Between
from holdfast.science.clearance_years import M2_PER_KM2
from holdfast.science.hope_decay import intention_after
from holdfast.territory.returns.problem import People, Place, Problem

SOONER = 1 - 1e-5
"""Greatest monthly discount: of two plans with the same returns, the one in which people go home earlier is better."""


class At(enum.StrEnum):
    """Which value of each range a reading takes."""

    CAUTIOUS = "cautious"
    MIDDLE = "middle"
    HOPEFUL = "hopeful"


def take(number: Between, at: At, *, more_is_better: bool = True) -> float:
    """The value of a range at a reading."""
    if at is At.MIDDLE:
        return number.mid
    return number.low if (at is At.CAUTIOUS) == more_is_better else number.high


@dataclass(frozen=True, slots=True)
class Reading:
    """A problem with one value for each number; areas and entries of people by their position in the problem."""

    problem: Problem
    at: At
    willing: tuple[float, ...]
    """Per entry of people: those who wish to go home at the beginning, and would: never above stated intention."""
    stated: tuple[float, ...]
    """Per entry: those who have said that they intend to return; an upper end that nothing may pass."""
    decay: tuple[float, ...]
    """Per entry: monthly fall of the logarithm of the intention of those still away."""
    home: tuple[int, ...]
    """Per entry: position of the place it comes from."""
    weight: tuple[float, ...]
    suspected: tuple[float, ...]
    to_clear: tuple[float, ...]
    housing: tuple[tuple[float, ...] | None, ...]
    """Per place: people housed by month; ``None`` where nothing limits."""
    capacity: float | None
    survey_month: float
    """km2 that a team surveys in a month."""
    clear_month: float
    """km2 that a team clears in a month."""
    survey_teams: float
    clearance_teams: float
    either_teams: float
    threshold: float
    floor: float
    discount: float
    """Worth of a return in month t as the t-th power of this."""

    @property
    def months(self) -> int:
        """Number of months."""
        return self.problem.months

    def wanted_at(self, place: int) -> float:
        """People who wish to go home to a place, at the beginning."""
        return sum(people for people, home in zip(self.willing, self.home, strict=True) if home == place)

    def kept(self, entry: int, month: int) -> float:
        """Share of an entry's intention that is left at a month among those still away."""
        return math.exp(-self.decay[entry] * (month - 1))

    def may_return(self, place: int, month: int) -> bool:
        """Whether, apart from land, return to a place is counted in a month: it is watched and the season allows it."""
        return self.problem.places[place].monitored and self.problem.is_open(month)


def reading_of(problem: Problem, at: At) -> Reading:
    """The problem at one reading of its ranges."""
    positions, work = problem.positions, problem.work
    days = take(work.days, at)
    size = take(work.team_size, at)
    stated = tuple(_stated(entry, at) for entry in problem.people)
    return Reading(
        problem, at,
        willing=tuple(people * take(entry.uptake, at) * take(entry.goes_home, at)
                      for people, entry in zip(stated, problem.people, strict=True)),
        stated=stated,
        decay=tuple(take(entry.decay, at, more_is_better=False) / 12 for entry in problem.people),
        home=tuple(positions[entry.area] for entry in problem.people),
        weight=tuple(place.weight.mid for place in problem.places),
        suspected=tuple(take(place.suspected_km2, at, more_is_better=False) for place in problem.places),
        to_clear=tuple(take(place.to_clear, at, more_is_better=False) for place in problem.places),
        housing=tuple(_housing(place, problem.months, at) for place in problem.places),
        capacity=take(problem.capacity, at) if problem.capacity is not None else None,
        survey_month=take(work.survey_rate, at) * days,
        clear_month=take(work.clearance_rate, at) * size * days / M2_PER_KM2,
        survey_teams=take(work.survey_teams, at), clearance_teams=take(work.clearance_teams, at),
        either_teams=take(work.either_teams, at),
        threshold=take(problem.cleared_at, at, more_is_better=False), floor=problem.equity_floor,
        discount=min(math.exp(-problem.discount / 12), SOONER),
    )


def _stated(entry: People, at: At) -> float:
    decay = take(entry.decay, at, more_is_better=False)
    return take(entry.count, at) * intention_after(take(entry.intends, at), decay=decay, years=entry.since_stated)


def _housing(place: Place, months: int, at: At) -> tuple[float, ...] | None:
    if place.housing is None:
        return None
    start, growth = take(place.housing, at), take(place.housing_growth, at)
    return tuple(start + growth * month for month in range(months))
