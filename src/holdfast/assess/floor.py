"""The humanitarian and legal floor of a text: whether other picks would add a finding that no proposal may add."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace

from holdfast.document.finding import Finding, Kind, Level
from holdfast.document.load import Documents
from holdfast.rules.engine import check
from holdfast.rules.registry import all_rules

FAMILIES = ("HUM", "DET", "DIS", "ACC")
"""Families of rules that guard the floor."""
SINGLE = ("REF004",)
"""Rules of other families that guard it."""

FloorCheck = Callable[[Mapping[str, str]], tuple[str, ...]]
"""Takes picks; gives the reasons why the text at them is worse on the floor than the text as it stands."""

_WEIGHT = {Level.ERROR: 3, Level.WARNING: 2, Level.NOTE: 1, Level.NONE: 1}


def floor_codes() -> tuple[str, ...]:
    """The codes of the rules that guard the floor."""
    return tuple(code for code in all_rules() if code.startswith(FAMILIES) or code in SINGLE)


def floor_check(documents: Documents) -> FloorCheck:
    """A function that compares the text at other picks with the text at its own, by the rules that guard the floor.

    Each answer is worked out once. A reason is the code of a rule with the address of what it found; a finding counts
    as worsened where it stands at the same place with more weight.
    """
    codes = floor_codes()
    before = _weights(check(documents, codes=codes).findings)
    known: dict[tuple[tuple[str, str], ...], tuple[str, ...]] = {}

    def reasons(picks: Mapping[str, str]) -> tuple[str, ...]:
        key = tuple(sorted(picks.items()))
        if key not in known:
            after = _weights(check(_at(documents, picks), codes=codes).findings)
            known[key] = tuple(sorted(f"{code} {address}".strip() for (code, address), weight in after.items()
                                      if weight > before[code, address]))
        return known[key]

    return reasons


def _weights(findings: tuple[Finding, ...]) -> Counter[tuple[str, str]]:
    """What each place weighs, by rule; an unanswered question weighs too, a gap of the encoding does not."""
    found: Counter[tuple[str, str]] = Counter()
    for finding in findings:
        if finding.kind in (Kind.FAIL, Kind.REVIEW):
            found[finding.code, finding.address] += _WEIGHT[finding.level]
    return found


def _at(documents: Documents, picks: Mapping[str, str]) -> Documents:
    text = documents.framework.model
    changed = text.model_copy(update={"picks": {**text.picks, **picks}})
    return replace(documents, framework=replace(documents.framework, model=changed))
