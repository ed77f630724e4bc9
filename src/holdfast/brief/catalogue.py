"""The words of the page in one language: messages by key, with plural forms, dates, durations and numbers.

One file per language lies under ``catalogues/``: a tree of messages, whose keys are joined by dots. A message is words
with ``{placeholders}``, or a map from plural form to words, chosen by the value of ``n``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml
from markupsafe import Markup, escape

from holdfast.assess.result import Said
from holdfast.brief.plural import FORMS, plural_form
from holdfast.document.text import Text, versions
from holdfast.document.times import Date, Duration, TimePoint

LANGUAGES = tuple(FORMS)
"""The languages that the page can be written in."""

PLACEHOLDER = re.compile(r"\{(\w+)\}")
_ALL_FORMS = {form for forms in FORMS.values() for form in forms}


@dataclass(frozen=True)
class Catalogue:
    """The messages of one language."""

    lang: str
    messages: Mapping[str, str | Mapping[str, str]]

    def say(self, key: str, **values: Any) -> str:
        """A message with its values filled in; markup among the values stays markup, and all else is escaped then."""
        message = self.messages[key]
        words = message if isinstance(message, str) else message[plural_form(self.lang, int(values["n"]))]
        shown = {name: self._value(value) for name, value in values.items()}
        if any(hasattr(value, "__html__") for value in shown.values()):
            filled = PLACEHOLDER.sub(lambda match: str(escape(shown[match[1]])), str(escape(words)))
            return Markup(filled)  # noqa: S704 - words and values are escaped on the line above
        return PLACEHOLDER.sub(lambda match: str(shown[match[1]]), words)

    def has(self, key: str) -> bool:
        """Whether there is a message of that key."""
        return key in self.messages

    def said(self, said: Said) -> str:
        """A sentence of the assessment in this language."""
        return self.say(said.key, **said.values)

    def _value(self, value: Any) -> Any:
        if isinstance(value, tuple):
            return "; ".join(self.said(part) for part in value)
        return self.number(value) if isinstance(value, int) else value

    def number(self, value: int) -> str:
        """A whole number with the language's grouping."""
        return f"{value:,}".replace(",", str(self.messages["format.group"]))

    def signed(self, value: float) -> str:
        """A gain with its sign and two decimals, as the language writes them; what rounds to nothing has no sign."""
        digits = f"{abs(value):.2f}".replace(".", str(self.messages["format.decimal"]))
        if not float(f"{value:.2f}"):
            return digits
        return f"{'+' if value > 0 else '−'}{digits}"

    def date(self, date: Date) -> str:
        """A date as the language writes it, as exact as it is known."""
        if date.month is None:
            return self.say("format.year", year=str(date.year))
        if date.day is None:
            return self.say("format.month-year", month=self.say(f"month.{date.month}"), year=str(date.year))
        return self.say("format.date", day=str(date.day), month=self.say(f"month-of.{date.month}"), year=str(date.year))

    def duration(self, length: Duration) -> str:
        """A length of time in words, such as 1 year 6 months."""
        years, months = divmod(length.months, 12)
        days, rest = divmod(length.seconds, 86400)
        parts = (("year", years), ("month", months), ("day", days), ("hour", rest // 3600),
                 ("minute", rest % 3600 // 60), ("second", rest % 60))
        return " ".join(self.say(f"duration.{unit}", n=n) for unit, n in parts if n) or self.say("duration.day", n=0)

    def point(self, point: TimePoint, *, of: str = "") -> str:
        """A point in time in words: a date, a moment in UTC, or an anchor with what is added.

        ``of`` names the element whose being met or breached the point counts from.
        """
        if point.date is not None:
            return self.date(point.date)
        if point.moment is not None:
            day, _, clock = str(point).rstrip("Z").partition("T")
            return self.say("format.moment", date=self.date(Date(*map(int, day.split("-")))), clock=clock[:5])
        anchor = point.anchor or ""
        kind = anchor.partition("(")[0]
        name = self.say(f"anchor.{kind}-of", what=of) if of else self.say(f"anchor.{anchor}")
        if point.offset == Duration():
            return name
        return self.say("format.after" if point.sign > 0 else "format.before", length=self.duration(point.offset),
                        anchor=name)

    def own(self, text: Text | None) -> tuple[str, str]:
        """Words of a document and the language they are in: the page's own where the document has it, else English."""
        found = versions(text)
        for lang in (self.lang, "en", ""):
            if lang in found:
                return found[lang], lang or "en"
        return next(((words, lang) for lang, words in found.items()), ("", self.lang))


@cache
def catalogue(lang: str) -> Catalogue:
    """The catalogue of a language; raises KeyError for one that has none."""
    if lang not in FORMS:
        raise KeyError(lang)
    text = (files("holdfast.brief") / "catalogues" / f"{lang}.yaml").read_text(encoding="utf-8")
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    return Catalogue(lang, dict(_flat(yaml.load(text, Loader=loader))))  # noqa: S506 - it makes nothing but strings


def _flat(tree: Mapping[str, Any], above: str = "") -> list[tuple[str, str | Mapping[str, str]]]:
    found: list[tuple[str, str | Mapping[str, str]]] = []
    for key, value in tree.items():
        name = f"{above}{key}"
        if isinstance(value, str) or set(value) <= _ALL_FORMS:
            found.append((name, value))
        else:
            found += _flat(value, f"{name}.")
    return found
