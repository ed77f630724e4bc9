"""A way back to sanctions that those under sanctions can close.

## What it checks
Where relief has a way back, no beneficiary of the relief, and nobody it belongs to, can block the return of the
measures.
Where others can block it alone, it asks whether one of them would side with the beneficiary.

## Why it matters
Relief is given for conduct.
If the return needs the consent of the one whose conduct is in question, the relief is final.

## Fails
```yaml
relief:
  banking:
    beneficiary: B
    snapback: The measures return by decision of the commission.
    snapback-decides: {kind: unanimity, members: [A, B, M]}
```

## Passes
```yaml
relief:
  banking:
    beneficiary: B
    snapback: The measures return after 30 days unless the council resolves to continue the relief.
    snapback-decides: {kind: default-on, members: [M, N, O], k: 2}
```

## When it does not apply
Stages before a framework agreement, and relief without a way back (see ECO002).

## How it decides
Order and time of the decision: the rule under `snapback-decides`, and those named under `snapback-can-be-blocked-by`.
In a rule without members, the members of the one authority count.
Unanimity, consensus and vetoes let each of their members block; with k votes or weights, the beneficiaries block
where the others do not reach the number without them.
A default that measures return passes, unless the beneficiaries alone have the votes to stop it.
A veto in such a rule is read as a veto on stopping the return, so it blocks nothing.
Where the text does not say how the return is decided, the verdict is open.

## Sources
- ✓ UN Security Council resolution 2231 (2015), paragraphs 11 and 12: absent a resolution to continue the relief,
  measures return after 30 days.
- ○ In 2025 members of the Council disagreed on whether that return took legal effect.

Authorities disagree on the legal effect of the return in 2025, not on how the vote was inverted.

## Related codes
ECO001, ECO002, ECO004, SEC004
"""

from __future__ import annotations

from collections.abc import Iterator

from holdfast.document.decision import DecisionRule
from holdfast.document.finding import Level
from holdfast.document.framework import Stage
from holdfast.document.settlement_parts import Relief
from holdfast.rules.blocking import blockers, deciders, groups_of, members_of, together
from holdfast.rules.context import Context
from holdfast.rules.listing import listed, some_of
from holdfast.rules.rule import Decides, Evidence, Mark, Rule, Verdict

RULE = Rule(
    code="ECO003",
    name="blockable-snapback",
    severity=Level.ERROR,
    from_stage=Stage.FRAMEWORK,
    decides=(Decides.GRAPH,),
    why="Resolution 2231 inverts the vote: measures return unless it is resolved that they do not (UNSC 2231, 2015).",
    sources=(
        Evidence("UNSC 2231 (2015): absent a resolution to continue relief, measures return after 30 days", Mark.READ),
        Evidence("In 2025 members of the Council disagreed on its legal effect", Mark.UNCHECKED),
    ),
)

NEXT = "Let the measures return unless a decision stops them (`kind: default-on`), or keep those relieved out of it."


def check(context: Context) -> Iterator[Verdict]:
    """Yield a verdict for each way back that its beneficiary can block, others may block, or nobody describes."""
    for id, relief in context.framework.relief.items():
        rule, named = relief.snapback_decides, relief.snapback_can_be_blocked_by
        if rule is None and not named:
            if relief.snapback is not None:
                yield context.open(
                    f"relief.{id}", "How the return of the measures is decided is not in the text as encoded.",
                    next="Add `snapback-decides`, or `snapback-can-be-blocked-by`.")
            continue
        targets = frozenset(relief.beneficiary)
        side = targets | groups_of(context, targets)
        alone = blockers(rule, _members(context, relief, rule)) if rule else frozenset()
        blocking = sorted((alone | set(named)) & side)
        key = "snapback-can-be-blocked-by" if set(named) & side or rule is None else "snapback-decides"
        if blocking:
            yield context.fail(
                f"relief.{id}.{key}", f"{listed(blocking)} can block the return of the measures.", next=NEXT)
        elif rule is not None and together(rule, _members(context, relief, rule), targets):
            yield context.fail(
                f"relief.{id}.snapback-decides",
                f"Without {listed(sorted(targets), last='or')} the votes for the return cannot be reached, "
                "or with them it is stopped.", next=NEXT)
        elif others := sorted((alone - (deciders(rule) if rule else frozenset())) | set(named)):
            yield _question(context, f"relief.{id}.{key}", others, sorted(targets))


def _question(context: Context, address: str, others: list[str], targets: list[str]) -> Verdict:
    alone = "can block" if len(others) == 1 else "can each block"
    side = listed(targets, last="or") or "those relieved"
    return context.review(address, f"{some_of(others)} {alone} the return of the measures; would any side with {side}?",
                          role="counsel", next=NEXT)


def _members(context: Context, relief: Relief, rule: DecisionRule) -> tuple[str, ...]:
    return rule.members if rule.members or len(relief.authority) != 1 else members_of(context, relief.authority[0])
