"""A text that does not say what a grave breach allows, and how it ends.

## What it checks
The text says what follows a material breach and who decides on it, how far it may then be suspended, how it is ended,
with what notice, and which duties survive the end.

## Why it matters
Without such a rule each side judges the other's breach for itself, and may take the first one as the end of all.
Those whom the text protects need to know that their protection does not end with it.

## Fails
```yaml
legal: {breach: The commission finds a material breach.}
```

## Passes
```yaml
legal:
  breach: The commission establishes a material breach; the other party may then suspend.
  suspension: In part, for what the breach concerns, after notice.
  termination: By notice of a party.
  notice: P180D
  survives: Humanitarian duties survive the end.
```

## When it does not apply
Pauses and bare cessations.

## How it decides
Structure: `breach`, `suspension`, `termination`, `notice` and `survives` under `legal`.
A clause with the act `withdraw-from-agreement` or `end-agreement` counts as termination, `calendar.notice` as notice;
one that ends other agreements, which it names as its object, does not.
One finding says all that is missing.
Who decides on a breach stands in the words of `breach`, which are not read here.
A response ladder is no substitute: it answers violations and does not say when the text falls.
Where the text was not encoded in full, what is missing is open, not a failure.

## Sources
- ○ Vienna Convention on the Law of Treaties, articles 54 to 56, 60 (in its paragraph 5 on the protection of persons)
  and 65.

Authorities disagree on whether a grave breach of a ceasefire lets the other side take up arms at once, as older rules
on armistices said, or only suspend after notice, as the law of treaties has it.

## Related codes
LAW001, MVM006, JCM003, CFR002
"""

from __future__ import annotations

from collections.abc import Iterator

from holdfast.document.finding import Level
from holdfast.document.framework import Stage
from holdfast.document.legal import Legal
from holdfast.rules.context import Context
from holdfast.rules.law.acts import ENDING
from holdfast.rules.rule import Decides, Evidence, Mark, Rule, Verdict

RULE = Rule(
    code="LAW005",
    name="missing-breach-and-termination-rule",
    severity=Level.WARNING,
    from_stage=Stage.PRELIMINARY_CEASEFIRE,
    decides=(Decides.STRUCTURE,),
    why="What a material breach allows, and what survives it, is to be settled beforehand (VCLT, article 60).",
    sources=(
        Evidence("Vienna Convention on the Law of Treaties, articles 54 to 56, 60 (60 (5)) and 65", Mark.UNCHECKED),
    ),
)


def check(context: Context) -> Iterator[Verdict]:
    """Yield one verdict for all that is missing on breach and end."""
    legal = context.framework.legal or Legal()
    stated = context.framework.calendar
    leaving = any(ENDING.intersection(clause.act) and not clause.object for clause in context.operative.values())
    held = {
        "rule on a material breach": ("breach", legal.breach is not None),
        "rule on suspension": ("suspension", legal.suspension is not None),
        "rule on how it is ended": ("termination", legal.termination is not None or leaving),
        "notice": ("notice", legal.notice is not None or (stated is not None and stated.notice is not None)),
        "word on what survives the end": ("survives", legal.survives is not None),
    }
    yield from context.lacking(
        "legal", {name: f"legal.{key}" for name, (key, has) in held.items() if not has}, "",
        clause=context.framework.legal,
        next="Add what is missing under `legal`; humanitarian duties come first under `survives`.")
