from __future__ import annotations

import pytest

from holdfast.document.conditions.ground import TRUE
from holdfast.inputs.between import Between
from holdfast.settlement.deadlock.relaxation import Opened, arranged, balance, by_movers, in_ranks
from holdfast.settlement.problem import Issue, Limit, LimitKind, Party, Problem, Stake

STAKE = Stake((Between.point(1.0),), ((Between.point(0.0), Between.point(1.0)),))


def line(id: str, party: str | None, hardness: int | None, kind: LimitKind = LimitKind.RED_LINE) -> Limit:
    """A limit about nothing."""
    return Limit(id, kind, TRUE, party=party, hardness=hardness)


PROBLEM = Problem(
    (Issue("i", ("o0", "o1")),),
    (Party("B", STAKE, Between.point(0.0)), Party("A", STAKE, Between.point(0.0))),
    (line("a1", "A", 1), line("a2", "A", 2), line("a3", "A", 3), line("b1", "B", 1), line("b3", "B", 3),
     line("unknown", "B", None), line("c1", "C", 1), line("nobody", None, 1), line("x", "A", 1, LimitKind.EXCLUDED)),
)


def ranked(*sets: tuple[str, ...]) -> list[tuple[int, tuple[str, ...]]]:
    """Rank and items of each."""
    return [(one.rank, one.items) for one in arranged([Opened(items, (0,)) for items in sets], PROBLEM)]


@pytest.mark.parametrize(("less", "more"), [
    (("a1",), ("a1", "b1")),
    (("a1", "b1", "c1"), ("a2",)),
    (("a2", "b1", "c1"), ("a3",)),
    (("a3", "b3"), ("reserve:A",)),
    (("reserve:A", "reserve:B"), ("x",)),
    (("a3",), ("reserve:A",)),
    (("a3", "b3"), ("a3", "b3", "unknown")),
])  # fmt: skip
def test_what_asks_for_less_comes_first(less: tuple[str, ...], more: tuple[str, ...]) -> None:
    """Fewest of the hardest lines come first, then fewest lines; interests after lines, exclusions last."""
    assert ranked(more, less) == [(1, less), (2, more)]


@pytest.mark.parametrize(("one", "other"), [
    (("a1",), ("b1",)), (("b3",), ("unknown",)), (("ratification:A",), ("reserve:B",)), (("a1", "b3"), ("a3", "c1")),
])  # fmt: skip
def test_what_asks_for_the_same_shares_a_rank(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    """Whose line it is makes no difference, and a firmness that is not known counts as the hardest."""
    assert ranked(one, other) == [(1, one), (1, other)]
    assert [len(group) for group in in_ranks(arranged([Opened(one, (0,)), Opened(other, (0,))], PROBLEM))] == [2]


def test_a_relaxation_says_whose_items_it_gives_up() -> None:
    """Items stand under their party in the order of the problem; those of nobody and exclusions stand under none."""
    (found,) = arranged([Opened(("a1", "b1", "nobody", "reserve:A", "x"), (1,))], PROBLEM)

    assert found.by_party == (("B", ("b1",)), ("A", ("a1", "reserve:A")))
    assert (found.lines, found.concedes, found.impossible, found.proposable) == (3, True, ("x",), False)
    assert balance(found, PROBLEM) == (("B", 1), ("A", 1), ("C", 0))


def test_relaxations_are_grouped_by_who_moves() -> None:
    """Those that ask the same parties stand together."""
    found = arranged([Opened(items, (0,)) for items in (("a1",), ("b1",), ("a3",), ("a1", "b1"))], PROBLEM)
    groups = {movers: [one.items for one in group] for movers, group in by_movers(found)}

    assert groups == {("A",): [("a1",), ("a3",)], ("B",): [("b1",)], ("B", "A"): [("a1", "b1")]}
