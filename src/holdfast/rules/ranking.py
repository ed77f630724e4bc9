"""The findings that matter most: what a drafter should look at first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from holdfast.document.families import ALL
from holdfast.document.finding import Finding, Kind, Level, Place
from holdfast.rules.registry import all_rules
from holdfast.rules.rule import RuleModule

_LEVELS = {Level.ERROR: 0, Level.WARNING: 1, Level.NOTE: 4, Level.NONE: 5}
_KINDS = {Kind.REVIEW: 2, Kind.OPEN: 3, Kind.NOT_APPLICABLE: 7}
_SILENCE = 6  # it says nothing of this text that it would not say of any summary


def weight(finding: Finding) -> tuple[int, int, int, str, Place]:
    """The order of importance: errors, warnings, questions, gaps, notes, and silences of a text encoded in part.

    Questions and gaps come in the order of what a failure of their rule would be, those of a rule that only asks with
    the warnings; lives come first within each. What would be an error and is missing in an element that the text has
    counts as a gap also where the text was encoded in part.
    """
    failed = finding.kind is Kind.FAIL
    module = all_rules().get(finding.code)
    would_be = 0 if failed else _would_be(module)
    rank = _LEVELS[finding.level] if failed else _SILENCE if merely_silent(finding) else _KINDS[finding.kind]
    return rank, would_be, module.rule.priority if module else 2, finding.code, finding.place or Place("", 0, 0)


def merely_silent(finding: Finding) -> bool:
    """Whether a finding rests on an encoding in part, and is no error missing in an element that the text has."""
    error = _would_be(all_rules().get(finding.code)) == _LEVELS[Level.ERROR]
    return finding.silence and not (error and _is_in_an_element(finding.address))


def _is_in_an_element(address: str) -> bool:
    """Whether an address lies in an element with an id, such as a gate, and not at a family or the text as a whole."""
    return any(address.startswith(f"{family}.") for family in ALL)


def _would_be(module: RuleModule | None) -> int:
    if module is None:
        return _LEVELS[Level.NONE]
    # A rule that only asks has no level; what it asks is no smaller matter than what another warns of.
    return _LEVELS[Level.WARNING if module.rule.asks_only else module.rule.severity]


def most_important(findings: Iterable[Finding], *, count: int = 10, per_code: int = 2) -> tuple[Finding, ...]:
    """At most ``count`` findings, the weightiest first.

    While others wait, there are no more than ``per_code`` failures of one code, and one question and one gap of it.
    """
    seen: Counter[tuple[str, Kind, bool]] = Counter()
    first: list[Finding] = []
    rest: list[Finding] = []
    for finding in sorted(findings, key=weight):
        same = finding.code, finding.kind, finding.silence
        seen[same] += 1
        most = per_code if finding.kind is Kind.FAIL else 1
        (first if seen[same] <= most else rest).append(finding)
    return tuple(sorted((first + rest)[:count], key=weight))
