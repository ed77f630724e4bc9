"""A step of which the text does not say whether it can be undone.

## What it checks
Every step says whether it can be undone: `yes`, `yes-with-cost` or `no`.

## Why it matters
Which side binds itself for good, and when, is what decides whether the other keeps its word.
Nobody can see whether one side goes first where the steps do not say what can be taken back.

## Fails
```yaml
steps:
  guns-out: {by: A, after: line-drawn}
```

## Passes
```yaml
steps:
  guns-out: {by: A, after: line-drawn, reversible: yes-with-cost}
```

## When it does not apply
Pauses and bare cessations, and texts without steps.

## How it decides
Structure: `reversible` of each step, or of every clause that the step carries out.
It takes the word as it stands: whether guns that were withdrawn can in truth come back is for military advisers.
More than three such steps become one finding.
Where the text was not encoded in full, a missing word is open, not a failure.

## Sources
- Plain logic: without it SEQ003 cannot compare who is bound first.

## Related codes
SEQ003, SEC005
"""

from __future__ import annotations

from collections.abc import Iterator

from holdfast.document.finding import Level
from holdfast.document.framework import Stage
from holdfast.rules.context import Context
from holdfast.rules.listing import some_of
from holdfast.rules.rule import Decides, Evidence, Mark, Rule, Verdict
from holdfast.rules.seq.reversibility import declared

RULE = Rule(
    code="SEQ006",
    name="undeclared-reversibility",
    severity=Level.WARNING,
    from_stage=Stage.PRELIMINARY_CEASEFIRE,
    decides=(Decides.STRUCTURE,),
    why="Whether one side is bound for good before the other can only be seen where steps say what can be undone.",
    sources=(Evidence("Without it nobody can compare who is bound first", Mark.LOGIC),),
    priority=3,
    tags=("pam:detailed-implementation-timeline",),
)

ONE_BY_ONE = 3
NEXT = "Add `reversible`: `yes`, `yes-with-cost` or `no`."


def check(context: Context) -> Iterator[Verdict]:
    """Yield a verdict for each step that does not say whether it can be undone, or one for many."""
    framework = context.framework
    silent = [id for id, step in framework.steps.items() if declared(step, framework) is None]
    if len(silent) > ONE_BY_ONE:
        yield context.missing(
            "steps", f"no word on whether {len(silent)} steps can be undone ({some_of(silent)})", next=NEXT)
        return
    for id in silent:
        yield context.missing(
            f"steps.{id}", "no word on whether this step can be undone", next=NEXT, clause=framework.steps[id])
