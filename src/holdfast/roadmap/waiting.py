"""What it does to the safest order that what comes later counts for less."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from holdfast.inputs.between import Between
from holdfast.roadmap.discounted import later_of, least_discounted
from holdfast.roadmap.problem import Problem
from holdfast.roadmap.reading import At
from holdfast.roadmap.search.discounted import Discounted, safest_discounted
from holdfast.roadmap.search.result import finite
from holdfast.solving.watch import Watch


@dataclass(frozen=True, slots=True)
class Waiting:
    """The least margin of the order proposed with a discount, and the safest order with it, at the worst of the range.

    The margin is not monotone in the rate, so that it is taken at both ends and the middle.
    """

    rates: Mapping[str, Between]
    """Party → rate per year."""
    margins: tuple[float, float, float]
    """Of the order proposed: at the low, the middle and the high end of the rates."""
    best: Discounted
    """At the end of the rates at which the order proposed does worst."""

    @property
    def margin(self) -> float:
        """The least of the three."""
        return min(self.margins)

    def as_json(self, ids: tuple[str, ...]) -> dict[str, Any]:
        """The margins with a discount as JSON."""
        return {
            "rates": {party: {"low": rate.low, "high": rate.high} for party, rate in self.rates.items()},
            "margin": finite(self.margin), "best_margin": finite(self.best.margin),
            "best_order": [ids[position] for position in self.best.order], "proven": self.best.proven,
        }


_ENDS = (At.WORST, At.MID, At.BEST)


def waiting_of(problem: Problem, order: tuple[int, ...], *, watch: Watch) -> Waiting | None:
    """What waiting changes; nothing where no step takes time or nobody discounts."""
    rates = {party: terms.discount for party, terms in problem.futures[0].parties.items()} if problem.futures else {}
    timed = any(step.days.high + step.verification_days.high > 0 for step in problem.steps)
    if not timed or not any(terms.discount.high > 0 for future in problem.futures for terms in future.parties.values()):
        return None
    later = [later_of(problem, At.WORST, rate=rate) for rate in _ENDS]
    low, mid, high = (least_discounted(one, order) for one in later)
    margins = (low, mid, high)
    best = safest_discounted(later[margins.index(min(margins))], order, watch=watch)
    return Waiting(rates, margins, best)
