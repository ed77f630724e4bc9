"""A text as runs: the marks in it become words that point to their definition or figure."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field

from holdfast.document.framework import Framework
from holdfast.document.printed import amount
from holdfast.document.resolve import plain_form
from holdfast.document.text import Text, marks, versions, words_in
from holdfast.word.identity import Mark, fingerprint
from holdfast.word.sheet import Names, Run


@dataclass(slots=True)
class Anchors:
    """Where terms and figures are defined, and the bookmarks that point there."""

    framework: Framework
    names: Names
    used: dict[tuple[str, str, str], str] = field(default_factory=dict)
    """Family, id and language (``words`` for words of the text's own) → bookmark."""

    def link(self, id: str, lang: str, *, own: bool) -> str | None:
        """The bookmark of a term or figure for a language, or nothing where there is no such thing."""
        family = "terms" if id in self.framework.terms else "parameters" if id in self.framework.parameters else ""
        if not family:
            return None
        key = (family, id, "words" if own else lang)
        if key not in self.used:
            mark = Mark(f"{family}.{id}#label" if family == "terms" else f"{family}.{id}",
                        lang=lang, text=fingerprint(self.words(id, lang)), kind="words" if own else "default",
                        figure="" if family == "terms" or own else self._figure(id))
            self.used[key] = self.names.new("w" if own else "l" if family == "terms" else "p", mark)
        return self.used[key]

    def words(self, id: str, lang: str) -> str:
        """The words that a mark without words of its own stands for."""
        if id in self.framework.terms:
            return words_in(self.framework.terms[id].label, lang or "en") or id.replace("-", " ")
        return amount(self.framework.parameters[id])

    def _figure(self, id: str) -> str:
        """A figure with what says how far it can be trusted, but without sources, which a print does not carry."""
        form = plain_form(self.framework.parameters[id])
        kept = {key: value for key, value in form.items() if key in ("value", "low", "high", "unit", "as-of", "basis",
                                                                       "distribution")}
        if kept.get("basis") == "published":
            del kept["basis"]  # it needs its source, and the print has none
        return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))

    def of(self, family: str, id: str) -> tuple[str, ...]:
        """The bookmarks that stand where a term or figure is defined."""
        return tuple(name for (kind, known, _), name in self.used.items() if (kind, known) == (family, id))


def runs_of(text: str, lang: str, anchors: Anchors) -> tuple[Run, ...]:
    """One language version of a text as runs."""
    found: list[Run] = []
    at = 0
    for mark in marks(text):
        link = anchors.link(mark.id, lang, own=bool(mark.words))
        if link is None:
            continue
        if mark.start > at:
            found.append(Run(text[at:mark.start]))
        found.append(Run(mark.words or anchors.words(mark.id, lang), "defined", link))
        at = mark.end
    if at < len(text):
        found.append(Run(text[at:]))
    return tuple(found)


def version_of(text: Text | None, languages: Sequence[str], lang: str) -> tuple[str, str] | None:
    """Language and words of the version that a column shows, or nothing where it has none.

    A text without a language stands in the first column; where only one language is printed, another language stands
    in for one that is missing.
    """
    known = versions(text)
    if lang in known:
        return lang, known[lang]
    if "" in known:
        return ("", known[""]) if lang == languages[0] else None
    if len(languages) == 1 and known:
        instead = "en" if "en" in known else next(iter(known))
        return instead, known[instead]
    return None
