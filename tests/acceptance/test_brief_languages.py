"""The brief in each of its languages: all that the page says is said in it, and what is quoted says which it is in."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import pytest
from tests.acceptance.calling import call
from tests.acceptance.page import Page
from tests.acceptance.shell import ROOT

UKRAINE = ("examples/ukraine/coalition-plan.framework.yaml", "examples/ukraine/us-28-point.framework.yaml")
TEXTS = (UKRAINE[:1], UKRAINE, ("examples/historical/minsk-2-2015.framework.yaml",),
         ("examples/pauses/plant-repair-truce.framework.yaml",))
NAMES = {"Holdfast", "dev"}
QUOTED = frozenset({"code", "style", "strong", "title", "desc"})
"""Elements whose words are ids, codes and addresses, the style, or names out of the document in a place without markup."""


@pytest.fixture(autouse=True)
def _at_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


def _brief(texts: tuple[str, ...], lang: str, folder: Path) -> str:
    called = call("assess", *texts, "--lang", lang, "-o", str(folder))
    assert 0 == called.code, called
    return (folder / "brief.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("lang", ["uk", "ru"])
@pytest.mark.parametrize("texts", TEXTS, ids=lambda texts: Path(texts[-1]).stem)
def test_no_english_is_left_unmarked(texts: tuple[str, ...], lang: str, tmp_path: Path) -> None:
    """On a page in another language every English word is marked as English, but for codes and names."""
    page = Page(_brief(texts, lang, tmp_path))

    assert ("html", {"lang": lang}) in page.elements
    found = set()
    for words in page.words(lang, leave_out=QUOTED):
        plain = re.sub(r"https?://\S+|\b[a-z]+(?:[-.][a-z0-9\[\]-]+)+|\S+\.(?:html|yaml)\S*", " ", words)
        found |= {word for word in re.findall(r"[A-Za-z]{3,}", plain) if word not in NAMES and word.upper() != word}
    assert not found


@pytest.mark.parametrize("lang", ["uk", "ru"])
def test_words_of_the_case_are_in_the_language_of_the_page(lang: str, tmp_path: Path) -> None:
    """Where the case has a text in the language of the page, the page shows that one, and says the rest is English."""
    page = _brief(UKRAINE, lang, tmp_path)

    assert {"uk": "Частина Донецької області", "ru": "Часть Донецкой области"}[lang] in page
    assert {"uk": "подано англійською", "ru": "приведены по-английски"}[lang] in page
    assert {"uk": "1\u00a0липня 2026\u00a0р.", "ru": "1\u00a0июля 2026\u00a0г."}[lang] in page


@pytest.mark.parametrize("lang", ["uk", "ru"])
@pytest.mark.parametrize("texts", TEXTS, ids=lambda texts: Path(texts[-1]).stem)
def test_no_sentence_ends_in_two_full_stops(texts: tuple[str, ...], lang: str, tmp_path: Path) -> None:
    """A date that ends in an abbreviation brings the full stop of its sentence with it."""
    said = "".join(words for _, words, _ in Page(_brief(texts, lang, tmp_path)).said)

    assert not re.search(r".{,60}\d\s[рг]\.\s*\..{,20}", said)


def test_english_is_the_language_unless_asked(tmp_path: Path) -> None:
    """Without a language the page is English and marks nothing as English."""
    folder = tmp_path / "plain"
    call("assess", *UKRAINE, "-o", str(folder))
    page = (folder / "brief.html").read_text(encoding="utf-8")

    assert page == _brief(UKRAINE, "en", tmp_path)
    assert [{"lang": "en"}] == [attributes for _, attributes in Page(page).elements if "lang" in attributes]


def test_a_language_without_catalogue_is_refused(tmp_path: Path) -> None:
    """A language that the brief does not speak is wrong use: exit code 2 and no file."""
    called = call("assess", *UKRAINE, "--lang", "fr", "-o", str(tmp_path / "out"))

    assert 2 == called.code
    assert "fr" in called.err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("lang", ["en", "uk", "ru"])
@pytest.mark.parametrize("texts", TEXTS, ids=lambda texts: Path(texts[-1]).stem)
def test_the_page_is_in_order(texts: tuple[str, ...], lang: str, tmp_path: Path) -> None:
    """Headings go down one level at a time, ids are unique, tables have headings, figures have names and a table."""
    page = Page(_brief(texts, lang, tmp_path))
    tags = [tag for tag, _ in page.elements]

    levels = [int(tag[1]) for tag in tags if re.fullmatch("h[1-6]", tag)]
    assert 1 == levels.count(1)
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    ids = [attributes["id"] for _, attributes in page.elements if attributes.get("id")]
    assert len(ids) == len(set(ids))
    targets = {str(attributes["href"])[1:] for _, attributes in page.elements if str(attributes.get("href")).startswith("#")}
    assert targets <= set(ids)
    named = {name for _, attributes in page.elements for name in (attributes.get("aria-labelledby") or "").split()}
    assert named <= set(ids)
    assert tags.count("table") == tags.count("caption") == tags.count("thead")
    figures = [attributes for tag, attributes in page.elements if tag == "svg" and attributes.get("role") == "img"]
    tables = [attributes for tag, attributes in page.elements if "data" in (attributes.get("class") or "").split()]
    assert 0 < len(figures) <= len(tables)
    assert {"header", "main", "nav", "footer"} <= set(tags)


def test_every_party_that_loses_a_line_is_named_first(tmp_path: Path) -> None:
    """Of the firm lines that a text crosses, the few on the one-page view are of different parties, not of one alone."""
    page = _brief(UKRAINE[1:], "en", tmp_path)

    shown = page[page.index("firm red lines crossed by every completion"):page.index("Findings that weigh most")]
    assert 3 == shown.count("<li>")
    assert all(party in shown for party in ("European Union", "Russian Federation", "Ukraine</strong>"))


def test_a_text_never_gets_a_place_or_a_sum(tmp_path: Path) -> None:
    """Several texts stand in the order in which they were given, whatever their answers; nothing is added up."""
    there, back = _brief(UKRAINE, "en", tmp_path / "a"), _brief(UKRAINE[::-1], "en", tmp_path / "b")

    assert there.index("Emerging plan") < there.index("US 28-point")
    assert back.index("US 28-point") < back.index("Emerging plan")
    assert "they rank nothing" in there
    assert "not added up" in there
    assert "never set off against each other" in there
