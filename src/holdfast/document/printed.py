"""The text of a clause as a reader sees it: marks replaced by the number or the term they stand for."""

from __future__ import annotations

from decimal import Decimal

from holdfast.document.framework import Framework
from holdfast.document.quantity import Quantity
from holdfast.document.text import Text, marks, words_in


def amount(quantity: Quantity) -> str:
    """A quantity in words: its value or range with the unit; a distribution by its kind."""
    unit = f" {quantity.unit}" if quantity.unit and quantity.unit != "share" else ""
    if quantity.value is not None:
        return f"{_grouped(quantity.value)}{unit}"
    if quantity.low is not None and quantity.high is not None:
        return f"{_grouped(quantity.low)} to {_grouped(quantity.high)}{unit}"
    shape = quantity.distribution.shape.value if quantity.distribution else "unknown"
    return f"an amount with a {shape} distribution{unit}"


def _grouped(number: Decimal) -> str:
    return f"{number:,f}" if abs(number) >= 10_000 else f"{number:f}"


def printed(text: Text | None, framework: Framework, *, lang: str = "en") -> str:
    """A text in a language with every mark of a parameter or term replaced; an unknown mark stays as it is."""
    words = words_in(text, lang)
    for mark in reversed(list(marks(words))):
        said = mark.words or _meant(mark.id, framework, lang)
        if said:
            words = words[: mark.start] + said + words[mark.end :]
    return words


def _meant(id: str, framework: Framework, lang: str) -> str:
    if id in framework.parameters:
        return amount(framework.parameters[id])
    if id in framework.terms:
        return words_in(framework.terms[id].label, lang) or id.replace("-", " ")
    return ""
