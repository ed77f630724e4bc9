"""Every code about a file of exchanges with its name and one sentence; a number is never used again."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

EXCHANGE_CODES: Mapping[str, tuple[str, str]] = MappingProxyType({
    "EXC001": ("unknown-format", "The file does not say that it holds an exchange, or its format is not known."),
    "EXC002": ("missing-part", "A part that an exchange needs is absent."),
    "EXC003": ("wrong-shape", "Text, a number, a list or a mapping stands where another of them belongs."),
    "EXC004": ("unknown-party", "A party is named that the exchange does not have."),
    "EXC005": ("unknown-step", "A step is named that the exchange does not have."),
    "EXC006": ("repeated-id", "Two parties or steps have the same id."),
    "EXC007": ("circle", "Steps wait for one another in a circle."),
    "EXC008": ("impossible-number", "A cost, a value or a deposit is negative, infinite or no number."),
    "EXC009": ("too-large", "The exchange has more steps than can be looked through."),
    "EXC010": ("misspelt-entry", "An entry is named almost as one that would count."),
    "EXC011": ("gives-to-itself", "The giver of a step is its receiver."),
})
