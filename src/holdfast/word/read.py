"""A Word document as a draft: opened safely, its paragraphs taken in order, and all that was left out said."""

from __future__ import annotations

import itertools
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from holdfast.document.finding import Finding
from holdfast.errors import UnreadableSource
from holdfast.word.bracketed import Sponsors
from holdfast.word.changes import has_changes
from holdfast.word.clauses import Builder
from holdfast.word.codes import refusal
from holdfast.word.coordinates import zones_in
from holdfast.word.draft import Draft
from holdfast.word.identity import GENERATED, printed_in
from holdfast.word.languages import checked_tag
from holdfast.word.markup import child
from holdfast.word.notes import margins, marking_in, notes_in
from holdfast.word.numbering import Numbering, numbering_of
from holdfast.word.package import Package, open_package
from holdfast.word.paragraphs import Block, Paragraph, Reader, Table
from holdfast.word.remarks import Counts, remarks_on
from holdfast.word.styles import Styles, styles_of
from holdfast.word.tables import TableKind, annex_of, columns, is_empty, kind_of
from holdfast.word.typed_numbers import typed_number
from holdfast.word.versions import Versions


@dataclass(frozen=True, slots=True)
class Reading:
    """How a document is to be read."""

    parties: tuple[str, ...] = ()
    """Ids of the parties; none means that the document itself says who they are."""
    names: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Other names of parties, in small letters → id."""
    authors: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Name of an author of changes and comments → id of a party."""
    lang: str = ""
    """Language of the text; empty where the framework names none."""


def read_draft(data: bytes, *, name: str, reading: Reading | None = None) -> Draft:
    """The draft in the bytes of a .docx file; raises UnreadableSource with the exact reason where there is none."""
    reading = reading or Reading()
    lang = checked_tag(reading.lang, name=name) if reading.lang else ""
    package = open_package(data, name=name)
    root = package.xml(package.main)
    body = child(root, "body")
    if body is None:
        raise UnreadableSource([_no_text(name, pictures=0)])
    styles = styles_of(package.beside("styles"))
    reader = Reader(styles)
    blocks = tuple(reader.blocks(body))
    draft = Draft(printed_in(package.xml("docProps/custom.xml")))
    numbering = numbering_of(package.beside("numbering"), styles)
    sponsors = _sponsors(draft, reading)
    versions = Versions(draft, notes_in(package), sponsors, reading.authors)
    builder = Builder(draft, numbering, versions, lang, numbered=_has_numbers(blocks, package, styles),
                      titled=_has_title(blocks))
    counts = _fed(builder, blocks, name=name)
    if not draft.clauses:
        raise UnreadableSource([_no_text(name, pictures=reader.pictures)])
    draft.parameters = _parameters(draft)
    counts.pictures, counts.contents, counts.unseen = reader.pictures, reader.contents, reader.unseen
    around = margins(package)
    marking = marking_in(around)
    draft.marking = marking.value if marking is not None and marking.rank > 0 else ""
    draft.remarks = remarks_on(draft, versions.tally, counts, outside=package.outside, margins=around,
                               numbered=builder.numbered)
    return draft


def _no_text(name: str, *, pictures: int) -> Finding:
    only = f" Its {pictures} picture(s) may show one." if pictures else ""
    return refusal("WRD009", f"The document holds no text.{only}", why="A framework is made from words.",
                   next="If the text is a picture, have it recognised first. Then save it as text.", name=name)


def _sponsors(draft: Draft, reading: Reading) -> Sponsors:
    said = draft.printed.head.get("parties", "")
    parties = reading.parties or tuple(filter(None, said.split(",")))
    names = {party.casefold(): party for party in parties}
    return Sponsors({**reading.names, **names}, any_sign=not parties)


def _has_numbers(blocks: Sequence[Block], package: Package, styles: Styles) -> bool:
    """Whether anything in the document is numbered, by the word processor or by hand; a print counts as numbered."""
    lists = numbering_of(package.beside("numbering"), styles)
    paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
    paragraphs += [paragraph for block in blocks if isinstance(block, Table) for row in block.rows for cell in row
                   for paragraph in cell]
    return any(_numbered(paragraph, lists) for paragraph in paragraphs)


def _has_title(blocks: Sequence[Block]) -> bool:
    """Whether the first heading is the only one of its level, and all others stand below it."""
    levels = [block.level for block in blocks
              if isinstance(block, Paragraph) and block.level is not None and block.text.strip()]
    return len(levels) > 1 and min(levels[1:]) > levels[0]


def _numbered(paragraph: Paragraph, lists: Numbering) -> bool:
    text = paragraph.text.strip()
    if paragraph.level is not None or any(mark.startswith(GENERATED) for mark in paragraph.marks):
        return False
    return bool(lists.label(paragraph.num, paragraph.num_level) or typed_number(text)
                or any(mark.startswith("hf_c") for mark in paragraph.marks))


def _fed(builder: Builder, blocks: Sequence[Block], *, name: str) -> Counts:
    counts = Counts()
    last = ""
    for block, following in itertools.zip_longest(blocks, blocks[1:]):
        if isinstance(block, Paragraph):
            last = _caption(block) if block.text.strip() else last
            if not (last and _only_words(block) and _titles(following, builder, name=name)):
                builder.take(block)
            continue
        kind, languages = kind_of(block, builder.draft.printed, name=name)
        if kind is TableKind.GENERATED:
            zones = zones_in(block, builder.draft.printed)
            builder.draft.zones |= zones
            counts.own_tables += not zones
            builder.clause = None
        elif kind in (TableKind.LAID_OUT, TableKind.PARALLEL):
            _parallel(builder, block, languages, head=kind is TableKind.PARALLEL)
        elif not is_empty(block):
            counts.annexes += 1
            title = last or f"Table {counts.annexes}"
            builder.draft.annexes.append(annex_of(block, title=title))
    return counts


def _titles(following: Block | None, builder: Builder, *, name: str) -> bool:
    """Whether the words above a block are the title of an annex made from it, and no part of the text."""
    return isinstance(following, Table) and not is_empty(following) and (
        kind_of(following, builder.draft.printed, name=name)[0] is TableKind.OTHER)


def _caption(paragraph: Paragraph) -> str:
    """The words of a paragraph that can be the title of the table below it; a clause is none."""
    text = paragraph.text.strip()
    plain = paragraph.num in (None, "0") and typed_number(text) is None and not text.endswith((".", ";", ":"))
    return text if plain and len(text) <= 100 else ""


def _only_words(paragraph: Paragraph) -> bool:
    """Whether a paragraph is neither a heading nor marked nor changed, so that it can stand as a title alone."""
    return bool(paragraph.text.strip()) and paragraph.level is None and not paragraph.marks and not has_changes(
        paragraph.pieces)


def _parallel(builder: Builder, table: Table, languages: tuple[str, ...], *, head: bool) -> None:
    for row in table.rows[1:] if head else table.rows:
        marked = any(mark in builder.draft.printed.marks or mark.startswith(GENERATED)
                     for cell in row for paragraph in cell for mark in paragraph.marks)
        if marked:
            for cell in row:
                for paragraph in cell:
                    builder.take(paragraph)
        else:
            builder.take_row(columns(row, languages))


def _parameters(draft: Draft) -> dict[str, Mapping[str, object]]:
    """The figures that print kept with the document."""
    found: dict[str, Mapping[str, object]] = {}
    for mark in draft.printed.marks.values():
        if mark.family == "parameters" and mark.figure:
            try:
                figure = json.loads(mark.figure)
            except ValueError:
                continue
            if isinstance(figure, dict):
                found[mark.id] = figure
    return found


