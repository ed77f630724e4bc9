"""One completion to speak of where a draft has many: the one with the greatest sum of gains, feasible if any is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from holdfast.document.conditions.ground import TRUE
from holdfast.document.conditions.search import satisfiable
from holdfast.settlement.draft.completions import Draft, allowed_by, bits, within_floor
from holdfast.settlement.draft.extreme import greatest, sum_in
from holdfast.settlement.draft.lines import all_limits
from holdfast.settlement.problem import Package
from holdfast.settlement.reading import Reading, Worth
from holdfast.solving.watch import Watch

NODES = 3_000
"""So many sets of picks are looked into before a good completion does that may not be the best."""


@dataclass(frozen=True, slots=True)
class BestCompletion:
    """The completion of a draft with the greatest sum of gains in one reading, within the floor where it is open."""

    package: Package
    proven: bool
    """Whether no such completion has a greater sum."""


def best_completion(reading: Reading, draft: Draft, *, watch: Watch | None = None) -> BestCompletion | None:
    """The best feasible completion, or the best of all where none is; nothing where every one is below the floor."""
    problem = reading.problem
    masks = within_floor(problem, allowed_by(problem, draft), draft)
    together = _together(reading)
    whole = sum_in(problem, together)
    keeping = all_limits(problem) if satisfiable(all_limits(problem), masks) else TRUE
    found = greatest(whole, masks, keeping=keeping, nodes=NODES, watch=watch)
    if found is None:
        return None
    left = dict(found.masks if found.exact or satisfiable(keeping, found.masks) else masks)
    for issue, row in zip(problem.issues, together.rows, strict=True):
        rising = sorted(bits(left[issue.id]), key=lambda bit: float(row[bit]))
        best_first = (1 << bit for bit in reversed(rising))
        left[issue.id] = next(bit for bit in best_first if satisfiable(keeping, {**left, issue.id: bit}))
    return BestCompletion(tuple(left[issue.id].bit_length() - 1 for issue in problem.issues), found.exact)


def _together(reading: Reading) -> Worth:
    """What packages are worth to all parties added up."""
    rows = tuple(
        np.sum([worth.rows[position] for worth in reading.parties], axis=0) if reading.parties
        else np.zeros(len(issue.options))
        for position, issue in enumerate(reading.problem.issues)
    )
    terms = tuple(term for worth in reading.parties for term in worth.terms)
    return Worth(rows, terms, sum(worth.disagreement for worth in reading.parties))
