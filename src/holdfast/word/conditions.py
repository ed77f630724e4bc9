"""A text condition in the words of the case: the issue by its title, the option by its text."""

from __future__ import annotations

import re
from collections.abc import Callable

from holdfast.document.case import Case
from holdfast.document.text import words_in

_PICKED = re.compile(r"\s*(?P<issue>[\w.-]+)\s*(?:==\s*(?P<option>[\w.-]+)|in\s*\{(?P<options>[\w.,\s-]+)\})\s*")

Said = Callable[[str], str]
"""From a language to words in it."""


def condition_words(condition: str, case: Case | None) -> Said | None:
    """The condition in words, where it says no more than which option of an issue is picked; nothing for any other."""
    found = _PICKED.fullmatch(condition)
    issue = case.issues.get(found["issue"]) if case is not None and found else None
    if found is None or issue is None:
        return None
    names = [name.strip() for name in (found["option"] or found["options"]).split(",") if name.strip()]
    if not all(name in issue.options for name in names):
        return None

    def said(lang: str) -> str:
        options = " / ".join(words_in(issue.options[name].text, lang or "en").rstrip(".") for name in names)
        return f": {words_in(issue.title, lang or 'en')} – {options}."

    return said
