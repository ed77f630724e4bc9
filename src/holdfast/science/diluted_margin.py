"""Turnout, approval and margin of a count."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Count:
    """A count of two answers as shares."""

    turnout: float
    """Ballots cast as a share of those registered."""
    approval: float
    """Votes for yes as a share of those registered."""
    margin: int
    """Votes between the two answers."""
    diluted_margin: float
    """The margin as a share of all ballots, invalid ones included (Stark 2010)."""


def count_of(yes: int, no: int, *, ballots: int, registered: int) -> Count:
    """The shares of a count; ``ballots`` holds invalid ones too. Raises ValueError for impossible numbers."""
    if min(yes, no) < 0 or not yes + no <= ballots <= registered or ballots == 0:
        raise ValueError("yes and no are at least 0, their sum at most the ballots, and these at most the registered")
    margin = abs(yes - no)
    return Count(ballots / registered, yes / registered, margin, margin / ballots)
