"""Every code about a file with a graph model with its name and one sentence; a number is never used again."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from holdfast.document.finding import Finding, Place, error

GRAPH_MODEL_CODES: Mapping[str, tuple[str, str]] = MappingProxyType({
    "GMC001": ("unknown-format", "The file does not say that it holds a graph model, or its format is not known."),
    "GMC002": ("missing-part", "A part that a graph model needs is absent."),
    "GMC003": ("wrong-shape", "Text, a number, a list or a mapping stands where another of them belongs."),
    "GMC004": ("unknown-state", "A state is named that the model does not have."),
    "GMC005": ("unknown-decision-maker", "A decision maker is named that the model does not have."),
    "GMC006": ("repeated-id", "Two decision makers, options or states have the same id."),
    "GMC007": ("unranked-state", "A ranking leaves out a state."),
    "GMC008": ("state-ranked-twice", "A ranking has a state more than once."),
    "GMC009": ("malformed-choices", "The choices of a state do not have one letter Y, N or - for each option."),
    "GMC010": ("nothing-inside", "A list or mapping that needs entries has none."),
    "GMC011": ("no-moves-from-options", "The moves cannot be made from the options."),
    "GMC012": ("unknown-word", "A word is not among those that stand here."),
    "GMC013": ("too-large", "The model is larger than can be analysed."),
})


def model_error(code: str, message: str, *, why: str, next: str, address: str = "",
                place: Place | None = None) -> Finding:
    """A finding about a file with a graph model, with the name that belongs to its code."""
    return error(code, GRAPH_MODEL_CODES[code][0], message, why=why, next=next, address=address, place=place)
