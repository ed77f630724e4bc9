"""A return planned at the cautious end, in the middle and at the hopeful end of its ranges, month by month."""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from holdfast.document.scalars import Basis
from holdfast.inputs.between import Between
from holdfast.solving.watch import Watch
from holdfast.territory.returns.allocate import Allocation, Floor, allocate, part_of
from holdfast.territory.returns.binding import Binding, binding_of
from holdfast.territory.returns.conditions import Condition, conditions_of
from holdfast.territory.returns.evaluate import Table, returned, share_released
from holdfast.territory.returns.problem import Problem, Ranged
from holdfast.territory.returns.project import projected
from holdfast.territory.returns.reading import At, reading_of
from holdfast.territory.returns.told import estimate
from holdfast.territory.returns.translated import Translated

WHAT_IT_IS = (
    "Nobody is planned for above stated intention, on land that is not released, or where nobody watches. "
    "Ranges run from the cautious to the hopeful end of all numbers together; each end has a plan of its own.")


@dataclass(frozen=True, slots=True)
class Planned:
    """A plan at each end of the ranges, with what is expected beside it."""

    problem: Problem
    allocations: Mapping[At, Allocation]
    expected: Mapping[At, Table]
    """People likely to arrive by themselves, by place and month."""
    binding: Binding
    basis: Basis | None
    """Weakest ground of the numbers."""

    def over(self, take: Mapping[At, float]) -> Between:
        """A number at the three readings as one range."""
        return Ranged(min(take.values()), max(take.values()), take[At.MIDDLE])

    @property
    def total(self) -> Between:
        """People who return by the end."""
        return self.over({at: found.plan.total for at, found in self.allocations.items()})

    @property
    def wish(self) -> Between:
        """People who wish to go home, and would, at the beginning."""
        return self.over({at: sum(found.reading.willing) for at, found in self.allocations.items()})

    def so_far(self, month: int, place: int | None = None) -> Between:
        """People who have returned by a month, in all or to one place."""
        places = range(len(self.problem.places)) if place is None else (place,)
        return self.over({at: sum(sum(returned(found.reading, found.plan, each)[:month]) for each in places)
                          for at, found in self.allocations.items()})

    def expected_by(self, month: int) -> Between:
        """People likely to have come by themselves by a month."""
        return self.over({at: sum(sum(row[:month]) for row in table) for at, table in self.expected.items()})

    def opens(self, place: int) -> dict[At, int | None]:
        """The month in which return to a place can begin, at each reading."""
        return {at: found.opens(place) for at, found in self.allocations.items()}

    @property
    def floors(self) -> dict[At, Floor]:
        """What became of the equity floor at each reading; empty where the text has none."""
        return {at: found.floor for at, found in self.allocations.items() if found.floor is not None}

    @property
    def middle(self) -> Allocation:
        """The plan in the middle of the ranges."""
        return self.allocations[At.MIDDLE]


@dataclass(frozen=True, slots=True)
class Result:
    """What is known about one return of a text."""

    translated: Translated
    planned: Planned | None
    conditions: tuple[Condition, ...]

    def as_json(self) -> dict[str, Any]:
        """The result as JSON."""
        held, planned = self.translated, self.planned
        return {
            "id": held.id, "title": held.title or None, "what_it_is": WHAT_IT_IS,
            "starts": held.month_named(1), "partial": held.is_partial,
            "people": {"displaced": estimate(held.displaced),
                       "wish_to_return": estimate(planned.wish if planned else None)},
            "left_out": [{"area": one.area, "lacks": list(one.lacks)} for one in held.left_out],
            "plan": _plan_json(held, planned) if planned else None,
            "binding": [one.as_json() for one in planned.binding.more] if planned else [],
            "holds_back": planned.binding.sentence if planned else None,
            "binding_months": planned.binding.as_json()["by_month"] if planned else [],
            "floor": _floor_json(planned) if planned else None,
            "conditions": [one.as_json() for one in self.conditions],
            "inputs": held.inputs.as_json(), "remarks": [one.as_json() for one in held.remarks],
            "lacking": [one.as_json() for one in held.lacking],
        }


def plan_return(held: Translated, *, watch: Watch | None = None) -> Result:
    """The plan of a translated return, as far as its numbers go."""
    conditions = conditions_of(held.id, held.text)
    if held.problem is None:
        return Result(held, None, conditions)
    looked = watch or Watch()
    allocations = {}
    for number, at in enumerate((At.MIDDLE, At.CAUTIOUS, At.HOPEFUL)):  # the middle first, where time runs out
        looked.tell(f"{held.id}: {at.value} numbers", number / 3)
        allocations[at] = allocate(reading_of(held.problem, at), watch=part_of(looked, 4 - number))
    places = range(len(held.problem.places))
    behaviour = held.problem.behaviour
    expected = {} if behaviour is None else {
        at: projected(found.reading, behaviour, [found.opens(place) for place in places])
        for at, found in allocations.items()}
    planned = Planned(held.problem, allocations, expected, binding_of(allocations[At.MIDDLE], watch=looked),
                      held.inputs.weakest)
    return Result(held, planned, conditions)


def _plan_json(held: Translated, planned: Planned) -> dict[str, Any]:
    basis, months = planned.basis, range(1, planned.problem.months + 1)

    def told(number: Between) -> dict[str, Any] | None:
        return estimate(number, basis=basis)

    return {
        "total": told(planned.total),
        "expected_total": told(planned.expected_by(planned.problem.months)) if planned.expected else None,
        "months": [{
            "month": month, "date": held.month_named(month), "open": planned.problem.is_open(month),
            "returned_so_far": told(planned.so_far(month)),
            "expected_so_far": told(planned.expected_by(month)) if planned.expected else None,
        } for month in months],
        "areas": [_area_json(held, planned, place) for place in range(len(planned.problem.places))],
        "proof": {at.value: {"proven": found.is_proven, "gap": _finite(found.gap), "value": round(found.value, 6)}
                  for at, found in planned.allocations.items()},
    }


def _area_json(held: Translated, planned: Planned, place: int) -> dict[str, Any]:
    middle, here = planned.middle, planned.problem.places[place]
    survey, clearance = middle.plan.survey[place], middle.plan.clearance[place]
    shares = share_released(middle.reading, middle.plan, place)
    return {
        "area": here.id, "name": planned.problem.names.get(here.id, here.id),
        "suspected_km2": estimate(here.suspected_km2), "monitored": here.monitored,
        "opens": {at.value: month for at, month in planned.opens(place).items()},
        "wish_to_return": estimate(planned.over({at: found.reading.wanted_at(place)
                                                 for at, found in planned.allocations.items()}), basis=planned.basis),
        "returned": estimate(planned.so_far(planned.problem.months, place), basis=planned.basis),
        "middle": [{"month": month, "date": held.month_named(month), "returns": round(people, 3),
                    "survey_teams": round(surveyors, 3), "clearance_teams": round(deminers, 3),
                    "released_share": round(share, 6)}
                   for month, people, surveyors, deminers, share in zip(
                       itertools.count(1), returned(middle.reading, middle.plan, place), survey, clearance, shares,
                       strict=False)],
    }


def _floor_json(planned: Planned) -> dict[str, Any] | None:
    middle = planned.middle.floor
    if middle is None:
        return None
    return {"asked": middle.asked, "kept": all(one.is_kept for one in planned.floors.values()), "by_reading": {
        at.value: {"kept": floor.is_kept, "greatest": floor.greatest, "unreached": list(floor.unreached),
                   "people_without": round(floor.without, 3),
                   "people_with": round(planned.allocations[at].plan.total, 3)}
        for at, floor in planned.floors.items()}}


def _finite(number: float) -> float | None:
    return round(number, 9) if math.isfinite(number) else None
