"""Random settlement problems with fixed seeds, as plain data that two programs can read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from holdfast.document.conditions.ground import Any as Some
from holdfast.document.conditions.ground import Lit
from holdfast.inputs.between import Between
from holdfast.settlement.problem import Issue, Limit, LimitKind, Party, Problem, Stake

OPTIONS = 10


def work_of(issues: int, parties: int, *, lines: int = 0, disagreement: float = 0.1) -> dict[str, Any]:
    """Additive utilities drawn at random, and red lines that each let one of three things do."""
    rng = np.random.default_rng(100 * issues + parties)
    sides = []
    for _ in range(parties):
        weights, scores = rng.dirichlet(np.ones(issues)), rng.random((issues, OPTIONS))
        sides.append({"rows": (weights[:, None] * scores).tolist(), "disagreement": disagreement})
    drawn = [
        [[int(issue), int(sum(1 << int(bit) for bit in rng.choice(OPTIONS, size=OPTIONS // 2, replace=False)))]
         for issue in rng.choice(issues, size=3, replace=False)]
        for _ in range(lines)
    ]
    return {"issues": issues, "parties": sides, "lines": drawn}


def problem_of(work: dict[str, Any]) -> Problem:
    """The work as a problem."""
    issues = tuple(Issue(f"i{n}", tuple(f"o{k}" for k in range(OPTIONS))) for n in range(work["issues"]))
    parties = tuple(
        Party(f"P{n}", Stake(tuple(Between.point(1.0) for _ in issues),
                             tuple(tuple(map(Between.point, row)) for row in side["rows"])),
              Between.point(side["disagreement"]))
        for n, side in enumerate(work["parties"])
    )
    limits = tuple(
        Limit(f"L{n}", LimitKind.RED_LINE, Some(tuple(Lit(f"i{issue}", mask) for issue, mask in parts)))
        for n, parts in enumerate(work["lines"])
    )
    return Problem(issues, parties, limits)


def peak_mb() -> float | None:
    """The most memory that this process has held so far, where the system tells."""
    status = Path("/proc/self/status")
    if not status.exists():
        return None
    lines = status.read_text(encoding="utf-8").splitlines()
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), None)
