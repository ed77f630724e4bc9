"""Languages of a draft: tags, and the names that heads of columns have in parallel texts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from holdfast.errors import UnreadableSource
from holdfast.word.codes import refusal

TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
NAMES = {
    "english": "en", "англійська": "en", "английский": "en", "ukrainian": "uk", "українська": "uk", "украинский": "uk",
    "russian": "ru", "російська": "ru", "русский": "ru", "french": "fr", "français": "fr", "german": "de",
    "deutsch": "de", "spanish": "es", "español": "es", "arabic": "ar", "العربية": "ar", "polish": "pl", "polski": "pl",
    "turkish": "tr", "türkçe": "tr", "chinese": "zh", "中文": "zh", "hebrew": "he", "עברית": "he", "armenian": "hy",
    "azerbaijani": "az", "georgian": "ka", "persian": "fa", "swahili": "sw", "amharic": "am", "somali": "so",
}
"""What a language is called at the head of a column → its tag."""

KNOWN = frozenset(NAMES.values()) | frozenset((
    "be", "bg", "bs", "cs", "da", "el", "et", "fi", "ga", "hi", "hr", "hu", "id", "is", "it", "ja", "kk", "ko",
    "ku", "ky", "lt", "lv", "mk", "mn", "ms", "mt", "my", "ne", "nl", "no", "nb", "nn", "pa", "ps", "pt", "ro",
    "sk", "sl", "sq", "sr", "sv", "ta", "tg", "th", "ti", "tk", "tt", "ur", "uz", "vi", "xh", "yo", "zu", "af",
    "sd", "si", "bn", "mr", "te", "km", "lo", "dv", "rw", "ln", "mg", "ny", "sn", "st", "tn", "ts", "ss", "ve",
))
"""Tags that are taken as the head of a column; ``--lang`` takes any."""


def tag_of(word: str) -> str | None:
    """The tag of a language named by tag or by name, or nothing."""
    said = word.strip().strip(".:").casefold()
    if said in NAMES:
        return NAMES[said]
    return said if said.partition("-")[0] in KNOWN and TAG.fullmatch(said) else None


def checked_tag(word: str, *, name: str) -> str:
    """A tag as given; raises UnreadableSource with what would be right."""
    if TAG.fullmatch(word):
        return word
    meant = tag_of(word)
    hint = f"Did you mean {meant}? " if meant else ""
    raise UnreadableSource([refusal(
        "WRD010", f"The language {word[:40]!r} is not known.", why="Texts are kept by language tag, such as en or uk.",
        next=f"{hint}Give two or three small letters, such as uk for Ukrainian.", name=name)])


def parallel_columns(heads: Sequence[str], *, name: str) -> tuple[str, ...] | None:
    """The tags that the cells of a first row name, or nothing where it names no languages.

    Raises UnreadableSource where some of the cells name a language and another does not.
    """
    tags = [tag_of(head) for head in heads]
    if len(heads) < 2 or not any(tags) or any(len(head) > 30 for head in heads):
        return None
    if sum(tag is not None for tag in tags) == 1 and len(heads) > 2:
        return None
    for head, tag in zip(heads, tags, strict=True):
        if tag is None:
            raise UnreadableSource([refusal(
                "WRD010", f"The column {head[:40]!r} stands beside one of a language and names none that is known.",
                why="Columns of parallel texts are kept by language.",
                next="Write the tag of its language at the head of the column, such as uk.", name=name)])
    return tuple(tag for tag in tags if tag)
