"""The best plan of return at one reading: who goes home when and where teams work, with proof or the gap left."""

from __future__ import annotations

import math
from dataclasses import dataclass

from holdfast.solving.watch import Watch
from holdfast.territory.returns.evaluate import Plan, share_released, value
from holdfast.territory.returns.model import Model, model_of
from holdfast.territory.returns.reading import Reading


@dataclass(frozen=True, slots=True)
class Floor:
    """What became of the equity floor."""

    asked: float
    greatest: float
    """The greatest floor with which anybody at all can return within the months of the plan."""
    unreached: tuple[str, ...]
    """Areas to which nobody can return within the plan although people wish to: why a floor cannot be kept."""
    without: float
    """People who would return by the end without a floor."""

    @property
    def is_kept(self) -> bool:
        """Whether the floor that was asked for can be kept."""
        return self.greatest >= self.asked - 1e-9


@dataclass(frozen=True, slots=True)
class Allocation:
    """A plan at one reading, what it is worth, and how far from the best it can be."""

    reading: Reading
    plan: Plan
    value: float
    bound: float
    """No plan is worth more; infinite where the work was stopped before anything was proven."""
    is_proven: bool
    model: Model
    values: tuple[float, ...]
    """The point of the programme; empty where none was found."""
    floor: Floor | None = None

    @property
    def gap(self) -> float:
        """How much more the best plan can be worth, as a share of this one; infinite where nothing is known."""
        if self.is_proven or self.bound <= self.value:
            return 0.0
        return (self.bound - self.value) / self.value if self.value > 0 else math.inf

    def opens(self, place: int) -> int | None:
        """The first month in which return to a place can begin; ``None`` where that is not within the plan."""
        shares = share_released(self.reading, self.plan, place)
        return next((month for month, share in enumerate(shares, start=1)
                     if share >= self.reading.threshold - 1e-6 and self.reading.may_return(place, month)), None)


def part_of(watch: Watch, parts: int) -> Watch:
    """The watch for one of so many parts of the work that are still to do, so that no part uses up the time of all."""
    return watch if watch.left is None else watch.for_at_most(watch.left / parts)


def allocate(reading: Reading, *, watch: Watch | None = None) -> Allocation:
    """The plan at a reading that is worth most; where the floor cannot be kept, under the greatest one that can."""
    held = watch or Watch()
    if reading.floor <= 0:
        return _best(reading, 0.0, held, None)
    free = _best(reading, 0.0, part_of(held, 2), None)
    found = _best(reading, reading.floor, held, None)
    if found.plan.total > 1e-6 or free.plan.total <= 1e-6:
        return _with(found, Floor(reading.floor, reading.floor, (), free.plan.total))
    unreached = tuple(place.id for number, place in enumerate(reading.problem.places)
                      if reading.wanted_at(number) > 0 and not _reachable(reading, number, held))
    greatest = _greatest_floor(reading, held)
    found = _best(reading, greatest, held, None)
    return _with(found, Floor(reading.floor, greatest, unreached, free.plan.total))


def _with(found: Allocation, floor: Floor) -> Allocation:
    return Allocation(found.reading, found.plan, found.value, found.bound, found.is_proven, found.model, found.values,
                      floor)


def _best(reading: Reading, floor: float, watch: Watch, kept: Floor | None) -> Allocation:
    model = model_of(reading, floor=floor)
    answer = model.program.solve(watch)
    values = answer.values
    if values is None:
        nothing = ((0.0,) * reading.months,)
        plan = Plan(nothing * len(reading.home), nothing * len(reading.suspected), nothing * len(reading.suspected))
        return Allocation(reading, plan, 0.0, answer.bound, is_proven=False, model=model, values=(), floor=kept)
    values = _early(reading, floor, model, values, watch)
    plan = model.plan(values)
    return Allocation(reading, plan, value(reading, plan), answer.bound, answer.optimal, model, values, kept)


def _early(reading: Reading, floor: float, found: Model, values: tuple[float, ...], watch: Watch) -> tuple[float, ...]:
    """The same returns with land released as early as teams can; the point itself where that is not found."""
    again = model_of(reading, floor=floor)
    again.fix_openings(values)
    again.program.worth = [0.0] * len(again.program.worth)
    for column in found.returns.values():
        again.program.lower[column] = max(0.0, values[column] - 1e-9 * max(1.0, values[column]))
        again.program.upper[column] = values[column] + 1e-9 * max(1.0, values[column])
    for (place, _), column in again.surveyed.items():
        again.program.worth[column] = reading.suspected[place] * (1 - reading.to_clear[place])
    for (place, _), column in again.cleared.items():
        again.program.worth[column] = reading.suspected[place]
    answer = again.program.solve(watch)
    if answer.values is None or not answer.optimal:
        return values
    kept = list(answer.values)
    for column in found.returns.values():
        kept[column] = values[column]
    return tuple(kept)


def _reachable(reading: Reading, place: int, watch: Watch) -> bool:
    """Whether anybody at all can return to a place within the months of the plan, whatever happens elsewhere."""
    model = model_of(reading, floor=0.0)
    own = model.to_place(place)
    model.program.worth = [own.get(column, 0.0) for column in range(len(model.program.worth))]
    answer = model.program.solve(watch)
    return answer.values is None or sum(answer.values[column] for column in own) > 1e-6


def _greatest_floor(reading: Reading, watch: Watch) -> float:
    """The greatest floor under which one person in all can return; 0 where some area cannot be reached."""
    model = model_of(reading, floor=0.0)
    wanted = [reading.wanted_at(place) for place in range(len(reading.suspected))]
    one = min(1.0, sum(wanted))
    model.program.worth = [0.0] * len(model.program.worth)
    floor = model.program.column(upper=1.0, worth=1.0)
    model.program.row(model.total(), least=one, most=one)
    for place, people in enumerate(wanted):
        if people > 0:
            own = dict.fromkeys(model.to_place(place), -1.0)
            model.program.row({floor: people / sum(wanted) * one, **own}, most=0.0)
    answer = model.program.solve(watch)
    return 0.0 if answer.values is None else math.floor(answer.values[floor] * 1e6) / 1e6
