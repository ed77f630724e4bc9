"""Clauses that moved: as few as possible, so that moving one clause up is one move and not the shift of all others."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from holdfast.document.diff.change import Change
from holdfast.document.diff.change_types import TYPES


def moves(old: Sequence[str], new: Sequence[str], *, renamed: Mapping[str, str]) -> Iterator[Change]:
    """A change for each clause that both orders hold and that stands elsewhere relative to the others."""
    before = [renamed.get(id, id) for id in old]
    both = [id for id in before if id in set(new)]
    position = {id: place for place, id in enumerate(id for id in new if id in set(before))}
    still = _longest_rise([position[id] for id in both])
    bump, why = TYPES["moved"]
    for place in sorted(set(position.values()) - still):
        id = both[[position[one] for one in both].index(place)]
        yield Change(type="moved", address=f"clauses.{id}", actions=("move",), bump=bump, reason=why,
                     before=before.index(id) + 1, after=list(new).index(id) + 1, previous_address=f"clauses.{id}",
                     path=("order", id))


def _longest_rise(numbers: Sequence[int]) -> set[int]:
    """The numbers of a longest rising subsequence (patience sorting)."""
    tops: list[int] = []
    under: dict[int, int | None] = {}
    for number in numbers:
        pile = bisect_left(tops, number)
        under[number] = tops[pile - 1] if pile else None
        tops[pile:pile + 1] = [number]
    found: set[int] = set()
    number_: int | None = tops[-1] if tops else None
    while number_ is not None:
        found.add(number_)
        number_ = under[number_]
    return found
