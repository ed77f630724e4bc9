"""A text whose meaning nobody can settle.

## What it checks
For disputes on the meaning of the text there is a first step between the parties, a third party, a last resort that
ends the dispute, and a time limit.

## Why it matters
Every text is read in two ways, and each side acts on its own reading.
Without somebody who says which reading holds, a dispute on words ends as a dispute on the ground.

## Fails
```yaml
bodies:
  commission: {name: Joint commission, kind: joint-commission, members: [A, B]}
legal:
  disputes: commission
```

## Passes
```yaml
bodies:
  commission:
    name: Joint commission
    kind: joint-commission
    members: [A, B]
    decides: {kind: consensus, deadline: P14D, escalates-to: tribunal}
  tribunal:
    name: Arbitral tribunal
    kind: adjudication
    members: [M]
    time-limit: P90D
legal:
  disputes: commission
```

## When it does not apply
Pauses and bare cessations.

## How it decides
Structure: the path of a dispute begins with what `legal.disputes` names, or else with bodies of kind `adjudication` and
clauses with an act of ruling on disputes, and goes on by `escalates-to`, and by `who`, `decided-by`, `hence` and `lest`
of clauses.
*First step*: a clause on that path by which the parties negotiate or consult, or a joint body.
*Third party*: a body of kind `adjudication`, or a party on the path, or in a body on it, that is no belligerent.
Where the case does not say who fights, a party counts that is no member of the joint bodies on the path.
*Last resort*: a body of kind `adjudication`, a rule by which one member decides or a tie is broken, or a clause by
which somebody rules on the dispute.
*Time limit*: `time-limit` or `deadline` of a body, or a deadline of a clause, on the path.
Where the text was not encoded in full, what is missing is open, not a failure.

## Sources
- ✓ Joshi, Lee and Mac Ginty 2017: dispute resolution is one of three safeguards that explain implementation.
- ✓ Fortna 2003 and 2004: dispute resolution procedures make peace last longer.
- ○ Peace Accords Matrix: dispute resolution committee.

Practice differs on the last resort: some parties accept a court or arbiter, others only each other.
A text without one says so under `allow`.

## Related codes
JCM001, JCM002, DOC001, LAW005
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from holdfast.document.body import Body, BodyKind
from holdfast.document.clause import Clause
from holdfast.document.decision import DecisionRule, RuleKind
from holdfast.document.finding import Level
from holdfast.document.framework import Stage
from holdfast.rules.context import Context
from holdfast.rules.listing import none_of
from holdfast.rules.rule import Decides, Evidence, Mark, Rule, Verdict

RULE = Rule(
    code="JCM003",
    name="missing-dispute-settlement",
    severity=Level.WARNING,
    error_from=Stage.FRAMEWORK,
    from_stage=Stage.PRELIMINARY_CEASEFIRE,
    decides=(Decides.STRUCTURE,),
    why="Dispute resolution is one of the safeguards that explain implementation (Joshi, Lee and Mac Ginty 2017).",
    sources=(
        Evidence("Joshi, Lee and Mac Ginty 2017: dispute resolution is one of three safeguards", Mark.READ),
        Evidence("Fortna 2003 and 2004: dispute resolution procedures", Mark.READ),
        Evidence("Peace Accords Matrix: dispute resolution committee", Mark.UNCHECKED),
    ),
    tags=("pam:dispute-resolution-committee", "pam:international-arbitration", "pax:ImOth"),
)

RULING = frozenset({"rule-on-dispute", "settle-disputes", "settle-dispute", "arbitrate", "adjudicate", "interpret"})
"""Acts by which somebody decides a dispute or the meaning of the text."""

TALKING = frozenset({"negotiate", "consult", "mediate"})
"""Acts of the first step."""

JOINT = frozenset({BodyKind.JOINT_COMMISSION, BodyKind.COUNCIL, BodyKind.WORKING_GROUP})

_ADVICE = ("Name under `legal.disputes` the clause or body to which a dispute goes first; let it escalate to a third "
           "party that decides, with a `deadline` or `time-limit`.")


@dataclass
class _Path:
    """What a dispute can come before: clauses, bodies and parties by id."""

    clauses: dict[str, Clause] = field(default_factory=dict)
    bodies: dict[str, Body] = field(default_factory=dict)
    parties: dict[str, None] = field(default_factory=dict)


def check(context: Context) -> Iterator[Verdict]:
    """Yield a verdict where no dispute on the meaning can be settled, or one with all that its path lacks."""
    legal = context.framework.legal
    named = legal.disputes if legal is not None else ()
    found = named or _implied(context)
    if not found:
        yield context.missing("legal.disputes" if legal else "legal",
                              "no way to settle a dispute on the meaning of the text", next=_ADVICE)
        return
    path = _path(context, found)
    held = {
        "first step between the parties": _has_first_step(path), "third party": _has_third_party(context, path),
        "last resort": _has_last_resort(path), "time limit": _has_clock(path),
    }
    absent = [name for name, has in held.items() if not has]
    if absent:
        address = "legal.disputes" if named else f"{'bodies' if found[0] in path.bodies else 'clauses'}.{found[0]}"
        yield context.missing(address, f"{none_of(absent)} for disputes on the meaning of the text", next=_ADVICE)


def _implied(context: Context) -> tuple[str, ...]:
    bodies = (id for id, body in context.framework.bodies.items() if body.kind is BodyKind.ADJUDICATION)
    clauses = (id for id, clause in context.operative.items() if RULING & set(clause.act))
    return (*bodies, *clauses)


def _path(context: Context, start: tuple[str, ...]) -> _Path:
    text = context.framework
    path, waiting, seen = _Path(), list(start), set(start)
    while waiting:
        id = waiting.pop()
        if id in text.bodies:
            path.bodies[id] = text.bodies[id]
            following = tuple(_escalates(text.bodies[id].decides))
        elif id in text.clauses:
            clause = path.clauses[id] = text.clauses[id]
            following = (*clause.who, *clause.hence, *clause.lest, *((clause.decided_by,) if clause.decided_by else ()))
        else:
            path.parties[id] = None
            following = ()
        waiting += [other for other in following if other not in seen]
        seen.update(following)
    return path


def _escalates(rule: DecisionRule | None) -> Iterator[str]:
    if rule is not None:
        yield from (rule.escalates_to,) if rule.escalates_to else ()
        for part in rule.all_of:
            yield from _escalates(part)


def _has_first_step(path: _Path) -> bool:
    talks = any(TALKING & set(clause.act) for clause in path.clauses.values())
    return talks or any(body.kind in JOINT for body in path.bodies.values())


def _has_third_party(context: Context, path: _Path) -> bool:
    if any(body.kind is BodyKind.ADJUDICATION for body in path.bodies.values()):
        return True
    sides = frozenset(context.belligerents)
    inside = frozenset(id for body in path.bodies.values() for id in (*body.members, *body.seats, *body.lead,
                                                                        *((body.chair,) if body.chair else ())))
    if sides:
        return bool((inside | set(path.parties)) - sides - set(context.framework.bodies))
    talking = frozenset(id for clause in path.clauses.values() if TALKING & set(clause.act) for id in clause.who)
    return bool(set(path.parties) - inside - talking)


def _has_last_resort(path: _Path) -> bool:
    if any(RULING & set(clause.act) for clause in path.clauses.values()):
        return True
    return any(body.kind is BodyKind.ADJUDICATION or _ends(body.decides) for body in path.bodies.values())


def _ends(rule: DecisionRule | None) -> bool:
    return rule is not None and bool(rule.kind is RuleKind.SINGLE or rule.tie_break or any(map(_ends, rule.all_of)))


def _has_clock(path: _Path) -> bool:
    bodies = any(body.time_limit or _is_timed(body.decides) for body in path.bodies.values())
    return bodies or any(c.when is not None and (c.when.within or c.when.by) for c in path.clauses.values())


def _is_timed(rule: DecisionRule | None) -> bool:
    return rule is not None and bool(rule.deadline or any(map(_is_timed, rule.all_of)))
