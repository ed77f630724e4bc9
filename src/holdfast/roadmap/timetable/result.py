"""A timetable: when each step begins and ends, in whole days from day 0."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from holdfast.roadmap.problem import TOLERANCE, Problem
from holdfast.roadmap.search.result import finite
from holdfast.roadmap.timetable.critical import Slack
from holdfast.roadmap.timetable.windows import Limit


@dataclass(frozen=True, slots=True)
class Binding:
    """Limits of the calendar that together leave no timetable; without any one of them there is one."""

    limits: tuple[Limit, ...] = ()
    """None of them where other things than the calendar stand in the way, or where it is not known."""
    proven: bool = True
    """Whether each of them was tried; otherwise some of them may not be needed."""


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
    """No timetable with this margin and exposure ends earlier."""
    proven: bool
    """Whether its length is proven to be the least."""
    low: float = 0.0
    """Its length with the shortest durations, its steps kept in the same order."""
    slacks: tuple[Slack, ...] = ()
    lowered: bool = False
    """Whether it keeps less than the margin and exposure asked for, because no timetable that keeps them was found."""
    margin_bound: float = float("inf")
    """No timetable that keeps the calendar has a greater least margin; only known where the margin is lowered."""
    exposure_bound: float = 0.0
    """No timetable with that margin has a smaller greatest exposure."""
    binding: Binding = Binding()
    """What makes a lower margin or a greater exposure necessary."""
    cut_off: bool = False
    """Whether the clock or a request ended the search, so that another run may find another timetable."""

    @property
    def length(self) -> int:
        """The day on which the last step is done."""
        return max(self.ends, default=0)

    @property
    def sentences(self) -> tuple[str, ...]:
        """What the timetable says, in words."""
        low = f"{self.low:.0f} to " if self.low < self.length - 0.5 else ""
        proven = "no shorter one will do" if self.proven else f"at least {self.bound} are needed with the longest"
        said = [f"The whole takes {low}{self.length} days, from the shortest to the longest durations; {proven}." if low
                else f"The whole takes {self.length} days; {proven}."]
        if self.lowered:
            said.append(_lowered(self.binding))
        if self.margin < -TOLERANCE:
            said.append("At some moment of it some party gains by stopping.")
        if self.cut_off:
            said.append("The search was cut off: another run may find a shorter one.")
        return tuple(said)

    def as_json(self, problem: Problem) -> dict[str, Any]:
        """The timetable as JSON."""
        slacks = {slack.id: slack.as_json() for slack in self.slacks}
        return {
            "length": self.length, "makespan": {"low": round(self.low, 6), "high": self.length},
            "bound": self.bound, "proven": self.proven, "margin": finite(self.margin),
            "exposure": finite(self.exposure), "lowered": self.lowered,
            "margin_bound": finite(self.margin_bound) if self.lowered else None,
            "exposure_bound": finite(self.exposure_bound) if self.lowered else None,
            "steps": [{"id": step.id, "begins": begins, "ends": ends,
                       "slack": {key: slacks[step.id][key] for key in ("low", "high")} if step.id in slacks else None,
                       "critical": slacks[step.id]["critical"] if step.id in slacks else None}
                      for step, begins, ends in zip(problem.steps, self.begins, self.ends, strict=True)],
            **_binding(self.binding), "cut_off": self.cut_off,
        }


@dataclass(frozen=True, slots=True)
class NoTimetable:
    """No timetable was found: what stands in the way, and whether there is none for sure."""

    proven: bool
    binding: Binding = Binding()
    bound: int | None = None
    """No timetable ends earlier, if there is one; ``None`` where there is none for sure."""
    cut_off: bool = False
    """Whether the clock or a request ended the search."""

    @property
    def sentences(self) -> tuple[str, ...]:
        """What was found out, in words."""
        if not self.proven:
            return ("No timetable was found, and that there is none is not proven.",)
        limits = self.binding.limits
        if not limits:
            return ("No timetable keeps what is needed for the steps at the same time, whatever the calendar.",)
        return (f"No timetable keeps {named(self.binding)}.",)

    def as_json(self, problem: Problem) -> dict[str, Any]:
        """What stands in the way as JSON."""
        del problem
        return {"length": None, "makespan": None, "bound": self.bound, "proven": self.proven, "margin": None,
                "exposure": None, "lowered": False, "margin_bound": None, "exposure_bound": None, "steps": [],
                **_binding(self.binding), "cut_off": self.cut_off}


def named(binding: Binding) -> str:
    """The limits in words."""
    names = [str(limit) for limit in binding.limits]
    said = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]} together"
    return said if binding.proven else f"{said} (not all of them may be needed)"


def _lowered(binding: Binding) -> str:
    if not binding.limits:
        return "No timetable was found that is as safe as the order asked for."
    return f"It is less safe than asked for: no timetable as safe keeps {named(binding)}."


def _binding(binding: Binding) -> dict[str, Any]:
    return {"binding": [limit.as_json() for limit in binding.limits], "binding_proven": binding.proven}
