"""When somebody could gain most by stopping: in full for those who may know, in classes for everybody else.

A public result names no day, no step and no party here. It gives the class of each third of the plan. The class of a
moment is its greatest temptation or exposure as a share of what the whole plan brings the party: none, low up to a
tenth, some up to a half, high beyond; where the whole plan brings the party nothing, whatever it could gain or lose is
high. Where a third would hold fewer than two moments it would as good as name one, so the thirds are not told apart and
each has the class of the whole plan.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from holdfast.roadmap.drafted.course import Course, Moment, Range
from holdfast.roadmap.search.result import finite

LOW, SOME = 0.1, 0.5
PHASES = 3
IN_EACH = 2
"""Moments that a third has at least where thirds are told apart."""


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
    apart: bool
    """Whether the thirds are told apart; else each has the class of the whole plan."""

    def as_json(self) -> dict[str, Any]:
        """The classes as JSON."""
        return {"temptation": [one.value for one in self.temptation], "exposure": [one.value for one in self.exposure],
                "apart": self.apart}


def phases_of(course: Course) -> Phases:
    """The classes of the draft, fit for a public result."""
    apart = len(course.moments) >= PHASES * IN_EACH
    thirds: list[list[Moment]] = [[] for _ in range(PHASES)]
    for moment in course.moments:
        thirds[moment.round * PHASES // len(course.moments)].append(moment)
    parts = thirds if apart else [list(course.moments)] * PHASES
    return Phases(tuple(_greatest([moment.temptation for moment in part], course.surplus) for part in parts),
                  tuple(_greatest([moment.exposure for moment in part], course.surplus) for part in parts), apart)


def _greatest(moments: Sequence[Mapping[str, Range]], surplus: Mapping[str, float]) -> Danger:
    order = list(Danger)
    classes = [class_of(high, surplus.get(party, 0.0)) for moment in moments for party, (_, high) in moment.items()]
    return max(classes, key=order.index, default=Danger.NONE)


def class_of(value: float, surplus: float) -> Danger:
    """The class of what a party could gain or lose, against what the whole plan brings it."""
    if value <= 1e-9:
        return Danger.NONE
    share = value / surplus if surplus > 1e-9 else float("inf")
    return Danger.LOW if share <= LOW + 1e-9 else Danger.SOME if share <= SOME + 1e-9 else Danger.HIGH


def danger_json(course: Course, *, full: bool) -> dict[str, Any]:
    """The course as JSON: classes alone, or with every moment for a restricted result; what is infinite is null."""
    found: dict[str, Any] = {"phases": phases_of(course).as_json(), "moments": None, "greatest": None}
    if full:
        found["moments"] = [_moment_json(moment) for moment in course.moments]
        found["greatest"] = {"temptation": dict(course.most_tempted), "exposure": dict(course.most_exposed)}
    return found


def _moment_json(moment: Moment) -> dict[str, Any]:
    return {
        "round": moment.round, "day": moment.day, "steps": list(moment.steps),
        "margin": {party: {"low": finite(low), "mid": finite(mid), "high": finite(high)}
                   for party, (low, mid, high) in moment.margin.items()},
        "temptation": _ranges(moment.temptation), "exposure": _ranges(moment.exposure),
        "final_steps_done": dict(moment.final)}


def _ranges(ranges: Mapping[str, Range]) -> dict[str, Any]:
    return {party: {"low": finite(low), "high": finite(high)} for party, (low, high) in ranges.items()}
