"""Trades from a package agree with a plain look at every change, cross no firm line and never reach below the floor."""

from __future__ import annotations

import itertools
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.settlement.draft.oracle import differences
from tests.unit.settlement.made import problem_from

from holdfast.document.conditions.ground import Any, Lit
from holdfast.inputs.between import Between
from holdfast.settlement.draft.robust_gain import gain_over_ranges
from holdfast.settlement.draft.trades import Trade, trades
from holdfast.settlement.draft.undominated import undominated
from holdfast.settlement.evaluate import codes_of, holds, ratified, utilities
from holdfast.settlement.problem import Issue, Limit, LimitKind, Package, Party, Problem, Stake
from holdfast.settlement.reading import Reading, at_mid
from holdfast.solving.watch import Watch


def package_from(seed: int, problem: Problem) -> Package:
    """A random package."""
    rng = np.random.default_rng(seed)
    return tuple(int(rng.integers(len(issue.options))) for issue in problem.issues)


def plain(reading: Reading, package: Package, changed: int) -> dict[Package, tuple[float, ...]]:
    """Packages that many changes away that take from nobody, give to somebody and break nothing, by the definitions."""
    problem = reading.problem
    found = {}
    for other in itertools.product(*(range(len(issue.options)) for issue in problem.issues)):
        if sum(new != old for new, old in zip(other, package, strict=True)) != changed:
            continue
        moved = [issue.options[new] if new != old else "" for issue, new, old in
                 zip(problem.issues, other, package, strict=True)]
        if any(entry.option == option and entry.issue == issue.id for entry in problem.floor
               for issue, option in zip(problem.issues, moved, strict=True)):
            continue
        codes = codes_of([package, other], problem)
        kept = [holds(limit.formula, codes, problem).tolist() for limit in problem.limits]
        home = [ratified(reading, party, codes).tolist() for party in range(len(problem.parties))]
        if any(before and not after for before, after in kept + home):
            continue
        values = utilities(reading, codes)
        more = tuple(float(value) for value in values[:, 1] - values[:, 0])
        if min(more) >= -1e-9 and max(more) > 1e-9:
            found[other] = more
    return found


def undominated_of(gains: dict[Package, tuple[float, ...]]) -> set[Package]:
    """Those whose gains no other's exceed."""
    def better(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
        pairs = list(zip(one, other, strict=True))
        return all(a >= b - 1e-9 for a, b in pairs) and any(a > b + 1e-9 for a, b in pairs)
    return {package for package, own in gains.items() if not any(better(other, own) for other in gains.values())}


@given(seed=st.integers(0, 10_000), floor=st.booleans())
def test_single_trades_are_those_of_the_definition(seed: int, floor: bool) -> None:
    """Every undominated single change that helps somebody and hurts nobody is proposed, and only such are."""
    problem = problem_from(seed, floor=floor, parties=2)
    reading, package = at_mid(problem), package_from(seed, problem)

    found = trades(reading, package)

    expected = plain(reading, package, 1)
    singles = {trade.package: trade.gains for trade in found.proposed if len(trade.changes) == 1}
    assert set(singles) <= set(expected)
    assert undominated_of(expected) <= set(singles)
    for after, gains in singles.items():
        assert gains == pytest.approx(expected[after], abs=1e-12)


@given(seed=st.integers(0, 10_000), floor=st.booleans())
def test_double_trades_are_those_of_the_definition(seed: int, floor: bool) -> None:
    """Each pair of changes that helps is proposed, dominated, or two trades of their own; nothing else is proposed."""
    problem = problem_from(seed, floor=floor, parties=2)
    reading, package = at_mid(problem), package_from(seed, problem)

    found = trades(reading, package)

    expected = plain(reading, package, 2)
    doubles = {trade.package for trade in found.proposed if len(trade.changes) == 2}
    alone = plain(reading, package, 1)
    apart = set()
    for other in expected:
        halves = [tuple(new if place == here else old for place, (new, old) in enumerate(zip(other, package, strict=True)))
                  for here in range(len(package)) if other[here] != package[here]]
        if all(half in alone for half in halves):
            apart.add(other)
    left = {other: gains for other, gains in expected.items() if other not in apart}
    assert doubles <= set(left)
    assert len(apart) == found.joined
    assert undominated_of({**left, **alone}) & set(left) <= doubles
    singles = [trade for trade in found.proposed if len(trade.changes) == 1]
    assert len(alone) + len(left) == len(singles) + len(doubles) + found.dominated


@given(seed=st.integers(0, 10_000))
def test_gains_over_ranges_are_the_ends_over_all_corners(seed: int) -> None:
    """What a package is worth more than another lies between the least and greatest over all corners of the ranges."""
    problem = problem_from(seed, issues=3)
    one, other = package_from(seed, problem), package_from(seed + 1, problem)

    for party in problem.parties:
        found = gain_over_ranges(problem, party.stake, one, other)
        ends = list(differences(problem, party.stake, one, other))
        assert found.low == pytest.approx(min(ends), abs=1e-9)
        assert found.high == pytest.approx(max(ends), abs=1e-9)


def logroll() -> Problem:
    """Two parties: each cares much for one issue and little for the other, and for a third they agree."""
    issues = tuple(Issue(id, ("now", "then")) for id in ("a", "b", "c"))

    def party(id: str, a: Between, b: Between, c: float) -> Party:
        points = (Between.point(0.0), Between.point(1.0))
        turned = (Between.point(1.0), Between.point(0.0))
        scores = (points, turned, points) if id == "A" else (turned, points, points)
        return Party(id, Stake((a, b, Between.point(c)), scores), Between.point(0.0))

    return Problem(issues, (
        party("A", Between.point(0.6), Between.point(0.3), 0.05), party("B", Between(0.0, 0.4), Between.point(0.6), 0.0),
    ))


def by_changes(found: tuple[Trade, ...]) -> list[tuple[str, ...]]:
    """The issues each trade changes."""
    return [tuple(issue for issue, _, _ in trade.changes) for trade in found]


def test_logrolling_is_found() -> None:
    """Two changes that each hurt somebody are one trade together, whatever the ranges; who gains and stays equal is said."""
    problem = logroll()

    found = trades(at_mid(problem), (0, 0, 0))

    assert by_changes(found.proposed) == [("a", "b"), ("c",)]
    both, single = found.proposed
    assert both.robust
    assert both.gaining == ("A", "B")
    assert both.changes == (("a", "now", "then"), ("b", "now", "then"))
    assert both.gains == pytest.approx((0.3, 0.4))
    assert [round(more.low, 9) for more in both.over_ranges] == [0.3, 0.2]
    assert [round(more.high, 9) for more in both.over_ranges] == [0.3, 0.6]
    assert single.gaining == ("A",)
    assert single.equal == ("B",)
    assert found.complete
    assert not found.floor_checked


def test_a_trade_that_ranges_can_turn_comes_after_robust_ones() -> None:
    """A trade that some numbers in the ranges make worse for somebody is proposed after those that none does."""
    problem = logroll()
    second = replace(problem.parties[1], stake=replace(problem.parties[1].stake,
                                                       weights=(Between(0.0, 0.9), Between.point(0.6), Between.point(0.0))))

    found = trades(at_mid(replace(problem, parties=(problem.parties[0], second))), (0, 0, 0))

    assert by_changes(found.proposed) == [("c",), ("a", "b")]
    assert [trade.robust for trade in found.proposed] == [True, False]


def test_a_trade_with_reasons_is_held_back_and_makes_room() -> None:
    """What the rules object to is held back with the reasons, and a trade that it dominated is proposed instead."""
    issues = (Issue("a", ("now", "good", "better")),)
    stake = Stake((Between.point(1.0),), (tuple(map(Between.point, (0.0, 0.5, 1.0))),))
    reading = at_mid(Problem(issues, (Party("A", stake, Between.point(0.0)),)))

    free = trades(reading, (0,))
    checked = trades(reading, (0,), floor_check=lambda picks: ("HUM001",) if picks["a"] == "better" else ())

    assert [trade.package for trade in free.proposed] == [(2,)]
    assert free.dominated == 1
    assert [trade.package for trade in checked.proposed] == [(1,)]
    assert checked.dominated == 0
    assert [(held.trade.package, held.reasons) for held in checked.held_back] == [((2,), ("HUM001",))]
    assert checked.floor_checked


def test_a_pair_with_a_half_held_back_is_looked_at_itself() -> None:
    """Where the rules object to a single change, a pair with it is no longer two trades that stand on their own."""
    issues = (Issue("a", ("now", "then")), Issue("b", ("now", "then")))
    stake = Stake((Between.point(0.5),) * 2, ((Between.point(0.0), Between.point(1.0)),) * 2)
    reading = at_mid(Problem(issues, (Party("A", stake, Between.point(0.0)),)))

    free = trades(reading, (0, 0))
    checked = trades(reading, (0, 0), floor_check=lambda picks: ("DET001",) if tuple(picks.values()) == ("then", "now") else ())

    assert by_changes(free.proposed) == [("a",), ("b",)]
    assert free.joined == 1
    assert by_changes(checked.proposed) == [("b",), ("a", "b")]
    assert checked.joined == 0


def test_what_a_trade_repairs_and_crosses_is_noted() -> None:
    """A firm limit that becomes kept and a negotiable line that becomes crossed stand with the trade."""
    problem = logroll()
    firm = Limit("firm", LimitKind.RED_LINE, Lit("c", 0b10), party="A")
    soft = Limit("soft", LimitKind.RED_LINE, Any((Lit("c", 0b01), Lit("a", 0b10))), party="B")
    problem = replace(problem, limits=(firm,), negotiable=(soft,))

    found = {by_changes((trade,))[0]: trade for trade in trades(at_mid(problem), (0, 0, 0)).proposed}

    assert found["c",].repairs == ("firm",)
    assert found["c",].crosses_negotiable == ("soft",)
    assert found["a", "b"].repairs == ()
    assert found["a", "b"].crosses_negotiable == ()


def test_a_trade_that_would_newly_break_a_line_is_not_there() -> None:
    """No trade breaks a firm limit that the package keeps."""
    problem = replace(logroll(), limits=(Limit("stay", LimitKind.EXCLUDED, Lit("c", 0b01)),))

    assert by_changes(trades(at_mid(problem), (0, 0, 0)).proposed) == [("a", "b")]


def trade(*gains: float, low: float = 0.0, repairs: tuple[str, ...] = (), crosses: tuple[str, ...] = ()) -> Trade:
    """A trade with these gains."""
    ranges = tuple(Between(low, gain) for gain in gains)
    return Trade((), (), gains, ranges, (), (), repairs, crosses)


@pytest.mark.parametrize(
    ("poorer", "richer", "left"),
    [
        (trade(0.1, 0.2), trade(0.1, 0.3), 1),
        (trade(0.1, 0.2), trade(0.0, 0.9), 2),
        (trade(0.1, 0.2), trade(0.1, 0.2), 2),
        (trade(0.1, 0.2), trade(0.1, 0.3, low=-1), 2),
        (trade(0.1, 0.2, low=-1), trade(0.1, 0.3), 1),
        (trade(0.1, 0.2, repairs=("L",)), trade(0.1, 0.3), 2),
        (trade(0.1, 0.2), trade(0.1, 0.3, repairs=("L",)), 1),
        (trade(0.1, 0.2), trade(0.1, 0.3, crosses=("N",)), 2),
        (trade(0.1, 0.2, crosses=("N",)), trade(0.1, 0.3), 1),
    ],
    ids=["better", "traded off", "equal", "less robust", "more robust", "repairs less", "repairs more", "crosses more",
         "crosses less"],
)
def test_a_trade_is_dropped_only_where_another_is_better_in_everything(poorer: Trade, richer: Trade, left: int) -> None:
    """Gains, robustness, repaired limits and crossed lines all count before a trade is left out for another."""
    assert undominated([poorer, richer]) == [poorer, richer][-left:]
    assert undominated([poorer], beside=[richer]) == [poorer][:left - 1]


def test_a_pair_that_a_single_change_betters_is_left_out() -> None:
    """Changing two issues is not proposed where changing one gives everybody no less and somebody more."""
    issues = (Issue("a", ("now", "then")), Issue("b", ("now", "then")))
    stake = Stake((Between.point(0.5),) * 2, (tuple(map(Between.point, (0.0, 1.0))), tuple(map(Between.point, (0.5, 0.0)))))

    found = trades(at_mid(Problem(issues, (Party("A", stake, Between.point(0.0)),))), (0, 0))

    assert by_changes(found.proposed) == [("a",)]
    assert found.dominated == 1


def test_a_look_that_is_stopped_says_so() -> None:
    """When the time is up at once nothing is proposed and the look is marked as not complete."""
    found = trades(at_mid(logroll()), (0, 0, 0), watch=Watch(asked_to_stop=lambda: True))

    assert found.proposed == ()
    assert not found.complete
