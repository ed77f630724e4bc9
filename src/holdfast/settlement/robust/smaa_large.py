"""Shares for given packages, in spaces of any size: published plans, drafts, solutions found elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import numpy as np

from holdfast.settlement.evaluate import codes_of, feasible
from holdfast.settlement.problem import Package, Problem
from holdfast.settlement.reading import Reading
from holdfast.settlement.robust.given import acceptances, accepts
from holdfast.settlement.robust.result import GivenShares
from holdfast.settlement.robust.sampling import BLOCK, Drawn, drawn_block
from holdfast.settlement.robust.share import Share
from holdfast.solving.watch import Watch

Exists = Callable[[Reading], bool | None]
"""Says whether any package within the floor is acceptable in one reading; nothing where that stays open."""

_WHAT = "shares of given packages"


def given_shares(problem: Problem, given: Mapping[str, Package], *, draws: int, seed: int, watch: Watch,
                 exists: Exists | None = None) -> GivenShares:
    """The share of draws in which each party, and all, accept each of the packages."""
    codes = codes_of(list(given.values()), problem)
    counts = np.zeros((len(problem.parties) + 1, codes.shape[1]), dtype=np.int32)
    kept = feasible(problem, codes)
    done, looked = 0, _Looked()
    while done < draws and not watch.is_over:
        drawn = drawn_block(problem, seed=seed, block=done // BLOCK)
        size = min(BLOCK, draws - done)
        if exists is not None:
            size = looked.look(drawn, size, exists, _from(watch, done, draws))
        says_yes = accepts(drawn, codes)[:, :size]
        counts[:-1] += says_yes.sum(axis=1)
        counts[-1] += (says_yes.all(axis=0) & kept).sum(axis=0)
        done += size
        watch.tell(_WHAT, done / draws)
        if size < BLOCK:
            break
    packages = acceptances(problem, codes, counts, done)
    return GivenShares(seed, draws, done, dict(zip(given, packages, strict=True)),
                       None if exists is None else Share.of(looked.found, done - looked.unknown), looked.unknown)


def _from(watch: Watch, done: int, draws: int) -> Watch:
    """The same watch, told the share of a block and passing on the share of the whole."""
    def tell(what: str, share: float | None) -> None:
        watch.tell(what, (done + (share or 0.0) * BLOCK) / draws)

    return replace(watch, tell=tell)


class _Looked:
    """In how many draws some package is acceptable, and in how many that stayed open."""

    def __init__(self) -> None:
        self.found = self.unknown = 0

    def look(self, drawn: Drawn, size: int, exists: Exists, watch: Watch) -> int:
        """Look into the first so many draws of a block, or into fewer where the watch ends; says how many."""
        for draw in range(size):
            if watch.is_over:
                return draw
            watch.tell(_WHAT, draw / BLOCK)
            answer = exists(drawn.reading(draw))
            self.found += answer is True
            self.unknown += answer is None
        return size
