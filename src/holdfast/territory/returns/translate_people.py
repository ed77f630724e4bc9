"""The people of a return: groups of the case by where they came from, with what they have said and how it fades."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from holdfast.document.case import Case
from holdfast.document.conditions.domain import nearest
from holdfast.document.finding import error
from holdfast.document.geography import Displaced
from holdfast.document.scalars import Basis
from holdfast.document.settlement_parts import Return
from holdfast.document.times import Date
from holdfast.inputs.between import Between
from holdfast.territory.returns.numbers import Numbers
from holdfast.territory.returns.problem import ONE, People, Ranged

FLED = frozenset({"deported", "internally-displaced", "refugees"})
"""Categories of people who are away and may want to return; counts of other kinds overlap with them or are no such people."""

DAYS_IN_YEAR = 365.25


def displaced_of(id: str, text: Return, case: Case | None, numbers: Numbers) -> Mapping[str, Displaced]:
    """The groups that a return is for: those that it names by id or category, or else all who fled or were taken."""
    known = case.displaced if case is not None else {}
    if not known:
        numbers.lacks("displaced", "displaced people: how many, from where, and how many intend to return")
    if not text.groups:
        return {name: group for name, group in known.items() if group.category in FLED}
    categories = {group.category for group in known.values()}
    for number, named in enumerate(text.groups):
        if known and named not in known and named not in categories:
            numbers.lacks(f"returns.{id}.groups[{number}]",
                          f"a group {named} among the displaced of the case{nearest(named, [*known, *categories])}")
    return {name: group for name, group in known.items() if {name, group.category} & set(text.groups)}


def people_of(id: str, text: Return, groups: Mapping[str, Displaced], areas: Sequence[str], case: Case | None,
              starts: dt.date | None, numbers: Numbers) -> tuple[People, ...]:
    """One entry per group and area from which it comes; groups without the numbers for that are listed as lacking them."""
    found = []
    for name, group in groups.items():
        at = f"displaced.{name}"
        if _lacks_any(at, group, numbers):
            continue
        shares = {area: numbers.read(share, name=f"share of {name} from {area}", address=f"{at}.origin.{area}",
                                     unit="share", inside=group, share=True) for area, share in group.origin.items()}
        _adds_up(at, shares, numbers)
        whole = _whole(id, name, text, group, case, starts, numbers)
        found += [People(name, area, _product(whole.count, shares[area]), whole.intends, whole.uptake, whole.decay,
                         whole.since_stated, whole.years_away, whole.goes_home)
                  for area in areas if area in shares and shares[area].high > 0]
    return tuple(found)


def demand_of(id: str, text: Return, areas: Sequence[str], numbers: Numbers) -> tuple[People, ...]:
    """Those who are expected to return to the one area of a return, where the text counts them and no case does."""
    if text.demand is None or len(areas) != 1:
        return ()
    at = f"returns.{id}"
    demand = numbers.read(text.demand, name="people who wish to return", address=f"{at}.demand", unit="persons",
                          inside=text)
    uptake = numbers.read(text.uptake, name="uptake", address=f"{at}.uptake", unit="share", inside=text,
                          share=True) if text.uptake is not None else numbers.default(
        name="uptake", address=f"{at}.uptake", low=0.2, high=0.6, unit="share",
        note="of those who intend to return, a fifth to three fifths do")
    decay = numbers.default(name="fall of the intention", address="displaced.GROUP.hope-decay", low=0.156, high=0.156, unit="1/year",
                            basis=Basis.ESTIMATED, note="from surveys of refugees between 2022 and 2024")
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


def _whole(id: str, name: str, text: Return, group: Displaced, case: Case | None, starts: dt.date | None,
           numbers: Numbers) -> People:
    """A group as a whole, its area left open."""
    at = f"displaced.{name}"
    assert group.count is not None
    assert group.intends_to_return is not None
    stated = group.intends_to_return.as_of or group.date or (case.as_of if case else None)
    return People(
        name, "",
        numbers.read(group.count, name=f"people of {name}", address=f"{at}.count", unit="persons", inside=group),
        numbers.read(group.intends_to_return, name=f"intention of {name} to return", address=f"{at}.intends-to-return",
                     unit="share", inside=group, share=True),
        uptake_of(id, name, text, group, numbers), decay_of(name, group, numbers),
        since_stated=years_between(stated, starts), years_away=_years_away(name, group, case, starts, numbers),
        goes_home=_goes_home(id, text, numbers))


def uptake_of(id: str, name: str, text: Return | None, group: Displaced, numbers: Numbers) -> Between:
    """Of those who intend to return, the share that does: of the group, or else of the return, or else assumed."""
    at = f"displaced.{name}.uptake"
    if group.uptake is not None:
        return numbers.read(group.uptake, name=f"uptake of {name}", address=at, unit="share", inside=group, share=True)
    if text is not None and text.uptake is not None:
        return numbers.read(text.uptake, name="uptake", address=f"returns.{id}.uptake", unit="share", inside=text,
                            share=True)
    return numbers.default(name=f"uptake of {name}", address=at, low=0.2, high=0.6, unit="share",
                           note="of those who intend to return, a fifth to three fifths do")


def decay_of(name: str, group: Displaced, numbers: Numbers) -> Between:
    """The yearly fall of the intention of a group."""
    at = f"displaced.{name}.hope-decay"
    if group.hope_decay is not None:
        return numbers.read(group.hope_decay, name=f"fall of the intention of {name}", address=at, unit="1/year",
                            inside=group)
    return numbers.default(name=f"fall of the intention of {name}", address=at, low=0.156, high=0.156, unit="1/year",
                           basis=Basis.ESTIMATED, note="from surveys of refugees between 2022 and 2024")


def _goes_home(id: str, text: Return, numbers: Numbers) -> Between:
    at = f"returns.{id}.origin-share"
    if text.origin_share is not None:
        return numbers.read(text.origin_share, name="share that returns to where it came from", address=at, unit="share",
                            inside=text, share=True)
    return numbers.default(name="share that returns to where it came from", address=at, low=0.8, high=0.8, unit="share",
                           basis=Basis.PUBLISHED, note="79 per cent of refugees who planned to return, UNHCR 2022")


def _years_away(name: str, group: Displaced, case: Case | None, starts: dt.date | None, numbers: Numbers) -> float | None:
    war = case.war if case is not None else None
    since: Date | None = group.since or (war.since if war is not None else None)
    if since is None or starts is None:
        numbers.lacks(f"displaced.{name}.since", "when they left; the effect of time away is left out without it")
        return None
    return years_between(since, starts)


def years_between(earlier: Date | None, later: dt.date | None) -> float:
    """Years from the middle of a date to a day; 0 where one is not known, or the day is before the date."""
    if earlier is None or later is None:
        return 0.0
    middle = earlier.first + (earlier.last - earlier.first) / 2
    return max(0.0, (later - middle).days / DAYS_IN_YEAR)
