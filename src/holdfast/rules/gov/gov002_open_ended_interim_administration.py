"""An interim administration that nothing brings to an end.

## What it checks
Every interim administration says when it begins, when it ends, how far it can be prolonged, and what follows.

## Why it matters
An administration that was meant for a time becomes a status of its own when nobody has to act to keep it.
Those who gain by it wait, and those who lose by it stop cooperating.

## Fails
```yaml
bodies:
  transition: {name: Transitional administration, kind: administration}
administration:
  region: {areas: region, authority: transition, from: T0}
```

## Passes
```yaml
bodies:
  transition: {name: Transitional administration, kind: administration}
administration:
  region:
    areas: region
    authority: transition
    from: T0
    until: T0+P1Y
    extension: Once by one year, by agreement of both parties.
    end-state: The region is governed under the law of A, with the rights in annex 2.
```

## When it does not apply
Stages before a framework agreement.
Areas that a state governs without a phase, an end or an extension being named, which is no interim administration.

## How it decides
Structure: entries under `administration` whose authority is a body of the text, a mission or an organisation, and
entries with a phase, an end, an extension or an end state of their own.
The beginning and end of the body count where the entry does not give them.
A body of the kind `administration` for which there is no entry lacks all four.
One finding per entry says all that is missing; what is missing in a text not encoded in full is open.

## Sources
- ✓ UNTAES governed Eastern Slavonia from 15 January 1996 to 15 January 1998, with an end state that was set beforehand.

Authorities disagree on fixed ends.
Some hold that a date keeps all sides at work, others that an end by conditions leaves no gap.

## Related codes
GOV001, SEQ004
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from holdfast.document.body import BodyKind
from holdfast.document.finding import Level
from holdfast.document.framework import Stage
from holdfast.document.party import PartyKind
from holdfast.document.settlement_parts import Authority
from holdfast.document.text import words_in
from holdfast.rules.context import Context
from holdfast.rules.rule import Decides, Evidence, Mark, Rule, Verdict

RULE = Rule(
    code="GOV002",
    name="open-ended-interim-administration",
    severity=Level.WARNING,
    from_stage=Stage.FRAMEWORK,
    decides=(Decides.STRUCTURE,),
    why="UNTAES ran for two years to a day, towards an end state set beforehand (1996 to 1998).",
    sources=(Evidence("UNTAES, 15 January 1996 to 15 January 1998, with a set end state", Mark.READ),),
    tags=("pam:un-transitional-authority", "pam:civil-administration-reform", "pax:PolNewTemp", "pax:Pubad"),
)

OUTSIDE = frozenset({PartyKind.MISSION, PartyKind.ORGANISATION})
NEXT = "Add `from`, `until`, `extension` and `end-state` under `administration`, as far as they are missing."


def check(context: Context) -> Iterator[Verdict]:
    """Yield a verdict for what each interim administration lacks to come to an end."""
    framework = context.framework
    for id, entry in framework.administration.items():
        held = _held(context, entry) if _is_interim(context, entry) else {}
        absent = {name: f"administration.{id}.{key}" for name, (key, value) in held.items() if not value}
        yield from context.lacking(f"administration.{id}", absent, "for this interim administration", next=NEXT)
    served = {authority for entry in framework.administration.values() for authority in entry.authority}
    for id, body in framework.bodies.items():
        if body.kind is BodyKind.ADMINISTRATION and id not in served:
            yield context.missing(
                f"bodies.{id}",
                f"no area, function, beginning, end or end state for {words_in(body.name)} under `administration`",
                next=NEXT)


def _is_interim(context: Context, entry: Authority) -> bool:
    if entry.phase or entry.until or entry.extension or entry.end_state:
        return True
    parties = (context.parties.get(authority) for authority in entry.authority)
    return (any(authority in context.framework.bodies for authority in entry.authority)
            or any(party is not None and party.kind in OUTSIDE for party in parties))


def _held(context: Context, entry: Authority) -> Mapping[str, tuple[str, object]]:
    """What says that it ends, each with the key of its field and what the text has."""
    bodies = [context.framework.bodies[id] for id in entry.authority if id in context.framework.bodies]
    return {
        "beginning": ("from", entry.from_ or any(body.starts for body in bodies)),
        "end": ("until", entry.until or any(body.ends for body in bodies)),
        "limit on its extension": ("extension", entry.extension),
        "end state": ("end-state", entry.end_state),
    }
