"""What the page shows, gathered from assessments as plain values that the templates only lay out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from holdfast.assess.criteria import CRITERIA_VERSION, Criterion, criterion
from holdfast.assess.result import Assessment, GateResult
from holdfast.brief.after_part import After, after_part
from holdfast.brief.blocks import Block, blocks_of
from holdfast.brief.catalogue import Catalogue, catalogue
from holdfast.brief.dates_part import Dated, dates_of, elections_of
from holdfast.brief.families_part import families_figures
from holdfast.brief.figure import Cell, Figure
from holdfast.brief.issues_table import IssueRow, counts_by_party, issue_rows, parties_with_lines
from holdfast.brief.lines_part import lines_figure, most_lines
from holdfast.brief.map_part import Beside, map_figure
from holdfast.brief.naming import Names
from holdfast.brief.order_part import Order, order_of
from holdfast.brief.people_part import ReturnShown, VoteShown, returns_shown, votes_shown
from holdfast.brief.roadmap_part import RoadmapPart, roadmap_part
from holdfast.brief.sign_part import SignPart, sign_part
from holdfast.brief.text_part import ClauseShown, clauses_shown
from holdfast.brief.time_part import time_figure
from holdfast.document.case import Case
from holdfast.document.conditions import Verdict
from holdfast.document.finding import Finding
from holdfast.document.framework import Framework
from holdfast.document.load import Documents
from holdfast.document.scalars import Encoded
from holdfast.document.sources import Source
from holdfast.rules.context import Context
from holdfast.rules.ranking import most_important
from holdfast.rules.redlines import LineResult

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class TextPart:
    """One framework on the page."""

    letter: str
    """By which tables name it; the letters follow the order in which the texts were given, and rank nothing."""
    framework: Framework
    names: Names
    title: Cell
    summary: Cell
    sha256: str
    encoded: str
    assessment: Assessment
    first: tuple[Finding, ...]
    """The findings that matter most."""
    blocks: tuple[Block, ...]
    clauses: tuple[ClauseShown, ...]
    elsewhere: tuple[Finding, ...]
    """Findings that stand at no clause."""
    order: Order
    time: Figure | None
    dates: tuple[Dated, ...]
    red_lines: Figure | None
    red_lines_again: Figure | None
    """The same for the text's own page, where several texts stand side by side: no id may stand twice."""
    families: Figure
    map: Figure | None
    lines: Mapping[str, tuple[LineResult, ...]]
    """Red lines by verdict."""
    after: After
    """Whether it holds once it is signed, and through whose answer."""
    roadmap: RoadmapPart | None
    """Who does what when; nothing where it has no steps."""
    votes: tuple[VoteShown, ...]
    returns: tuple[ReturnShown, ...]

    @property
    def firm_crossed(self) -> tuple[LineResult, ...]:
        """The firm red lines that every completion crosses: the first of each party, then the second, and so on.

        Where only a few can be shown, every party that loses a line is then among them before any stands there twice.
        """
        seen: Counter[str] = Counter()
        turns = []
        for line in self.assessment.lines:
            if line.excludes:
                seen[line.line.party] += 1
                turns.append((seen[line.line.party], line.line.party, line))
        return tuple(line for _, _, line in sorted(turns, key=lambda turn: turn[:2]))


@dataclass(frozen=True, slots=True)
class Page:
    """The whole page."""

    words: Catalogue
    title: Cell
    case: Case | None
    case_title: Cell
    texts: tuple[TextPart, ...]
    questions: tuple[tuple[Criterion, tuple[GateResult, ...]], ...]
    """Each question with the answer of every text."""
    issues: tuple[IssueRow, ...]
    parties: tuple[tuple[str, Cell], ...]
    """Parties with red lines, as columns of the table of issues."""
    lines: tuple[tuple[str, tuple[Mapping[str, int], ...]], ...]
    """For each of them how many of its red lines each text crosses, leaves open and keeps."""
    sign: SignPart | None
    """Who can sign, in pictures; nothing where there is no case with issues."""
    elections: tuple[Dated, ...]
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
    lang: str = "en",
    beside: Beside | None = None,
    carries: str | None = None,
    left_out: int = 0,
) -> Page:
    """The page for one or several texts over one case; each comes with its assessment and content hash.

    ``beside`` gives readers of the geometry files that documents name; without it no file is looked at.
    """
    words = catalogue(lang)
    assessments = [assessment for _, assessment, _ in texts]
    families = families_figures([assessment.report.findings for assessment in assessments], words)
    most = most_lines(assessments)
    parts = tuple(
        _text_part(Names(Context(documents), words), assessment, sha, n, most=most, families=families[n],
                   beside=beside)
        for n, (documents, assessment, sha) in enumerate(texts)
    )
    first = parts[0]
    case = first.names.context.case
    return Page(
        words=words,
        title=first.title if len(parts) == 1 else (words.say("page.compared", n=len(parts)), ""),
        case=case,
        case_title=_case_title(case, words),
        texts=parts,
        questions=tuple(_question(parts, n) for n in range(len(first.assessment.gates))),
        issues=issue_rows(case, assessments, words) if case else (),
        parties=tuple((party, first.names.party(party)) for party in parties_with_lines(first.assessment)),
        lines=counts_by_party(assessments),
        sign=sign_part([(part.letter, part.names, part.assessment) for part in parts]),
        elections=elections_of(first.names),
        sources=_sources(case, parts),
        marking=marking,
        carries=carries,
        left_out=left_out,
        version=version,
        criteria=CRITERIA_VERSION,
        as_of=words.date(case.as_of) if case and case.as_of else "",
    )


def _case_title(case: Case | None, words: Catalogue) -> Cell:
    if case is None:
        return "", ""
    return words.own(case.title) if case.title else (case.id, "")


def _question(parts: Sequence[TextPart], n: int) -> tuple[Criterion, tuple[GateResult, ...]]:
    gates = tuple(part.assessment.gates[n] for part in parts)
    return criterion(gates[0].gate), gates


def _text_part(
    names: Names, assessment: Assessment, sha256: str, n: int, *, most: int, families: Figure, beside: Beside | None
) -> TextPart:
    context, words = names.context, names.words
    framework = context.framework
    clauses, elsewhere = clauses_shown(names, assessment.report.findings)
    encoded = framework.encoded if framework.encoded is not Encoded.FULL else context.encoded_at()
    return TextPart(
        letter=LETTERS[n % len(LETTERS)],
        framework=framework,
        names=names,
        title=words.own(framework.title) if framework.title else (framework.id, ""),
        summary=words.own(framework.summary),
        sha256=sha256,
        encoded=words.say(f"encoded.{encoded.value}"),
        assessment=assessment,
        first=most_important(assessment.report.findings),
        blocks=blocks_of(names, assessment.report),
        clauses=clauses,
        elsewhere=elsewhere,
        order=order_of(names, id=f"order-{n}"),
        time=time_figure(names, id=f"time-{n}"),
        dates=dates_of(names),
        red_lines=lines_figure(names, assessment, most=most, id=f"lines-{n}"),
        red_lines_again=lines_figure(names, assessment, most=most, id=f"own-lines-{n}"),
        families=families,
        map=map_figure(names, id=f"map-{n}", beside=beside),
        lines={
            verdict.value: tuple(line for line in assessment.lines if line.verdict is verdict)
            for verdict in (Verdict.CROSSED, Verdict.OPEN, Verdict.KEPT)
        },
        after=after_part(names, assessment),
        roadmap=roadmap_part(names, assessment.roadmap, id=f"roadmap-{n}"),
        votes=votes_shown(names, assessment.votes),
        returns=returns_shown(names, assessment.returns),
    )


def _sources(case: Case | None, parts: Sequence[TextPart]) -> tuple[tuple[str, Source], ...]:
    found: dict[str, Source] = dict(case.sources) if case else {}
    for part in parts:
        found |= part.framework.sources
    return tuple(sorted(found.items()))
