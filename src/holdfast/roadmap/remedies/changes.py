"""Single changes of a roadmap and what they do to the least margin: guarantees, splitting, moving."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from holdfast.document.clause import Reversible
from holdfast.inputs.between import Between
from holdfast.roadmap.problem import TOLERANCE, Guard, Problem, Step, StepTerms, Terms
from holdfast.roadmap.reading import At, reading_of
from holdfast.roadmap.search.result import finite
from holdfast.roadmap.search.safest import safest_order
from holdfast.solving.watch import Watch

PARTS = 6
"""A step is split into at most so many equal parts."""

LIMIT = 4_000
"""Sets of done steps looked at for one change, where the steps are many."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change, in words, with the least margin before and after it over the whole range of assumptions."""

    kind: str
    """``guarantee``, ``split`` or ``move``."""
    step: str
    """Step or guarantee that changes."""
    text: str
    before: float
    after: float

    @property
    def is_safe(self) -> bool:
        """Whether some order is then safe over the whole range."""
        return self.after >= -TOLERANCE

    def as_json(self) -> dict[str, Any]:
        """The change as JSON."""
        return {"kind": self.kind, "of": self.step, "text": self.text, "before": finite(self.before),
                "after": finite(self.after), "safe": self.is_safe}


def changes_of(problem: Problem, margin: float, *, watch: Watch) -> tuple[Change, ...]:
    """Single changes that raise the least margin, those that make an order safe first; none touches a release."""
    found = [change for change in (*_guarantees(problem, margin, watch), *_splits(problem, margin, watch),
                                   *_moves(problem, margin, watch)) if change.after > margin + 1e-7]
    return tuple(sorted(found, key=lambda change: (not change.is_safe, -change.after, change.kind, change.step)))


def _margin(problem: Problem, watch: Watch) -> float:
    return safest_order(reading_of(problem, At.WORST), watch=watch, exposure=False, subsets=60_000, limit=LIMIT).margin


def _guarantees(problem: Problem, margin: float, watch: Watch) -> Iterator[Change]:
    """By how much more each guarantee would have to cost everybody it is used against."""
    for guard in problem.futures[0].guards:
        top = _raised(problem, guard.id, 10 * abs(margin) + 1)
        if watch.is_over:
            return
        best = _margin(top, watch)
        if best < -TOLERANCE:
            if best > margin + 1e-7:
                yield Change("guarantee", guard.id, f"However much {guard.id} costs, it alone makes no order safe.",
                             margin, best)
            continue
        low, high = 0.0, 10 * abs(margin) + 1
        for _ in range(18):
            middle = (low + high) / 2
            if _margin(_raised(problem, guard.id, middle), watch) >= -TOLERANCE:
                high = middle
            else:
                low = middle
        more = round(high + 5e-5, 4)
        yield Change("guarantee", guard.id, f"{guard.id} costs whoever walks away {more:g} more, the chance of an "
                     "answer included.", margin, _margin(_raised(problem, guard.id, more), watch))


def _raised(problem: Problem, id: str, more: float) -> Problem:
    def raised(guard: Guard) -> Guard:
        if guard.id != id:
            return guard
        return replace(guard, penalty={party: Between(value.low + more, value.high + more)
                                       for party, value in guard.penalty.items()})

    return replace(problem, futures=tuple(replace(terms, guards=tuple(raised(guard) for guard in terms.guards))
                                          for terms in problem.futures))


def _splits(problem: Problem, margin: float, watch: Watch) -> Iterator[Change]:
    """Into how many equal parts each divisible step would have to be split, and all of them together."""
    divisible = [step.id for step in problem.steps if step.divisible]
    groups = [(id,) for id in divisible] + ([tuple(divisible)] if len(divisible) > 1 else [])
    for group in groups:
        best = (margin, 1)
        for parts in range(2, PARTS + 1):
            if watch.is_over:
                return
            after = _margin(split(problem, group, parts), watch)
            if after > best[0] + 1e-7:
                best = (after, parts)
            if after >= -TOLERANCE:
                break
        if best[1] > 1:
            named = " and ".join(group)
            each = "each done" if len(group) > 1 else "done"
            yield Change("split", "+".join(group), f"{named} {each} in {best[1]} equal parts, with others in between.",
                         margin, best[0])


def split(problem: Problem, ids: tuple[str, ...], parts: int) -> Problem:
    """The problem with some steps split into equal parts, one after the other; the last one stands for the whole."""
    steps: list[Step] = []
    for step in problem.steps:
        if step.id not in ids:
            steps.append(step)
            continue
        for part in range(1, parts + 1):
            after = step.after if part == 1 else (f"{step.id}/{part - 1}",)
            days = Between(step.days.low / parts, step.days.high / parts)
            steps.append(replace(step, id=step.id if part == parts else f"{step.id}/{part}", after=after, days=days))
    futures = tuple(_split_terms(terms, ids, parts) for terms in problem.futures)
    return replace(problem, steps=tuple(steps), futures=futures)


def _split_terms(terms: Terms, ids: tuple[str, ...], parts: int) -> Terms:
    worth = dict(terms.steps)
    for id in ids:
        share = _part(terms.steps.get(id, StepTerms()), parts)
        worth[id] = share
        for part in range(1, parts):
            worth[f"{id}/{part}"] = share
    return replace(terms, steps=worth)


def _part(worth: StepTerms, parts: int) -> StepTerms:
    def cut(values: object) -> dict[str, Between]:
        assert isinstance(values, dict)
        return {party: Between(value.low / parts, value.high / parts) for party, value in values.items()}

    return replace(worth, cost=cut(dict(worth.cost)), benefit=cut(dict(worth.benefit)), shift=cut(dict(worth.shift)),
                   deposit=cut(dict(worth.deposit)))


def _moves(problem: Problem, margin: float, watch: Watch) -> Iterator[Change]:
    """Which step that can be undone need not wait for another."""
    for number, step in enumerate(problem.steps):
        if step.reversible not in (Reversible.YES, Reversible.WITH_COST):
            continue
        for earlier in step.after:
            if watch.is_over:
                return
            kept = tuple(id for id in step.after if id != earlier)
            steps = list(problem.steps)
            steps[number] = replace(step, after=kept)
            yield Change("move", step.id, f"{step.id}, which can be undone, no longer waits for {earlier}.", margin,
                         _margin(replace(problem, steps=tuple(steps)), watch))
