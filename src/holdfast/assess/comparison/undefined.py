"""What a text leaves undefined: open issues and brackets, ambiguities, words without a definition, known silences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from holdfast.assess.comparison.result import Undefined
from holdfast.document.at_picks import OPEN
from holdfast.document.finding import Finding
from holdfast.rules.context import Context

WORDS = frozenset({"DOC001", "DOC005"})
"""Rules whose findings name words that the text does not define or that say nothing exact."""


def undefined(context: Context, findings: Sequence[Finding]) -> Undefined:
    """What the text leaves undefined at its own picks, as far as it is encoded."""
    framework, case = context.framework, context.case
    issues = case.issues if case else framework.picks
    return Undefined(
        open_issues=tuple(id for id in issues if framework.picks.get(id, OPEN) == OPEN),
        brackets=tuple(f"clauses.{id}" for id, clause in framework.clauses.items() if clause.brackets),
        readings=tuple(
            f"clauses.{id}: {', '.join(clause.readings)}"
            for id, clause in framework.clauses.items() if clause.readings
        ),
        words=tuple(_words(context, findings)),
        silent_on=framework.silent_on,
    )


def _words(context: Context, findings: Sequence[Finding]) -> Iterator[str]:
    for id, guarantee in context.framework.guarantees.items():
        if guarantee.trigger is not None:
            for word in guarantee.trigger.undefined:
                yield f'"{word}" (guarantees.{id}.trigger)'
        for n, void in enumerate(guarantee.voids):
            for word in void.undefined:
                yield f'"{word}" (guarantees.{id}.voids[{n}])'
    for finding in findings:
        if finding.code in WORDS:
            yield f"{finding.message} ({finding.address})"
