"""What is found out about the order of steps of a text, as JSON."""

from __future__ import annotations

from typing import Any

from holdfast.roadmap.analyse import Roadmap
from holdfast.roadmap.drafted.danger import danger_json
from holdfast.roadmap.remedies.deposits import Deposits
from holdfast.roadmap.translation.translated import Humanitarian


def roadmap_json(found: Roadmap, *, danger: bool = False, public: bool = False) -> dict[str, Any]:
    """The roadmap as JSON; with ``danger`` also when who could gain most by stopping.

    A ``public`` result does not say at which step, and for whom, orders break, by which slip, nor from which step on a
    guarantee is needed.
    """
    translated = found.translated
    problem = translated.problem
    return {
        **found.safety.as_json(),
        **_deposits(found.deposits),
        "why": found.why.as_json() if found.why is not None and not public else None,
        "guarantees": [one.as_json() for one in found.guarantees if not (public and one.starts_after)],
        "changes": [change.as_json() for change in found.changes],
        "parties": list(problem.parties),
        "steps": [{"id": step.id, "address": translated.addresses.get(step.id), "by": list(step.by),
                   "after": list(step.after), "reversible": step.reversible.value if step.reversible else None}
                  for step in problem.steps],
        "humanitarian": [_humanitarian(one) for one in translated.humanitarian],
        "stuck": [list(circle) for circle in translated.stuck],
        "timetable": found.timetable.as_json(problem) if found.timetable is not None else None,
        "critical_path": list(found.path),
        "slack": [slack.as_json() for slack in found.slacks],
        "slips": [slip.as_json(margins=not public) for slip in found.slips],
        "drafted": {
            "untimed": list(found.course.untimed), **danger_json(found.course, full=danger),
            "slack": [slack.as_json() for slack in found.drafted_slacks],
            "gaps": [gap.as_json() for gap in found.gaps],
            "deadlocks": [deadlock.as_json() for deadlock in found.deadlocks],
        },
        "relief": [row.as_json() for row in found.relief],
        **translated.as_json(),
    }


def _deposits(deposits: Deposits | None) -> dict[str, Any]:
    if deposits is None:
        return {"least_equal_deposit": 0, "least_deposit": {}, "minimal_deposit_pairs": []}
    found = deposits.as_json()
    return {name: found[name] for name in ("least_equal_deposit", "least_deposit", "minimal_deposit_pairs")}


def _humanitarian(one: Humanitarian) -> dict[str, Any]:
    return {
        "id": one.id, "by": list(one.by), "begins": list(one.begins), "ends": list(one.ends),
        "drafted": list(one.drafted) if one.drafted else None,
        "batches": [{"number": batch.number, "day": list(batch.day),
                     "counts": {party: dict(counts) for party, counts in batch.counts.items()}}
                    for batch in one.batches],
        "intermediary": list(one.intermediary), "order": list(one.order),
    }
