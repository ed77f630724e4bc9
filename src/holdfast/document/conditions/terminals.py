"""What single words of a condition mean: numbers, durations and moments, each refused with a reason."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal

from holdfast.document.conditions.error import ConditionError

MAX_DIGITS = 15  # a double carries 15 decimal digits without loss, and canonical JSON (RFC 8785) is made of doubles

_DURATION = re.compile(
    r"P(?=[0-9T])(?:(\d{1,4})Y)?(?:(\d{1,4})M)?(?:(\d{1,5})W)?(?:(\d{1,6})D)?"
    r"(?:T(?=\d)(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,6})S)?)?"
)
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})")


def read_number(text: str, offset: int) -> Decimal:
    """The number a text stands for; ``50.0`` and ``50`` are the same."""
    # Long digit strings would be rounded by the arithmetic context, so they are counted before any arithmetic.
    if len(text) > 40:
        raise _too_fine(text, offset)
    number = Decimal(text)
    if number and not -15 <= number.adjusted() <= 18:
        raise ConditionError(f"{text} is out of range.", offset=offset,
                             why="Numbers lie between 1e-15 and 1e18 in size.",
                             next="Choose a larger or smaller unit for this quantity.")
    plain = number.normalize()
    if len(plain.as_tuple().digits) > MAX_DIGITS or plain != number:
        raise _too_fine(text, offset)
    if not plain:
        return Decimal(0)
    return plain.quantize(Decimal(1)) if plain == plain.to_integral_value() else plain


def _too_fine(text: str, offset: int) -> ConditionError:
    return ConditionError(f"{text[:40]} has more than {MAX_DIGITS} significant digits.", offset=offset,
                          why="More digits than that are lost when the document is written as JSON.",
                          next="Round the number.")


def read_duration(text: str, offset: int) -> str:
    """The duration as written, once it is known to be one of at most a thousand years."""
    match = _DURATION.fullmatch(text)
    if not match:
        raise ConditionError(f"{text!r} is not a duration.", offset=offset,
                             why="A duration is ISO 8601 text: P, years, months, weeks or days, then T and a time.",
                             next="Write P60D for sixty days, PT24H for a day and night, or P6M for six months.")
    years, months, weeks, days, hours, minutes, seconds = (int(part or 0) for part in match.groups())
    exact = (weeks * 7 + days) * 86400 + hours * 3600 + minutes * 60 + seconds
    if years * 12 + months > 12_000 or exact > 1000 * 366 * 86400:
        raise ConditionError(f"{text} is longer than a thousand years.", offset=offset,
                             why="No framework is read that far ahead.", next="Write a shorter duration.")
    return text


def read_moment(text: str, offset: int) -> str:
    """The date or moment as written, once it is known to be in the calendar and to have a zone."""
    if "T" in text and not _MOMENT.fullmatch(text):
        hint = f"{text.rstrip('Z')}Z" if not re.search(r"Z|[+-]\d{2}:\d{2}$", text) else "2026-01-01T00:01:00Z"
        raise ConditionError(f"{text!r} is not a time with a zone.", offset=offset,
                             why="A time of day without a zone means a different moment in every country.",
                             next=f"Write it as in {hint}, with Z for UTC or an offset such as +02:00.")
    try:
        dt.datetime.fromisoformat(text)
    except ValueError:
        raise ConditionError(f"{text} is not in the calendar.", offset=offset,
                             why="There is no such month, day, hour or zone.",
                             next="Correct the date, as in 2026-03-01 or 2026-03-01T12:00:00Z.") from None
    return text
