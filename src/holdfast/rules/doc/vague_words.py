"""Words that leave an operative clause to the reader's taste, by language, as patterns for whole words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

_ENDINGS_UK = "(?:ий|ого|ому|им|ім|а|ої|ій|у|ою|е|і|их|ими)"
_ENDINGS_RU = "(?:ый|ий|ого|ому|его|ему|ым|им|ом|ем|ая|ой|ей|ую|юю|ое|ее|ые|ие|ых|их|ыми|ими)"

_PATTERNS: Mapping[str, tuple[str, ...]] = {
    "en": (
        r"as soon as (?:possible|practicable|feasible)", r"in due course", r"in a timely manner", r"in principle",
        r"as appropriate", r"(?<!as )appropriate(?:ly)?", r"reasonabl[ey]", r"(?:best|every) efforts?",
        r"endeavou?r(?:s|ed|ing)?", r"(?:where|when|if|wherever|whenever) (?:possible|feasible|practicable)",
        r"(?:to the extent|as far as) (?:possible|feasible|practicable)", r"adequate(?:ly)?",
    ),
    "uk": (
        r"якнайшвидше", r"якомога (?:швидше|скоріше)", r"[ву] найкоротш\w+ (?:можлив\w+ )?(?:строк|термін)\w*",
        rf"належн{_ENDINGS_UK}", r"належним чином", r"відповідн\w+ (?:заход|крок)\w*", r"[ву] принципі",
        r"доклад(?:ає|ають|атиме|атимуть|уть|е) (?:\w+ ){0,2}зусиль", rf"розумн{_ENDINGS_UK}", r"(?:по|за) можливості",
        r"наскільки (?:це )?можливо", r"[ву] міру можливост(?:і|ей)", r"прагн(?:е|уть|утиме|утимуть)",
    ),
    "ru": (
        r"как можно (?:скорее|быстрее)", r"в кратчайш\w+ (?:возможн\w+ )?срок\w*", rf"надлежащ{_ENDINGS_RU}",
        r"надлежащим образом", r"соответствующ\w+ (?:мер|шаг)\w*", r"в принципе",
        r"(?:прилага(?:ет|ют)|прилож(?:ит|ат)) (?:\w+ ){0,2}усили[яй]", r"(?:по)?стрем(?:ит|ят)ся",
        rf"разумн{_ENDINGS_RU}", r"по (?:мере )?возможности", r"насколько (?:это )?возможно",
    ),
}

_COMPILED = {
    lang: re.compile(r"(?<!\w)(?:" + "|".join(patterns) + r")(?!\w)", re.IGNORECASE)
    for lang, patterns in _PATTERNS.items()
}

LANGUAGES = tuple(_COMPILED)
"""The languages that there is a list for."""


def vague_words(text: str, lang: str = "") -> Iterator[str]:
    """The vague words in a text as written, in order; the empty language means any that there is a list for."""
    base = lang.partition("-")[0]
    lists = [_COMPILED[base]] if base in _COMPILED else [] if base else list(_COMPILED.values())
    hits = sorted((match.start(), match[0].strip()) for words in lists for match in words.finditer(text))
    yield from dict.fromkeys(words for _, words in hits)
