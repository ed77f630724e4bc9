"""A ceasefire that nobody is there to verify.

## What it checks
At least one body monitors the text, has a mandate or tasks, and reports.

## Why it matters
Each side needs to know that the other keeps the text without having to take its word.

## Fails
```yaml
clauses:
  monitoring:
    text: The organisation monitors the ceasefire.
    who: ORG
    modal: shall
    act: monitor
```

## Passes
```yaml
bodies:
  mission:
    name: Monitoring mission
    kind: monitoring
    powers: [observe, report]
    tasks: [monitors the line day and night]
    reports: Daily to both parties and to the public.
```

## When it does not apply
Pauses and bare cessations.

## How it decides
Structure: bodies of kind `monitoring`, bodies under `verification.by`,
and forces, commissions, councils and working groups with the power `observe`.
Powers or tasks count as a mandate; `reports` or the power `report` counts as reporting.
A clause that lets somebody monitor whose mandate stands nowhere is named.
Where the text was not encoded in full, what is missing is open, not a failure.
`silent-on: verification.by` says that the text is known to have nobody who monitors; it says nothing of other bodies.

## Sources
- ✓ Joshi, Lee and Mac Ginty 2017: verification is one of three safeguards that explain implementation.
- ✓ UNIDIR (Grand-Clément) 2022: monitored ceasefires are more robust and last longer.

Some authors hold that monitors follow ceasefires that would last anyway; the rule is therefore a warning at first.

## Related codes
MVM002, MVM003, MVM006, MVM007
"""

from __future__ import annotations

from collections.abc import Iterator

from holdfast.document.body import Body, Power
from holdfast.document.finding import Level
from holdfast.document.framework import Stage
from holdfast.document.text import words_in
from holdfast.rules.acts import MONITORING
from holdfast.rules.context import Context
from holdfast.rules.listing import listed
from holdfast.rules.monitors import monitors
from holdfast.rules.rule import Decides, Evidence, Mark, Rule, Verdict

RULE = Rule(
    code="MVM001",
    name="missing-verification-mechanism",
    severity=Level.WARNING,
    error_from=Stage.DEFINITIVE_CEASEFIRE,
    from_stage=Stage.PRELIMINARY_CEASEFIRE,
    decides=(Decides.STRUCTURE,),
    why="Verification is one of the safeguards that explain whether agreements are carried out (Joshi et al. 2017).",
    sources=(
        Evidence("Joshi, Lee and Mac Ginty 2017: verification is one of three safeguards", Mark.READ),
        Evidence("UNIDIR (Grand-Clément) 2022: monitored ceasefires are more robust and last longer", Mark.READ),
    ),
    priority=1,
    tags=("pam:verification-monitoring", "pax:ImOth"),
)

NEXT = "Add a body of kind `monitoring` with `powers`, `tasks` and `reports`."


def check(context: Context) -> Iterator[Verdict]:
    """Yield what is missing where no body has both a mandate to monitor and a duty to report."""
    found = {id: _absent(body) for id, body in monitors(context.framework).items()}
    if any(not absent for absent in found.values()):
        return
    for id, absent in found.items():
        name = words_in(context.framework.bodies[id].name)
        yield from context.lacking(
            f"bodies.{id}", {what: f"bodies.{id}.{key}" for what, key in absent.items()},
            f"of {name}, and no other body that monitors and reports",
            next="Add `tasks` and `reports`: what it does, to whom it reports and how often.")
    if not found:
        yield from _nobody(context)


def _absent(body: Body) -> dict[str, str]:
    """What a body lacks, with the key of the field that would hold it."""
    held = {
        "mandate": ("tasks", bool(body.powers or body.tasks)),
        "reporting": ("reports", body.reports is not None or Power.REPORT in body.powers),
    }
    return {name: key for name, (key, has) in held.items() if not has}


def _nobody(context: Context) -> Iterator[Verdict]:
    for id, clause in context.operative.items():
        if clause.who and MONITORING.intersection(clause.act):
            yield context.missing(
                f"clauses.{id}", f"no mandate, tasks and reports for {listed(clause.who)}, who may monitor here",
                clause=clause, next=NEXT)
            return
    yield from context.lacking("bodies", {"body": "verification.by"}, "that monitors whether the text is kept",
                               next=NEXT)
