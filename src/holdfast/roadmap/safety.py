"""Whether there is a safe order: over the whole range of assumptions, over part of it, or nowhere in it."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import Any

from holdfast.roadmap.evaluate import Order, least_margin, one_by_one
from holdfast.roadmap.problem import TOLERANCE, Problem
from holdfast.roadmap.reading import At, Reading, reading_of
from holdfast.roadmap.search.result import Safest, finite
from holdfast.roadmap.search.rounds import Rounds, fewest_rounds
from holdfast.roadmap.search.safest import safest_order
from holdfast.roadmap.search.valued import at_rows
from holdfast.roadmap.waiting import Waiting, waiting_of
from holdfast.solving.watch import Watch


class Over(enum.StrEnum):
    """Over what part of the range of assumptions some order is safe."""

    WHOLE_RANGE = "whole-range"
    PART = "part"
    NOWHERE = "nowhere"
    NOT_KNOWN = "not-known"
    """The search ended before it could say."""


@dataclass(frozen=True, slots=True)
class Safety:
    """The safest order at the worst of the range, and what the middle and the best of it would allow."""

    problem: Problem
    over: Over
    worst: Safest
    mid: Safest
    best: Safest
    rounds: Rounds
    """The fewest rounds that keep the least margin of the order."""
    by_future: dict[str, float]
    """Named future → least margin in it of the order proposed, at the worst of the range."""
    waiting: Waiting | None
    """What waiting changes; ``None`` where no step is said to take time, or nobody discounts."""

    @property
    def order(self) -> tuple[str, ...]:
        """The order proposed: the safest at the worst of the range."""
        return tuple(self.problem.steps[position].id for position in self.worst.order)

    def as_json(self) -> dict[str, Any]:
        """The safety as JSON."""
        ids = tuple(step.id for step in self.problem.steps)
        rounds = self.rounds.rounds
        return {
            "safe": None if self.over is Over.NOT_KNOWN else self.over is Over.WHOLE_RANGE,
            "over": self.over.value,
            "order": list(self.order),
            "rounds": [[ids[position] for position in together] for together in rounds] if rounds is not None else None,
            "rounds_proven": self.rounds.proven,
            "margin": {"low": finite(self.worst.margin), "mid": finite(self.mid.margin),
                       "high": finite(self.best.margin)},
            "exposure": finite(self.worst.exposure),
            "margin_bound": finite(self.worst.margin_bound), "proven": self.worst.proven,
            "exposure_proven": self.worst.exposure_proven, "method": self.worst.method, "states": self.worst.states,
            "futures": {id: finite(margin) for id, margin in self.by_future.items()},
            "discounted": self.waiting.as_json(ids) if self.waiting is not None else None,
        }


def safety_of(problem: Problem, *, watch: Watch, together: int | None = None) -> Safety:
    """The safest order over the whole range, and how far up the range safety begins where it does not hold over all."""
    worst_reading = reading_of(problem, At.WORST)
    worst = safest_order(worst_reading, watch=watch)
    mid = safest_order(reading_of(problem, At.MID), watch=watch, exposure=False)
    best = safest_order(reading_of(problem, At.BEST), watch=watch, exposure=False)
    rounds = fewest_rounds(worst_reading, margin=min(worst.margin, 0.0), exposure=float("inf"), most=together,
                           watch=watch, order=worst.order)
    return Safety(problem, _over(worst, best), worst, mid, best, rounds,
                  _by_future(worst_reading, one_by_one(worst.order)), waiting_of(problem, worst.order, watch=watch))


def _over(worst: Safest, best: Safest) -> Over:
    if worst.margin >= -TOLERANCE:
        return Over.WHOLE_RANGE
    if best.margin >= -TOLERANCE:
        return Over.PART if worst.margin_bound < -TOLERANCE else Over.NOT_KNOWN
    return Over.NOWHERE if best.margin_bound < -TOLERANCE else Over.NOT_KNOWN


def _by_future(reading: Reading, order: Order) -> dict[str, float]:
    found = {}
    for number, terms in enumerate(reading.problem.futures):
        rows = [row for row, (future, _) in enumerate(reading.rows) if future == number]
        found[terms.id] = least_margin(at_rows(reading, rows), order)
    return found

