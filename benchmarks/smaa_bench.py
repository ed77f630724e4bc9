"""(e) Shares over uncertain preferences: draws of readings times packages, with acceptance and bargaining points."""

from __future__ import annotations

import math
import os
import time
from collections.abc import Iterator

import numpy as np

from holdfast.document.conditions.ground import Any, Lit
from holdfast.inputs.between import Between
from holdfast.settlement.problem import Issue, Limit, LimitKind, Party, Problem, Stake
from holdfast.settlement.robust.catalogue import catalogue_of
from holdfast.settlement.robust.smaa import smaa
from holdfast.solving.watch import Watch

OPTIONS = (6, 6, 6, 5, 5, 5, 4)
"""108,000 packages, about 100,000 of them feasible; the smoke run has the first three issues alone."""


def problem(sizes: tuple[int, ...], *, parties: int = 3, asks: float = 0.4, seed: int = 8) -> Problem:
    """Issues with so many options, red lines that forbid a few pairs, and ranges on every number."""
    rng = np.random.default_rng(seed)
    issues = tuple(Issue(f"issue-{n}", tuple(f"option-{k}" for k in range(size))) for n, size in enumerate(sizes))
    held = []
    for name in range(parties):
        middles = rng.dirichlet(np.full(len(sizes), 3.0))
        weights = tuple(Between(float(middle) / 2, float(middle) * 1.5) for middle in middles)
        scores = tuple(tuple(Between(float(low), float(low) + 0.2) for low in rng.random(size) * 0.8) for size in sizes)
        held.append(Party(f"party-{name}", Stake(weights, scores, shared_total=1.0), Between(asks, asks + 0.15)))
    lines = tuple(
        Limit(f"line-{n}", LimitKind.RED_LINE, Any((Lit("issue-0", 0b111111 ^ 1 << n), Lit(f"issue-{n + 1}", 0b111))))
        for n in range(2)
    )
    return Problem(issues, tuple(held), lines)


def run(*, smoke: bool) -> Iterator[str]:
    """Lines of the report."""
    sizes, draws = (OPTIONS[:3], 200) if smoke else (OPTIONS, 10_000)
    start = time.perf_counter()
    catalogue = catalogue_of(problem(sizes), Watch())
    assert catalogue is not None
    listed = time.perf_counter()
    found = smaa(catalogue, draws=draws, seed=1, watch=Watch(), confidence_draws=0)
    counted = time.perf_counter()
    smaa(catalogue, draws=min(draws, 1_000), seed=1, watch=Watch())
    sure = time.perf_counter() - counted
    share = found.any_acceptable.value
    accepted = max((one.all_accept.value or 0.0 for one in found.most_accepted), default=0.0)
    yield (f"shares over uncertain preferences: {draws:,} draws × {catalogue.packages:,} feasible of "
           f"{math.prod(sizes):,} packages × 3 parties")
    yield (f"  listed in {listed - start:.2f} s, counted in {counted - listed:.1f} s on {os.cpu_count()} cores "
           f"({(counted - listed) / draws / max(catalogue.packages, 1) * 1e9:.1f} ns per draw and package)")
    yield f"  {min(draws, 1_000):,} draws with confidence factors {sure:.1f} s"
    yield (f"  some package acceptable in {share:.0%} of draws, {found.ever_accepted:,} packages in some draw, "
           f"the most accepted one in {accepted:.0%}; goal for 10,000 × 100,000 × 3 on 2 cores: under 20 s")
