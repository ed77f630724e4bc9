"""Return without a way to get one's home back.

## What it checks
Where people are displaced, the text has a procedure on homes and land: a body that decides claims, access to it,
records, tenants, those who live there now, and compensation.

## Why it matters
Without a procedure the stronger keep what they hold, and people return to a house that others live in.
The Pinheiro Principles name the parts of a procedure that works (12, 13, 15, 16, 17).

## Fails
```yaml
returns:
  home: {voluntary: true, restitution: Homes are given back.}
```

## Passes
```yaml
returns:
  home:
    voluntary: true
    restitution: Homes and land are given back.
    claims-body: property-commission
    claims-access: Free of charge, at home and abroad, by any means of proof.
    claims-records: The registers of 2013 count; witnesses where they are lost.
    tenants: Tenants get their tenancy back.
    secondary-occupants: Those who live there now leave only once they have another home.
    compensation: Market value where a home cannot be given back.
bodies:
  property-commission: {name: Property commission, kind: claims}
```

## When it does not apply
Stages before a framework agreement.
It is silent where a case names no displaced people and the text has no returns.

## How it decides
Structure: the fields of all entries under `returns` together, since one procedure can serve all areas.
One finding says all that is missing.
In a text that was not encoded in full it is open.
Without a case nobody can say whether people are displaced, so a text without returns is open.

## Sources
- ✓ Pinheiro Principles (2005), headings of 12, 13, 15, 16 and 17: procedures, access, records, tenants, secondary
  occupants.
- ○ Pinheiro Principles (2005), 12.6: procedures in peace agreements.

Authorities disagree on what comes first, giving back or paying.
The Pinheiro Principles prefer restitution; some courts and many states accept compensation, above all where others have
lived there for long.
The rule asks for a procedure and takes no side on its outcome.

## Related codes
DIS001, DIS003, ACC005
"""

from __future__ import annotations

from collections.abc import Iterator

from holdfast.document.finding import Level
from holdfast.document.framework import Stage
from holdfast.rules.context import Context
from holdfast.rules.listing import none_of
from holdfast.rules.rule import Decides, Evidence, Mark, Rule, Verdict

RULE = Rule(
    code="DIS002",
    name="missing-restitution-procedure",
    severity=Level.WARNING,
    from_stage=Stage.FRAMEWORK,
    decides=(Decides.STRUCTURE,),
    why="Restitution needs a body, access, records and a rule for those who live there now (Pinheiro 12-17).",
    sources=(
        Evidence("Pinheiro Principles (2005), headings of 12, 13, 15, 16, 17", Mark.READ),
        Evidence("Pinheiro Principles (2005), 12.6: peace agreements", Mark.UNCHECKED),
    ),
    priority=2,
    tags=("pam:internally-displaced-persons", "pam:refugees", "pax:GRef"),
)

PARTS = {
    "restitution": "rule that homes and land are given back or made good",
    "claims_body": "body that decides claims",
    "claims_access": "access to it",
    "claims_records": "word on records",
    "tenants": "word on tenants",
    "secondary_occupants": "word on those who live there now",
    "compensation": "compensation",
}
"""Field of a return → what it holds, in words."""


def check(context: Context) -> Iterator[Verdict]:
    """Yield one verdict for all that the procedure lacks, or that nobody knows whether one is needed."""
    returns = context.framework.returns
    if not returns and context.case is None:
        yield context.open(
            "returns", "There is no case, so it is not known whether people are displaced.",
            next="Give a case that says under `displaced` who is displaced, or add `returns`.")
        return
    if not returns and not (context.case and context.case.displaced):
        return
    absent = [words for field, words in PARTS.items()
              if all(getattr(return_, field) is None for return_ in returns.values())]
    if absent:
        first = next(iter(returns), None)
        yield context.missing(
            f"returns.{first}" if first else "returns", f"{none_of(absent)} in a procedure on lost homes",
            clause=returns[first] if first else None,
            next="Add to a return `restitution`, `claims-body`, `claims-access`, `claims-records`, `tenants`, "
                 "`secondary-occupants` and `compensation`, as far as they are missing.")
