"""A text that does not say that protection under humanitarian law stays untouched.

## What it checks
A clause says that nothing in the text reduces the protection of the Geneva Conventions.
It stands under `legal.savings`, or carries the act or tag `ihl-savings`.

## Why it matters
Protected persons may not be deprived of their protection by any agreement, nor by annexation (Fourth Geneva
Convention, art. 47).
A text without such a clause invites the argument that it is the later and narrower rule.

## Fails
```yaml
legal: {bindingness: treaty}
```

## Passes
```yaml
legal: {savings: humanitarian-law}
clauses:
  humanitarian-law:
    text: Nothing in this text reduces the protection of any person under the Geneva Conventions.
    kind: declaratory
    act: ihl-savings
```

## When it does not apply
Texts that end no hostilities: each party that could fight is said to be no belligerent, and no trace of a war is left.

## How it decides
Structure: `legal.savings`, and the acts and tags of all clauses.
A duty to observe humanitarian law (`observe-humanitarian-law`) is near to it, so whether it is enough is a question
to counsel.
Where the text was not encoded in full, a missing clause is open, not a failure.

## Sources
- ✓ Fourth Geneva Convention, art. 47: no deprivation by any agreement, nor by annexation.
- ✓ Cambridge options paper on humanitarian issues, 2022.
- ○ Fourth Geneva Convention, art. 7.

Authorities disagree on whether an agreement has to say so at all, since the protection stands without the clause.
The rule asks for it so that nobody argues otherwise.

## Related codes
HUM002, LAW005
"""

from __future__ import annotations

from collections.abc import Iterator

from holdfast.document.finding import Level
from holdfast.document.framework import Stage
from holdfast.rules.context import Context
from holdfast.rules.rule import Decides, Evidence, Mark, Rule, Verdict

RULE = Rule(
    code="HUM001",
    name="missing-ihl-savings",
    severity=Level.ERROR,
    from_stage=Stage.PAUSE,
    decides=(Decides.STRUCTURE,),
    why="No agreement may take away the protection of protected persons (Fourth Geneva Convention, art. 47).",
    sources=(
        Evidence("Fourth Geneva Convention, art. 47", Mark.READ),
        Evidence("Cambridge options paper on humanitarian issues, 2022", Mark.READ),
        Evidence("Fourth Geneva Convention, art. 7", Mark.UNCHECKED),
    ),
    priority=1,
    of_hostilities=True,
    tags=("pax:ProtCiv",),
)

SAVINGS = "ihl-savings"
OBSERVED = "observe-humanitarian-law"
"""The act, or tag, of a clause that leaves humanitarian law untouched."""


def check(context: Context) -> Iterator[Verdict]:
    """Yield one verdict where no clause leaves humanitarian law untouched."""
    legal = context.framework.legal
    clauses = context.framework.clauses
    if legal is not None and legal.savings:
        return
    if any(SAVINGS in (*clause.act, *clause.tags) for clause in clauses.values()):
        return
    observed = next((id for id, clause in context.operative.items() if OBSERVED in clause.act), None)
    if observed is not None:
        yield context.review(
            f"clauses.{observed}", role="counsel",
            question="Humanitarian law is to be observed; does that also keep it above the rest of the text?",
            next="If it does, name the clause under `legal.savings`. If not, add a clause that leaves it untouched.")
        return
    yield context.missing(
        "legal.savings", "no clause that leaves protection under humanitarian law untouched",
        next="Add a declaratory clause that says so, with `act: ihl-savings`, and name it under `legal.savings`.",
    )
