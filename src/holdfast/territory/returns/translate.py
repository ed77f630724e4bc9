"""From a text and its case to returns that can be planned: nothing that nobody has said is taken for zero."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from holdfast.document.case import Case
from holdfast.document.compose import situation
from holdfast.document.framework import Framework
from holdfast.document.loaded import Documents
from holdfast.document.scalars import Basis, Month
from holdfast.document.settlement_parts import Return
from holdfast.document.text import words_in
from holdfast.document.times import add_months
from holdfast.inputs.between import NOTHING, Between
from holdfast.territory.returns.numbers import Numbers, refuse_faults
from holdfast.territory.returns.problem import Behaviour, People, Problem, Work
from holdfast.territory.returns.translate_people import demand_of, displaced_of, people_of
from holdfast.territory.returns.translate_places import Ground, ground_of
from holdfast.territory.returns.translated import LeftOut, Translated

MONTHS = 24
"""Months of a plan where the call does not say."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the call says beside the documents."""

    months: int = MONTHS
    starts: dt.date | None = None
    teams: float | None = None
    survey_teams: float | None = None


def returns_of(documents: Documents, asked: Asked, *, only: str | None = None) -> tuple[Translated, ...]:
    """Every return of the text, or the one with an id, as a problem; InvalidDocument where a number cannot be."""
    framework = documents.framework.model
    case = situation(documents.case.model if documents.case else None, [one.model for one in documents.overlays])
    found, faults = [], []
    for id, text in framework.returns.items():
        if only in (None, id):
            numbers = Numbers()
            found.append(_translated(id, text, framework, case, asked, numbers))
            faults += numbers.faults
    refuse_faults(documents, faults)
    return tuple(found)


def _translated(id: str, text: Return, framework: Framework, case: Case | None, asked: Asked,
                numbers: Numbers) -> Translated:
    starts = asked.starts or _start(framework, case)
    groups = displaced_of(id, text, case, numbers)
    areas = text.to_area or tuple(dict.fromkeys(area for group in groups.values() for area in group.origin))
    if not areas:
        numbers.lacks(f"returns.{id}.to-area", "areas to which people return, or where they came from")
    people = people_of(id, text, groups, areas, case, starts, numbers) or demand_of(id, text, areas, numbers)
    ground = {area: ground_of(id, area, text, framework, case, numbers) for area in areas}
    work, lacks_work = _work(id, text, asked, numbers)
    left_out = tuple(filter(None, (_left(area, people, ground[area], lacks_work) for area in areas)))
    gone = {one.area for one in left_out}
    kept = tuple(entry for entry in people if entry.area not in gone)
    problem = None if not kept else Problem(
        id, asked.months, kept, tuple(ground[area].place for area in areas if area not in gone), work,
        cleared_at=_threshold(id, text, numbers), open_months=_seasons(id, text, asked.months, starts, numbers),
        capacity=_capacity(id, text, numbers), equity_floor=_floor(id, text, numbers), discount=_discount(case, numbers),
        behaviour=_behaviour(id, text, numbers), names=_names(areas, groups, framework, case))
    _remarks(id, text, areas, people, numbers)
    everybody = Between(sum(entry.count.low for entry in people), sum(entry.count.high for entry in people))
    return Translated(id, words_in(text.text), text, problem, everybody, starts, left_out, numbers.held.table,
                      tuple(numbers.held.remarks), tuple(numbers.held.lacking))


def _start(framework: Framework, case: Case | None) -> dt.date | None:
    if framework.calendar is not None and framework.calendar.t0 is not None:
        return framework.calendar.t0.date()
    return case.as_of.first if case is not None and case.as_of is not None else None


def _left(area: str, people: Sequence[People], ground: Ground, lacks_work: Sequence[str]) -> LeftOut | None:
    lacks = [*ground.lacks]
    if all(entry.area != area for entry in people):
        lacks.append("people who come from there, with their intention to return")
    if ground.place.suspected_km2.high > 0:
        lacks += [what for what in lacks_work
                  if what != "clearance rate" or ground.place.to_clear.high > 0]
    return LeftOut(area, tuple(dict.fromkeys(lacks))) if lacks else None


def _work(id: str, text: Return, asked: Asked, numbers: Numbers) -> tuple[Work, tuple[str, ...]]:
    at, lacks = f"returns.{id}", []

    def rate(field: str, name: str, unit: str, hint: str) -> Between:
        quantity = getattr(text, field.replace("-", "_"))
        if quantity is None:
            numbers.lacks(f"{at}.{field}", hint)
            lacks.append(name)
            return NOTHING
        return numbers.read(quantity, name=name, address=f"{at}.{field}", unit=unit, inside=text)

    survey_rate = rate("survey-rate", "survey rate", "km2/team-day", "km2 that a team surveys in a day")
    clearance_rate = rate("clearance-rate", "clearance rate", "m2/person-day",
                          "m2 that one person clears in a day; 5 to 50 by hand is usual")
    teams, survey_teams = _teams(id, text, asked, numbers)
    if teams is None and survey_teams is None:
        numbers.lacks(f"{at}.teams", "teams that survey or clear")
        lacks.append("teams")
    size = text.team_size
    days = text.working_days
    read = Work(
        survey_rate, clearance_rate,
        team_size=numbers.read(size, name="people of a clearance team", address=f"{at}.team-size", unit="persons",
                               inside=text) if size is not None else numbers.default(
            name="people of a clearance team", address=f"{at}.team-size", low=6, high=14, unit="persons",
            note="nobody says how many of a team clear"),
        days=numbers.read(days, name="days of work in a month", address=f"{at}.working-days", unit="days/month",
                          inside=text) if days is not None else numbers.default(
            name="days of work in a month", address=f"{at}.working-days", low=18, high=22, unit="days/month",
            note="five days a week, holidays and weather left out"),
        survey_teams=survey_teams or NOTHING, clearance_teams=(teams or NOTHING) if survey_teams is not None else NOTHING,
        either_teams=(teams or NOTHING) if survey_teams is None else NOTHING)
    return read, tuple(lacks)


def _teams(id: str, text: Return, asked: Asked, numbers: Numbers) -> tuple[Between | None, Between | None]:
    """Clearance teams and survey teams; where survey teams are not named, the others do both."""
    found: list[Between | None] = []
    for field, name, given in (("teams", "clearance teams", asked.teams),
                               ("survey-teams", "survey teams", asked.survey_teams)):
        quantity = getattr(text, field.replace("-", "_"))
        if given is not None:
            found.append(numbers.default(name=name, address=f"--{field}", low=given, high=given, unit="teams",
                                         note="given with the call, in the place of what the text says"))
        elif quantity is not None:
            found.append(numbers.read(quantity, name=name, address=f"returns.{id}.{field}", unit="teams", inside=text))
        else:
            found.append(None)
    return found[0], found[1]


def _threshold(id: str, text: Return, numbers: Numbers) -> Between:
    at = f"returns.{id}.cleared-at"
    if text.cleared_at is None:
        numbers.lacks(at, "share of the land that must be released before return begins")
        return numbers.default(name="threshold of clearance", address=at, low=1, high=1, unit="share",
                               note="the text names none, so all of the land is taken: the most careful reading")
    return numbers.read(text.cleared_at, name="threshold of clearance", address=at, unit="share", inside=text, share=True)


def _seasons(id: str, text: Return, months: int, starts: dt.date | None, numbers: Numbers) -> tuple[bool, ...]:
    if not text.seasons:
        return ()
    if starts is None:
        numbers.lacks("calendar.T0", "month in which the plan begins, without which seasons cannot be placed; give --from")
        return ()
    first = dt.datetime(starts.year, starts.month, 1, tzinfo=dt.UTC)
    named = {list(Month).index(month) + 1 for month in text.seasons}
    return tuple(add_months(first, month).month in named for month in range(months))


def _capacity(id: str, text: Return, numbers: Numbers) -> Between | None:
    """All who can be taken in; a demand that the text states is a limit of the same kind."""
    limits = []
    for field, name in (("capacity", "people who can be taken in"), ("demand", "people who are expected to return")):
        quantity = getattr(text, field)
        if quantity is not None:
            limits.append(numbers.read(quantity, name=name, address=f"returns.{id}.{field}", unit="persons", inside=text))
    if not limits:
        return None
    return Between(min(one.low for one in limits), min(one.high for one in limits))


def _floor(id: str, text: Return, numbers: Numbers) -> float:
    if text.equity_floor is None:
        return 0.0
    return numbers.read(text.equity_floor, name="equity floor", address=f"returns.{id}.equity-floor", unit="share",
                        inside=text, share=True).mid


def _discount(case: Case | None, numbers: Numbers) -> float:
    war = case.war if case is not None else None
    if war is not None and war.discount is not None:
        return numbers.read(war.discount, name="discount of later returns", address="war.discount", unit="1/year",
                            inside=war).mid
    return numbers.default(name="discount of later returns", address="war.discount", low=0.03, high=0.17, unit="1/year",
                           note="the common rate; the plan takes its middle").mid


EFFECTS: Mapping[str, tuple[str, float, float, str]] = {
    "hazard": ("rate of return", 0.02, 0.10, "1/month"),
    "safety-effect": ("effect of safety", 0.5, 1.5, "log rate"),
    "housing-effect": ("effect of housing", 0.2, 0.8, "log rate"),
    "jobs-effect": ("effect of jobs", 0.0, 0.6, "log rate"),
    "delay-effect": ("effect of years away", 0.0, 0.2, "log rate/year"),
    "distance-effect": ("effect of distance", 0.001, 0.02, "1/km"),
}
"""Field of a return → what it is, the ends of its default, and its unit."""


def _behaviour(id: str, text: Return, numbers: Numbers) -> Behaviour:
    read = []
    for field, (name, low, high, unit) in EFFECTS.items():
        quantity, at = getattr(text, field.replace("-", "_")), f"returns.{id}.{field}"
        read.append(numbers.default(name=name, address=at, low=low, high=high, unit=unit, basis=Basis.ASSUMED,
                                    note="the order safety, housing, jobs is documented, the sizes are not")
                    if quantity is None else numbers.read(quantity, name=name, address=at, unit=unit, inside=text))
    return Behaviour(*read)


def _names(areas: Sequence[str], groups: Mapping[str, object], framework: Framework, case: Case | None) -> dict[str, str]:
    found = {}
    for area in areas:
        zone = framework.zones.get(area)
        held = zone if zone is not None else (case.areas.get(area) if case else None)
        found[area] = (words_in(held.name) if held is not None else "") or area
    return found | {group: group for group in groups}


def _remarks(id: str, text: Return, areas: Sequence[str], people: Sequence[People], numbers: Numbers) -> None:
    if text.after or text.if_:
        waits = ", ".join(text.after) or str(text.if_)
        numbers.held.remark("waits", f"returns.{id}.after" if text.after else f"returns.{id}.if",
                            f"Return waits for {waits}; month 1 is the month in which that is met.")
    if text.under:
        numbers.held.remark("under", f"returns.{id}.under", f"This return stands in the text under {text.under}.")
    if len(areas) > 1 and people and text.equity_floor is None:
        numbers.held.remark("no-floor", f"returns.{id}.equity-floor",
                            "The text has no equity floor, so areas where the same work lets more people return go first.")
