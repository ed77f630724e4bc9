"""From a text and its case to returns that can be planned: nothing that nobody has said is taken for zero."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from holdfast.document.case import Case
from holdfast.document.compose import situation
from holdfast.document.framework import Framework
from holdfast.document.loaded import Documents
from holdfast.document.scalars import Month
from holdfast.document.text import words_in
from holdfast.document.times import add_months
from holdfast.inputs.between import NOTHING, Between
from holdfast.territory.returns.numbers import Numbers, refuse_faults
from holdfast.territory.returns.problem import Behaviour, People, Problem, Work
from holdfast.territory.returns.source import Source
from holdfast.territory.returns.translate_people import demand_of, displaced_of, people_of
from holdfast.territory.returns.translate_places import Ground, ground_of
from holdfast.territory.returns.translated import LeftOut, Translated

MONTHS = 24
"""Months of a plan where the call does not say."""


@dataclass(frozen=True, slots=True)
class ReturnsAsked:
    """What the call says beside the documents."""

    months: int = MONTHS
    starts: dt.date | None = None
    teams: float | None = None
    survey_teams: float | None = None


def returns_of(documents: Documents, asked: ReturnsAsked | None = None, *,
               only: str | None = None) -> tuple[Translated, ...]:
    """Every return of the text, or the one with an id, as a problem; InvalidDocument where a number cannot be."""
    asked = asked or ReturnsAsked()
    framework = documents.framework.model
    case = situation(documents.case.model if documents.case else None, [one.model for one in documents.overlays])
    found, faults = [], []
    for id, text in framework.returns.items():
        if only in (None, id):
            source = Source(id, text, framework, case, asked.starts or _start(framework, case), Numbers())
            found.append(_translated(source, asked))
            faults += source.numbers.faults
    refuse_faults(documents, faults)
    return tuple(found)


def _translated(source: Source, asked: ReturnsAsked) -> Translated:
    id, text, numbers = source.id, source.text, source.numbers
    groups = displaced_of(source)
    areas = text.to_area or tuple(dict.fromkeys(area for group in groups.values() for area in group.origin))
    if not areas:
        numbers.lacks(source.at("to-area"), "areas to which people return, or where they came from")
    people = people_of(source, groups, areas) or demand_of(source, areas)
    ground = {area: ground_of(source, area, areas) for area in areas}
    work, lacks_work = _work(source, asked)
    left_out = tuple(filter(None, (_left(area, people, ground[area], lacks_work) for area in areas)))
    gone = {one.area for one in left_out}
    kept = tuple(entry for entry in people if entry.area not in gone)
    problem = None if not kept else Problem(
        id, asked.months, kept, tuple(ground[area].place for area in areas if area not in gone), work,
        cleared_at=_threshold(source), open_months=_seasons(source, asked.months), capacity=_capacity(source),
        equity_floor=_floor(source), discount=_discount(source), behaviour=_behaviour(source),
        names=_names(source, areas, groups))
    _remarks(source, areas, people)
    everybody = Between(sum(entry.count.low for entry in people), sum(entry.count.high for entry in people))
    return Translated(id, words_in(text.text), text, problem, everybody, source.starts, left_out, numbers.held.table,
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
        lacks += [what for what in lacks_work if what != CLEARANCE or ground.place.to_clear.high > 0]
    return LeftOut(area, tuple(dict.fromkeys(lacks))) if lacks else None


SURVEY, CLEARANCE = "survey rate", "clearance rate"


def _work(source: Source, asked: ReturnsAsked) -> tuple[Work, tuple[str, ...]]:
    """The work that the text says, and in words what it lacks to release any land."""
    survey, clearance = (source.read("survey-rate", SURVEY, "km2/team-day"),
                         source.read("clearance-rate", CLEARANCE, "m2/person-day"))
    teams = _teams(source, "teams", "clearance teams", asked.teams)
    surveyors = _teams(source, "survey-teams", "survey teams", asked.survey_teams)
    missing = {
        SURVEY: (survey is None, "survey-rate", "km2 that a team surveys in a day"),
        CLEARANCE: (clearance is None, "clearance-rate", "m2 that a person clears in a day; 5 to 50 by hand is usual"),
        "teams": (teams is None and surveyors is None, "teams", "teams that survey or clear"),
    }
    for is_missing, field, what in missing.values():
        if is_missing:
            source.numbers.lacks(source.at(field), what)
    read = Work(
        survey or NOTHING, clearance or NOTHING,
        team_size=source.or_default("team-size", "people of a clearance team", "persons", low=6, high=14,
                                    note="nobody says how many of a team clear"),
        days=source.or_default("working-days", "days of work in a month", "days/month", low=18, high=22,
                               note="five days a week, holidays and weather left out"),
        survey_teams=surveyors or NOTHING, clearance_teams=(teams or NOTHING) if surveyors is not None else NOTHING,
        either_teams=(teams or NOTHING) if surveyors is None else NOTHING)
    return read, tuple(name for name, (is_missing, _, _) in missing.items() if is_missing)


def _teams(source: Source, field: str, name: str, given: float | None) -> Between | None:
    if given is None:
        return source.read(field, name, "teams")
    return source.numbers.default(name=name, address=f"--{field}", low=given, high=given, unit="teams",
                                  note="given with the call, in the place of what the text says")


def _threshold(source: Source) -> Between:
    if source.text.cleared_at is None:
        source.numbers.lacks(source.at("cleared-at"), "share of the land that must be released before return begins")
    return source.or_default("cleared-at", "threshold of clearance", "share", low=1, high=1, share=True,
                             note="the text names none, so all of the land is taken: the most careful reading")


def _seasons(source: Source, months: int) -> tuple[bool, ...]:
    if not source.text.seasons:
        return ()
    if source.starts is None:
        source.numbers.lacks("calendar.T0", "month in which the plan begins, without which seasons cannot be placed; "
                             "give --from")
        return ()
    first = dt.datetime(source.starts.year, source.starts.month, 1, tzinfo=dt.UTC)
    named = {list(Month).index(month) + 1 for month in source.text.seasons}
    return tuple(add_months(first, month).month in named for month in range(months))


def _capacity(source: Source) -> Between | None:
    """All who can be taken in; a demand that the text states is a limit of the same kind."""
    limits = [found for found in (source.read("capacity", "people who can be taken in", "persons"),
                                  source.read("demand", "people who are expected to return", "persons"))
              if found is not None]
    return Between(min(one.low for one in limits), min(one.high for one in limits)) if limits else None


def _floor(source: Source) -> float:
    found = source.read("equity-floor", "equity floor", "share", share=True)
    return found.mid if found is not None else 0.0


def _discount(source: Source) -> float:
    war = source.case.war if source.case is not None else None
    name, at = "discount of later returns", "war.discount"
    if war is not None and war.discount is not None:
        return source.numbers.read(war.discount, name=name, address=at, unit="1/year", inside=war).mid
    return source.numbers.default(name=name, address=at, low=0.03, high=0.17, unit="1/year",
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


def _behaviour(source: Source) -> Behaviour:
    return Behaviour(*(
        source.or_default(field, name, unit, low=low, high=high,
                          note="the order safety, housing, jobs is documented, the sizes are not")
        for field, (name, low, high, unit) in EFFECTS.items()))


def _names(source: Source, areas: Sequence[str], groups: Iterable[str]) -> dict[str, str]:
    found = {}
    for area in areas:
        zone = source.framework.zones.get(area)
        held = zone if zone is not None else (source.case.areas.get(area) if source.case else None)
        found[area] = (words_in(held.name) if held is not None else "") or area
    return found | {group: group for group in groups}


def _remarks(source: Source, areas: Sequence[str], people: Sequence[People]) -> None:
    text, held = source.text, source.numbers.held
    if text.after or text.if_:
        waits = ", ".join(text.after) or str(text.if_)
        held.remark("waits", source.at("after" if text.after else "if"),
                    f"Return waits for {waits}; month 1 is the month in which that is met.")
    if text.under:
        held.remark("under", source.at("under"), f"This return stands in the text under {text.under}.")
    if len(areas) > 1 and people and text.equity_floor is None:
        held.remark("no-floor", source.at("equity-floor"), "The text has no equity floor, so areas where the same work "
                    "lets more people return go first.")
