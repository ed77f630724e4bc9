"""A guarantee that owes no more than talk.

## What it checks
Every guarantee owes at least one measure that does something: help in arms, sanctions, forces, money.
Consulting, appealing to a council and making statements are measures, but not such ones.

## Why it matters
A guarantee is believed for what must follow, not for what may.
If all that must follow is a meeting, the meeting is what the one who is tempted has to fear.

## Fails
```yaml
guarantees:
  pledge:
    text: The guarantors consult when a question arises.
    by: G
    to: A
    measures:
      - {kind: consultation, owed: "true"}
      - {kind: arms, owed: "false"}
```

## Passes
```yaml
guarantees:
  pledge:
    text: The guarantors consult within a day and deliver arms within a week.
    by: G
    to: A
    measures:
      - {kind: consultation, owed: "true"}
      - {kind: arms, owed: "true"}
```

## When it does not apply
Stages before a framework agreement, and texts without guarantees.

## How it decides
Structure, guarantee by guarantee, by the kinds of its measures and by whether each is owed.
A measure that does not say whether it is owed counts as owed.
Of talk are the kinds `consultation`, `council-action`, `referral`, `diplomatic`, `statement`, `warning` and
`notification`; every other word is a measure that does something.
It fails where measures are named and only talk is owed, or nothing is owed at all, also in a text encoded as a summary.
A guarantee without any measure lacks one, which is open where the text was not encoded in full.

## Sources
- ✓ Budapest Memorandum 1994: the assurers consult when questions on the commitments arise.
- ✓ Working group on international security guarantees (Rasmussen and Yermak) 2022: assurances proved worthless without
  binding measures.

Authorities disagree on how much a guarantee has to promise.
Many alliances leave the form of help to each member and hold that the bond itself deters.
The working group of 2022 held that only measures agreed beforehand do.

## Related codes
SEC001, SEC002, SEC004
"""

from __future__ import annotations

from collections.abc import Iterator

from holdfast.document.finding import Level
from holdfast.document.framework import Stage
from holdfast.rules.context import Context
from holdfast.rules.listing import listed
from holdfast.rules.rule import Decides, Evidence, Mark, Rule, Verdict

RULE = Rule(
    code="SEC003",
    name="consultation-only-guarantee",
    severity=Level.WARNING,
    from_stage=Stage.FRAMEWORK,
    decides=(Decides.STRUCTURE,),
    why="Assurances without binding measures proved worthless (Working group of Rasmussen and Yermak 2022).",
    sources=(
        Evidence("Budapest Memorandum 1994: a duty to consult", Mark.READ),
        Evidence("Working group on international security guarantees (Rasmussen, Yermak) 2022", Mark.READ),
    ),
    priority=1,
    tags=("pax:SsrGua", "pax:ImE"),
)

TALK = frozenset({
    "consult", "consultation", "consultations", "council-action", "diplomacy", "diplomatic", "notification", "referral",
    "statement", "warning",
})
NEXT = "Name under `measures` at least one that does something, with `owed: true`, or accept this under `allow`."


def check(context: Context) -> Iterator[Verdict]:
    """Yield a verdict for each guarantee that owes talk alone, owes nothing, or names no measure."""
    for id, guarantee in context.framework.guarantees.items():
        if not guarantee.measures:
            yield context.missing(f"guarantees.{id}", "no measure in this guarantee", clause=guarantee, next=NEXT,
                                  field=f"guarantees.{id}.measures")
            continue
        owed = [measure.kind for measure in guarantee.measures if measure.owed is not False]
        if not owed:
            yield context.fail(f"guarantees.{id}.measures",
                               "None of the measures of this guarantee is owed; each may follow or not.", next=NEXT)
        elif TALK.issuperset(kind.lower() for kind in owed):
            yield context.fail(f"guarantees.{id}.measures",
                               f"All that this guarantee owes is {listed(list(dict.fromkeys(owed)))}.", next=NEXT)
