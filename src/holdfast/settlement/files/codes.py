"""Every code about a negotiation in a file of another program; a number is never used again for something else."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from holdfast.document.finding import Finding, Kind, Level, Place, error

IMPORT_CODES: Mapping[str, tuple[str, str]] = MappingProxyType({
    "IMP001": ("unknown-kind-of-file", "The file or folder is none of the kinds that are read."),
    "IMP002": ("missing-part", "Something that the file must say is absent."),
    "IMP003": ("wrong-type", "Text, a list or a mapping stands where another of them belongs."),
    "IMP004": ("no-number", "A value is not a number, or not one that can stand here."),
    "IMP005": ("empty-part", "There is no issue, no option or no party."),
    "IMP006": ("repeated-name", "One name stands for two things."),
    "IMP007": ("unknown-name", "Something is named that is not there, such as an option of another issue."),
    "IMP008": ("weights-do-not-add-up", "The weights of a party do not add up to 1."),
    "IMP009": ("unsupported", "The file describes preferences of a kind that is not read."),
    "IMP010": ("too-much", "There are more options, files or packages than can be worked through."),
    "IMP011": ("different-domains", "The files of one folder describe different negotiations."),
    "IMP012": ("reversed-range", "A range ends before it begins."),
    "IMP013": ("no-case", "The negotiation cannot be said in a case."),
    "IMP101": ("discount-ignored", "A discount for time was left out."),
    "IMP102": ("weights-as-written", "The weights do not add up to 1 and were taken as they stand."),
    "IMP103": ("left-out", "A file or an entry was not read."),
    "IMP104": ("no-domain-file", "No file describes the domain, so the first profile did."),
    "IMP105": ("no-evaluation", "An option without an evaluation counts as worth nothing."),
    "IMP106": ("evaluated-twice", "An option is evaluated twice; the last evaluation counts."),
    "IMP107": ("reservation-out-of-scale", "A reservation value lies outside the scale of 0 to 1."),
    "IMP108": ("matched-by-index", "An issue has another name in a profile, and was matched by its index."),
    "IMP109": ("ids-changed", "Names were changed into ids that the format allows."),
    "IMP110": ("rescaled", "Utilities were brought to the scale of a case."),
    "IMP111": ("weights-kept-aside", "Bargaining weights of the file count only where they are asked for."),
    "IMP112": ("one-option", "An issue with a single option is nothing to decide on."),
    "IMP113": ("nobody-moves", "A graph model in which nobody can move has no place in a case."),
})
"""Codes up to IMP099 make a file unusable; from IMP101 on they are remarks on what was read."""


def refusal(code: str, message: str, *, why: str, next: str, place: Place, address: str = "") -> Finding:
    """The finding for a file that cannot be used."""
    return error(code, IMPORT_CODES[code][0], message, why=why, next=next, place=place, address=address)


def remark(code: str, message: str, *, why: str = "", next: str = "", place: Place | None = None) -> Finding:
    """A remark on what was read; it ends nothing."""
    return Finding(code=code, name=IMPORT_CODES[code][0], kind=Kind.FAIL, level=Level.NOTE, message=message, why=why,
                   next=next, place=place)
