"""Everything that cannot hold together, and everything whose loss would let the rest hold, on a large set of red lines.

The family of instances, drawn from a seed: 30 issues of 5 options, 142 red lines of 6 parties in turn. The parties
want the same option on 24 issues; on the other 6 each wants one of two. Of the lines, 22 % demand what is wanted, or
one more option, on an issue where the parties stand apart. The others tie two issues: 60 % are clauses "not (a in A and
b in B)" and 40 % implications "if a in A then b in B", where A and B hold or leave out what the party wants and some
options around it. So most lines go together, and the issues apart bring forth several dozen conflicts of two lines and
more, and hundreds of relaxations.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from holdfast.document.conditions.ground import Any, Formula, Lit
from holdfast.inputs.between import Between
from holdfast.settlement.deadlock.explain import explain
from holdfast.settlement.problem import Issue, Limit, LimitKind, Party, Problem, Stake
from holdfast.settlement.reading import at_mid

ISSUES, OPTIONS, PARTIES, LINES, SEEDS = 30, 5, 6, 142, 20
DEMANDS = 0.22
"""Share of the lines that demand what is wanted, on one of these."""

APART = 6
"""Issues on which the parties want one of two options."""

Wants = NDArray[np.int64]
"""One option per issue."""


def run(*, smoke: bool) -> Iterator[str]:
    """Lines of the report."""
    issues, lines, seeds = (8, 40, 3) if smoke else (ISSUES, LINES, SEEDS)
    seconds, conflicts, relaxations = [], [], []
    for seed in range(seeds):
        reading = at_mid(deadlocked(seed, issues=issues, lines=lines))
        start = time.perf_counter()
        found = explain(reading, reserves=False, budget_s=60.0)
        seconds.append(time.perf_counter() - start)
        assert found.complete, found.reason
        conflicts.append(len(found.conflicts))
        relaxations.append(len(found.relaxations))
    yield f"deadlock: {lines} red lines over {issues} issues of {OPTIONS} options, {seeds} seeds, every set verified"
    yield f"  conflicts {_spread(conflicts)}, relaxations {_spread(relaxations)}"
    yield (f"  all of them in {statistics.median(seconds):.2f} s (median; {min(seconds):.2f} to {max(seconds):.2f}); "
           f"goal for {LINES} lines: median under 5 s")


def deadlocked(seed: int, *, issues: int = ISSUES, lines: int = LINES, apart: int = APART) -> Problem:
    """One instance of the family."""
    rng = np.random.Generator(np.random.Philox(seed))
    asked = tuple(Issue(f"issue-{n}", tuple(f"option-{k}" for k in range(OPTIONS))) for n in range(issues))
    common: Wants = rng.integers(0, OPTIONS, size=issues)
    other = (common + rng.integers(1, OPTIONS, size=issues)) % OPTIONS
    contested = rng.choice(issues, size=min(apart, issues), replace=False)
    stands_apart = np.isin(np.arange(issues), contested)
    wants = [np.where(stands_apart & (rng.random(issues) < 0.5), other, common) for _ in range(PARTIES)]
    limits = tuple(
        Limit(f"line-{n}", LimitKind.RED_LINE, _line(rng, wants[n % PARTIES], contested), party=f"party-{n % PARTIES}",
              hardness=int(rng.integers(1, 4)))
        for n in range(lines)
    )
    stake = Stake((Between.point(1.0 / issues),) * issues, ((Between.point(0.0),) * OPTIONS,) * issues)
    parties = tuple(Party(f"party-{n}", stake, Between.point(0.0)) for n in range(PARTIES))
    return Problem(asked, parties, limits, name=f"deadlock-{seed}")


def _line(rng: np.random.Generator, want: Wants, contested: Wants) -> Formula:
    kind = rng.random()
    if kind < DEMANDS:  # one of these options, on an issue where the parties stand apart
        return _near(rng, int(rng.choice(contested)), want, others=int(rng.integers(0, 2)))
    one, other = (int(issue) for issue in rng.choice(len(want), size=2, replace=False))
    right = _near(rng, other, want, others=2)
    left = _near(rng, one, want, others=3)
    if rng.random() < 0.6:  # not (one in A and other in B), where A and B leave out what is wanted
        return Any((left, right))
    return Any((Lit(left.variable, ~left.mask & (1 << OPTIONS) - 1), right))  # if one in A then other in B


def _near(rng: np.random.Generator, issue: int, want: Wants, *, others: int) -> Lit:
    """The option that is wanted and some others."""
    left = [option for option in range(OPTIONS) if option != want[issue]]
    chosen = [int(want[issue]), *rng.choice(left, size=others, replace=False).tolist()]
    return Lit(f"issue-{issue}", sum(1 << option for option in chosen))


def _spread(counts: list[int]) -> str:
    return f"{min(counts):,} to {max(counts):,} (median {statistics.median(counts):,.0f})"
