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

from holdfast.document.finding import Level
from holdfast.document.framework import Stage
from holdfast.rules.context import Context
from holdfast.rules.listing import listed, some_of
from holdfast.rules.rule import Decides, Evidence, Mark, Rule, Verdict
from holdfast.rules.sec.protection import IN_TIME, UNKNOWN, Concession, Gap, concessions, gaps, times_of

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

NEXT = "Let the step wait for the guarantee (`after`), or let the guarantee be in force earlier (`in-force`)."


def check(context: Context) -> Iterator[Verdict]:
    """Yield a verdict for each such step that comes before every guarantee of its party, and one for those unknown."""
    guarantees = context.framework.guarantees
    if not any(guarantee.to for guarantee in guarantees.values()):
        return
    times, untold, asked = times_of(context), dict[str, None](), dict[str, None]()
    for concession in concessions(context):
        late = dict(gaps(times, concession))
        for party in concession.parties:
            own = {id: gap for id, gap in late.items() if party in guarantees[id].to}
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


def _fails(context: Context, concession: Concession, party: str, own: Mapping[str, Gap]) -> Verdict:
    late = [gap for gap in own.values() if isinstance(gap, float)]
    days = f"{min(late):g} {'day' if min(late) == 1 else 'days'} later, or more" if late else "after that"
    return context.fail(
        f"{concession.family}.{concession.id}",
        f"{party} has to do this, and {listed(list(own), last='or')} protects it only {days}.", next=NEXT)
