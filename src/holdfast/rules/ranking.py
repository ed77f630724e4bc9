"""The findings that matter most: what a drafter should look at first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from holdfast.document.finding import Finding, Kind, Level, Place
from holdfast.rules.registry import all_rules

_LEVELS = {Level.ERROR: 0, Level.WARNING: 1, Level.NOTE: 4, Level.NONE: 5}
_KINDS = {Kind.REVIEW: 2, Kind.OPEN: 3, Kind.NOT_APPLICABLE: 6}


def weight(finding: Finding) -> tuple[int, int, str, Place]:
    """The order of importance: errors, warnings, questions, gaps, notes; lives first within each."""
    rank = _LEVELS[finding.level] if finding.kind is Kind.FAIL else _KINDS[finding.kind]
    module = all_rules().get(finding.code)
    return rank, module.rule.priority if module else 2, finding.code, finding.place or Place("", 0, 0)


def most_important(findings: Iterable[Finding], *, count: int = 10, per_code: int = 2) -> tuple[Finding, ...]:
    """At most ``count`` findings, the weightiest first and no more than ``per_code`` of one code while others wait."""
    ordered = sorted(findings, key=weight)
    seen: Counter[str] = Counter()
    first: list[Finding] = []
    rest: list[Finding] = []
    for finding in ordered:
        seen[finding.code] += 1
        (first if seen[finding.code] <= per_code else rest).append(finding)
    return tuple(sorted((first + rest)[:count], key=weight))
