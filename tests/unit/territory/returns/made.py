"""Small random returns made from a seed, and searches through all of them that share nothing with the solver."""

from __future__ import annotations

import itertools
import math

import numpy as np

from holdfast.inputs.between import NOTHING, Between
from holdfast.territory.returns.evaluate import Plan
from holdfast.territory.returns.problem import People, Place, Problem, Work
from holdfast.territory.returns.reading import Reading


def problem_from(seed: int, *, places: int = 3, months: int = 6, groups: int = 1, ranges: bool = False,
                 to_clear: bool = True, either: bool = False, floor: float = 0.0) -> Problem:
    """A random return with everything that one can have."""
    rng = np.random.default_rng(seed)

    def number(low: float, high: float) -> Between:
        value = float(rng.uniform(low, high))
        return Between(value, value * float(rng.uniform(1, 1.4))) if ranges else Between.point(value)

    ids = tuple(f"z{n}" for n in range(places))
    made = tuple(Place(
        id, suspected_km2=NOTHING if rng.random() < 0.15 else number(5, 60),
        to_clear=number(0.05, 0.3) if to_clear else NOTHING,
        housing=None if rng.random() < 0.2 else number(0, 400), housing_growth=number(0, 60),
        weight=Between.point(float(rng.uniform(0.5, 2))), monitored=bool(rng.random() < 0.9)) for id in ids)
    people = tuple(People(
        f"g{group}", id, number(100, 2000), Between.point(float(rng.uniform(0.3, 0.9))), number(0.2, 0.5),
        decay=number(0.0, 0.4), since_stated=float(rng.uniform(0, 2)), goes_home=Between.point(0.8))
        for group in range(groups) for id in ids)
    work = Work(survey_rate=number(0.2, 0.8), clearance_rate=number(500, 4000), team_size=Between.point(10.0),
                survey_teams=number(0, 3), clearance_teams=number(0, 4),
                either_teams=number(0, 2) if either else NOTHING)
    closed = tuple(bool(rng.random() < 0.85) for _ in range(months))
    return Problem(f"made-{seed}", months, people, made, work, cleared_at=Between.point(float(rng.uniform(0.3, 1))),
                   open_months=closed, capacity=None if rng.random() < 0.6 else number(100, 900), equity_floor=floor,
                   discount=float(rng.uniform(0, 0.2)))


def best_by_openings(reading: Reading) -> float:
    """The greatest value, by every set of opening months; for one entry per area, no land to clear, no capacity or floor.

    Teams of survey alone can keep a set of opening months if by each of them all land due by then is surveyed. In a
    place that opens, people go home as soon as land and housing let them: earlier is worth more and loses less hope, so
    the land of a place is all surveyed before it opens only where the threshold is one.
    """
    assert reading.threshold == 1.0
    assert reading.capacity is None
    pace = reading.survey_month * (reading.survey_teams + reading.either_teams)
    choices = [(1,) if land <= 0 else (*range(2, reading.months + 1), None) for land in reading.suspected]
    return max(_worth(reading, openings) for openings in itertools.product(*choices) if _can_open(reading, openings, pace))


def _can_open(reading: Reading, openings: tuple[int | None, ...], pace: float) -> bool:
    for by in range(1, reading.months + 1):
        due = sum(land for land, month in zip(reading.suspected, openings, strict=True)
                  if month is not None and month <= by)
        if due > pace * (by - 1) + 1e-9:
            return False
    return True


def _worth(reading: Reading, openings: tuple[int | None, ...]) -> float:
    found = 0.0
    for place, opening in enumerate(openings):
        (entry,) = (number for number, home in enumerate(reading.home) if home == place)
        wish, gone = reading.willing[entry], 0.0
        for month in range(1, reading.months + 1):
            if opening is not None and month >= opening and reading.may_return(place, month):
                room = reading.housing[place]
                people = min(wish, math.inf if room is None else max(0.0, room[month - 1] - gone))
                gone, wish = gone + people, wish - people
                found += reading.weight[place] * reading.discount ** month * people
            wish *= math.exp(-reading.decay[entry])
    return found


def random_plan(reading: Reading, rng: np.random.Generator) -> Plan:
    """A plan that keeps every limit: teams work at random, and some of those who may go home do."""
    places = len(reading.suspected)
    survey, clearance = np.zeros((places, reading.months)), np.zeros((places, reading.months))
    returns = np.zeros((len(reading.home), reading.months))
    surveyed, cleared, gone = np.zeros(places), np.zeros(places), np.zeros(places)
    wish = np.array(reading.willing)
    for month in range(reading.months):
        free = np.zeros(places)
        for place, land in enumerate(reading.suspected):
            free[place] = 1.0 if land <= 0 else (surveyed[place] * (1 - reading.to_clear[place]) + cleared[place]) / land
        for entry in rng.permutation(len(reading.home)):
            place = reading.home[entry]
            room = reading.housing[place]
            limits = [wish[entry], reading.wanted_at(place) * free[place] - gone[place]]
            limits += [room[month] - gone[place]] if room is not None else []
            limits += [reading.capacity - returns.sum()] if reading.capacity is not None else []
            if reading.may_return(place, month + 1) and free[place] >= reading.threshold:
                people = max(0.0, min(limits)) * float(rng.choice([0.0, 0.5, 1.0]))
                returns[entry, month], gone[place], wish[entry] = people, gone[place] + people, wish[entry] - people
        wish = wish * np.exp(-np.array(reading.decay))
        shares = rng.dirichlet(np.ones(places)) * reading.survey_teams
        backlog = surveyed * np.array(reading.to_clear) - cleared
        for place, land in enumerate(reading.suspected):
            if reading.survey_month > 0:
                survey[place, month] = min(shares[place], max(0.0, land - surveyed[place]) / reading.survey_month)
            if reading.clear_month > 0:
                most = reading.clearance_teams / places
                clearance[place, month] = min(most, max(0.0, backlog[place]) / reading.clear_month)
        surveyed = surveyed + survey[:, month] * reading.survey_month
        cleared = cleared + clearance[:, month] * reading.clear_month
    return Plan(*(tuple(tuple(map(float, row)) for row in table) for table in (returns, survey, clearance)))
