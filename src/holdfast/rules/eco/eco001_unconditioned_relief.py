"""Relief from sanctions that hangs on nothing anybody verifies, or of which nobody can say who grants it.

## What it checks
Each relief waits for something that somebody verifies, and names the authority that grants it and the instrument by
which it does so.

## Why it matters
Relief that hangs on "implementation" as a whole, without an agreed order, gives neither side a reason to take the next
step: one waits for relief, the other for conduct.

## Fails
```yaml
relief:
  banking: {beneficiary: B, measures: [banking], text: Relief follows progress.}
```

## Passes
```yaml
gates:
  phase-2: {needs: withdrawal, evaluator: mission}
relief:
  banking:
    beneficiary: B
    measures: [banking]
    after: phase-2
    authority: council
    instrument: A decision of the council.
```

## When it does not apply
Stages before a framework agreement, and texts without relief.

## How it decides
Order and time: what the relief, or a step that carries it out, waits for, directly or through others.
A gate with an evaluator, a step with `verified-by`, and a clause with `observe` are verified.
A date is not: relief by date alone is given whatever happens.
`authority` and `instrument` have to stand in the text; where the case knows them for a measure, the advice says so.
One finding per relief says all that is missing.
Where the text was not encoded in full, what is missing is open, not a failure.

## Sources
- ◐ Under the Minsk agreements sanctions were tied to full implementation without an agreed sequence.

Authorities disagree on when relief works: some hold that it should come early, to build trust, others that it should
follow each verified step.
A text that gives relief early on purpose says so under `allow`.

## Related codes
ECO002, ECO003, ECO004, SEQ004
"""

from __future__ import annotations

from collections.abc import Iterator

from holdfast.document.finding import Level
from holdfast.document.framework import Stage
from holdfast.document.settlement_parts import Relief
from holdfast.rules.context import Context
from holdfast.rules.listing import listed, some_of
from holdfast.rules.rule import Decides, Evidence, Mark, Rule, Verdict

RULE = Rule(
    code="ECO001",
    name="unconditioned-relief",
    severity=Level.WARNING,
    from_stage=Stage.FRAMEWORK,
    decides=(Decides.GRAPH,),
    why="Sanctions were tied to the implementation of Minsk without an agreed sequence.",
    sources=(Evidence("Minsk: sanctions tied to implementation without an agreed sequence", Mark.SECONDARY),),
    tags=("pam:detailed-implementation-timeline",),
)

NEXT = "Name under `after` a gate with an evaluator, under `authority` who grants the relief, under `instrument` how."


def check(context: Context) -> Iterator[Verdict]:
    """Yield a verdict for each relief without a verified condition, an authority or an instrument."""
    for id, relief in context.framework.relief.items():
        waits = _waits(context, id)
        verified = any(_verified(context, one) for one in waits)
        gate = "verified gate"
        if waits:
            gate += f" (it waits for {some_of(waits)}, and nobody is named who verifies it)"
        absent = {} if verified else {gate: f"relief.{id}.after"}
        absent |= {} if relief.authority else {"authority": f"relief.{id}.authority"}
        absent |= {} if relief.instrument is not None else {"instrument": f"relief.{id}.instrument"}
        yield from context.lacking(f"relief.{id}", absent, "for this relief", next=_next(context, relief),
                                   clause=relief)


def _waits(context: Context, id: str) -> list[str]:
    """What a relief, or a step that carries it out, waits for, in the order of the text."""
    carriers = [step for step, element in context.framework.steps.items() if id in element.does]
    found = frozenset(carriers).union(*(context.graph.all_before(one) for one in (id, *carriers)))
    return [one for one in context.graph.ids if one in found]


def _verified(context: Context, id: str) -> bool:
    text = context.framework
    gate, step, clause = text.gates.get(id), text.steps.get(id), text.clauses.get(id)
    return bool((gate and gate.evaluator) or (step and step.verified_by) or (clause and clause.observe))


def _next(context: Context, relief: Relief) -> str:
    sanctions = context.case.sanctions if context.case else {}
    known = [f"{sanctions[id].authority} for {id}" for id in relief.measures
             if id in sanctions and sanctions[id].authority]
    return f"{NEXT} The case names {listed(known)}." if known and not relief.authority else NEXT
