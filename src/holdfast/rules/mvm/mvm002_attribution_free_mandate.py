"""A monitor that may not say who did it.

## What it checks
Every body that monitors the text may also attribute, itself or through another body of the same text.

## Why it matters
A violation that nobody is named for carries no cost.
The monitoring mission in eastern Ukraine counted hundreds of thousands of violations
and could not say whose they were (Verjee 2022).

## Fails
```yaml
bodies:
  mission: {name: Monitoring mission, kind: monitoring, powers: [observe, report]}
```

## Passes
```yaml
bodies:
  mission:
    name: Monitoring mission
    kind: monitoring
    powers: [observe, report, attribute]
    standard-of-proof: Two independent means, or one means and an admission.
```

## When it does not apply
Pauses and bare cessations, and texts without a monitoring body (see MVM001).

## How it decides
Structure: the powers of each monitoring body, as MVM001 knows them, a council or commission with the power `observe`
included, and of any other body with the power `attribute`.
Where the text was not encoded in full, a missing power is open, not a failure.

## Sources
- ✓ Verjee 2022, *Global Policy*: inability to attribute weakened the mission.

## Related codes
MVM001, MVM005, MVM006
"""

from __future__ import annotations

from collections.abc import Iterator

from holdfast.document.body import Power
from holdfast.document.finding import Level
from holdfast.document.framework import Stage
from holdfast.rules.context import Context
from holdfast.rules.monitors import monitors
from holdfast.rules.rule import Decides, Evidence, Mark, Rule, Verdict

RULE = Rule(
    code="MVM002",
    name="attribution-free-mandate",
    severity=Level.WARNING,
    from_stage=Stage.PRELIMINARY_CEASEFIRE,
    decides=(Decides.STRUCTURE,),
    why="Violations that no one is named for carry no cost (Verjee 2022).",
    sources=(Evidence("Verjee 2022, Global Policy: inability to attribute weakened the mission", Mark.READ),),
    tags=("pam:verification-monitoring", "pax:ImOth"),
)


def check(context: Context) -> Iterator[Verdict]:
    """Yield a verdict for each monitoring body where neither it nor another body may attribute."""
    if any(Power.ATTRIBUTE in body.powers for body in context.framework.bodies.values()):
        return
    for id, body in monitors(context.framework).items():
        yield context.missing(
            f"bodies.{id}.powers" if body.powers else f"bodies.{id}",
            "no power to attribute: no body may say who committed a violation",
            next='Add "attribute" to `powers` with a `standard-of-proof`, or accept this with a reason under `allow`.',
        )
