"""Relaxations in order, by what they ask of whom."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from holdfast.settlement.deadlock.result import Relaxation
from holdfast.settlement.problem import Floor, Limit, LimitKind, Package, Problem, ratification_id, reserve_id

RULE = (
    "Relaxations are ordered by what they ask: first those that contain nothing that cannot stand together by its "
    "nature, then those under which nobody has to accept less than it has without a deal or do without approval at "
    "home, and among these the fewest red lines called non-negotiable, then the fewest repeated demands, then the "
    "fewest stated preferences; a red line whose firmness is not known counts as non-negotiable, and relaxations that "
    "ask for the same stand together."
)

HARDEST = 3

Demand = tuple[int, int, int, int, int]
"""Exclusions, conceded interests, then lines of hardness 3, 2 and 1: less comes first."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What was found of a relaxation before it is put in order."""

    items: tuple[str, ...]
    witness: Package
    below_floor: tuple[Floor, ...] = ()


def arranged(found: Iterable[Opened], problem: Problem) -> tuple[Relaxation, ...]:
    """The relaxations by rank, then by ids.

    Order: fewest exclusions (nobody can give one up), then fewest reserves and ratifications, because a line is a
    position and these are interests that people cannot be asked to concede before any line; then fewest lines of
    hardness 3, of hardness 2 and of hardness 1, hence fewest lines. Those that ask for the same share a rank.
    """
    limits = {limit.id: limit for limit in problem.limits}
    weighed = sorted((demand(opened.items, limits), opened.items, opened) for opened in found)
    ranks = {asked: rank for rank, asked in enumerate(dict.fromkeys(asked for asked, _, _ in weighed), start=1)}
    return tuple(_relaxation(opened, ranks[asked], asked, problem, limits) for asked, _, opened in weighed)


def demand(items: Iterable[str], limits: dict[str, Limit]) -> Demand:
    """What giving up the items asks for, as the key of the order."""
    exclusions = interests = 0
    lines = [0] * (HARDEST + 1)
    for id in items:
        limit = limits.get(id)
        if limit is None:
            interests += 1
        elif limit.kind is LimitKind.EXCLUDED:
            exclusions += 1
        else:
            lines[_hardness(limit)] += 1
    return exclusions, interests, lines[3], lines[2], lines[1]


def in_ranks(relaxations: Iterable[Relaxation]) -> tuple[tuple[Relaxation, ...], ...]:
    """The relaxations in groups of one rank each."""
    return tuple(tuple(group) for _, group in itertools.groupby(relaxations, key=lambda relaxation: relaxation.rank))


def by_movers(relaxations: Sequence[Relaxation]) -> tuple[tuple[tuple[str, ...], tuple[Relaxation, ...]], ...]:
    """The relaxations grouped by the parties whose items they give up, in the order in which each group begins."""
    groups: dict[tuple[str, ...], list[Relaxation]] = {}
    for relaxation in relaxations:
        groups.setdefault(tuple(party for party, _ in relaxation.by_party), []).append(relaxation)
    return tuple((movers, tuple(group)) for movers, group in groups.items())


def balance(relaxation: Relaxation, problem: Problem) -> tuple[tuple[str, int], ...]:
    """How many red lines each party gives up, none included, in the order of the problem."""
    lines = {limit.id for limit in problem.limits if limit.kind is LimitKind.RED_LINE}
    given = {party: sum(id in lines for id in ids) for party, ids in relaxation.by_party}
    return tuple((party, given.get(party, 0)) for party in parties_of(problem))


def parties_of(problem: Problem) -> tuple[str, ...]:
    """The parties of the problem, then any others that have a red line, each once."""
    named = [party.id for party in problem.parties]
    named += [limit.party for limit in problem.limits if limit.party and limit.kind is LimitKind.RED_LINE]
    return tuple(dict.fromkeys(named))


def owner(problem: Problem) -> Callable[[str], str | None]:
    """A function that says whose an item is; exclusions and lines without a party are nobody's."""
    owners = {limit.id: limit.party for limit in problem.limits if limit.kind is LimitKind.RED_LINE}
    for party in problem.parties:
        owners |= {reserve_id(party.id): party.id, ratification_id(party.id): party.id}
    return owners.get


def _relaxation(opened: Opened, rank: int, asked: Demand, problem: Problem, limits: dict[str, Limit]) -> Relaxation:
    whose = owner(problem)
    held = ((party, tuple(id for id in opened.items if whose(id) == party)) for party in parties_of(problem))
    return Relaxation(
        items=opened.items,
        witness=opened.witness,
        rank=rank,
        by_party=tuple((party, ids) for party, ids in held if ids),
        lines=sum(asked[2:]),
        concedes=asked[1] > 0,
        impossible=tuple(id for id in opened.items if id in limits and limits[id].kind is LimitKind.EXCLUDED),
        below_floor=opened.below_floor,
    )


def _hardness(limit: Limit) -> int:
    return HARDEST if limit.hardness is None else min(max(limit.hardness, 1), HARDEST)
