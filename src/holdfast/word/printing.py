"""A framework as a sheet: head, text, annexes and the block in which it is signed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from holdfast.document.case import Case
from holdfast.document.framework import Framework, Status
from holdfast.document.geometry import GeometryReader
from holdfast.document.scalars import Encoded
from holdfast.document.text import Text, versions, words_in
from holdfast.word.annexes import Annexes
from holdfast.word.labels import label
from holdfast.word.runs import Anchors
from holdfast.word.sheet import Block, Cell, Grid, Line, Names, Run, Sheet, Signatory, Signatures
from holdfast.word.text_lines import TextLines

SIGNED = (Status.SIGNED, Status.IN_FORCE, Status.SUSPENDED, Status.TERMINATED, Status.SUPERSEDED)


@dataclass(frozen=True, slots=True)
class Carried:
    """What a print carries on every page, and says of where it comes from."""

    marking: str = "TLP:CLEAR"
    carries: str | None = None
    """Marking of what was read, where it is released below that."""
    left_out: int = 0
    sha256: str = ""


def sheet_of(framework: Framework, *, case: Case | None = None, languages: Sequence[str] = (),
             carried: Carried | None = None, geometry_reader: GeometryReader | None = None) -> tuple[Sheet, int]:
    """The sheet, and how many texts have no version in a language that was asked for."""
    carried = carried or Carried()
    columns = tuple(languages) or own_languages(framework)
    names = Names()
    anchors = Anchors(framework, names)
    text = TextLines(framework, columns, names, anchors, case)
    title: Text = framework.title or framework.id.replace("-", " ").replace(".", ": ").capitalize()
    lines = [*text.lines()]
    annexes = Annexes(framework, case, columns[0], names, anchors, geometry_reader)
    head = [*_title(text, title, framework), *_facts(text, framework, annexes, carried)]
    blocks: tuple[Block, ...] = (*head, *lines, *_named_annexes(text, framework), *annexes.blocks(),
                                 _signatures(framework, annexes))
    sheet = Sheet(framework.id, words_in(title, columns[0] or "en"), columns, carried.marking, framework.revision,
                  carried.sha256, blocks, names.marks, _head(framework, columns))
    return sheet, text.missing


def own_languages(framework: Framework) -> tuple[str, ...]:
    """The languages of a text: the authentic ones, the one that prevails first; or that of its clauses."""
    declared = framework.languages
    found = [lang for clause in framework.clauses.values() for lang in versions(clause.text) if lang]
    if declared and declared.authentic and found:
        prevails = [declared.prevails] if declared.prevails else []
        return tuple(dict.fromkeys([*prevails, *declared.authentic]))[:3]
    if not found:
        return ("",)
    return ("en",) if "en" in found else (found[0],)


def _title(text: TextLines, title: Text, framework: Framework) -> Iterator[Line]:
    if framework.title is None:
        yield text.remark(words_in(title), "title")
    else:
        yield from text.texts("title", title, "d", "title")


def _facts(text: TextLines, framework: Framework, annexes: Annexes, carried: Carried) -> Iterator[Line]:
    """What a reader must know before reading: how far the text has come, and how much of it this is."""
    def said(lang: str) -> str:
        parts = [label(f"status-{framework.status.value}", lang),
                 f"{label('revision', lang)} {framework.revision}", str(framework.date or "")]
        return " · ".join(filter(None, parts)) + "."

    unsigned = framework.status not in SIGNED
    encoded = framework.encoded.value
    inner = framework.encoded is Encoded.FULL and any(
        section.encoded not in (None, Encoded.FULL) for section in framework.sections.values())
    yield text.remark({lang: " ".join(filter(None, [
        said(lang), label("unsigned", lang) if unsigned else "", label(encoded, lang),
        label("parts-summary", lang) if inner else ""])) for lang in text.languages}, "facts")
    yield text.remark({lang: f"{label('parties', lang)}: {_parties(framework, annexes, lang)}"
                       for lang in text.languages}, "facts")
    declared = framework.languages
    if declared and len(declared.authentic) > 1:
        yield text.remark({lang: f"{label('languages', lang)}: {', '.join(declared.authentic)}" + (
            f"; {declared.prevails} {label('prevails', lang)}" if declared.prevails else "") + "."
            for lang in text.languages}, "facts")
    if carried.left_out:
        yield text.labelled("left-out", "facts", f" {carried.left_out}.")
    if carried.carries:
        yield text.remark({lang: label("released", lang).format(released=carried.marking, carries=carried.carries)
                           for lang in text.languages}, "facts")


def _parties(framework: Framework, annexes: Annexes, lang: str) -> str:
    named = ((id, annexes.name(id, lang)) for id in framework.parties)
    return "; ".join(f"{id} {name}" if name != id else id for id, name in named) + "." if framework.parties else "—"


def _named_annexes(text: TextLines, framework: Framework) -> Iterator[Line | Grid]:
    if framework.annexes:
        yield text.labelled("annexes", "section")
    for position, annex in enumerate(framework.annexes.values(), start=1):
        rows = [tuple(line.split(" | ")) for line in (annex.note or "").splitlines()]
        if len(rows) > 1 and len({len(row) for row in rows}) == 1 and len(rows[0]) > 1:
            yield _table(f"{label('annex', text.languages[0])} {position}. {words_in(annex.title)}", rows)
            continue
        file = f" ({annex.file}{f', sha256 {annex.sha256}' if annex.sha256 else ''})" if annex.file else ""
        yield text.remark({lang: f"{label('annex', lang)} {position}. {words_in(annex.title, lang or 'en')}{file}"
                           for lang in text.languages}, "annex")
        for row in (annex.note or "").splitlines():
            yield text.remark(row, "annex")


def _table(title: str, rows: Sequence[tuple[str, ...]]) -> Grid:
    """An annex that was a table in a document, as a table again."""
    return Grid(title, rows[0], tuple(tuple(Cell((Run(text),)) for text in row) for row in rows[1:]))


def _signatures(framework: Framework, annexes: Annexes) -> Signatures:
    named = framework.legal.signatories if framework.legal else ()
    who = tuple(Signatory(annexes.name(one.party), one.capacity or "", one.authority or "") for one in named)
    return Signatures(label("signatures", annexes.lang),
                      who or tuple(Signatory(annexes.name(party)) for party in framework.parties))


def _head(framework: Framework, columns: Sequence[str]) -> Mapping[str, str]:
    """What an import needs to make the same framework again."""
    said = {"id": framework.id, "stage": framework.stage.value, "revision": framework.revision,
            "parties": ",".join(framework.parties), "languages": ",".join(columns)}
    return {key: value for key, value in said.items() if value}
