"""Versions of a clause: what tracked changes and brackets would make of its text, and the notes that hang at it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from holdfast.word.bracketed import MOST_VERSIONS, Bracketed, Sponsors, bracketed
from holdfast.word.changes import Version, by_author, has_changes
from holdfast.word.draft import Draft, DraftBracket, DraftClause
from holdfast.word.identity import Mark, fingerprint
from holdfast.word.notes import Note
from holdfast.word.paragraphs import Paragraph
from holdfast.word.typed_numbers import typed_number

NO_TEXT = "(No text stands here yet; see what is proposed in brackets.)"
DELETED_TEXT = "(Deleted.)"


LONGEST_VERSIONED = 30_000
"""Characters of a paragraph above which its versions are not taken apart, since each is as long as the whole."""


@dataclass(slots=True)
class Tally:
    """What is said once about the whole document."""

    strangers: dict[str, None] = field(default_factory=dict)
    unpaired: int = 0
    crowded: int = 0
    """Paragraphs with more versions than are taken apart."""
    unattributed: dict[str, None] = field(default_factory=dict)
    """Authors who are no party; only their number is told."""
    hidden: int = 0


@dataclass(slots=True)
class Versions:
    """Reads the versions of clauses; what concerns the whole document it counts."""

    draft: Draft
    notes: Mapping[str, Note]
    sponsors: Sponsors
    authors: Mapping[str, str]
    """Name of an author → party."""
    tally: Tally = field(default_factory=Tally)

    def linked(self, words: str, link: str) -> str:
        """The words of a link, as a mark where they point at a term or figure that print marked."""
        mark = self.draft.printed.marks.get(link.lstrip("#"))
        if mark is None or mark.family not in ("terms", "parameters"):
            return words
        own = mark.kind == "words" or fingerprint(words) != mark.text
        return f"{{{mark.id}: {words}}}" if own else f"{{{mark.id}}}"

    def take(self, clause: DraftClause, paragraph: Paragraph, was: Version, lang: str, *, before: str = "",
             cut: int = 0, number: Mark | None = None, read: bool = True) -> None:
        """Take the versions that a paragraph holds of a clause whose text it has become or goes on with.

        ``before`` is the text of the clause before this paragraph, ``cut`` how many characters its number has,
        ``number`` the mark of a printed paragraph, whose number stands in front of a tab, and ``read`` whether
        brackets in the text are versions, and not words that were printed as they are.
        """
        if len(was.text) > LONGEST_VERSIONED:
            self.tally.crowded += has_changes(paragraph.pieces) or "[" in was.text
            self.hang(clause, paragraph)
            return
        lead = f"{before}\n" if before else ""
        for author, version in by_author(paragraph.pieces, linked=self.linked).items():
            if len(clause.brackets) >= MOST_VERSIONS:
                self.tally.crowded += 1
                break
            text = without_number(version.text, number) if number else version.text
            typed = typed_number(text.strip()) if clause.number and not number and not lead else None
            text = typed.rest if typed and typed.number == clause.number else text.strip()
            if lead + text != clause.texts[lang]:
                by = (self._party(author),) if self._party(author) else ()
                said = (lead + text if text else before) or DELETED_TEXT
                clause.brackets.append(DraftBracket(by, {lang: said}, follows=said != DELETED_TEXT))
        if read:
            self._brackets(clause, was, lang, lead=lead, cut=cut, number=number)
        if not clause.texts[lang]:
            clause.texts[lang] = NO_TEXT
        self.hang(clause, paragraph)

    def _brackets(self, clause: DraftClause, was: Version, lang: str, *, lead: str, cut: int,
                  number: Mark | None) -> None:
        offset = len(was.text) - len(without_number(was.text, number)) if number else cut

        def noted(start: int, end: int) -> tuple[str, ...] | None:
            for at, id in was.notes:
                if start < at - offset <= end + 1 and (note := self.notes.get(id)):
                    by = self.sponsors.of(_sponsor_words(note.text)) or (
                        (self._party(note.author),) if note.kind == "comment" and self._party(note.author) else None)
                    if by:
                        return by
            return None

        found: Bracketed = bracketed(was.text[offset:].rstrip(), self.sponsors, noted=noted)
        self.tally.unpaired += found.unpaired
        if found.crowded or len(clause.brackets) + len(found.alternatives) > MOST_VERSIONS:
            self.tally.crowded += 1
            return
        self.tally.strangers.update(dict.fromkeys(found.strangers))
        for one in found.alternatives:
            self.draft.sponsors += [party for party in one.by if party not in self.draft.sponsors]
            said = (lead + one.text).strip()
            clause.brackets.append(DraftBracket(one.by, {lang: said or DELETED_TEXT}, follows=bool(said)))

    def hang(self, clause: DraftClause | None, paragraph: Paragraph) -> None:
        """Keep footnotes, comments and hidden words as notes of the clause they hang at."""
        said = [*self._notes_of(paragraph), *self._hidden(paragraph)]
        if said and (clause is not None or self.draft.clauses):
            (clause or self.draft.clauses[-1]).notes.extend(said)

    def _notes_of(self, paragraph: Paragraph) -> Iterator[str]:
        for piece in paragraph.pieces:
            note = self.notes.get(piece.note) if piece.note else None
            if note is not None:
                party = self._party(note.author) if note.kind == "comment" else ""
                yield f"{note.kind.capitalize()}{f' of {party}' if party else ''}: {note.text}"

    def _hidden(self, paragraph: Paragraph) -> Iterator[str]:
        words = "".join(piece.text for piece in paragraph.pieces if piece.hidden).strip()
        if words:
            self.tally.hidden += 1
            yield f"Hidden text: {words}"

    def _party(self, author: str) -> str:
        party = self.authors.get(author, "")
        if author and not party:
            self.tally.unattributed[author] = None
        return party


def without_number(text: str, mark: Mark | None) -> str:
    """A printed text without the number that stands in front of it."""
    if mark is None or not (mark.number or mark.auto):
        return text if mark is None else text.strip()
    head, tab, rest = text.lstrip().partition("\t")
    return rest.strip() if tab and len(head) <= 40 else text.strip()


def _sponsor_words(text: str) -> str:
    """The names in a note such as "Proposed by A and B."."""
    said = text.strip().rstrip(".")
    for start in ("proposed by", "proposal of", "proposal by", "by", "supported by", "пропозиція", "предложение"):
        if said.casefold().startswith(start + " "):
            return said[len(start):].strip(" :")
    return said
