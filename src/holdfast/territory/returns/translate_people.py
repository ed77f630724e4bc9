"""The people of a return: groups of the case by where they came from, with what they have said and how it fades."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace

from holdfast.document.conditions.domain import nearest
from holdfast.document.finding import error
from holdfast.document.geography import Displaced
from holdfast.document.scalars import Basis
from holdfast.document.times import Date
from holdfast.inputs.between import Between
from holdfast.territory.returns.numbers import Numbers
from holdfast.territory.returns.problem import ONE, People, Ranged
from holdfast.territory.returns.source import Source

FLED = frozenset({"deported", "internally-displaced", "refugees"})
"""Categories of people who are away and may want to return; other counts overlap with them, or are of other people."""

DAYS_IN_YEAR = 365.25


UPTAKE_NOTE = "of those who intend to return, a fifth to three fifths do"
DECAY_NOTE = "from surveys of refugees between 2022 and 2024"


def displaced_of(source: Source) -> Mapping[str, Displaced]:
    """The groups that a return is for: those that it names by id or category, or else all who fled or were taken."""
    known, named = source.case.displaced if source.case is not None else {}, source.text.groups
    if not known:
        source.numbers.lacks("displaced", "displaced people: how many, from where, and how many intend to return")
    if not named:
        return {name: group for name, group in known.items() if group.category in FLED}
    categories = {group.category for group in known.values()}
    for number, one in enumerate(named):
        if known and one not in known and one not in categories:
            source.numbers.lacks(source.at(f"groups[{number}]"), f"a group {one} among the displaced of the case"
                                 f"{nearest(one, [*known, *categories])}")
    return {name: group for name, group in known.items() if {name, group.category} & set(named)}


def people_of(source: Source, groups: Mapping[str, Displaced], areas: Sequence[str]) -> tuple[People, ...]:
    """One entry per group and area from which it comes; groups without the numbers for that are listed."""
    found, numbers = [], source.numbers
    for name, group in groups.items():
        at = f"displaced.{name}"
        if _lacks_any(at, group, numbers):
            continue
        shares = {area: numbers.read(share, name=f"share of {name} from {area}", address=f"{at}.origin.{area}",
                                     unit="share", inside=group, share=True) for area, share in group.origin.items()}
        _adds_up(at, shares, numbers)
        whole = _whole(source, name, group)
        found += [replace(whole, area=area, count=_product(whole.count, shares[area]))
                  for area in areas if area in shares and shares[area].high > 0]
    return tuple(found)


def demand_of(source: Source, areas: Sequence[str]) -> tuple[People, ...]:
    """Those who are expected to return to the one area of a return, where the text counts them and no case does."""
    demand = source.read("demand", "people who are expected to return", "persons")
    if demand is None or len(areas) != 1:
        return ()
    uptake = source.or_default("uptake", "uptake", "share", low=0.2, high=0.6, note=UPTAKE_NOTE, share=True)
    decay = source.numbers.default(name="fall of the intention", address="displaced", low=0.156, high=0.156,
                                   unit="1/year", basis=Basis.ESTIMATED, note=DECAY_NOTE)
    return (People("demand", areas[0], demand, ONE, uptake, decay),)


def _product(one: Between, other: Between) -> Between:
    return Ranged(one.low * other.low, one.high * other.high, one.mid * other.mid)


def _lacks_any(at: str, group: Displaced, numbers: Numbers) -> bool:
    missing = {"count": group.count is None, "intends-to-return": group.intends_to_return is None,
               "origin": not group.origin}
    words = {"count": "how many people they are", "intends-to-return": "how many of them intend to return",
             "origin": "which areas they come from"}
    for field, is_missing in missing.items():
        if is_missing:
            numbers.lacks(f"{at}.{field}", words[field])
    return any(missing.values())


def _adds_up(at: str, shares: Mapping[str, Between], numbers: Numbers) -> None:
    least = sum(share.low for share in shares.values())
    if least > 1 + 1e-9:
        numbers.faults.append(error(
            "RET002", "shares-above-one", f"The shares by area of origin add up to at least {least:g}.",
            why="Nobody comes from two areas, so they add up to 1 at most.", next="Correct the shares.",
            address=f"{at}.origin"))


def _whole(source: Source, name: str, group: Displaced) -> People:
    """A group as a whole, its area left open."""
    at, numbers, case = f"displaced.{name}", source.numbers, source.case
    assert group.count is not None
    assert group.intends_to_return is not None
    stated = group.intends_to_return.as_of or group.date or (case.as_of if case else None)
    return People(
        name, "",
        numbers.read(group.count, name=f"people of {name}", address=f"{at}.count", unit="persons", inside=group),
        numbers.read(group.intends_to_return, name=f"intention of {name} to return", address=f"{at}.intends-to-return",
                     unit="share", inside=group, share=True),
        uptake_of(name, group, numbers, source), decay_of(name, group, numbers),
        since_stated=years_between(stated, source.starts), years_away=_years_away(source, name, group),
        goes_home=source.or_default(
            "origin-share", "share that returns to where it came from", "share", low=0.8, high=0.8, share=True,
            basis=Basis.PUBLISHED, note="79 per cent of refugees who planned to return, UNHCR 2022"))


def uptake_of(name: str, group: Displaced, numbers: Numbers, source: Source | None = None) -> Between:
    """Of those who intend to return, the share that does: of the group, or else of the return, or else assumed."""
    at = f"displaced.{name}.uptake"
    if group.uptake is not None:
        return numbers.read(group.uptake, name=f"uptake of {name}", address=at, unit="share", inside=group, share=True)
    found = source.read("uptake", "uptake", "share", share=True) if source is not None else None
    return found if found is not None else numbers.default(
        name=f"uptake of {name}", address=at, low=0.2, high=0.6, unit="share", note=UPTAKE_NOTE)


def decay_of(name: str, group: Displaced, numbers: Numbers) -> Between:
    """The yearly fall of the intention of a group."""
    at = f"displaced.{name}.hope-decay"
    if group.hope_decay is not None:
        return numbers.read(group.hope_decay, name=f"fall of the intention of {name}", address=at, unit="1/year",
                            inside=group)
    return numbers.default(name=f"fall of the intention of {name}", address=at, low=0.156, high=0.156, unit="1/year",
                           basis=Basis.ESTIMATED, note=DECAY_NOTE)


def _years_away(source: Source, name: str, group: Displaced) -> float | None:
    war = source.case.war if source.case is not None else None
    since: Date | None = group.since or (war.since if war is not None else None)
    if since is None or source.starts is None:
        source.numbers.lacks(f"displaced.{name}.since", "when they left; without it time away has no effect")
        return None
    return years_between(since, source.starts)


def years_between(earlier: Date | None, later: dt.date | None) -> float:
    """Years from the middle of a date to a day; 0 where one is not known, or the day is before the date."""
    if earlier is None or later is None:
        return 0.0
    middle = earlier.first + (earlier.last - earlier.first) / 2
    return max(0.0, (later - middle).days / DAYS_IN_YEAR)
