"""A settlement in which those who were harmed have nowhere to turn.

## What it checks
The text has a route to reparation: a provision, a duty or a body for it, or a link to one that exists already; or it
says knowingly why it has none.

## Why it matters
Damage that no text deals with comes back as a grievance, a lawsuit or a sanction.
For Ukraine a claims path exists already: the General Assembly called for it (ES-11/5), and a convention on a claims
commission was opened for signature in December 2025.

## Fails
```yaml
accountability:
  courts: {kind: cooperation, text: The Parties cooperate with courts.}
```

## Passes
```yaml
accountability:
  reparation:
    kind: reparation
    text: Claims of individuals go to the register of damage that exists already.
```

## When it does not apply
Stages before a framework agreement.
A text that leaves reparation out knowingly accepts the finding under `allow`, at `accountability`, with the reason.
Texts that end no hostilities: each party that could fight is said to be no belligerent, and no trace of a war is left.

## How it decides
Structure: an entry of kind `reparation`; a body of kind `claims`; a `shall` with `pay-compensation`, `refer-claims` or
the like; or a `claims-body` on a return.
Restitution of homes alone, without a claims body, is no such route (DIS002).
It does not judge whether the route is good, or who pays.
Where the text was not encoded in full, a missing route is open.

## Sources
- ✓ Convention establishing an International Claims Commission for Ukraine, The Hague, 16 December 2025 (in force after
  25 ratifications).
- ✓ UN General Assembly, ES-11/5 (2022): remedy and reparation.

Authorities disagree on who owes reparation and on its source.
Many states supported the resolution, others abstained or voted against; whether immobilised assets of a state may be
used is disputed among those who hold them.

## Related codes
ACC004, DIS002, ECO001
"""

from __future__ import annotations

from collections.abc import Iterator

from holdfast.document.body import BodyKind
from holdfast.document.finding import Level
from holdfast.document.framework import Stage
from holdfast.rules.context import Context
from holdfast.rules.rule import Decides, Evidence, Mark, Rule, Verdict
from holdfast.rules.sides import requires

RULE = Rule(
    code="ACC005",
    name="missing-reparation-route",
    severity=Level.WARNING,
    from_stage=Stage.FRAMEWORK,
    decides=(Decides.STRUCTURE,),
    why="Those who were harmed need a route to reparation, or a reason why there is none (UNGA ES-11/5).",
    sources=(
        Evidence("Convention on the International Claims Commission for Ukraine, 16 December 2025", Mark.READ),
        Evidence("UN General Assembly, ES-11/5 (2022): remedy and reparation", Mark.READ),
    ),
    priority=2,
    tags=("pam:reparations", "pam:commission-on-damage-and-loss", "pax:TjRep", "pax:TjVic"),
    of_hostilities=True,
)

REPAIRING = frozenset({"make-reparation", "pay-compensation", "pay-reparation", "refer-claims", "register-claims"})
"""Acts that make good, or that take claims to somebody who decides on them."""


def check(context: Context) -> Iterator[Verdict]:
    """Yield a verdict where the text has no route to reparation."""
    text = context.framework
    if any(entry.kind == "reparation" for entry in text.accountability.values()):
        return
    if any(body.kind is BodyKind.CLAIMS for body in text.bodies.values()):
        return
    if any(return_.claims_body is not None for return_ in text.returns.values()):
        return
    if any(requires(clause, REPAIRING) for clause in context.operative.values()):
        return
    yield context.missing(
        "accountability", "no route to reparation for those who were harmed",
        next="Add an entry of kind `reparation`, or a link to a claims path that exists, or accept the gap under "
             "`allow` with `at: accountability` and the reason.")
