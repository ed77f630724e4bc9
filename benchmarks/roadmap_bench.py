"""Safe orders of many steps: all sets of done steps, the search from both ends, timetables, and every order.

The family of instances, drawn from a seed: 40 steps of 3 parties (a tenth of them joint); each costs its performer 1 to
6 and brings one other party 2 to 9; each waits for about two earlier steps; two guarantees begin after a step; 2
futures; good relations are worth 0 to 4. With a calendar: 5 to 40 days a step, a fifth of them closed for a season, a
fifth with a deadline.
"""

from __future__ import annotations

import itertools
import math
import statistics
import time
from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from holdfast.inputs.between import Between
from holdfast.roadmap.evaluate import least_margin, one_by_one
from holdfast.roadmap.problem import Guard, PartyTerms, Period, Problem, Step, StepTerms, Terms
from holdfast.roadmap.reading import At, reading_of
from holdfast.roadmap.remedies.deposits import least_deposits
from holdfast.roadmap.search.safest import safest_order
from holdfast.roadmap.timetable.build import timetable
from holdfast.roadmap.timetable.result import Timetable
from holdfast.solving.watch import Watch

STEPS, PARTIES, SEEDS, WAITS = 40, 3, 20, 2.0


def run(*, smoke: bool) -> Iterator[str]:
    """Lines of the report."""
    steps, seeds = (16, 3) if smoke else (STEPS, SEEDS)
    yield from _orders(steps, seeds)
    yield from _from_both_ends(steps, seeds)
    yield from _subsets(12 if smoke else 20, seeds)
    yield from _brute(6 if smoke else 8, seeds)


def _orders(steps: int, seeds: int) -> Iterator[str]:
    order_s, table_s, whole_s, proven, exposed, shortest, lowered, none = [], [], [], 0, 0, 0, 0, 0
    for seed in range(seeds):
        problem = instance(seed, steps=steps, calendar=True)
        reading = reading_of(problem, At.WORST)
        start = time.perf_counter()
        found = safest_order(reading, watch=Watch())
        middle = time.perf_counter()
        made = timetable(problem, reading, margin=min(found.margin, 0.0), watch=Watch())
        end = time.perf_counter()
        order_s.append(middle - start)
        table_s.append(end - middle)
        whole_s.append(end - start)
        proven += found.proven
        exposed += found.exposure_proven
        if isinstance(made, Timetable):
            shortest += made.proven
            lowered += made.lowered
        else:
            none += 1
        assert math.isclose(found.margin, least_margin(reading, one_by_one(found.order)), abs_tol=1e-9)
    yield (f"roadmap: {steps} steps, {PARTIES} parties, 2 futures, precedence and calendar, {seeds} seeds; order "
           f"proven safest {proven}, least exposed {exposed}; timetable proven shortest {shortest}, less safe for its "
           f"calendar {lowered}, none {none}")
    yield f"  order {_spread(order_s)}; timetable {_spread(table_s)}; both {_spread(whole_s)}; goal: median under 10 s"


def _from_both_ends(steps: int, seeds: int) -> Iterator[str]:
    """The search from both ends alone, however few sets there are, from hardly any precedence to much of it."""
    for waits in (0.5, 1.0, 2.0, 3.0):
        for guards in (True, False):
            seconds, proven, exposed = [], 0, 0
            for seed in range(seeds):
                problem = instance(seed, steps=steps, waits=waits)
                reading = reading_of(problem if guards else _unguarded(problem), At.WORST)
                start = time.perf_counter()
                found = safest_order(reading, watch=Watch(), subsets=0)
                seconds.append(time.perf_counter() - start)
                proven += found.proven
                exposed += found.exposure_proven
            yield (f"  from both ends, {steps} steps, each waiting for about {waits:g} others, "
                   f"{'two guarantees' if guards else 'no guarantee'}: proven safest {proven} of {seeds}, "
                   f"least exposed {exposed}; {_spread(seconds)}")


def _unguarded(problem: Problem) -> Problem:
    return replace(problem, futures=tuple(replace(terms, guards=()) for terms in problem.futures[:1]))


def _subsets(steps: int, seeds: int) -> Iterator[str]:
    seconds, deposit_s = [], []
    for seed in range(seeds):
        problem = instance(seed, steps=steps, waits=0.0)
        reading = reading_of(problem, At.WORST)
        start = time.perf_counter()
        found = safest_order(reading, watch=Watch())
        seconds.append(time.perf_counter() - start)
        assert found.method == "subsets"
        assert found.states == 2**steps
        if seed < 3:
            start = time.perf_counter()
            least_deposits(reading_of(instance(seed, steps=min(steps, 14)), At.WORST), watch=Watch())
            deposit_s.append(time.perf_counter() - start)
    yield (f"  {steps} steps without precedence, all {2**steps:,} sets: {_spread(seconds)}; goal: under 2 s; least "
           f"deposits of {min(steps, 14)} steps {_spread(deposit_s)}")


def _brute(steps: int, seeds: int) -> Iterator[str]:
    ours, theirs = 0.0, 0.0
    for seed in range(seeds):
        problem = instance(seed, steps=steps, waits=1.0)
        reading = reading_of(problem, At.WORST)
        start = time.perf_counter()
        found = safest_order(reading, watch=Watch())
        middle = time.perf_counter()
        best = max(least_margin(reading, one_by_one(order)) for order in _every_order(problem))
        end = time.perf_counter()
        ours, theirs = ours + middle - start, theirs + end - middle
        assert abs(found.margin - best) < 1e-9
    yield f"  {steps} steps by every order: {theirs / ours:,.0f} times as long as the search, with the same answers"


def _every_order(problem: Problem) -> Iterator[tuple[int, ...]]:
    positions = problem.positions
    before = [[positions[id] for id in step.after] for step in problem.steps]
    for order in itertools.permutations(range(len(problem.steps))):
        place = {position: at for at, position in enumerate(order)}
        if all(place[earlier] < place[position] for position, waits in enumerate(before) for earlier in waits):
            yield order


def instance(seed: int, *, steps: int, waits: float = WAITS, calendar: bool = False) -> Problem:
    """One instance of the family."""
    rng = np.random.Generator(np.random.Philox(seed))
    names = tuple("ABCDEFGH"[:PARTIES])
    made, worth = [], {}
    for number in range(steps):
        first = int(rng.integers(PARTIES))
        other = (first + int(rng.integers(1, PARTIES))) % PARTIES
        joint = rng.random() < 0.1
        by = (names[first], names[other]) if joint else (names[first],)
        after = tuple(f"s{earlier}" for earlier in range(number) if rng.random() < waits / max(1, number))
        made.append(_with_calendar(Step(f"s{number}", by, after), rng) if calendar else Step(f"s{number}", by, after))
        cost, benefit = float(rng.uniform(1, 6)), float(rng.uniform(2, 9))
        worth[f"s{number}"] = StepTerms(
            cost={name: Between(cost, cost * 1.2) for name in by},
            benefit={name: Between(benefit * 0.8, benefit) for name in ((*by,) if joint else (names[other],))},
            verified=Between.point(float(rng.choice([0.8, 0.95, 1.0]))))
    parties = {name: PartyTerms(Between.point(float(rng.uniform(0, 4)))) for name in names}
    guards = tuple(Guard(f"g{n}", {name: Between.point(float(rng.uniform(0, 4))) for name in names},
                         starts_after=(f"s{int(rng.integers(steps))}",)) for n in range(2))
    futures = (Terms("base", "as it stands", parties, worth, guards),
               Terms("lost", "one guarantee lost", parties, worth, guards[:1]))
    return Problem(names, tuple(made), futures, name=f"roadmap-{seed}")


def _with_calendar(step: Step, rng: np.random.Generator) -> Step:
    low = float(rng.integers(5, 20))
    season = float(rng.integers(30, 300))
    return replace(step, days=Between(low, low + float(rng.integers(0, 20))), verification_days=Between(1, 5),
                   closed=(Period(season, season + 60),) if rng.random() < 0.2 else (),
                   latest=1500.0 if rng.random() < 0.2 else None)


def _spread(seconds: list[float]) -> str:
    return f"{statistics.median(seconds):.2f} s (median; {min(seconds):.2f} to {max(seconds):.2f})"
