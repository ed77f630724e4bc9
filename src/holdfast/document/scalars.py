"""The scalar types of a document: ids, numbers, switches, markings, dates and durations, read from strings."""

from __future__ import annotations

import enum
import re
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, StringConstraints

ID_PATTERN = r"^[A-Za-z0-9]+([-._][A-Za-z0-9]+)*$"
RESERVED_IDS = frozenset({"and", "or", "not", "in", "implies", "true", "false", "open"})
MAX_DIGITS = 15  # a double carries 15 decimal digits without loss, and canonical JSON (RFC 8785) is made of doubles


def _not_reserved(value: str) -> str:
    if value in RESERVED_IDS:
        raise ValueError(f"{value!r} is a word of the condition language and cannot be an id")
    if not any(letter.isalpha() for letter in value):
        raise ValueError(f"{value!r} has no letter; an id needs one, so that it is never taken for a number")
    return value


Id = Annotated[
    str, StringConstraints(pattern=ID_PATTERN, min_length=1, max_length=80), AfterValidator(_not_reserved)
]
"""A permanent id: letters, digits, and single hyphens, dots or underscores between them; at least one letter."""

Lang = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
"""A language tag after BCP 47, such as ``uk`` or ``sr-Latn``."""

Words = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
"""Text that is not empty."""

Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
"""A SHA-256 hash as 64 lower-case hexadecimal digits."""


def _switch(value: Any) -> Any:
    if isinstance(value, bool):
        return value
    if value in ("true", "false"):
        return value == "true"
    raise ValueError(f"expected true or false, got {str(value)[:40]!r}")


Switch = Annotated[bool, BeforeValidator(_switch)]
"""``true`` or ``false``, nothing else."""


def _number(value: Any) -> Any:
    if isinstance(value, bool):
        raise ValueError("expected a number, got true or false")
    text = str(value).strip()
    if not re.fullmatch(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?", text):
        raise ValueError(f"expected a finite decimal number such as 50 or 0.25, got {text[:40]!r}")
    try:
        number = Decimal(text)
    except InvalidOperation as problem:
        raise ValueError(f"expected a number, got {text[:40]!r}") from problem
    if number and not -15 <= number.adjusted() <= 18:
        raise ValueError(f"{text[:40]} is out of range; numbers lie between 1e-15 and 1e18 in size")
    plain = number.normalize() if number else Decimal(0)
    if len(plain.as_tuple().digits) > MAX_DIGITS:
        raise ValueError(f"{text[:40]} has more than {MAX_DIGITS} significant digits")
    return plain.quantize(Decimal(1)) if plain == plain.to_integral_value() else plain


Number = Annotated[Decimal, BeforeValidator(_number)]
"""A finite decimal with at most 15 significant digits; ``50.0`` and ``50`` are the same number."""


def _share(value: Decimal) -> Decimal:
    if not 0 <= value <= 1:
        raise ValueError(f"expected a share between 0 and 1, got {value}")
    return value


Share = Annotated[Decimal, BeforeValidator(_number), AfterValidator(_share)]
"""A number between 0 and 1."""


def _count(value: Any) -> Any:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if not re.fullmatch(r"\d{1,12}", str(value)):
        raise ValueError(f"expected a whole number such as 3, got {str(value)[:40]!r}")
    return int(str(value))


Count = Annotated[int, BeforeValidator(_count)]
"""A whole number, 0 or more."""


class Marking(enum.StrEnum):
    """A Traffic Light Protocol 2.0 marking, from everybody to named people only."""

    CLEAR = "TLP:CLEAR"
    GREEN = "TLP:GREEN"
    AMBER = "TLP:AMBER"
    AMBER_STRICT = "TLP:AMBER+STRICT"
    RED = "TLP:RED"

    @property
    def rank(self) -> int:
        """0 for CLEAR to 4 for RED; an audience may see what ranks no higher than itself."""
        return list(type(self)).index(self)


class Basis(enum.StrEnum):
    """What a number rests on, from the firmest to the weakest."""

    PUBLISHED = "published"
    ESTIMATED = "estimated"
    ASSUMED = "assumed"


class Month(enum.StrEnum):
    """A month of the calendar."""

    JANUARY = "january"
    FEBRUARY = "february"
    MARCH = "march"
    APRIL = "april"
    MAY = "may"
    JUNE = "june"
    JULY = "july"
    AUGUST = "august"
    SEPTEMBER = "september"
    OCTOBER = "october"
    NOVEMBER = "november"
    DECEMBER = "december"


class Encoded(enum.StrEnum):
    """How much of the text on paper the document holds; in anything but ``full`` absence proves nothing."""

    FULL = "full"
    SUMMARY = "summary"
    PARTIAL = "partial"
    PROSE_ONLY = "prose-only"
