"""How far the packages a draft stands for are from those that nobody can improve on without somebody losing.

A package is dominated where another is worth no less to everybody and more to somebody. Its additive distance is the
largest ε such that some package gives everybody at least ε more (the additive ε-indicator of Zitzler et al. 2003).
Packages to compare with stay within the floor, except where the draft's own package picks an option below it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from holdfast.settlement.draft.best import best_completion
from holdfast.settlement.draft.completions import Draft, allowed_by, in_pieces, packages_of, size
from holdfast.settlement.draft.nearer import Among, Nearer, by_listing
from holdfast.settlement.draft.search import by_search
from holdfast.settlement.draft.standing import Improve
from holdfast.settlement.evaluate import acceptable, codes_of, feasible, utilities
from holdfast.settlement.problem import Package
from holdfast.settlement.reading import Floats, Reading
from holdfast.solving.watch import Watch

LISTED = 2_000_000
"""Up to so many packages are compared one by one."""

COMPLETIONS = 20
"""Up to so many completions are looked at each; of more, only the best one."""


@dataclass(frozen=True, slots=True)
class PackageDistance:
    """One package a draft stands for, and what is better."""

    package: Package
    gains: tuple[float, ...]
    """Over no deal, in this reading, in the order of the parties."""
    feasible: bool
    acceptable: bool
    better: tuple[Nearer, ...]
    """Among feasible and among acceptable packages; empty where the space is too large and no search was given."""
    to_frontier: float | None
    """Euclidean distance to the nearest of the frontier vectors that were given."""


@dataclass(frozen=True, slots=True)
class Distance:
    """How far a draft is from what nobody can improve on."""

    completions: int
    packages: tuple[PackageDistance, ...]
    """Every completion, in the order of issues and options, or the best one alone."""
    is_best_only: bool
    """Whether there are too many completions and the one with the greatest sum of gains speaks for them."""
    best_proven: bool
    """Whether no completion has a greater sum of gains than that one."""


def distance(reading: Reading, draft: Draft, *, frontier: Floats | None = None, improve: Improve | None = None,
             watch: Watch | None = None) -> Distance:
    """How far a draft is; ``frontier`` holds utility vectors, one a row, ``improve`` serves where no listing can."""
    watch = watch or Watch()
    problem = reading.problem
    masks = allowed_by(problem, draft)
    count, proven = size(masks), True
    if count <= COMPLETIONS:
        targets = tuple(package for codes in in_pieces(problem, masks) for package in packages_of(codes))
    else:
        best = best_completion(reading, draft, watch=watch)
        targets, proven = ((best.package,), best.proven) if best else ((), False)
    better = _better(reading, targets, improve, watch)
    packages = tuple(
        _one(reading, target, found, frontier) for target, found in zip(targets, better, strict=True)
    )
    return Distance(count, packages, count > COMPLETIONS, proven)


def _better(
    reading: Reading, targets: tuple[Package, ...], improve: Improve | None, watch: Watch,
) -> list[tuple[Nearer, ...]]:
    if reading.problem.packages <= LISTED:
        return by_listing(reading, targets, watch=watch)
    if improve is None:
        return [() for _ in targets]
    return [tuple(by_search(reading, target, among, improve, watch=watch) for among in Among) for target in targets]


def _one(
    reading: Reading, target: Package, better: tuple[Nearer, ...], frontier: Floats | None,
) -> PackageDistance:
    codes = codes_of([target], reading.problem)
    values = utilities(reading, codes)[:, 0]
    nearest = None
    if frontier is not None and len(frontier):
        nearest = float(np.sqrt(((frontier - values) ** 2).sum(axis=1)).min())
    gains = tuple(float(value) - worth.disagreement for value, worth in zip(values, reading.parties, strict=True))
    return PackageDistance(
        target, gains, bool(feasible(reading.problem, codes)[0]), bool(acceptable(reading, codes)[0]), better, nearest,
    )
