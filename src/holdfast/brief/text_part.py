"""The text with its findings beside it, clause by clause."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from holdfast.document.clause import Clause
from holdfast.document.finding import Finding
from holdfast.document.printed import printed
from holdfast.document.text import versions, words_in
from holdfast.rules.context import Context
from holdfast.rules.scopes import covers


@dataclass(frozen=True, slots=True)
class ClauseShown:
    """One clause as the page shows it."""

    id: str
    number: str
    heading: str
    text: str
    languages: tuple[tuple[str, str], ...]
    """The other language versions."""
    section: str
    norm: str
    """Who must do what, in one line."""
    clause: Clause
    findings: tuple[Finding, ...]


def clauses_shown(
    context: Context, findings: Sequence[Finding]
) -> tuple[tuple[ClauseShown, ...], tuple[Finding, ...]]:
    """The clauses in the order of the text, each with its findings, and the findings that stand at no clause."""
    shown = []
    placed: set[int] = set()
    for id, clause in context.framework.clauses.items():
        own = [n for n, finding in enumerate(findings) if covers(f"clauses.{id}", finding.address, context.framework)]
        placed.update(own)
        shown.append(_shown(context, id, clause, tuple(findings[n] for n in own)))
    return tuple(shown), tuple(finding for n, finding in enumerate(findings) if n not in placed)


def _shown(context: Context, id: str, clause: Clause, findings: tuple[Finding, ...]) -> ClauseShown:
    section = context.framework.sections.get(clause.section or "")
    main = printed(clause.text, context.framework)
    return ClauseShown(
        id=id,
        number=clause.number or "",
        heading=words_in(clause.heading),
        text=main,
        languages=tuple(
            (lang, printed(clause.text, context.framework, lang=lang))
            for lang, words in versions(clause.text).items()
            if lang and words != words_in(clause.text)
        ),
        section=words_in(section.title) if section else "",
        norm=norm_line(clause),
        clause=clause,
        findings=findings,
    )


def norm_line(clause: Clause) -> str:
    """The norm of a clause in one line: who, modal, act, where and when, as far as it says."""
    if clause.modal is None:
        return ""
    modal = clause.modal.value.replace("-", " ")
    parts = [" and ".join(clause.who) or "nobody named", modal, ", ".join(clause.act).replace("-", " ") or "…"]
    if clause.where:
        parts.append(f"in {', '.join(clause.where)}")
    if clause.when:
        said = clause.when.model_dump(mode="json", by_alias=True, exclude_none=True)
        parts += [f"{key} {value}" if value is not True else key for key, value in said.items()]
    if clause.if_:
        parts.append(f"if {clause.if_}")
    return " ".join(str(part) for part in parts)
