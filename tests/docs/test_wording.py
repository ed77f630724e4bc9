"""The wording of the documentation: plain, neutral, and about the project alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.docs.blocks import ROOT, blocks, pages

TELLING = (
    (re.compile(r"\binvalid value\b", re.IGNORECASE), "say which value, and what would be right"),
    (re.compile(r"\b(?:aggressor|terrorists?|regime change|puppet|traitors?|appease\w*)\b", re.IGNORECASE),
     "name what was done, in words that fit every party"),
    (re.compile(r"\bpeace score\b|\bquality score\b", re.IGNORECASE), "no score adds rules up"),
    (re.compile(r"\b(?:simply|obviously|of course|easy to see)\b", re.IGNORECASE), "leave it out"),
    (re.compile(r"\b(?:TODO|FIXME|lorem ipsum)\b"), "write it"),
)
LONGEST = 400
"""Characters in a line of prose: one sentence, or one row of a table of the reference."""


def prose(page: Path) -> str:
    """The text of a page without its code blocks."""
    text = page.read_text(encoding="utf-8")
    for block in blocks(page):
        text = text.replace(block.text, "", 1)
    return text


@pytest.mark.parametrize("page", [*pages(), ROOT / "CHANGELOG.md"], ids=lambda page: str(page.relative_to(ROOT)))
def test_the_wording_is_plain_and_neutral(page: Path) -> None:
    """No page uses words that judge a party, hide what is wrong, or fill space."""
    found = [f"{match[0]!r}: {advice}" for word, advice in TELLING for match in word.finditer(prose(page))]
    assert found == []


@pytest.mark.parametrize("page", [page for page in pages() if page.parts[-2] != "rules"],
                         ids=lambda page: str(page.relative_to(ROOT)))
def test_a_page_says_for_whom_it_is(page: Path) -> None:
    """Every page opens with a title, and within its first lines says for whom it is or what one can do with it."""
    lines = [line for line in prose(page).splitlines() if line.strip()]
    assert lines[0].startswith("# ")
    assert re.search(r"\b(?:for (?:\w+ )*(?:people|everybody|analysts|drafters|programmers|monitors|readers|a first|"
                     r"reviewers)|[Aa]fter(?:wards| reading)|you can|you know)\b", " ".join(lines[1:8])), lines[1:8]


@pytest.mark.parametrize("page", pages(), ids=lambda page: str(page.relative_to(ROOT)))
def test_lines_are_sentences(page: Path) -> None:
    """A line of prose is one sentence, so that a change of one sentence is a change of one line."""
    long = [line[:60] for line in prose(page).splitlines() if len(line) > LONGEST and not line.startswith("|")]
    assert long == []


def test_a_planted_fault_is_caught() -> None:
    """Each word list notices its own fault."""
    for planted in ("an invalid value", "the puppet", "a peace score", "simply do it", "TODO"):
        assert any(word.search(planted) for word, _ in TELLING), planted
