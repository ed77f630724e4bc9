"""When the draft has each step begin: rounds by day, and steps without a time as early as what they wait for allows."""

from __future__ import annotations

from dataclasses import dataclass

from holdfast.roadmap.evaluate import Order
from holdfast.roadmap.problem import Step
from holdfast.roadmap.translation.translated import Drafted, Translated

_UNSAID = Drafted(None, None)


@dataclass(frozen=True, slots=True)
class Placed:
    """The draft as rounds of steps that begin on the same day; a step never stands in the round of one it waits for."""

    rounds: Order
    days: tuple[float | None, ...]
    """By round: the day on which it begins at the latest; ``None`` where the text gives none of its steps a time."""
    untimed: tuple[str, ...]
    """Steps to which the text gives no time, in the order of the text."""


def placed(translated: Translated) -> Placed:
    """The rounds of a draft.

    A step begins on the latest day of its beginning that the text allows, and not before the steps it waits for are
    done and verified, at their longest. Raises ValueError where the steps wait for one another in a circle.
    """
    problem = translated.problem
    begins: dict[str, float] = {}
    layer: dict[str, int] = {}
    untimed = []
    ends: dict[str, float] = {}
    for step in _in_order(problem.steps):
        ready = max([step.earliest, *(ends[id] + step.waits.get(id, 0.0) for id in step.after)])
        times = translated.drafted.get(step.id, _UNSAID)
        if times == _UNSAID:
            untimed.append(step.id)
        said = times.begins[1] if times.begins is not None else ready
        day = max(said, ready) if step.after or step.earliest > 0 else said  # a day before day 0 may stand alone
        begins[step.id] = round(day, 6)
        same = [layer[id] for id in step.after if begins[id] == begins[step.id]]
        layer[step.id] = max(same, default=-1) + 1
        ends[step.id] = day + step.days.high + step.verification_days.high
    keys = sorted({(begins[step.id], layer[step.id]) for step in problem.steps})
    rounds = [tuple(n for n, step in enumerate(problem.steps) if (begins[step.id], layer[step.id]) == key)
              for key in keys]
    timed = {n for n, step in enumerate(problem.steps) if step.id not in untimed}
    days = tuple(round(key[0], 3) if timed.intersection(together) else None
                 for key, together in zip(keys, rounds, strict=True))
    return Placed(tuple(rounds), days, tuple(step.id for step in problem.steps if step.id in untimed))


def _in_order(steps: tuple[Step, ...]) -> list[Step]:
    """The steps, each after those that it waits for."""
    found: dict[str, Step] = {}
    left = list(steps)
    while left:
        ready = [step for step in left if all(id in found for id in step.after)]
        if not ready:
            raise ValueError("the steps wait for one another in a circle")
        found |= {step.id: step for step in ready}
        left = [step for step in left if step.id not in found]
    return list(found.values())
