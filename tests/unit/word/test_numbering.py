"""Numbers in front of paragraphs: those a word processor computes, and those that a drafter typed."""

from __future__ import annotations

import pytest

from holdfast.word.markup import parsed
from holdfast.word.numbering import Numbering, numbering_of, written
from holdfast.word.styles import Styles, styles_of
from holdfast.word.typed_numbers import typed_number

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def lists(levels: str, num: str = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>') -> Numbering:
    """A numbering with one list."""
    xml = f'<w:numbering {W}><w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>{num}</w:numbering>'
    return numbering_of(parsed(xml.encode()), Styles())


def level(at: int, text: str, form: str = "decimal", more: str = "") -> str:
    """One level of a list."""
    return (f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>{more}</w:lvl>')


@pytest.mark.parametrize(("count", "form", "said"), [
    (4, "lowerRoman", "iv"), (1999, "upperRoman", "MCMXCIX"), (27, "lowerLetter", "aa"), (3, "upperLetter", "C"),
    (4, "russianLower", "г"), (5, "russianUpper", "Д"), (7, "decimalZero", "07"), (7, "ordinal", "7"), (0, "lowerRoman", "0"),
    (3, "bullet", ""),
])  # fmt: skip
def test_a_count_is_written_in_its_form(count: int, form: str, said: str) -> None:
    """Each form of numbers is written as word processors write it."""
    assert said == written(count, form)


def test_levels_below_begin_anew() -> None:
    """A level begins anew after one above it, and shows the numbers of those above where its text asks for them."""
    numbering = lists(level(0, "%1.") + level(1, "%1.%2") + level(2, "(%3)", "lowerLetter"))

    said = [numbering.label("1", at) for at in (0, 1, 1, 2, 2, 1, 2, 0, 1)]

    assert said == ["1.", "1.1", "1.2", "(a)", "(b)", "1.3", "(a)", "2.", "2.1"]


def test_a_level_that_never_begins_anew_counts_on() -> None:
    """Articles counted through all chapters go on where a level says so."""
    numbering = lists(level(0, "Chapter %1", "upperRoman") + level(1, "Article %2", more='<w:lvlRestart w:val="0"/>'))

    assert ["Chapter I", "Article 1", "Chapter II", "Article 2"] == [numbering.label("1", at) for at in (0, 1, 0, 1)]


def test_legal_numbers_are_digits_throughout() -> None:
    """A level of legal form shows Roman numbers of the levels above in digits."""
    numbering = lists(level(0, "%1", "upperRoman") + level(1, "%1.%2", more="<w:isLgl/>"))

    assert ["I", "1.1"] == [numbering.label("1", at) for at in (0, 1)]


def test_lists_that_share_their_levels_count_together() -> None:
    """Two lists over the same levels go on counting, unless one of them says where it starts."""
    num = ('<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
           '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="9"/></w:lvlOverride></w:num>')
    numbering = lists(level(0, "%1"), num)

    assert ["1", "2", "9", "10"] == [numbering.label(id, 0) for id in ("1", "2", "3", "3")]


@pytest.mark.parametrize("num", [None, "0", "7"])
def test_no_list_gives_no_number(num: str | None) -> None:
    """A paragraph outside lists, or in one that is not defined, has no number."""
    assert lists(level(0, "%1.")).label(num, 0) is None


def test_bullets_are_no_numbers() -> None:
    """A bullet is nothing that a clause could be called by."""
    assert lists(level(0, "•", "bullet")).label("1", 0) is None


def test_a_style_based_on_itself_ends() -> None:
    """Styles that are based on each other in a circle are read once each."""
    xml = (f'<w:styles {W}><w:style w:type="paragraph" w:styleId="a"><w:name w:val="a"/><w:basedOn w:val="b"/></w:style>'
           '<w:style w:type="paragraph" w:styleId="b"><w:name w:val="b"/><w:basedOn w:val="a"/>'
           '<w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style></w:styles>')

    assert styles_of(parsed(xml.encode())).of("a").level == 2


@pytest.mark.parametrize(("text", "number", "rest"), [
    ("1. Fire stops.", "1", "Fire stops."), ("1) Fire stops.", "1", "Fire stops."), ("1.2 Fire stops.", "1.2", "Fire stops."),
    ("12.1.3. Fire stops.", "12.1.3", "Fire stops."), ("(a) fire;", "(a)", "fire;"), ("(iv)\tfire;", "(iv)", "fire;"),
    ("b) fire;", "b)", "fire;"), ("Article 3", "Article 3", ""), ("ARTICLE IV. Fire", "ARTICLE IV", "Fire"),
    ("Стаття 3. Тиша", "Стаття 3", "Тиша"), ("Статья 12", "Статья 12", ""), ("(б) поранені", "(б)", "поранені"),
    ("Пункт 2: огонь", "Пункт 2", "огонь"),
])  # fmt: skip
def test_a_typed_number_is_found(text: str, number: str, rest: str) -> None:
    """The number in front of a paragraph and the text after it come apart."""
    found = typed_number(text)

    assert found
    assert (number, rest) == (found.number, found.rest)


@pytest.mark.parametrize("text", [
    "10 km from the line", "2026-01-01 is the day", "12.05.2026 is the day", "3.5 tonnes", "Articles of faith", "(see above) fire",
    "A list", "I agree.", "",
])  # fmt: skip
def test_what_is_no_number_is_left(text: str) -> None:
    """A date, an amount and a word are no number of a paragraph."""
    assert typed_number(text) is None
