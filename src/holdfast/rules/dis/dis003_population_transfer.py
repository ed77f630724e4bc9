"""A clause that moves people, settles a side's own civilians, or bars a group from returning.

## What it checks
No clause requires or allows the transfer of people out of an area, the settling of a side's own civilians in an area
under its control, or a bar on return.
Evacuations, and groups of displaced people that no return names, are put to counsel.

## Why it matters
Transfers of protected persons, and the settling of own civilians in occupied territory, are prohibited whatever their
motive (Fourth Geneva Convention, art. 49, not yet checked at the source).
What a signature makes of a population does not come undone.

## Fails
```yaml
clauses:
  people.exchange:
    text: The Parties resettle the residents of the strip on their own side of the line.
    who: [A, B]
    modal: shall
    act: transfer-population
```

## Passes
```yaml
clauses:
  people.stay:
    text: Nobody is moved against their will; residents stay or leave as they choose.
    who: [A, B]
    modal: shall-not
    act: transfer-population
```

## When it does not apply
It applies to every text.

## How it decides
Structure: the acts of clauses with `shall` or `may`, and a `shall-not` on `let-return`.
An order or permission to evacuate civilians can be lawful for their safety as long as the danger lasts, so it is a
question to counsel.
Where every return names groups, each group in the case of people who fled or were taken that none of them names is a
question too: the text may bar it or may have forgotten it.
What a clause does is read from its acts; prose that moves people under another name is not seen.

## Sources
- ○ Fourth Geneva Convention, art. 49: transfers, deportations, evacuations, and transfer of own civilians.

Authorities disagree on exchanges of population by agreement.
They were once written into treaties and endorsed; most authorities now hold that consent of governments cannot replace
that of the people concerned.
They also disagree on which territory counts as occupied, and the rule does not decide that.

## Related codes
DIS001, DIS002, HUM001
"""

from __future__ import annotations

from collections.abc import Iterator

from holdfast.document.clause import Modal
from holdfast.document.finding import Level
from holdfast.document.framework import Stage
from holdfast.rules.context import Context
from holdfast.rules.listing import some_of
from holdfast.rules.rule import Decides, Evidence, Mark, Rule, Verdict

RULE = Rule(
    code="DIS003",
    name="population-transfer",
    severity=Level.WARNING,
    from_stage=Stage.PAUSE,
    decides=(Decides.STRUCTURE, Decides.JUDGEMENT),
    why="Transfers of people and the settling of own civilians are prohibited (GC IV 49, not yet checked).",
    sources=(Evidence("Fourth Geneva Convention, art. 49", Mark.UNCHECKED),),
    priority=1,
    tags=("pam:internally-displaced-persons", "pam:refugees", "pax:GRef", "pax:HrMob", "pax:ProtCiv"),
)

FAULTS = {
    "moves people": frozenset({
        "deport", "exchange-populations", "expel", "relocate-civilians", "relocate-population", "resettle-population",
        "transfer-population",
    }),
    "settles a side's own civilians": frozenset({"settle-civilians", "settle-own-civilians", "transfer-own-civilians"}),
    "bars people from returning": frozenset({"bar-return", "prevent-return"}),
}
"""What is wrong → acts that do it."""

RETURN = frozenset({"let-return"})
EVACUATION = frozenset({"evacuate-civilians", "evacuate-population"})
FLED = frozenset({"deported", "internally-displaced", "refugees"})
"""Categories of displaced people who may want to return."""


def check(context: Context) -> Iterator[Verdict]:
    """Yield a verdict for each clause that moves, settles or bars people, and questions to counsel."""
    for id, clause in context.operative.items():
        acts = set(clause.act)
        if clause.modal is Modal.SHALL_NOT:
            found = ["bars people from returning"] if acts & RETURN else []
        else:
            found = [words for words, group in FAULTS.items() if acts & group]
        if found:
            yield context.fail(
                f"clauses.{id}", f"This clause {some_of(found)}.",
                next="Leave it out, or forbid it with `shall-not`; let people stay, leave and return as they choose.")
        elif acts & EVACUATION and clause.modal is not Modal.SHALL_NOT:
            yield context.review(
                f"clauses.{id}", "Is this evacuation for the safety of those moved, and do they return as soon as the "
                "danger is over?", role="counsel")
    yield from _unnamed(context)


def _unnamed(context: Context) -> Iterator[Verdict]:
    returns = context.framework.returns
    if context.case is None or not returns or not all(return_.groups for return_ in returns.values()):
        return
    named = {group for return_ in returns.values() for group in return_.groups}
    left = [id for id, group in context.case.displaced.items()
            if group.category in FLED and not named & {id, group.category}]
    if left:
        yield context.review(
            f"returns.{next(iter(returns))}.groups",
            f"The returns name groups, and none of them is {some_of(left)}; is return barred to anybody?",
            role="counsel", next="Name every group, or none so that all may return, or record under `answers` why.")
