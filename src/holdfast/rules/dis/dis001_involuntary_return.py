"""A return of displaced people that is not free, safe or informed.

## What it checks
Every return says that it is voluntary, safe and dignified, and informed, that settling elsewhere is a choice, and that
land is cleared of mines first.

## Why it matters
Competent authorities have to let displaced people return voluntarily, in safety and with dignity, or resettle
elsewhere (Guiding Principle 28).
A return that is pressed, or goes to mined land, displaces people a second time.

## Fails
```yaml
returns:
  home: {to-area: strip, voluntary: false}
```

## Passes
```yaml
returns:
  home:
    to-area: strip
    voluntary: true
    safe-and-dignified: true
    informed: true
    alternatives: Those who settle elsewhere get the same help.
    clearance: Homes, roads and wells are released by survey or cleared first.
```

## When it does not apply
Pauses and bare cessations, and texts in which nobody returns.

## How it decides
Structure: the fields of each entry under `returns`.
What a text denies, such as `voluntary: false`, fails in every text.
What it does not say is a failure in a text encoded in full, otherwise it is open.
*Cleared first* is met by `clearance`, by waiting for a clause or step that clears or marks mines, or where all areas
of the return have `contaminated` with a greatest value of 0.
A clause with `let-return` in a text without `returns` says none of this.

## Sources
- ✓ Guiding Principles on Internal Displacement, 28(1): return in safety and with dignity, or resettlement.
- ✓ Pinheiro Principles (2005), preamble and 10: voluntary return in safety and dignity, with information.

Authorities disagree on when a place is safe enough to return to.
Governments that receive displaced people tend to say so earlier than agencies that care for them.
The rule leaves the judgement to those named in the text and asks that nobody be made to go.

## Related codes
DIS002, DIS003, HUM003
"""

from __future__ import annotations

from collections.abc import Iterator

from holdfast.document.finding import Level
from holdfast.document.framework import Stage
from holdfast.document.settlement_parts import Return
from holdfast.rules.context import Context
from holdfast.rules.listing import listed, none_of
from holdfast.rules.mines import CLEARANCE
from holdfast.rules.rule import Decides, Evidence, Mark, Rule, Verdict
from holdfast.rules.sides import requires
from holdfast.rules.waits import Waits

RULE = Rule(
    code="DIS001",
    name="involuntary-return",
    severity=Level.ERROR,
    from_stage=Stage.PRELIMINARY_CEASEFIRE,
    decides=(Decides.STRUCTURE,),
    why="Return is voluntary, in safety and with dignity, with resettlement as a choice (Guiding Principle 28(1)).",
    sources=(
        Evidence("Guiding Principles on Internal Displacement, 28(1)", Mark.READ),
        Evidence("Pinheiro Principles (2005), preamble and 10", Mark.READ),
    ),
    priority=1,
    tags=("pam:internally-displaced-persons", "pam:refugees", "pax:GRef", "pax:HrMob"),
)

LET_RETURN = frozenset({"let-return"})
PROMISES = {"voluntary": "free choice", "safe_and_dignified": "safety and dignity", "informed": "information"}
"""Field → what it promises, in words."""

CHOICE, CLEARED = "choice to settle elsewhere", "clearance of mines first"
ADVICE = "Add what is missing: `voluntary`, `safe-and-dignified`, `informed`, `alternatives`, `clearance`."


def check(context: Context) -> Iterator[Verdict]:
    """Yield a verdict for what each return denies and for what it does not say."""
    returns = context.framework.returns
    waits = Waits(context)
    for id, return_ in returns.items():
        denied = [words for field, words in PROMISES.items() if getattr(return_, field) is False]
        if denied:
            yield context.fail(
                f"returns.{id}", f"The text denies {listed(denied)} to those who return.",
                next="Let return be of free choice, in safety and dignity, and informed, or take the return out.")
        absent = {words: f"returns.{id}.{field.replace('_', '-')}" for field, words in PROMISES.items()
                  if getattr(return_, field) is None}
        absent |= {} if return_.alternatives is not None else {CHOICE: f"returns.{id}.alternatives"}
        absent |= {} if _cleared(context, waits, id, return_) else {CLEARED: f"returns.{id}.clearance"}
        yield from context.lacking(f"returns.{id}", absent, "for this return", clause=return_, next=ADVICE)
    bare = {id: clause for id, clause in context.operative.items() if requires(clause, LET_RETURN)}
    if bare and not returns:
        id, clause = next(iter(bare.items()))
        yield context.missing(
            f"clauses.{id}", f"{none_of([*PROMISES.values(), CHOICE, CLEARED])} for this return", clause=clause,
            next=f"Add an entry under `returns`. {ADVICE}")


def _cleared(context: Context, waits: Waits, id: str, return_: Return) -> bool:
    if return_.clearance is not None or waits.reaches(id, CLEARANCE):
        return True
    return bool(return_.to_area) and all(_is_clean(context, area) for area in return_.to_area)


def _is_clean(context: Context, id: str) -> bool:
    area = context.framework.zones.get(id) or (context.case.areas.get(id) if context.case else None)
    land = area.contaminated if area is not None else None
    return land is not None and land.bounds is not None and land.bounds[1] == 0
