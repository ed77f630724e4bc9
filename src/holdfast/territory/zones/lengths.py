"""Lengths of documents in kilometres."""

from __future__ import annotations

from holdfast.document.quantity import Quantity
from holdfast.inputs.quantity_input import span

_KILOMETRES = {
    "km": 1.0, "kilometres": 1.0, "kilometers": 1.0, "m": 0.001, "metres": 0.001, "meters": 0.001, "mi": 1.609344,
    "nmi": 1.852,
}


def span_km(length: Quantity | None, *, otherwise: str = "km") -> tuple[float, float, float] | None:
    """Least, middle and greatest value in kilometres; nothing where it is absent or in no unit of length.

    ``otherwise`` is its unit where it names none.
    """
    factor = _KILOMETRES.get(length.unit or otherwise) if length is not None else None
    if length is None or factor is None:
        return None
    low, mid, high = span(length)
    return low * factor, mid * factor, high * factor


def accuracy_km(accuracy: Quantity | None) -> float:
    """The standard error of a line at most, in metres where it names no unit; 0, as for an exact line, where absent."""
    said = span_km(accuracy, otherwise="m")
    return said[2] if said else 0.0
