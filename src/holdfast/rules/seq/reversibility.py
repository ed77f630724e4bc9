"""What cannot be undone: which acts commit which party for good, whether they are verified, and in which order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from holdfast.document.clause import Clause, Modal, Reversible
from holdfast.document.framework import Framework
from holdfast.document.roadmap_parts import Step
from holdfast.norms.due import At
from holdfast.norms.graph import DependencyGraph
from holdfast.rules.acts import RELEASE


@dataclass(frozen=True, slots=True)
class Commitment:
    """One thing that parties do: a step, or a duty that no step carries out."""

    id: str
    address: str
    by: tuple[str, ...]
    reversible: Reversible | None
    """As the step says it, or else as all clauses say it that the step carries out."""
    verified: bool
    """Whether somebody looks at it: a body that verifies the step, or means that observe the clause."""
    humanitarian: bool
    """Whether it is no bargaining chip: help for people, or the release of those who are held."""


@dataclass(frozen=True, slots=True)
class Balance:
    """Who is committed for good once one more thing is done."""

    id: str
    by: tuple[str, ...]
    due: At | None
    """The last moment at which it is done, where the text fixes it."""
    committed: Mapping[str, tuple[str, ...]]
    """Party → what it has done by then that cannot be undone, in order."""


def commitments(framework: Framework) -> tuple[Commitment, ...]:
    """The steps, and the duties to act once that no step carries out, in the order of the text."""
    carried = {id for step in framework.steps.values() for id in step.does}
    observed = {id for gate in framework.gates.values() if gate.evaluator for id in gate.needs}
    steps = [_of_step(id, step, framework, verified=id in observed) for id, step in framework.steps.items()]
    clauses = [_of_clause(id, clause, verified=id in observed) for id, clause in framework.clauses.items()
               if clause.modal is Modal.SHALL and id not in carried and not (clause.when and clause.when.continuous)]
    return (*steps, *clauses)


def declared(step: Step, framework: Framework) -> Reversible | None:
    """Whether a step can be undone: its own word, or that of the clauses it carries out, where all of them say it.

    What holds of several clauses is what can be undone least.
    """
    if step.reversible is not None or not step.does:
        return step.reversible
    said = [clause.reversible for id in step.does if (clause := framework.clauses.get(id)) is not None]
    known = [one for one in said if one is not None]
    if len(known) < len(step.does):
        return None
    return max(known, key=list(Reversible).index)


def balance(framework: Framework, graph: DependencyGraph, due: Mapping[str, At]) -> tuple[Balance, ...]:
    """Who is committed for good and by what, each time that something is done that cannot be undone.

    The order is that of the deadlines, then of what waits for what, then of the text; what has no date comes in its
    place in the order of waiting, after everything dated that it waits for.
    """
    rank = {id: level for level, ids in enumerate(graph.levels()) for id in ids}
    final = [one for one in commitments(framework) if one.reversible is Reversible.NO]
    committed: dict[str, tuple[str, ...]] = {}
    found = []
    for one in sorted(final, key=lambda one: _order(one, graph, due, rank)):
        for party in one.by:
            committed[party] = (*committed.get(party, ()), one.id)
        found.append(Balance(one.id, one.by, due.get(one.id), dict(committed)))
    return tuple(found)


def _order(one: Commitment, graph: DependencyGraph, due: Mapping[str, At], rank: Mapping[str, int],
           ) -> tuple[str, float, int]:
    own = due.get(one.id)
    waited = [at for id in graph.all_before(one.id) if (at := due.get(id)) is not None]
    at = own or max(waited, key=lambda at: at.high, default=None)
    return (at.anchor if at else "~", at.high if at else 0.0, rank[one.id])


def _of_step(id: str, step: Step, framework: Framework, *, verified: bool) -> Commitment:
    done = [clause for key in step.does if (clause := framework.clauses.get(key)) is not None]
    by = step.by or tuple(dict.fromkeys(who for clause in done for who in clause.who))
    helps = step.humanitarian or step.exchange is not None or any(_helps(clause) for clause in done)
    seen = bool(step.verified_by) or verified or any(clause.observe for clause in done)
    return Commitment(id, f"steps.{id}", by, declared(step, framework), seen, helps)


def _of_clause(id: str, clause: Clause, *, verified: bool) -> Commitment:
    return Commitment(
        id, f"clauses.{id}", clause.who, clause.reversible, bool(clause.observe) or verified, _helps(clause))


def _helps(clause: Clause) -> bool:
    words = (*clause.tags, clause.section or "", *clause.act)
    return bool(RELEASE.intersection(clause.act)) or any("humanitarian" in word for word in words)
