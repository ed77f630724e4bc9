"""A duty to act that never falls due.

## What it checks
Every clause with `shall` has a deadline, is continuous or repeated, or is bound to something that sets it off.

## Why it matters
A duty without a date can be kept on any day, so it is broken on none.
Whoever waits for it has nothing to point at.

## Fails
```yaml
clauses:
  mines.records: {text: Each Party hands over its mine records., who: [A, B], modal: shall, act: exchange-records}
```

## Passes
```yaml
clauses:
  mines.records:
    text: Each Party hands over its mine records within ten days.
    who: [A, B]
    modal: shall
    act: exchange-records
    when: {from: T0, within: P10D}
  aid.access:
    text: The Parties let aid pass at all times.
    who: [A, B]
    modal: shall
    act: give-access
    when: {from: T0, continuous: "true"}
```

## When it does not apply
Pauses; clauses that forbid or allow something; declaratory clauses.

## How it decides
Structure, duty by duty, with defaults applied.
*Deadline*: `within`, `by` or `until`, own or still in brackets; a time that the text marks as a parameter; a step that
carries the duty out in `within` or by `by-time`; a gate that needs it and has a `timeout` or `by-time`.
*Continuous or repeated*: `continuous` or `every`.
*Trigger*: `if`, a beginning that counts from something met or breached or from any breach, a gate that opens it, a
step that carries it out after something else, or another element that leads to it by `hence`, `lest` or `otherwise`.
A beginning alone, such as `from: T0`, is no deadline.
The rule does not ask how soon after its trigger a duty falls due, and it reads no times from the words of the text.
Where a clause was not encoded in full, what is missing is open, not a failure.
More than three such clauses become one finding.

## Sources
- ✓ The L4 language: every rule has a WITHIN.
- ○ Peace Accords Matrix, provision "detailed implementation timeline".

Practice differs: drafters leave a date out on purpose where a date would be missed for certain.
A text that does so says so under `allow`.

## Related codes
DOC002, DOC004, DOC005, SEQ002
"""

from __future__ import annotations

from collections.abc import Iterator

from holdfast.document.clause import Clause, Modal, When
from holdfast.document.finding import Level
from holdfast.document.framework import Framework, Stage
from holdfast.document.text import marks, versions
from holdfast.rules.context import Context
from holdfast.rules.doc.gaps import gaps
from holdfast.rules.rule import Decides, Evidence, Mark, Rule, Verdict

RULE = Rule(
    code="DOC003",
    name="open-ended-obligation",
    severity=Level.WARNING,
    from_stage=Stage.CESSATION,
    decides=(Decides.STRUCTURE,),
    why="A duty that never falls due is never broken; every rule of the L4 language has a WITHIN.",
    sources=(
        Evidence("The L4 language: WITHIN", Mark.READ),
        Evidence("Peace Accords Matrix, provision: detailed implementation timeline", Mark.UNCHECKED),
    ),
    tags=("pam:detailed-implementation-timeline",),
)

TIMES = frozenset({
    "minute", "minutes", "min", "hour", "hours", "h", "day", "days", "d", "week", "weeks", "month", "months", "year",
    "years",
})
"""Units in which a parameter says a time."""

_ADVICE = ("Add `when.within`, `when.by` or `when.until`; `when.continuous: true` if it holds all the time; or what "
           "sets it off, under `if`.")
_BRACKETED = ("when.within", "when.by", "when.until", "when.continuous", "when.every", "if")


def check(context: Context) -> Iterator[Verdict]:
    """Yield a verdict for each duty to act without deadline, standing or trigger."""
    linked = _set_off(context) | _timed_by_others(context.framework)
    found = [id for id, clause in context.operative.items()
             if clause.modal is Modal.SHALL and id not in linked and not _is_bounded(context.framework, clause)]
    lack = {"deadline, continuous standing or trigger": "when"}
    yield from gaps(context, dict.fromkeys(found, lack), dict.fromkeys(found, "for this duty"),
                    of="no deadline, continuous standing or trigger for", next=dict.fromkeys(found, _ADVICE))


def _is_bounded(framework: Framework, clause: Clause) -> bool:
    """Whether a duty says by itself when it falls due or what sets it off."""
    if clause.if_ or (clause.when is not None and _is_timed(clause.when)):
        return True
    if any(key in bracket.set for bracket in clause.brackets for key in _BRACKETED):
        return True
    marked = (mark.id for text in versions(clause.text).values() for mark in marks(text))
    return any(id in framework.parameters and framework.parameters[id].unit in TIMES for id in marked)


def _is_timed(when: When) -> bool:
    answers = when.from_ is not None and when.from_.anchor == "breach"
    return bool(when.within or when.by or when.until or when.every or when.continuous or answers)


def _set_off(context: Context) -> frozenset[str]:
    """Ids of the clauses that wait for or follow from another element, or are carried out by a step that does."""
    linked = frozenset(edge.waiting for edge in context.graph.edges)
    waiting = (step for id, step in context.framework.steps.items() if id in linked or step.if_)
    return linked | {id for step in waiting for id in step.does}


def _timed_by_others(framework: Framework) -> frozenset[str]:
    """Ids of the clauses that a step carries out by a deadline, or that a gate with an end needs."""
    steps = (id for step in framework.steps.values() if step.within or step.by_time for id in step.does)
    gates = (id for gate in framework.gates.values() if gate.timeout or gate.by_time for id in gate.needs)
    return frozenset((*steps, *gates))
