"""A withdrawal that nobody could confirm.

## What it checks
Every clause that orders a withdrawal has a baseline declaration, a destination, a deadline, a method by which it is
seen,
and an interval at which it is looked at again.

## Why it matters
A withdrawal is shown only against a declared start, at a known place, by a known day.
Weapons that are not looked at again come back.

## Fails
```yaml
clauses:
  withdrawal.artillery:
    text: Each Party withdraws its artillery from the line.
    who: [A, B]
    modal: shall
    act: withdraw
```

## Passes
```yaml
verification:
  baseline: Each Party declares numbers and places of its artillery two days before the withdrawal begins.
  means:
    storage-inspection: {kind: inspection, run-by: mission, cadence: P7D}
clauses:
  withdrawal.artillery:
    text: Each Party withdraws its artillery behind the withdrawal line.
    who: [A, B]
    modal: shall
    act: withdraw
    where: withdrawal-zone
    when: {from: T0, within: P14D}
    observe: storage-inspection
```

## When it does not apply
Pauses and bare cessations, and texts that order no withdrawal.

## How it decides
Structure, clause by clause, with one finding for all that is missing.
*Baseline*: `verification.baseline`, a means of kind `declaration` that the clause observes, or a clause by which
holdings are declared.
*Destination*: a zone or site to leave or to go to, a distance from a line, or a length marked in the text; an area that
is only named says not where the forces are to stand afterwards.
*Deadline*: `within` or `by`, also on a step that carries the clause out; a deadline still in brackets counts.
*Method*: `observe`, a means that covers the zone, a step with `verified-by`, or a gate with evaluator and evidence.
*Interval*: a `cadence` of such a means, `every`, or a clause on repeated inspection.
Evidence named on the clause alone is no method, because the text does not say who looks at it.
Where the text was not encoded in full, what is missing is open, not a failure.

## Sources
- ✓ GCSP, *Drawing a line* (Kemp), 2025: verify withdrawal.
- ✓ OSCE Special Monitoring Mission, thematic report, April 2021: restrictions on the monitoring of withdrawn weapons.

## Related codes
ZON001, ZON002, MVM003, MVM004
"""

from __future__ import annotations

from collections.abc import Iterator

from holdfast.document.clause import Clause, Modal
from holdfast.document.finding import Level
from holdfast.document.framework import Framework, Stage
from holdfast.document.roadmap_parts import Step
from holdfast.document.text import marks, words_in
from holdfast.document.verification import Means, MeansKind
from holdfast.document.zone import Zone, ZoneKind
from holdfast.rules.acts import MONITORING, is_withdrawal
from holdfast.rules.context import Context
from holdfast.rules.rule import Decides, Evidence, Mark, Rule, Verdict

RULE = Rule(
    code="ZON003",
    name="unverifiable-withdrawal",
    severity=Level.ERROR,
    from_stage=Stage.PRELIMINARY_CEASEFIRE,
    decides=(Decides.STRUCTURE,),
    why="A withdrawal that nobody can confirm leaves each side fearing that the other stayed (GCSP 2025).",
    sources=(
        Evidence("GCSP, Drawing a line (Kemp), 2025: verify withdrawal", Mark.READ),
        Evidence("OSCE SMM thematic report, April 2021: restrictions on monitoring of withdrawn weapons", Mark.READ),
    ),
    tags=("pam:withdrawal-of-troops",),
)

DECLARING = frozenset({
    "declare", "declare-baseline", "declare-forces", "declare-holdings", "declare-inventory", "declare-positions",
    "declare-weapons", "exchange-baseline", "exchange-inventories", "notify-baseline",
})
LENGTHS = frozenset({"km", "m", "mi", "nmi", "kilometres", "metres"})
PLACES = frozenset({ZoneKind.BUFFER, ZoneKind.WITHDRAWAL, ZoneKind.SECURITY, ZoneKind.DEMILITARISED, ZoneKind.SITE})


def check(context: Context) -> Iterator[Verdict]:
    """Yield a verdict for each withdrawal clause that lacks something needed to confirm it."""
    framework = context.framework
    repeated = _monitored_again(context)
    for id, clause in context.operative.items():
        if not is_withdrawal(id, clause):
            continue
        steps = tuple(step for step in framework.steps.values() if id in step.does)
        held = {
            "baseline declaration": ("verification.baseline", _baseline(context, clause)),
            "destination": (f"clauses.{id}.where", _destination(framework, clause)),
            "deadline": (f"clauses.{id}.when.within", _deadline(clause, steps)),
            "method of observation": (f"clauses.{id}.observe", _method(framework, id, clause, steps)),
            "interval of re-inspection": (f"clauses.{id}.observe", repeated or _interval(framework, clause)),
        }
        yield from context.lacking(
            f"clauses.{id}", {name: field for name, (field, has) in held.items() if not has}, "for this withdrawal",
            clause=clause,
            next="Add what is missing: `verification.baseline`, `where`, `when.within`, `observe`, a `cadence`.")


def _means(framework: Framework, clause: Clause) -> tuple[Means, ...]:
    """The means that a clause observes or that cover one of its zones."""
    means = framework.verification.means if framework.verification else {}
    return tuple(m for id, m in means.items() if id in clause.observe or set(m.covers) & set(clause.where))


def _baseline(context: Context, clause: Clause) -> bool:
    verification = context.framework.verification
    if verification is not None and verification.baseline:
        return True
    if any(means.kind is MeansKind.DECLARATION for means in _means(context.framework, clause)):
        return True
    return bool(context.acts(Modal.SHALL) & DECLARING)


def _destination(framework: Framework, clause: Clause) -> bool:
    zones = [framework.zones[id] for id in clause.where if id in framework.zones]
    if any(_is_place(zone) for zone in zones):
        return True
    named = [mark.id for mark in marks(words_in(clause.text))]
    return any(id in framework.parameters and framework.parameters[id].unit in LENGTHS for id in named)


def _is_place(zone: Zone) -> bool:
    measured = zone.width is not None or bool(zone.weapon_range)
    return zone.kind in PLACES or measured or (zone.kind is not ZoneKind.LINE and zone.geometry is not None)


def _deadline(clause: Clause, steps: tuple[Step, ...]) -> bool:
    if clause.when is not None and (clause.when.within or clause.when.by):
        return True
    if any({"when.within", "when.by"} & set(bracket.set) for bracket in clause.brackets):
        return True
    return any(step.within is not None or step.by_time is not None for step in steps)


def _method(framework: Framework, id: str, clause: Clause, steps: tuple[Step, ...]) -> bool:
    if clause.observe or _means(framework, clause) or any(step.verified_by for step in steps):
        return True
    done = {id, *(key for key, step in framework.steps.items() if id in step.does)}
    return any(done & set(gate.needs) and gate.evaluator and gate.evidence for gate in framework.gates.values())


def _interval(framework: Framework, clause: Clause) -> bool:
    if any(means.cadence is not None for means in _means(framework, clause)):
        return True
    return clause.when is not None and clause.when.every is not None


def _monitored_again(context: Context) -> bool:
    """Whether some clause has somebody monitor at an interval, whatever it is that is monitored."""
    return any(
        set(other.act) & MONITORING and other.when is not None and other.when.every is not None
        for other in context.operative.values())
