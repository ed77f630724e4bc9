"""When somebody could gain most by stopping: in full for those who may know, in classes for everybody else.

A public result names no day, no step and no party here. It gives the class of each third of the plan. The class of a
moment is its greatest temptation or exposure as a share of what the whole plan brings the party: none, low up to a
tenth, some up to a half, high beyond.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import Any

from holdfast.roadmap.drafted.course import Course, Moment

LOW, SOME = 0.1, 0.5
PHASES = 3


class Danger(enum.StrEnum):
    """How much a party could gain by stopping, or stands to lose, against what the whole plan brings it."""

    NONE = "none"
    LOW = "low"
    SOME = "some"
    HIGH = "high"


@dataclass(frozen=True, slots=True)
class Phases:
    """The class of each third of the plan, over all parties and the whole range of assumptions."""

    temptation: tuple[Danger, ...]
    exposure: tuple[Danger, ...]

    def as_json(self) -> dict[str, Any]:
        """The classes as JSON."""
        return {"temptation": [one.value for one in self.temptation], "exposure": [one.value for one in self.exposure]}


def phases_of(course: Course) -> Phases:
    """The classes of the draft, fit for a public result."""
    thirds: list[list[Moment]] = [[] for _ in range(PHASES)]
    for moment in course.moments:
        thirds[min(PHASES - 1, moment.round * PHASES // len(course.moments))].append(moment)
    return Phases(tuple(_greatest(part, course, "temptation") for part in thirds),
                  tuple(_greatest(part, course, "exposure") for part in thirds))


def _greatest(moments: list[Moment], course: Course, what: str) -> Danger:
    order = list(Danger)
    classes = [_class(high, course.surplus.get(party, 0.0)) for moment in moments
               for party, (_, high) in getattr(moment, what).items()]
    return max(classes, key=order.index, default=Danger.NONE)


def _class(value: float, surplus: float) -> Danger:
    if value <= 1e-9:
        return Danger.NONE
    share = value / surplus if surplus > 1e-9 else float("inf")
    return Danger.LOW if share <= LOW else Danger.SOME if share <= SOME else Danger.HIGH


def danger_json(course: Course, *, full: bool) -> dict[str, Any]:
    """The course as JSON: classes alone, or with every moment for a restricted result."""
    found: dict[str, Any] = {"phases": phases_of(course).as_json(), "moments": None}
    if full:
        found["moments"] = [
            {"round": moment.round, "day": moment.day, "steps": list(moment.steps),
             "temptation": {party: {"low": low, "high": high} for party, (low, high) in moment.temptation.items()},
             "exposure": {party: {"low": low, "high": high} for party, (low, high) in moment.exposure.items()},
             "final_steps_done": dict(moment.final)} for moment in course.moments]
    return found
