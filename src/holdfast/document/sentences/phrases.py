"""Phrases that sentences are made of: lists, counts, lengths and points of time, quantities, decision rules."""

from __future__ import annotations

import re
from collections.abc import Iterable

from holdfast.document.decision import DecisionRule, RuleKind
from holdfast.document.quantity import Quantity
from holdfast.document.times import Duration, TimePoint

_ANCHORS = {"T0": "T0", "signature": "signature", "entry-into-force": "entry into force", "breach": "the breach"}


def listed(items: Iterable[str], *, last: str = "and") -> str:
    """The items as in a sentence: "A", "A and B", "A, B and C"."""
    *most, end = list(items) or [""]
    return f"{', '.join(most)} {last} {end}" if most else end


def counted(number: int, noun: str, *, plural: str = "") -> str:
    """A number with its noun: "1 day", "2 days", "no days"."""
    return f"{number or 'no'} {noun if number == 1 else plural or noun + 's'}"


def plural(items: Iterable[object], one: str, many: str) -> str:
    """The word for one or for several, by how many items there are."""
    return one if len(list(items)) == 1 else many


def words(id: str) -> str:
    """An id as words: hyphens become blanks."""
    return id.replace("-", " ").replace("_", " ")


def length(duration: Duration) -> str:
    """A length of time in words: "14 days", "1 year and 6 months"; whole weeks stay days, as they are written."""
    days, rest = divmod(duration.seconds, 86400)
    hours, rest = divmod(rest, 3600)
    minutes, seconds = divmod(rest, 60)
    years, months = divmod(duration.months, 12)
    numbers = (years, months, days, hours, minutes, seconds)
    nouns = ("year", "month", "day", "hour", "minute", "second")
    parts = [counted(number, noun) for number, noun in zip(numbers, nouns, strict=True) if number]
    return listed(parts) or "no time"


def point(time: TimePoint) -> str:
    """A point in time in words: "30 days after T0", "7 days before signature", "1 March 2026"."""
    if time.anchor is None:
        return str(time)
    anchor = _ANCHORS.get(time.anchor) or _state(time.anchor)
    if time.offset == Duration():
        return anchor
    return f"{length(time.offset)} {'after' if time.sign > 0 else 'before'} {anchor}"


def _state(anchor: str) -> str:
    match = re.fullmatch(r"(met|breached)\((.+)\)", anchor)
    assert match is not None
    return f"{match[2]} is {match[1]}"


def amount(quantity: Quantity) -> str:
    """A quantity in words: "50 km", "5 to 7 days"; a distribution is named by its shape."""
    unit = f" {quantity.unit}" if quantity.unit else ""
    if quantity.value is not None:
        return f"{quantity.value:f}{unit}"
    if quantity.low is not None and quantity.high is not None:
        return f"{quantity.low:f} to {quantity.high:f}{unit}"
    shape = quantity.distribution.shape.value if quantity.distribution else "unknown"
    return f"an uncertain number ({shape}){unit}"


def rule(decision: DecisionRule) -> str:
    """A decision rule as what it takes: "by unanimity", "if 3 of its members agree"."""
    match decision.kind:
        case RuleKind.K_OF_N:
            text = f"if {counted(decision.k or 0, 'member')} {'agrees' if decision.k == 1 else 'agree'}"
        case RuleKind.WEIGHTED:
            text = f"by weighted votes with a quota of {decision.quota:f}"
        case RuleKind.DEFAULT_ON:
            text = f"unless {counted(decision.k or 0, 'member')} {'stops' if decision.k == 1 else 'stop'} it"
        case RuleKind.SINGLE:
            text = f"by {decision.chair} alone"
        case RuleKind.NATIONAL:
            text = "each member for itself"
        case RuleKind.NESTED:
            text = " and ".join(rule(part) for part in decision.all_of)
        case _:
            text = f"by {decision.kind.value}"
    return f"{text}, with a veto of {listed(decision.vetoes)}" if decision.vetoes else text


def ended(text: str) -> str:
    """A sentence with one full stop at its end; ids at its start keep their case."""
    return f"{' '.join(text.split()).rstrip('.')}."


_ARTICLES = frozenset({"A", "All", "An", "Any", "Each", "No", "One", "The"})


def inner(text: str) -> str:
    """A text to be put inside a sentence: without its full stop, and a small letter for an article at its start."""
    first, blank, rest = " ".join(text.split()).rstrip(".").partition(" ")
    return f"{first.lower() if first in _ARTICLES else first}{blank}{rest}"
