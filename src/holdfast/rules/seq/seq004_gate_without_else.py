"""A gate that can stay shut for ever.

## What it checks
Every gate names who decides that it is passed, on what evidence, how long the parties wait, and what follows when
nobody can say yes.

## Why it matters
A gate without an end lets a party stop everything behind it by doing nothing.

## Fails
```yaml
gates:
  phase-2: {needs: withdrawal.artillery, evaluator: mission}
```

## Passes
```yaml
gates:
  phase-2:
    needs: withdrawal.artillery
    evaluator: mission
    evidence: inspection report
    timeout: P45D
    otherwise: joint-commission
```

## When it does not apply
Pauses and bare cessations, and texts without gates.

## How it decides
Structure: the fields `evaluator`, `evidence`, `timeout` (or `by-time`) and `otherwise` of each gate.
One finding per gate says all that is missing.
Where the text was not encoded in full, what is missing is open, not a failure.

## Sources
- ✓ L4: every rule has a LEST branch.
- ✓ UNTAES: an administration with a fixed end date.

Practice differs on what the end should be: some texts lapse, some go on without the step, some go to arbitration.
The rule asks for one of them and prefers none.

## Related codes
SEQ001, SEQ002, DOC004
"""

from __future__ import annotations

from collections.abc import Iterator

from holdfast.document.finding import Level
from holdfast.document.framework import Stage
from holdfast.rules.context import Context
from holdfast.rules.rule import Decides, Evidence, Mark, Rule, Verdict

RULE = Rule(
    code="SEQ004",
    name="gate-without-else",
    severity=Level.ERROR,
    from_stage=Stage.PRELIMINARY_CEASEFIRE,
    decides=(Decides.STRUCTURE,),
    why="A gate without judge, proof, clock or way out lets one party stop everything behind it (L4, UNTAES).",
    sources=(
        Evidence("L4: every rule has a LEST branch", Mark.READ),
        Evidence("UNTAES: an administration with a fixed end date", Mark.READ),
    ),
    priority=1,
    tags=("pam:detailed-implementation-timeline",),
)


def check(context: Context) -> Iterator[Verdict]:
    """Yield what each gate does not say of who decides, on what, until when, and what follows."""
    for id, gate in context.framework.gates.items():
        held = {
            "evaluator": ("evaluator", gate.evaluator),
            "evidence": ("evidence", gate.evidence),
            "timeout": ("timeout", gate.timeout or gate.by_time),
            "way on when it stays shut": ("otherwise", gate.otherwise),
        }
        absent = {name: f"gates.{id}.{key}" for name, (key, value) in held.items() if not value}
        yield from context.lacking(
            f"gates.{id}", absent, "for this gate",
            next="Add `evaluator`, `evidence`, `timeout` and `otherwise`, as far as they are missing.")
