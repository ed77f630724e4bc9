"""The text itself as lines to print: title, preamble, sections, clauses, what is proposed instead, and definitions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Any

from holdfast.document.case import Case
from holdfast.document.clause import Bracket, Clause, ClauseKind
from holdfast.document.framework import Framework
from holdfast.document.resolve import plain_form
from holdfast.document.text import Text, versions
from holdfast.word.conditions import condition_words
from holdfast.word.identity import Mark, fingerprint
from holdfast.word.inline_brackets import says_itself
from holdfast.word.labels import label, label_lang
from holdfast.word.runs import Anchors, runs_of, version_of
from holdfast.word.sheet import Cell, Line, Names, Run


@dataclass(slots=True)
class TextLines:
    """Makes the lines of one framework in the languages asked for."""

    framework: Framework
    languages: tuple[str, ...]
    names: Names
    anchors: Anchors
    case: Case | None = None
    missing: int = 0
    """Texts that have no version in a language asked for."""
    _numbers: Mapping[str, str] = field(default_factory=dict)

    def lines(self) -> tuple[Line, ...]:
        """Every line from the preamble to the last clause, definitions between them."""
        self._numbers = automatic_numbers(self.framework)
        clauses = list(self.framework.clauses.items())
        preamble = [id for id, _ in takewhile(_is_recital, clauses)]
        before = [line for id in preamble for line in self._clause(id, "preamble")]
        body = list(self._body(clauses[len(preamble):]))
        return (*before, *self._definitions(), *body)

    def texts(self, style: str, text: Text | None, letter: str, at: str, **said: Any) -> Iterator[Line]:
        """A marked text as a line, in every language; nothing where there is no text."""
        if text is not None:
            yield Line(style, tuple(self._cell(text, lang, letter, Mark(at, **said)) for lang in self.languages))

    def _cell(self, text: Text, lang: str, letter: str, mark: Mark, *, lead: tuple[Run, ...] = (),
              around: tuple[Run, Run] | None = None) -> Cell:
        found = version_of(text, self.languages, lang)
        if found is None:
            self.missing += 1
            return Cell((Run(f"— {label('no-version', lang)} —", "remark"),), lang, names=(self.names.generated(),))
        own, words = found
        self.missing += bool(lang and own not in ("", lang))
        runs = runs_of(words, own, self.anchors)
        said = Mark(**{**{name: getattr(mark, name) for name in Mark.__dataclass_fields__}, "lang": own,
                       "text": fingerprint(words)})
        shown = (around[0], *runs, around[1]) if around else runs
        return Cell(shown, own or lang, lead, (self.names.new(letter, said),))

    def remark(self, words: Mapping[str, str] | str, style: str = "remark") -> Line:
        """A line that print makes by itself, the same or its own in each language."""
        said = {lang: words if isinstance(words, str) else words[lang] for lang in self.languages}
        return Line(style, tuple(Cell((Run(said[lang]),), label_lang(lang), names=(self.names.generated(),))
                                 for lang in self.languages))

    def labelled(self, key: str, style: str = "remark", rest: str = "") -> Line:
        """A line of fixed words with something behind them."""
        return self.remark({lang: f"{label(key, lang)}{rest}" for lang in self.languages}, style)

    # --- sections and clauses ------------------------------------------------------------------------------------

    def _body(self, clauses: Sequence[tuple[str, Clause]]) -> Iterator[Line]:
        section: str | None = None
        for id, clause in clauses:
            if clause.section and clause.section != section:
                yield from self._section(clause.section)
            section = clause.section
            yield from self._clause(id, "clause")

    def _section(self, id: str) -> Iterator[Line]:
        section = self.framework.sections.get(id)
        title = section.title if section and section.title is not None else None
        number = section.number if section and section.number else ""
        if title is None:
            yield self.remark(id.replace("-", " ").replace(".", ": ").capitalize(), "section")
            return
        lead = (Run(number, "number"),) if number else ()
        yield Line("section", tuple(self._cell(title, lang, "s", Mark(f"sections.{id}", number=number), lead=lead)
                                    for lang in self.languages))

    def _clause(self, id: str, style: str) -> Iterator[Line]:
        clause = self.framework.clauses[id]
        yield from self.texts("heading", clause.heading, "h", f"clauses.{id}#heading")
        inline = says_itself(clause)
        number = clause.number or self._numbers.get(id, "")
        mark = Mark(f"clauses.{id}", number=clause.number or "", auto=not clause.number and bool(number),
                    section=clause.section or "", kind="" if clause.kind is ClauseKind.OPERATIVE else clause.kind.value,
                    inline=inline and bool(clause.brackets))
        lead = (Run(f"{number}." if number.isdigit() else number, "number"),) if number else ()
        yield Line(style, tuple(self._cell(clause.text, lang, "c", mark, lead=lead) for lang in self.languages))
        if clause.brackets and not inline:
            yield self.labelled("left-open")
            for position, bracket in enumerate(clause.brackets):
                yield self._bracket(id, position, bracket)
        for name, reading in clause.readings.items():
            yield self.remark({lang: f"{label('reading', lang)} ({name}): "
                               f"{(version_of(reading.text, self.languages, lang) or ('', '—'))[1]}"
                               for lang in self.languages})
        if clause.under:
            yield self._condition(clause.under)

    def _condition(self, under: str) -> Line:
        """What must be settled for a clause to belong to the text, in words where the case has them."""
        said = condition_words(under, self.case)
        return self.remark({lang: f"{label('only-where', lang)}{said(lang) if said else f' {under}.'}"
                            for lang in self.languages})

    def _bracket(self, id: str, position: int, bracket: Bracket) -> Line:
        by = ", ".join(bracket.by)
        mark = Mark(f"clauses.{id}#bracket.{position}", by=",".join(bracket.by), issue=bracket.issue or "",
                    option=bracket.option or "", kind="" if bracket.text is not None else "set")
        if bracket.text is None:
            fields = "; ".join(f"{address}: {_shown(value)}" for address, value in bracket.set.items())
            said = {lang: f"[{by + ': ' if by else ''}{label('would-change', lang)} {fields or '—'}]"
                    for lang in self.languages}
            return Line("bracket", tuple(
                Cell((Run(said[lang]),), lang, names=(self.names.new("b", _with(mark, lang, said[lang])),))
                for lang in self.languages))
        opening = Run(f"[{by}: " if by else "[", "sponsor")
        around = (opening, Run("]", "sponsor"))
        return Line("bracket", tuple(self._cell(bracket.text, lang, "b", mark, around=around)
                                     for lang in self.languages))

    # --- definitions ---------------------------------------------------------------------------------------------

    def _definitions(self) -> Iterator[Line]:
        if not self.framework.terms:
            return
        texts = {id: tuple(self._cell(term.text, lang, "t", Mark(f"terms.{id}")) for lang in self.languages)
                 for id, term in self.framework.terms.items()}
        yield self.labelled("definitions", "section")
        for id, term in self.framework.terms.items():
            yield Line("term", tuple(self._term(id, term.label, lang) for lang in self.languages))
            yield Line("definition", texts[id])

    def _term(self, id: str, said: Text | None, lang: str) -> Cell:
        found = version_of(said, self.languages, lang) if said is not None else None
        own, words = found or (lang if versions(self.framework.terms[id].text).keys() != {""} else "",
                               self.anchors.words(id, lang))
        mark = Mark(f"terms.{id}#label", lang=own, text=fingerprint(words), auto=found is None)
        links = self.anchors.of("terms", id) if lang == self.languages[0] else ()
        return Cell((Run(words, "strong"),), own or lang, names=(self.names.new("k", mark), *links))


def _with(mark: Mark, lang: str, words: str) -> Mark:
    return Mark(mark.at, lang, fingerprint(words), by=mark.by, issue=mark.issue, option=mark.option, kind=mark.kind)


def _is_recital(entry: tuple[str, Clause]) -> bool:
    """Whether a clause belongs to the preamble: it declares something, before any number and any section."""
    clause = entry[1]
    return clause.kind is ClauseKind.DECLARATORY and not clause.number and not clause.section


def automatic_numbers(framework: Framework) -> Mapping[str, str]:
    """Numbers for the clauses of a text that numbers none of them; recitals have none."""
    clauses = list(framework.clauses.items())
    if any(clause.number for _, clause in clauses):
        return {}
    numbered = clauses[len(list(takewhile(_is_recital, clauses))):]
    return {id: str(position) for position, (id, _) in enumerate(numbered, start=1)}


def _shown(value: Any) -> str:
    form = plain_form(value)
    return ", ".join(map(str, form)) if isinstance(form, list) else str(form)
