"""A text that leaves families without an answer.

## What it checks
Where people are missing, the text has them searched for, has remains handed over, and has the records on both
exchanged, by every side.

## Why it matters
Families have a right to know what became of their relatives, and the parties have to search and record (First Geneva
Convention, article 17; First Additional Protocol, article 34).
The answers lie in the other side's records and soil, and get fewer each year.

## Fails
```yaml
clauses:
  people.remains: {text: The Parties hand over remains., who: [A, B], modal: shall, act: return-remains}
```

## Passes
```yaml
clauses:
  people.missing:
    text: The Parties search for the missing, exchange their records on them and on graves, and hand over remains.
    who: [A, B]
    modal: shall
    act: [trace-missing, exchange-records, return-remains]
    object: [missing-persons, remains]
```

## When it does not apply
Pauses and bare cessations.
It is silent where the case lists who is held and nobody is missing, and where an empty case meets a text that speaks of
nobody who is held or missing.

## How it decides
Structure: clauses with `shall` and their objects, and the categories in `exchange`.
*Search*: `trace-missing`.
*Remains*: `return-remains`, or remains in an exchange.
*Records*: `exchange-records` or `exchange-lists` in such a clause, or with the missing or remains as its object; a bare
`exchange-records` may mean anything and does not count.
Each is owed by every side, and one finding says all that is missing.
Where the text was not encoded in full, what is missing is open; so it is where the case lists nobody though the text
releases people.

## Sources
- ✓ First Geneva Convention, article 17(3): graves and records.
- ✓ First Additional Protocol, article 34: remains.
- ○ UN Security Council resolution 2474 (2019): missing persons in armed conflict.

Authorities disagree on how far the duty to search goes.
Some states read it as a duty to answer what is asked; humanitarian bodies read it as a duty to search actively, also
among one's own records and on one's own ground.

## Related codes
DET001, DET003, HUM004
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from holdfast.document.clause import Clause, Modal
from holdfast.document.finding import Level
from holdfast.document.framework import Stage
from holdfast.rules.context import Context
from holdfast.rules.listing import listed, none_of
from holdfast.rules.people import MISSING, REMAINS, categories, deals_with_held, exchanged
from holdfast.rules.rule import Decides, Evidence, Mark, Rule, Verdict
from holdfast.rules.sides import left_out

RULE = Rule(
    code="DET004",
    name="omitted-missing-persons",
    severity=Level.WARNING,
    from_stage=Stage.PRELIMINARY_CEASEFIRE,
    decides=(Decides.STRUCTURE,),
    why="The missing are searched for, and records and remains handed over (GC I 17(3), AP I 34).",
    sources=(
        Evidence("First Geneva Convention, article 17(3): graves and records", Mark.READ),
        Evidence("First Additional Protocol, article 34: remains", Mark.READ),
        Evidence("UN Security Council resolution 2474 (2019)", Mark.UNCHECKED),
    ),
    priority=1,
    tags=("pax:TjMis",),
)

SEARCH = frozenset({"account-for-missing", "search-for-missing", "trace-missing"})
HANDING_OVER = frozenset({"exchange-remains", "return-remains"})
RECORDS = frozenset({"exchange-lists", "exchange-records"})
CONCERNED = MISSING | REMAINS


def check(context: Context) -> Iterator[Verdict]:
    """Yield a verdict for what is missing in search, remains and records."""
    clauses = {id: clause for id, clause in context.operative.items()
               if clause.modal is Modal.SHALL and _is_on_missing(clause)}
    exchanges = [step for step in context.framework.steps.values() if exchanged(step) & REMAINS]
    if not clauses and not exchanges and not categories(context) & CONCERNED:
        if categories(context) or (context.case is not None and not deals_with_held(context)):
            return
        if context.case is not None:
            yield context.open(
                "clauses", "People are released and the case lists nobody who is held or missing.",
                next="List under `detained` of the case who is held and missing.")
            return
    who = {
        "search for the missing": _bound(clauses.values(), SEARCH),
        "handing over of remains":
            _bound(clauses.values(), HANDING_OVER) | {by for step in exchanges for by in step.by},
        "exchange of records on them": _bound(clauses.values(), RECORDS),
    }
    lacking = {what: left_out(context, bound) for what, bound in who.items()}
    absent = [f"{what} by {listed(lacking[what])}" if lacking[what] else what
              for what, bound in who.items() if lacking[what] or not bound]
    if absent:
        first = next(iter(clauses), None)
        yield context.missing(
            f"clauses.{first}" if first else "clauses", none_of(absent), clause=clauses[first] if first else None,
            next="Add the acts `trace-missing`, `return-remains` and `exchange-records` for every side, with "
                 "`object: [missing-persons, remains]`.")


def _is_on_missing(clause: Clause) -> bool:
    acts = set(clause.act)
    return bool(acts & (SEARCH | HANDING_OVER)) or bool(acts & RECORDS and CONCERNED.intersection(clause.object))


def _bound(clauses: Iterable[Clause], acts: frozenset[str]) -> set[str]:
    return {who for clause in clauses if acts.intersection(clause.act) for who in clause.who}
