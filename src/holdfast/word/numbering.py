"""The numbers that a word processor prints in front of paragraphs, computed from its lists."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from holdfast.word.markup import Element, W, child, switched_on, value
from holdfast.word.styles import Styles

LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_ALPHABETS = {
    "lowerLetter": "abcdefghijklmnopqrstuvwxyz", "russianLower": "абвгдежзиклмнопрстуфхцчшщэюя",
    "ukrainianLower": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
}


@dataclass(frozen=True, slots=True)
class _Level:
    """One level of a list."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    legal: bool = False
    restart: int | None = None
    """Level, counted from 1, after which it begins anew; 0 means never; nothing means any level above."""


@dataclass(slots=True)
class Numbering:
    """The lists of a document, counting as its paragraphs are passed in order."""

    levels: dict[str, dict[int, _Level]] = field(default_factory=dict)
    """List → level → how it is numbered."""
    shared: dict[str, str] = field(default_factory=dict)
    """List → the list whose count it goes on with."""
    _counts: dict[str, list[int | None]] = field(default_factory=dict)
    _seen: set[tuple[str, int]] = field(default_factory=set)
    overrides: dict[tuple[str, int], int] = field(default_factory=dict)
    """List and level → where its own count begins."""

    def label(self, num: str | None, level: int | None) -> str | None:
        """The number printed in front of the next paragraph of a list; nothing for bullets and no list."""
        at = level or 0
        known = self.levels.get(num or "")
        if num in (None, "0") or known is None or not 0 <= at < LEVELS:
            return None
        counts = self._advanced(str(num), at, known)
        here = known.get(at, _Level())
        if here.form in ("bullet", "none") and not _PLACE.search(here.text):
            return None
        said = _PLACE.sub(lambda match: self._figure(int(match[1]) - 1, counts, known, legal=here.legal), here.text)
        return said.strip() or None

    def _advanced(self, num: str, at: int, known: dict[int, _Level]) -> list[int | None]:
        counts = self._counts.setdefault(self.shared.get(num, num), [None] * LEVELS)
        if (num, at) in self.overrides and (num, at) not in self._seen:
            counts[at] = self.overrides[num, at]
        else:
            before = counts[at]
            counts[at] = known.get(at, _Level()).start if before is None else before + 1
        self._seen.add((num, at))
        for below in range(at + 1, LEVELS):
            restart = known.get(below, _Level()).restart
            if restart is None or (restart and at < restart):
                counts[below] = None
        return counts

    def _figure(self, level: int, counts: list[int | None], known: dict[int, _Level], *, legal: bool) -> str:
        said = known.get(level, _Level())
        count = counts[level] if counts[level] is not None else said.start
        return written(count or 0, "decimal" if legal else said.form)


def written(count: int, form: str) -> str:
    """A count in one of the forms of numbers that word processors know; an unknown form is written in digits."""
    if form in ("lowerRoman", "upperRoman") and 0 < count < 4000:
        said = ""
        for size, letters in _ROMAN:
            times, count = divmod(count, size)
            said += letters * times
        return said.upper() if form == "upperRoman" else said
    alphabet = _ALPHABETS.get(form.replace("upper", "lower").replace("Upper", "Lower"))
    if alphabet and count > 0:
        said = alphabet[(count - 1) % len(alphabet)] * min((count - 1) // len(alphabet) + 1, 20)
        return said.upper() if "pper" in form else said
    if form == "decimalZero":
        return f"{count:02}"
    return "" if form in ("none", "bullet") else str(count)


def numbering_of(root: Element | None, styles: Styles) -> Numbering:
    """The lists of a document."""
    found = Numbering()
    if root is None:
        return found
    abstract = {one.get(f"{W}abstractNumId"): one for one in root.findall(f"{W}abstractNum")}
    nums = {one.get(f"{W}numId") or "": one for one in root.findall(f"{W}num")}
    for id, num in nums.items():
        source = abstract.get(value(num, "abstractNumId"))
        link = value(source, "numStyleLink")
        if link and (other := nums.get(styles.numbering_of(link) or "")) is not None:
            source = abstract.get(value(other, "abstractNumId"))
        levels = dict(map(_level, source.findall(f"{W}lvl"))) if source is not None else {}
        for override in num.findall(f"{W}lvlOverride"):
            at = _whole(override.get(f"{W}ilvl"), 0)
            inner = child(override, "lvl")
            if inner is not None:
                levels[at] = _level(inner)[1]
            start = value(override, "startOverride")
            if start is not None:
                found.overrides[id, at] = _whole(start, 1)
        found.levels[id] = levels
        found.shared[id] = f"abstract {source.get(f'{W}abstractNumId')}" if source is not None else id
    return found


def _level(element: Element) -> tuple[int, _Level]:
    restart = value(element, "lvlRestart")
    return _whole(element.get(f"{W}ilvl"), 0), _Level(
        start=_whole(value(element, "start"), 1),
        form=value(element, "numFmt") or "decimal",
        text=value(element, "lvlText") or "",
        legal=switched_on(element, "isLgl"),
        restart=_whole(restart, 0) if restart is not None else None,
    )


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdigit() and len(text) < 9 else otherwise
