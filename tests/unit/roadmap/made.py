"""Small random roadmaps with everything a roadmap can have, made from a seed, and plain searches through all orders."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import numpy as np

from holdfast.document.clause import Reversible
from holdfast.inputs.between import Between
from holdfast.roadmap.problem import Guard, PartyTerms, Problem, Step, StepTerms, Terms


def problem_from(seed: int, *, steps: int = 6, parties: int = 2, precedence: float = 0.15, ranges: bool = False,
                 guards: int = 0, futures: int = 1, joint: float = 0.0, doubt: float = 0.0, whole: bool = True,
                 relationship: float = 4.0, shifts: float = 0.0) -> Problem:
    """A random problem; ``whole`` keeps numbers whole so that ties occur."""
    rng = np.random.default_rng(seed)
    names = tuple("ABCDEFGH"[:parties])
    made = []
    for number in range(steps):
        by = [names[int(rng.integers(parties))]]
        if rng.random() < joint:
            by = list(dict.fromkeys([*by, names[int(rng.integers(parties))]]))
        after = tuple(f"s{earlier}" for earlier in range(number) if rng.random() < precedence)
        made.append(Step(f"s{number}", tuple(by), after,
                         reversible=(Reversible.YES, Reversible.NO, Reversible.WITH_COST, None)[int(rng.integers(4))]))
    terms = tuple(_terms(rng, f"f{number}", names, made, ranges=ranges, guards=guards, doubt=doubt, whole=whole,
                         relationship=relationship, shifts=shifts) for number in range(futures))
    return Problem(names, tuple(made), terms, name=f"made-{seed}")


def _terms(rng: np.random.Generator, id: str, names: tuple[str, ...], steps: list[Step], *, ranges: bool, guards: int,
           doubt: float, whole: bool, relationship: float, shifts: float) -> Terms:
    def number(low: float, high: float) -> Between:
        value = float(rng.uniform(low, high))
        value = float(round(value)) if whole else value
        return Between(value, value + (float(rng.integers(0, 3)) if ranges else 0.0))

    worth = {}
    for step in steps:
        others = [name for name in names if name not in step.by]
        worth[step.id] = StepTerms(
            cost={name: number(0, 6) for name in step.by},
            benefit={name: number(0, 9) for name in (others or step.by)},
            shift={name: number(-1, 1) for name in names if rng.random() < shifts},
            deposit={name: number(0, 2) for name in step.by if rng.random() < 0.2},
            verified=Between.point(float(rng.choice([0.5, 0.8, 1.0]))) if rng.random() < doubt else Between.point(1.0),
        )
    held = tuple(
        Guard(f"g{n}", {name: number(0, 4) for name in names},
              starts_after=(steps[int(rng.integers(len(steps)))].id,) if rng.random() < 0.7 else (),
              ends_after=(steps[int(rng.integers(len(steps)))].id,) if rng.random() < 0.3 else ())
        for n in range(guards))
    return Terms(id, id, {name: PartyTerms(relationship=number(0, relationship)) for name in names}, worth, held)


def every_order(problem: Problem) -> Iterator[tuple[int, ...]]:
    """All orders of single steps that keep the precedence."""
    positions = problem.positions
    for order in itertools.permutations(range(len(problem.steps))):
        place = {position: at for at, position in enumerate(order)}
        if all(place[positions[earlier]] < place[position]
               for position, step in enumerate(problem.steps) for earlier in step.after):
            yield order
