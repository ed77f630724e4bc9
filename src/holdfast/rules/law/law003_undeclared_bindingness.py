"""A clause of which nobody can say by what it binds.

## What it checks
Each operative clause says by what it binds: as a treaty, by a resolution of the Council, politically, or as a
declaration of one side.
Its own word counts, a default of its section or of the text, or `legal.bindingness`.

## Why it matters
In 1994 one side read an assurance as a commitment of law, the other as a political statement.
Both had signed the same words.

## Fails
```yaml
clauses:
  ceasefire: {text: The parties do not fire., who: [A, B], modal: shall-not, act: fire}
```

## Passes
```yaml
legal: {bindingness: political}
clauses:
  ceasefire: {text: The parties do not fire., who: [A, B], modal: shall-not, act: fire}
```

## When it does not apply
Pauses; declaratory clauses and prose; guarantees, which SEC001 asks about.

## How it decides
Structure: the field `bindingness` of each operative clause, with defaults, and `legal.bindingness` for the rest.
Where no clause says it, there is one finding for the whole text; more than three silent clauses of one section become
one finding for the section, and those that stand in no section one for the clauses.
It takes the word as it stands: whether a text called political binds in law all the same is for counsel.
Where the text was not encoded in full, a missing word is open, not a failure.

## Sources
- ✓ Soldatenko 2023: in Budapest the binding force was left unclear on purpose.
- ✓ Molloy and Bell 2019, section 1: legalising peace agreements.

Authorities disagree on whether a written agreement between states can be anything but a treaty: some go by the words
that the parties chose, others by what they did afterwards.

## Related codes
SEC001, LAW004, LAW006
"""

from __future__ import annotations

from collections.abc import Iterator

from holdfast.document.finding import Level
from holdfast.document.framework import Stage
from holdfast.rules.context import Context
from holdfast.rules.listing import some_of
from holdfast.rules.rule import Decides, Evidence, Mark, Rule, Verdict

RULE = Rule(
    code="LAW003",
    name="undeclared-bindingness",
    severity=Level.WARNING,
    from_stage=Stage.CESSATION,
    decides=(Decides.STRUCTURE,),
    why="In Budapest it was left unclear on purpose how far the words bind (Soldatenko 2023).",
    sources=(
        Evidence("Soldatenko 2023: Budapest left the binding force unclear on purpose", Mark.READ),
        Evidence("Molloy and Bell 2019, section 1: legalising peace agreements", Mark.READ),
    ),
)

ONE_BY_ONE = 3
NEXT = ("Say under `bindingness` by what it binds: `treaty`, `council-resolution`, `political` or `unilateral`; for "
        "all clauses under `legal.bindingness` or `defaults.clause.bindingness`.")


def check(context: Context) -> Iterator[Verdict]:
    """Yield a verdict for the clauses that do not say by what they bind, together where they are many."""
    legal = context.framework.legal
    if legal is not None and legal.bindingness is not None:
        return
    silent = [id for id, clause in context.operative.items() if clause.bindingness is None]
    if len(silent) > 1 and len(silent) == len(context.operative):
        lack = {f"word on by what any of the {len(silent)} clauses binds": "legal.bindingness"}
        yield from context.lacking("clauses", lack, "", next=NEXT)
        return
    by_section: dict[str, list[str]] = {}
    for id in silent:
        by_section.setdefault(context.operative[id].section or "", []).append(id)
    for section, ids in by_section.items():
        yield from _of(context, f"sections.{section}" if section else "clauses", ids)


def _of(context: Context, address: str, ids: list[str]) -> Iterator[Verdict]:
    if len(ids) > ONE_BY_ONE:
        yield context.missing(address, f"no word on by what {len(ids)} clauses bind ({some_of(ids)})", next=NEXT,
                              clause=context.operative[ids[0]])
        return
    for id in ids:
        yield context.missing(f"clauses.{id}", "no word on by what this clause binds", next=NEXT,
                              clause=context.operative[id])
