"""An amnesty that asks nothing and that nobody decides.

## What it checks
Every amnesty has conditions, a body that decides on it, and a process.

## Why it matters
An amnesty can be made conditional, on laying down arms, on telling the truth, on making good (Belfast Guidelines 2013).
One without conditions gives away what could bring arms, facts and reparation in.

## Fails
```yaml
accountability:
  amnesty:
    kind: amnesty
    text: Amnesty for taking part in the hostilities.
    excludes: [genocide, war-crimes, crimes-against-humanity, gross-violations]
```

## Passes
```yaml
accountability:
  amnesty:
    kind: amnesty
    text: Amnesty for taking part in the hostilities.
    excludes: [genocide, war-crimes, crimes-against-humanity, gross-violations]
    conditions: Arms are handed in, and the applicant says what he or she knows of missing people.
    body: amnesty-commission
    process: On application within one year, case by case, after hearing those affected.
bodies:
  amnesty-commission: {name: Amnesty commission, kind: adjudication}
```

## When it does not apply
Pauses and bare cessations, and texts without an amnesty.

## How it decides
Structure: the fields `conditions`, `body` and `process` of entries of kind `amnesty` and of entries that waive
prosecution, and clauses with `grant-amnesty` that no such entry names.
Where the text was not encoded in full, what is missing is open.

## Sources
- ✓ Belfast Guidelines on Amnesty and Accountability, 2013: amnesties can be made conditional.
- ✓ Belfast Guidelines on Amnesty and Accountability, 2013: no settled customary prohibition of amnesties.

Authorities disagree on amnesty as such.
The Belfast Guidelines also find that there is no settled prohibition of amnesties in customary law, and that
amnesties with conditions can serve peace and accountability together.
Courts and United Nations bodies hold that for the gravest crimes no condition makes an amnesty acceptable (ACC001).
The rule therefore forbids no amnesty: it asks what is given in return and who decides.

## Related codes
ACC001, ACC003, ACC005
"""

from __future__ import annotations

from collections.abc import Iterator

from holdfast.document.finding import Level
from holdfast.document.framework import Stage
from holdfast.rules.acc.provisions import AMNESTY, amnesties, bare
from holdfast.rules.context import Context
from holdfast.rules.listing import none_of
from holdfast.rules.rule import Decides, Evidence, Mark, Rule, Verdict

RULE = Rule(
    code="ACC002",
    name="unconditional-amnesty",
    severity=Level.WARNING,
    from_stage=Stage.PRELIMINARY_CEASEFIRE,
    decides=(Decides.STRUCTURE,),
    why="Amnesties can be made conditional, and then bring arms, facts and reparation in (Belfast Guidelines 2013).",
    sources=(
        Evidence("Belfast Guidelines, 2013: amnesties can be made conditional", Mark.READ),
        Evidence("Belfast Guidelines, 2013: no settled customary prohibition", Mark.READ),
    ),
    priority=2,
    tags=("pam:amnesty", "pax:TjAm", "pax:TjAmPro"),
)

PARTS = {"conditions": "condition", "body": "body that decides", "process": "process"}
"""Field of an entry → what it holds, in words."""


def check(context: Context) -> Iterator[Verdict]:
    """Yield a verdict for what each amnesty lacks."""
    for id, entry in amnesties(context).items():
        absent = {words: f"accountability.{id}.{field}" for field, words in PARTS.items()
                  if getattr(entry, field) is None}
        yield from context.lacking(
            f"accountability.{id}", absent, "for this amnesty", clause=entry,
            next="Add `conditions`, `body` and `process`, as far as they are missing.")
    for id, clause in bare(context, AMNESTY):
        yield context.missing(
            f"clauses.{id}", f"{none_of(list(PARTS.values()))} for this amnesty", clause=clause,
            next="Add an entry of kind `amnesty` under `accountability` with `conditions`, `body` and `process`.")
