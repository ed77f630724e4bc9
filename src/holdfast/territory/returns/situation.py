"""The country as a whole before any plan: who is away and how hope fades, and how long the suspected land takes.

Survey and clearance are told apart: at the pace so far the land may take some years, because survey releases most of
it; what survey does not release is measured in days of people who clear by hand.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from holdfast.document.case import Case
from holdfast.document.compose import situation
from holdfast.document.loaded import Documents
from holdfast.document.text import words_in
from holdfast.inputs.between import Between
from holdfast.inputs.gathering import Gathering
from holdfast.science.clearance_years import deminer_days, years_at_pace
from holdfast.science.hope_decay import half_life, intention_after
from holdfast.territory.returns.numbers import Numbers, refuse_faults
from holdfast.territory.returns.told import count, estimate, named
from holdfast.territory.returns.translate_people import FLED, decay_of, uptake_of

BY_HAND = (5.0, 50.0)
"""Square metres that one person clears by hand in a day, as operators tell it."""

WORKING_DAYS = (216.0, 264.0)
"""Days in a year: 18 to 22 a month."""

AHEAD = (0, 1, 2, 5)
"""Years from now for which the intention is told."""


@dataclass(frozen=True, slots=True)
class Away:
    """One group that is away."""

    id: str
    people: Between | None
    intends: Between | None
    decay: Between
    uptake: Between

    def after(self, years: float) -> Between | None:
        """The share that intends to return so many years after it was asked."""
        if self.intends is None:
            return None
        return Between(intention_after(self.intends.low, decay=self.decay.high, years=years),
                       intention_after(self.intends.high, decay=self.decay.low, years=years))

    def would_return(self, years: float) -> Between | None:
        """People who would return if they could so many years after they were asked."""
        share = self.after(years)
        if share is None or self.people is None:
            return None
        return Between(self.people.low * share.low * self.uptake.low, self.people.high * share.high * self.uptake.high)

    def as_json(self) -> dict[str, Any]:
        """The group as JSON."""
        return {
            "group": self.id, "people": estimate(self.people), "intends": estimate(self.intends),
            "half_life_years": _finite(half_life(self.decay.mid)),
            "would_return": [{"years": years, "people": estimate(self.would_return(years))} for years in AHEAD],
        }


@dataclass(frozen=True, slots=True)
class Land:
    """The suspected land of one area."""

    id: str
    name: str
    suspected: Between
    pace: Between | None
    to_clear: Between
    by_hand: Between

    @property
    def years(self) -> Between | None:
        """Years at the pace so far; ``None`` where nobody says one."""
        if self.pace is None:
            return None
        return Between(years_at_pace(self.suspected.low, self.pace.high),
                       years_at_pace(self.suspected.high, self.pace.low))

    @property
    def people_years(self) -> Between:
        """Years of work of one person, to clear by hand what survey does not release."""
        return Between(
            deminer_days(self.suspected.low, share_to_clear=self.to_clear.low,
                         m2_per_deminer_day=self.by_hand.high) / WORKING_DAYS[1],
            deminer_days(self.suspected.high, share_to_clear=self.to_clear.high,
                         m2_per_deminer_day=self.by_hand.low) / WORKING_DAYS[0])

    def as_json(self) -> dict[str, Any]:
        """The land as JSON."""
        return {"area": self.id, "suspected_km2": estimate(self.suspected), "pace_km2_per_year": estimate(self.pace),
                "years_at_pace": estimate(self.years), "share_to_clear": estimate(self.to_clear),
                "person_years_to_clear_by_hand": estimate(self.people_years)}


@dataclass(frozen=True, slots=True)
class Situation:
    """Who is away and what land is suspected, as far as the case says."""

    away: tuple[Away, ...]
    land: tuple[Land, ...]
    held: Gathering

    def as_json(self) -> dict[str, Any]:
        """The situation as JSON."""
        held = self.held.as_json()
        return {"displaced": [one.as_json() for one in self.away], "land": [one.as_json() for one in self.land],
                "inputs": held["inputs"], "remarks": held["remarks"], "lacking": held["missing"]}

    def lines(self) -> list[str]:
        """The situation in words, a sentence a line."""
        lines = ["Those who are away, as the case counts them:"] if self.away else []
        for one in self.away:
            would = [one.would_return(years) for years in (0, 5)]
            wish = (f"if they could, {count(would[0])} would return when asked, {count(would[1])} five years later"
                    if would[0] and would[1] else "how many would return is not known")
            lines.append(f"  {one.id}: {count(one.people)}; {wish}")
        lines += ["Land suspected of mines and remnants of war:"] if self.land else []
        for land in self.land:
            years = (f"{named(land.years)} years at the pace so far, survey and clearance together" if land.years
                     else "nobody says at what pace it is released")
            lines.append(f"  {land.name}: {named(land.suspected)} km2; {years}")
            lines.append(f"    where survey does not release it ({named(land.to_clear)} of it), one person by hand has "
                         f"work for {named(land.people_years)} years")
        return lines


def situation_of(documents: Documents) -> Situation:
    """The situation that a case describes: areas with suspected land, and groups that fled or were taken.

    Raises InvalidDocument where a number cannot be.
    """
    numbers = Numbers()
    case = situation(documents.case.model if documents.case else None, [one.model for one in documents.overlays])
    if case is None:
        numbers.lacks("case", "a case, which says who is displaced and which land is suspected")
        return Situation((), (), numbers.held)
    away = tuple(_away(case, id, numbers) for id, group in case.displaced.items() if group.category in FLED)
    land = tuple(_land(case, id, numbers) for id, area in case.areas.items() if area.contaminated is not None)
    if not land:
        numbers.lacks("areas", "land suspected of mines and remnants of war, by area")
    if not away:
        numbers.lacks("displaced", "displaced people: how many, from where, and how many intend to return")
    refuse_faults(documents, numbers.faults)
    return Situation(away, land, numbers.held)


def _away(case: Case, id: str, numbers: Numbers) -> Away:
    group, at = case.displaced[id], f"displaced.{id}"
    people = intends = None
    if group.count is None:
        numbers.lacks(f"{at}.count", "how many people they are")
    else:
        people = numbers.read(group.count, name=f"people of {id}", address=f"{at}.count", unit="persons", inside=group)
    if group.intends_to_return is None:
        numbers.lacks(f"{at}.intends-to-return", "how many of them intend to return")
    else:
        intends = numbers.read(group.intends_to_return, name=f"intention of {id} to return",
                               address=f"{at}.intends-to-return", unit="share", inside=group, share=True)
    if not group.origin:
        numbers.lacks(f"{at}.origin", "which areas they come from")
    return Away(id, people, intends, decay_of(id, group, numbers), uptake_of(id, group, numbers))


def _land(case: Case, id: str, numbers: Numbers) -> Land:
    area, at = case.areas[id], f"areas.{id}"
    assert area.contaminated is not None
    suspected = numbers.read(area.contaminated, name=f"suspected land of {id}", address=f"{at}.contaminated",
                             unit="km2", inside=area)
    pace = None
    if area.release_pace is None:
        numbers.lacks(f"{at}.release-pace", "land released in a year so far")
    else:
        pace = numbers.read(area.release_pace, name=f"land of {id} released in a year", address=f"{at}.release-pace",
                            unit="km2/year", inside=area)
    share = area.needs_clearance
    to_clear = numbers.default(
        name=f"share of the land of {id} that must be cleared", address=f"{at}.needs-clearance", low=0.02, high=0.18,
        unit="share", note="most release is by survey") if share is None else numbers.read(
        share, name=f"share of the land of {id} that must be cleared", address=f"{at}.needs-clearance", unit="share",
        inside=area, share=True)
    by_hand = numbers.default(
        name="clearance by hand", address="returns.RETURN.clearance-rate", low=BY_HAND[0], high=BY_HAND[1],
        unit="m2/person-day", note="for this comparison alone; a plan asks for the rate of its own teams")
    return Land(id, words_in(area.name), suspected, pace, to_clear, by_hand)


def _finite(number: float) -> float | None:
    return round(number, 3) if math.isfinite(number) else None
