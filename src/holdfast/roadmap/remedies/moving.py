"""Which step that can be undone need not wait for another, so that an order is safer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from holdfast.document.clause import Reversible
from holdfast.roadmap.problem import Problem
from holdfast.roadmap.remedies.change import Change, margin_of
from holdfast.solving.watch import Watch


def moves_of(problem: Problem, margin: float, *, watch: Watch) -> Iterator[Change]:
    """Each wait of a step that can be undone, dropped on its own."""
    for number, step in enumerate(problem.steps):
        if step.reversible not in (Reversible.YES, Reversible.WITH_COST):
            continue
        for earlier in step.after:
            if watch.is_over:
                return
            kept = tuple(id for id in step.after if id != earlier)
            waits = {id: days for id, days in step.waits.items() if id != earlier}
            steps = list(problem.steps)
            steps[number] = replace(step, after=kept, waits=waits)
            yield Change("move", step.id, f"{step.id}, which can be undone, no longer waits for {earlier}.", margin,
                         margin_of(replace(problem, steps=tuple(steps)), watch=watch))
