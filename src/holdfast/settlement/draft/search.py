"""What could be better for everybody than a given package, by a search that a space too large to list needs."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from holdfast.settlement.draft.completions import allowed_by, within_floor
from holdfast.settlement.draft.extreme import greatest, sum_in
from holdfast.settlement.draft.nearer import Among, Nearer, beside_own_floor
from holdfast.settlement.draft.standing import Improve
from holdfast.settlement.evaluate import acceptable, codes_of, feasible, utilities
from holdfast.settlement.problem import TOLERANCE, Package
from holdfast.settlement.reading import Floats, Reading
from holdfast.solving.watch import Watch

CLOSE_ENOUGH = 1e-6
"""The additive distance is known when its two ends are this close."""

STEPS = 40


def by_search(reading: Reading, target: Package, among: Among, improve: Improve, *, watch: Watch) -> Nearer:
    """What is better than a package, by asking for the best package above rising lower bounds."""
    own = utilities(reading, codes_of([target], reading.problem))[:, 0]
    wide = _open_to(reading, target, own, among)
    ceiling = _ceiling(wide, own, watch)
    found = improve(wide, _tuple(own))
    if found.package is None:
        itself = 0.0 if _is_among(wide, target, among) else None
        high = min(0.0, ceiling) if found.proven else ceiling
        return Nearer(among, False if found.proven else None, None, itself, high)
    more = _more(wide, found.package, own)
    if more.max() <= TOLERANCE:
        # The greatest sum is the package's own, so nothing is better; an unproven sum leaves that open.
        return Nearer(among, False if found.proven else None, None, 0.0, 0.0 if found.proven else ceiling)
    low, high = _narrowed(wide, own, (max(0.0, float(more.min())), ceiling), improve, watch)
    return Nearer(among, dominated=True, example=found.package, low=low, high=high)


def _narrowed(
    wide: Reading, own: Floats, ends: tuple[float, float], improve: Improve, watch: Watch,
) -> tuple[float, float]:
    """The ends of the additive distance, brought together by halving."""
    low, high = ends
    for _ in range(STEPS):
        if high - low <= CLOSE_ENOUGH or watch.is_over:
            break
        middle = (low + high) / 2
        found = improve(wide, _tuple(own + middle))
        if found.package is not None:
            low = max(low, float(_more(wide, found.package, own).min()))
        elif found.proven:
            high = middle
        else:
            break
    return low, max(low, high)


def _open_to(reading: Reading, target: Package, own: Floats, among: Among) -> Reading:
    """The reading in which the packages to compare with are the acceptable ones."""
    problem = beside_own_floor(reading.problem, target)
    if among is Among.ACCEPTABLE:
        return replace(reading, problem=problem)
    # Merely feasible packages: consent is taken out, and what nobody may lose is in the lower bounds anyway.
    return replace(
        reading,
        problem=replace(problem, parties=tuple(replace(party, ratification=None) for party in problem.parties)),
        parties=tuple(
            replace(worth, disagreement=min(worth.disagreement, float(value)))
            for worth, value in zip(reading.parties, own, strict=True)
        ),
        groups=tuple(() for _ in reading.groups),
    )


def _ceiling(wide: Reading, own: Floats, watch: Watch) -> float:
    """More than this no package gives everybody: what the party that can gain least can gain at all."""
    problem = wide.problem
    masks = within_floor(problem, allowed_by(problem, {}), {})
    ends = [greatest(sum_in(problem, worth), masks, watch=watch) for worth in wide.parties]
    return min((end.value - float(value) for end, value in zip(ends, own, strict=True) if end), default=0.0)


def _is_among(wide: Reading, target: Package, among: Among) -> bool:
    codes = codes_of([target], wide.problem)
    fits = feasible(wide.problem, codes) if among is Among.FEASIBLE else acceptable(wide, codes)
    return bool(fits[0])


def _more(wide: Reading, package: Package, own: Floats) -> Floats:
    gains: Floats = utilities(wide, codes_of([package], wide.problem))[:, 0] - own
    return gains


def _tuple(values: Floats) -> tuple[float, ...]:
    return tuple(float(value) for value in np.asarray(values))
