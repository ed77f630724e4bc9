"""A domain in which a family of hostile acts is neither forbidden nor allowed.

## What it checks
For each domain (land, air, sea, cyber, electronic) the text says of each family of hostile acts whether it is
forbidden or allowed, or that the domain is out of scope.

## Why it matters
Fighting moves to where the text is silent: from guns to drones, from land to sea, from fire to networks.
Recent proposals name drones and long-range missiles apart from other fire for this reason.

## Fails
```yaml
scope: {land: everywhere, air: everywhere, sea: out-of-scope, cyber: out-of-scope, electronic: out-of-scope}
clauses:
  ceasefire: {text: The Parties do not fire., who: [A, B], modal: shall-not, act: fire}
```

## Passes
```yaml
scope: {land: everywhere, air: everywhere, sea: out-of-scope, cyber: out-of-scope, electronic: out-of-scope}
clauses:
  ceasefire:
    text: The Parties do not attack, strike from the air, scout, sabotage, or lay mines, and keep heavy weapons away.
    who: [A, B]
    modal: shall-not
    act: [fire, air-strike, drone-flight, reconnaissance, sabotage, mine-laying, heavy-weapons-near-settlements]
  drones: {text: The mission flies drones., who: mission, modal: may, act: drone-flight}
```

## When it does not apply
Pauses.
A domain that the text puts out of scope; whether that is wise is not asked here.
Texts that end no hostilities: each party that could fight is said to be no belligerent, and no trace of a war is left.

## How it decides
Structure: a matrix of domains and families of acts, from `scope` and from the acts and places of operative clauses.
A clause holds in every domain where it names no place or `everywhere`; in the air where it names airspace; at sea
where it names a sea zone; elsewhere on land, in the air above it and in its networks and signals; and in every domain
whose scope names its zone.
*Land*: attack and fire, reconnaissance, sabotage, mines and obstacles, heavy weapons in or near settlements.
*Air*: air and missile strikes, drones, crewed flights.
*Sea*: attack, drones, mines, hindering of navigation.
*Cyber*: attacks.
*Electronic*: jamming and deception.
`fire` stands for every use of a weapon, on land, at sea and from the air; drones and flights the text has to name.
One finding per domain with a scope says which families are silent; all domains without a scope share one.
Where the text was not encoded in full, what is missing is open, not a failure.

## Sources
- ◐ GCSP 2025: drones in the buffer only for monitors; a separate agreement on cruise and intermediate-range missiles.

Practice differs on cyber and electronic acts, which are hard to see and to attribute.
The rule asks that the text say whether they are in scope.

## Related codes
CFR003, CFR004, CFR006
"""

from __future__ import annotations

from collections.abc import Iterator

from holdfast.document.finding import Level
from holdfast.document.framework import Stage
from holdfast.document.zone import Domain
from holdfast.rules.cfr.matrix import State, matrix
from holdfast.rules.context import Context
from holdfast.rules.listing import listed
from holdfast.rules.rule import Decides, Evidence, Mark, Rule, Verdict

RULE = Rule(
    code="CFR005",
    name="silent-domain",
    severity=Level.WARNING,
    from_stage=Stage.CESSATION,
    decides=(Decides.STRUCTURE,),
    why="Fighting moves to where the text is silent; proposals name drones and missiles apart (GCSP 2025, reported).",
    sources=(
        Evidence("GCSP 2025: drones in the buffer only for monitors; a separate agreement on missiles", Mark.SECONDARY),
    ),
    priority=1,
    tags=("pam:ceasefire", "pax:Ce"),
    of_hostilities=True,
)

IN = {Domain.LAND: "on land", Domain.AIR: "in the air", Domain.SEA: "at sea", Domain.CYBER: "in networks",
      Domain.ELECTRONIC: "in signals"}

_ADVICE = ("Add a `shall-not` or `may` clause with an `act` for each, or write `out-of-scope` for the domain under "
           "`scope`.")


def check(context: Context) -> Iterator[Verdict]:
    """Yield one verdict per domain with a scope, and one for all domains without, each with its silent families."""
    said: dict[str, list[str]] = {}
    empty: list[Domain] = []
    cells = matrix(context.framework)
    for domain in Domain:
        here = [cell for cell in cells if cell.domain is domain]
        silent = [cell.family for cell in here if cell.state is State.SILENT]
        if len(silent) == len(here) and not context.framework.scope.get(domain):
            empty.append(domain)
        elif silent:
            address = f"scope.{domain.value}" if domain in context.framework.scope else "scope"
            said.setdefault(address, []).append(f"{listed(silent, last='or')} {IN[domain]}")
    if empty:
        where = listed([IN[domain] for domain in empty], last="or")
        said.setdefault("scope", []).append(f"any hostile act {where}")
    for address, parts in said.items():
        yield context.missing(address, f"no prohibition or permission of {'; of '.join(parts)}", next=_ADVICE)
