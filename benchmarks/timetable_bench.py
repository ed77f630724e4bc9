"""Safe timetables of many steps: seconds until one is proven safe, how many are proven shortest, and the gap of others.

The instances are those of the benchmark of roadmaps, with precedence, durations, closed days and deadlines; every
timetable is checked by the plain definitions. The order that each search starts from is not counted.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator

from benchmarks.roadmap_bench import PARTIES, SEEDS, STEPS, instance
from holdfast.roadmap.problem import TOLERANCE
from holdfast.roadmap.reading import At, reading_of
from holdfast.roadmap.search.safest import safest_order
from holdfast.roadmap.timetable.build import timetable
from holdfast.roadmap.timetable.evaluate import breaks, least_margin_of
from holdfast.roadmap.timetable.result import Timetable
from holdfast.solving.watch import Watch

QUICK = 0.05
"""Effort of the search for a first safe timetable."""


def run(*, smoke: bool) -> Iterator[str]:
    """Lines of the report."""
    steps, seeds = (12, 3) if smoke else (STEPS, SEEDS)
    for name, effort in (("a first one", QUICK), ("the shortest", None)):
        yield f"timetable: {steps} steps, {PARTIES} parties, precedence and calendar, {seeds} seeds; {name}: " \
            + _measured(steps, seeds, effort)


def _measured(steps: int, seeds: int, effort: float | None) -> str:
    seconds, gaps, proven, lowered, none = [], [], 0, 0, 0
    for seed in range(seeds):
        problem = instance(seed, steps=steps, calendar=True)
        reading = reading_of(problem, At.WORST)
        order = safest_order(reading, watch=Watch())
        margin = min(order.margin, 0.0)
        more = {} if effort is None else {"effort": effort}
        start = time.perf_counter()
        made = timetable(problem, reading, margin=margin, watch=Watch(), order=order.order, **more)
        seconds.append(time.perf_counter() - start)
        if not isinstance(made, Timetable):
            none += 1
            continue
        assert not breaks(problem, made.begins, made.ends)
        assert made.lowered or least_margin_of(reading, made.begins, made.ends) >= margin - TOLERANCE
        gaps.append(made.length / max(1, made.bound) - 1)
        proven += made.proven
        lowered += made.lowered
    gap = f"gap {statistics.median(gaps):.1%} median, {max(gaps):.1%} at most" if gaps else "no gap known"
    return (f"{statistics.median(seconds):.2f} s median, {max(seconds):.2f} s at most; proven shortest {proven} of "
            f"{seeds}; {gap}; less safe for the calendar {lowered}, none {none}")
