"""Which divisible step to split, and into how many parts, so that an order is safe.

Parts are equal, or fall towards the end by the ratio of benefit to cost: with linear parts the last has to be the
smallest, and each may be larger than the next by that ratio (``science.linear_exchange``).
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from holdfast.inputs.between import Between
from holdfast.roadmap.evaluate import margins
from holdfast.roadmap.problem import TOLERANCE, Problem, Step, StepTerms, Terms
from holdfast.roadmap.reading import At, reading_of
from holdfast.roadmap.remedies.change import RISE, Change, margin_of
from holdfast.science.linear_exchange import growth
from holdfast.solving.watch import Watch

PARTS = 6
"""A step is split into at most so many parts."""

PAIRS = 12
"""Pairs of steps of different performers tried at most."""


@dataclass(frozen=True, slots=True)
class _Way:
    """One way to split, and the least margin that it leads to."""

    margin: float
    shares: tuple[float, ...] = ()


def splits_of(problem: Problem, margin: float, *, watch: Watch) -> Iterator[Change]:
    """Each divisible step alone, pairs of different performers, and all together, in as few parts as will do."""
    divisible = [step for step in problem.steps if step.divisible]
    if not divisible:
        return
    ids = tuple(step.id for step in divisible)
    left_at_end = _without_reason(problem)
    if left_at_end:
        yield Change("split", "+".join(ids), f"Splitting alone makes no order safe: once everything is done, "
                     f"{' and '.join(left_at_end)} would still gain by walking away.", margin, margin)
    safe: set[str] = set()
    for group in _groups(divisible):
        if watch.is_over:
            return
        if safe & set(group):  # a part of the group alone is enough
            continue
        best, ended = _best(problem, group, margin, watch)
        if best.margin >= -TOLERANCE:
            safe |= set(group)
        if best.shares or not (ended or left_at_end):
            yield Change("split", "+".join(group), _said(group, best, ended=ended), margin, best.margin)


def _without_reason(problem: Problem) -> list[str]:
    """Parties that gain by walking away when all is done: splitting leaves that point as it is."""
    reading = reading_of(problem, At.WORST)
    final = margins(reading, (1 << len(problem.steps)) - 1)
    return list(dict.fromkeys(problem.parties[party] for (_, party), value in zip(reading.rows, final, strict=True)
                              if value < -TOLERANCE))


def _groups(divisible: Sequence[Step]) -> Iterator[tuple[str, ...]]:
    yield from ((step.id,) for step in divisible)
    mutual = [(one.id, other.id) for one, other in itertools.combinations(divisible, 2)
              if not set(one.by) & set(other.by)]
    yield from mutual[:PAIRS]
    everything = tuple(step.id for step in divisible)
    if len(everything) > 1 and everything not in mutual[:PAIRS]:
        yield everything


def _best(problem: Problem, group: tuple[str, ...], margin: float, watch: Watch) -> tuple[_Way, bool]:
    """The first way that makes an order safe, else the best one; and whether the watch ended it before all."""
    best = _Way(margin)
    for parts in range(2, PARTS + 1):
        for shares in _shares(problem, group, parts):
            if watch.is_over:
                return best, True
            after = margin_of(split(problem, group, shares), watch=watch)
            if after > best.margin + RISE:
                best = _Way(after, shares)
            if after >= -TOLERANCE:
                return best, False
    return best, False


def _shares(problem: Problem, group: tuple[str, ...], parts: int) -> Iterator[tuple[float, ...]]:
    yield (1 / parts,) * parts
    ratio = min((_growth(problem, id) for id in group), default=1.0)
    if ratio > 1 + RISE:
        sizes = [ratio**number for number in range(parts)]
        yield tuple(size / sum(sizes) for size in reversed(sizes))


def _growth(problem: Problem, id: str) -> float:
    """Benefit of a step by its cost, at the worst of the range of the first future; 1 where it costs nothing."""
    worth = problem.futures[0].steps.get(id, StepTerms())
    cost = sum(value.high for value in worth.cost.values())
    return growth(sum(value.low for value in worth.benefit.values()), cost, 1.0) if cost > 0 else 1.0


def _said(group: tuple[str, ...], best: _Way, *, ended: bool) -> str:
    named = " and ".join(group)
    if not best.shares:
        return f"In up to {PARTS} parts, {named} alone {'make' if len(group) > 1 else 'makes'} no order safer."
    each = "each done" if len(group) > 1 else "done"
    equal = best.shares[0] - best.shares[-1] < RISE
    parts = len(best.shares)
    sizes = f"{parts} equal parts" if equal else (
        f"{parts} parts of {', '.join(f'{100 * share:.3g}' for share in best.shares)} per cent")
    last = best.margin >= -TOLERANCE or ended or parts == PARTS
    more = "" if last else f" More parts, up to {PARTS}, raise the least margin no further."
    return f"{named} {each} in {sizes}, with others in between.{more}"


def split(problem: Problem, ids: tuple[str, ...], parts: int | Sequence[float]) -> Problem:
    """The problem with some steps split, equally or in these shares, one part after the other.

    The last part keeps the id: what waits for the step waits for all of it.
    """
    shares = (1 / parts,) * parts if isinstance(parts, int) else tuple(parts)
    steps: list[Step] = []
    for step in problem.steps:
        if step.id not in ids:
            steps.append(step)
            continue
        for number, share in enumerate(shares, start=1):
            first = number == 1
            steps.append(replace(
                step, id=_named(step.id, number, len(shares)), days=_times(step.days, share),
                after=step.after if first else (_named(step.id, number - 1, len(shares)),),
                waits=step.waits if first else {}))
    futures = tuple(_split_terms(terms, ids, shares) for terms in problem.futures)
    return replace(problem, steps=tuple(steps), futures=futures)


def _named(id: str, number: int, parts: int) -> str:
    return id if number == parts else f"{id}/{number}"


def _split_terms(terms: Terms, ids: tuple[str, ...], shares: Sequence[float]) -> Terms:
    worth = dict(terms.steps)
    for id in ids:
        whole = terms.steps.get(id, StepTerms())
        for number, share in enumerate(shares, start=1):
            worth[_named(id, number, len(shares))] = replace(
                whole, cost=_cut(whole.cost, share), benefit=_cut(whole.benefit, share),
                shift=_cut(whole.shift, share), deposit=_cut(whole.deposit, share))
    return replace(terms, steps=worth)


def _cut(values: Mapping[str, Between], share: float) -> dict[str, Between]:
    return {party: _times(value, share) for party, value in values.items()}


def _times(value: Between, share: float) -> Between:
    return Between(value.low * share, value.high * share)
