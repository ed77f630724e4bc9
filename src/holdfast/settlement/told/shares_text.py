"""What holds over uncertain preferences in words: ranges, never a lone share."""

from __future__ import annotations

from collections.abc import Iterator

from holdfast.settlement.robust.share import Share
from holdfast.settlement.settle import Settlement
from holdfast.settlement.told.points_text import NAMES


def shares_lines(settlement: Settlement) -> Iterator[str]:
    """In which share of the assumptions any package is acceptable, and what is certain."""
    robust, problem = settlement.robust, settlement.problem
    if robust is None or problem.is_certain:
        return
    share = robust.smaa.any_acceptable if robust.smaa else robust.given.any_acceptable
    if share is not None and share.draws:
        yield (f"Some package within the floor is acceptable to everybody {in_draws(share)}"
               f"{_unknown(robust.given.unknown)}.")
    if robust.certain is not None:
        yield (f"{robust.certain.necessary:,} packages are acceptable to everybody whatever the numbers turn out to be "
               f"within their ranges, and {robust.certain.possible:,} for some of them.")
    if robust.smaa is not None and problem.is_assumed:
        for entry in robust.smaa.points:
            said = "1 package is" if entry.different == 1 else f"{entry.different:,} different packages are"
            yield f"{NAMES[entry.point]}: {said} this point for some of the assumptions; the JSON has the shares."
    if robust.chances.contradict:
        yield ("The least chances of prevailing that the two sides are given add up to more than 1, so each estimate "
               "stands for itself.")


def in_draws(share: Share) -> str:
    """A share as a range, with the number of draws it comes from."""
    if share.low is None or share.high is None:
        return "in none of no draws"
    if share.count == share.draws:
        return f"in all of {share.draws:,} draws"
    if share.count == 0:
        return f"in none of {share.draws:,} draws"
    low, high = round(100 * share.low), round(100 * share.high)
    if low == 100:
        return f"in nearly all of {share.draws:,} draws"
    if high == 0:
        return f"in hardly any of {share.draws:,} draws"
    between = f"about {low}" if low == high else f"{low} to {high}"
    return f"in {between} of 100 draws ({share.draws:,} made)"


def _unknown(count: int) -> str:
    return f"; in {count:,} of them it stayed open" if count else ""
