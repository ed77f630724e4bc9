"""Time to prove bargaining points over far more packages than can be listed."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator
from importlib.metadata import version

import numpy as np

from holdfast.document.conditions.ground import Any, Lit
from holdfast.inputs.between import Between
from holdfast.settlement.exact.points import points_by_solver
from holdfast.settlement.problem import Issue, Limit, LimitKind, Party, Problem, Stake
from holdfast.settlement.reading import at_mid
from holdfast.settlement.solution import IdealOver, Point
from holdfast.solving.watch import Watch

GOALS = ((20, 5, 4, 20, 0.5), (30, 5, 8, 30, 3.0))
"""Issues, options, parties, red lines, and the median in seconds that is aimed at."""
WANTED = (Point.NASH, Point.KALAI_SMORODINSKY)


def run(*, smoke: bool) -> Iterator[str]:
    """Lines of the report."""
    yield f"bargaining: Nash and Kalai-Smorodinsky, proven, ideals and ties included; highspy {version('highspy')}"
    for issues, options, parties, lines, goal in GOALS[:1] if smoke else GOALS:
        problems = [large_problem(seed=seed, issues=issues, options=options, parties=parties, lines=lines)
                    for seed in range(2 if smoke else 20)]
        yield (f"  {options}^{issues} packages × {parties} parties × {lines} red lines, {len(problems)} seeds; "
               f"goal for both points: median under {goal:g} s")
        yield f"    both points: {_spread([_seconds(problem, WANTED) for problem in problems])}"
        yield f"    all four points: {_spread([_seconds(problem, tuple(Point)) for problem in problems])}"


def large_problem(*, seed: int, issues: int, options: int, parties: int, lines: int) -> Problem:
    """Random additive stakes on a scale of 0 to 1, no deal worth 0.4 to everybody, and red lines of two or three atoms
    that each rule out one combination.
    """
    draw = np.random.default_rng(seed)
    asked = tuple(Issue(f"issue-{n}", tuple(f"option-{k}" for k in range(options))) for n in range(issues))
    held = tuple(
        Party(f"party-{n}", Stake(_points(draw.dirichlet(np.ones(issues))),
                                  tuple(_points(draw.random(options)) for _ in asked)), Between.point(0.4))
        for n in range(parties)
    )
    return Problem(asked, held, tuple(_line(draw, n, issues, options) for n in range(lines)))


def _points(values: np.ndarray) -> tuple[Between, ...]:
    return tuple(Between.point(float(value)) for value in values)


def _line(draw: np.random.Generator, number: int, issues: int, options: int) -> Limit:
    chosen = draw.choice(issues, size=int(draw.integers(2, 4)), replace=False)
    atoms = tuple(Lit(f"issue-{issue}", (1 << options) - 1 - (1 << int(draw.integers(options)))) for issue in chosen)
    return Limit(f"line-{number}", LimitKind.RED_LINE, Any(atoms))


def _seconds(problem: Problem, wanted: tuple[Point, ...]) -> tuple[float, float]:
    """Time by the clock and by the processor; the latter says more on a machine with other work to do."""
    reading = at_mid(problem)
    clock, processor = time.perf_counter(), time.process_time()
    found = points_by_solver(reading, ideal_over=IdealOver.ACCEPTABLE, watch=Watch(), wanted=wanted)
    taken = time.perf_counter() - clock, time.process_time() - processor
    assert all(solution.optimal for solution in found.solutions), "a point is not proven"
    assert len(found.solutions) == len(wanted), "a point is missing"
    return taken


def _spread(seconds: list[tuple[float, float]]) -> str:
    clock, processor = ([pair[n] for pair in seconds] for n in range(2))
    return (f"median {statistics.median(clock):.2f} s, worst {max(clock):.2f} s "
            f"(processor {statistics.median(processor):.2f} s, {max(processor):.2f} s)")
