"""A text that does not say how it stands with the Charter of the United Nations.

## What it checks
The text holds all parties to settle disputes peacefully and to refrain from force, leaves self-defence untouched, and
says that the Charter comes before it.

## Why it matters
The Charter binds states whatever they agree between themselves.
A text that is silent on it invites the reading that it replaces the ban on force, or takes self-defence away, for the
one that keeps it.

## Fails
```yaml
clauses:
  peace: {text: The parties refrain from force., who: [A, B], modal: shall-not, act: use-force}
```

## Passes
```yaml
clauses:
  charter.anchor:
    text: >-
      The parties settle disputes peacefully and refrain from force. Nothing here touches self-defence under the
      Charter of the United Nations, which prevails over this text.
    kind: declaratory
    act: [settle-peacefully, not-use-force, keep-self-defence, charter-prevails]
legal: {charter: charter.anchor}
```

## When it does not apply
Pauses and bare cessations.

## How it decides
Structure: the acts `settle-peacefully`, `not-use-force` (or `use-force` under `shall-not`), `keep-self-defence` and
`charter-prevails`.
Restraint and peaceful settlement count for the parties that the clause binds, and every belligerent has to be bound;
an expectation that binds nobody does not count.
Where `legal.charter` names clauses that do not carry all of these acts, the rule asks counsel whether their words do.
Where the text was not encoded in full, what is missing is open, not a failure.

## Sources
- ✓ Charter of the United Nations, article 2 (4): restraint from the threat or use of force.
- ○ Charter of the United Nations, articles 2 (3), 51 and 103.

Authorities disagree on how far self-defence reaches once a ceasefire holds, and on which violation gives it back.
The rule asks only that the text leaves the right where the Charter has it.

## Related codes
LAW004, LAW005, CFR007, JCM003, TER001
"""

from __future__ import annotations

from collections.abc import Iterator

from holdfast.document.clause import Clause, Modal
from holdfast.document.finding import Level
from holdfast.document.framework import Stage
from holdfast.rules.context import Context
from holdfast.rules.law.acts import CHARTER, RESTRAINT
from holdfast.rules.listing import listed
from holdfast.rules.rule import Decides, Evidence, Mark, Rule, Verdict

RULE = Rule(
    code="LAW001",
    name="missing-charter-anchor",
    severity=Level.WARNING,
    error_from=Stage.FRAMEWORK,
    from_stage=Stage.PRELIMINARY_CEASEFIRE,
    decides=(Decides.STRUCTURE,),
    why="All members of the United Nations refrain from the threat or use of force (Charter, article 2 (4)).",
    sources=(
        Evidence("Charter of the United Nations, article 2 (4)", Mark.READ),
        Evidence("Charter of the United Nations, articles 2 (3), 51 and 103", Mark.UNCHECKED),
    ),
)

ON_ALL = frozenset({"self-defence", "the precedence of the Charter"})
"""Declarations: they hold for the text and need nobody who is bound by them."""
NEXT = "Add a clause with {acts}, and name it under `legal.charter`."


def check(context: Context) -> Iterator[Verdict]:
    """Yield one verdict for what of the anchors in the Charter the text does not hold."""
    legal = context.framework.legal
    named = legal.charter if legal is not None else ()
    absent = {name: lack for name in CHARTER if (lack := _lack(context, name, named)) is not None}
    if not absent:
        return
    acts = listed([f"`{CHARTER[name]}`" for name in absent])
    said = [f"{name}{lack}" for name, lack in absent.items()]
    if named:
        yield context.review(
            "legal.charter", f"Do the words of {listed(named)} also hold {listed(said)}?", role="counsel",
            next=f"If they do, add {acts} to their acts; if not, add a clause that does.")
        return
    yield context.missing("legal.charter", f"no clause on {listed(said, last='or')}", next=NEXT.format(acts=acts))


def _lack(context: Context, name: str, named: tuple[str, ...]) -> str | None:
    """Nothing where an anchor is held for all; else for whom it is not, empty where it is for nobody."""
    sides = frozenset(context.belligerents)
    bound: set[str] = set()
    for id, clause in context.framework.clauses.items():
        if not _says(clause, name):
            continue
        if id in named or name in ON_ALL:
            return None
        if clause.modal is None:
            continue  # an expectation, which binds nobody
        if not clause.who:
            return None
        bound.update(clause.who)
    if bound and sides <= bound:
        return None
    return f" by {listed(sorted(sides - bound))}" if bound else ""


def _says(clause: Clause, name: str) -> bool:
    if clause.modal is Modal.SHALL_NOT:
        return name == RESTRAINT and "use-force" in clause.act
    return CHARTER[name] in clause.act
