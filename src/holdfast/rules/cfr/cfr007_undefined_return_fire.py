"""A right to shoot back that has no limits.

## What it checks
A clause says whether fire may be returned.
Where it may: who may order it, against what, within which limits, and by when it is reported.

## Why it matters
A right to return fire without limits swallows the truce, since every shot can be called an answer.
The measures of 22 July 2020 set rules for return fire and for discipline.
Some hold that the right of self-defence under art. 51 of the UN Charter needs no clause; the rule asks only that its
use under this text is set out.

## Fails
```yaml
clauses:
  return-fire: {text: The Parties may return fire., who: [A, B], modal: may, act: return-fire}
```

## Passes
```yaml
clauses:
  return-fire:
    text: The sector command of a Party may order fire on the position that fires, until it stops.
    who: [A, B]
    modal: may
    act: return-fire
    object: firing-position
    decided-by: sector-command
    if: breached(ceasefire)
    hence: report-return-fire
  report-return-fire:
    text: Each Party reports return fire within two hours.
    who: [A, B]
    modal: shall
    act: report
    when: {within: PT2H}
```

## When it does not apply
Pauses.
A text that forbids return fire by name has settled the question.
Texts that end no hostilities: each party that could fight is said to be no belligerent, and no trace of a war is left.

## How it decides
Structure: clauses with an act of return fire or self-defence, and those with `may` and `fire`.
Who orders: `decided-by` or `who`; against what: `object`, `to` or a defined term that the text marks.
Limits: `if`, `where`, an end in `when`, a marked term or parameter in the text, or a `shall-not` clause on the same
act.
Report: a duty to report with a deadline, reached by `hence` or with return fire as its object.
A rung of the ladder with a measure of self-defence or return fire counts as such a right: its `decided-by` or `by`,
its `against` or `for`, and its `restraint` are taken.
Where a clause was not encoded in full, what is missing is open, not a failure.

## Sources
- ✓ Trilateral Contact Group, measures of 22 July 2020 (PA-X 2440): rules for return fire and for discipline.
- ○ UN Charter, art. 51.

## Related codes
CFR004, MVM006
"""

from __future__ import annotations

from collections.abc import Iterator

from holdfast.document.clause import Clause, Modal
from holdfast.document.finding import Level
from holdfast.document.framework import Stage
from holdfast.document.text import marks, versions
from holdfast.document.verification import Rung
from holdfast.rules.context import Context
from holdfast.rules.rule import Decides, Evidence, Mark, Rule, Verdict

RULE = Rule(
    code="CFR007",
    name="undefined-return-fire",
    severity=Level.WARNING,
    from_stage=Stage.CESSATION,
    decides=(Decides.STRUCTURE,),
    why="A right to return fire without limits swallows the truce; the measures of 22 July 2020 set rules for it.",
    sources=(
        Evidence("Trilateral Contact Group, measures of 22 July 2020 (PA-X 2440)", Mark.READ),
        Evidence("UN Charter, art. 51", Mark.UNCHECKED),
    ),
    priority=1,
    of_hostilities=True,
    tags=("pam:ceasefire", "pax:CeProv"),
)

RETURN_FIRE = frozenset({
    "return-fire", "self-defence", "self-defense", "use-self-defence", "retaliate", "retaliatory-fire",
    "respond-with-fire", "defensive-fire", "act-in-self-defence",
})
"""Acts of shooting back."""

FIRE = frozenset({"fire", "open-fire"})
"""Acts of shooting; a right to one of them under a ceasefire is a right to shoot back."""

REPORT = frozenset({
    "report", "give-notice", "notify", "report-return-fire", "report-incident", "report-fire", "inform",
})
"""Acts of saying that one has shot back."""


def check(context: Context) -> Iterator[Verdict]:
    """Yield a verdict where nothing is said on return fire, and for each right to it that is short of something."""
    rules = {id: clause for id, clause in context.operative.items() if _is_on_return_fire(clause)}
    rungs = {id: rung for id, rung in context.framework.ladder.items() if RETURN_FIRE & set(rung.measures)}
    for id, rung in rungs.items():
        yield from _rung(context, id, rung)
    if not rules and not rungs:
        yield context.missing(
            "clauses", "no clause on return fire (a right with limits, or a prohibition)",
            next="Add a clause with `act: return-fire` that says who may order it, against what, within which limits.")
    for id, clause in rules.items():
        if clause.modal is Modal.MAY:
            absent = {what: f"clauses.{id}.{key}" for what, key in _lacking(context, id, clause)}
            yield from context.lacking(
                f"clauses.{id}", absent, "in this right to return fire", head="no word on", clause=clause,
                next="Add them: `decided-by`, `object`, `if` or `where`, and a duty to report with a deadline.")


def _rung(context: Context, id: str, rung: Rung) -> Iterator[Verdict]:
    """A verdict on a rung of the ladder that answers a violation with fire."""
    at = f"ladder.{id}"
    held = {
        "who may order it": (f"{at}.decided-by", rung.decided_by or rung.by),
        "against what": (f"{at}.against", rung.against or rung.for_), "its limits": (f"{at}.restraint", rung.restraint),
        "by when it is reported": (at, any(_is_timed_report(c) and (RETURN_FIRE | {id}) & set(c.object)
                                           for c in context.operative.values())),
    }
    yield from context.lacking(
        at, {what: field for what, (field, has) in held.items() if not has},
        "in this response, which may be fire", head="no word on",
        next="Add them: `decided-by`, `against`, `restraint`, and a duty to report with this rung as its `object`.")


def _is_on_return_fire(clause: Clause) -> bool:
    acts = set(clause.act)
    return bool(acts & RETURN_FIRE) or (clause.modal is Modal.MAY and bool(acts & FIRE))


def _lacking(context: Context, id: str, clause: Clause) -> Iterator[tuple[str, str]]:
    """What a right to return fire does not say, with the key of the field that would hold it."""
    if not (clause.decided_by or clause.who):
        yield "who may order it", "decided-by"
    if not (clause.object or clause.to or _marked(clause) & set(context.framework.terms)):
        yield "against what", "object"
    if not _is_limited(context, clause):
        yield "its limits", "if"
    if not any(_is_report(other, other_id, id, clause) for other_id, other in context.operative.items()):
        yield "by when it is reported", "hence"


def _is_limited(context: Context, clause: Clause) -> bool:
    ends = clause.when is not None and (clause.when.until or clause.when.within or clause.when.by)
    forbidden = RETURN_FIRE & context.acts(Modal.SHALL_NOT)
    return bool(clause.if_ or clause.where or ends or _marked(clause) or forbidden)


def _marked(clause: Clause) -> frozenset[str]:
    return frozenset(mark.id for text in versions(clause.text).values() for mark in marks(text))


def _is_report(other: Clause, other_id: str, id: str, clause: Clause) -> bool:
    """Whether another clause is a duty, with a deadline, to report the fire that this clause allows."""
    linked = other_id in clause.hence or bool((RETURN_FIRE | {id, *_marked(clause)}) & set(other.object))
    return linked and _is_timed_report(other)


def _is_timed_report(clause: Clause) -> bool:
    timed = clause.when is not None and (clause.when.within or clause.when.by)
    return bool(timed and clause.modal is Modal.SHALL and REPORT & set(clause.act))
