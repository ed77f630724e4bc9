"""How much of what the Word brief can hold, and what it says of the rest."""

from __future__ import annotations

from typing import Any

from holdfast.brief.page import Page, TextPart
from holdfast.brief.word_style import say

IN_FULL = "brief.html"
WIDTH = 176.0
FEW, MANY = 2, 7
"""Texts that are shown at length, and texts that one table holds; further ones are named by their number."""


def letter(page: Page, text: TextPart) -> str:
    """The letter of a text, where there is more than one."""
    return f"{text.letter}  " if len(page.texts) > 1 else ""


def more(document: Any, page: Page, n: int) -> None:
    """A line that says how many more there are, and where."""
    said = page.words.say("more-of.in-file", n=n, file=IN_FULL)
    say(document.add_paragraph(), said, page.words.lang, size=7.5, tone="soft")
