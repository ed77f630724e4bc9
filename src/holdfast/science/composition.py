"""The result of a vote from its groups: who is in the electorate, how many vote, and how."""

from __future__ import annotations

from collections.abc import Sequence


def yes_share(groups: Sequence[tuple[float, float, float]]) -> float:
    """The share of yes among the votes cast, from (people, share for yes, turnout) per group.

    Weighted mean of the shares by people times turnout. Raises ValueError where nobody votes.
    """
    cast = sum(people * turnout for people, _, turnout in groups)
    if cast <= 0:
        raise ValueError("nobody votes")
    return sum(people * turnout * yes for people, yes, turnout in groups) / cast
