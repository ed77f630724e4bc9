"""Bargaining points and the Pareto set in words, for stakes that are stated and not assumed."""

from __future__ import annotations

from collections.abc import Iterator

from holdfast.settlement.settle import Settlement
from holdfast.settlement.solution import Point, Solution

NAMES = {
    Point.NASH: "Nash (greatest product of gains)",
    Point.KALAI_SMORODINSKY: "Kalai-Smorodinsky (greatest least share of what each could gain)",
    Point.EGALITARIAN: "egalitarian (greatest least gain; depends on how each scale is drawn)",
    Point.UTILITARIAN: "utilitarian (greatest sum; depends on how each scale is drawn)",
}


def points_lines(settlement: Settlement) -> Iterator[str]:
    """Each point with utilities, packages, ties and proof; all of them exact for the middle of every range."""
    points, problem = settlement.points, settlement.problem
    if len(problem.parties) < 2:
        yield "The preferences of one party alone are known, so there is no bargaining to speak of."
        return
    if points.none_acceptable:
        yield "No package is acceptable to everybody, so there is no bargaining point."
        return
    known = [f"{party.id} {value:.4f}" for party, value in zip(problem.parties, points.ideal, strict=False)
             if value is not None]
    if known:
        yield f"The best each could get over {points.ideal_over.value} packages: {', '.join(known)}."
    for solution in points.solutions:
        yield from _solution_lines(NAMES[solution.point], solution, settlement)
    if settlement.weighted_nash is not None:
        yield from _solution_lines("Nash with the bargaining weights that were given", settlement.weighted_nash,
                                   settlement)
    front = settlement.frontier
    if front.complete:
        yield f"Pareto set: {len(front.utilities)} distinct vectors, complete."
    else:
        yield f"Pareto set: {len(front.utilities)} vectors found, not known to be all. {front.reason}".rstrip()


def _solution_lines(name: str, solution: Solution, settlement: Settlement) -> Iterator[str]:
    yield f"{name}: {_utilities(solution, settlement)} ({proof(solution, settlement)})"
    for package in solution.packages[:3]:
        picks = settlement.problem.named(package)
        yield "    " + ", ".join(f"{issue} = {option}" for issue, option in picks.items())
    if len(solution.packages) > 3:
        yield f"    and {len(solution.packages) - 3} more packages of the same worth to everybody"


def _utilities(solution: Solution, settlement: Settlement) -> str:
    named = zip(settlement.problem.parties, solution.utilities, strict=True)
    return ", ".join(f"{party.id} {value:.4f}" for party, value in named)


def proof(solution: Solution, settlement: Settlement) -> str:
    """How sure a point is, with ties and with the parties it is over."""
    parts = ["proven" if solution.optimal else f"not proven, at most {solution.gap:.2g} better is left"]
    if solution.ties is None:
        parts.append("ties not counted")
    elif solution.ties > 1:
        parts.append(f"{solution.ties} vectors tied")
    if solution.over and len(solution.over) < len(settlement.problem.parties):
        gaining = ", ".join(settlement.problem.parties[position].id for position in solution.over)
        parts.append(f"over {gaining} alone, since not everybody can gain at once")
    return "; ".join(parts)
