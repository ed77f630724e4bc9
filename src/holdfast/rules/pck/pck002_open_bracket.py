"""Bracketed text that is still open.

## What it checks
It counts the brackets of the text that nobody has decided, and names their clauses.

## Why it matters
A text is read, checked and compared as it stands outside its brackets.
Who does not see how much is open takes a draft for an agreement.

## Fails
```yaml
clauses:
  withdrawal:
    text: Each party withdraws within 14 days.
    brackets:
      - {by: A, set: {when.within: P10D}}
      - {by: B, set: {when.within: P30D}}
```

## Passes
```yaml
picks: {withdrawal-time: ten-days}
clauses:
  withdrawal:
    text: Each party withdraws within 14 days.
    brackets:
      - {issue: withdrawal-time, option: ten-days, set: {when.within: P10D}}
      - {issue: withdrawal-time, option: thirty-days, set: {when.within: P30D}}
```

## When it does not apply
Texts that are over: terminated, suspended, superseded or rejected.
Signed texts and those in force, in which an open bracket is refused before any rule looks at it.

## How it decides
Structure: the brackets that the picks of the text leave, in the clauses that stand at them.
It fails nothing, since open brackets are what drafts are made of; it asks the drafter once who settles them.

## Sources
- Plain logic: an open bracket is text that is not agreed.

## Related codes
PCK001
"""

from __future__ import annotations

from collections.abc import Iterator

from holdfast.document.finding import Level
from holdfast.document.framework import Stage, Status
from holdfast.rules.context import Context
from holdfast.rules.listing import some_of
from holdfast.rules.rule import Decides, Evidence, Mark, Rule, Verdict

RULE = Rule(
    code="PCK002",
    name="open-bracket",
    severity=Level.NONE,
    from_stage=Stage.PAUSE,
    decides=(Decides.STRUCTURE,),
    why="A text is checked as it stands outside its brackets.",
    sources=(Evidence("Plain logic: an open bracket is text that is not agreed", Mark.LOGIC),),
    priority=3,
)

UNDER_WAY = frozenset({Status.NON_PAPER, Status.DRAFT, Status.TABLED, Status.INITIALLED, Status.AGREED})


def check(context: Context) -> Iterator[Verdict]:
    """Yield one question that counts the open brackets of a text under way."""
    framework = context.framework
    held = {id: len(clause.brackets) for id, clause in framework.clauses.items() if clause.brackets}
    if framework.status not in UNDER_WAY or not held:
        return
    count, first = sum(held.values()), next(iter(held))
    brackets = "1 bracket stands open" if count == 1 else f"{count} brackets stand open"
    address = f"clauses.{first}.brackets" if len(held) == 1 else "clauses"
    yield context.review(
        address, f"{brackets}, at {some_of(list(held))}; who settles them, and by when?", role="drafter",
        next="Write the agreed text into the clause, or give each bracket an `issue` and `option` and pick one.")
