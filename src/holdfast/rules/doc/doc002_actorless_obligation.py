"""An operative clause that does not say who must, must not or may do what.

## What it checks
Every operative clause names who acts (`who`), whether the act is required, forbidden or allowed (`modal`), and the
act (`act`).

## Why it matters
A duty of nobody is kept by nobody, and no breach of it can be named.
Agreements should be specific on all elements and leave no gaps (Haysom and Hottinger).
Specific terms are more effective than general ones (Fortna, as cited there).

## Fails
```yaml
clauses:
  withdrawal: {text: Heavy weapons are withdrawn., modal: shall, act: withdraw}
```

## Passes
```yaml
clauses:
  withdrawal: {text: Each Party withdraws its heavy weapons., who: [A, B], modal: shall, act: withdraw}
```

## When it does not apply
Clauses of kind `declaratory` or `prose`: they bind nobody.

## How it decides
Structure: the fields `who`, `modal` and `act`, with defaults applied.
Where the clause was not encoded in full, what is missing is open, not a failure.
More than three such clauses become one finding.

## Sources
- ✓ Haysom and Hottinger, *Do's and Don'ts of Sustainable Ceasefire Agreements*, part A §1: specific on all elements,
  no gaps.
- ✓ Fortna as cited there: specific terms are more effective than general ones.
- ✓ The rule of the L4 language: party, deontic modal, action.

## Related codes
DOC003, DOC004
"""

from __future__ import annotations

from collections.abc import Iterator

from holdfast.document.finding import Level
from holdfast.document.framework import Stage
from holdfast.rules.context import Context
from holdfast.rules.doc.gaps import gaps
from holdfast.rules.rule import Decides, Evidence, Mark, Rule, Verdict

RULE = Rule(
    code="DOC002",
    name="actorless-obligation",
    severity=Level.ERROR,
    from_stage=Stage.PAUSE,
    decides=(Decides.STRUCTURE,),
    why="Agreements should be specific on all elements and leave no gaps (Haysom and Hottinger, part A §1).",
    sources=(
        Evidence("Haysom and Hottinger, Do's and Don'ts of Sustainable Ceasefire Agreements, part A §1", Mark.READ),
        Evidence("Fortna as cited there: specific terms are more effective than general ones", Mark.READ),
        Evidence("The rule of the L4 language: party, deontic modal, action", Mark.READ),
    ),
)

_ADVICE = "Add what is missing, or set `kind: declaratory` if the clause binds nobody."


def check(context: Context) -> Iterator[Verdict]:
    """Yield a verdict for each operative clause without actor, modal or act."""
    found: dict[str, dict[str, str]] = {}
    for id, clause in context.operative.items():
        held = {"who": ("actor", clause.who), "modal": ("modal", clause.modal), "act": ("act", clause.act)}
        lacking = {f"{what} (`{key}`)": key for key, (what, value) in held.items() if not value}
        if lacking:
            found[id] = lacking
    yield from gaps(context, found, dict.fromkeys(found, "for this operative clause"),
                    of="no actor, modal or act for", next=dict.fromkeys(found, _ADVICE))
