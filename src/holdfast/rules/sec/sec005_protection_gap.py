"""A party gives up what protects it before the guarantee that is to replace it.

## What it checks
Where a guarantee protects a party, it is in force before that party has to disarm, to limit its forces or to do what
cannot be undone.

## Why it matters
Between giving up the old protection and receiving the new one a party has neither.
The other side knows the dates.

## Fails
```yaml
clauses:
  arms.hand-over:
    text: A hands its heavy weapons to the mission.
    who: A
    modal: shall
    act: hand-in-arms
    when: {from: T0, within: P30D}
guarantees:
  pledge: {text: G protects A., by: G, to: A, in-force: T0+P90D}
```

## Passes
```yaml
clauses:
  arms.hand-over:
    text: A hands its heavy weapons to the mission.
    who: A
    modal: shall
    act: hand-in-arms
    when: {from: T0, within: P30D}
guarantees:
  pledge: {text: G protects A., by: G, to: A, in-force: T0}
```

## When it does not apply
Pauses and bare cessations.
Texts in which no guarantee protects the party; this rule does not ask for one.
Humanitarian steps, which wait for nothing.

## How it decides
Order and time: steps and clauses marked `reversible: no`, and those by which a party shall `disarm`, `hand-in-arms`,
`decommission-arms` or `limit-forces`; one guarantee in force in time is enough.
A guarantee comes in time where the step waits for it, directly or through others, or where the step begins no earlier
than the guarantee, or has a deadline, its own or that of a clause it carries out, that is no earlier.
Times are compared on the calendar, or counted from the same anchor.
It fails where the step has to be done before, or where the guarantee waits for the step itself.
Whatever cannot be told, such as a guarantee without `in-force`, is open; one verdict names all such steps.
The rule may be wrong where a step leaves the party no weaker than before; say so under `allow`.

## Sources
- ✓ Fortna 2003, 2004: agreements with mechanisms against the problem of cooperation last longer.
- ○ Walter: wars end in settlements where outsiders guarantee the time in which the parties disarm.

Authorities disagree: Walter holds a guarantee by outsiders to be decisive for the time of disarming.
Others find that shared offices or slow, mutual steps can take its place.

## Related codes
SEC001, SEC002, SEQ001, SEQ004
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from holdfast.document.clause import Clause, Modal, Reversible
from holdfast.document.families import NORMS, located
from holdfast.document.finding import Level
from holdfast.document.framework import Stage
from holdfast.document.guarantee import Guarantee
from holdfast.document.roadmap_parts import Step
from holdfast.document.times import Duration
from holdfast.norms.calendar import Calendar
from holdfast.rules.acts import HUMANITARIAN
from holdfast.rules.ahead import Order, order_of
from holdfast.rules.context import Context
from holdfast.rules.listing import listed, some_of
from holdfast.rules.moments import Moment, deadlines_of, moment_of, start_of
from holdfast.rules.rule import Decides, Evidence, Mark, Rule, Verdict

RULE = Rule(
    code="SEC005",
    name="protection-gap",
    severity=Level.ERROR,
    from_stage=Stage.PRELIMINARY_CEASEFIRE,
    decides=(Decides.GRAPH,),
    why="Agreements last longer with mechanisms against the problem of cooperation (Fortna 2003, 2004).",
    sources=(
        Evidence("Fortna 2003, 2004: mechanisms against the cooperation problem", Mark.READ),
        Evidence("Walter: guarantees for the time of disarming", Mark.UNCHECKED),
    ),
    priority=1,
    tags=("pam:disarmament", "pam:demobilisation", "pam:detailed-implementation-timeline", "pax:SsrGua", "pax:SsrDdr"),
)

DISARMING = frozenset({"decommission-arms", "disarm", "hand-in-arms", "limit-forces"})
NEXT = "Let the step wait for the guarantee (`after`), or let the guarantee be in force earlier (`in-force`)."


@dataclass(frozen=True, slots=True)
class Concession:
    """A step or clause by which a party gives up protection, or does what cannot be undone."""

    family: str
    id: str
    parts: Mapping[str, Clause | Step]
    """The step with the clauses that it carries out, or the clause alone."""
    parties: tuple[str, ...]


def check(context: Context) -> Iterator[Verdict]:
    """Yield a verdict for each such step that comes before every guarantee of its party, and one for those unknown."""
    guarantees = context.framework.guarantees
    if not any(guarantee.to for guarantee in guarantees.values()):
        return
    times, untold, asked = _times(context), dict[str, None](), dict[str, None]()
    for concession in _concessions(context):
        gaps = dict(_gaps(times, concession))
        for party in concession.parties:
            own = {id: gap for id, gap in gaps.items() if party in guarantees[id].to}
            if not own or IN_TIME in own.values():
                continue
            if UNKNOWN in own.values():
                untold[concession.id] = None
                asked.update(dict.fromkeys(own))
            else:
                yield _fails(context, concession, party, own)
    if untold:
        yield context.open(
            f"guarantees.{next(iter(asked))}", f"Whether {listed(list(asked), last='or')} is in force before "
            f"{some_of(list(untold))} cannot be told from the times and the order in the text as encoded.",
            next="Add `in-force` to the guarantee, and a deadline or `after` to what is named.")


def _concessions(context: Context) -> Iterator[Concession]:
    framework = context.framework
    done = {clause for step in framework.steps.values() for clause in step.does}
    for id, step in framework.steps.items():
        clauses = {clause: framework.clauses[clause] for clause in step.does if clause in framework.clauses}
        done_to = [clause.act or "-" for clause in clauses.values()]
        humane = step.humanitarian or step.exchange or (done_to and all(map(HUMANITARIAN.issuperset, done_to)))
        if not humane and (step.reversible is Reversible.NO or any(map(_gives_up, clauses.values()))):
            by = step.by or tuple(dict.fromkeys(party for clause in clauses.values() for party in clause.who))
            yield Concession("steps", id, {id: step, **clauses}, by)
    for id, clause in context.obligations():
        if id not in done and clause.modal is Modal.SHALL and _gives_up(clause):
            yield Concession("clauses", id, {id: clause}, clause.who)


def _gives_up(clause: Clause) -> bool:
    if clause.act and HUMANITARIAN.issuperset(clause.act):
        return False
    return clause.reversible is Reversible.NO or bool(DISARMING.intersection(clause.act))


IN_TIME, UNKNOWN, WAITS = "in time", "unknown", "waits"
Gap = str | float
"""In time, unknown, waiting for the very step, or the days by which the guarantee comes too late."""


@dataclass(frozen=True, slots=True)
class Times:
    """What is known of order and time, worked out once for all steps."""

    calendar: Calendar
    order: Order
    starts: Mapping[str, Moment]
    """Id → when an element says that it begins."""
    guarantees: Mapping[str, Guarantee]
    behind: Mapping[str, frozenset[str]]
    """Guarantee → everything that it waits for."""


def _times(context: Context) -> Times:
    order, guarantees = order_of(context), context.framework.guarantees
    starts = {item.id: moment_of(point, context.calendar) for item in located(context.framework, NORMS)
              if (point := start_of(item.element)) is not None}
    return Times(context.calendar, order, starts, guarantees, {id: order.before(id) for id in guarantees})


def _gaps(times: Times, concession: Concession) -> Iterator[tuple[str, Gap]]:
    before = frozenset[str]().union(*(times.order.before(part) for part in concession.parts))
    floors = tuple(times.starts[id] for id in (*concession.parts, *before) if id in times.starts)
    for id, guarantee in times.guarantees.items():
        if id in before:
            yield id, IN_TIME
        elif times.behind[id].intersection(concession.parts):
            yield id, WAITS
        elif guarantee.in_force is None:
            yield id, UNKNOWN
        elif guarantee.in_force.depends_on in before and guarantee.in_force.offset == Duration():
            yield id, IN_TIME
        else:
            yield id, _between(times, concession, floors, times.starts[id])


def _between(times: Times, concession: Concession, floors: tuple[Moment, ...], start: Moment) -> Gap:
    due = tuple(one for part in concession.parts.values() for one in deadlines_of(part, times.calendar))
    if any(floor.not_before(start) for floor in floors) or (due and all(one.not_before(start) for one in due)):
        return IN_TIME
    due = due or tuple(times.starts[part] for part in concession.parts if part in times.starts)
    return max((one.days_before(start) for one in due), default=0.0) or UNKNOWN


def _fails(context: Context, concession: Concession, party: str, own: Mapping[str, Gap]) -> Verdict:
    late = [gap for gap in own.values() if isinstance(gap, float)]
    days = f"{min(late):g} {'day' if min(late) == 1 else 'days'} later, or more" if late else "after that"
    return context.fail(
        f"{concession.family}.{concession.id}",
        f"{party} has to do this, and {listed(list(own), last='or')} protects it only {days}.", next=NEXT)
