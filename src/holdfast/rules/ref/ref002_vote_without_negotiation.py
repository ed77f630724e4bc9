"""A vote on the status of a territory that no negotiation comes before.

## What it checks
A vote on the status of a territory waits for a gate of kind `negotiation`, directly or through other things it waits
for.

## Why it matters
A vote answers yes or no.
Which questions can stand on the ballot, and what each answer leads to, has to be agreed by those it binds.

## Fails
```yaml
votes:
  status: {kind: status, area: region, question: Does the region join the other state?}
```

## Passes
```yaml
gates:
  talks: {kind: negotiation, text: "The parties have agreed question, electorate and outcomes."}
votes:
  status: {kind: status, area: region, after: talks}
```

## When it does not apply
Stages before a framework agreement.
Elections, and votes that ratify an agreement which is negotiated already.

## How it decides
Order and time: everything the vote waits for, by `after`, `opens`, `needs`, `if` or an anchor.
A gate of kind `negotiation`, or a clause that orders the parties to negotiate, counts.
A vote is on status where its kind is `status`, or where it is held in one area on a clause or issue about territory.
Another vote on such a clause or issue is a question to counsel, because it may ratify what was negotiated.
Where the text was not encoded in full, a missing gate is open, not a failure.

## Sources
- ✓ Venice Commission, opinion CDL-AD(2014)002, paragraph 28: a vote on status calls for negotiation among those
  concerned first.
- ○ Those who hold such votes one-sidedly rest them on self-determination.

Authorities disagree on when self-determination allows a vote without agreement; the rule asks only whether
negotiation comes first.

## Related codes
REF001, REF003, REF006, TER001
"""

from __future__ import annotations

from collections.abc import Iterator

from holdfast.document.finding import Level
from holdfast.document.framework import Stage
from holdfast.document.settlement_parts import Vote
from holdfast.norms.graph import WAITING
from holdfast.rules.acts import STATUS
from holdfast.rules.context import Context
from holdfast.rules.rule import Decides, Evidence, Mark, Rule, Verdict

RULE = Rule(
    code="REF002",
    name="vote-without-negotiation",
    severity=Level.ERROR,
    from_stage=Stage.FRAMEWORK,
    decides=(Decides.GRAPH,),
    why="A vote on status is to follow negotiation among all concerned (Venice Commission, CDL-AD(2014)002).",
    sources=(
        Evidence("Venice Commission, CDL-AD(2014)002, paragraph 28", Mark.READ),
        Evidence("Those who hold such votes one-sidedly rest them on self-determination", Mark.UNCHECKED),
    ),
    tags=("pam:independence-referendum", "pax:StRef"),
)

NOT_ON_STATUS = frozenset({"election", "ratification"})
NEGOTIATING = frozenset({"negotiate", "conclude-negotiations", "hold-talks"})
NEXT = "Add a gate of kind `negotiation` and name it under `after` of the vote."


def check(context: Context) -> Iterator[Verdict]:
    """Yield a verdict for each vote on status that waits for no negotiation."""
    for id, vote in context.framework.votes.items():
        kind = vote.kind.strip().lower()
        territorial = kind == "status" or (kind not in NOT_ON_STATUS and _on_territory(context, vote))
        if not territorial or _negotiated(context, id):
            continue
        if kind == "status" or vote.area:
            yield context.missing(f"votes.{id}", "no negotiation that this vote on status waits for", next=NEXT)
        else:
            yield context.review(
                f"votes.{id}", "This vote touches the status of a territory; which negotiation comes before it?",
                role="counsel", next=f"{NEXT} If it ratifies an agreed text, write `kind: ratification`.")


def _on_territory(context: Context, vote: Vote) -> bool:
    issues = context.case.issues if context.case else {}
    for id in vote.on:
        clause = context.framework.clauses.get(id)
        if clause is not None and STATUS.intersection(clause.act):
            return True
        if id in issues and "territor" in f"{issues[id].group or ''} {id}".lower():
            return True
    return False


def _negotiated(context: Context, vote: str) -> bool:
    framework = context.framework
    seen: set[str] = set()
    ahead = [vote]
    while ahead:
        id = ahead.pop()
        if id in seen:
            continue
        seen.add(id)
        gate, clause = framework.gates.get(id), framework.clauses.get(id)
        if gate is not None and (gate.kind or "").strip().lower().startswith("negotiat"):
            return True
        if clause is not None and NEGOTIATING.intersection(clause.act):
            return True
        ahead += [edge.on for edge in context.graph.waits_for(id) if edge.link in WAITING]
    return False
