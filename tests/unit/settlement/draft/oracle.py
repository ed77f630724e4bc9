"""Slow and plain ways to the same answers: every completion, every corner of every range."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping

from holdfast.inputs.between import Between
from holdfast.settlement.draft.lines import true_at
from holdfast.settlement.problem import Package, Problem, Stake


def completions(problem: Problem, draft: Mapping[str, str]) -> list[Package]:
    """Every package that keeps the picks of a draft."""
    choices = [
        [issue.options.index(draft[issue.id])] if issue.id in draft else range(len(issue.options))
        for issue in problem.issues
    ]
    return list(itertools.product(*choices))


def corner_weights(stake: Stake) -> Iterator[tuple[float, ...]]:
    """The weights among which every least and greatest value lies: all at an end or at 0, but one that makes the total."""
    ends = [sorted({w.low, w.high} | ({0.0} if w.low < 0 < w.high else set())) for w in stake.weights]
    if stake.shared_total is None:
        yield from itertools.product(*ends)
        return
    for rest, weight in enumerate(stake.weights):
        for others in itertools.product(*(end for position, end in enumerate(ends) if position != rest)):
            left = stake.shared_total - sum(others)
            if weight.low - 1e-12 <= left <= weight.high + 1e-12:
                yield (*others[:rest], left, *others[rest:])


def differences(problem: Problem, stake: Stake, one: Package, other: Package | None = None) -> Iterator[float]:
    """At every corner: what a package is worth, or what it is worth more than another."""
    parts: list[tuple[Between, Between]] = []
    for position, scores in enumerate(stake.scores):
        if other is None:
            parts.append((scores[one[position]], Between.point(0.0)))
        elif one[position] == other[position]:
            parts.append((Between.point(0.0), Between.point(0.0)))
        else:
            parts.append((scores[one[position]], scores[other[position]]))
    low_terms = high_terms = 0.0
    for term in stake.terms:
        turn = _holds(problem, term.formula, one) - (0 if other is None else _holds(problem, term.formula, other))
        low_terms += min(turn * term.worth.low, turn * term.worth.high)
        high_terms += max(turn * term.worth.low, turn * term.worth.high)
    for weights in corner_weights(stake):
        low = high = 0.0
        for weight, (plus, minus) in zip(weights, parts, strict=True):
            ends = [weight * (a - b) for a in (plus.low, plus.high) for b in (minus.low, minus.high)]
            low, high = low + min(ends), high + max(ends)
        yield low + low_terms
        yield high + high_terms


def _holds(problem: Problem, formula: object, package: Package) -> int:
    chosen = {issue.id: 1 << code for issue, code in zip(problem.issues, package, strict=True)}
    return int(true_at(formula, chosen))  # type: ignore[arg-type]
