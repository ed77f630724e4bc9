"""A vote that is held, or campaigned for, while there is war or martial law.

## What it checks
Every vote of the people comes after the end of hostilities, after the security gates of the text, and after the end of
martial law or a state of emergency where the case records one.
Its campaign, where the text gives its length, does so too.

## Why it matters
Under fire and martial law people cannot meet, speak, observe or stay at home without fear.
What such a vote decides is contested from the first day.

## Fails
```yaml
clauses:
  fire.none: {text: Hostilities end., who: [A, B], modal: shall-not, act: fire, when: {from: T0}}
votes:
  people: {kind: referendum, by: A, when: T0+P10D, campaign: P30D}
```

## Passes
```yaml
clauses:
  fire.none: {text: Hostilities end., who: [A, B], modal: shall-not, act: fire, when: {from: T0}}
  law.ends: {text: A ends martial law., who: A, modal: shall, act: end-emergency}
gates:
  safe: {kind: security, needs: fire.none, evaluator: mission}
votes:
  people: {kind: referendum, by: A, after: [safe, law.ends], campaign: P30D}
```

## When it does not apply
Stages before a framework agreement.
Ratification by a parliament.

## How it decides
Order and time: everything the vote waits for, and its moment less its campaign.
The end of hostilities counts where the vote waits for a gate of kind `security`, for a clause that forbids fire, or for
anything that begins at T0 or later, or where it is itself dated so.
A security gate of the text that the vote does not wait for is named; one that waits for the vote fails.
Martial law counts as ended where the vote waits for a clause with the act `end-emergency` or a gate of the kind
`end-of-emergency`, or comes after the last day that the case gives under `emergencies`.
Where the case records no emergency and its country pack bars votes under one, or where there is no case, one verdict is
open.
Whatever the vote should wait for and does not is a failure in a text encoded in full, otherwise it is open.

## Sources
- ✓ Venice Commission, 21 September 2022: votes in war run against European standards.
- ◐ Law of Ukraine 1135-IX, article 20(1).
- ◐ Constitution of Ukraine, article 157.

Authorities disagree on when it is safe enough to vote.
Texts published in 2025 foresee elections within 100 days, or a vote after 60 days of ceasefire.
The Venice Commission measures a vote by the freedom in which it is held, and others by the end of martial law alone.

## Related codes
REF002, REF004, REF005, TER002
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from holdfast.document.families import NORMS, located
from holdfast.document.finding import Level
from holdfast.document.framework import Stage
from holdfast.document.settlement_parts import Vote
from holdfast.document.times import Duration, TimePoint
from holdfast.document.war import Emergency
from holdfast.norms.moments import Moment, moment_of
from holdfast.rules.acts import forbids_fire
from holdfast.rules.ahead import Order, order_of
from holdfast.rules.context import Context
from holdfast.rules.listing import none_of, some_of
from holdfast.rules.moments import start_of
from holdfast.rules.ref.ballots import popular_votes
from holdfast.rules.rule import Decides, Evidence, Mark, Rule, Verdict

RULE = Rule(
    code="REF001",
    name="vote-under-emergency",
    severity=Level.ERROR,
    from_stage=Stage.FRAMEWORK,
    decides=(Decides.GRAPH,),
    why="Votes in war run against European standards (Venice Commission, 21 September 2022).",
    sources=(
        Evidence("Venice Commission, 21 September 2022: votes in war", Mark.READ),
        Evidence("Law of Ukraine 1135-IX, article 20(1)", Mark.SECONDARY),
        Evidence("Constitution of Ukraine, article 157", Mark.SECONDARY),
    ),
    priority=1,
    tags=("pam:independence-referendum", "pam:electoral-party-reform", "pax:StRef", "pax:Ele"),
)

NEXT = "Let the vote wait (`after`) for a gate of kind `security`, and for a clause with the act `end-emergency`."
_T0 = TimePoint(anchor="T0")


def check(context: Context) -> Iterator[Verdict]:
    """Yield a verdict for each vote that falls into war or emergency, or waits for the end of neither."""
    order, untold = order_of(context), list[str]()
    for id, vote in popular_votes(context):
        ballot = Ballot(context, order, id, vote)
        clashes = list(_clashes(ballot))
        for clash in clashes:
            yield context.fail(f"votes.{id}", clash, next=NEXT)
        absent = [] if clashes else _absent(ballot)
        if absent:
            yield context.missing(f"votes.{id}", f"{none_of(absent)} that this vote waits for", next=NEXT)
        if ballot.emergency_unknown:
            untold.append(id)
    if untold:
        yield context.open(
            f"votes.{untold[0]}",
            f"Whether martial law or a state of emergency is in force where {some_of(untold)} "
            f"{'is' if len(untold) == 1 else 'are'} held is not in the case.",
            next="Record it under `emergencies` of the case, or let the vote wait for a clause with `end-emergency`.")


@dataclass(frozen=True)
class Ballot:
    """One vote with what comes before it."""

    context: Context
    order: Order
    id: str
    vote: Vote

    @cached_property
    def before(self) -> frozenset[str]:
        """Everything that the vote waits for."""
        return self.order.before(self.id)

    @cached_property
    def opens(self) -> Moment | None:
        """When its campaign begins, or the vote itself where no campaign is given."""
        if self.vote.when is None:
            return None
        moment = moment_of(self.vote.when, self.context.calendar)
        low, high = (self.vote.campaign or Duration()).bounds_days
        return Moment(moment.anchor, moment.low - high, moment.high - low)

    def gates(self, kind: str) -> list[str]:
        """The gates of a kind in the text."""
        return [id for id, gate in self.context.framework.gates.items()
                if (gate.kind or "").strip().lower().startswith(kind)]

    def after(self, moment: Moment) -> bool:
        """Whether it, or something that it waits for, begins no earlier than a moment."""
        if self.opens is not None and self.opens.not_before(moment):
            return True
        starts = (start_of(item.element) for item in located(self.context.framework, NORMS) if item.id in self.before)
        return any(point is not None and moment_of(point, self.context.calendar).not_before(moment) for point in starts)

    @property
    def emergencies(self) -> list[Emergency]:
        """The emergencies of the case under which it would be held."""
        case, vote = self.context.case, self.vote
        found = case.emergencies.values() if case else ()
        return [one for one in found if (not vote.by or one.party in vote.by)
                and (not one.area or not vote.area or set(one.area) & set(vote.area))]

    @property
    def emergency_lifted(self) -> bool:
        """Whether it waits for the end of emergency law."""
        clauses = self.context.framework.clauses
        acts = {act for id in self.before if id in clauses for act in clauses[id].act}
        return "end-emergency" in acts or bool(self.before.intersection(self.gates("end-of-emergency")))

    @property
    def emergency_unknown(self) -> bool:
        """Whether nothing says if emergency law is in force, where that would matter."""
        case, pack = self.context.case, self.context.pack
        if self.emergency_lifted or (case is not None and case.emergencies):
            return False
        if pack is None:
            return case is None
        return bool(pack.emergency) and (not self.vote.by or pack.party_in(self.context.parties) in self.vote.by)


def _clashes(ballot: Ballot) -> Iterator[str]:
    what = "The campaign for this vote begins" if ballot.vote.campaign else "This vote is held"
    waiting = [gate for gate in ballot.gates("security") if ballot.id in ballot.order.before(gate)]
    if waiting:
        yield f"{some_of(waiting)}, on which security depends, waits for this vote."
    if ballot.opens is None:
        return
    if ballot.opens.days_before(moment_of(_T0, ballot.context.calendar)):
        yield f"{what} before hostilities end."
    for emergency in ballot.emergencies:
        last = _last(ballot, emergency)
        if last is not None and ballot.opens.days_before(last) and not ballot.emergency_lifted:
            yield f"{what} before {_named(emergency)} ends on {emergency.until}."


def _last(ballot: Ballot, emergency: Emergency) -> Moment | None:
    if emergency.until is None:
        return None
    return moment_of(TimePoint(date=emergency.until), ballot.context.calendar, closing=True)


def _named(emergency: Emergency) -> str:
    return f"{emergency.kind.replace('-', ' ')} in {emergency.party}"


def _absent(ballot: Ballot) -> list[str]:
    clauses, gates = ballot.context.framework.clauses, ballot.gates("security")
    before = ballot.before
    secured = before.intersection(gates)
    quiet = any(id in clauses and forbids_fire(clauses[id]) for id in before)
    absent = []
    if not secured and not quiet and not ballot.after(moment_of(_T0, ballot.context.calendar)):
        absent.append("end of hostilities")
    if gates and not secured:
        absent.append("security gate")
    for emergency in () if ballot.emergency_lifted else ballot.emergencies:
        last = _last(ballot, emergency)
        if last is None or not ballot.after(last):
            absent.append(f"end of {_named(emergency)}")
    return absent
