"""Small random problems with everything a problem can have, made from a seed; small enough to list every package."""

from __future__ import annotations

import itertools

import numpy as np

from holdfast.document.conditions.ground import All, Any, Formula, Lit
from holdfast.inputs.between import Between
from holdfast.settlement.evaluate import Codes, codes_of
from holdfast.settlement.problem import (
    Floor,
    Group,
    Issue,
    Limit,
    LimitKind,
    Lottery,
    Party,
    Problem,
    Ratification,
    Stake,
    Term,
)


def every_package(problem: Problem) -> Codes:
    """All packages of a problem, in the order of issues and options."""
    return codes_of(list(itertools.product(*(range(len(issue.options)) for issue in problem.issues))), problem)


def problem_from(seed: int, *, issues: int = 4, options: int = 3, parties: int = 3, lines: int = 4, grain: float = 0.0,
                 ranges: bool = True, home: bool = True, floor: bool = False, wants: float = 0.3) -> Problem:
    """A random problem; ``grain`` rounds scores and weights so that ties occur, ``wants`` sets how much parties ask."""
    rng = np.random.default_rng(seed)
    asked = tuple(Issue(f"i{n}", tuple(f"o{k}" for k in range(int(rng.integers(2, options + 1))))) for n in range(issues))
    held = tuple(_party(rng, f"P{n}", asked, grain=grain, ranges=ranges, home=home, wants=wants) for n in range(parties))
    limits = tuple(
        Limit(f"L{n}", LimitKind.RED_LINE if rng.random() < 0.8 else LimitKind.EXCLUDED, formula_from(rng, asked),
              party=held[int(rng.integers(parties))].id, hardness=int(rng.integers(1, 4)), words=f"Line {n}.")
        for n in range(lines)
    )
    below = (Floor("i0", "o0", "for the test"),) if floor else ()
    return Problem(asked, held, limits, floor=below, name=f"made-{seed}")


def formula_from(rng: np.random.Generator, issues: tuple[Issue, ...]) -> Formula:
    """A formula over one to three issues."""
    chosen = rng.choice(len(issues), size=int(rng.integers(1, min(3, len(issues)) + 1)), replace=False)
    parts = tuple(_literal(rng, issues[position]) for position in sorted(chosen.tolist()))
    if len(parts) == 1:
        return parts[0]
    if len(parts) == 3 and rng.random() < 0.5:
        return All((parts[0], Any(parts[1:])))
    return Any(parts) if rng.random() < 0.7 else All(parts)


def _literal(rng: np.random.Generator, issue: Issue) -> Lit:
    return Lit(issue.id, int(rng.integers(1, 2 ** len(issue.options) - 1)))


def _party(rng: np.random.Generator, id: str, issues: tuple[Issue, ...], *, grain: float, ranges: bool, home: bool,
           wants: float) -> Party:
    stake = _stake(rng, issues, grain=grain, ranges=ranges)
    disagreement = _between(rng, float(rng.uniform(0, 2 * wants)), grain=grain, ranges=ranges)
    lottery = None
    if ranges and rng.random() < 0.3:
        lottery = Lottery(Between(0.2, 0.6), Between.point(1.0), Between(0.05, 0.4))
        disagreement = lottery.value
    ratification = None
    if home and rng.random() < 0.4:
        groups = tuple(
            Group(f"{id}-g{n}", float(rng.integers(1, 4)), bool(rng.random() < 0.2),
                  formula_from(rng, issues) if rng.random() < 0.3 else None,
                  _stake(rng, issues, grain=grain, ranges=ranges), _between(rng, 0.3, grain=grain, ranges=ranges))
            for n in range(int(rng.integers(1, 4)))
        )
        ratification = Ratification(groups, float(round(sum(group.weight for group in groups) / 2)))
    return Party(id, stake, disagreement, lottery, float(rng.choice([1.0, 1.0, 0.5, 2.0])), ratification)


def _stake(rng: np.random.Generator, issues: tuple[Issue, ...], *, grain: float, ranges: bool) -> Stake:
    shares = rng.dirichlet(np.ones(len(issues)))
    weights = tuple(_between(rng, float(share), grain=grain, ranges=ranges) for share in shares)
    scores = tuple(
        tuple(_between(rng, float(rng.random()), grain=grain, ranges=ranges) for _ in issue.options) for issue in issues
    )
    terms = tuple(
        Term(formula_from(rng, issues), _between(rng, float(rng.uniform(-0.2, 0.2)), grain=grain, ranges=ranges))
        for _ in range(int(rng.integers(0, 3)))
    )
    total = 1.0 if ranges and sum(w.low for w in weights) <= 1 <= sum(w.high for w in weights) else None
    return Stake(weights, scores, terms, total)


def _between(rng: np.random.Generator, value: float, *, grain: float, ranges: bool) -> Between:
    if grain:
        value = round(value / grain) * grain
    if not ranges or rng.random() < 0.4:
        return Between.point(value)
    half = grain or float(rng.uniform(0, 0.1))
    return Between(value - half, value + half)
