"""A ceasefire that leaves open where it applies, or in which domains.

## What it checks
`scope` names zones, `everywhere` or `out-of-scope` for each of land, air, sea, cyber and electronic.

## Why it matters
What the text does not name, each side reads as it suits.
Agreements need precision on geography (Haysom and Hottinger).

## Fails
```yaml
scope: {land: everywhere}
```

## Passes
```yaml
scope: {land: everywhere, air: everywhere, sea: black-sea, cyber: out-of-scope, electronic: out-of-scope}
```

## When it does not apply
A domain that is left out on purpose is written `out-of-scope`.
Texts that end no hostilities: each party that could fight is said to be no belligerent, and no trace of a war is left.

## How it decides
Structure: the keys of `scope`.
Where the text was not encoded in full, a missing domain is open, not a failure.

## Sources
- ✓ Haysom and Hottinger, *Do's and Don'ts of Sustainable Ceasefire Agreements*, part A §2: precision on geography.

## Related codes
CFR004, CFR005, ZON001
"""

from __future__ import annotations

from collections.abc import Iterator

from holdfast.document.finding import Level
from holdfast.document.framework import Stage
from holdfast.document.zone import Domain
from holdfast.rules.context import Context
from holdfast.rules.listing import listed
from holdfast.rules.rule import Decides, Evidence, Mark, Rule, Verdict

RULE = Rule(
    code="CFR003",
    name="undefined-scope",
    severity=Level.ERROR,
    from_stage=Stage.PAUSE,
    decides=(Decides.STRUCTURE,),
    why="What the text does not name, each side reads as it suits (Haysom and Hottinger, part A §2).",
    sources=(
        Evidence("Haysom and Hottinger, Do's and Don'ts of Sustainable Ceasefire Agreements, part A §2", Mark.READ),
    ),
    priority=1,
    of_hostilities=True,
    tags=("pam:ceasefire", "pax:CeProv"),
)


def check(context: Context) -> Iterator[Verdict]:
    """Yield one verdict that names the domains without a scope."""
    missing = [domain.value for domain in Domain if not context.framework.scope.get(domain)]
    if missing:
        yield context.missing(
            "scope", f"no scope for {listed(missing)}",
            next="Name for each domain its zones, `everywhere` or `out-of-scope` under `scope`.",
        )
