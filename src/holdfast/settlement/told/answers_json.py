"""Counts, ideals, bargaining points and the Pareto set as JSON."""

from __future__ import annotations

from typing import Any

from holdfast.settlement.counting import Counts
from holdfast.settlement.frontier import Frontier
from holdfast.settlement.problem import Problem
from holdfast.settlement.robust.result import RobustPoint
from holdfast.settlement.solution import TIE_RULE, Point, Points, Solution


def problem_json(problem: Problem) -> dict[str, Any]:
    """Who takes part, about what, and what rules packages out."""
    return {
        "name": problem.name,
        "assumed": problem.is_assumed,
        "issues": [{"id": issue.id, "options": list(issue.options)} for issue in problem.issues],
        "parties": [
            {
                "id": party.id, "name": party.name or party.id, "basis": party.basis.value,
                "reserve_known": party.reserve_known,
                "disagreement": {"low": party.disagreement.low, "high": party.disagreement.high},
                "from_war_baseline": party.lottery is not None,
                "needs_ratification": party.ratification is not None,
            }
            for party in problem.parties
        ],
        "limits": [
            {"id": limit.id, "kind": limit.kind.value, "party": limit.party, "hardness": limit.hardness}
            for limit in problem.limits
        ],
        "negotiable": [limit.id for limit in problem.negotiable],
        "floor": [{"issue": entry.issue, "option": entry.option, "reason": entry.reason} for entry in problem.floor],
    }


def counts_json(counts: Counts) -> dict[str, Any]:
    """The counts, each exact or null with the reason."""
    return {
        "packages": counts.packages, "feasible": counts.feasible, "acceptable": counts.acceptable,
        "within_floor": counts.within_floor, "reason": counts.reason,
    }


def points_json(points: Points, weighted: Solution | None, problem: Problem) -> dict[str, Any]:
    """``ideal``, ``ideal_over``, ``ideal_proven``, ``solutions``, ``weighted_nash`` and ``tie_rule``."""
    solutions = {solution.point: solution for solution in points.solutions}
    ideal = points.ideal or (None,) * len(problem.parties)
    return {
        "ideal": {party.id: value for party, value in zip(problem.parties, ideal, strict=True)},
        "ideal_over": points.ideal_over.value,
        "ideal_proven": points.ideal_proven,
        "solutions": {
            point.value: _solution_json(solutions[point], problem) if point in solutions else None for point in Point
        },
        "weighted_nash": _solution_json(weighted, problem) if weighted else None,
        "tie_rule": TIE_RULE,
    }


def pareto_json(frontier: Frontier, problem: Problem) -> dict[str, Any]:
    """The Pareto set: one row per distinct vector, its numbers in the order of ``parties``."""
    return {
        "size": len(frontier.utilities),
        "complete": frontier.complete,
        "parties": [party.id for party in problem.parties],
        "vectors": frontier.utilities.tolist(),
        "packages": [problem.named(package) for package in frontier.packages],
        "behind": list(frontier.behind),
        "reason": frontier.reason,
    }


def robust_point_json(point: RobustPoint | None, problem: Problem) -> dict[str, Any] | None:
    """A point over everything the ranges allow."""
    if point is None:
        return None
    return {
        "packages": [problem.named(package) for package in point.packages],
        "objective": point.objective,
        "values": {party.id: value for party, value in zip(problem.parties, point.values, strict=True)},
    }


def _solution_json(solution: Solution, problem: Problem) -> dict[str, Any]:
    return {
        "utilities": {party.id: value for party, value in zip(problem.parties, solution.utilities, strict=True)},
        "packages": [problem.named(package) for package in solution.packages],
        "objective": solution.objective,
        "ties": {"count": solution.ties, "complete": solution.ties_complete},
        "optimal": solution.optimal,
        "gap": solution.gap,
        "over": [problem.parties[position].id for position in solution.over],
        "basis": "assumed" if problem.is_assumed else "stated",
    }
