"""The table of issues and parties: each text's pick, and what each party's red lines say of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from holdfast.assess.result import Assessment
from holdfast.document.case import Case
from holdfast.document.text import words_in
from holdfast.rules.redlines import LineResult


@dataclass(frozen=True, slots=True)
class Said:
    """One red line of one party on one issue, with its verdict for each text."""

    result: LineResult
    text: str
    verdicts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IssueRow:
    """One issue: its title, each text's pick, and the red lines that speak of it, by party."""

    id: str
    title: str
    group: str
    picks: tuple[tuple[str, str], ...]
    """Option and its words, for each text; ``open`` where none is picked."""
    said: tuple[tuple[str, tuple[Said, ...]], ...]
    """By party, in the order of the columns."""


def parties_with_lines(assessment: Assessment) -> tuple[str, ...]:
    """The parties that have a red line, those with most first."""
    count: dict[str, int] = {}
    for line in assessment.lines:
        count[line.line.party] = count.get(line.line.party, 0) + 1
    return tuple(sorted(count, key=lambda party: (-count[party], party)))


def issue_rows(case: Case, assessments: Sequence[Assessment]) -> tuple[IssueRow, ...]:
    """A row for every issue of the case, in its order."""
    parties = parties_with_lines(assessments[0])
    return tuple(_row(case, issue, assessments, parties) for issue in case.issues)


def _row(case: Case, issue: str, assessments: Sequence[Assessment], parties: Sequence[str]) -> IssueRow:
    entry = case.issues[issue]
    picks = [assessment.picks.get(issue, "open") for assessment in assessments]
    said = tuple((party, _of_party(party, issue, assessments)) for party in parties)
    return IssueRow(
        id=issue,
        title=words_in(entry.title),
        group=entry.group or "",
        picks=tuple((pick, words_in(entry.options[pick].text) if pick in entry.options else "") for pick in picks),
        said=said,
    )


def _of_party(party: str, issue: str, assessments: Sequence[Assessment]) -> tuple[Said, ...]:
    found = []
    for n, result in enumerate(assessments[0].lines):
        if result.line.party == party and any(name == issue for name, _ in result.picks):
            verdicts = tuple(assessment.lines[n].verdict.value for assessment in assessments)
            found.append(Said(result, words_in(result.line.text), verdicts))
    return tuple(found)
