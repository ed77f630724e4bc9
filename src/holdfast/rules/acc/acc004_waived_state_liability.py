"""A text that gives up liability for grave breaches, or the claims of people who did not sign.

## What it checks
Whether a waiver or a clause gives up the liability of a state for grave breaches, or claims of individuals, and asks
counsel how far it goes.

## Why it matters
No party may absolve itself or another of liability for grave breaches (Fourth Geneva Convention, art. 148, not yet
checked at the source).
Claims of people who were harmed are not the signatories' alone to give away.

## Fails
```yaml
accountability:
  no-claims: {kind: waiver, text: The Parties make no claims in future., waives: [future claims]}
```

## Passes
```yaml
accountability:
  claims:
    kind: reparation
    text: Claims of individuals go to the register of damage; the Parties ask each other for no costs of war.
```

## When it does not apply
Pauses and bare cessations, and texts that waive nothing.

## How it decides
Structure: entries of kind `waiver` and what stands under `waives` of any entry, clauses that waive claims or liability,
and a `shall-not` on bringing claims.
What speaks of courts alone is left to ACC003; a waiver that does not say what it gives up is asked about here.
A clause that an entry names is asked about once, at the entry.
It never fails: what a waiver reaches is a question to counsel.

## Sources
- ○ Fourth Geneva Convention, article 148, common to the four Conventions.

Authorities disagree on whether a state may give up the claims of its own people.
Peace treaties have done so, against lump sums or none; later practice and writers hold that at least claims for grave
breaches survive.

## Related codes
ACC001, ACC003, ACC005
"""

from __future__ import annotations

from collections.abc import Iterator

from holdfast.document.clause import Modal
from holdfast.document.finding import Level
from holdfast.document.framework import Stage
from holdfast.document.settlement_parts import Accountability
from holdfast.rules.acc.acc003_ousted_jurisdiction import COURTS
from holdfast.rules.acc.provisions import bare, words_of
from holdfast.rules.context import Context
from holdfast.rules.rule import Decides, Evidence, Mark, Rule, Verdict

RULE = Rule(
    code="ACC004",
    name="waived-state-liability",
    severity=Level.NONE,
    from_stage=Stage.PRELIMINARY_CEASEFIRE,
    decides=(Decides.STRUCTURE, Decides.JUDGEMENT),
    why="No party may absolve itself or another of liability for grave breaches (GC IV 148, not yet checked).",
    sources=(Evidence("Fourth Geneva Convention, article 148 (common article)", Mark.UNCHECKED),),
    priority=2,
    tags=("pam:reparations", "pax:TjRep", "pax:TjVic"),
)

WAIVING = frozenset({"waive-claims", "waive-compensation", "waive-liability", "waive-reparation"})
CLAIMING = frozenset({"bring-claims", "claim-compensation", "demand-reparation"})
"""Acts of those who claim; forbidden, their claims are given up."""


def check(context: Context) -> Iterator[Verdict]:
    """Yield a question for each provision that may give up liability or the claims of individuals."""
    for id, entry in context.framework.accountability.items():
        if _gives_up_claims(entry):
            yield _question(context, f"accountability.{id}", "This waiver")
    for id, _ in bare(context, WAIVING):
        yield _question(context, f"clauses.{id}", "This clause")
    for id, clause in context.operative.items():
        if clause.modal is Modal.SHALL_NOT and CLAIMING.intersection(clause.act):
            yield _question(context, f"clauses.{id}", "This prohibition")


def _gives_up_claims(entry: Accountability) -> bool:
    if not entry.waives:
        return entry.kind == "waiver"
    return any(not words_of((waived,)) & COURTS for waived in entry.waives)


def _question(context: Context, address: str, what: str) -> Verdict:
    return context.review(
        address, f"{what} may give up claims; does it reach liability for grave breaches, or claims of individuals?",
        role="counsel", next="Say what it leaves untouched, or record the answer of counsel under `answers`.")
