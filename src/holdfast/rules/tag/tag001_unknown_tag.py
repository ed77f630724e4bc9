"""A tag that its code book does not have.

## What it checks
Every tag of a clause that begins with `pam:` or `pax:` names a code of that code book.

## Why it matters
A mistyped tag is found by nobody who searches for the code, and drops out of every list without a word.

## Fails
```yaml
clauses:
  free: {text: All go home., who: [A, B], modal: shall, act: release-detainees, tags: "pam:prisoner-releese"}
```

## Passes
```yaml
clauses:
  free: {text: All go home., who: [A, B], modal: shall, act: release-detainees, tags: "pam:prisoner-release"}
```

## When it does not apply
Tags of your own, which carry another prefix or none.

## How it decides
Structure: the tags of each clause against the lists of codes that Holdfast knows.
The list of PA-X codes is not complete; a code that the data base has and the list lacks is named all the same.

## Sources
- Plain logic: a tag that is not in its code book finds nothing.

## Related codes
QTY001
"""

from __future__ import annotations

from collections.abc import Iterator

from holdfast.document.finding import Level
from holdfast.document.framework import Stage
from holdfast.rules.context import Context
from holdfast.rules.rule import Decides, Evidence, Mark, Rule, Verdict
from holdfast.rules.taxonomies import nearest_code, taxonomies, taxonomy_of

RULE = Rule(
    code="TAG001",
    name="unknown-tag",
    severity=Level.NOTE,
    from_stage=Stage.PAUSE,
    decides=(Decides.STRUCTURE,),
    why="A mistyped tag is found by nobody who searches for its code.",
    sources=(Evidence("Plain logic: a tag that is not in its code book finds nothing", Mark.LOGIC),),
    priority=3,
)


def check(context: Context) -> Iterator[Verdict]:
    """Yield a verdict for each tag of a known code book that names none of its codes."""
    for id, clause in context.framework.clauses.items():
        for tag in clause.tags:
            book = taxonomies().get(tag.partition(":")[0]) if ":" in tag else None
            if book is None or taxonomy_of(tag) is not None:
                continue
            near = nearest_code(tag)
            hint = f"Did you mean `{near}`?" if near else "Leave the tag out, or give it a prefix of your own."
            yield context.fail(
                f"clauses.{id}.tags", f"The list of {book.name} codes has no `{tag[:60]}`.", next=hint)
