"""The picks of a framework as a plan over a problem."""

from __future__ import annotations

from holdfast.document.framework import Framework
from holdfast.settlement.draft.plans import Plan
from holdfast.settlement.problem import Problem


def plan_of(framework: Framework, problem: Problem) -> Plan:
    """The plan that a framework is: what it picks on the issues of a problem; open picks are left out."""
    issues = {issue.id for issue in problem.issues}
    return Plan(framework.id, {issue: option for issue, option in framework.picks.items()
                               if option != "open" and issue in issues})
