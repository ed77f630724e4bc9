"""Shares of draws in words: a range, and never a whole that is not one."""

from __future__ import annotations

import pytest

from holdfast.settlement.robust.share import Share
from holdfast.settlement.told.shares_text import in_draws


@pytest.mark.parametrize(("count", "said"), [
    (0, "in none of 10,000 draws"), (1, "in hardly any of 10,000 draws"), (500, "in about 5 of 100 draws (10,000 made)"),
    (5_000, "in 49 to 51 of 100 draws (10,000 made)"), (9_999, "in nearly all of 10,000 draws"),
    (10_000, "in all of 10,000 draws"),
])
def test_a_share_is_a_range_of_a_hundred(count: int, said: str) -> None:
    """A share that is not a whole is never told as one, nor is one that is not nothing told as nothing."""
    assert in_draws(Share.of(count, 10_000)) == said


def test_a_share_of_nothing_says_so() -> None:
    """Without draws there is no share."""
    assert in_draws(Share.of(0, 0)) == "in none of no draws"
