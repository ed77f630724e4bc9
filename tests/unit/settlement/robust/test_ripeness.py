from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.inputs.between import Between
from holdfast.settlement.problem import Lottery, Party, Problem, Stake
from holdfast.settlement.robust.ripeness import outlooks, room_for_agreement

COST = st.floats(0, 1)


def _war(*lotteries: Lottery | None) -> Problem:
    return Problem((), tuple(Party(f"P{number}", Stake((), ()), Between(0, 0), lottery)
                             for number, lottery in enumerate(lotteries)))


def _lottery(wins: float, prize: float, cost: float, rate: Between | None = None) -> Lottery:
    return Lottery(Between.point(wins), Between.point(prize), Between.point(cost), rate)


@given(wins=st.floats(0, 1), prize=st.floats(0.1, 10), costs=st.tuples(COST, COST))
def test_the_room_for_agreement_over_one_prize_is_what_fighting_costs(
        wins: float, prize: float, costs: tuple[float, float]) -> None:
    """With one prize and chances that add up to 1, the room is the sum of both costs (Fearon 1995)."""
    worth = [_lottery(wins, prize, costs[0]).value, _lottery(1 - wins, prize, costs[1]).value]
    room = room_for_agreement(Between.point(prize), worth)

    assert room.low == pytest.approx(sum(costs), abs=1e-9)
    assert room.high == pytest.approx(sum(costs), abs=1e-9)


def test_every_year_of_fighting_takes_its_cost_off() -> None:
    """After t years the range has moved down by t times the cost per year, and widened with its range."""
    rate = Between(0.1, 0.3)
    found = outlooks(_war(_lottery(0.5, 2.0, 0.2, rate), _lottery(0.5, 2.0, 0.1), None), years=(0, 1, 5))

    assert [one.party for one in found] == ["P0"]
    assert [(round(one.low, 9), round(one.high, 9)) for one in found[0].worth] == [(0.8, 0.8), (0.5, 0.7), (-0.7, 0.3)]


def test_the_room_grows_by_what_both_pay_per_year() -> None:
    """As years pass the room widens by the sum of the costs per year, the reason why wars become ripe."""
    point = Between.point
    found = outlooks(_war(_lottery(0.4, 1, 0.1, point(0.05)), _lottery(0.6, 1, 0.2, point(0.02))), years=(0, 2))
    now, later = (room_for_agreement(point(1), [one.worth[year] for one in found]) for year in range(2))

    assert later.low - now.low == pytest.approx(2 * (0.05 + 0.02))


def test_two_sides_that_both_expect_to_prevail_leave_no_room() -> None:
    """Where the chances as each side sees them add up to more than 1 by more than the costs, the room is below 0."""
    room = room_for_agreement(Between.point(1), [_lottery(0.9, 1, 0.1).value, _lottery(0.8, 1, 0.1).value])

    assert room.high == pytest.approx(-0.5)
