"""From paragraphs to clauses: articles with titles, recitals, contents, fields and what goes on with the clause above."""

from __future__ import annotations

import io

import docx
import pytest
from scripts.make_word_corpus import numbered, p, run, word

from holdfast.word.draft import Draft
from holdfast.word.read import Reading, read_draft

AB = Reading(("A", "B"))


def drafted(*paragraphs: str, reading: Reading = AB) -> Draft:
    """The draft in a document of these paragraphs."""
    return read_draft(word("".join(paragraphs)), name="x.docx", reading=reading)


def shown(draft: Draft) -> list[tuple[str, str, str]]:
    """Number, kind and text of every clause."""
    return [(clause.number, clause.kind, clause.texts[""]) for clause in draft.clauses]


def test_an_article_takes_number_and_title_from_the_lines_above() -> None:
    """``Article 3`` alone, its title on the next line, then its words: one section, one clause of that number."""
    draft = drafted(p("Article 3"), p("Silence of weapons"), p("All fire stops."), p("It stops at once."),
                    p("Article 4. People"), p("Nobody is moved."))

    assert [("Article 3", "prose", "All fire stops.\nIt stops at once."), ("Article 4", "prose", "Nobody is moved.")] == shown(draft)
    assert [("Article 3", "Silence of weapons"), ("Article 4", "People")] == [
        (section.number, section.titles[""]) for section in draft.sections.values()]


def test_what_stands_before_the_first_number_declares() -> None:
    """Recitals are declaratory clauses, one for each paragraph; after the first number nothing is a recital."""
    draft = drafted(p("The parties,"), p("recalling the Charter,"), p("1. Fire stops."), p("More words."))

    assert [("", "declaratory", "The parties,"), ("", "declaratory", "recalling the Charter,"),
            ("1", "prose", "Fire stops.\nMore words.")] == shown(draft)


def test_a_long_paragraph_in_the_style_of_a_heading_is_a_clause() -> None:
    """Drafters number whole provisions as headings; their words are no title."""
    words = "1. Each party withdraws its weapons from the line to the places named in the annex and reports it."
    draft = drafted(p(words, properties='<w:outlineLvl w:val="1"/>'))

    assert [("1", "prose", words[3:])] == shown(draft)
    assert {} == draft.sections


def test_fields_controls_and_links_are_read_through() -> None:
    """Words inside content controls, fields and links are words of the text; codes of fields are not."""
    field = ('<w:p><w:r><w:t xml:space="preserve">1. See </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
             '<w:r><w:instrText> REF x </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
             + run("point 2") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>' + run(" now.") + "</w:p>")
    control = f"<w:sdt><w:sdtContent>{p('2. Inside.')}</w:sdtContent></w:sdt>"
    link = f'<w:p>{run("3. A ")}<w:hyperlink w:anchor="x">{run("link")}</w:hyperlink>{run(".")}</w:p>'

    assert ["See point 2 now.", "Inside.", "A link."] == [clause.texts[""] for clause in drafted(field, control, link).clauses]


def test_a_table_of_contents_is_no_text() -> None:
    """Lines of a table of contents are counted and left out."""
    stream = io.BytesIO()
    document = docx.Document()
    document.styles.add_style("toc 1", docx.enum.style.WD_STYLE_TYPE.PARAGRAPH)
    document.add_paragraph("1. Fire .... 2", style="toc 1")
    document.add_paragraph("1. Fire stops.")
    document.save(stream)

    draft = read_draft(stream.getvalue(), name="x.docx")

    assert ["Fire stops."] == [clause.texts[""] for clause in draft.clauses]
    assert "WRD114" in [finding.code for finding in draft.remarks]


def test_styles_of_word_are_known() -> None:
    """Title, headings and numbered lists of Word's own styles are what they are called."""
    stream = io.BytesIO()
    document = docx.Document()
    document.add_heading("Local pause", 0)
    document.add_heading("Silence", 1)
    for words in ("Fire stops.", "Guns leave."):
        document.add_paragraph(words, style="List Number")
    document.add_paragraph("By night.", style="List Bullet")
    document.save(stream)

    draft = read_draft(stream.getvalue(), name="x.docx")

    assert {"": "Local pause"} == draft.title
    assert [("1", "prose", "Fire stops."), ("2", "prose", "Guns leave.\nBy night.")] == shown(draft)
    assert ["Silence"] == [section.titles[""] for section in draft.sections.values()]


def test_changes_of_two_delegates_are_two_versions() -> None:
    """Each author's version has that author's changes and nobody else's; names that are no party are counted only."""
    change = ('<w:ins w:id="1" w:author="{0}"><w:r><w:t xml:space="preserve"> {1}</w:t></w:r></w:ins>')
    body = f"<w:p>{run('1. Fire stops')}{change.format('Ann', 'now')}{change.format('Bob', 'soon')}{run('.')}</w:p>"

    draft = drafted(body, reading=Reading(("A", "B"), authors={"Ann": "A"}))

    assert [(("A",), "Fire stops now."), ((), "Fire stops soon.")] == [
        (one.by, one.texts[""]) for one in draft.clauses[0].brackets]
    assert "Bob" not in "".join(finding.as_text() for finding in draft.remarks)
    assert "1 author" in next(finding.message for finding in draft.remarks if finding.code == "WRD106")


@pytest.mark.parametrize("character", ["\u202e", "\u2066", "\ufeff", "\u2028"])
def test_characters_that_nobody_sees_are_left_out(character: str) -> None:
    """What can make a text look different from what it says does not come in, and is counted."""
    draft = drafted(p(f"1. Fire{character} stops."))

    assert "Fire stops." == draft.clauses[0].texts[""]
    assert ["WRD113"] == [finding.code for finding in draft.remarks]


def test_lists_without_definitions_are_plain_paragraphs() -> None:
    """A list that the document does not define numbers nothing, and breaks nothing."""
    assert ["Fire stops.", "Guns leave."] == [
        clause.texts[""] for clause in drafted(numbered("Fire stops."), numbered("Guns leave.", 12, 99)).clauses]


def test_too_many_versions_stay_in_the_text() -> None:
    """A paragraph with more brackets than a clause can have keeps them in its words, and the drafter is told."""
    draft = drafted(p("1. " + "[A: x] and " * 100), p("2. Fire stops."))

    assert [] == draft.clauses[0].brackets
    assert "WRD121" in [finding.code for finding in draft.remarks]
    long = drafted(p("1. Fire [A: now] stops." + " And so on." * 4000))
    assert [] == long.clauses[0].brackets
    assert "WRD121" in [finding.code for finding in long.remarks]


def test_a_clause_does_not_go_on_for_ever() -> None:
    """Unnumbered paragraphs join the clause above only until it is pages long, so that no text grows beyond measure."""
    draft = drafted(p("1. Fire [A: now] stops."), *[p("More words of it. " * 60)] * 60)

    assert len(draft.clauses) > 2
    assert all(len(text) < 25_000 for clause in draft.clauses for text in clause.texts.values())


def heading(words: str, level: int) -> str:
    """A heading of a level."""
    return p(words, properties=f'<w:outlineLvl w:val="{level}"/>')


def test_a_heading_above_all_others_is_the_title() -> None:
    """The one heading of the first level is the title; where there are several, they are sections."""
    one = drafted(heading("Draft", 0), heading("Silence", 1), p("1. Fire stops."))
    several = drafted(heading("Silence", 0), p("1. Fire stops."), heading("People", 0), p("2. Nobody is moved."))

    assert ({"": "Draft"}, ["silence"]) == (one.title, list(one.sections))
    assert ({}, ["silence", "people"]) == (several.title, list(several.sections))
