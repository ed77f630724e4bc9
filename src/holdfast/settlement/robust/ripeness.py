"""How the worth of fighting on moves with time, where its cost grows (Fearon 1995; ripeness: Zartman 2000)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from holdfast.inputs.between import Between
from holdfast.settlement.problem import Problem
from holdfast.settlement.robust.lotteries import tied_lotteries


@dataclass(frozen=True, slots=True)
class Outlook:
    """What fighting on is worth to a party after so many more years, by the estimates in its lottery."""

    party: str
    years: tuple[float, ...]
    worth: tuple[Between, ...]
    """Per year the least and greatest worth, the cost of the years until then taken off."""


def outlooks(problem: Problem, *, years: Sequence[float]) -> tuple[Outlook, ...]:
    """The outlook of every party whose lottery has a cost per year, in the order of the parties."""
    return tuple(
        Outlook(party.id, tuple(years), tuple(lottery.after(year) for year in years))
        for party, lottery in zip(problem.parties, tied_lotteries(problem), strict=True)
        if lottery is not None and lottery.cost_rate is not None
    )


def room_for_agreement(prize: Between, worth: Sequence[Between]) -> Between:
    """How much of a prize that can be divided is left when everybody gets what fighting on is worth to it.

    With two sides, chances that add up to 1 and one prize, that is the sum of what fighting costs them (Fearon 1995).
    Below 0 there is no division that all prefer to fighting on.
    """
    return Between(prize.low - sum(one.high for one in worth), prize.high - sum(one.low for one in worth))
