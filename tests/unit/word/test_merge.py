"""An edited document onto its framework: ids and norms stay, texts follow, and nothing else is touched."""

from __future__ import annotations

import copy
import io
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.text.paragraph import Paragraph
from scripts.make_word_corpus import p, table, word
from tests.unit.word.round_trip import opened, printed

from holdfast.document.audience import for_audience
from holdfast.document.fmt import formatted
from holdfast.document.framework import Framework
from holdfast.document.load import documents_from_bytes, framework_from_bytes
from holdfast.document.scalars import Marking
from holdfast.word.merge import Merged, merged
from holdfast.word.printing import sheet_of
from holdfast.word.read import Reading, read_draft
from holdfast.word.write_docx import docx_bytes

TEXT = """# A comment at the top.
framework: "2026.1"
id: draft
stage: cessation
parties: [A, B]
clauses:
  # Both sides know why.
  fire: {number: "1", text: Fire stops at noon., who: [A, B], modal: shall-not, act: fire}
  guns:
    number: "2"
    text: Guns move back by ten kilometres.  # agreed in round 3
    who: A
    modal: shall
    act: withdraw
    brackets:
      - {by: A, text: Guns move back by five kilometres., set: {when.within: P5D}, issue: depth, option: short}
      - {by: B, text: Guns move back by twenty kilometres.}
  crews: {number: "3", text: Crews work freely.}
  extra: {number: "4", text: Reports are weekly., marking: TLP:AMBER}
gates:
  next: {title: Next, needs: [guns]}
"""


def framework_of(text: str) -> Framework:
    """The framework in a text."""
    return framework_from_bytes(text.encode(), name="x.framework.yaml").model


def edited(change: Any, text: str = TEXT) -> Merged:
    """What comes of printing a text, changing it as a word processor would, and importing it onto the text."""
    framework = framework_of(text)
    document = docx.Document(io.BytesIO(docx_bytes(sheet_of(framework)[0])))
    change(document)
    stream = io.BytesIO()
    document.save(stream)
    draft = read_draft(stream.getvalue(), name="edited.docx", reading=Reading(tuple(framework.parties)))
    return merged(text, framework, draft)


def paragraph(document: Document, words: str) -> Paragraph:
    """The paragraph with some words in it."""
    return next(one for one in document.paragraphs if words in one.text)


def rewrite(words: str, instead: str) -> Any:
    """A change that puts other words into a run."""
    def change(document: Document) -> None:
        for run in paragraph(document, words).runs:
            if words in run.text:
                run.text = run.text.replace(words, instead)
    return change


def codes(result: Merged) -> list[tuple[str, str]]:
    """Code and address of every remark."""
    return [(finding.code, finding.address) for finding in result.remarks]


def test_a_changed_text_keeps_its_norm() -> None:
    """The words change, who must do what stays, and the drafter is told to check it."""
    result = edited(rewrite("noon", "midnight"))

    assert ["fire"] == result.changed
    assert [("WRD110", "clauses.fire")] == codes(result)
    clause = framework_of(result.text).clauses["fire"]
    assert "Fire stops at midnight." == clause.text
    assert ("A", "B") == clause.who


def test_comments_and_everything_else_stay() -> None:
    """Only the changed line differs: comments, order, quotes and other fields are as they were."""
    result = edited(rewrite("noon", "midnight"))

    assert TEXT.replace("noon", "midnight") == result.text


def test_an_unedited_print_changes_nothing() -> None:
    """Printing and importing gives the same file, to the byte."""
    assert edited(lambda _document: None).text == TEXT


def test_a_changed_bracket_keeps_what_else_it_says() -> None:
    """Its words change; issue, option and the fields that it would set stay."""
    result = edited(rewrite("five", "six"))

    before, after = (framework_of(text).clauses["guns"].brackets for text in (TEXT, result.text))
    assert "Guns move back by six kilometres." == after[0].text
    assert (before[0].set, before[0].issue, before[0].by) == (after[0].set, after[0].issue, after[0].by)
    assert before[1] == after[1]


def test_a_bracket_taken_out_is_gone_and_a_new_one_is_there() -> None:
    """A bracket whose paragraph was removed goes, and one typed under the clause belongs to it."""
    def change(document: Document) -> None:
        gone = paragraph(document, "twenty kilometres")
        new = copy.deepcopy(gone._p)
        for mark in new.xpath("w:bookmarkStart | w:bookmarkEnd"):
            new.remove(mark)
        gone._p.addnext(new)
        Paragraph(new, gone._parent).runs[1].text = "Guns move back by thirty kilometres."
        gone._p.getparent().remove(gone._p)

    brackets = framework_of(edited(change).text).clauses["guns"].brackets

    assert ["Guns move back by five kilometres.", "Guns move back by thirty kilometres."] == [one.text for one in brackets]
    assert ("B",) == brackets[1].by


def test_another_sponsor_is_taken_over() -> None:
    """Who proposes a version is what stands in front of it."""
    brackets = framework_of(edited(rewrite("[B: ", "[A, B: ")).text).clauses["guns"].brackets

    assert [("A",), ("A", "B")] == [one.by for one in brackets]


def test_a_new_paragraph_is_a_new_clause_in_its_place() -> None:
    """A numbered paragraph that was typed in gets an id of its own, after the clause above it."""
    def change(document: Document) -> None:
        paragraph(document, "Crews work").insert_paragraph_before("2a. Mines are marked.").style = "Normal"
        paragraph(document, "2a.").text = "3. Mines are marked."

    result = edited(change)

    assert ["mines-are-marked"] == result.new
    assert ["fire", "guns", "mines-are-marked", "crews", "extra"] == list(framework_of(result.text).clauses)
    assert "prose-only" == framework_of(result.text).clauses["mines-are-marked"].encoded


def test_a_removed_paragraph_retires_its_id() -> None:
    """The clause goes, its id is retired for good, and a new paragraph with the same words gets another one."""
    def remove(document: Document) -> None:
        gone = paragraph(document, "Crews work")._p
        gone.getparent().remove(gone)

    result = edited(remove)
    assert ["crews"] == result.retired
    assert ("crews",) == framework_of(result.text).retired

    def add(document: Document) -> None:
        paragraph(document, "Reports are").insert_paragraph_before("3. Crews.").style = "Normal"

    assert ["crews-2"] == edited(add, result.text).new


def test_a_removed_paragraph_that_is_referred_to_stays() -> None:
    """A clause that a gate needs is kept, and the drafter is told what refers to it."""
    def remove(document: Document) -> None:
        for words in ("ten kilometres", "five kilometres", "twenty kilometres"):
            gone = paragraph(document, words)._p
            gone.getparent().remove(gone)

    result = edited(remove)

    assert [] == result.retired
    assert ("WRD117", "clauses.guns") in codes(result)
    assert "guns" in framework_of(result.text).clauses


def test_moved_paragraphs_give_the_new_order() -> None:
    """A moved paragraph keeps its id, and the order of the text is written down."""
    def move(document: Document) -> None:
        first = paragraph(document, "Fire stops")._p
        paragraph(document, "Crews work")._p.addnext(first)

    result = edited(move)

    assert ["guns", "crews", "fire", "extra"] == list(framework_of(result.text).clauses)
    assert result.new == result.retired == []


def test_what_an_audience_did_not_see_stays() -> None:
    """A clause left out of the print is neither gone nor retired when the print comes back."""
    framework = framework_of(TEXT)
    shown = for_audience(framework, Marking.GREEN).document
    assert "extra" not in shown.clauses

    draft = read_draft(docx_bytes(sheet_of(shown)[0]), name="x.docx", reading=Reading(("A", "B")))
    result = merged(TEXT, framework, draft)

    assert result.text == TEXT


def test_tracked_changes_in_a_print_become_brackets() -> None:
    """What somebody inserts with changes tracked is a version beside the others, and the text stays."""
    def change(document: Document) -> None:
        element = paragraph(document, "Crews work")._p
        insertion = docx.oxml.parse_xml(
            f'<w:ins {docx.oxml.ns.nsdecls("w")} w:id="900" w:author="X"><w:r><w:t xml:space="preserve"> At night too.</w:t></w:r></w:ins>')
        element.append(insertion)

    clause = framework_of(edited(change).text).clauses["crews"]

    assert "Crews work freely." == clause.text
    assert ["Crews work freely. At night too."] == [one.text for one in clause.brackets]


def test_a_document_without_marks_is_matched_by_its_words() -> None:
    """Exact words, then similar ones in the same order, say which clause a paragraph is; the guess is told."""
    data = word("".join(map(p, ("1. Fire stops at noon.", "2. Guns move back by twelve kilometres.", "3. Crews work freely.",
                                "4. Reports are weekly.", "5. Somebody counts the votes."))))
    framework = framework_of(TEXT)

    result = merged(TEXT, framework, read_draft(data, name="x.docx", reading=Reading(("A", "B"))))

    assert ["guns"] == result.changed
    assert ["somebody-counts-votes"] == result.new
    assert [] == result.retired
    assert [("WRD116", "clauses.guns"), ("WRD110", "clauses.guns"), ("WRD111", "clauses.somebody-counts-votes")] == codes(result)
    assert 2 == len(framework_of(result.text).clauses["guns"].brackets)


def test_a_higher_marking_is_told() -> None:
    """A document that carries a marking above that of the framework says so when it comes in."""
    marked = framework_of(TEXT.replace("id: draft", "id: draft\nmarking: TLP:RED"))
    from holdfast.word.printing import Carried

    data = docx_bytes(sheet_of(marked, carried=Carried("TLP:RED"))[0])
    result = merged(TEXT, framework_of(TEXT), read_draft(data, name="x.docx", reading=Reading(("A", "B"))))

    assert ("WRD115", "") in codes(result)


@pytest.mark.parametrize("path", ["examples/pauses/plant-repair-truce.framework.yaml",
                                  "examples/ukraine/coalition-plan.framework.yaml"])
def test_an_example_comes_back_to_the_byte(path: str) -> None:
    """A formatted framework with comments is the same file after print and import."""
    documents = opened(path)
    framework = documents.framework

    draft = read_draft(printed(documents), name="x.docx", reading=Reading(tuple(framework.model.parties)))

    assert merged(framework.source.text, framework.model, draft).text == framework.source.text


def test_the_result_is_a_valid_document() -> None:
    """After a change of every kind the framework passes every integrity check."""
    def change(document: Document) -> None:
        rewrite("noon", "dusk")(document)
        paragraph(document, "Crews work")._p.getparent().remove(paragraph(document, "Crews work")._p)
        paragraph(document, "Reports are").insert_paragraph_before("5. Votes are counted [A: twice].").style = "Normal"

    result = edited(change, TEXT.replace(", issue: depth, option: short", ""))

    assert documents_from_bytes(result.text.encode(), name="x.framework.yaml")


def test_what_is_written_is_formatted() -> None:
    """A formatted framework is still formatted after a long text changed and a long clause with brackets came in."""
    text = formatted(TEXT.replace("Crews work freely.", "Crews work freely " + "day and night and " * 12 + "and rest."), name="x.yaml")

    def change(document: Document) -> None:
        rewrite("and rest", "and never rest at all")(document)
        words = "6. Votes are counted [A: " + "twice and then again, " * 9 + "] and told."
        paragraph(document, "Reports are").insert_paragraph_before(words).style = "Normal"

    result = edited(change, text)

    assert ["crews"] == result.changed
    assert 1 == len(result.new)
    assert formatted(result.text, name="x.yaml") == result.text


LANGUAGES = """framework: "2026.1"
id: two
title: {en: Pause, uk: Пауза}
stage: pause
parties: [A, B]
languages: {authentic: [en, uk]}
terms: {crew: {text: {en: The workers., uk: Працівники.}}}
sections: {one: {title: {en: Silence, uk: Тиша}}}
order: [fire, guns]
clauses:
  guns: {text: {en: Guns leave., uk: Гармати відходять.}, section: one}
  fire:
    heading: {en: Fire, uk: Вогонь}
    text: {en: Fire stops., uk: Вогонь припиняється.}
    section: one
"""


def reworded(*changes: tuple[str, str]) -> Any:
    """A change of words anywhere in a document, in cells of tables as well."""
    def change(document: Document) -> None:
        for element in document.element.body.iter(docx.oxml.ns.qn("w:t")):
            for before, after in changes:
                if element.text == before:
                    element.text = after
    return change


def test_each_language_follows_its_own_column() -> None:
    """A version changed in one column changes there alone; titles, headings and definitions follow too."""
    result = edited(reworded(("Гармати відходять.", "Гармати відходять негайно."), ("Silence", "Quiet"), ("Вогонь", "Постріли"),
                             ("The workers.", "The named workers."), ("Pause", "Short pause")), LANGUAGES)

    model = framework_of(result.text)
    assert ["guns"] == result.changed
    assert {"en": "Guns leave.", "uk": "Гармати відходять негайно."} == model.clauses["guns"].text
    assert {"en": "Quiet", "uk": "Тиша"} == model.sections["one"].title
    assert {"en": "Fire", "uk": "Постріли"} == model.clauses["fire"].heading
    assert {"en": "The named workers.", "uk": "Працівники."} == model.terms["crew"].text
    assert {"en": "Short pause", "uk": "Пауза"} == model.title
    assert ["fire", "guns"] == list(model.clauses)


def test_a_row_typed_into_a_parallel_text_is_one_clause() -> None:
    """A new row in the table of languages becomes one clause with a version in each."""
    def change(document: Document) -> None:
        table = document.tables[0]
        row = copy.deepcopy(table.rows[-1]._tr)
        for mark in row.xpath(".//w:bookmarkStart | .//w:bookmarkEnd"):
            mark.getparent().remove(mark)
        table._tbl.append(row)
        for cell, words in zip(table.rows[-1].cells, ("3. Crews work.", "3. Бригади працюють."), strict=True):
            cell.paragraphs[0].text = words

    result = edited(change, LANGUAGES)

    assert ["one.crews-work"] == result.new
    clause = framework_of(result.text).clauses["one.crews-work"]
    assert {"en": "Crews work.", "uk": "Бригади працюють."} == clause.text
    assert ["fire", "guns", "one.crews-work"] == list(framework_of(result.text).clauses)


def test_new_headings_and_tables_are_taken_over_once() -> None:
    """A section that is new is added, a known one is found by its title, and a table becomes one annex only."""
    data = word(p("Silence", properties='<w:outlineLvl w:val="0"/>') + p("1. Fire stops at noon.") + p("2. Guns move back by ten kilometres.")
                + p("Votes", properties='<w:outlineLvl w:val="0"/>') + p("3. Crews work freely.") + p("4. Reports are weekly.")
                + p("5. Votes are counted twice.") + table(("Point", "Hours"), ("1", "06:00")))
    text = TEXT.replace("clauses:\n", "sections: {quiet: {title: Silence}}\nclauses:\n", 1)
    once = merged(text, framework_of(text), read_draft(data, name="x.docx", reading=Reading(("A", "B"))))
    twice = merged(once.text, framework_of(once.text), read_draft(data, name="x.docx", reading=Reading(("A", "B"))))

    model = framework_of(once.text)
    assert ["quiet", "votes"] == list(model.sections)
    assert "votes" == model.clauses["votes.votes-are-counted-twice"].section
    assert ["table-1"] == list(model.annexes)
    assert "Point | Hours\n1 | 06:00" == model.annexes["table-1"].note
    assert twice.text == once.text


def test_comments_become_notes_once() -> None:
    """A note that hangs at a clause is added to what is noted there, and importing again adds nothing."""
    footnotes = f'<w:footnotes {docx.oxml.ns.nsdecls("w")}><w:footnote w:id="2">{p("Not agreed with B.")}</w:footnote></w:footnotes>'
    body = ('<w:p><w:r><w:t>1. Fire stops at noon.</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
            + p("2. Guns move back by ten kilometres.") + p("3. Crews work freely.") + p("4. Reports are weekly."))
    data = word(body, {"word/footnotes.xml": footnotes}, (("footnotes", "footnotes.xml"),))
    once = merged(TEXT, framework_of(TEXT), read_draft(data, name="x.docx", reading=Reading(("A", "B"))))
    twice = merged(once.text, framework_of(once.text), read_draft(data, name="x.docx", reading=Reading(("A", "B"))))

    assert "Footnote: Not agreed with B." == framework_of(once.text).clauses["fire"].note
    assert twice.text == once.text


@pytest.mark.parametrize("words", ["B", "Proposed by B.", "b, a"])
def test_a_footnote_can_sponsor_a_bracket(words: str) -> None:
    """A note at a bracket that names parties and nothing else says who proposes it."""
    footnotes = f'<w:footnotes {docx.oxml.ns.nsdecls("w")}><w:footnote w:id="2">{p(words)}</w:footnote></w:footnotes>'
    body = ('<w:p><w:r><w:t xml:space="preserve">1. Fire stops [at noon]</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r>'
            "<w:r><w:t>.</w:t></w:r></w:p>")
    data = word(body, {"word/footnotes.xml": footnotes}, (("footnotes", "footnotes.xml"),))

    [bracket] = read_draft(data, name="x.docx", reading=Reading(("A", "B"))).clauses[0].brackets

    assert "B" in bracket.by
    assert "Fire stops at noon." == bracket.texts[""]


def test_changed_coordinates_are_told_and_the_zone_is_kept() -> None:
    """A figure changed in the printed table of coordinates does not move the zone; the drafter is told."""
    text = TEXT + "zones: {a: {name: A, kind: site, geometry: {type: Point, coordinates: [30, 50]}}}\n"

    result = edited(reworded(("50.00000°\u00a0N", "51.00000°\u00a0N")), text)

    assert [("WRD120", "zones.a")] == codes(result)
    assert result.text == text


def test_brackets_inside_a_text_follow_the_text() -> None:
    """Where the brackets are those of the text itself, a changed text brings its own and the old ones go."""
    text = TEXT.replace("Crews work freely.}", '"Crews work [A: by day] [B: by night].", brackets: [{by: A, text: Crews work by day.}, '
                        "{by: B, text: Crews work by night.}]}")

    assert edited(lambda _document: None, text).text == text
    result = edited(rewrite("by day", "at dawn"), text)

    assert ["Crews work at dawn.", "Crews work by night."] == [one.text for one in framework_of(result.text).clauses["crews"].brackets]


def test_a_bracket_below_a_remark_of_print_belongs_to_the_clause() -> None:
    """What print says by itself below a clause does not end it: a bracket typed under it is a version of the clause."""
    text = TEXT.replace("Crews work freely.}", 'Crews work freely., under: "true"}')

    def change(document: Document) -> None:
        paragraph(document, "Reports are").insert_paragraph_before("[B: Crews work by day.]").style = "Normal"

    result = edited(change, text)

    assert [] == result.new
    assert [("B",)] == [one.by for one in framework_of(result.text).clauses["crews"].brackets]
