"""Issues as tables: what each text picks with the red lines that it meets, and each party's red lines by issue."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from holdfast.assess.result import Assessment
from holdfast.brief.catalogue import Catalogue
from holdfast.brief.figure import Cell
from holdfast.document.at_picks import OPEN
from holdfast.document.case import Case
from holdfast.document.conditions import Verdict
from holdfast.document.issue import Firmness
from holdfast.rules.redlines import LineResult


@dataclass(frozen=True, slots=True)
class Said:
    """One red line of one party on one issue, with its verdict for each text."""

    result: LineResult
    text: Cell
    verdicts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LineMark:
    """A red line that one text meets on an issue: whose, how, and whether it is firm."""

    party: str
    verdict: str
    firm: bool


@dataclass(frozen=True, slots=True)
class Pick:
    """What one text picks on an issue, with a mark for every red line on it that is crossed or still open."""

    option: str
    words: Cell
    marks: tuple[LineMark, ...]


@dataclass(frozen=True, slots=True)
class IssueRow:
    """One issue: its title, each text's pick, and the red lines that speak of it, by party."""

    id: str
    title: Cell
    group: Cell
    picks: tuple[Pick, ...]
    said: tuple[tuple[str, tuple[Said, ...]], ...]
    """By party, in the order of the columns."""


def parties_with_lines(assessment: Assessment) -> tuple[str, ...]:
    """The parties that have a red line, by id, so that no text and no count puts one before another."""
    return tuple(sorted({line.line.party for line in assessment.lines}))


def counts_by_party(assessments: Sequence[Assessment]) -> tuple[tuple[str, tuple[Mapping[str, int], ...]], ...]:
    """For each party how many of its red lines each text crosses, leaves open and keeps."""
    def count(party: str, assessment: Assessment) -> Mapping[str, int]:
        return Counter(line.verdict.value for line in assessment.lines if line.line.party == party)

    return tuple((party, tuple(count(party, one) for one in assessments))
                 for party in parties_with_lines(assessments[0]))


def issue_rows(case: Case, assessments: Sequence[Assessment], words: Catalogue) -> tuple[IssueRow, ...]:
    """A row for every issue of the case, in its order."""
    parties = parties_with_lines(assessments[0])
    return tuple(_row(case, issue, assessments, parties, words) for issue in case.issues)


def _row(
    case: Case, issue: str, assessments: Sequence[Assessment], parties: Sequence[str], words: Catalogue
) -> IssueRow:
    entry = case.issues[issue]
    return IssueRow(
        id=issue,
        title=words.own(entry.title),
        group=(entry.group or "", "en"),
        picks=tuple(_pick(case, issue, assessment, words) for assessment in assessments),
        said=tuple((party, _of_party(party, issue, assessments, words)) for party in parties),
    )


def _pick(case: Case, issue: str, assessment: Assessment, words: Catalogue) -> Pick:
    option = assessment.picks.get(issue, OPEN)
    options = case.issues[issue].options
    marks = tuple(
        LineMark(line.line.party, line.verdict.value, line.line.firmness is Firmness.FIRM)
        for line in assessment.lines
        if line.verdict is not Verdict.KEPT and any(name == issue for name, _ in line.picks)
    )
    return Pick(option, words.own(options[option].text) if option in options else ("", ""), marks)


def _of_party(party: str, issue: str, assessments: Sequence[Assessment], words: Catalogue) -> tuple[Said, ...]:
    found = []
    for n, result in enumerate(assessments[0].lines):
        if result.line.party == party and any(name == issue for name, _ in result.picks):
            verdicts = tuple(assessment.lines[n].verdict.value for assessment in assessments)
            found.append(Said(result, words.own(result.line.text), verdicts))
    return tuple(found)
