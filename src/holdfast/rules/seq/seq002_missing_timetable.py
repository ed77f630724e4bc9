"""Steps of several parties of which nobody can say when, or in which order, they come.

## What it checks
Where more than one party has to move, every move has a date or deadline, or a place in an order.

## Why it matters
Without a timetable each side can say with reason that the other has to move first, or that its own time has not come.

## Fails
```yaml
steps:
  posts-out: {by: A}
  law-passed: {by: B}
```

## Passes
```yaml
steps:
  posts-out: {by: A, by-time: T0+P14D}
  law-passed: {by: B, after: posts-out}
```

## When it does not apply
Pauses and bare cessations, and texts in which only one party moves.

## How it decides
Order and time: the steps, and the duties to do something once that no step carries out: withdrawal, release, disarming,
laws, votes, recognition and the like, by their acts.
A move has a time where it has a start, a deadline or a length, itself or in the clause it carries out.
It has a place in an order where it waits for something or something waits for it.
What only follows a breach, and continuous duties, are no moves.
All moves without either become one finding.
Where the text was not encoded in full, what is missing is open, not a failure.

## Sources
- ◐ The protocol and memorandum of Minsk of 2014 gave no timetable and no sequence.
- ○ PAM: the provision "detailed implementation timeline".

Practice differs on how much to fix: some mediators leave the dates to a commission on purpose.
A text that does so gives the commission a deadline, or says so under `allow`.

## Related codes
SEQ001, SEQ004, SEQ005, DOC003
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from holdfast.document.clause import Clause, Modal
from holdfast.document.finding import Level
from holdfast.document.framework import Stage
from holdfast.document.roadmap_parts import Step
from holdfast.norms.graph import WAITING
from holdfast.rules.context import Context
from holdfast.rules.listing import some_of
from holdfast.rules.rule import Decides, Evidence, Mark, Rule, Verdict
from holdfast.rules.seq.acts import MOVES

RULE = Rule(
    code="SEQ002",
    name="missing-timetable",
    severity=Level.WARNING,
    error_from=Stage.DEFINITIVE_CEASEFIRE,
    from_stage=Stage.PRELIMINARY_CEASEFIRE,
    decides=(Decides.GRAPH,),
    why="Without timetable or sequence each waits for the other (the protocol and memorandum of Minsk, 2014).",
    sources=(
        Evidence("Protocol and memorandum of Minsk, 2014: no timetable, no sequence", Mark.SECONDARY),
        Evidence("PAM: provision on a detailed implementation timeline", Mark.UNCHECKED),
    ),
    tags=("pam:detailed-implementation-timeline",),
)


def check(context: Context) -> Iterator[Verdict]:
    """Yield one verdict for all moves that have neither a time nor a place in an order."""
    moves = _moves(context)
    movers = {party for who in moves.values() for party in who}
    if len(movers) < 2:
        return
    edges = [edge for edge in context.graph.edges if edge.link in WAITING]
    ordered = {edge.waiting for edge in edges} | {edge.on for edge in edges}
    adrift = [id for id in moves if id not in ordered and not _timed(context, id)]
    if not adrift:
        return
    steps = context.framework.steps
    own = f"steps.{adrift[0]}" if adrift[0] in steps else f"clauses.{adrift[0]}"
    family = "steps" if any(id in steps for id in adrift) else "clauses"
    alone = len(adrift) == 1
    what = f"no date and no place in an order for {'' if alone else f'{len(adrift)} moves, '}{some_of(adrift)}"
    yield context.missing(
        own if alone else family, what, clause=_element(context, adrift[0]) if alone else None,
        next="Give each a deadline (`by-time`, `within`), or say with `after` what it waits for.")


def _moves(context: Context) -> Mapping[str, tuple[str, ...]]:
    """Id → who moves, for the steps and for the duties to do something once that no step carries out."""
    framework = context.framework
    found: dict[str, tuple[str, ...]] = {}
    for id, step in framework.steps.items():
        done = [clause for key in step.does if (clause := framework.clauses.get(key)) is not None]
        found[id] = step.by or tuple(dict.fromkeys(who for clause in done for who in clause.who))
    carried = {id for step in framework.steps.values() for id in step.does}
    for id, clause in context.operative.items():
        if clause.modal is Modal.SHALL and id not in carried and _is_move(context, id, clause):
            found[id] = clause.who
    return found


def _is_move(context: Context, id: str, clause: Clause) -> bool:
    lasting = clause.when is not None and (clause.when.continuous or clause.when.every is not None)
    return bool(MOVES.intersection(clause.act)) and not lasting and not context.norms[id].follows


def _timed(context: Context, id: str) -> bool:
    framework = context.framework
    step = framework.steps.get(id)
    if step is None:
        return _clause_timed(framework.clauses[id])
    own = (step.start, step.by_time, step.within, step.duration)
    done = [clause for key in step.does if (clause := framework.clauses.get(key)) is not None]
    return any(value is not None for value in own) or any(_clause_timed(clause) for clause in done)


def _clause_timed(clause: Clause) -> bool:
    when = clause.when
    return when is not None and any(value is not None for value in (when.from_, when.within, when.by, when.until))


def _element(context: Context, id: str) -> Step | Clause:
    return context.framework.steps.get(id) or context.framework.clauses[id]
