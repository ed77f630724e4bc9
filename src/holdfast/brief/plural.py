"""Plural forms of the languages that the brief speaks, for whole numbers, after the CLDR plural rules."""

from __future__ import annotations

from collections.abc import Callable, Mapping

# https://cldr.unicode.org/index/cldr-spec/plural-rules; "other" of Ukrainian and Russian is for fractions only.
FORMS: Mapping[str, tuple[str, ...]] = {
    "en": ("one", "other"),
    "uk": ("one", "few", "many"),
    "ru": ("one", "few", "many"),
}
"""The forms that a message with a number must have, by language."""


def _english(n: int) -> str:
    return "one" if n == 1 else "other"


def _slavic(n: int) -> str:
    if n % 10 == 1 and n % 100 != 11:
        return "one"
    return "few" if n % 10 in (2, 3, 4) and n % 100 not in (12, 13, 14) else "many"


_RULES: Mapping[str, Callable[[int], str]] = {"en": _english, "uk": _slavic, "ru": _slavic}


def plural_form(lang: str, n: int) -> str:
    """The name of the form that a number takes in a language."""
    return _RULES[lang](abs(n))
