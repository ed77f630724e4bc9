"""What could be better for everybody than a given package, found by looking at every package there is."""

from __future__ import annotations

import enum
from dataclasses import dataclass, replace

import numpy as np

from holdfast.settlement.draft.completions import every_option, in_pieces
from holdfast.settlement.evaluate import Bools, Codes, acceptable, below_floor, codes_of, feasible, utilities
from holdfast.settlement.problem import TOLERANCE, Package, Problem
from holdfast.settlement.reading import Floats, Reading
from holdfast.solving.watch import Watch


class Among(enum.StrEnum):
    """Which packages a given one is compared with."""

    FEASIBLE = "feasible"
    ACCEPTABLE = "acceptable"


@dataclass(frozen=True, slots=True)
class Nearer:
    """What is better for everybody than a given package, within the floor or with no more below it than the package."""

    among: Among
    dominated: bool | None
    """Whether some package is worth no less to everybody and more to somebody; nothing where that was not settled."""
    example: Package | None
    """One such package."""
    low: float | None
    """Some package gives everybody at least so much more; below 0 where each takes something from somebody.
    Nothing where no package is known."""
    high: float | None
    """No package gives everybody more than this; nothing where that is not known or there is no package."""


def by_listing(reading: Reading, targets: tuple[Package, ...], *, watch: Watch) -> list[tuple[Nearer, ...]]:
    """For each package what is better, among the feasible and among the acceptable ones."""
    problem = reading.problem
    owns = utilities(reading, codes_of(targets, problem)).T
    seen = [tuple(_Seen(among) for among in Among) for _ in targets]
    finished = True
    for codes in in_pieces(problem, every_option(problem)):
        if watch.is_over:
            finished = False
            break
        values, fitting = utilities(reading, codes), (feasible(problem, codes), acceptable(reading, codes))
        for target, own, kept in zip(targets, owns, seen, strict=True):
            proposed = ~below_floor(beside_own_floor(problem, target), codes)
            for one, fits in zip(kept, fitting, strict=True):
                one.look_at(codes, values - own[:, None], fits & proposed)
    return [tuple(one.result(finished=finished) for one in kept) for kept in seen]


def beside_own_floor(problem: Problem, package: Package) -> Problem:
    """The problem with a floor that does not speak of options the package itself picks."""
    picks = problem.named(package)
    return replace(problem, floor=tuple(entry for entry in problem.floor if picks[entry.issue] != entry.option))


@dataclass(slots=True)
class _Seen:
    """The best seen so far; grows with every piece."""

    among: Among
    most: float = -np.inf
    reached: tuple[float, float] = (-np.inf, -np.inf)
    example: Package | None = None

    def look_at(self, codes: Codes, more: Floats, fits: Bools) -> None:
        """Takes packages into account, with what each gives every party more."""
        if not len(more) or not fits.any():
            return
        smallest = more.min(axis=0)
        self.most = max(self.most, float(smallest[fits].max()))
        better = np.flatnonzero(fits & (smallest >= -TOLERANCE) & (more.max(axis=0) > TOLERANCE))
        if not len(better):
            return
        # Of several, the one that gives most to whoever gains least, then the greater sum, then the first.
        first = better[np.lexsort((-more.sum(axis=0)[better], -smallest[better]))[0]]
        reached = (float(smallest[first]), float(more[:, first].sum()))
        if reached > self.reached:
            self.reached, self.example = reached, tuple(codes[:, first].tolist())

    def result(self, *, finished: bool) -> Nearer:
        """What is known; of an unfinished look only that something was seen, never that nothing is there."""
        dominated = True if self.example is not None else (False if finished else None)
        low = self.most if np.isfinite(self.most) else None
        return Nearer(self.among, dominated, self.example, low, low if finished else None)
