"""Comparing texts over one case: what each picks, crosses, asks, promises and leaves undefined."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from holdfast.assess.comparison.blocks import accountability, guarantees, people, sanctions
from holdfast.assess.comparison.duties import duties_of, parties_of
from holdfast.assess.comparison.result import (
    Comparison,
    Counts,
    FamilyCompared,
    IssueCompared,
    LineCompared,
    PartyCompared,
    Pick,
    TextCompared,
)
from holdfast.assess.comparison.undefined import undefined
from holdfast.document.at_picks import OPEN, picked
from holdfast.document.case import Case
from holdfast.document.finding import Finding, Kind
from holdfast.document.geometry_files import geometry_beside
from holdfast.document.load import Documents
from holdfast.document.resolve import content_hash
from holdfast.document.text import words_in
from holdfast.rules.checked import Checked, check_text
from holdfast.rules.context import Context
from holdfast.rules.registry import all_rules
from holdfast.rules.taxonomies import tagged as codes_in
from holdfast.rules.taxonomies import taxonomies


@dataclass(frozen=True)
class _Text:
    """One text with everything that is looked at once."""

    checked: Checked
    context: Context
    sha256: str

    @property
    def picks(self) -> Mapping[str, str]:
        """The closed picks."""
        return picked(self.checked.documents.framework.model)


def compare_documents(texts: Sequence[Documents]) -> Comparison:
    """The comparison of texts over one case, in the order given; at least one is needed."""
    held = [_Text(check_text(documents), Context(documents), _hash(documents)) for documents in texts]
    case = held[0].context.case
    contexts = [text.context for text in held]
    return Comparison(
        case=case.id if case else None,
        case_title=(words_in(case.title) or case.id) if case else "",
        as_of=str(case.as_of) if case and case.as_of else "",
        texts=tuple(_text(text) for text in held),
        issues=_issues(case, held),
        red_lines=_lines(held),
        families=_families(held),
        parties=_parties(contexts),
        guarantees=tuple(guarantees(context) for context in contexts),
        undefined=tuple(undefined(text.context, text.checked.report.findings) for text in held),
        accountability=tuple(accountability(context) for context in contexts),
        people=tuple(people(context) for context in contexts),
        sanctions=tuple(sanctions(context) for context in contexts),
        taxa=_taxa(contexts),
    )


def _hash(documents: Documents) -> str:
    framework = documents.framework
    return content_hash(framework.model, geometry_reader=geometry_beside(framework.name))


def _text(text: _Text) -> TextCompared:
    framework = text.context.framework
    return TextCompared(
        id=framework.id,
        title=words_in(framework.title) or framework.id,
        stage=framework.stage.value,
        revision=framework.revision,
        status=framework.status.value,
        date=str(framework.date) if framework.date else "",
        encoded=text.context.encoded_at().value,
        sha256=text.sha256,
    )


def _issues(case: Case | None, held: Sequence[_Text]) -> tuple[IssueCompared, ...]:
    if case is None:
        return ()
    found = []
    for id, issue in case.issues.items():
        options = [text.picks.get(id, OPEN) for text in held]
        words = [words_in(issue.options[option].text) if option in issue.options else "" for option in options]
        picks = tuple(Pick(option, said) for option, said in zip(options, words, strict=True))
        found.append(IssueCompared(id, words_in(issue.title) or id, issue.group or "", picks))
    return tuple(found)


def _lines(held: Sequence[_Text]) -> tuple[LineCompared, ...]:
    columns = [{result.id: result for result in text.checked.lines} for text in held]
    first = held[0].checked.lines
    return tuple(
        LineCompared(
            id=result.id, party=result.line.party, text=words_in(result.line.text),
            firmness=result.line.firmness.value, requires=result.line.requires,
            date=str(result.line.date) if result.line.date else "",
            sources=tuple(citation.ref for citation in result.line.source),
            verdicts=tuple(column[result.id].verdict.value for column in columns),
        )
        for result in first
    )


def _families(held: Sequence[_Text]) -> tuple[FamilyCompared, ...]:
    names = sorted({module.rule.family for module in all_rules().values()})
    rows = [
        FamilyCompared(name, tuple(_counts(text.checked.report.findings, name) for text in held)) for name in names
    ]
    return tuple(row for row in rows if any(count != Counts() for count in row.counts))


def _counts(findings: Sequence[Finding], family: str) -> Counts:
    words = Counter(
        finding.level.value if finding.kind is Kind.FAIL else finding.kind.value
        for finding in findings if finding.code[:3] == family
    )
    return Counts(**{name: words[name] for name in ("error", "warning", "note", "review", "open")})


def _parties(contexts: Sequence[Context]) -> tuple[PartyCompared, ...]:
    parties = parties_of(contexts)
    return tuple(
        PartyCompared(id, name, tuple(duties_of(context, id) for context in contexts)) for id, name in parties.items()
    )


def _taxa(contexts: Sequence[Context]) -> tuple[tuple[str, tuple[bool, ...]], ...]:
    held = [{item.tag for item in codes_in(context.framework)} for context in contexts]
    all_tags = [f"{prefix}:{code}" for prefix, book in taxonomies().items() for code in book.taxa]
    return tuple((tag, tuple(tag in tags for tags in held)) for tag in all_tags if any(tag in tags for tags in held))
