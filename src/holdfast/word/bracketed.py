"""Bracketed text: ``[A: ten days] [B: twenty days]``, ``[ten / twenty]``, brackets in brackets, and their sponsors."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

SIGN = re.compile(r"[A-Z][A-Z0-9]{0,7}(?:-[A-Z0-9]{1,8})*")
"""How the short name of a party looks, where nobody said who the parties are."""

LONGEST_LABEL = 300
"""Characters above which words name no sponsors."""

MOST_VERSIONS = 60
"""Versions of one clause that are taken apart; each of them is a whole text, so more would fill any memory."""

_BETWEEN = re.compile(r"(?:\s|/|,|;|\bor\b|\bабо\b|\bили\b)*", re.IGNORECASE)
_AND = re.compile(r"\s*(?:,|;|&|/|\+|\band\b|\bта\b|\bі\b|\bи\b)\s*", re.IGNORECASE)
_LABEL = re.compile(r"\s*(?P<label>[^:\[\]]{1,80}?)\s*:\s*(?P<rest>.*)", re.DOTALL)
_NAME = re.compile(r"[^\W\d_a-zа-яіїєґ][\w .,&-]{0,28}")
"""How a label looks that may be meant as a party."""

_NO_WORDS = re.compile(r"\.{2,}|…|sic|\d*|\W*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Alternative:
    """One version of bracketed text: the whole text with this alternative in it."""

    by: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Bracketed:
    """What the brackets of a text say."""

    alternatives: tuple[Alternative, ...] = ()
    unpaired: bool = False
    crowded: bool = False
    """True where there are more alternatives than are taken apart."""
    strangers: tuple[str, ...] = ()
    """Labels in front of a colon that name no party."""


@dataclass(frozen=True, slots=True)
class Sponsors:
    """Who can sponsor a bracket."""

    names: Mapping[str, str]
    """Id or name in small letters → id."""
    any_sign: bool = False
    """Whether a short name in capitals counts as a party, because nobody said who the parties are."""

    def of(self, label: str) -> tuple[str, ...] | None:
        """The parties that a label names, or nothing where it names anything else."""
        if len(label) > LONGEST_LABEL:
            return None
        whole = self._party(label)
        if whole:
            return (whole,)
        found = [self._party(part) for part in _AND.split(label) if part.strip()]
        parties = tuple(party for party in found if party)
        return tuple(dict.fromkeys(parties)) if parties and len(parties) == len(found) else None

    def sponsored(self, words: str) -> tuple[tuple[str, ...], str]:
        """The sponsors in front of a colon and the words behind it; without sponsors all of them are words."""
        by, rest, _ = _sponsored(words, self)
        return by, rest.strip()

    def _party(self, name: str) -> str | None:
        name = name.strip().strip("()[]“”\"'")
        known = self.names.get(" ".join(name.split()).casefold())
        if known:
            return known
        return name if self.any_sign and SIGN.fullmatch(name) else None


NotedBy = Callable[[int, int], tuple[str, ...] | None]
"""From the offsets of a bracket to the parties that a note at it names, or nothing."""


def bracketed(text: str, sponsors: Sponsors, *, noted: NotedBy = lambda _start, _end: None) -> Bracketed:
    """The alternatives in a text, outermost brackets first; what stands inside a bracket stays in its version."""
    spans, unpaired = _outermost(text)
    spans = [span for span in spans if not _NO_WORDS.fullmatch(text[span[0] + 1:span[1] - 1].strip())]
    if sum(len(_split(text[start + 1:end - 1])) for start, end in spans) > MOST_VERSIONS:
        return Bracketed((), unpaired, crowded=True)
    found: list[Alternative] = []
    strangers: list[str] = []
    for group in _groups(text, spans):
        start, end = group[0][0], group[-1][1]
        for span in group:
            inner = text[span[0] + 1:span[1] - 1]
            for part in _split(inner):
                by, words, stranger = _sponsored(part, sponsors)
                strangers += [stranger] if stranger else []
                by = by or noted(*span) or ()
                found.append(Alternative(by, _tidy(text[:start] + words.strip() + text[end:])))
    return Bracketed(tuple(found), unpaired, strangers=tuple(dict.fromkeys(strangers)))


def whole_bracket(text: str, sponsors: Sponsors) -> Alternative | None:
    """The alternative that a paragraph is as a whole, ``[A: text]``, or nothing; it needs a sponsor."""
    spans, unpaired = _outermost(text.strip())
    if unpaired or spans != [(0, len(text.strip()))]:
        return None
    by, words, _ = _sponsored(text.strip()[1:-1], sponsors)
    return Alternative(by, words.strip()) if by and words.strip() else None


def _outermost(text: str) -> tuple[list[tuple[int, int]], bool]:
    """Begin and end of every outermost pair of brackets, and whether one has no partner."""
    spans, opened, unpaired = [], [], False
    for at, sign in enumerate(text):
        if sign == "[":
            opened.append(at)
        elif sign == "]":
            if not opened:
                unpaired = True
            elif len(opened) == 1:
                spans.append((opened.pop(), at + 1))
            else:
                opened.pop()
    return spans, unpaired or bool(opened)


def _groups(text: str, spans: list[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """The brackets that stand side by side with nothing but blanks, a stroke or "or" between them."""
    groups: list[list[tuple[int, int]]] = []
    for span in spans:
        if groups and _BETWEEN.fullmatch(text[groups[-1][-1][1]:span[0]]):
            groups[-1].append(span)
        else:
            groups.append([span])
    return groups


def _split(inner: str) -> list[str]:
    """The alternatives inside one bracket, between strokes that stand in no inner bracket."""
    parts, depth, start = [], 0, 0
    for at, sign in enumerate(inner):
        depth += {"[": 1, "]": -1}.get(sign, 0)
        if sign == "/" and depth == 0 and inner[at - 1:at] == " " and inner[at + 1:at + 2] == " ":
            parts.append(inner[start:at])
            start = at + 1
    parts.append(inner[start:])
    return [part for part in parts if part.strip()]


def _sponsored(part: str, sponsors: Sponsors) -> tuple[tuple[str, ...], str, str]:
    """Sponsors, words, and the label that is no party where there is one."""
    found = _LABEL.fullmatch(part)
    if not found:
        return (), part, ""
    by = sponsors.of(found["label"])
    return (by, found["rest"], "") if by else ((), part, found["label"] if _NAME.fullmatch(found["label"]) else "")


def _tidy(text: str) -> str:
    text = re.sub(r"[ \t]{2,}", " ", text)
    return re.sub(r" +([.,;:])", r"\1", text).strip()
