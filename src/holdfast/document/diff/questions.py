"""Questions for the next round that the new text itself raises."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from holdfast.document.at_picks import OPEN, picked
from holdfast.document.case import Case
from holdfast.document.conditions.completions import Verdict
from holdfast.document.diff.lines import newly
from holdfast.document.framework import Framework
from holdfast.document.text import versions

VAGUE = ("as soon as possible", "as appropriate", "appropriate", "in principle", "endeavour", "reasonable", "adequate",
         "best efforts", "without undue delay", "where feasible", "significant", "substantial")
"""English wording that leaves open when, how much or who decides."""


def questions(old: Framework, new: Framework, *, case: Case | None = None) -> Iterator[str]:
    """One question per red line newly open, issue without a pick, bracket without an issue, and new vague wording."""
    if case is not None:
        for line in (one for one in newly(old, new, case) if one.now is Verdict.OPEN):
            yield f"{line.party}: what would keep the line `{line.id}` ({line.text.rstrip('.')})?"
    yield from _issues(new, case)
    for id, clause in new.clauses.items():
        sponsors = dict.fromkeys(party for bracket in clause.brackets if bracket.issue is None for party in bracket.by)
        if any(bracket.issue is None for bracket in clause.brackets):
            by = f" ({', '.join(sponsors)})" if sponsors else ""
            yield f"`clauses.{id}`: which of the versions in brackets stands{by}?"
    for id, clause in new.clauses.items():
        before = old.clauses[id].text if id in old.clauses else None
        added = _vague(versions(clause.text).values()) - _vague(versions(before).values())
        if added and not clause.deliberate:
            yield f"`clauses.{id}`: what exactly does “{'”, “'.join(sorted(added))}” mean, and who decides?"


def _issues(new: Framework, case: Case | None) -> Iterator[str]:
    settled = picked(new)
    named = [issue for issue, option in new.picks.items() if option == OPEN]
    bracketed = [bracket.issue for clause in new.clauses.values() for bracket in clause.brackets if bracket.issue]
    for issue in dict.fromkeys([*named, *bracketed, *(case.issues if case else ())]):
        if issue not in settled:
            options = f" ({', '.join(case.issues[issue].options)})" if case and issue in case.issues else ""
            yield f"{issue}: which option{options}?"


def _vague(texts: Iterable[str]) -> set[str]:
    text = " ".join(texts).lower()
    found = {words for words in VAGUE if re.search(rf"\b{re.escape(words)}\b", text)}
    return {words for words in found if not any(words != other and words in other for other in found)}
