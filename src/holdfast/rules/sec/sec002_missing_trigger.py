"""A guarantee of which nobody can say when it is owed.

## What it checks
Every guarantee names the event that sets it off, an event that can be established without political judgement,
who decides that it happened, on what evidence, and how much time passes until the response.
Words of the trigger, and of the grounds on which the guarantee falls away, that the text leaves without a definition
are named.

## Why it matters
A guarantee works before it is used, and only if both the protected and the tempted know when it is owed.

## Fails
```yaml
guarantees:
  pledge:
    text: The guarantor answers an invasion.
    by: G
    to: A
    trigger: {event: B invades A., undefined: [invades]}
```

## Passes
```yaml
guarantees:
  pledge:
    text: The guarantor answers a crossing of the line by an armed unit.
    by: G
    to: A
    trigger:
      event: An armed unit of more than fifty persons crosses the line.
      objective: "true"
      decided-by: mission
      evidence: Report of the mission, or two independent sensors.
      clock: PT72H
```

## When it does not apply
Stages before a framework agreement, and texts without guarantees.

## How it decides
Structure, guarantee by guarantee.
An event condition counts as an objective event; a decision rule of the guarantee counts as its decider.
A trigger marked as not objective, and words marked `undefined` without a term of the text that defines them, fail as
they stand.
Whatever is missing is a failure in a guarantee encoded in full, otherwise it is open.

## Sources
- ✓ PILPG, Ukraine drafting notes: the trigger mechanism is paramount.
- ○ Treaties of alliance often leave the judgement to each member.

Authorities disagree: drafters of guarantees ask for a clear trigger, while allies often keep the judgement for
themselves,
holding that uncertainty also deters.
A text that does so knowingly says so under `allow`.

## Related codes
SEC001, SEC003, SEC004
"""

from __future__ import annotations

from collections.abc import Iterator

from holdfast.document.finding import Level
from holdfast.document.framework import Framework, Stage
from holdfast.document.guarantee import Guarantee, Trigger
from holdfast.document.text import words_in
from holdfast.rules.context import Context
from holdfast.rules.listing import listed
from holdfast.rules.rule import Decides, Evidence, Mark, Rule, Verdict

RULE = Rule(
    code="SEC002",
    name="missing-trigger",
    severity=Level.ERROR,
    from_stage=Stage.FRAMEWORK,
    decides=(Decides.STRUCTURE,),
    why="In a guarantee the trigger mechanism is paramount (PILPG drafting notes).",
    sources=(
        Evidence("PILPG, Ukraine drafting notes: the trigger mechanism is paramount", Mark.READ),
        Evidence("Treaties of alliance often leave the judgement to each member", Mark.UNCHECKED),
    ),
    priority=1,
    tags=("pax:SsrGua",),
)


def check(context: Context) -> Iterator[Verdict]:
    """Yield a verdict for what each trigger lacks, for a trigger of judgement, and for its undefined words."""
    for id, guarantee in context.framework.guarantees.items():
        trigger = guarantee.trigger
        yield from _grounds(context, id, guarantee)
        if trigger is None:
            yield from context.lacking(
                f"guarantees.{id}", _without(context, id, guarantee), "for this guarantee", clause=guarantee,
                next="Add `trigger` with `event`, `objective`, `decided-by`, `evidence` and `clock`.")
            continue
        absent = {what: f"guarantees.{id}.trigger.{key}" for what, key in _absent(trigger, guarantee).items()}
        yield from context.lacking(
            f"guarantees.{id}.trigger", absent, "in this trigger", clause=guarantee,
            next="Add to `trigger` what is missing: `event`, `objective`, `decided-by`, `evidence`, `clock`.")
        yield from _unclear(context, id, trigger)


def _without(context: Context, id: str, guarantee: Guarantee) -> dict[str, str]:
    """The trigger as a whole, and what of one the text is known to be silent on."""
    parts = {what: f"guarantees.{id}.trigger.{key}" for what, key in _absent(Trigger(), guarantee).items()}
    known = {what: field for what, field in parts.items() if context.is_silent(field)}
    return {"trigger": f"guarantees.{id}.trigger"} | ({} if len(known) == len(parts) else known)


def _absent(trigger: Trigger, guarantee: Guarantee) -> dict[str, str]:
    """What a trigger lacks, with the key of the field that would hold it."""
    held = {
        "event": ("event", trigger.event is not None or trigger.condition is not None),
        "decider": ("decided-by", trigger.decided_by is not None or guarantee.decides is not None),
        "evidence": ("evidence", trigger.evidence is not None),
        "clock": ("clock", trigger.clock is not None),
        "word on whether the event is objective": (
            "objective", trigger.objective is not None or trigger.condition is not None or bool(trigger.undefined)),
    }
    return {name: key for name, (key, has) in held.items() if not has}


def _unclear(context: Context, id: str, trigger: Trigger) -> Iterator[Verdict]:
    if trigger.objective is False:
        yield context.fail(
            f"guarantees.{id}.trigger.objective", "Whether the event happened is left to political judgement.",
            next="Name an event that can be seen or counted, or accept this with a reason under `allow`.")
    words = [word for word in trigger.undefined if not _defined(context.framework, word)]
    if words:
        quoted = listed([f'"{word}"' for word in words])
        yield context.fail(
            f"guarantees.{id}.trigger.undefined", f"The trigger uses {quoted} without a definition.",
            next="Define each under `terms`, or replace it by what can be seen or counted.")


def _grounds(context: Context, id: str, guarantee: Guarantee) -> Iterator[Verdict]:
    """Words without a definition in a ground on which the guarantee falls away: whoever reads them ends it."""
    for n, void in enumerate(guarantee.voids):
        words = [word for word in void.undefined if not _defined(context.framework, word)]
        if words:
            quoted = listed([f'"{word}"' for word in words])
            yield context.fail(
                f"guarantees.{id}.voids[{n}].undefined",
                f"A ground on which the guarantee falls away uses {quoted} without a definition.",
                next="Define each under `terms`, or replace it by what can be seen, and say who decides.")


def _defined(framework: Framework, word: str) -> bool:
    labels = {words_in(term.label).lower() for term in framework.terms.values() if term.label}
    return word.lower() in labels or word.lower().replace(" ", "-") in framework.terms
