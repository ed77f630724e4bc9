"""Armed forces that face each other and have no room in which to talk and no line on which to call.

## What it checks
A joint commission exists in which the belligerents sit, with a direct channel between them, and a time within which a
call on it is answered.

## Why it matters
Most incidents of the first days are accidents, and each looks like an attack from the other side.
Two officers who can reach each other within minutes stop more of them than a complaint that takes a week.

## Fails
```yaml
bodies:
  commission: {name: Joint commission, kind: joint-commission, members: [A, B]}
```

## Passes
```yaml
bodies:
  commission:
    name: Joint commission
    kind: joint-commission
    members: [A, B, M]
    hotline: A direct line between the two sector commands, staffed at all hours.
    answers-within: PT15M
```

## When it does not apply
Pauses and bare cessations.
Texts that end no hostilities: each party that could fight is said to be no belligerent, and no trace of a war is left.

## How it decides
Structure: bodies of kind `joint-commission`, and councils and working groups that have a `hotline`.
Where the case says who fights, at least two belligerents have to sit in it, under `members`, `seats` or
`decides.members`; a body that names nobody is left to JCM002.
The channel is a `hotline` of any body, or a duty with `act: keep-contact`.
The time is `answers-within` of any body, or `within` of that duty.
Where the text describes a channel in words and no field has the time, the words may have it, so the time is open.
Whether those who sit in it are officers is not read.
Where the text was not encoded in full, what is missing is open, not a failure.

## Sources
- ✓ GCSP 2025: a Joint Military Coordination Commission and a liaison team.
- ✓ Fortna 2003 and 2004: mechanisms that let the sides deal with accidents make peace last longer.

Practice differs where a side refuses to sit with the other; some texts then put a third party between them.

## Related codes
JCM002, JCM003, MVM006
"""

from __future__ import annotations

from collections.abc import Iterator

from holdfast.document.body import Body, BodyKind
from holdfast.document.clause import Modal
from holdfast.document.finding import Level
from holdfast.document.framework import Stage
from holdfast.document.text import words_in
from holdfast.rules.context import Context
from holdfast.rules.listing import listed
from holdfast.rules.rule import Decides, Evidence, Mark, Rule, Verdict

RULE = Rule(
    code="JCM001",
    name="missing-joint-commission",
    severity=Level.WARNING,
    from_stage=Stage.PRELIMINARY_CEASEFIRE,
    decides=(Decides.STRUCTURE,),
    why="Mechanisms by which the sides deal with accidents make peace last longer (Fortna 2003, 2004; GCSP 2025).",
    sources=(
        Evidence("GCSP 2025: Joint Military Coordination Commission and liaison team", Mark.READ),
        Evidence("Fortna 2003 and 2004: mechanisms against accidents", Mark.READ),
    ),
    priority=1,
    tags=("pam:dispute-resolution-committee", "pam:ceasefire", "pax:CeProv"),
    of_hostilities=True,
)

CONTACT = frozenset({"keep-contact", "keep-hotline", "maintain-hotline"})
"""Acts by which a channel is kept open."""

_NEXT = "Add a body of kind `joint-commission` with `members`, `hotline` and `answers-within`."


def check(context: Context) -> Iterator[Verdict]:
    """Yield a verdict where no joint commission exists, where a side has no seat, or where nobody can call."""
    joint = {id: body for id, body in context.framework.bodies.items() if _is_joint(body)}
    if not joint:
        yield context.missing("bodies", "no joint commission in which the parties sit", next=_NEXT)
        return
    seated = [id for id, body in joint.items() if _seats_both(context, body)]
    if seated:
        yield from _channel(context, seated[0])
        return
    id, body = next(iter(joint.items()))
    sides = [words_in(context.parties[side].name) for side in context.belligerents if side not in _members(body)]
    yield context.missing(
        f"bodies.{id}", f"no seat for {listed(sides)} in {words_in(body.name)}, and no other joint commission in which "
        "the sides sit", next="Add them to `members`, or add a joint commission of the sides.")


def _is_joint(body: Body) -> bool:
    talks = body.kind in (BodyKind.COUNCIL, BodyKind.WORKING_GROUP) and body.hotline is not None
    return body.kind is BodyKind.JOINT_COMMISSION or talks


def _members(body: Body) -> frozenset[str]:
    voters = body.decides.members if body.decides else ()
    return frozenset((*body.members, *body.seats, *voters))


def _seats_both(context: Context, body: Body) -> bool:
    """Whether two belligerents sit in a body, as far as members and belligerents are known."""
    sides, members = frozenset(context.belligerents), _members(body)
    return len(sides) < 2 or not members or len(sides & members) > 1


def _channel(context: Context, id: str) -> Iterator[Verdict]:
    """Verdicts on the direct channel of the sides and on the time within which it is answered."""
    bodies = context.framework.bodies.values()
    duties = [clause for clause in context.operative.values()
              if clause.modal is Modal.SHALL and CONTACT & set(clause.act)]
    name = words_in(context.framework.bodies[id].name)
    timed = any(body.answers_within for body in bodies) or any(duty.when and duty.when.within for duty in duties)
    if not duties and not timed and not any(body.hotline for body in bodies):
        yield from context.lacking(f"bodies.{id}", {"direct channel": f"bodies.{id}.hotline"},
                                   f"between the sides in or beside {name}",
                                   next="Add `hotline` and `answers-within` to the body.")
    elif not timed:
        yield context.open(
            f"bodies.{id}", "Within what time a call on the direct channel is answered is in no field; the words "
            "may have it.", next="Give `answers-within`, such as PT15M, on the body with the `hotline`.")
