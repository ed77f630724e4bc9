"""What a text foresees only for when something goes wrong: an answer to a breach, or to a time that has run out.

No plan counts on it, so it is no step of an order, and neither is what waits for it.
"""

from __future__ import annotations

from collections.abc import Mapping

from holdfast.document.conditions import And, Condition, Not, Or, StateIs
from holdfast.document.conditions.ast import State
from holdfast.document.framework import Framework
from holdfast.norms.graph import WAITING, DependencyGraph
from holdfast.norms.norm import Link, Norm

_WRONG = frozenset({State.BREACHED, State.LAPSED, State.SUSPENDED})
_ANSWERS = frozenset({Link.LEST, Link.OTHERWISE})


def contingent(framework: Framework, norms: Mapping[str, Norm], graph: DependencyGraph) -> frozenset[str]:
    """The elements that begin only once something was breached, set aside, or not done in time."""
    found = {id for id, norm in norms.items() if _answers(norm)}
    waits = [edge for edge in graph.edges if edge.link in WAITING and edge.link is not Link.DOES]
    while True:
        more = {edge.waiting for edge in waits if edge.on in found}
        more |= {id for id, step in framework.steps.items() if step.does and found.issuperset(step.does)}
        if more <= found:
            return frozenset(found)
        found |= more


def _answers(norm: Norm) -> bool:
    if norm.start is not None and (norm.start.anchor or "").startswith("breach"):
        return True
    if norm.only_follows and all(source.link in _ANSWERS for source in norm.follows):
        return True
    return norm.condition is not None and _needs_wrong(norm.condition)


def _needs_wrong(condition: Condition) -> bool:
    """Whether a condition cannot come true unless something was breached, set aside, or not done in time."""
    match condition:
        case StateIs(state, _):
            return state in _WRONG
        case And(parts):
            return any(map(_needs_wrong, parts))
        case Or(parts):
            return all(map(_needs_wrong, parts))
        case Not(Not(part)):
            return _needs_wrong(part)
        case _:
            return False
