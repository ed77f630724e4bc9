"""A duty whose breach has no consequence in the text.

## What it checks
Every clause that requires or forbids something points with `lest` to what follows when it is breached.
A default of the section or of the text counts.

## Why it matters
A breach without a consequence invites the next one.
The parties should agree on the consequences of violations beforehand (Verjee 2022).
For humanitarian duties the consequence is a complaint, a finding or a repair; it never withholds anything from people
in need.

## Fails
```yaml
clauses:
  ceasefire: {text: The Parties do not fire., who: [A, B], modal: shall-not, act: fire}
```

## Passes
```yaml
defaults:
  clause: {lest: incident-procedure}
clauses:
  ceasefire: {text: The Parties do not fire., who: [A, B], modal: shall-not, act: fire}
bodies:
  incident-procedure: {name: Joint commission, kind: joint-commission}
```

## When it does not apply
Pauses; clauses that allow something; declaratory clauses.
A duty that is itself what follows a breach: a chain of consequences has to end somewhere.

## How it decides
Structure: `lest` of each duty, own or by default, at the picks of the text.
An empty list, `lest: []`, takes nothing of the default and is no consequence.
Where no duty at all has a consequence, there is one finding for the whole text.
Where a clause was not encoded in full, a missing consequence is open, not a failure.
More than three such clauses become one finding.

## Sources
- ✓ The L4 language: LEST and BREACH.
- ✓ LegalRuleML: penalty and reparation statements.
- ✓ Verjee 2022, *Global Policy*: agree the consequences of violations.

## Related codes
MVM006, SEC003, DOC002
"""

from __future__ import annotations

from collections.abc import Iterator

from holdfast.document.clause import Clause
from holdfast.document.finding import Level
from holdfast.document.framework import Stage
from holdfast.rules.context import Context
from holdfast.rules.doc.gaps import ends_of_chains, gaps
from holdfast.rules.rule import Decides, Evidence, Mark, Rule, Verdict

RULE = Rule(
    code="DOC004",
    name="consequence-free-obligation",
    severity=Level.WARNING,
    from_stage=Stage.CESSATION,
    decides=(Decides.STRUCTURE,),
    why="The consequences of violations should be agreed beforehand (Verjee 2022).",
    sources=(
        Evidence("The L4 language: LEST and BREACH", Mark.READ),
        Evidence("LegalRuleML: penalty and reparation statements", Mark.READ),
        Evidence("Verjee 2022, Global Policy: agree the consequences of violations", Mark.READ),
    ),
)

_ADVICE = "Add `lest` with a clause, rung, body, gate or guarantee, or a default under `defaults.clause.lest`."
_GENTLE = " The consequence must not withhold anything from people in need."


def check(context: Context) -> Iterator[Verdict]:
    """Yield a verdict for each duty without a consequence, or one for a text where no duty has any."""
    duties = dict(context.obligations())
    helped = frozenset(id for step in context.framework.steps.values() if step.humanitarian for id in step.does)
    free = {id: clause for id, clause in duties.items() if not clause.lest}
    if len(free) > 1 and len(free) == len(duties):
        yield context.missing("clauses", f"no consequence of a breach for any of the {len(free)} duties", next=_ADVICE)
        return
    ends = ends_of_chains(context.framework)
    gentle = {id for id in free if id in helped or _is_humanitarian(free[id])}
    tail = {id: f"of a breach of this {'humanitarian ' if id in gentle else ''}duty" for id in free if id not in ends}
    advice = {id: _ADVICE + (_GENTLE if id in gentle else "") for id in tail}
    yield from gaps(context, {id: {"consequence (`lest`)": "lest"} for id in tail}, tail,
                    of="no consequence (`lest`) of a breach of", next=advice)


def _is_humanitarian(clause: Clause) -> bool:
    words = (*clause.tags, clause.section or "", *clause.act)
    return any("humanitarian" in word for word in words)
