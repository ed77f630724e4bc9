"""Every code of the schema layer with its name and one sentence; a number is never used again for something else."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from holdfast.document.finding import Finding, Place, error

SCHEMA_CODES: Mapping[str, tuple[str, str]] = MappingProxyType({
    "SCH001": ("unknown-key", "A key is not one that this object has."),
    "SCH002": ("missing-key", "A key that this object must have is absent."),
    "SCH003": ("wrong-type", "Text, a list or a mapping stands where another of them belongs."),
    "SCH004": ("unknown-value", "A value is not among the words that this key takes."),
    "SCH005": ("malformed-id", "An id is not made of letters, digits and single hyphens, dots or underscores."),
    "SCH006": ("malformed-number", "A value is not a number that can be written without loss."),
    "SCH007": ("malformed-time", "A value is not a date, time, duration or point in time."),
    "SCH008": ("malformed-switch", "A value is neither true nor false."),
    "SCH009": ("malformed-text", "A text is not of the form that its key asks for."),
    "SCH010": ("empty-value", "A text, list or mapping holds nothing, or too little."),
    "SCH011": ("inconsistent-keys", "The keys of an object contradict each other."),
    "SCH012": ("reserved-id", "An id is a word of the condition language."),
    "SCH020": ("wrong-kind-of-document", "Another kind of document was expected here."),
    "SCH021": ("unknown-kind-of-document", "Nothing in the document says of which kind it is."),
    "SCH022": ("unknown-edition", "The document names an edition of the format that is not known."),
    "SCH099": ("more-findings", "There are more findings than are shown."),
})


def schema_error(code: str, message: str, *, why: str, next: str, address: str = "",
                 place: Place | None = None) -> Finding:
    """A finding of the schema layer, with the name that belongs to its code."""
    return error(code, SCHEMA_CODES[code][0], message, why=why, next=next, address=address, place=place)
