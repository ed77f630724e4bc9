"""A ceasefire that forbids hostilities without saying which acts these are.

## What it checks
Clauses forbid by name: offensive operations; firing; air and missile strikes; drones; reconnaissance; sabotage; new
mines or obstacles; heavy weapons in or near settlements.
Each belligerent is named in the prohibition.

## Why it matters
"Hostilities" and "ceasefire" mean different acts to different soldiers, and what is not named goes on.
The measures of 22 July 2020 and Annex 1-A of the Dayton agreement list the acts.

## Fails
```yaml
clauses:
  ceasefire: {text: The Parties cease all hostile acts., who: [A, B], modal: shall-not, act: hostile-act}
```

## Passes
```yaml
clauses:
  ceasefire:
    text: The Parties do not attack, fire, strike from the air, fly drones, reconnoitre, sabotage or lay mines.
    who: [A, B]
    modal: shall-not
    act: [offensive-operation, fire, air-strike, missile-strike, drone-flight, reconnaissance, sabotage, mine-laying]
  heavy-weapons:
    text: The Parties place no heavy weapons in or near settlements.
    who: [A, B]
    modal: shall-not
    act: heavy-weapons-near-settlements
```

## When it does not apply
Pauses.
An act that the sides agree to leave free is accepted under `allow` with the reason.
Texts that end no hostilities: each party that could fight is said to be no belligerent, and no trace of a war is left.

## How it decides
Structure: the acts of operative clauses with `shall-not`, compared with a list of families.
Whether the belligerents are all named is checked where the case says who they are.
Where the text was not encoded in full, a missing act is open, not a failure.

## Sources
- ✓ Trilateral Contact Group, measures of 22 July 2020 (PA-X 2440): list of forbidden acts.
- ✓ Dayton General Framework Agreement, Annex 1-A, art. II(1)–(2).

## Related codes
CFR003, CFR005, CFR007
"""

from __future__ import annotations

from collections.abc import Iterator

from holdfast.document.clause import Clause, Modal
from holdfast.document.finding import Level
from holdfast.document.framework import Stage
from holdfast.rules.cfr.prohibited_acts import FAMILIES, families_of
from holdfast.rules.context import Context
from holdfast.rules.listing import listed
from holdfast.rules.rule import Decides, Evidence, Mark, Rule, Verdict

RULE = Rule(
    code="CFR004",
    name="unenumerated-prohibited-acts",
    severity=Level.ERROR,
    from_stage=Stage.CESSATION,
    decides=(Decides.STRUCTURE,),
    why="What is not named goes on; the measures of 22 July 2020 and Dayton Annex 1-A list the forbidden acts.",
    sources=(
        Evidence("Trilateral Contact Group, measures of 22 July 2020 (PA-X 2440)", Mark.READ),
        Evidence("Dayton General Framework Agreement, Annex 1-A, art. II(1)-(2)", Mark.READ),
    ),
    priority=1,
    of_hostilities=True,
    tags=("pam:ceasefire", "pax:CeProv"),
)

_ADVICE = "Add a `shall-not` clause with an `act` for each, binding every side, or accept the gap under `allow`."


def check(context: Context) -> Iterator[Verdict]:
    """Yield one verdict that lists the families of acts that are not forbidden, or not to every belligerent."""
    bound = _bound(context)
    absent = [name for name in FAMILIES if not bound[name]]
    if absent:
        yield context.missing("clauses", f"no prohibition by name of {listed(absent)}", next=_ADVICE)
    sides = frozenset(context.belligerents)
    uneven = {name: sides - who for name, who in bound.items() if who and sides - who}
    if uneven:
        said = "; ".join(f"{name} for {', '.join(sorted(left))}" for name, left in uneven.items())
        yield context.missing("clauses", f"no prohibition of {said}", next=_ADVICE)


def _bound(context: Context) -> dict[str, frozenset[str]]:
    """Who is forbidden each family of acts by name."""
    found: dict[str, frozenset[str]] = dict.fromkeys(FAMILIES, frozenset())
    for clause in context.operative.values():
        for act in _forbidden(clause):
            for name in families_of(act, clause.object):
                found[name] |= frozenset(clause.who)
    return found


def _forbidden(clause: Clause) -> tuple[str, ...]:
    """The acts that a clause forbids, those of a `shall` with `not-` before the act included."""
    if clause.modal is Modal.SHALL_NOT:
        return clause.act
    negated = clause.act if clause.modal is Modal.SHALL else ()
    return tuple(act.removeprefix("not-") for act in negated if act.startswith("not-"))
