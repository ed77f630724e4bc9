"""Everything that cannot hold together, and everything whose loss would let the rest hold, on a large set of red lines.

The family of instances: 30 issues of 5 options, 142 red lines of 6 parties, drawn from a seed. Each line starts from
the picks its party wants. Half of the lines are clauses such as "not (a in A and b in B)", a third are implications "if
a in A then b in B", the rest demand one of some options of an issue; A and B hold the options on the wrong and on the
right side of what the party wants. All wants share most of their picks, so most lines go together, and a few issues on
which the parties stand apart bring forth several dozen conflicts and hundreds of relaxations, as in a real deadlock.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator

import numpy as np

from holdfast.document.conditions.ground import Any, Formula, Lit
from holdfast.settlement.deadlock.explain import explain
from holdfast.settlement.problem import Between, Issue, Limit, LimitKind, Party, Problem, Stake
from holdfast.settlement.reading import at_mid

ISSUES, OPTIONS, PARTIES, LINES, SEEDS = 30, 5, 6, 142, 20
APART = 0.12
"""Share of the picks in which a party's wants leave the common ones."""


def run(*, smoke: bool) -> Iterator[str]:
    """Lines of the report."""
    issues, lines, seeds = (8, 24, 3) if smoke else (ISSUES, LINES, SEEDS)
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


def deadlocked(seed: int, *, issues: int = ISSUES, lines: int = LINES, apart: float = APART) -> Problem:
    """One instance of the family."""
    rng = np.random.Generator(np.random.Philox(seed))
    asked = tuple(Issue(f"issue-{n}", tuple(f"option-{k}" for k in range(OPTIONS))) for n in range(issues))
    common = rng.integers(0, OPTIONS, size=issues)
    wants = [np.where(rng.random(issues) < apart, rng.integers(0, OPTIONS, size=issues), common)
             for _ in range(PARTIES)]
    limits = tuple(
        Limit(f"line-{n}", LimitKind.RED_LINE, _line(rng, wants[n % PARTIES]), party=f"party-{n % PARTIES}",
              hardness=int(rng.integers(1, 4)))
        for n in range(lines)
    )
    stake = Stake((Between.point(1.0 / issues),) * issues, ((Between.point(0.0),) * OPTIONS,) * issues)
    parties = tuple(Party(f"party-{n}", stake, Between.point(0.0)) for n in range(PARTIES))
    return Problem(asked, parties, limits, name=f"deadlock-{seed}")


def _line(rng: np.random.Generator, want: np.ndarray) -> Formula:
    one, other = (int(issue) for issue in rng.choice(len(want), size=2, replace=False))
    kind = rng.random()
    if kind < 0.5:  # not (one in A and other in B): one of the two is as wanted, or near it
        return Any((_near(rng, one, want), _near(rng, other, want)))
    if kind < 0.83:  # if one in A then other in B, where A holds what is wanted
        left = _near(rng, one, want)
        return Any((Lit(left.variable, ~left.mask & (1 << OPTIONS) - 1), _near(rng, other, want)))
    return _near(rng, one, want)


def _near(rng: np.random.Generator, issue: int, want: np.ndarray) -> Lit:
    """The option that is wanted and one or two others."""
    others = [option for option in range(OPTIONS) if option != want[issue]]
    chosen = rng.choice(others, size=int(rng.integers(1, 3)), replace=False)
    return Lit(f"issue-{issue}", 1 << int(want[issue]) | sum(1 << int(option) for option in chosen))


def _spread(counts: list[int]) -> str:
    return f"{min(counts):,} to {max(counts):,} (median {statistics.median(counts):,.0f})"
