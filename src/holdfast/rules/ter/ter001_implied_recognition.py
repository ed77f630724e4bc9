"""A text that treats an area as transferred, or a line as a border, without saying that it means to.

## What it checks
A text that draws lines and zones, or recognises something about a place, says that title to territory stays as it is:
by a clause named under `legal.without-prejudice`, or by the `status` of each line and zone.
A clause that passes territory from one to another is put before counsel, since that should be meant.

## Why it matters
A line drawn to stop fire is read as a border when nothing says otherwise.
A word of recognition cannot be taken back.
Territory is not acquired by force, and nobody should concede it by the choice of a word.

## Fails
```yaml
zones:
  line: {name: Line of contact, kind: line}
clauses:
  line.recognised: {text: G recognises the line., who: G, modal: shall, act: recognise, where: line}
```

## Passes
```yaml
zones:
  line: {name: Line of contact, kind: line}
clauses:
  line.kept: {text: The parties stay behind the line., who: [A, B], modal: shall, act: hold-line, where: line}
  title.reserved: {text: Nothing here prejudices title to territory., kind: declaratory}
legal: {without-prejudice: title.reserved}
```

## When it does not apply
Pauses.
Texts that draw no line and dispose of no place.
Recognition and lines in texts that end no hostilities: what is recognised there is what exists.

## How it decides
Structure: acts of recognition with a place under `where`, and zones of the kinds line, buffer, security and
demilitarised.
Recognition of a state as such, with no place, is left alone.
One clause under `legal.without-prejudice` is enough for the whole text.
A `status` that says "without prejudice", in English or in one of the languages of the United Nations or of the parties,
is enough for its zone; any other status is put before counsel, because only a person can read what it concedes.
A line at which border control is ordered is taken to be a border.
Where it is also the line between the forces, it is put before counsel, who knows whether it is the recognised border:
a line with a moment under `as-of`, one that a zone is measured from, or one at which fire or forces are dealt with.
Acts that pass territory (`transfer-territory`, `cede`, `annex` and the like) are always put before counsel.
What is missing is a failure in a text encoded in full, otherwise it is open.

## Sources
- ✓ UN Charter, article 2(4): no threat or use of force against territorial integrity.
- ✓ PILPG, Ukraine drafting notes: no implicit territorial concessions.
- ○ General Assembly resolution 2625 (1970): no territorial acquisition by force is recognised as legal.
- ○ Articles on State Responsibility, article 41(2): no recognition of a situation created by a serious breach.

Authorities disagree on how far a text may go without conceding title.
Some hold that a line of control with a saving clause concedes nothing, others that years of it do.
The parties themselves often disagree on which title there is; the rule takes no side in that.

## Related codes
TER002, ZON001, REF002
"""

from __future__ import annotations

from collections.abc import Iterator

from holdfast.document.finding import Level
from holdfast.document.framework import Stage
from holdfast.document.zone import ZoneKind
from holdfast.rules.acts import ADVANCE, BORDER, FIRE, HOLDING, WITHDRAWAL
from holdfast.rules.context import Context
from holdfast.rules.hostilities import at_peace
from holdfast.rules.listing import some_of
from holdfast.rules.rule import Decides, Evidence, Mark, Rule, Verdict
from holdfast.rules.ter.territorial_acts import changes, recognises

RULE = Rule(
    code="TER001",
    name="implied-recognition",
    severity=Level.WARNING,
    from_stage=Stage.CESSATION,
    decides=(Decides.STRUCTURE, Decides.JUDGEMENT),
    why="No territory is acquired by force (UN Charter, article 2(4)), nor conceded by implication (PILPG notes).",
    sources=(
        Evidence("UN Charter, article 2(4)", Mark.READ),
        Evidence("PILPG, Ukraine drafting notes: no implicit territorial concessions", Mark.READ),
        Evidence("General Assembly resolution 2625 (1970)", Mark.UNCHECKED),
        Evidence("Articles on State Responsibility, article 41(2)", Mark.UNCHECKED),
    ),
    tags=("pam:boundary-demarcation", "pax:StBor", "pax:StXbor"),
)

DIVIDING = frozenset({ZoneKind.LINE, ZoneKind.BUFFER, ZoneKind.SECURITY, ZoneKind.DEMILITARISED})
MILITARY = ADVANCE | FIRE | HOLDING | WITHDRAWAL
SAVING = (
    "without prejudice", "without any prejudice", "sans préjudice", "sin perjuicio", "unbeschadet",
    "без ущерба", "не наносит ущерба", "без шкоди", "не завдає шкоди", "不妨碍", "دون المساس",
)
NEXT = "Add a clause by which nothing here prejudices title, and name it under `legal.without-prejudice`."


def check(context: Context) -> Iterator[Verdict]:
    """Yield a verdict for recognition and lines without a saving clause, and a question where only people can say."""
    yield from _transfers(context)
    legal = context.framework.legal
    if (legal is not None and legal.without_prejudice) or at_peace(context):
        return
    for id, clause in context.framework.clauses.items():
        if recognises(clause):
            yield context.missing(
                f"clauses.{id}",
                f"no clause that leaves title untouched beside this recognition for {some_of(clause.where)}",
                clause=clause, next=NEXT)
    yield from _lines(context)


def _transfers(context: Context) -> Iterator[Verdict]:
    for id, clause in context.framework.clauses.items():
        if changes(clause):
            yield context.review(
                f"clauses.{id}", "This clause passes territory from one to another. Is that meant, agreed free of the "
                "threat and use of force, and open to the parties under their own law?", role="counsel")


def _places(context: Context, acts: frozenset[str]) -> frozenset[str]:
    """The zones at which a clause places one of some acts."""
    clauses = context.framework.clauses.values()
    return frozenset(zone for clause in clauses if acts.intersection(clause.act) for zone in clause.where)


def _lines(context: Context) -> Iterator[Verdict]:
    guarded = _places(context, BORDER)
    between = _places(context, MILITARY).union(zone.around for zone in context.framework.zones.values() if zone.around)
    silent: list[str] = []
    for id, zone in context.framework.zones.items():
        if zone.kind not in DIVIDING:
            continue
        if zone.kind is ZoneKind.LINE and id in guarded:
            if zone.as_of is None and id not in between:
                continue
            yield context.review(
                f"zones.{id}",
                "Border control stands on the line between the forces. Is that the recognised border, or does the text "
                "make one of it?", role="counsel", next=f"Say which it is under `answers`. If it is no border: {NEXT}")
        elif zone.status is None:
            silent.append(id)
        elif not any(word in zone.status.lower() for word in SAVING):
            yield context.review(
                f"zones.{id}.status", f'Does the status "{zone.status}" concede title to anybody?', role="counsel",
                next=f"{NEXT} Or say under `status` that it is without prejudice to title.")
    if silent:
        yield context.missing(
            f"zones.{silent[0]}", f"no word that {some_of(silent)} "
            f"{'leaves' if len(silent) == 1 else 'leave'} title to territory untouched", next=NEXT)
