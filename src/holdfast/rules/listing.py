"""Lists in sentences: what is named, and what is missing."""

from __future__ import annotations

from collections.abc import Sequence


def listed(items: Sequence[str], *, last: str = "and") -> str:
    """The items as they stand in a sentence: "a", "a and b", "a, b and c"."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def none_of(items: Sequence[str]) -> str:
    """The items as absent, fit for "There is": "no a, b or c"."""
    return f"no {listed(items, last='or')}"


def some_of(items: Sequence[str], *, most: int = 3) -> str:
    """The first few items in a sentence, with the number of the others: "a, b and 4 more"."""
    if len(items) <= most + 1:
        return listed(items)
    return f"{', '.join(items[:most])} and {len(items) - most} more"
