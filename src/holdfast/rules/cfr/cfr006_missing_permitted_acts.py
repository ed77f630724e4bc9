"""Everyday acts of forces of which nobody can say whether they are allowed.

## What it checks
The text says of each of six everyday acts whether forces may do it: rotation, resupply, medical evacuation, training,
engineering work, air-defence readiness.
Each is allowed with notice or forbidden, for every belligerent.

## Why it matters
A convoy that relieves tired soldiers looks like one that brings up an assault.
What is neither allowed nor forbidden is done without notice, seen, and counted as a violation.

## Fails
```yaml
clauses:
  rotation: {text: The Parties may rotate their troops., who: [A, B], modal: may, act: rotate-forces}
```

## Passes
```yaml
clauses:
  relief:
    text: The Parties may rotate troops, bring supplies and train outside the strip, and keep their air defence ready.
    who: [A, B]
    modal: may
    act: [rotate-forces, resupply-forces, train-forces, keep-air-defence]
    hence: relief.notice
  relief.notice:
    text: Each Party gives notice of these two days before.
    who: [A, B]
    modal: shall
    act: give-notice
    when: {within: P2D}
  works: {text: The Parties dig no positions., who: [A, B], modal: shall-not, act: [fortification, engineering-works]}
  wounded: {text: The wounded are evacuated at any hour., who: [A, B], modal: shall, act: evacuate-wounded}
```

## When it does not apply
Pauses and bare cessations.
Texts that end no hostilities: each party that could fight is said to be no belligerent, and no trace of a war is left.

## How it decides
Structure: the acts of operative clauses, of whatever modal.
Where the belligerents are known, only clauses that name one of them count, and each of them has to be covered.
An allowed act has notice where its clause leads by `hence` to a duty to give notice, names that act itself, or where
such a duty has the act or the clause under `object`.
Running the radars of air defence counts as air-defence readiness.
Medical evacuation needs no notice, since the wounded and sick do not wait for one.
Where the text was not encoded in full, what is missing is open, not a failure.

## Sources
- ○ UN DPPA, Guidance on Mediation of Ceasefires, 2022.
- ○ Vienna Document: notification of military activities.

Practice differs on how much to allow; the rule asks that the text choose and prefers neither.

## Related codes
CFR004, CFR005, CFR008
"""

from __future__ import annotations

from collections.abc import Iterator

from holdfast.document.clause import Clause, Modal
from holdfast.document.finding import Level
from holdfast.document.framework import Stage
from holdfast.rules.cfr.permitted_acts import FREE_OF_NOTICE, NOTICE, PERMITTED, families_of
from holdfast.rules.context import Context
from holdfast.rules.listing import listed
from holdfast.rules.rule import Decides, Evidence, Mark, Rule, Verdict

RULE = Rule(
    code="CFR006",
    name="missing-permitted-acts",
    severity=Level.WARNING,
    from_stage=Stage.PRELIMINARY_CEASEFIRE,
    decides=(Decides.STRUCTURE,),
    why="What is neither allowed with notice nor forbidden is seen and taken for an attack (UN Guidance 2022).",
    sources=(
        Evidence("UN DPPA, Guidance on Mediation of Ceasefires, 2022", Mark.UNCHECKED),
        Evidence("Vienna Document: notification of military activities", Mark.UNCHECKED),
    ),
    tags=("pam:ceasefire", "pax:CeProv"),
    of_hostilities=True,
)

_ADVICE = "Add a `may` clause that leads to a duty to give notice, or a `shall-not` clause, for every side."


def check(context: Context) -> Iterator[Verdict]:
    """Yield a verdict on the acts that are unsettled, and on each permission that asks for no notice."""
    sides = frozenset(context.belligerents)
    ruled: dict[str, frozenset[str]] = dict.fromkeys(PERMITTED, frozenset())
    silent: dict[str, list[str]] = {}
    noticed = _noticed(context)
    for id, clause in context.operative.items():
        if clause.modal is None or (sides and not sides & set(clause.who)):
            continue
        families = {name for act in clause.act for name in families_of(act)}
        for name in families:
            ruled[name] |= frozenset(clause.who) or frozenset({""})
        asked = [name for name in PERMITTED if name in families - FREE_OF_NOTICE]
        if asked and clause.modal is Modal.MAY and not _has_notice(context, id, clause, noticed):
            silent[id] = asked
    absent = [name for name in PERMITTED if not ruled[name]]
    if absent:
        yield context.missing("clauses", f"no clause that allows or forbids {listed(absent, last='or')}", next=_ADVICE)
    uneven = {name: sides - who for name, who in ruled.items() if who and sides - who}
    if uneven:
        said = "; ".join(f"{name} for {', '.join(sorted(left))}" for name, left in uneven.items())
        yield context.missing("clauses", f"no clause that allows or forbids {said}", next=_ADVICE)
    for id, asked in silent.items():
        yield context.missing(
            f"clauses.{id}", f"no notice of the {listed(asked)} that this clause allows",
            next="Lead by `hence` to a duty with `act: give-notice` and a time.", clause=context.operative[id])


def _noticed(context: Context) -> frozenset[str]:
    """What duties to give notice have as their object: acts or ids of clauses."""
    return frozenset(thing for clause in context.operative.values() if _is_notice(clause) for thing in clause.object)


def _is_notice(clause: Clause) -> bool:
    return clause.modal is Modal.SHALL and bool(NOTICE & set(clause.act))


def _has_notice(context: Context, id: str, clause: Clause, noticed: frozenset[str]) -> bool:
    followed = (context.operative.get(other) for other in clause.hence)
    leads = any(other is not None and _is_notice(other) for other in followed)
    return leads or bool(noticed & {id, *clause.act}) or bool(NOTICE & set(clause.act))
