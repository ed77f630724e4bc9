"""What a plan of return must keep, and what it is worth: the plain definitions, with which every solver must agree.

Let r be people of one entry going home in a month. Those still away who wish to return are, month by month,

    wish(1) = willing,   wish(t+1) = (wish(t) - r(t)) e^-d

and r(t) never exceeds wish(t), so nobody is returned above stated intention times uptake, whatever else holds. Return
to a place is counted only in months that are open, where it is watched, and once the share of its suspected land that
is released by the end of the month before is at least the threshold; and never for a greater share of those who wished
to go home than the share of land released, since homes stand on it. Housing and capacity limit all who have returned so
far.

A team surveys or clears; what is surveyed releases all but the share that needs clearance, and that can be cleared from
the next month on. The floor asks that each area's share in all returns is at least so much of its share in the demand.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from holdfast.territory.returns.reading import Reading

Table = tuple[tuple[float, ...], ...]
"""A row per place or entry, a number per month."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Who returns and where teams work, month by month."""

    returns: Table
    """Per entry of people."""
    survey: Table
    """Per place: team-months of survey."""
    clearance: Table
    """Per place: team-months of clearance."""

    @property
    def total(self) -> float:
        """People who return by the end."""
        return sum(map(sum, self.returns))


def released(reading: Reading, plan: Plan, place: int) -> tuple[float, ...]:
    """km2 of a place that are released at the beginning of each month."""
    found, so_far = [], 0.0
    for survey, clearance in zip(plan.survey[place], plan.clearance[place], strict=True):
        found.append(so_far)
        so_far += survey * reading.survey_month * (1 - reading.to_clear[place]) + clearance * reading.clear_month
    return tuple(found)


def share_released(reading: Reading, plan: Plan, place: int) -> tuple[float, ...]:
    """Share of the suspected land of a place that is released at the beginning of each month; 1 where there is none."""
    land = reading.suspected[place]
    if land <= 0:
        return (1.0,) * reading.months
    return tuple(min(1.0, km2 / land) for km2 in released(reading, plan, place))


def returned(reading: Reading, plan: Plan, place: int) -> tuple[float, ...]:
    """People who return to a place in each month."""
    rows = [row for row, home in zip(plan.returns, reading.home, strict=True) if home == place]
    return tuple(map(sum, zip(*rows, strict=True))) if rows else (0.0,) * reading.months


def value(reading: Reading, plan: Plan) -> float:
    """What a plan is worth: people by the weight of their area, later returns discounted."""
    return sum(reading.weight[home] * reading.discount ** month * people
               for row, home in zip(plan.returns, reading.home, strict=True)
               for month, people in enumerate(row, start=1))


def faults(reading: Reading, plan: Plan, *, within: float = 1e-6) -> tuple[str, ...]:
    """What a plan breaks, in words; empty where it is feasible. ``within`` is relative to the size of each limit."""
    return (*_above_intention(reading, plan, within), *_not_open(reading, plan, within),
            *_no_room(reading, plan, within), *_teams(reading, plan, within), *_land(reading, plan, within),
            *_below_floor(reading, plan, within))


def _above(number: float, limit: float, within: float) -> bool:
    return number > limit + within * max(1.0, abs(limit))


def _above_intention(reading: Reading, plan: Plan, within: float) -> list[str]:
    found = []
    for entry, row in enumerate(plan.returns):
        wish = reading.willing[entry]
        for month, people in enumerate(row, start=1):
            if people < -within:
                found.append(f"entry {entry}: fewer than nobody returns in month {month}")
            if _above(people, wish, within):
                found.append(f"entry {entry}: more return in month {month} than wish to")
            wish = (wish - people) * math.exp(-reading.decay[entry])
        if _above(sum(row), reading.stated[entry], within):
            found.append(f"entry {entry}: more return than have said that they intend to")
    return found


def _not_open(reading: Reading, plan: Plan, within: float) -> list[str]:
    found = []
    for place in range(len(reading.problem.places)):
        shares, so_far = share_released(reading, plan, place), 0.0
        for month, people in enumerate(returned(reading, plan, place), start=1):
            so_far += people
            if people <= within:
                continue
            if not reading.may_return(place, month):
                found.append(f"place {place}: return in month {month}, which is closed or not watched")
            if shares[month - 1] < reading.threshold - within:
                found.append(f"place {place}: return in month {month} before enough land is released")
            if _above(so_far, reading.wanted_at(place) * shares[month - 1], within):
                found.append(f"place {place}: more have returned by month {month} than there is land released")
    return found


def _no_room(reading: Reading, plan: Plan, within: float) -> list[str]:
    found = []
    for place, room in enumerate(reading.housing):
        so_far = 0.0
        for month, people in enumerate(returned(reading, plan, place), start=1):
            so_far += people
            if room is not None and people > within and _above(so_far, room[month - 1], within):
                found.append(f"place {place}: no housing in month {month}")
    if reading.capacity is not None and _above(plan.total, reading.capacity, within):
        found.append("more return than can be taken in")
    return found


def _teams(reading: Reading, plan: Plan, within: float) -> list[str]:
    found = []
    for month in range(reading.months):
        survey = sum(row[month] for row in plan.survey)
        clearance = sum(row[month] for row in plan.clearance)
        if _above(survey, reading.survey_teams + reading.either_teams, within):
            found.append(f"too few survey teams in month {month + 1}")
        if _above(clearance, reading.clearance_teams + reading.either_teams, within):
            found.append(f"too few clearance teams in month {month + 1}")
        if _above(survey + clearance, reading.survey_teams + reading.clearance_teams + reading.either_teams, within):
            found.append(f"too few teams in month {month + 1}")
    return found


def _land(reading: Reading, plan: Plan, within: float) -> list[str]:
    found = []
    for place, land in enumerate(reading.suspected):
        surveyed = cleared = 0.0
        for month, (survey, clearance) in enumerate(
                zip(plan.survey[place], plan.clearance[place], strict=True), start=1):
            cleared += clearance * reading.clear_month
            if min(survey, clearance) < -within:
                found.append(f"place {place}: less than no work in month {month}")
            if _above(cleared, surveyed * reading.to_clear[place], within):
                found.append(f"place {place}: cleared in month {month} what is not yet surveyed")
            surveyed += survey * reading.survey_month
        if _above(surveyed, land, within):
            found.append(f"place {place}: more is surveyed than is suspected")
    return found


def _below_floor(reading: Reading, plan: Plan, within: float) -> list[str]:
    wanted = [reading.wanted_at(place) for place in range(len(reading.problem.places))]
    everybody = sum(wanted)
    if reading.floor <= 0 or everybody <= 0:
        return []
    return [f"place {place}: fewer return than the floor asks" for place, people in enumerate(wanted)
            if _above(reading.floor * people / everybody * plan.total, sum(returned(reading, plan, place)), within)]
