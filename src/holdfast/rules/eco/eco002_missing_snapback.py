"""Relief from sanctions with no way back.

## What it checks
Each relief says how the measures return when what it was given for is broken.

## Why it matters
Relief without a way back is paid once and holds nothing afterwards: those relieved lose nothing by a later breach, and
those who gave it have to begin again from nothing.

## Fails
```yaml
relief:
  banking: {beneficiary: B, measures: [banking], after: phase-2}
```

## Passes
```yaml
relief:
  banking:
    beneficiary: B
    measures: [banking]
    after: phase-2
    snapback: The measures return after 30 days unless the council resolves to continue the relief.
```

## When it does not apply
Stages before a framework agreement, and texts without relief.

## How it decides
Structure: `snapback`, or a rule under `snapback-decides`.
Money that was paid out cannot be taken back: where every measure is one of `assets` in the case, the rule asks counsel
what stands in for a way back.
Where the text was not encoded in full, a missing way back is open, not a failure.
Whether the way back can be blocked, and how long it lasts, is for ECO003 and ECO004.

## Sources
- ✓ UN Security Council resolution 2231 (2015), paragraphs 11 and 12: measures return absent a resolution to continue
  the relief.

Authorities disagree on whether a way back helps: some hold that it makes relief worth giving, others that it keeps
banks and traders away, so that the relief is worth little.

## Related codes
ECO001, ECO003, ECO004
"""

from __future__ import annotations

from collections.abc import Iterator

from holdfast.document.finding import Level
from holdfast.document.framework import Stage
from holdfast.document.settlement_parts import Relief
from holdfast.rules.context import Context
from holdfast.rules.rule import Decides, Evidence, Mark, Rule, Verdict

RULE = Rule(
    code="ECO002",
    name="missing-snapback",
    severity=Level.WARNING,
    from_stage=Stage.FRAMEWORK,
    decides=(Decides.STRUCTURE,),
    why="Resolution 2231 gave relief with a way back: measures return absent a resolution to continue it (UNSC 2231).",
    sources=(Evidence("UNSC 2231 (2015), paragraphs 11 and 12", Mark.READ),),
)


def check(context: Context) -> Iterator[Verdict]:
    """Yield a verdict for each relief that says nothing on how the measures return."""
    for id, relief in context.framework.relief.items():
        if relief.snapback is not None or relief.snapback_decides is not None:
            continue
        if _paid_out(context, relief):
            yield context.review(
                f"relief.{id}", "What is released here cannot be taken back once it is paid; what stands in for a way "
                "back after a later breach?", role="counsel",
                next="Release it in parts behind gates, or through an escrow, and say so under `snapback`.")
            continue
        yield from context.lacking(
            f"relief.{id}", {"way back": f"relief.{id}.snapback"}, "for this relief", clause=relief,
            next="Say under `snapback` how the measures return, and under `snapback-decides` by whose decision.")


def _paid_out(context: Context, relief: Relief) -> bool:
    sanctions = context.case.sanctions if context.case else {}
    kinds = [sanctions[id].measure if id in sanctions else None for id in relief.measures]
    return bool(kinds) and all(kind == "assets" for kind in kinds)
