"""A guarantee of which nobody can say how, for how long and where it binds.

## What it checks
Every guarantee names its guarantors and says how firmly it binds them, for how long and in which area.
Where it is to bind as a treaty, or does not say how it binds, it also says which approval at home each guarantor needs.

## Why it matters
Those who rely on a guarantee give something up for it.
A guarantee that is read as a promise by one side and as an expression of goodwill by the other protects nobody.

## Fails
```yaml
guarantees:
  pledge:
    text: The guarantor stands by A.
    by: G
    to: A
```

## Passes
```yaml
guarantees:
  pledge:
    text: The guarantor stands by A.
    by: G
    to: A
    bindingness: treaty
    ratification: By the parliament of G before entry into force.
    duration: P10Y
    area: everywhere
```

## When it does not apply
Stages before a framework agreement, and texts in which nobody promises a guarantee.

## How it decides
Structure, guarantee by guarantee; one finding says all that is missing.
How the whole text binds, under `legal`, counts where the guarantee does not say it.
A calendar that runs without an end, or a last moment under `until`, counts as a duration.
Approval is asked for where the guarantee binds as a treaty or does not say how it binds.
Its own `ratification`, an entry under `legal`, or a ratification vote of the guarantor on it or on the whole text gives
it.
In a text without any guarantee, a clause by which somebody shall guarantee something is asked for the same.
What is missing is a failure in a guarantee encoded in full, otherwise it is open.

## Sources
- ✓ Soldatenko 2023: in Budapest in 1994 it was left unclear on purpose whether the assurances bind.
- ✓ PILPG, Ukraine drafting notes: the geographic scope of a guarantee.

Authorities disagree: drafters ask that a guarantee says how it binds.
Negotiators have left it open because a text that says it would not have been signed.
Some lawyers read a signed memorandum as binding whatever it is called.
Others read the word "assurance" as a political promise.
A text that leaves it open knowingly says so under `allow`.

## Related codes
SEC002, SEC003, SEC005, LAW003, LAW004
"""

from __future__ import annotations

from collections.abc import Iterator

from holdfast.document.clause import Bindingness, Modal
from holdfast.document.finding import Level
from holdfast.document.framework import Stage
from holdfast.document.guarantee import Guarantee
from holdfast.rules.context import Context
from holdfast.rules.listing import some_of
from holdfast.rules.rule import Decides, Evidence, Mark, Rule, Verdict

RULE = Rule(
    code="SEC001",
    name="undeclared-guarantee-status",
    severity=Level.ERROR,
    from_stage=Stage.FRAMEWORK,
    decides=(Decides.STRUCTURE,),
    why="In Budapest in 1994 it was left unclear on purpose whether the assurances bind (Soldatenko 2023).",
    sources=(
        Evidence("Soldatenko 2023: bindingness of the Budapest Memorandum left unclear on purpose", Mark.READ),
        Evidence("PILPG, Ukraine drafting notes: geographic scope", Mark.READ),
    ),
    priority=1,
    tags=("pam:ratification-mechanism", "pax:SsrGua"),
)

NEXT = "Add `by`, `bindingness`, `ratification`, `duration` and `area`, as far as they are missing."


def check(context: Context) -> Iterator[Verdict]:
    """Yield a verdict for each guarantee that leaves its status open, and for promises without any guarantee."""
    for id, guarantee in context.framework.guarantees.items():
        absent = {what: f"guarantees.{id}.{key}" for what, key in _absent(context, id, guarantee).items()}
        yield from context.lacking(f"guarantees.{id}", absent, "for this guarantee", clause=guarantee, next=NEXT)
    if not context.framework.guarantees:
        yield from _promises(context)


def _absent(context: Context, id: str, guarantee: Guarantee) -> dict[str, str]:
    """What a guarantee lacks, with the key of the field that would hold it."""
    calendar, legal = context.framework.calendar, context.framework.legal
    binds = guarantee.bindingness or (legal.bindingness if legal else None)
    lasts = guarantee.duration or guarantee.until or (calendar and (calendar.indefinite or calendar.ends))
    unapproved = _unapproved(context, id, guarantee) if binds in (None, Bindingness.TREATY) else ""
    held = {
        "guarantor": ("by", bool(guarantee.by)), "word on how it binds": ("bindingness", bool(binds)),
        unapproved: ("ratification", not unapproved), "duration": ("duration", bool(lasts)),
        "area": ("area", bool(guarantee.area)),
    }
    return {name: key for name, (key, has) in held.items() if not has}


def _unapproved(context: Context, id: str, guarantee: Guarantee) -> str:
    """The approval at home that is missing, by whom; empty where none is."""
    if guarantee.ratification is not None or guarantee.ratified is not None:
        return ""
    legal = context.framework.legal
    approved = set(legal.ratification) if legal else set()
    promises = {clause for clause, held in context.framework.clauses.items() if id in held.hence}
    for vote in context.framework.votes.values():
        if vote.kind.strip().lower() == "ratification" and (not vote.on or {id, *promises} & set(vote.on)):
            approved |= set(vote.by)
    waiting = [guarantor for guarantor in guarantee.by if guarantor not in approved]
    if not waiting:
        return "" if guarantee.by else "ratification"
    return "ratification" if len(waiting) == len(guarantee.by) else f"ratification by {some_of(waiting)}"


def _promises(context: Context) -> Iterator[Verdict]:
    for id, clause in context.obligations():
        if clause.modal is Modal.SHALL and "guarantee" in clause.act:
            yield context.missing(
                f"clauses.{id}", "no guarantee in which this promise says how it binds, how long and where",
                clause=clause, next="Add an entry under `guarantees`, and name it under `hence` of this clause.")
