"""A ceasefire that leaves the mines where they are.

## What it checks
The sides lay no more mines, hand over their records, mark or clear what lies there, by stated priorities, under a body
that leads or sees it; where people return, return is linked to clearance.

## Why it matters
Mines go on killing after the guns are silent, and only those who laid them know where they are.
The United Nations has guidelines on mine action in agreements, and few of the duties they name are found in agreements
(Moser-Puangsuwan 2009).

## Fails
```yaml
clauses:
  mines.clear: {text: The Parties clear mines., who: [A, B], modal: shall, act: clear-mines}
```

## Passes
```yaml
clauses:
  mines.none: {text: The Parties lay no mines., who: [A, B], modal: shall-not, act: mine-laying}
  mines.records:
    text: The Parties hand the mine action centre their records.
    who: [A, B]
    modal: shall
    act: exchange-mine-records
  mines.clear:
    text: The Parties mark and clear mines in the order that the mine action centre sets.
    who: [A, B]
    modal: shall
    act: [mark-mines, clear-mines]
    decided-by: mine-centre
bodies:
  mine-centre: {name: Mine action centre, kind: humanitarian}
```

## When it does not apply
Pauses and bare cessations, and texts that put both land and sea out of scope.
Texts that end no hostilities: each party that could fight is said to be no belligerent, and no trace of a war is left.

## How it decides
Structure, with one finding for all that is missing.
*No laying*: a `shall-not` with `mine-laying` for every side.
*Records*: `exchange-mine-records`, or `exchange-records` in a clause on clearance or with mines as its object, for
every side.
*Marking or clearance*: `clear-mines` or `mark-mines`.
*Priorities*: `prioritise-clearance`, or somebody under `decided-by` of a clause on clearance.
*A body*: a body, or somebody who is no side of the conflict, that does, decides or verifies it.
*Link to return*: only where the text has `returns`; one of them waits for clearance or says how land is cleared first.
Where the text was not encoded in full, what is missing is open.

## Sources
- ✓ Moser-Puangsuwan, 2009: guidelines of the United Nations exist; few of their duties are found in agreements.
- ✓ GCSP, 2025.
- ○ Convention on Certain Conventional Weapons, Protocol II, arts 9–10: records, and clearance after hostilities.

Authorities disagree on anti-personnel mines as such.
Parties to the convention that bans them hold any use unlawful; states outside it hold that use within limits is lawful.
The rule asks for no new mines under this text and takes no side on that.

## Related codes
CFR004, DIS001, HUM002
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from holdfast.document.clause import Clause, Modal
from holdfast.document.finding import Level
from holdfast.document.framework import Stage
from holdfast.document.zone import Domain
from holdfast.rules.context import Context
from holdfast.rules.listing import listed, none_of
from holdfast.rules.mines import CLEARANCE, LAYING, MINES
from holdfast.rules.rule import Decides, Evidence, Mark, Rule, Verdict
from holdfast.rules.sides import bound, left_out, outsiders
from holdfast.rules.waits import Waits

RULE = Rule(
    code="HUM003",
    name="missing-mine-action",
    severity=Level.WARNING,
    from_stage=Stage.PRELIMINARY_CEASEFIRE,
    decides=(Decides.STRUCTURE,),
    why="Guidelines on mine action exist, and few of their duties are found in agreements (Moser-Puangsuwan 2009).",
    sources=(
        Evidence("Moser-Puangsuwan, 2009: few duties of the UN guidelines are found in agreements", Mark.READ),
        Evidence("GCSP, 2025", Mark.READ),
        Evidence("CCW Protocol II, arts 9-10: records and clearance", Mark.UNCHECKED),
    ),
    priority=1,
    tags=("pax:ProtCiv",),
    of_hostilities=True,
)

_PRIORITIES = frozenset({"prioritise-clearance"})
_ALL = CLEARANCE | _PRIORITIES


def check(context: Context) -> Iterator[Verdict]:
    """Yield one verdict for everything that mine action lacks."""
    scope = context.framework.scope
    if all(tuple(scope.get(domain, ())) == ("out-of-scope",) for domain in (Domain.LAND, Domain.SEA)):
        return
    clauses = {id: clause for id, clause in context.operative.items()
               if clause.modal is Modal.SHALL and _ALL.intersection(clause.act)}
    absent = [what for what in (
        _for_all(context, "ban on laying mines", bound(context, Modal.SHALL_NOT, LAYING)),
        _for_all(context, "handing over of mine records", _recorders(context)),
        "duty to mark or clear mines" if not any(CLEARANCE.intersection(c.act) for c in clauses.values()) else "",
        "order in which land is cleared" if not any(_PRIORITIES.intersection(c.act) or c.decided_by
                                                    for c in clauses.values()) else "",
        "body that leads or sees clearance" if not _led(context, clauses) else "",
        "link between return and clearance" if not _linked(context) else "",
    ) if what]
    if absent:
        first = next(iter(clauses), None)
        yield context.missing(
            f"clauses.{first}" if first else "clauses", f"{none_of(absent)} in mine action",
            clause=clauses[first] if first else None,
            next="Add what is missing, with the acts `mine-laying`, `exchange-mine-records`, `mark-mines`, "
                 "`clear-mines` and `prioritise-clearance`, and a body under `decided-by`.")


def _for_all(context: Context, what: str, who: frozenset[str]) -> str:
    """What is missing: all of it, or the part of one side; empty where nothing is."""
    if not who:
        return what
    left = left_out(context, who)
    return f"{what} for {listed(left)}" if left else ""


def _recorders(context: Context) -> frozenset[str]:
    found: set[str] = set()
    for clause in context.operative.values():
        acts = set(clause.act)
        general = "exchange-records" in acts and bool(MINES.intersection(clause.object) or acts & CLEARANCE)
        if clause.modal is Modal.SHALL and (general or "exchange-mine-records" in acts):
            found |= set(clause.who)
    return frozenset(found)


def _led(context: Context, clauses: Mapping[str, Clause]) -> bool:
    named = [who for clause in clauses.values() for who in (*clause.who, *((clause.decided_by or ""),)) if who]
    for step in context.framework.steps.values():
        if set(step.does) & set(clauses):
            named += [*step.by, *step.verified_by]
    bodies = context.framework.bodies
    return any(who in bodies for who in named) or bool(context.belligerents and outsiders(context, named))


def _linked(context: Context) -> bool:
    returns = context.framework.returns
    if not returns:
        return True
    waits = Waits(context)
    return any(return_.clearance is not None or waits.reaches(id, CLEARANCE) for id, return_ in returns.items())
