"""What a problem comes to when every package is looked at: counts, the frontier and the bargaining points."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from holdfast.settlement.evaluate import acceptable, utilities
from holdfast.settlement.files.packages import in_pieces
from holdfast.settlement.files.undominated import among, on_grid, undominated
from holdfast.settlement.problem import Problem
from holdfast.settlement.reading import Floats, at_mid


@dataclass(frozen=True, slots=True, eq=False)
class Counted:
    """The acceptable packages' utilities and what follows from them."""

    least: Floats
    greatest: Floats
    """Over all packages."""
    disagreement: Floats
    rational: Floats
    """Utilities of the acceptable packages, a row each."""
    frontier: Floats
    on_frontier: int
    """Acceptable packages whose utilities are on the frontier."""

    @property
    def gains(self) -> Floats:
        """Gains of the acceptable packages."""
        found: Floats = self.rational - self.disagreement
        return found

    def best(self, objective: Floats) -> tuple[float, list[float]]:
        """The greatest objective and the utilities that reach it, of several those with the larger sum."""
        top = float(objective.max())
        tied = self.rational[objective >= top - 1e-9]
        return top, tied[tied.sum(axis=1).argmax()].tolist()

    def nash(self) -> tuple[float, list[float]]:
        """Product of gains and the utilities that reach it."""
        return self.best(self.gains.clip(0).prod(axis=1))

    def kalai_smorodinsky(self, ideal: Floats) -> tuple[float, list[float]]:
        """Smallest share of the way to an ideal and the utilities that reach it."""
        return self.best((self.gains / (ideal - self.disagreement)).min(axis=1))

    def egalitarian(self) -> tuple[float, list[float]]:
        """Smallest gain and the utilities that reach it."""
        return self.best(self.gains.min(axis=1))

    def welfare(self) -> tuple[float, list[float]]:
        """Sum of utilities and the utilities that reach it."""
        return self.best(self.rational.sum(axis=1))


def counted(problem: Problem) -> Counted:
    """Everything about a problem that looking at every package gives."""
    reading = at_mid(problem)
    kept, low, high = [], [], []
    for codes in in_pieces(problem):
        values = utilities(reading, codes)
        low.append(values.min(axis=1))
        high.append(values.max(axis=1))
        kept.append(values[:, acceptable(reading, codes)].T)
    rational = np.concatenate(kept)
    best = undominated(on_grid(rational.T))
    assert best is not None
    disagreement = np.array([worth.disagreement for worth in reading.parties])
    return Counted(np.min(low, axis=0), np.max(high, axis=0), disagreement, rational, best / 1e9,
                   int(among(on_grid(rational.T), best).sum()))
