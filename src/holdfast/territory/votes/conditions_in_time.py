"""Conditions of a vote in time: the end of emergency and fighting, security, negotiation, and room for a campaign.

Not met is only what the text or the case itself shows; what the text as encoded does not hold is open, since the text
itself may have it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from holdfast.document.case import Case
from holdfast.document.clause import Modal
from holdfast.document.framework import Framework
from holdfast.document.settlement_parts import Vote
from holdfast.document.times import TimePoint
from holdfast.document.war import Emergency
from holdfast.norms.calendar import calendar_of, span_of
from holdfast.norms.graph import DependencyGraph, dependency_graph
from holdfast.territory.votes.condition import CODE, MET, NOT_MET, OPEN, STATUS, WAR, Condition
from holdfast.territory.votes.held import Held, held_at

SECURING = ("security",)
"""Kinds of gate that open once arms are silent and it is safe."""


def times_of(id: str, vote: Vote, framework: Framework, case: Case | None) -> Iterator[Condition]:
    """The conditions of one vote in time."""
    ahead = _Ahead(id, vote, framework, case, dependency_graph(framework))
    yield from ahead.emergency()
    yield ahead.hostilities()
    yield from ahead.security()
    yield from ahead.negotiation()
    yield ahead.dated()
    yield ahead.campaign()


@dataclass(frozen=True)
class _Ahead:
    """What comes before one vote, and when it is held."""

    id: str
    vote: Vote
    framework: Framework
    case: Case | None
    graph: DependencyGraph

    @property
    def at(self) -> str:
        return f"votes.{self.id}"

    @cached_property
    def before(self) -> frozenset[str]:
        return self.graph.all_before(self.id)

    @cached_property
    def held(self) -> Held | None:
        return held_at(self.vote, calendar_of(self.framework))

    def gates(self, *kinds: str) -> list[str]:
        """Gates of some kinds, those before the vote or not."""
        return [id for id, gate in self.framework.gates.items() if (gate.kind or "").strip().lower().startswith(kinds)]

    def emergency(self) -> Iterator[Condition]:
        """No martial law or state of emergency where and when it is held and campaigned for."""
        found = self._emergencies()
        if not found:
            return
        acts = {act for id in self.before if id in self.framework.clauses for act in self.framework.clauses[id].act}
        if "end-emergency" in acts or self.before & set(self.gates("end-of-emergency")):
            yield Condition("no-emergency", MET, self.at, "The vote waits for the end of the emergency.", WAR)
            return
        lasting = [key for key, one in found.items() if one.until is None]
        if lasting:
            yield Condition("no-emergency", NOT_MET, f"emergencies.{lasting[0]}",
                            f"{', '.join(lasting)} is in force without a known end, and the vote waits for no end of "
                            "it.", WAR)
            return
        yield self._against_dates(found)

    def _emergencies(self) -> dict[str, Emergency]:
        """The emergencies of the case under which it would be held."""
        return {key: one for key, one in (self.case.emergencies if self.case else {}).items()
                if (not self.vote.by or one.party in self.vote.by)
                and (not one.area or not self.vote.area or set(one.area) & set(self.vote.area))}

    def _against_dates(self, found: dict[str, Emergency]) -> Condition:
        """Emergencies with a last day against the dates of the vote and its campaign."""
        ends = {key: span_of(one.until, closing=True) for key, one in found.items() if one.until is not None}
        key = max(ends, key=lambda one: ends[one].latest)
        opens = self.held.campaign_dates if self.held else None
        at = f"emergencies.{key}.until"
        what = "The campaign" if self.vote.campaign else "The vote"
        if opens is not None and opens.earliest >= ends[key].latest:
            return Condition("no-emergency", MET, at, f"{what} begins after {key} has ended.", WAR)
        if opens is not None and opens.latest < ends[key].earliest:
            return Condition("no-emergency", NOT_MET, at, f"{what} begins before {key} ends on {found[key].until}.",
                             WAR)
        return Condition("no-emergency", OPEN, at, f"{key} ends on {found[key].until}; whether it is over by then "
                         "depends on the date of the vote.", WAR)

    def hostilities(self) -> Condition:
        """The fighting has ended before the vote and its campaign."""
        opens = self.held.campaign_days if self.held and self.held.anchor == "T0" else None
        if opens is not None and opens[1] < 0:
            what = "The campaign begins" if self.vote.campaign else "It is held"
            return Condition("after-hostilities", NOT_MET, f"{self.at}.when",
                             f"{what} {-opens[1]:.0f} days or more before T0, when hostilities end.", WAR)
        secured = sorted(self.before & set(self.gates(*SECURING)))
        if secured:
            return Condition("after-hostilities", MET, self.at, f"It comes after {', '.join(secured)}.", WAR)
        if opens is not None and opens[0] >= 0:
            return Condition("after-hostilities", MET, f"{self.at}.when", "It and its campaign come at T0 or later.",
                             WAR)
        ending = sorted(self._prohibitions())
        earlier = ending or sorted(name for name in self.before
                                   if name in self.framework.clauses or name in self.framework.steps)
        text = f"It comes after {', '.join(earlier)}; whether the fighting has ended by then is to be seen." \
            if earlier else "Nothing in the text as encoded has the fighting end before it."
        return Condition("after-hostilities", OPEN, self.at, text, WAR)

    def _prohibitions(self) -> Iterator[str]:
        """Clauses before it that forbid something, which says most of how arms fall silent."""
        return (id for id in self.before
                if id in self.framework.clauses and self.framework.clauses[id].modal is Modal.SHALL_NOT)

    def security(self) -> Iterator[Condition]:
        """Where the text has gates of security, the vote comes after one of them and none waits for it."""
        gates = self.gates(*SECURING)
        waiting = [gate for gate in gates if self.id in self.graph.all_before(gate)]
        if waiting:
            yield Condition("after-security-gate", NOT_MET, f"gates.{waiting[0]}",
                            f"{', '.join(waiting)}, on which security depends, waits for this vote.", WAR)
        elif gates and self.before & set(gates):
            yield Condition("after-security-gate", MET, self.at,
                            f"It comes after {', '.join(sorted(self.before & set(gates)))}.", WAR)
        elif gates:
            yield Condition("after-security-gate", OPEN, f"{self.at}.after",
                            f"The text has {', '.join(gates)}, and this vote as encoded does not wait for it.", WAR)

    def negotiation(self) -> Iterator[Condition]:
        """A negotiation before a question is put to the people."""
        if self.vote.kind not in ("status", "referendum"):
            return
        found = bool(self.before & set(self.gates("negotiation")))
        yield Condition("after-negotiation", MET if found else OPEN, self.at, "A negotiation comes before it." if found
                        else "No gate of negotiation comes before it in the text as encoded.", STATUS)

    def dated(self) -> Condition:
        """Whether and when it is held, and what takes time before it."""
        path = self.graph.longest_path(self.id)
        chain = f" At least {path[0][0]:.0f} days of steps come before it." if path and path[0][0] > 0 else ""
        if self.held is not None:
            said = f"It is held {self.held.in_words()}."
        elif self.vote.within is not None:
            said = f"It is held within {self.vote.within} of what comes before it."
        else:
            return Condition("dated", OPEN, f"{self.at}.when", f"The text as encoded gives it no time.{chain}", CODE)
        return Condition("dated", MET, f"{self.at}.when", said + chain, CODE)

    def campaign(self) -> Condition:
        """Whether the length of the campaign is said, and whether there is room for it."""
        at = f"{self.at}.campaign"
        if self.vote.campaign is None:
            return Condition("campaign", OPEN, at, "The length of the campaign is not in the text as encoded.", CODE)
        room = self.held.days[1] if self.held and self.held.days and self.held.anchor == "T0" else None
        least = self.vote.campaign.bounds_days[0]
        if room is not None and room < least:
            return Condition("campaign", NOT_MET, at, f"The campaign lasts {self.vote.campaign}, and the vote is held "
                             f"at most {room:.0f} days after T0.", CODE)
        return Condition("campaign", MET, at, f"The campaign lasts {self.vote.campaign}.", CODE)


def is_later(one: TimePoint, other: TimePoint, framework: Framework) -> bool:
    """Whether a point in time certainly comes after another one."""
    calendar = calendar_of(framework)
    first, second = calendar.moment(one), calendar.moment(other)
    if first is not None and second is not None:
        return first.earliest > second.latest
    if one.anchor is None or one.anchor != other.anchor:
        return False
    ends = [(low, high) if point.sign > 0 else (-high, -low) for point in (one, other)
            for low, high in (point.offset.bounds_days,)]
    return ends[0][0] > ends[1][1]
