"""When people can be asked to vote: not under martial law or a state of emergency."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from holdfast.document.case import Case
from holdfast.document.coalition import Precision
from holdfast.document.framework import Framework
from holdfast.document.text import words_in
from holdfast.document.times import Date, TimePoint
from holdfast.document.war import Emergency
from holdfast.inputs.gathering import Gathering
from holdfast.roadmap.problem import Period, Step
from holdfast.roadmap.translation.days import Scale
from holdfast.roadmap.translation.items import Item
from holdfast.rules.ref.ballots import is_popular

VOTING = frozenset({"hold-election", "hold-referendum"})
"""Acts by which people are asked to vote."""


@dataclass(frozen=True, slots=True)
class Ballots:
    """The votes of one text beside the emergencies and elections of its case."""

    framework: Framework
    case: Case | None
    scale: Scale
    gathered: Gathering

    def not_before(self) -> Mapping[str, float]:
        """By vote of the text: the day on which the last emergency with a known end is over."""
        found = {}
        for id, vote in self.framework.votes.items():
            if is_popular(vote):
                days = [period.last for period in self._closed(f"votes.{id}", id, vote.by, vote.area)]
                if days:
                    found[id] = max(days)
        return found

    def closed(self, item: Item) -> tuple[Period, ...]:
        """The days on which a step that holds a vote cannot be under way."""
        voting = [clause for clause in item.clauses.values() if VOTING.intersection(clause.act)]
        return tuple(self._closed(item.address, item.id, item.by, ())) if voting else ()

    def _closed(self, address: str, id: str, by: Collection[str], area: Collection[str]) -> Iterator[Period]:
        for name, emergency in (self.case.emergencies if self.case else {}).items():
            apart = bool(emergency.area) and bool(area) and not set(emergency.area) & set(area)
            if apart or (by and emergency.party not in by):
                continue
            period = self._period(emergency)
            if period is not None:
                if period.last > 0:
                    yield period
                continue
            why = "no end of it is known" if emergency.until is None else "T0 has no date"
            self.gathered.remark("emergency", address, f"{id} is a vote, and is not held while {name} is in force; "
                                 f"{why}, so that no day is set for it here.")

    def _period(self, emergency: Emergency) -> Period | None:
        if emergency.until is None:
            return None
        last = self._day(emergency.until, closing=True)
        first = self._day(emergency.from_) if emergency.from_ is not None else 0.0
        if first is None or last is None:
            return None
        return Period(max(first, 0.0), last)

    def _day(self, date: Date, *, closing: bool = False) -> float | None:
        day = self.scale.of(TimePoint(date=date), closing=closing)
        return day[1 if closing else 0] if day else None

    def elections_during(self, steps: Collection[Step]) -> Iterator[tuple[str, str]]:
        """Elections of a performer that may fall into a step: the step, and the election in words."""
        zero = self.scale.day_0
        for id, election in (self.case.elections if self.case else {}).items():
            if zero is None or election.date is None or election.precision is Precision.UNSET:
                continue
            first, last = (election.date.first - zero).days, (election.date.last - zero).days
            limit = election.precision is Precision.LATEST
            when = f"by {election.date} at the latest" if limit else f"{election.date}"
            for step in steps:
                ends = step.earliest + step.days.high + step.verification_days.high
                until = ends if step.latest is None else max(ends, step.latest)
                if election.party in step.by and step.earliest <= last + 1 and first <= until:
                    yield step.id, f"{id} ({words_in(election.body)}, {when})"
