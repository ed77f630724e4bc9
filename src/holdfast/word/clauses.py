"""From paragraphs to clauses: what is numbered begins one, what is not goes on, headings begin sections."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from holdfast.word.bracketed import whole_bracket
from holdfast.word.changes import Version, as_it_was, by_author, has_changes
from holdfast.word.draft import Draft, DraftBracket, DraftClause, DraftSection, DraftTerm
from holdfast.word.identity import GENERATED, Mark, fingerprint
from holdfast.word.marked import Marked
from holdfast.word.names import new_id, slug
from holdfast.word.numbering import Numbering
from holdfast.word.paragraphs import Paragraph
from holdfast.word.typed_numbers import typed_number
from holdfast.word.versions import NO_TEXT, Versions, without_number

HEADING_LENGTH = 140
"""Characters above which a paragraph in the style of a heading is a clause all the same."""


LONGEST_CLAUSE = 20_000
"""Characters above which a clause does not go on: six pages without a number are a text of their own."""


@dataclass(slots=True)
class Builder:
    """Takes the paragraphs of a document in order and builds the draft."""

    draft: Draft
    numbering: Numbering
    versions: Versions
    lang: str = ""
    numbered: bool = True
    """Whether any paragraph of the document has a number."""
    titled: bool = False
    """Whether the first heading stands above all others, so that it is the title."""
    section: str = ""
    clause: DraftClause | None = None
    _begun: bool = False
    _pending: str = ""
    """Number of an article whose words have not come yet."""
    _bare: str = ""
    """Section of an article whose heading was nothing but its number."""
    _by_id: dict[str, DraftClause] = field(default_factory=dict)
    _taken: set[str] = field(default_factory=set)
    _seen: set[str] = field(default_factory=set)

    def take(self, paragraph: Paragraph, *, lang: str | None = None) -> None:
        """Take one paragraph; ``lang`` is that of its column."""
        label = self.numbering.label(paragraph.num, paragraph.num_level)
        if any(mark.startswith(GENERATED) for mark in paragraph.marks):
            if paragraph.level is not None:  # a remark below a clause ends nothing, a heading that print made does
                self.clause = None
            return
        was = as_it_was(paragraph.pieces, linked=self.versions.linked)
        if not was.text.strip() and not has_changes(paragraph.pieces):
            self.versions.hang(self.clause, paragraph)
            return
        marks = [(name, self.draft.printed.marks[name]) for name in paragraph.marks if name in self.draft.printed.marks]
        own = [(name, mark) for name, mark in marks if mark.kind not in ("words", "default")]
        fresh = next(((name, mark) for name, mark in own if name not in self._seen), None)
        if fresh is not None:
            self._seen.add(fresh[0])
            self._marked(fresh[1], paragraph, was)
        else:
            self._unmarked(paragraph, was, label, self.lang if lang is None else lang)

    def take_row(self, cells: Mapping[str, tuple[Paragraph, ...]]) -> None:
        """Take a row of a parallel text in which nothing is marked: one clause or heading in several languages."""
        first: DraftClause | None = None
        title: DraftSection | None = None
        for lang, paragraphs in cells.items():
            if first is None and title is None:
                before = len(self.draft.clauses), len(self.draft.sections)
                for paragraph in paragraphs:
                    self.take(paragraph, lang=lang)
                if len(self.draft.clauses) > before[0]:
                    first = self.draft.clauses[before[0]]
                elif len(self.draft.sections) > before[1]:
                    title = self.draft.sections[self.section]
            elif first is not None:
                self._other_language(first, paragraphs, lang)
            elif title is not None:
                title.titles[lang] = " ".join(paragraph.text.strip() for paragraph in paragraphs)
        if first is not None:
            self.clause = first

    def _other_language(self, clause: DraftClause, paragraphs: tuple[Paragraph, ...], lang: str) -> None:
        """Add a version in another language; where it has as many brackets as the first, they are the same ones."""
        version = DraftClause({}, number=clause.number)
        for paragraph in paragraphs:
            was = as_it_was(paragraph.pieces, linked=self.versions.linked)
            if not was.text.strip():
                continue
            typed = typed_number(was.text.strip()) if not version.texts else None
            if version.texts:
                self._go_on(version, was, paragraph, lang)
            else:
                rest = typed.rest if typed and typed.rest else was.text.strip()
                version.texts[lang] = rest
                self.versions.take(version, paragraph, was, lang, cut=len(was.text.rstrip()) - len(rest))
        clause.texts |= version.texts
        clause.notes += version.notes
        if len(version.brackets) == len(clause.brackets):
            for held, other in zip(clause.brackets, version.brackets, strict=True):
                held.texts |= other.texts
        else:
            clause.brackets += version.brackets

    # --- what print marked ---------------------------------------------------------------------------------------

    def _marked(self, mark: Mark, paragraph: Paragraph, was: Version) -> None:
        text = without_number(was.text, mark)
        marked = Marked.of(mark)
        if fingerprint(text) == mark.text:
            self.draft.same.add((mark.at, mark.lang))
        if marked is Marked.TITLE:
            self.draft.title[mark.lang] = text
        elif marked is Marked.SECTION:
            self._section_marked(mark, text)
        elif marked is Marked.TERM:
            self.draft.terms.setdefault(mark.id, DraftTerm()).texts[mark.lang] = text
        elif marked is Marked.LABEL and not mark.auto:
            self.draft.terms.setdefault(mark.id, DraftTerm()).label[mark.lang] = text
        elif marked is Marked.HEADING:
            self._clause_of(mark).heading[mark.lang] = text
        elif marked is Marked.BRACKET:
            self._bracket_marked(mark, text)
        elif marked is Marked.CLAUSE:
            self._clause_marked(mark, paragraph, was)

    def _section_marked(self, mark: Mark, text: str) -> None:
        section = self.draft.sections.setdefault(mark.id, DraftSection({}, mark.number))
        section.titles[mark.lang] = text
        self.section, self.clause = mark.id, None

    def _clause_of(self, mark: Mark) -> DraftClause:
        if mark.id not in self._by_id:
            clause = DraftClause({}, mark.id, number=mark.number, kind=mark.kind or "operative", section=mark.section)
            self._by_id[mark.id] = clause
            self.draft.clauses.append(clause)
            self._begun = True
        return self._by_id[mark.id]

    def _clause_marked(self, mark: Mark, paragraph: Paragraph, was: Version) -> None:
        self.clause = clause = self._clause_of(mark)
        clause.number, clause.section, clause.opaque = mark.number, mark.section, not mark.inline
        clause.kind = mark.kind or "operative"
        text = without_number(was.text, mark)
        clause.texts[mark.lang] = text
        same = fingerprint(text) == mark.text
        if same:
            clause.unchanged.add(mark.lang)
        self.versions.take(clause, paragraph, was, mark.lang, number=mark, read=mark.inline or not same)

    def _bracket_marked(self, mark: Mark, text: str) -> None:
        clause = self._clause_of(mark)
        inner = text.strip()
        if inner.startswith("[") and inner.endswith("]"):
            inner = inner[1:-1].strip()
        by, inner = self._sponsored_as_printed(mark, inner)
        known = next((one for one in clause.brackets if one.place == mark.at), None)
        if known is None:
            known = DraftBracket(by, {}, mark.issue, mark.option, mark.at, mark.text, mark.by)
            clause.brackets.append(known)
        if inner and mark.kind != "set":
            known.texts[mark.lang] = inner
        if fingerprint(inner) == mark.text:
            self.draft.same.add((mark.at, mark.lang))
        self.clause = clause

    def _sponsored_as_printed(self, mark: Mark, inner: str) -> tuple[tuple[str, ...], str]:
        """Sponsors and words of a printed bracket, which may have been edited."""
        label = f"{', '.join(mark.by.split(','))}: " if mark.by else ""
        if mark.by and inner.startswith(label):
            return tuple(mark.by.split(",")), inner[len(label):].strip()
        if not mark.by and (fingerprint(inner) == mark.text or mark.kind == "set"):
            return (), inner
        return self.versions.sponsors.sponsored(inner)

    # --- what a drafter wrote ------------------------------------------------------------------------------------

    def _unmarked(self, paragraph: Paragraph, was: Version, label: str | None, lang: str) -> None:
        text = was.text.strip()
        typed = typed_number(text or self._first_version(paragraph)) if label is None else None
        number = label.rstrip(".:") if label else typed.number if typed else ""
        rest = typed.rest if typed and text else text
        bare, self._bare = self._bare, ""
        if bare and not number and not paragraph.style.title and _is_title(text) and not has_changes(paragraph.pieces):
            self.draft.sections[bare] = DraftSection({lang: text}, self._pending)
        elif not self.draft.title and not self._begun and (
                paragraph.style.title or (self.titled and paragraph.level is not None and not self.draft.sections)):
            self.draft.title[lang] = text
        elif self._is_heading(paragraph, rest, number, named=bool(typed and typed.named)):
            self._heading(rest, number, lang)
        elif self._belongs(paragraph, number):
            sponsored = whole_bracket(text, self.versions.sponsors)
            if sponsored and self.clause is not None:
                self.clause.brackets.append(DraftBracket(sponsored.by, {lang: sponsored.text}))
            elif self.clause is not None:
                self._go_on(self.clause, was, paragraph, lang)
        else:
            self._begin(paragraph, was, number, rest, lang)

    def _first_version(self, paragraph: Paragraph) -> str:
        """What a paragraph says that nobody but one author wants: its number stands in there."""
        versions = by_author(paragraph.pieces, linked=self.versions.linked).values()
        return next((version.text.strip() for version in versions), "")

    def _is_heading(self, paragraph: Paragraph, rest: str, number: str, *, named: bool) -> bool:
        styled = paragraph.level is not None
        if named and not rest:
            return True
        short = len(rest) <= HEADING_LENGTH and not rest.endswith((".", ";", ":"))
        return bool((styled and (short or not number)) or (named and short and len(rest) < 80)) and not has_changes(
            paragraph.pieces)

    def _heading(self, rest: str, number: str, lang: str) -> None:
        title = rest or number
        id = new_id([slug(title, words=4), slug(f"{number} {title}", words=4)], self._taken, otherwise="section")
        self.draft.sections[id] = DraftSection({lang: title}, number if rest else "")
        self.section, self.clause = id, None
        self._pending = number if number and not number.replace(".", "").isdigit() else ""
        self._bare = id if self._pending and not rest else ""

    def _belongs(self, paragraph: Paragraph, number: str) -> bool:
        """Whether a paragraph goes on with the clause above it."""
        if self.clause is not None and max(map(len, self.clause.texts.values()), default=0) > LONGEST_CLAUSE:
            return False
        return not number and self.clause is not None and self.numbered and (
            bool(self.clause.number) or bool(self.clause.id)) and paragraph.level is None

    def _begin(self, paragraph: Paragraph, was: Version, number: str, rest: str, lang: str) -> None:
        preamble = self.numbered and not number and not self._begun and not self._pending
        clause = DraftClause({}, number=number or self._pending, kind="declaratory" if preamble else "prose",
                             section=self.section)
        self._begun = self._begun or bool(clause.number)
        self._pending = ""
        clause.texts[lang] = rest
        self.draft.clauses.append(clause)
        self.clause = clause
        cut = len(was.text) - len(was.text.lstrip()) + len(was.text.strip()) - len(rest)
        self.versions.take(clause, paragraph, was, lang, cut=cut)

    def _go_on(self, clause: DraftClause, was: Version, paragraph: Paragraph, lang: str) -> None:
        before = clause.texts.get(lang, "")
        clause.unchanged.discard(lang)
        more = was.text.strip()
        clause.texts[lang] = f"{before}\n{more}".strip() if before != NO_TEXT else more
        for bracket in clause.brackets:
            if bracket.follows and more and lang in bracket.texts:
                bracket.texts[lang] = f"{bracket.texts[lang]}\n{more}"
        self.versions.take(clause, paragraph, was, lang, before="" if before == NO_TEXT else before)


def _is_title(text: str) -> bool:
    """Whether words right below the bare number of an article are its title: few, and no sentence."""
    return 0 < len(text) < 80 and not text.endswith((".", ";", ":", ",", "]"))
