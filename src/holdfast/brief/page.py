"""What the page shows, gathered from assessments as plain values that the template only lays out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from holdfast.assess.criteria import CRITERIA_VERSION, Colour, Criterion, criterion
from holdfast.assess.result import Assessment, GateResult
from holdfast.brief.issues_table import IssueRow, issue_rows, parties_with_lines
from holdfast.brief.order_part import order_figure, time_part
from holdfast.brief.text_part import ClauseShown, clauses_shown
from holdfast.document.case import Case
from holdfast.document.conditions import Verdict
from holdfast.document.finding import Finding
from holdfast.document.framework import Framework
from holdfast.document.load import Documents
from holdfast.document.scalars import Encoded
from holdfast.document.sources import Source
from holdfast.document.text import words_in
from holdfast.rules.context import Context
from holdfast.rules.ranking import most_important
from holdfast.rules.redlines import LineResult

ENCODED = {
    Encoded.FULL: "The whole text is encoded.",
    Encoded.SUMMARY: "A summary of the text is encoded: what is missing here may stand in the text itself.",
    Encoded.PARTIAL: "Part of the text is encoded: what is missing here may stand in the rest.",
    Encoded.PROSE_ONLY: "Only the prose is encoded: rules that read its structure have little to say.",
}


@dataclass(frozen=True, slots=True)
class TextPart:
    """One framework on the page."""

    framework: Framework
    title: str
    sha256: str
    encoded: str
    assessment: Assessment
    first: tuple[Finding, ...]
    """The findings that matter most."""
    clauses: tuple[ClauseShown, ...]
    elsewhere: tuple[Finding, ...]
    """Findings that stand at no clause."""
    order_svg: str
    circles: tuple[str, ...]
    time_svg: str
    anchor: str
    lines: Mapping[str, tuple[LineResult, ...]]
    """Red lines by verdict."""


@dataclass(frozen=True, slots=True)
class Page:
    """The whole page."""

    title: str
    case: Case | None
    case_title: str
    texts: tuple[TextPart, ...]
    questions: tuple[tuple[Criterion, tuple[GateResult, ...]], ...]
    """Each question with the answer of every text."""
    issues: tuple[IssueRow, ...]
    parties: tuple[str, ...]
    """Parties with red lines, as columns of the table of issues."""
    sources: tuple[tuple[str, Source], ...]
    marking: str
    carries: str | None
    """Highest marking of the content where it was released below it."""
    left_out: int
    version: str
    criteria: str
    as_of: str


def page_of(
    texts: Sequence[tuple[Documents, Assessment, str]],
    *,
    version: str,
    marking: str,
    carries: str | None = None,
    left_out: int = 0,
) -> Page:
    """The page for one or several texts over one case; each comes with its assessment and content hash."""
    parts = tuple(_text_part(documents, assessment, sha, n) for n, (documents, assessment, sha) in enumerate(texts))
    case = Context(texts[0][0]).case
    title = parts[0].title if len(parts) == 1 else f"{len(parts)} texts compared"
    return Page(
        title=title,
        case=case,
        case_title=words_in(case.title) or case.id if case else "",
        texts=parts,
        questions=tuple(_question(parts, n) for n in range(len(parts[0].assessment.gates))),
        issues=issue_rows(case, [part.assessment for part in parts]) if case else (),
        parties=parties_with_lines(parts[0].assessment),
        sources=_sources(case, parts),
        marking=marking,
        carries=carries,
        left_out=left_out,
        version=version,
        criteria=CRITERIA_VERSION,
        as_of=str(case.as_of) if case and case.as_of else "",
    )


def _question(parts: Sequence[TextPart], n: int) -> tuple[Criterion, tuple[GateResult, ...]]:
    gates = tuple(part.assessment.gates[n] for part in parts)
    return criterion(gates[0].gate), gates


def _text_part(documents: Documents, assessment: Assessment, sha256: str, n: int) -> TextPart:
    context = Context(documents)
    framework = context.framework
    order_svg, circles = order_figure(context, id=f"order-{n}")
    time_svg, anchor = time_part(context, id=f"time-{n}")
    clauses, elsewhere = clauses_shown(context, assessment.report.findings)
    return TextPart(
        framework=framework,
        title=assessment.title,
        sha256=sha256,
        encoded=ENCODED[framework.encoded if framework.encoded is not Encoded.FULL else context.encoded_at()],
        assessment=assessment,
        first=most_important(assessment.report.findings),
        clauses=clauses,
        elsewhere=elsewhere,
        order_svg=order_svg,
        circles=circles,
        time_svg=time_svg,
        anchor=anchor,
        lines={
            verdict.value: tuple(line for line in assessment.lines if line.verdict is verdict)
            for verdict in (Verdict.CROSSED, Verdict.OPEN, Verdict.KEPT)
        },
    )


def _sources(case: Case | None, parts: Sequence[TextPart]) -> tuple[tuple[str, Source], ...]:
    found: dict[str, Source] = dict(case.sources) if case else {}
    for part in parts:
        found |= part.framework.sources
    return tuple(sorted(found.items()))


def colour_word(colour: Colour) -> str:
    """The word that stands beside a colour."""
    return colour.value.replace("-", " ")
