"""The shortest timetable that is as safe as asked for, with proof or gap; the safest one where the calendar forbids it.

It is the stage after the search for the safest order of single steps: it takes over where steps go side by side and
deadlines matter. The solver is given limits in whole numbers; what comes back is checked by the plain definitions, and
margins and exposures are theirs. With the same seed the answer is the same, unless it is marked as cut off.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from holdfast.roadmap.problem import Problem
from holdfast.roadmap.reading import Reading
from holdfast.roadmap.timetable.asked import Asked, Days, Found, Wanted
from holdfast.roadmap.timetable.binding import binding
from holdfast.roadmap.timetable.critical import forward, slacks, with_timetable
from holdfast.roadmap.timetable.evaluate import greatest_exposure_of, least_margin_of
from holdfast.roadmap.timetable.result import Binding, NoTimetable, Timetable
from holdfast.roadmap.timetable.solving import AMOUNT, WORKERS, Effort
from holdfast.solving.watch import Watch

BINDING = 0.3
"""Effort at most for each limit of the calendar that is tried."""


@dataclass(frozen=True, slots=True)
class Best:
    """The safest timetable that the calendar allows: greatest least margin, then least exposure."""

    begins: Days
    margin: float
    margin_bound: float
    """No timetable that keeps the calendar has a greater least margin, up to a millionth of the largest number."""
    exposure: float
    exposure_bound: float
    """No timetable with that margin has a smaller greatest exposure, up to as much."""


def timetable(problem: Problem, reading: Reading, *, margin: float, exposure: float = math.inf, watch: Watch,
              seed: int = 1, together: int | None = None, order: Sequence[int] | None = None,
              effort: float = AMOUNT, workers: int = WORKERS) -> Timetable | NoTimetable:
    """The shortest timetable whose least margin and greatest exposure are as asked for, with the longest durations.

    Where no timetable is as safe and keeps the calendar, it is the shortest of the safest found, marked as lowered, and
    says which limits of the calendar make it so. A safe ``order`` of single steps, where one is known, is the start.
    At most ``together`` steps are under way at once. ``effort`` is for one question to the solver: its own
    count of work, of which one usually takes 2 to 7 seconds.
    Raises ValueError where the steps wait for one another in a circle.
    """
    if not problem.steps:
        least = least_margin_of(reading, (), ())
        return Timetable((), (), least, 0.0, 0, proven=True, lowered=least < margin)
    asked = Asked(problem, reading, together, Effort(effort, workers, seed), watch, order)
    wanted = Wanted(margin, exposure)
    found = asked.shortest(wanted)
    if found.begins is not None:
        return _timetable(asked, found)
    best = best_under_calendar(asked)
    if isinstance(best, NoTimetable):
        return replace(best, cut_off=best.cut_off or found.cut_off)
    again = asked.shortest(Wanted(best.margin, best.exposure), known=best.begins)
    limits = _limits(asked, wanted) if found.impossible else Binding(proven=False)
    made = _timetable(asked, again if again.begins is not None else Found(best.begins, again.bound))
    return replace(made, lowered=True, margin_bound=best.margin_bound, exposure_bound=best.exposure_bound,
                   binding=limits, cut_off=made.cut_off or found.cut_off)


def best_under_calendar(asked: Asked) -> Best | NoTimetable:
    """The safest timetable that keeps the calendar, with what bounds its margin and exposure."""
    begins, bound, none = asked.safest()
    if begins is None:
        limits = _limits(asked, Wanted()) if none else Binding(proven=False)
        return NoTimetable(none, limits, None if none else asked.windows.length, cut_off=asked.watch.is_over)
    margin = asked.margin(begins)
    begins, exposure_bound = asked.least_exposed(margin, begins)
    exposure = asked.exposure(begins)
    return Best(begins, margin, max(margin, bound), exposure, min(exposure, exposure_bound))


def _limits(asked: Asked, wanted: Wanted) -> Binding:
    return binding(replace(asked, effort=replace(asked.effort, amount=min(BINDING, asked.effort.amount))), wanted)


def _timetable(asked: Asked, found: Found) -> Timetable:
    begins = found.begins or ()
    ends, problem, reading = asked.ends(begins), asked.problem, asked.reading
    links = with_timetable(problem, begins, ends)
    planned = {number: (0.0, float(day)) for number, day in enumerate(begins)}
    length = max(ends)
    return Timetable(begins, ends, least_margin_of(reading, begins, ends), greatest_exposure_of(reading, begins, ends),
                     min(found.bound, length), proven=found.bound >= length,
                     low=forward(problem, links, longest=False).length,
                     slacks=slacks(problem, links, not_before=planned), cut_off=found.cut_off)
