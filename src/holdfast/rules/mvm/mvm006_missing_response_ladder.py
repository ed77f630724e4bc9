"""A violation after which nothing is laid down to happen.

## What it checks
Every class of violation is answered by a rung of the ladder, and every rung says what follows, who decides, and by
when.
A text without classes has at least one rung that answers violations in general.
In a text without a ladder, a clause that is the consequence of others (`lest`) is held to the same.

## Why it matters
Where the answer to a violation is open, each side makes its own, and the larger answer sets the pace.

## Fails
```yaml
verification:
  classes:
    shelling: {name: Shelling}
ladder:
  protest: {level: 1, for: shelling, response: The mission protests to the party.}
```

## Passes
```yaml
verification:
  classes:
    shelling: {name: Shelling}
ladder:
  protest:
    level: 1
    for: shelling
    response: The mission protests to the party and publishes it.
    decided-by: commission
    within: PT24H
```

## When it does not apply
Pauses and bare cessations.
Texts that end no hostilities: each party that could fight is said to be no belligerent, and no trace of a war is left.

## How it decides
Structure: `verification.classes` against `ladder`.
A rung without `for` answers every class.
One finding per rung says all that is missing.
A clause decides by `decided-by` and has its deadline in `when`.
Whoever carries a response out does not thereby decide it, so `by` alone names no decider.
Where the text was not encoded in full, what is missing is open, not a failure.

## Sources
- ✓ Verjee 2022: ceasefire monitoring needs mechanisms for consequences.

Authorities differ on how fixed the answer should be.
A fixed answer deters and can escalate; a free one can be withheld.
The rule asks for response, decider and deadline only, and leaves it open how strong the response is.

## Related codes
DOC004, MVM001, MVM005
"""

from __future__ import annotations

from collections.abc import Iterator

from holdfast.document.clause import Clause
from holdfast.document.finding import Level
from holdfast.document.framework import Stage
from holdfast.document.text import words_in
from holdfast.rules.context import Context
from holdfast.rules.doc.gaps import ends_of_chains
from holdfast.rules.rule import Decides, Evidence, Mark, Rule, Verdict

RULE = Rule(
    code="MVM006",
    name="missing-response-ladder",
    severity=Level.ERROR,
    from_stage=Stage.PRELIMINARY_CEASEFIRE,
    decides=(Decides.STRUCTURE,),
    why="Without agreed consequences monitoring changes little (Verjee 2022).",
    sources=(Evidence("Verjee 2022: mechanisms for consequences", Mark.READ),),
    priority=1,
    of_hostilities=True,
    tags=("pam:verification-monitoring", "pax:ImE"),
)

_ADVICE = "Give `decided-by`, a body or a party, and `within`, the time from violation to response, such as PT24H."


def check(context: Context) -> Iterator[Verdict]:
    """Yield a verdict for each class without a response, and for each rung without decider or deadline."""
    framework = context.framework
    ladder = framework.ladder
    if not ladder:
        yield from _without_ladder(context)
        return
    classes = framework.verification.classes if framework.verification else {}
    answered = {id for rung in ladder.values() for id in (rung.for_ or classes)}
    for id, violation in classes.items():
        if id not in answered:
            yield context.missing(
                f"verification.classes.{id}", f"no response to violations of the class {words_in(violation.name)}",
                next=f"Add a rung under `ladder` with `for: {id}`, or a rung without `for`.")
    for id, rung in ladder.items():
        yield from _short(context, f"ladder.{id}", decided=bool(rung.decided_by), timed=rung.within is not None)


def _without_ladder(context: Context) -> Iterator[Verdict]:
    """Verdicts on the clauses that answer a breach of others, or one where there are none."""
    ends = ends_of_chains(context.framework)
    answers = {id: clause for id, clause in context.obligations() if id in ends}
    if not answers:
        yield context.missing("ladder", "no response laid down for violations",
                              next=f"Add a rung under `ladder`. {_ADVICE}")
    for id, clause in answers.items():
        timed = clause.when is not None and (clause.when.within or clause.when.by)
        yield from _short(context, f"clauses.{id}", decided=bool(clause.decided_by), timed=bool(timed), clause=clause)


def _short(
    context: Context, address: str, *, decided: bool, timed: bool, clause: Clause | None = None
) -> Iterator[Verdict]:
    absent = {} if decided else {"decider": f"{address}.decided-by"}
    absent |= {} if timed else {"deadline": f"{address}.within" if clause is None else f"{address}.when.within"}
    yield from context.lacking(address, absent, "for this response to violations", next=_ADVICE, clause=clause)
