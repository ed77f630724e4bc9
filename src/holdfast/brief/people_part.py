"""The parts of the page on votes and on the return of displaced people, where the text has them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from holdfast.brief.figure import Cell, Figure
from holdfast.brief.naming import Names
from holdfast.territory.returns.plan import Result
from holdfast.territory.votes.analyse import VoteFound
from holdfast.territory.votes.conditions import MET, NOT_MET
from holdfast.territory.votes.translate import YES_OR_NO


@dataclass(frozen=True, slots=True)
class VoteShown:
    """One vote: its result over the ranges with each electorate, and the conditions that are not met or open."""

    title: Cell
    results: Figure | None
    not_met: tuple[tuple[str, str], ...]
    """What is not met, and its address; in English, as rules speak."""
    open: int
    by_people: bool
    """Whether people answer yes or no, so that somebody has to say how many may."""


@dataclass(frozen=True, slots=True)
class ReturnShown:
    """One return: how many people could go home month by month."""

    title: Cell
    months: Figure | None
    lacking: int


def votes_shown(names: Names, votes: Sequence[VoteFound]) -> tuple[VoteShown, ...]:
    """The votes of a text."""
    return tuple(_vote(names, one) for one in votes)


def _vote(names: Names, one: VoteFound) -> VoteShown:
    words = names.words
    rows = tuple(
        ((words.say(f"votes.variant.{variant.name}"), ""), (", ".join(variant.groups), ""),
         (_between(variant.outcome.yes.low, variant.outcome.yes.high), ""),
         (_between(variant.outcome.turnout.low, variant.outcome.turnout.high), ""),
         (words.say(f"votes.passes.{variant.outcome.passes}"), "")) for variant in one.variants)
    columns = tuple(words.say(f"votes.column.{name}") for name in ("with", "groups", "yes", "turnout", "passes"))
    missing = tuple((item.text, item.address) for item in one.conditions if item.state == NOT_MET)
    unsaid = sum(item.state not in (MET, NOT_MET) for item in one.conditions)
    figure = Figure("", "", columns, rows) if rows else None
    return VoteShown(names.labels.get(one.id, (one.title, "")), figure, missing, unsaid,
                     one.kind in YES_OR_NO)


def _between(low: float, high: float) -> str:
    return f"{low * 100:.0f} %" if round(low, 2) == round(high, 2) else f"{low * 100:.0f}-{high * 100:.0f} %"


def returns_shown(names: Names, returns: Sequence[Result]) -> tuple[ReturnShown, ...]:
    """The returns of a text."""
    return tuple(_return(names, one) for one in returns)


def _return(names: Names, one: Result) -> ReturnShown:
    words = names.words
    data = one.as_json()
    months = (data.get("plan") or {}).get("months") or []
    rows = tuple(((month["date"], ""), (_people(names, month["returned_so_far"]), "")) for month in months[2::3])
    columns = (words.say("returns.column.month"), words.say("returns.column.people"))
    figure = Figure("", "", columns, rows) if rows else None
    return ReturnShown(names.labels.get(data["id"], (data["id"], "")), figure, len(data["lacking"]))


def _people(names: Names, number: Mapping[str, float]) -> str:
    count = names.words.number
    return f"{count(round(number['mid']))} ({count(round(number['low']))}-{count(round(number['high']))})"
