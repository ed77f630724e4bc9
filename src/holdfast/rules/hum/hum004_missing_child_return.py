"""Children who were taken or lost their families, and no way home.

## What it checks
Where children were transferred or are without their families, the text obliges every side that has them to let them
return, has lists of them, names a body that traces them, and ties their return to nothing else.

## Why it matters
Children do not wait: after months they have another name, language or family.
The Fourth Geneva Convention protects their identity, their family ties and their care (arts 24, 49, 50).

## Fails
```yaml
clauses:
  people.children:
    text: Children return when the exchange of prisoners is complete.
    who: [A, B]
    modal: shall
    act: return-children
    when: {from: met(people.release)}
```

## Passes
```yaml
clauses:
  people.children-lists:
    text: The Parties give the tracing agency lists of all such children within ten days.
    who: [A, B]
    modal: shall
    act: [return-children, exchange-lists]
    decided-by: tracing-agency
bodies:
  tracing-agency: {name: Tracing agency, kind: humanitarian}
```

## When it does not apply
Pauses and bare cessations.
It is silent where the case names nobody of the category `children` and the text speaks of no such children.

## How it decides
Structure: clauses with `return-children`, with `trace-children`, or with children as the object of a release.
*Every side*: those who hold children as the case has it; where it does not say who does, all belligerents.
*Lists*: `exchange-lists` or `exchange-records` in such a clause or with children as its object.
*A body*: a body, or somebody who is no side of the conflict, that does, decides, verifies or hands over.
*Not tied*: what the clause or its step waits for, by the graph; a military, political or other humanitarian step fails,
and what nothing explains is a question.
Children who stand in an exchange in which both sides give somebody are a question too.
Without a case nobody can say whether children are concerned, so a text that is silent on them is open.

## Sources
- ○ Fourth Geneva Convention, art. 24: children separated from their families.
- ○ Fourth Geneva Convention, art. 49: transfers and deportations.
- ○ Fourth Geneva Convention, art. 50: identity and care of children.

Authorities disagree on which movements of children were lawful evacuation and which were transfer.
Those who moved them speak of rescue from danger; those they were taken from speak of deportation.
The rule leaves that open: return, lists and tracing are owed either way.

## Related codes
DET002, DET003, DET004
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from holdfast.document.clause import Clause, Modal
from holdfast.document.finding import Level
from holdfast.document.framework import Stage
from holdfast.document.roadmap_parts import Step
from holdfast.rules.acts import RELEASE
from holdfast.rules.context import Context
from holdfast.rules.listing import listed, none_of, some_of
from holdfast.rules.people import CHILDREN, categories, deals_with_held, exchanged
from holdfast.rules.rule import Decides, Evidence, Mark, Rule, Verdict
from holdfast.rules.sides import left_out, outsiders
from holdfast.rules.waits import Nature, Wait, Waits

RULE = Rule(
    code="HUM004",
    name="missing-child-return",
    severity=Level.WARNING,
    from_stage=Stage.PRELIMINARY_CEASEFIRE,
    decides=(Decides.STRUCTURE, Decides.GRAPH),
    why="Children keep their identity and family ties, and are not kept as a pledge (GC IV 24, 49, 50, not checked).",
    sources=(
        Evidence("Fourth Geneva Convention, art. 24: children separated from their families", Mark.UNCHECKED),
        Evidence("Fourth Geneva Convention, art. 49: transfers and deportations", Mark.UNCHECKED),
        Evidence("Fourth Geneva Convention, art. 50: identity and care of children", Mark.UNCHECKED),
    ),
    priority=1,
    tags=("pam:childrens-rights", "pax:GCh"),
)

CHILD_ACTS = frozenset({"return-children", "trace-children"})
LISTS = frozenset({"exchange-lists", "exchange-records"})
TIES = frozenset({Nature.POLITICAL, Nature.MILITARY, Nature.HOSTILITIES, Nature.HUMANITARIAN})


def check(context: Context) -> Iterator[Verdict]:
    """Yield a verdict for what the return of children lacks and for what it is tied to."""
    clauses = {id: clause for id, clause in context.operative.items()
               if clause.modal is Modal.SHALL and _is_on_children(clause)}
    steps = {id: step for id, step in context.framework.steps.items()
             if exchanged(step) & CHILDREN or set(step.does) & set(clauses)}
    if not clauses and not steps:
        yield from _silent(context)
        return
    absent = _absent(context, clauses, steps)
    if absent:
        first = next(iter(clauses), None)
        yield context.missing(
            f"clauses.{first}" if first else f"steps.{next(iter(steps))}",
            f"{none_of(absent)} in the return of children", clause=clauses[first] if first else None,
            next="Add what is missing: `return-children` for every side, `exchange-lists`, and a body that traces.")
    yield from _tied(context, clauses, steps)


def _is_on_children(clause: Clause) -> bool:
    acts = set(clause.act)
    return bool(acts & CHILD_ACTS) or bool(CHILDREN.intersection(clause.object) and acts & (RELEASE | LISTS))


def _silent(context: Context) -> Iterator[Verdict]:
    if categories(context) & CHILDREN:
        yield context.missing(
            "clauses", "no return of the children whom the case names",
            next="Add a clause with the act `return-children`, lists, and a body that traces.")
    elif context.case is None or (not context.case.detained and deals_with_held(context)):
        who = "The case lists nobody who is held" if context.case else "There is no case"
        yield context.open(
            "clauses", f"{who}, so it is not known whether children were transferred or separated.",
            next="Give a case that says under `detained` who is held and missing, children among them.")


def _absent(context: Context, clauses: Mapping[str, Clause], steps: Mapping[str, Step]) -> list[str]:
    back = {who for clause in clauses.values() if set(clause.act) & (RELEASE | {"return-children"})
            for who in clause.who} | {who for step in steps.values() for who in step.by}
    holders = _holders(context)
    left = tuple(who for who in holders if who not in back) if holders and back else left_out(context, back)
    named = [who for clause in clauses.values() for who in (*clause.who, *((clause.decided_by,) if clause.decided_by
                                                                           else ()))]
    for step in steps.values():
        named += [*step.by, *step.verified_by, *(step.exchange.intermediary if step.exchange else ())]
    traced = any(who in context.framework.bodies for who in named) or (
        bool(context.belligerents) and bool(outsiders(context, named)))
    held = {
        f"duty of {listed(left)} to return them" if left else "duty to return them": bool(back) and not left,
        "list of them": any(LISTS.intersection(clause.act) for clause in clauses.values()),
        "body that traces them": traced,
    }
    return [name for name, has in held.items() if not has]


def _holders(context: Context) -> tuple[str, ...]:
    """Those who hold children, as the case has it."""
    groups = context.case.detained.values() if context.case else ()
    return tuple(dict.fromkeys(who for group in groups if group.category in CHILDREN for who in group.held_by))


def _tied(context: Context, clauses: Mapping[str, Clause], steps: Mapping[str, Step]) -> Iterator[Verdict]:
    waits = Waits(context)
    own = {*clauses, *steps}
    for id in (*clauses, *steps):
        address = f"clauses.{id}" if id in clauses else f"steps.{id}"
        found = [wait for wait in waits.of(id, stop=own) if wait.on not in own]
        ties = [wait for wait in found if wait.nature in TIES]
        if ties:
            yield context.fail(
                address, f"The return of children waits for {_said(ties)}.",
                next="Let it begin at once, and take out what it waits for.")
        elif found:
            yield context.review(
                address, f"The return of children waits for {_said(found)}; is that care for them, or a tie?",
                role="humanitarian", next="Take out what it waits for, or record under `answers` why it is care.")
        if id in steps and _is_swap(steps[id]):
            yield context.review(
                f"steps.{id}.exchange", "Children stand in an exchange in which each side gives somebody; "
                "does their return wait for the others?", role="humanitarian",
                next="Give children a step of their own, or record under `answers` that nothing waits.")




def _said(waits: list[Wait]) -> str:
    return some_of([str(wait) for wait in waits])


def _is_swap(step: Step) -> bool:
    gives = step.exchange.gives if step.exchange else {}
    return len(gives) > 1 and any(CHILDREN.intersection(given) for given in gives.values())
