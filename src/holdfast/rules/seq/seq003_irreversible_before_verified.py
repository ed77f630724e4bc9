"""A step that cannot be undone, due before anything of the other side was verified.

## What it checks
Before a party does what it cannot undo, at least one act of the other side has been verified.

## Why it matters
Who has given away what cannot be taken back depends on the other's word from then on.
That is the commitment problem; verification and order are among its cures.

## Fails
```yaml
steps:
  guns-destroyed: {by: A, reversible: "no", by-time: T0+P30D}
  posts-out: {by: B, after: guns-destroyed, reversible: "yes", verified-by: mission}
```

## Passes
```yaml
steps:
  posts-out: {by: B, by-time: T0+P20D, reversible: "yes", verified-by: mission}
  guns-destroyed: {by: A, after: posts-out, reversible: "no", by-time: T0+P30D}
```

## When it does not apply
Pauses and bare cessations.
Help for people and the release of those who are held: they wait for nothing, so they may always come first.
What the belligerents do together, and what others do.

## How it decides
Order and time: steps with `reversible: no`, and duties with it that no step carries out, beside the verified acts of
the other side.
An act is verified where it has `verified-by`, `observe`, or an evaluated gate that needs it.
It comes before where the step waits for it, directly or through others, or where its deadline is earlier on the same
clock.
One verified act of the other side is enough; whether it is worth as much is for the parties.
Where such acts exist and nothing says which comes first, the verdict is open.
Where the text was not encoded in full, an earlier act of the other side may stand in the rest, so the verdict is open.
Where it is not known who the belligerents are, all parties of the text count.

## Sources
- ○ Fearon, and Walter, on the commitment problem: a promise is weak where the other cannot punish its breach later.
- ✓ Fortna: mechanisms such as monitoring are treated as cures of the cooperation problem.

Authorities disagree: some advise that the stronger side should take a first costly step alone to show its intent.
A text that does so knowingly says so under `allow`.

## Related codes
SEQ002, SEQ006, SEC005
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from holdfast.document.clause import Reversible
from holdfast.document.finding import Level
from holdfast.document.framework import Stage
from holdfast.norms.due import due_times
from holdfast.rules.context import Context
from holdfast.rules.listing import listed, some_of
from holdfast.rules.rule import Decides, Evidence, Mark, Rule, Verdict
from holdfast.rules.seq.reversibility import Commitment, commitments

RULE = Rule(
    code="SEQ003",
    name="irreversible-before-verified",
    severity=Level.WARNING,
    from_stage=Stage.PRELIMINARY_CEASEFIRE,
    decides=(Decides.GRAPH,),
    why="Who has done what cannot be undone depends on the other's word (commitment problem; Fearon, Walter).",
    sources=(
        Evidence("Fearon, Walter: the commitment problem", Mark.UNCHECKED),
        Evidence("Fortna: mechanisms such as monitoring as cures of the cooperation problem", Mark.READ),
    ),
    priority=1,
    tags=("pam:detailed-implementation-timeline", "pam:verification-monitoring"),
)

NEXT = "Let it wait, with `after`, for a verified act of the other side, or make both due together."


def check(context: Context) -> Iterator[Verdict]:
    """Yield a verdict for each final step before which nothing of the other side is verified."""
    acts = commitments(context.framework)
    if all(act.reversible is not Reversible.NO for act in acts):
        return
    known = context.belligerents
    sides = frozenset(known if len(known) > 1 else context.framework.parties)
    order = _Order(context)
    unsure: list[Commitment] = []
    for act in acts:
        others = sides - set(act.by)
        if act.reversible is not Reversible.NO or act.humanitarian or not sides & set(act.by):
            continue
        theirs = [one for one in acts if one.verified and others & set(one.by)]
        if any(order.first(one, act) for one in theirs):
            continue
        later = [one for one in theirs if order.first(act, one) and not set(one.by) & set(act.by)]
        if later:
            yield _verdict(context, act, others=sorted(others & set(later[0].by)), later=later[0].id)
        elif any(order.first(act, one) is None for one in theirs):
            unsure.append(act)
    if unsure:
        yield _open(context, unsure)


class _Order:
    """Which of two acts comes first, by what waits for what and by deadlines on one clock."""

    def __init__(self, context: Context) -> None:
        self._graph = context.graph
        self._due = due_times(context.framework, context.calendar, context.norms, context.graph)
        self._before: dict[str, frozenset[str]] = {}

    def first(self, one: Commitment, other: Commitment) -> bool | None:
        """Whether one comes before the other; nothing where the text does not say."""
        if one.id in self._waited_for_by(other.id):
            return True
        if other.id in self._waited_for_by(one.id):
            return False
        ends = self._due.get(one.id), self._due.get(other.id)
        return ends[0].before(ends[1]) if ends[0] is not None and ends[1] is not None else None

    def _waited_for_by(self, id: str) -> frozenset[str]:
        if id not in self._before:
            self._before[id] = self._graph.all_before(id)
        return self._before[id]


def _verdict(context: Context, act: Commitment, *, others: Sequence[str], later: str) -> Verdict:
    return context.missing(
        act.address,
        f"no verified act of {listed(others, last='or')} before this act of {listed(act.by)}, which cannot be undone "
        f"({later} comes after it)",
        next=NEXT, clause=context.framework.steps.get(act.id) or context.framework.clauses[act.id])


def _open(context: Context, acts: Sequence[Commitment]) -> Verdict:
    cannot = "cannot be undone, and whether it comes" if len(acts) == 1 else "cannot be undone, and whether they come"
    return context.open(
        acts[0].address, f"{some_of([act.id for act in acts])} {cannot} after a verified act of the other side "
        "is not said.", next="Give dates on one clock (`by-time`), or say with `after` what waits for what.")
