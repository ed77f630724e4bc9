"""A text without humanitarian access, or with access that is traded for something.

## What it checks
A clause obliges every side to give humanitarian access, and says from when.
Neither the clause, nor a step that carries it out, nor another step marked `humanitarian` waits for a military or
political step.

## Why it matters
Those who bring relief are granted rapid and unimpeded access, and are not to be attacked (Guiding Principles on
Internal Displacement, 25(3) and 26).
Access that waits for a concession makes those who need it the price of the concession.

## Fails
```yaml
clauses:
  aid.access:
    text: Aid passes once the other Party has withdrawn its artillery.
    who: [A, B]
    modal: shall
    act: give-access
    when: {from: met(withdrawal.artillery)}
```

## Passes
```yaml
clauses:
  aid.access:
    text: From T0 the Parties let aid and those who bring it pass at all hours, in exchange for nothing.
    who: [A, B]
    modal: shall
    act: give-access
    when: {from: T0, until: terminated, continuous: true}
```

## When it does not apply
Releases and the return of children have rules of their own (DET002, HUM004).
Texts that end no hostilities: each party that could fight is said to be no belligerent, and no trace of a war is left.

## How it decides
Structure: clauses with `shall` and the act `give-access`, who is bound by them, and their `when`.
Order and time: everything that the clause or step waits for by `after`, `from`, `if`, gates and, where
nothing else makes it begin, `hence`.
A step of politics, status or trade, a step of forces and arms, or the end of fire fails where only gates stand between.
Where other humanitarian steps stand between, or where nothing says what is waited for, it is a question.
A gate of kind `security` that nobody from the sides decides is taken as care for those who bring aid: what it needs of
all sides alike passes, a withdrawal or the like that it needs of one side is a question.
In a text that was not encoded in full, a missing clause is open.

## Sources
- ✓ Guiding Principles on Internal Displacement, 25(3): rapid and unimpeded access.
- ✓ Guiding Principles on Internal Displacement, 26: protection of those who bring relief.

Authorities disagree on when a party may lawfully withhold its consent to relief.
States stress that consent is theirs to give; humanitarian organisations stress that it may not be refused arbitrarily.
The rule asks for neither answer, only that access is no price.

## Related codes
HUM001, DET002, SEQ001
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from holdfast.document.clause import Clause, Modal
from holdfast.document.finding import Level
from holdfast.document.framework import Stage
from holdfast.rules.acts import RELEASE
from holdfast.rules.context import Context
from holdfast.rules.listing import listed, some_of
from holdfast.rules.rule import Decides, Evidence, Mark, Rule, Verdict
from holdfast.rules.sides import left_out
from holdfast.rules.waits import Nature, Wait, Waits

RULE = Rule(
    code="HUM002",
    name="missing-humanitarian-access",
    severity=Level.WARNING,
    from_stage=Stage.PAUSE,
    decides=(Decides.STRUCTURE, Decides.GRAPH),
    why="Relief passes rapidly and unimpeded, and is no price for anything (Guiding Principles 25(3), 26).",
    sources=(
        Evidence("Guiding Principles on Internal Displacement, 25(3): rapid and unimpeded access", Mark.READ),
        Evidence("Guiding Principles on Internal Displacement, 26: protection of those who bring relief", Mark.READ),
    ),
    priority=1,
    tags=("pax:ProtCiv", "pax:HrMob"),
    of_hostilities=True,
)

ACCESS = frozenset({"allow-access", "allow-aid", "give-access", "give-humanitarian-access", "let-aid-pass"})
"""Acts by which aid, and those who bring it, are let pass."""

OTHERS = RELEASE | {"return-children"}
"""Acts that other rules look at."""

PRICES = frozenset({Nature.POLITICAL, Nature.MILITARY, Nature.HOSTILITIES})
UNTRADED = "Let it begin at T0 or at once, and take out what it waits for."


def check(context: Context) -> Iterator[Verdict]:
    """Yield a verdict where access is not owed, not by all, not from a known time, or waits for something."""
    owed = _clauses(context, Modal.SHALL)
    if not owed:
        yield _nothing_owed(context)
        return
    first = next(iter(owed))
    left = left_out(context, (who for clause in owed.values() for who in clause.who))
    if left:
        yield context.missing(
            f"clauses.{first}", f"no duty of {listed(left)} to give humanitarian access", clause=owed[first],
            next="Bind every side: name it under `who`.")
    carried = {one for step in context.framework.steps.values() if step.start or step.after or step.within
               or step.by_time for one in step.does}
    for id, clause in owed.items():
        if clause.when is None and clause.if_ is None and id not in carried:
            yield context.missing(
                f"clauses.{id}", "no word on when this access begins", clause=clause,
                next="Add `when`, for example `{from: T0, until: terminated, continuous: true}`.")
    yield from _traded(context, owed)


def _clauses(context: Context, modal: Modal) -> Mapping[str, Clause]:
    return {id: clause for id, clause in context.operative.items()
            if clause.modal is modal and ACCESS.intersection(clause.act)}


def _nothing_owed(context: Context) -> Verdict:
    allowed = next(iter(_clauses(context, Modal.MAY)), None)
    if allowed is not None:
        return context.fail(
            f"clauses.{allowed}", "Humanitarian access is allowed and not owed.",
            next="Make it a duty: `modal: shall`.")
    return context.missing(
        "clauses", "no duty to let humanitarian aid and those who bring it pass",
        next="Add a `shall` clause with the act `give-access` that binds every side from T0.")


def _traded(context: Context, owed: Mapping[str, Clause]) -> Iterator[Verdict]:
    waits = Waits(context)
    steps = [id for id, step in context.framework.steps.items()
             if set(step.does) & set(owed) or (step.humanitarian and _has_no_rule_of_its_own(context, id))]
    asked = {*owed, *steps}
    for address, id in [*((f"clauses.{id}", id) for id in owed), *((f"steps.{id}", id) for id in steps)]:
        found = waits.of(id, stop=asked)
        price = [wait for wait in found if wait.nature in PRICES and wait.gates_only and not wait.for_safety]
        if price:
            yield context.fail(
                address, f"This humanitarian duty waits for {some_of([str(wait) for wait in price])}.", next=UNTRADED)
            continue
        unclear = [wait for wait in found if _is_unclear(wait)]
        if unclear:
            yield context.review(
                address, f"This humanitarian duty waits for {some_of([str(wait) for wait in unclear])}; "
                "is that for the safety of those who bring aid, or a price?", role="humanitarian",
                next=f"{UNTRADED} If it is for safety, record that under `answers`.")


def _is_unclear(wait: Wait) -> bool:
    if wait.nature in PRICES:
        return not (wait.for_safety and wait.alike and wait.nature is not Nature.POLITICAL)
    return wait.nature is Nature.OTHER and not wait.for_safety


def _has_no_rule_of_its_own(context: Context, id: str) -> bool:
    """Whether a step is neither a release nor a return of children, which other rules look at."""
    step = context.framework.steps[id]
    clauses = [context.framework.clauses[one] for one in step.does if one in context.framework.clauses]
    return step.exchange is None and not any(OTHERS.intersection(clause.act) for clause in clauses)
