"""A number that nobody can check.

## What it checks
Every quantity in the framework has a source and a unit.
The source of the element that a quantity belongs to counts for it.
A quantity of basis `assumed` or `estimated` with a note that says why needs no publication.

## Why it matters
A number without a source cannot be checked, and one without a unit can be read in two ways.
Analyses and people rely on both.

## Fails
```yaml
zones:
  buffer: {kind: buffer, width: {value: 10}}
```

## Passes
```yaml
zones:
  buffer:
    kind: buffer
    width: {value: 10, unit: km, source: {ref: line-study, place: p. 12}}
```

## When it does not apply
It applies to every quantity; a pure ratio has the unit `share`.

## How it decides
Structure: `source`, `basis`, `note` and `unit` of each quantity, at the picks of the text.
A source on the document as a whole counts for no number.

## Sources
- Plain logic: a number without source or unit cannot be checked.

## Related codes
INT001, ZON002
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from holdfast.document.addresses import entries, join
from holdfast.document.base import Element
from holdfast.document.finding import Level
from holdfast.document.framework import Stage
from holdfast.document.quantity import Quantity
from holdfast.document.scalars import Basis
from holdfast.rules.context import Context
from holdfast.rules.rule import Decides, Evidence, Mark, Rule, Verdict

RULE = Rule(
    code="QTY001",
    name="unsourced-figure",
    severity=Level.WARNING,
    from_stage=Stage.PAUSE,
    decides=(Decides.STRUCTURE,),
    why="A number without a source cannot be checked, and one without a unit can be read in two ways.",
    sources=(Evidence("Plain logic: a number without source or unit cannot be checked", Mark.LOGIC),),
    priority=3,
)

_ADVICE = {
    "source": "Name the publication under `source`, or say `basis: assumed` and why under `note`.",
    "unit": "Add `unit`, such as km, persons, days or share.",
}


def check(context: Context) -> Iterator[Verdict]:
    """Yield a verdict for each quantity without a source or a unit."""
    for address, quantity, covered in _quantities(context.framework, "", covered=False):
        lacking = [] if covered or _is_sourced(quantity) else ["source"]
        lacking += [] if quantity.unit else ["unit"]
        if lacking:
            yield context.fail(address, f"The number has no {' and no '.join(lacking)}.",
                               next=" ".join(_ADVICE[what] for what in lacking))


def _quantities(value: Any, address: str, *, covered: bool) -> Iterator[tuple[str, Quantity, bool]]:
    """Each quantity below a value, with its address and whether an element around it gives a source."""
    for step, inner in entries(value):
        at = join(address, step)
        if isinstance(inner, Quantity):
            yield at, inner, covered
        else:
            sourced = isinstance(inner, Element) and bool(inner.source)
            yield from _quantities(inner, at, covered=covered or sourced)


def _is_sourced(quantity: Quantity) -> bool:
    open_about_it = quantity.basis in (Basis.ASSUMED, Basis.ESTIMATED) and bool(quantity.note)
    return bool(quantity.source) or open_about_it
