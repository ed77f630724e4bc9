"""What is found out about the order of steps of a text, as JSON."""

from __future__ import annotations

from typing import Any

from holdfast.roadmap.analyse import Roadmap
from holdfast.roadmap.remedies.deposits import Deposits
from holdfast.roadmap.translated import Humanitarian


def roadmap_json(found: Roadmap, *, danger: bool) -> dict[str, Any]:
    """The roadmap as JSON; with ``danger`` also when who could gain most by stopping."""
    translated = found.translated
    return {
        **found.safety.as_json(),
        **_deposits(found.deposits),
        "parties": list(translated.problem.parties),
        "steps": [{"id": step.id, "address": translated.addresses.get(step.id), "by": list(step.by),
                   "after": list(step.after), "reversible": step.reversible.value if step.reversible else None}
                  for step in translated.problem.steps],
        "humanitarian": [_humanitarian(one) for one in translated.humanitarian],
        "stuck": [list(circle) for circle in translated.stuck],
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
