"""A timetable: when each step begins and ends, in whole days from day 0."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from holdfast.roadmap.problem import Problem
from holdfast.roadmap.search.result import finite


@dataclass(frozen=True, slots=True)
class Timetable:
    """A timetable that keeps every window, and how far its length is proven to be the least."""

    begins: tuple[int, ...]
    """By position of the step in the problem."""
    ends: tuple[int, ...]
    """Verification included; a step counts as done at its end."""
    margin: float
    """Least margin of any party in any future at any moment."""
    exposure: float
    bound: int
    """No timetable with this margin ends earlier."""
    proven: bool
    """Whether its length is proven to be the least."""
    lowered: bool = False
    """Whether deadlines or closed days made a smaller least margin necessary than the best order has."""

    @property
    def length(self) -> int:
        """The day on which the last step is done."""
        return max(self.ends, default=0)

    def as_json(self, problem: Problem) -> dict[str, Any]:
        """The timetable as JSON."""
        return {
            "length": self.length, "bound": self.bound, "proven": self.proven, "margin": finite(self.margin),
            "exposure": finite(self.exposure), "lowered": self.lowered,
            "steps": [{"id": step.id, "begins": begins, "ends": ends}
                      for step, begins, ends in zip(problem.steps, self.begins, self.ends, strict=True)],
        }


@dataclass(frozen=True, slots=True)
class NoTimetable:
    """No timetable was found: the windows that stand in the way, and whether there is none for sure."""

    proven: bool
    binding: tuple[str, ...]
    """Steps without whose deadline, season or other window there would be one."""

    def as_json(self, problem: Problem) -> dict[str, Any]:
        """What stands in the way as JSON."""
        del problem
        return {"length": None, "bound": None, "proven": self.proven, "margin": None, "exposure": None,
                "lowered": False, "steps": [], "binding": list(self.binding)}
