"""The safest order of steps: the greatest least margin, then the least exposure, proven where it can be."""

from __future__ import annotations

from holdfast.roadmap.evaluate import margins
from holdfast.roadmap.reading import Reading
from holdfast.roadmap.search.best_first import by_best_first
from holdfast.roadmap.search.result import Safest
from holdfast.roadmap.search.subsets import by_subsets
from holdfast.solving.watch import Watch

SUBSETS = 1_500_000
"""Down-sets up to which all of them are listed."""

LIMIT = 20_000
"""Sets of done steps that the search from both ends looks at, for the margin and again for the exposure."""


def safest_order(reading: Reading, *, watch: Watch, subsets: int = SUBSETS, limit: int = LIMIT,
                 exposure: bool = True) -> Safest:
    """The safest order of single steps; where time or room runs out, the best one found and what bounds it.

    Without ``exposure`` only the margin is made as great as can be. Raises ValueError where the steps wait for one
    another in a circle.
    """
    if not reading.problem.steps:
        margin = float(reading.least(margins(reading, 0)))
        return Safest((), margin, 0.0, margin, 0.0, "subsets", 1)
    found = by_subsets(reading, most=subsets, watch=watch, exposure=exposure) if len(reading.before) <= 62 else None
    return found if found is not None else by_best_first(reading, limit=limit, watch=watch, exposure=exposure)
