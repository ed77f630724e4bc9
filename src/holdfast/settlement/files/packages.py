"""Going through all packages of a problem in pieces, in the order of issues and options."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from holdfast.settlement.evaluate import Codes
from holdfast.settlement.problem import Problem

PIECE = 20_000
"""Packages looked at together; so many are written in a fraction of a second, and fill little memory."""


def in_pieces(problem: Problem, *, size: int = PIECE) -> Iterator[Codes]:
    """All packages, a piece at a time."""
    counts = [len(issue.options) for issue in problem.issues]
    for start in range(0, problem.packages, size):
        rest = np.arange(start, min(start + size, problem.packages), dtype=np.int64)
        codes = np.empty((len(counts), len(rest)), dtype=np.int16)
        for position in range(len(counts) - 1, -1, -1):
            rest, code = np.divmod(rest, counts[position])
            codes[position] = code
        yield codes
