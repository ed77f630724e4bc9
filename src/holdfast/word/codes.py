"""Every code about a text from a word processor with its name and one sentence; a number is never used again."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from holdfast.document.finding import Finding, Kind, Level, Place, error

WORD_CODES: Mapping[str, tuple[str, str]] = MappingProxyType({
    "WRD001": ("empty-file", "The file holds nothing."),
    "WRD002": ("encrypted", "The document is protected by a password."),
    "WRD003": ("other-format", "The file is of another format than Word's .docx."),
    "WRD004": ("damaged", "The file is cut off or damaged."),
    "WRD005": ("too-much-inside", "Unpacked, the document would be far larger than a text can be."),
    "WRD006": ("macros", "The document carries macros."),
    "WRD007": ("entities", "The document defines entities of its own."),
    "WRD008": ("too-deep", "Parts of the document are nested deeper than any text needs."),
    "WRD009": ("no-text", "The document holds no text."),
    "WRD010": ("unknown-language", "A language is named by a word that is no language tag."),
    "WRD011": ("too-many-cells", "The document has more table cells than a text can have."),
    "WRD012": ("broken-part", "A part of the document is not XML that can be read."),
    "WRD101": ("no-numbers", "No paragraph is numbered, so every paragraph became a clause."),
    "WRD102": ("header-or-footer", "Text in headers or footers was not taken over."),
    "WRD103": ("hidden-text", "Hidden text was found and kept in notes."),
    "WRD104": ("pictures", "Pictures were not taken over."),
    "WRD105": ("outside-objects", "The document points outside itself or holds other files; none was opened."),
    "WRD106": ("unattributed-changes", "Tracked changes or comments have authors who are no party."),
    "WRD107": ("unpaired-bracket", "A bracket is opened and not closed, or closed and not opened."),
    "WRD108": ("own-tables", "Tables that `holdfast print` made were not read back."),
    "WRD109": ("table-as-annex", "A table became an annex."),
    "WRD110": ("text-changed", "The text of a clause changed, and its norm was kept."),
    "WRD111": ("clause-new", "A paragraph belongs to no clause of the framework and became a new one."),
    "WRD112": ("clause-gone", "A clause is no longer in the text; its id was retired."),
    "WRD113": ("unprintable-characters", "Characters that cannot be seen were left out."),
    "WRD114": ("contents-list", "A table of contents was left out."),
    "WRD115": ("higher-marking", "The document carries a marking above that of the framework."),
    "WRD116": ("guessed-match", "A clause was recognised by its similar wording alone."),
    "WRD117": ("dangling-reference", "Something else refers to a clause that is no longer in the text."),
    "WRD118": ("not-a-party", "A bracket opens with words that are no party; they were kept as text."),
    "WRD119": ("missing-version", "A text has no version in a language that was asked for."),
    "WRD120": ("coordinates-changed", "Coordinates in a printed table are not those of the zone, which was kept."),
    "WRD121": ("too-many-versions", "A paragraph has more versions than are taken apart."),
    "WRD122": ("assumed", "Stage, parties or language were not said, and something was assumed."),
})
"""Codes up to WRD099 make a document unusable; from WRD101 on they are remarks on what was read."""


def refusal(code: str, message: str, *, why: str, next: str, name: str) -> Finding:
    """The finding for a document that cannot be used."""
    return error(code, WORD_CODES[code][0], message, why=why, next=next, place=Place(name, 1, 1))


def remark(code: str, message: str, *, why: str = "", next: str = "", address: str = "",
           level: Level = Level.NOTE) -> Finding:
    """A remark on what was read; it ends nothing."""
    return Finding(code=code, name=WORD_CODES[code][0], kind=Kind.FAIL, level=level, message=message, why=why,
                   next=next, address=address)
