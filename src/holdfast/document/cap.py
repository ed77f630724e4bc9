"""As many findings as a reader can use at once, and the count of the rest."""

from __future__ import annotations

from collections.abc import Iterable

from holdfast.document.finding import Finding, in_order
from holdfast.document.schema_codes import schema_error

MOST = 50


def capped(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings in the order of the files, at most fifty; one more says how many are not shown."""
    found = in_order(list(findings))
    if len(found) <= MOST:
        return found
    shown = found[:MOST]
    return (*shown, schema_error(
        "SCH099", f"There are {len(found) - MOST} more findings that are not shown.",
        why="One fault often brings about many, and the first ones are the place to begin.",
        next="Correct the findings above and check again.", place=shown[-1].place))
