"""A violation after which nothing is laid down to happen.

## What it checks
Every class of violation is answered by a rung of the ladder, and every rung says what follows, who decides, and by
when.
A text without classes has at least one rung that answers violations in general.

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

## How it decides
Structure: `verification.classes` against `ladder`.
A rung without `for` answers every class.
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

from holdfast.document.finding import Level
from holdfast.document.framework import Stage
from holdfast.document.text import words_in
from holdfast.rules.context import Context
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
)


def check(context: Context) -> Iterator[Verdict]:
    """Yield a verdict for each class without a response, and for each rung without decider or deadline."""
    framework = context.framework
    ladder = framework.ladder
    if not ladder:
        yield context.missing(
            "ladder", "no response laid down for violations",
            next="Add a rung under `ladder` with `response`, `decided-by` and `within`.")
        return
    classes = framework.verification.classes if framework.verification else {}
    answered = {id for rung in ladder.values() for id in (rung.for_ or classes)}
    for id, violation in classes.items():
        if id not in answered:
            yield context.missing(
                f"verification.classes.{id}", f"no response to violations of the class {words_in(violation.name)}",
                next=f"Add a rung under `ladder` with `for: {id}`, or a rung without `for`.")
    for id, rung in ladder.items():
        if rung.decided_by is None:
            yield context.missing(f"ladder.{id}", "no one who decides on this response",
                                  next="Add `decided-by`, a body or a party.")
        if rung.within is None:
            yield context.missing(f"ladder.{id}", "no deadline for this response",
                                  next="Add `within`, the time from the violation to the response, such as PT24H.")
