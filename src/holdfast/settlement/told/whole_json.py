"""A settlement as the data of the envelope."""

from __future__ import annotations

from typing import Any

from holdfast.settlement.settle import Settlement
from holdfast.settlement.told.answers_json import counts_json, pareto_json, points_json, problem_json
from holdfast.settlement.told.deadlock_json import deadlock_json, ids_json
from holdfast.settlement.told.draft_json import draft_json, plans_json
from holdfast.settlement.told.shares_json import robust_json


def settlement_json(settlement: Settlement) -> dict[str, Any]:
    """The whole result; solutions are exact for the middle of every range, ``robust`` answers for the ranges."""
    problem = settlement.problem
    return {
        "problem": problem_json(problem),
        "counts": counts_json(settlement.counts),
        **points_json(settlement.points, settlement.weighted_nash, problem),
        "pareto": pareto_json(settlement.frontier, problem),
        **ids_json(settlement.deadlock),
        "deadlock": {
            "lines": deadlock_json(settlement.lines, problem),
            "with_reserves": deadlock_json(settlement.deadlock, problem) if settlement.deadlock.reserves else None,
        },
        "robust": robust_json(settlement.robust, settlement.robust_nash, problem),
        "outlooks": [
            {"party": one.party, "years": list(one.years),
             "worth": [{"low": worth.low, "high": worth.high} for worth in one.worth]}
            for one in settlement.outlooks
        ],
        "plans": plans_json(settlement.plans, problem),
        "draft": draft_json(settlement.draft, problem),
        "by_solver": settlement.by_solver,
        "stopped": settlement.stopped,
    }
