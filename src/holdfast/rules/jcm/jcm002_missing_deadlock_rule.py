"""A joint body that can be stopped by not deciding.

## What it checks
Every joint body says who its members are, who presides, how many must be present, how it votes,
what happens when it cannot agree, and how long it may take.

## Why it matters
In a body of both sides disagreement is the normal case.
Without a way out each side can stop the text by staying away or saying no.

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
    chair: M
    time-limit: P7D
    decides: {kind: k-of-n, k: 2, quorum: 2, escalates-to: council}
```

## When it does not apply
Pauses and bare cessations.
Monitoring missions, forces, administrations and working groups.
A body of a single member, which cannot be deadlocked; a coalition, and a party that has members, is not single.

## How it decides
Structure: bodies of the kinds joint commission, council, adjudication, humanitarian, claims and electoral.
One finding per body says all that is missing.
A quorum is not asked for where all must agree or one decides; a tie-break is not asked for where one decides alone,
where each decides for itself, or where a thing happens unless it is stopped.
One seat alone does not say who the other members are, so it is no membership.
In a nested rule it is enough that the whole rule or each part of it says it.
Where the text was not encoded in full, what is missing is open, not a failure.

## Sources
- ✓ Molloy and Bell 2019 (PA-X): functions, composition and level of implementation bodies.

Consensus keeps both sides in, a casting vote keeps work going; authorities differ on which is better.
The rule takes either, with a way out of deadlock.

## Related codes
JCM001, JCM003
"""

from __future__ import annotations

from collections.abc import Iterator

from holdfast.document.body import Body, BodyKind
from holdfast.document.decision import DecisionRule, RuleKind
from holdfast.document.finding import Level
from holdfast.document.framework import Stage
from holdfast.document.text import words_in
from holdfast.rules.context import Context
from holdfast.rules.rule import Decides, Evidence, Mark, Rule, Verdict

RULE = Rule(
    code="JCM002",
    name="missing-deadlock-rule",
    severity=Level.ERROR,
    from_stage=Stage.PRELIMINARY_CEASEFIRE,
    decides=(Decides.STRUCTURE,),
    why="Composition and decision rules decide whether implementation bodies can work (Molloy and Bell 2019).",
    sources=(
        Evidence("Molloy and Bell 2019 (PA-X): functions, composition and level of implementation bodies", Mark.READ),
    ),
    tags=("pam:dispute-resolution-committee",),
)

JOINT = frozenset({
    BodyKind.JOINT_COMMISSION, BodyKind.COUNCIL, BodyKind.ADJUDICATION, BodyKind.HUMANITARIAN, BodyKind.CLAIMS,
    BodyKind.ELECTORAL,
})
NO_QUORUM = frozenset({RuleKind.UNANIMITY, RuleKind.CONSENSUS, RuleKind.SINGLE, RuleKind.NATIONAL})
NO_DEADLOCK = frozenset({RuleKind.SINGLE, RuleKind.NATIONAL, RuleKind.DEFAULT_ON})


def check(context: Context) -> Iterator[Verdict]:
    """Yield a verdict for each joint body that does not say how it decides and what breaks a deadlock."""
    for id, body in context.framework.bodies.items():
        if body.kind not in JOINT or _is_single(context, body):
            continue
        absent = {what: f"bodies.{id}.{key}" for what, key in _absent(body).items()}
        yield from context.lacking(
            f"bodies.{id}.decides" if body.decides else f"bodies.{id}", absent, f"for {words_in(body.name)}",
            next="Add `members`, `chair`, `time-limit` and, under `decides`, `kind`, `quorum` and `tie-break` or "
            "`escalates-to`, as far as they are missing.")


def _members(body: Body) -> frozenset[str]:
    voters = body.decides.members if body.decides else ()
    seats = tuple(body.seats) if len(body.seats) > 1 else ()  # one seat says nothing of the others
    return frozenset((*body.members, *seats, *voters))


def _is_single(context: Context, body: Body) -> bool:
    members = _members(body)
    if len(members) != 1:
        return False
    (member,) = members
    party = context.parties.get(member)
    many = (context.case is not None and member in context.case.coalitions) or (party is not None and party.members)
    return not many


def _absent(body: Body) -> dict[str, str]:
    """What a body lacks, with the key of the field that would hold it."""
    rule = body.decides
    held = {
        "membership": ("members", bool(_members(body))),
        "chair": ("chair", bool(body.chair or body.lead or (rule and rule.chair))),
        "vote rule": ("decides.kind", rule is not None),
        "quorum": ("decides.quorum", rule is not None and _has_quorum(rule)),
        "way out of a deadlock": ("decides.escalates-to", rule is not None and _has_way_out(rule)),
        "time limit": ("time-limit", body.time_limit is not None or (rule is not None and _has_deadline(rule))),
    }
    return {name: key for name, (key, has) in held.items() if not has}


def _has_quorum(rule: DecisionRule) -> bool:
    if rule.quorum is not None or rule.kind in NO_QUORUM:
        return True
    return bool(rule.all_of) and all(_has_quorum(part) for part in rule.all_of)


def _has_way_out(rule: DecisionRule) -> bool:
    if rule.tie_break or rule.escalates_to or rule.kind in NO_DEADLOCK:
        return True
    return bool(rule.all_of) and all(_has_way_out(part) for part in rule.all_of)


def _has_deadline(rule: DecisionRule) -> bool:
    return rule.deadline is not None or (bool(rule.all_of) and all(_has_deadline(part) for part in rule.all_of))
