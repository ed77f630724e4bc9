"""Who may vote, by place and group: the groups of the text, the displaced at home and abroad, and residents of areas.

What the text says of its groups comes first. Where it says nothing of them, residents come from its size or from the
areas in which it is held, and the displaced from the counts of the case, by where they come from.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from holdfast.document.case import Case
from holdfast.document.geography import Area, Displaced
from holdfast.document.quantity import Quantity
from holdfast.document.settlement_parts import Electorate, Vote
from holdfast.errors import UsageProblem
from holdfast.inputs.between import Between
from holdfast.inputs.quantity_input import span

INSIDE, ABROAD, RESIDENTS = "displaced-inside", "displaced-abroad", "residents"

CATEGORIES = {"internally-displaced": INSIDE, "refugees": ABROAD}
"""Category of displaced people in a case → the group of an electorate that they are."""


@dataclass(frozen=True, slots=True)
class Uprooted:
    """One group of displaced people of the case who belong to the electorate of a vote, as far as anybody knows."""

    id: str
    """Id of their group in this vote."""
    kind: str
    """``displaced-inside`` or ``displaced-abroad``."""
    key: str
    """Key under ``displaced`` of the case."""
    count: Quantity
    share: Between
    """Part of them that comes from where the vote is held; all of them where it is held everywhere."""
    origin_said: bool
    """Whether the case says where they come from, as far as that matters."""


def uprooted(vote: Vote, case: Case | None) -> Iterator[Uprooted]:
    """The displaced whom the vote concerns, by the counts of the case; those whom the text counts itself left out."""
    named = vote.electorate.groups if vote.electorate else {}
    own = {key: group for key, group in (case.displaced if case else {}).items() if _belongs(key, group, vote, named)}
    kinds = [CATEGORIES[group.category] for group in own.values()]
    places = inside(vote.area, case.areas if case else {})
    for key, group in own.items():
        kind = CATEGORIES[group.category]
        id = kind if kinds.count(kind) == 1 else f"{kind}.{key}"
        share = _from_there(group, places) if vote.area else Between.point(1.0)
        assert group.count is not None  # else it does not belong
        if share.high > 0:
            yield Uprooted(id, kind, key, group.count, share, not vote.area or bool(group.origin))


def _belongs(key: str, group: Displaced, vote: Vote, named: Mapping[str, Quantity]) -> bool:
    if group.category not in CATEGORIES or group.count is None or {key, CATEGORIES[group.category]} & set(named):
        return False
    return not vote.by or not group.of or bool(set(group.of) & set(vote.by))


def _from_there(group: Displaced, places: frozenset[str]) -> Between:
    """The part of a group that comes from some areas; anything from none to all where nobody says."""
    if not group.origin:
        return Between(0.0, 1.0)
    ends = [span(share) for area, share in group.origin.items() if area in places]
    return Between(min(1.0, sum(low for low, _, _ in ends)), min(1.0, sum(high for _, _, high in ends)))


def inside(areas: Iterable[str], known: Mapping[str, Area]) -> frozenset[str]:
    """Areas with all that lie within them."""
    found = set(areas)
    while more := {id for id, area in known.items() if area.within in found} - found:
        found |= more
    return frozenset(found)


def inhabited(vote: Vote, case: Case | None) -> dict[str, Quantity]:
    """The areas in which it is held with their inhabitants; nothing where the case lacks those of any of them.

    An area within another one of them is left out, since its people are counted there.
    """
    known = case.areas if case else {}
    outer = [id for id in vote.area if not any(id in inside([other], known) for other in vote.area if other != id)]
    found = {id: known[id].population for id in outer if id in known}
    kept = {id: people for id, people in found.items() if people is not None}
    return kept if len(kept) == len(outer) else {}


def counted(id: str, kind: str, electorate: Electorate) -> bool | None:
    """Whether the text lets a group vote; nothing where it does not say."""
    said = {INSIDE: electorate.displaced_inside, ABROAD: electorate.displaced_abroad, RESIDENTS: electorate.residents}
    answer = said.get(kind)
    return True if answer is None and (id in electorate.groups or kind not in (INSIDE, ABROAD)) else answer


def without_overlap(size: Between, displaced: Iterable[Between]) -> Between:
    """The residents of an electorate whose size may or may not hold the displaced already."""
    return Between(max(0.0, size.low - sum(group.high for group in displaced)), size.high)


def checked(quantity: Quantity, read: Between, address: str, *, most: float | None = None) -> Between:
    """The range of a number that can be no less than 0 and at most ``most``; raises UsageProblem for one beyond.

    A distribution without ends, such as the normal one, is cut there, since its tails are no statement of anybody.
    """
    if quantity.value is None and quantity.bounds is None:
        top = read.high if most is None else min(most, read.high)
        return Between(min(top, max(0.0, read.low)), max(0.0, top))
    if read.low < 0 or (most is not None and read.high > most):
        wrong = read.low if read.low < 0 else read.high
        what = "A number of people is 0 or more" if most is None else "A share lies between 0 and 1, such as 0.45"
        raise UsageProblem(f"The number at {address} is {wrong:g}. {what}. Correct it in the document.")
    return read
