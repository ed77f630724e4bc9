"""The whole analysis of a settlement: every part by the way that fits the size of the problem."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from holdfast.settlement.counting import Counts, count
from holdfast.settlement.deadlock.explain import explain
from holdfast.settlement.deadlock.result import Deadlock
from holdfast.settlement.draft.distance import Distance, distance
from holdfast.settlement.draft.plans import Plan, Plans, plans_together
from holdfast.settlement.draft.single_text import Ends, several
from holdfast.settlement.draft.trades import FloorCheck, Trades, trades
from holdfast.settlement.exact.frontier import frontier_by_solver
from holdfast.settlement.exact.points import points_by_solver
from holdfast.settlement.exact.robust_nash import RobustNash, robust_nash
from holdfast.settlement.frontier import Frontier, frontier
from holdfast.settlement.improving import exists_by_solver, improve_by_solver
from holdfast.settlement.points import points_by_enumeration
from holdfast.settlement.problem import Package, Problem
from holdfast.settlement.reading import Reading, at_mid
from holdfast.settlement.robust.analysis import robust
from holdfast.settlement.robust.result import Robust
from holdfast.settlement.robust.ripeness import Outlook, outlooks
from holdfast.settlement.solution import IdealOver, Point, Points, Solution
from holdfast.solving.watch import Watch

LISTED = 10**7
"""Up to so many packages are gone through one by one for bargaining points and the Pareto set."""

YEARS = (0.0, 1.0, 2.0, 3.0)
"""Years from now for which the worth of fighting on is told."""

MOST_VECTORS = 200
"""So many undominated vectors are looked for one by one where the packages are too many to list."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the analysis is asked for."""

    ideal_over: IdealOver = IdealOver.ACCEPTABLE
    reserves: bool = True
    """Whether no deal and approval at home count in conflicts and relaxations."""
    draws: int = 10_000
    draws_by_solver: int = 200
    """Draws where each needs the solver, since there are too many packages to list."""
    seed: int = 1
    budget_s: float = 60.0
    """Seconds for each part that may not end by itself."""
    negotiations: int = 20
    """Simulated negotiations over the draft; the seeds count up from ``seed``."""


@dataclass(frozen=True, slots=True)
class DraftPicture:
    """One draft in the picture: how far it is from better ones, and what could be changed."""

    plan: Plan
    package: Package | None
    """The draft as a package; nothing where picks are open."""
    distance: Distance
    trades: Trades | None
    """Nothing where picks are open."""
    ends: Ends | None
    """Simulated negotiations from the draft; nothing where picks are open or none was asked for."""


@dataclass(frozen=True, slots=True, eq=False)
class Settlement:
    """What can be said of a problem; everything that rests on ranges is in ``robust`` and ``plans``."""

    problem: Problem
    reading: Reading
    """The declared middle, which counts, points and frontier are exact for."""
    asked: Asked
    counts: Counts
    points: Points
    """With every party's gains counting alike."""
    weighted_nash: Solution | None
    """The Nash point with the bargaining weights that were given; nothing where none were, or no package is there."""
    frontier: Frontier
    lines: Deadlock
    """Conflicts and relaxations of red lines and exclusions alone: no preference enters."""
    deadlock: Deadlock
    """The same with no deal and approval at home, where these were asked for."""
    robust: Robust | None
    """Nothing where nobody's preferences are known."""
    robust_nash: RobustNash | None
    """By the solver, where the packages are too many to list and some package is acceptable."""
    outlooks: tuple[Outlook, ...]
    """How the worth of fighting on moves with the years, for parties whose cost of it per year is known."""
    plans: Plans
    draft: DraftPicture | None
    """Where there is one plan."""
    by_solver: bool
    """Whether there are too many packages to go through one by one."""
    stopped: bool
    """Whether the work was stopped before its end."""

    def _repr_html_(self) -> str:
        """The result as a notebook shows it."""
        from holdfast.settlement.told.notebook import settlement_html  # it describes this class, so it comes later

        return settlement_html(self)


def settle(problem: Problem, *, plans: Sequence[Plan] = (), asked: Asked | None = None,
           floor_check: FloorCheck | None = None, watch: Watch | None = None) -> Settlement:
    """Everything about a problem, with plans over it in the picture; one plan alone is looked at as a draft.

    Args:
        problem: Who wants what, and what no package may do.
        plans: Texts over the issues, in the order in which they are to stand.
        asked: How far to go.
        floor_check: Reasons on the humanitarian and legal floor against the text at other picks.
        watch: Whom to tell, and when to stop; what is proven by then is kept.
    """
    watch, asked, weighted = watch or Watch(), asked or Asked(), problem
    problem = problem.counting_alike()
    reading = at_mid(problem)
    by_solver = problem.packages > LISTED
    improve = improve_by_solver(watch)
    counts = count(reading, watch=watch)
    if not problem.parties:
        return _without_preferences(reading, counts, plans, asked, watch)
    lines = explain(reading, reserves=False, watch=watch, budget_s=asked.budget_s)
    points = _points(reading, asked, watch, by_solver=by_solver)
    counts = _with_what_is_proven(counts, problem, lines, points)
    deadlock = explain(reading, watch=watch, budget_s=asked.budget_s) if asked.reserves else lines
    front = _frontier(reading, asked, watch, by_solver=by_solver, none=counts.acceptable == 0)
    together = plans_together(problem, plans, improve=improve, watch=watch.for_at_most(asked.budget_s))
    return Settlement(
        problem, reading, asked, counts, points, _weighted_nash(weighted, points, asked, watch), front, lines, deadlock,
        _robust(problem, plans, asked, watch, by_solver=by_solver, never=lines.exists is True),
        robust_nash(problem, watch=watch.for_at_most(asked.budget_s))
        if by_solver and not points.none_acceptable else None,
        outlooks(problem, years=YEARS),
        together,
        _draft(reading, plans[0], front, asked, floor_check=floor_check, watch=watch) if len(plans) == 1 else None,
        by_solver, watch.is_over,
    )


def _without_preferences(reading: Reading, counts: Counts, plans: Sequence[Plan], asked: Asked,
                         watch: Watch) -> Settlement:
    """What can be said where nobody's preferences are known: what the red lines let through."""
    lines = explain(reading, reserves=False, watch=watch, budget_s=asked.budget_s)
    nothing = Frontier(np.empty((0, 0)), (), (), complete=False, reason="Nobody's preferences are known.")
    points = Points((), asked.ideal_over, ideal_proven=False, solutions=(), none_acceptable=lines.exists is True)
    together = plans_together(reading.problem, plans, watch=watch.for_at_most(asked.budget_s))
    return Settlement(reading.problem, reading, asked, counts, points, None, nothing, lines, lines, None, None,
                      (), together, None, reading.problem.packages > LISTED, watch.is_over)


def _points(reading: Reading, asked: Asked, watch: Watch, *, by_solver: bool) -> Points:
    if by_solver:
        return points_by_solver(reading, ideal_over=asked.ideal_over, watch=watch, time_limit=asked.budget_s)
    return points_by_enumeration(reading, ideal_over=asked.ideal_over, watch=watch)


def _with_what_is_proven(counts: Counts, problem: Problem, lines: Deadlock, points: Points) -> Counts:
    """The counts with a 0 where a proof says that there is nothing to count; options below the floor count as well."""
    if lines.exists:
        return Counts(counts.packages, 0, 0, 0)
    if points.none_acceptable and not problem.floor:
        return replace(counts, acceptable=0, within_floor=0)
    return replace(counts, within_floor=0) if points.none_acceptable else counts


def _weighted_nash(problem: Problem, points: Points, asked: Asked, watch: Watch) -> Solution | None:
    if not problem.weighs_parties or not points.solutions:
        return None
    found = _points(at_mid(problem), asked, watch, by_solver=problem.packages > LISTED)
    return next((one for one in found.solutions if one.point is Point.NASH), None)


def _frontier(reading: Reading, asked: Asked, watch: Watch, *, by_solver: bool, none: bool) -> Frontier:
    if none:
        return Frontier(np.empty((0, len(reading.parties))), (), (), complete=True)
    if not by_solver:
        return frontier(reading, limit=LISTED, watch=watch)
    found = frontier_by_solver(reading, watch=watch, time_limit=asked.budget_s, most=MOST_VECTORS)
    vectors = np.array(found.vectors).reshape(len(found.vectors), len(reading.parties))
    reason = "" if found.complete else (
        f"There are {reading.problem.packages:,} packages, too many to list; these were found one by one in the time "
        "there was, and there may be more.")
    return Frontier(vectors, found.packages, (), complete=found.complete, reason=reason)


def _robust(problem: Problem, plans: Sequence[Plan], asked: Asked, watch: Watch, *, by_solver: bool,
            never: bool) -> Robust:
    """Shares over the assumptions; where red lines rule out everything no draw needs to be looked into."""
    given = packages_of(problem, plans)
    if by_solver and never:
        return robust(problem, seed=asked.seed, watch=watch, given=given, draws=asked.draws, exists=lambda _: False)
    return robust(problem, seed=asked.seed, watch=watch.for_at_most(asked.budget_s), given=given, draws=asked.draws,
                  exists=exists_by_solver(watch), asking=asked.draws_by_solver)


def packages_of(problem: Problem, plans: Sequence[Plan]) -> Mapping[str, Package]:
    """The plans that decide every issue, as packages by name."""
    return {plan.name: problem.coded(plan.picks) for plan in plans
            if all(issue.id in plan.picks for issue in problem.issues)}


def _draft(reading: Reading, plan: Plan, front: Frontier, asked: Asked, *, floor_check: FloorCheck | None,
           watch: Watch) -> DraftPicture:
    problem = reading.problem
    package = packages_of(problem, [plan]).get(plan.name)
    known = front.utilities if len(front.utilities) else None
    far = distance(reading, plan.picks, frontier=known, improve=improve_by_solver(watch),
                   watch=watch.for_at_most(asked.budget_s))
    if package is None:
        return DraftPicture(plan, None, far, None, None)
    changes = trades(reading, package, floor_check=floor_check, watch=watch.for_at_most(asked.budget_s))
    ends = None
    if asked.negotiations:
        seeds = range(asked.seed, asked.seed + asked.negotiations)
        ends = several(reading, package, seeds=seeds, floor_check=floor_check,
                       watch=watch.for_at_most(asked.budget_s))
    return DraftPicture(plan, package, far, changes, ends)
