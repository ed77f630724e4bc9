"""Ranges in words and in JSON."""

from __future__ import annotations

import math
from typing import Any

from holdfast.document.scalars import Basis
from holdfast.inputs.between import Between


def estimate(number: Between | None, *, basis: Basis | None = None) -> dict[str, Any] | None:
    """A range as JSON; its ends are those of all inputs together, so no level is claimed."""
    if number is None:
        return None
    return {"mid": _rounded(number.mid), "low": _rounded(number.low), "high": _rounded(number.high), "level": None,
            "basis": basis.value if basis else None, "sampling_error": 0}


def _rounded(number: float) -> float | None:
    """Three places, and nothing for what is not finite."""
    return round(number, 3) if math.isfinite(number) else None


def count(number: Between | None) -> str:
    """People in words: the middle with the ends, or one number."""
    if number is None:
        return "nobody says how many"
    if round(number.low) == round(number.high):
        return f"{number.mid:,.0f}"
    return f"{number.mid:,.0f} ({number.low:,.0f} to {number.high:,.0f})"


def named(number: Between | None) -> str:
    """A number in words, with as many digits as matter."""
    if number is None:
        return "not said"
    low, high = _short(number.low), _short(number.high)
    return low if low == high else f"{low} to {high}"


def _short(number: float) -> str:
    if not math.isfinite(number):
        return "without end"
    if abs(number) >= 1000:
        return f"{round(number, 2 - int(math.log10(abs(number)))):,.0f}"
    return f"{number:.0f}" if abs(number) >= 100 else f"{number:.2g}"
