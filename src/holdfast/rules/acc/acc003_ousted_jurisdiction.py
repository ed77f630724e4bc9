"""A text that ends cooperation with a court, or the jurisdiction of one.

## What it checks
Whether a waiver, a clause or a cooperation provision ends cooperation with, or the jurisdiction of, the International
Criminal Court or another court, and asks counsel what it does.

## Why it matters
States cannot by an agreement among themselves end what they owe to a court under its statute, and jurisdiction over
past acts survives a withdrawal (Rome Statute, arts 16 and 86–87, not yet checked at the source).
What a text says on courts binds those who come before them, who did not sign it.

## Fails
```yaml
accountability:
  no-complaints: {kind: waiver, text: The Parties pursue no complaints in future., waives: [complaints]}
```

## Passes
```yaml
accountability:
  courts:
    kind: cooperation
    text: The Parties go on cooperating with international courts as they are bound to.
```

## When it does not apply
Pauses and bare cessations, and texts that say nothing against a court.

## How it decides
Structure: what stands under `waives`, clauses that end cooperation or leave a court, and a `shall-not` on cooperation
or on complaints.
Words such as jurisdiction, cooperation, complaints, proceedings and prosecution under `waives` speak of courts; claims
and liability are left to ACC004.
A clause that an entry under `waives` names is asked about once, at the entry.
It never fails: whether a waiver reaches a court, and whether it can, is a question to counsel.

## Sources
- ✓ Rome Statute in force for Ukraine since 1 January 2025.
- ○ Rome Statute, articles 16 and 86–87: deferral by the Security Council, duty to cooperate.

Authorities disagree on immunities and on states that are no party to the statute.
The court reads the duty to cooperate as reaching officials of such states; several states and writers deny it.
Whether the Security Council may defer a case for the sake of an agreement is agreed; whether it should is not.

## Related codes
ACC001, ACC004
"""

from __future__ import annotations

from collections.abc import Iterator

from holdfast.document.clause import Modal
from holdfast.document.finding import Level
from holdfast.document.framework import Stage
from holdfast.rules.acc.provisions import bare, words_of
from holdfast.rules.context import Context
from holdfast.rules.rule import Decides, Evidence, Mark, Rule, Verdict

RULE = Rule(
    code="ACC003",
    name="ousted-jurisdiction",
    severity=Level.NONE,
    from_stage=Stage.PRELIMINARY_CEASEFIRE,
    decides=(Decides.STRUCTURE, Decides.JUDGEMENT),
    why="Duties to a court are not ended by an agreement among those who owe them (Rome Statute 86-87, not checked).",
    sources=(
        Evidence("Rome Statute in force for Ukraine since 1 January 2025", Mark.READ),
        Evidence("Rome Statute, articles 16, 86-87", Mark.UNCHECKED),
    ),
    priority=2,
    tags=("pax:TjCou", "pax:TjJaIc", "pax:TjJaNc"),
)

COURTS = frozenset({
    "arrest", "complaint", "complaints", "cooperation", "court", "courts", "extradition", "icc", "indictments",
    "jurisdiction", "proceedings", "prosecution", "prosecutions", "surrender", "tribunal", "tribunals", "warrants",
})
"""Words under ``waives`` that speak of courts."""

ENDING = frozenset({
    "close-proceedings", "drop-charges", "end-cooperation-with-court", "end-jurisdiction", "withdraw-from-court",
    "withdraw-from-statute",
})
KEEPING = frozenset({
    "bring-complaints", "bring-proceedings", "cooperate-with-court", "extradite", "surrender-suspects",
})
"""Acts towards courts; forbidden, they end them."""


def check(context: Context) -> Iterator[Verdict]:
    """Yield a question for each provision that may end cooperation with a court or its jurisdiction."""
    for id, entry in context.framework.accountability.items():
        if words_of(entry.waives) & COURTS:
            yield _question(context, f"accountability.{id}", "What this gives up")
    for id, _ in bare(context, ENDING):
        yield _question(context, f"clauses.{id}", "This clause")
    for id, clause in context.operative.items():
        if clause.modal is Modal.SHALL_NOT and KEEPING.intersection(clause.act):
            yield _question(context, f"clauses.{id}", "This prohibition")


def _question(context: Context, address: str, what: str) -> Verdict:
    return context.review(
        address, f"{what} may reach the International Criminal Court or another court; does it end jurisdiction or "
        "cooperation, and can it?", role="counsel",
        next="Say which courts it leaves untouched, or record the answer of counsel under `answers`.")
