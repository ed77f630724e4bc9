"""The text with its findings beside it, clause by clause."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from holdfast.brief.figure import Cell
from holdfast.brief.naming import Names, spoken
from holdfast.document.clause import Clause, When
from holdfast.document.finding import Finding
from holdfast.document.printed import printed
from holdfast.document.text import versions
from holdfast.document.times import TimePoint
from holdfast.rules.scopes import covers


@dataclass(frozen=True, slots=True)
class Norm:
    """Who must, must not or may do what, where and when, in the words of the page."""

    who: str
    modal: str
    acts: tuple[str, ...]
    where: str
    when: str
    condition: str


@dataclass(frozen=True, slots=True)
class ClauseShown:
    """One clause as the page shows it."""

    id: str
    number: str
    heading: Cell
    text: Cell
    languages: tuple[Cell, ...]
    """The other language versions."""
    section: Cell
    norm: Norm | None
    clause: Clause
    findings: tuple[Finding, ...]


def clauses_shown(names: Names, findings: Sequence[Finding]) -> tuple[tuple[ClauseShown, ...], tuple[Finding, ...]]:
    """The clauses in the order of the text, each with its findings, and the findings that stand at no clause."""
    shown = []
    placed: set[int] = set()
    framework = names.context.framework
    for id, clause in framework.clauses.items():
        own = [n for n, finding in enumerate(findings) if covers(f"clauses.{id}", finding.address, framework)]
        placed.update(own)
        shown.append(_shown(names, id, clause, tuple(findings[n] for n in own)))
    return tuple(shown), tuple(finding for n, finding in enumerate(findings) if n not in placed)


def _shown(names: Names, id: str, clause: Clause, findings: tuple[Finding, ...]) -> ClauseShown:
    framework, words = names.context.framework, names.words
    section = framework.sections.get(clause.section or "")
    main = names.in_full(clause.text)
    return ClauseShown(
        id=id,
        number=clause.number or "",
        heading=words.own(clause.heading),
        text=main,
        languages=tuple((printed(clause.text, framework, lang=lang), lang)
                        for lang in versions(clause.text) if lang and lang != main[1]),
        section=words.own(section.title) if section else ("", ""),
        norm=norm_of(clause, names),
        clause=clause,
        findings=findings,
    )


def norm_of(clause: Clause, names: Names) -> Norm | None:
    """The norm of a clause as far as it says one."""
    if clause.modal is None:
        return None
    words = names.words
    return Norm(
        who=names.parties(clause.who) or words.say("norm.nobody"),
        modal=words.say(f"modal.{clause.modal.value}"),
        acts=clause.act or ("…",),
        where=Markup(", ").join(_place(id, names) for id in clause.where),
        when=Markup("; ").join(_when(clause.when, names)) if clause.when else "",
        condition=clause.if_ or "",
    )


def _place(id: str, names: Names) -> Markup:
    zone = names.context.framework.zones.get(id)
    if zone is not None and zone.name:
        return spoken(*names.words.own(zone.name), names.words.lang)
    everywhere = id == "everywhere"
    return Markup(names.words.say("norm.everywhere")) if everywhere else Markup("<code>{}</code>").format(id)  # noqa: S704 - a message


def _when(when: When, names: Names) -> Iterator[str]:
    words = names.words
    for name, value in (("from", when.from_), ("by", when.by)):
        if value is not None:
            yield words.say(f"when.{name}", when=names.point(value))
    for name, length in (("within", when.within), ("every", when.every)):
        if length is not None:
            yield words.say(f"when.{name}", length=words.duration(length))
    if when.until is not None:
        end = names.point(when.until) if isinstance(when.until, TimePoint) else words.say("when.the-end")
        yield words.say("when.until", when=end)
    if when.continuous:
        yield words.say("when.continuous")
