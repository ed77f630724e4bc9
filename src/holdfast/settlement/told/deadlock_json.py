"""Conflicts and relaxations as JSON: sorted ids for programs, and each with what it asks of whom."""

from __future__ import annotations

from typing import Any

from holdfast.settlement.deadlock.relaxation import RULE, balance
from holdfast.settlement.deadlock.result import Deadlock, Relaxation
from holdfast.settlement.deadlock.sentences import conflict_sentence, relaxation_sentence
from holdfast.settlement.problem import Problem


def ids_json(deadlock: Deadlock) -> dict[str, Any]:
    """The sets as sorted lists of ids, in the order of their ids, and whether they are all."""
    return {
        "conflicts": sorted(list(conflict.items) for conflict in deadlock.conflicts),
        "conflicts_complete": deadlock.complete,
        "relaxations": sorted(list(relaxation.items) for relaxation in deadlock.relaxations),
        "relaxations_complete": deadlock.complete,
    }


def deadlock_json(deadlock: Deadlock, problem: Problem) -> dict[str, Any]:
    """Each set in a sentence; relaxations in order of what they ask, those that may not be proposed marked."""
    return {
        "exists": deadlock.exists,
        "reserves": deadlock.reserves,
        "complete": deadlock.complete,
        "reason": deadlock.reason,
        "conflicts": [
            {"items": list(conflict.items), "sentence": conflict_sentence(conflict, problem)}
            for conflict in deadlock.conflicts
        ],
        "relaxations": [_relaxation_json(one, problem, reserves=deadlock.reserves) for one in deadlock.relaxations],
        "order": RULE,
    }


def _relaxation_json(relaxation: Relaxation, problem: Problem, *, reserves: bool) -> dict[str, Any]:
    return {
        "items": list(relaxation.items),
        "rank": relaxation.rank,
        "by_party": {party: list(ids) for party, ids in relaxation.by_party},
        "balance": dict(balance(relaxation, problem)),
        "proposable": relaxation.proposable,
        "concedes": relaxation.concedes,
        "impossible": list(relaxation.impossible),
        "below_floor": [
            {"issue": entry.issue, "option": entry.option, "reason": entry.reason, "sources": list(entry.sources)}
            for entry in relaxation.below_floor
        ],
        "example": problem.named(relaxation.witness),
        "sentence": relaxation_sentence(relaxation, problem, reserves=reserves),
    }
