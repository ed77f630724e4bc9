"""A window that closes before what has to be done in it can be done.

## What it checks
No deadline, gate, vote or end of the text comes before the chain of things that lead to it can be over, by the
lengths that the text itself declares.

## Why it matters
A deadline that cannot be met is missed by everybody, and each side can call the other the one who broke the text.

## Fails
```yaml
steps:
  survey: {by: A, start: T0, duration: {value: 20, unit: days, basis: assumed}}
  clearance:
    by: B
    after: survey
    duration: {value: 25, unit: days, basis: assumed}
    by-time: T0+P30D
```

## Passes
```yaml
steps:
  survey: {by: A, start: T0, duration: {value: 20, unit: days, basis: assumed}}
  clearance:
    by: B
    after: survey
    duration: {value: 25, unit: days, basis: assumed}
    by-time: T0+P60D
```

## When it does not apply
Pauses and bare cessations, and texts that declare no lengths.

## How it decides
Order and time, by adding up: along each chain of what waits for what, the least `duration` of every step, the
`verification-delay` of every step that another waits for, and delays such as `met(survey)+P5D`.
The sum stands beside the window on the same clock: `by-time`, `by`, `within`, the `timeout` of a gate, the day of a
vote, and the end of the text.
A length that is not declared adds nothing, so a failure holds whatever the missing lengths are.
Of a range the lower end counts: a window that only the longest lengths exceed is no fault.
What has no beginning of its own begins with the first known time of the text, or with T0 where none is known.
A window that closes before that says itself that its chain begins earlier, and is not looked at.
A step that carries out a clause has to be over before the clause is met.
What fails only because something before it fails is not named again.
Elements that only some picks of open issues keep are a question to the drafter.
Seasons, lack of people and money can make a chain longer still; they are not counted here.
The arithmetic holds however much of the text was encoded.

## Sources
- Plain logic: arithmetic on the lengths that the text declares.

## Related codes
SEQ001, SEQ002, SEQ004
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from holdfast.document.families import located
from holdfast.document.finding import Level
from holdfast.document.framework import Stage
from holdfast.document.under import Holds
from holdfast.norms.due import At, Axis
from holdfast.norms.graph import in_days, with_doing
from holdfast.rules.context import Context
from holdfast.rules.listing import listed
from holdfast.rules.rule import Decides, Evidence, Mark, Rule, Verdict
from holdfast.rules.seq.windows import Closed, closed_windows

RULE = Rule(
    code="SEQ005",
    name="infeasible-window",
    severity=Level.ERROR,
    from_stage=Stage.PRELIMINARY_CEASEFIRE,
    decides=(Decides.GRAPH,),
    why="By the lengths that the text declares this window closes before its chain can be over.",
    sources=(Evidence("Arithmetic on the lengths that the text declares", Mark.LOGIC),),
    tags=("pam:detailed-implementation-timeline",),
)

NEXT = "Make the window longer, shorten a step, or let steps run side by side instead of one after the other."


def check(context: Context) -> Iterator[Verdict]:
    """Yield a verdict for each window that is too short for what has to be done in it."""
    lengths = [*context.graph.lasting.values(), *(edge.days for edge in context.graph.edges)]
    if all(low <= 0 for low, _ in lengths):
        return
    axis = Axis(context.framework, context.calendar)
    graph = with_doing(context.graph, context.framework)
    unsure = {item.id: under for item in located(context.framework)
              if (under := getattr(item.element, "under", None)) is not None}
    closed = list(closed_windows(axis, context.norms, graph.without(frozenset(unsure))))
    for one in closed:
        yield context.fail(one.address, f"{_sum(context, one)}.", next=NEXT)
    if not unsure:
        return
    holds = Holds(context.framework, context.framework.picks, case=context.case)
    certain = {one.address for one in closed}
    for one in closed_windows(axis, context.norms, graph):
        parts = list(dict.fromkeys(unsure[id] for id in (*one.bound.chain, one.id) if id in unsure))
        if one.address not in certain and parts and holds(" and ".join(f"({part})" for part in parts)) is not False:
            yield _question(context, one, parts)


def _question(context: Context, one: Closed, parts: Sequence[str]) -> Verdict:
    where = " and ".join(f"`{part}`" for part in parts)
    return context.review(
        one.address, f"Where {where}: {_sum(context, one)}. Is that meant?", role="drafter", next=NEXT)


def _sum(context: Context, one: Closed) -> str:
    chain = one.bound.chain
    steps = [_named(context, id, last=id == chain[-1]) for id in chain]
    takes = "takes" if len(chain) == 1 else "take"
    since = At(one.end.anchor, one.bound.since, one.bound.since).as_text()
    left = one.end.high - one.bound.since
    said = f"only {_days(left)} {'is' if round(left, 2) == 1 else 'are'} left" if left > 0 else "none is left"
    return (f"{listed(steps, last='then')} {takes} at least {_days(one.bound.length)}; from {since} {said} "
            "until the end of this window")


def _named(context: Context, id: str, *, last: bool) -> str:
    step = context.framework.steps.get(id)
    if step is None:
        return id
    own = in_days(step.duration)[0] + (0.0 if last else in_days(step.verification_delay)[0])
    return f"{id} ({_days(own)})" if own else id


def _days(days: float) -> str:
    rounded = round(days, 2)
    return f"{rounded:g} day" if rounded == 1 else f"{rounded:g} days"
