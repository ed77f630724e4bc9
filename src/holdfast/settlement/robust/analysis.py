"""What holds whatever the uncertain preferences are, and shares over them, in the way that fits the problem's size."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from holdfast.settlement.evaluate import Codes
from holdfast.settlement.problem import Package, Problem
from holdfast.settlement.robust.bounds import consent
from holdfast.settlement.robust.catalogue import LISTED, VALUES, Catalogue, catalogue_of
from holdfast.settlement.robust.lotteries import belligerents, contradict
from holdfast.settlement.robust.result import Certain, Chances, Robust, Way
from holdfast.settlement.robust.robust_nash_enumerated import robust_points
from holdfast.settlement.robust.smaa import CONFIDENCE_DRAWS, smaa
from holdfast.settlement.robust.smaa_large import Exists, given_shares
from holdfast.solving.watch import Watch

_AT_ONCE = 1 << 14


def robust(problem: Problem, *, seed: int, watch: Watch, given: Mapping[str, Package], draws: int = 10_000,
           exists: Exists | None = None, asking: int | None = None, confidence_draws: int = CONFIDENCE_DRAWS,
           listed: int = LISTED) -> Robust:
    """Certain and likely acceptance, from every feasible package where these can be listed, else of the given ones.

    ``exists`` says, where the packages cannot be listed, whether any is acceptable in a reading; no more than
    ``asking`` readings are then drawn.
    """
    room = listed if problem.is_certain else min(listed, VALUES // max(1, len(problem.parties)))
    catalogue = catalogue_of(problem, watch, listed=room)
    contradicting = contradict(problem)
    chances = Chances(belligerents(problem) is not None and not contradicting, contradicting)
    if catalogue is None:
        made = draws if asking is None else min(draws, asking)
        shares = given_shares(problem, given, draws=made, seed=seed, watch=watch, exists=exists)
        why = "the packages were not all listed before the work was stopped" if watch.is_over else (
            f"there are {problem.packages:,} packages, which are too many to list; only the given ones were valued")
        return Robust(Way.GIVEN_PACKAGES, why, seed, shares.draws, chances, shares, None, None, None)
    certain, necessary = _certain(catalogue, watch)
    points = robust_points(problem, necessary, watch) if certain else None
    counted = smaa(catalogue, draws=draws, seed=seed, watch=watch, confidence_draws=confidence_draws)
    # The given packages are few, and their shares are wanted over the same draws even where the work was stopped.
    shares = replace(given_shares(problem, given, draws=counted.draws, seed=seed, watch=Watch()), asked=draws)
    why = f"all {catalogue.packages:,} feasible packages were listed"
    return Robust(Way.ALL_PACKAGES, why, seed, counted.draws, chances, shares, certain, points, counted)


def _certain(catalogue: Catalogue, watch: Watch) -> tuple[Certain | None, Codes]:
    """How many packages within the floor all accept in every reading, and in some; and those of the former."""
    found, possible = [catalogue.codes(np.arange(0))], 0
    for start in range(0, catalogue.within, _AT_ONCE):
        if watch.is_over:
            return None, found[0]
        codes = catalogue.codes(np.arange(start, min(start + _AT_ONCE, catalogue.within)))
        says = consent(catalogue.problem, codes)
        found.append(codes[:, says.necessary.all(axis=0)])
        possible += int(np.count_nonzero(says.possible.all(axis=0)))
    necessary = np.ascontiguousarray(np.concatenate(found, axis=1))
    return Certain(necessary.shape[1], possible), necessary
